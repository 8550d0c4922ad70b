"""The facts of a workbook as `skillmap sample` makes it, read by openpyxl for the rules of rules.py."""

import datetime

from tests.oracle import rules
from tests.support import two_books

EXCEL = "Excel Lv"


def day(value):
    return value.date() if isinstance(value, datetime.datetime) else value


def rows(book, sheet):
    """The rows of a sheet as dictionaries by its headings."""
    columns, found = two_books.table(book[sheet])
    for row in found:
        cells = {heading: row[at].value for heading, at in columns.items()}
        if any(value is not None for value in cells.values()):
            yield {heading: day(value) for heading, value in cells.items()}


def several(cell):
    return tuple(one for one in str(cell or "").replace("、", ";").split(";") if one)


def targets(cell):
    return tuple(tuple(one.split(":")) if ":" in one else one for one in several(cell)) or (rules.EVERYBODY,)


def tool_checks(book):
    """One for each person and day; the Excel checklist of that day with it."""
    checks = {}
    for sheet in (name for name in book.sheetnames if name.startswith("ツール点検")):
        for row in rows(book, sheet):
            check = checks.setdefault((row["職員番号"], row["点検日"]), ({}, set()))
            for heading, value in row.items():
                if heading.startswith(EXCEL):
                    if value is not None:
                        check[1].add(heading.split(" ", 2)[2])
                elif heading in rules.OTHER_TOOLS and value is not None:
                    check[0][heading] = value
    return checks


def dated_tool_checks(path):
    """(day, rules.ToolCheck) of every answer."""
    import openpyxl
    return [(when, rules.ToolCheck(number, levels, frozenset(boxes)))
            for (number, when), (levels, boxes) in tool_checks(openpyxl.load_workbook(path)).items()]


def read(path, as_of):
    import openpyxl
    book = openpyxl.load_workbook(path)
    code = {}
    trainings = []
    for row in rows(book, "研修"):
        code[row["研修名"]] = code[row["研修コード"]] = row["研修コード"]
        trainings.append(rules.Training(row["研修コード"], row["研修名"], row["種別"], targets(row["対象"]),
                                        row["反復"] == "毎年度", several(row["対応スキル要件"])))
    staff = [rules.Staff(row["職員番号"], row["氏名"], row["所属コード"], several(row["人材像"]), several(row["セグメント"]),
                         row["職位"], row["役職区分"], row["任用区分"], row["在籍状況"], several(row["兼務所属コード"]))
             for row in rows(book, "職員")]
    homes = {one.department for one in staff}
    departments = [rules.Department(row["所属コード"], row["所属名"], row["部局名"]) for row in rows(book, "所属")
                   if row["所属コード"] in homes or row["有効終了日"] is None or as_of <= row["有効終了日"]]
    town = rules.Town(as_of, departments, staff, trainings)
    town.attendance = [rules.Attendance(row["職員番号"], code[row["研修"]], row["受講日"], row["状態"])
                       for row in rows(book, "受講記録") if row["受講日"]]
    town.experience = [rules.Experience(row["案件コード"], row["職員番号"], row["役割"], row["開始日"], row["終了日"])
                       for row in rows(book, "実務経験")]
    town.qualifications = [rules.Qualification(row["職員番号"], row["資格名"], row["合格日"]) for row in rows(book, "資格")]
    town.attestations = [rules.Attestation(row["職員番号"], row["確認事項"], row["確認者"], row["確認日"])
                         for row in rows(book, "確認")]
    for sheet in (name for name in book.sheetnames if name.startswith("自己点検")):
        for row in rows(book, sheet):
            levels = {skill: row.get(skill) for skill in rules.SYSTEMS_SKILLS}
            town.self_checks.append(rules.SelfCheck(row["職員番号"], row["点検日"], levels))
    town.tool_checks = [rules.ToolCheck(number, levels, frozenset(boxes))
                        for (number, when), (levels, boxes) in tool_checks(book).items() if when <= as_of]
    town.practices = [rules.Practice(row["所属コード"], row["件名"], row["実施日"]) for row in rows(book, "DX実践")
                      if row["実施日"]]
    return town
