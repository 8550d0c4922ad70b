"""Reads every value of the first sheet with openpyxl, in its mode for large files.

    openpyxl_read.py FILE
"""
import datetime
import json
import resource
import sys
import time

import openpyxl

DAY_ZERO = datetime.datetime(1899, 12, 30)

user_start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
start = time.perf_counter()
texts = text_bytes = numbers = 0
total = 0.0
book = openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True)
for row in book.worksheets[0].iter_rows(values_only=True):
    for value in row:
        if value is None:
            continue
        if isinstance(value, str):
            texts += 1
            text_bytes += len(value.encode())
            continue
        if isinstance(value, datetime.datetime):
            value = (value - DAY_ZERO).days
        numbers += 1
        total += value
seconds = time.perf_counter() - start
usage = resource.getrusage(resource.RUSAGE_SELF)
print(json.dumps({"seconds": seconds, "user_seconds": usage.ru_utime - user_start,
                  "peak_kb": usage.ru_maxrss,
                  "texts": texts, "text_bytes": text_bytes, "numbers": numbers, "sum": total}))
