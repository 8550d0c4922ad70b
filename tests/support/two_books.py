"""A town at two times: a workbook as `skillmap sample` makes it, and how it may have been a year before."""

import datetime

NOW, BEFORE = datetime.date(2026, 3, 31), datetime.date(2025, 3, 31)


def table(sheet):
    """(columns by heading, rows of cells)"""
    rows = list(sheet.iter_rows())
    return {cell.value: i for i, cell in enumerate(rows[0]) if cell.value}, rows[1:]


def set_as_of(book, day):
    for row in book["設定"].iter_rows():
        if row[0].value == "基準日":
            row[1].value = day
        if row[0].value == "年度":
            row[1].value = day.year - 1  # the days are in March


def put(sheet, columns, **values):
    """A row at the end."""
    row = [None] * len(columns)
    for heading, value in values.items():
        row[columns[heading]] = value
    sheet.append(row)


def make(sample, now, before, transfers=120, changes=()):
    """Writes both books from a sample. `transfers` people were in the department behind theirs, in the order of the
    list. `changes` are functions of (now, before, departments), each a book of openpyxl and a list of codes."""
    import openpyxl
    books = {path: openpyxl.load_workbook(sample) for path in (now, before)}
    set_as_of(books[now], NOW)
    set_as_of(books[before], BEFORE)
    columns, rows = table(books[now]["所属"])
    codes = [row[columns["所属コード"]].value for row in rows]
    columns, people = table(books[before]["職員"])
    at = columns["所属コード"]
    moved = people[:: max(1, len(people) // transfers)][:transfers] if transfers else []
    for row in moved:
        row[at].value = codes[(codes.index(row[at].value) + 1) % len(codes)]
    for change in changes:
        change(books[now], books[before], codes)
    for path, book in books.items():
        book.save(path)


def merge(old, into, share=2):
    """A department `old` with every `share`-th member of `into` was merged into it."""
    def change(now, before, _):
        abolish(old, into)(now, before, _)
        move(before, into, old, share)
    return change


def abolish(old, successor=None):
    def change(now, before, _):
        columns, _rows = table(before["所属"])
        put(before["所属"], columns, 所属コード=old, 所属名=f"旧{old}課")
        put(now["所属"], columns, 所属コード=old, 所属名=f"旧{old}課", 有効終了日=BEFORE, 後継所属コード=successor)
    return change


def move(book, source, target, share=1):
    columns, rows = table(book["職員"])
    members = [row for row in rows if row[columns["所属コード"]].value == source]
    for row in members[::share]:
        row[columns["所属コード"]].value = target


def rename(code, name):
    """It had another name."""
    def change(_, before, __):
        columns, rows = table(before["所属"])
        for row in rows:
            if row[columns["所属コード"]].value == code:
                row[columns["所属名"]].value = name
    return change


def recode(old, new):
    """All of `new` had the code `old`."""
    def change(now, before, codes):
        abolish(old, new)(now, before, codes)
        move(before, new, old)
        drop(before, new)
    return change


def drop(book, code):
    columns, rows = table(book["所属"])
    for row in rows:
        if row[columns["所属コード"]].value == code:
            book["所属"].delete_rows(row[0].row)
            break
    for sheet in book:  # what else names it
        heads, others = table(sheet)
        if sheet.title != "所属" and "所属コード" in heads:
            for row in others:
                if row[heads["所属コード"]].value == code:
                    row[heads["所属コード"]].value = None


def create(code, members_from):
    """It is new: its members were elsewhere."""
    def change(_, before, __):
        move(before, code, members_from)
        drop(before, code)
    return change
