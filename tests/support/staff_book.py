"""A small workbook in WG form with invented people, made by openpyxl, for tests that put records into it."""

import datetime

STAFF = [("000001", "見本 一郎", "0100", "DX推進員", "ichiro@example.jp", "在籍"),
         ("000002", "見本 二葉", "0200", "一般行政職員", "futaba@example.jp", "在籍"),
         ("000003", "例示 三郎", "0100", "DX推進員", None, "在籍"),
         ("000004", "例示 三郎", "0200", "DX推進員", None, "在籍"),
         ("000005", "架空 五月", "0100", "DX推進員", "satsuki@example.jp", "退職")]
SHEETS = {
    "設定": [("項目", "値"), ("団体名", "見本市"), ("制度", "wg-tokyo-2025"), ("基準日", datetime.date(2027, 3, 31))],
    "所属": [("所属コード", "所属名"), ("0100", "総務課"), ("0200", "企画課")],
    "職員": [("職員番号", "氏名", "所属コード", "人材像", "メール", "在籍状況"), *STAFF],
    "研修": [("研修コード", "研修名"), ("T1", "情報セキュリティ研修"), ("T2", "データ活用研修")],
    "自己点検": [("職員番号", "氏名", "所属名", "点検日", "プロジェクトマネジメント", "変革マネジメント", "備考")],
    "ツール点検": [("職員番号", "点検日", "Excel")],
    "受講記録": [("職員番号", "研修", "受講日", "状態")],
}


def make(path, without=(), **sheets):
    """Writes the book. Sheets of that name, and others, take the place of those above."""
    import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in {**SHEETS, **sheets}.items():
        if name in without:
            continue
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def rows(path, sheet):
    """The rows of a sheet as tuples, without blank ones at the end of each."""
    import openpyxl
    cells = []
    for row in openpyxl.load_workbook(path)[sheet].iter_rows():
        values = [cell.value.date().isoformat() if isinstance(cell.value, datetime.datetime) else cell.value
                  for cell in row]
        while values and values[-1] is None:
            values.pop()
        cells.append(tuple(values))
    return cells
