"""Millions of people in PostgreSQL: the stages by the views against those of the program, in one run, and every row compared.

    tests/bench/measure_warehouse.py [MUNICIPALITIES [STAFF]]      60 municipalities of 50,000 people, and half as many

The server is one of its own with fsync off, in a temporary folder. The program's time is that from records in memory."""

import json
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
from tests.support import postgres  # noqa: E402

BENCH = ROOT / "build/bench/bin/skillmap_bench_warehouse"
ROWS = "load_id, staff_id, persona, persona_id, reached, undecided"


def timed(server, sql):
    begin = time.perf_counter()
    rows = server.ask("SET search_path TO skillmap; SET work_mem TO '256MB'; SET jit = off; " + sql)
    return time.perf_counter() - begin, rows


def measure(municipalities, staff):
    with postgres.Server(shared_buffers="2GB", max_wal_size="16GB", maintenance_work_mem="512MB") as server:
        done = subprocess.run([BENCH, server.url(), str(municipalities), str(staff)], check=True, capture_output=True, text=True)
        result = {"people": municipalities * staff, **json.loads(done.stdout)}
        one, _ = timed(server, "SELECT count(*), sum(reached) FROM stage WHERE load_id = (SELECT max(load_id) FROM load)")
        result["view_of_one_municipality_seconds"] = round(one, 3)
        whole, _ = timed(server, f"CREATE TABLE computed AS SELECT {ROWS} FROM stage")
        result["view_of_all_seconds"] = round(whole, 3)
        own, computed = f"SELECT {ROWS} FROM stage_result", f"SELECT {ROWS} FROM computed"
        for name, first, second in (("only_native", own, computed), ("only_sql", computed, own)):
            result[name] = int(timed(server, f"SELECT count(*) FROM ({first} EXCEPT ALL {second}) d")[1][0][0])
        result["rows"] = int(timed(server, "SELECT count(*) FROM computed")[1][0][0])
        result["database_mb"] = int(timed(server, "SELECT pg_database_size(current_database()) / 1000000")[1][0][0])
    print(json.dumps(result))


def main():
    municipalities = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    staff = int(sys.argv[2]) if len(sys.argv) > 2 else 50_000
    for towns in (max(1, municipalities // 2), municipalities):
        measure(towns, staff)


if __name__ == "__main__":
    main()
