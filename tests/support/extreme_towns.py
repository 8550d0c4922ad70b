"""Towns at the edge of what there is, made of a sample town by openpyxl."""

import datetime

LONG_NAME = "総務部デジタル改革推進室情報政策課行政手続オンライン化担当" * 2 + "第一係、市民"


def _columns(sheet):
    return {cell.value: cell.column for cell in sheet[1]}


def _rows(sheet):
    return [row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value]


def many_trainings(town, out, count=200):
    """So many trainings for everybody, completed by all, by none, or by every second one; departments with long names."""
    import openpyxl
    book = openpyxl.load_workbook(town)
    departments, trainings, attendances = book["所属"], book["研修"], book["受講記録"]
    for row in _rows(departments):
        departments.cell(row, _columns(departments)["所属名"]).value = f"{LONG_NAME}{row}"
    staff = [book["職員"].cell(row, 1).value for row in _rows(book["職員"])]
    columns = _columns(trainings)
    for number in range(len(_rows(trainings)), count):
        name = f"見本の研修　その{number}（オンライン・演習つき）"
        values = {"研修名": name, "種別": ("必須", "選択", "推奨")[number % 3], "対象": "全職員", "反復": "一回"}
        trainings.append([values.get(heading) for heading in columns])
        for person in staff[::{1: 1, 2: 2}.get(number % 4, len(staff) + 1)] if number % 4 else []:
            values = {"職員番号": person, "研修": name, "受講日": datetime.date(2025, 6, 2), "状態": "修了"}
            attendances.append([values.get(heading) for heading in _columns(attendances)])
    book.save(out)
    return out


def nothing_applies(town, out):
    """Nobody has a persona, no training is for anybody, there are no targets and no practices."""
    import openpyxl
    book = openpyxl.load_workbook(town)
    staff, trainings, practices = book["職員"], book["研修"], book["DX実践"]
    for row in _rows(staff):
        staff.cell(row, _columns(staff)["人材像"]).value = None
    for row in range(2, trainings.max_row + 1):
        trainings.cell(row, _columns(trainings)["対象"]).value = "人材像:見当たらない人材像"
    practices.delete_rows(2, practices.max_row)
    del book["目標"]
    book.save(out)
    return out
