"""Registers of qualifications with invented people, and what they come to, worked out apart from the program."""

import calendar
import collections
import datetime
import random

AS_OF = datetime.date(2026, 3, 31)
HEADINGS = ("職員番号", "資格名", "合格日", "有効期限", "受験日", "合否", "受験料", "テキスト代", "交通費", "支給申請日", "支給日")
EXAMS = ("ITパスポート", "基本情報技術者", "応用情報技術者", "G検定")
DESIGNATED = "自治体業務とデジタル技術の知見を兼ね備えた人材"


def town(seed, people=40, departments=5):
    """[(number, name, department, persona, appointment, status)]"""
    rng = random.Random(seed)
    return [(f"{i:06}", f"見本 {i}", f"{rng.randint(1, departments):04}", rng.choice((DESIGNATED, "", "")),
             rng.choice(("正規", "正規", "正規", "会計年度任用職員")), rng.choice(("在籍",) * 9 + ("退職",)))
            for i in range(1, people + 1)]


def register(seed, staff, rows=90):
    """Rows in the order of HEADINGS: no two of one person, exam and day."""
    rng = random.Random(seed)

    def day(first, last):
        return first + datetime.timedelta(days=rng.randint(0, (last - first).days))

    made, seen = [], set()
    while len(made) < rows:
        number, exam = rng.choice(staff)[0], rng.choice(EXAMS)
        taken = day(datetime.date(2023, 4, 1), datetime.date(2026, 5, 31)) if rng.random() < 0.85 else None
        result = rng.choice(("合格",) * 5 + ("不合格",) * 3 + ("欠席", "未確認", None))
        passed = None
        if result == "合格" or (result is None and taken is None):
            passed = (taken or day(datetime.date(2023, 4, 1), AS_OF)) + datetime.timedelta(days=rng.randint(0, 40))
        expires = None
        if passed:
            expires = rng.choice((None, "なし", "不明", passed + datetime.timedelta(days=rng.randint(30, 1100))))
        if (number, exam, taken, "t") in seen or (number, exam, passed, "p") in seen:
            continue
        seen |= {(number, exam, taken, "t")} if taken else set()
        seen |= {(number, exam, passed, "p")} if passed else set()
        fee = rng.choice((7500, 7500, 5700, 0, "7,500円", None))
        paid = passed + datetime.timedelta(days=60) if passed and rng.random() < 0.2 else None
        made.append((number, exam, passed, expires, taken, result, fee, rng.choice((None, None, 0, 2200)),
                     rng.choice((None, 0, 640)), None, paid))
    return made


def write(path, scheme, staff, rows, settings=(), headings=HEADINGS, as_of=AS_OF):
    import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets = {"設定": [("項目", "値"), ("団体名", "見本市"), ("制度", scheme), ("基準日", as_of), *settings],
              "所属": [("所属コード", "所属名"), *((code, f"見本{code}課") for code in sorted({one[2] for one in staff}))],
              "職員": [("職員番号", "氏名", "所属コード", "人材像", "任用区分", "在籍状況"), *staff], "資格": [headings, *rows]}
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def yen(value):
    return int(value.replace(",", "").replace("円", "")) if isinstance(value, str) else value


def attempt(row, as_of=AS_OF):
    passed, taken, result = row[2], row[4], row[5]
    if taken and taken > as_of:
        return "later"
    if passed and passed > as_of:
        return "unknown" if taken else "later"
    if result is None:
        return "passed" if passed or not taken else "unknown"
    return {"合格": "passed", "不合格": "failed", "欠席": "absent", "未確認": "unknown"}[result]


def months_after(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def expiry(rows, at, within, as_of=AS_OF):
    row = rows[at]
    if attempt(row, as_of) != "passed":
        return None
    end = row[3]
    if end is None or isinstance(end, str):
        return {None: "not_written", "なし": "never", "不明": "unknown"}[end]
    if end > months_after(as_of, within):
        return "later"
    for other, one in enumerate(rows):
        if other == at or one[:2] != row[:2] or attempt(one, as_of) != "passed":
            continue
        if one[3] == "なし" or (isinstance(one[3], datetime.date) and one[3] > end):
            return "renewed"
        if (one[3] is None or one[3] == "不明") and one[2] and row[2] and one[2] > row[2]:
            return "renewed"
    return "expired" if end < as_of else "soon"


def counted(staff, fiscal_year_appointees):
    return {one[0]: one for one in staff if one[5] == "在籍" and (fiscal_year_appointees or one[4] == "正規")}


def rates(staff, rows, fiscal_year_appointees, as_of=AS_OF):
    """{("departments" | "months" | "exams" | "whole", key): [people passed, known, attempts passed, known, unknown, absent]}"""
    people = counted(staff, fiscal_year_appointees)
    groups = collections.defaultdict(list)
    for row in rows:
        state = attempt(row, as_of)
        if row[0] not in people or state == "later":
            continue
        for key in (("departments", people[row[0]][2]), ("months", row[4].strftime("%Y-%m") if row[4] else None),
                    ("exams", row[1]), ("whole", None)):
            groups[key].append((row[0], state))
    for one in people.values():
        groups[("departments", one[2])] += []
    said = {}
    for key, attempts in groups.items():
        known = [one for one in attempts if one[1] in ("passed", "failed")]
        passed = [one for one in known if one[1] == "passed"]
        said[key] = [len({one[0] for one in passed}), len({one[0] for one in known}), len(passed), len(known),
                     sum(state == "unknown" for _, state in attempts), sum(state == "absent" for _, state in attempts)]
    return said
