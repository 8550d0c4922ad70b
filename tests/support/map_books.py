"""Skill maps that were never made by us, with invented people, made by openpyxl: one function for each look.

Each returns the people as [(number or None, name, department or None, {skill: level})]: what is there to be read."""

import os

os.environ.setdefault("OPENPYXL_LXML", "False")

PM, CM, GOAL, NEED, DATA, USER = ("プロジェクトマネジメント", "変革マネジメント", "変革ゴール設定", "DXの必要性理解",
                                  "データ理解/活用", "顧客/ユーザー理解")
SKILLS = [PM, CM, GOAL, DATA]
PEOPLE = [("001001", "見本 一郎", "総務課", (2, 1, 0, 3)), ("001002", "見本 二葉", "総務課", (1, None, 2, 0)),
          ("001003", "例示 三郎", "企画課", (3, 3, 3, 3)), ("001004", "架空 五月", "企画課", (0, 1, 1, None)),
          ("001005", "仮名 六花", "税務課", (1, 2, 3, 1))]
MARKS = {None: None, 0: "×", 1: "△", 2: "○", 3: "◎"}


def truth(people=None, skills=None, number=True, department=True):
    return [(one[0] if number else None, one[1], one[2] if department else None,
             {skill: level for skill, level in zip(skills or SKILLS, one[3]) if level is not None})
            for one in people or PEOPLE]


def book(path, *sheets):
    """Each sheet: (name, rows, merged ranges)."""
    import openpyxl
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows, merged in sheets:
        sheet = made.create_sheet(name)
        for r, row in enumerate(rows, 1):
            for c, value in enumerate(row, 1):
                if value is not None:
                    sheet.cell(r, c, value)
        for cells in merged:
            sheet.merge_cells(cells)
    if path is not None:
        made.save(path)
    return made


def plain(path):
    """Titles and notes above, headings of two merged rows, totals at the right and below, remarks."""
    rows = [["令和8年度 デジタルスキルマップ"], ["※ 0～3の数字で記入してください。"], [],
            ["No", "所属", "職員番号", "氏名", "共通", None, None, "業務高度化", "合計", "備考"],
            [None, None, None, None, *SKILLS, None, None]]
    for i, (number, name, department, levels) in enumerate(PEOPLE, 1):
        rows.append([i, department, number, name, *levels, sum(x or 0 for x in levels), "異動予定" if i == 2 else None])
    rows += [["合計", None, None, None, 7, 7, 9, 7, 30], [None, None, None, "平均", 1.4, 1.75, 1.8, 1.75, 6]]
    book(path, ("R8", rows, ["A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:G4", "I4:I5", "J4:J5", "A11:D11"]),
         ("記入方法", [["このファイルの使い方"], ["1. 自分の行に記入します。"]], []))
    return truth()


def across_with_marks(path):
    """Skills down with groups merged at the left, people across under their departments, marks with a legend."""
    rows = [["スキル点検表"], ["【凡例】◎：3（指導できる）　○：2（一人でできる）　△：1（支援があればできる）　×：0（できない）"],
            [None, "所属", None, "総務課", None, "企画課", None, "税務課"],
            ["区分", "スキル", "必要レベル", *[one[1] for one in PEOPLE], "平均"]]
    groups = ["共通", None, None, "業務高度化"]
    for i, skill in enumerate(SKILLS):
        levels = [MARKS[one[3][i]] for one in PEOPLE]
        rows.append([groups[i], skill, "○", *levels, 1.5])
    rows.append([None, "◎の数", None, 1, 0, 4, 0, 1])
    book(path, ("横", rows, ["A5:A7", "D3:E3", "F3:G3", "B3:C3"]))
    return truth(number=False)


def sheet_for_each_department(path):
    """One sheet for each department, without numbers and without a column of departments."""
    sheets = []
    for department in ("総務課", "企画課", "税務課"):
        rows = [[f"{department} スキル一覧"], ["氏名", "職名", *SKILLS, "合計"]]
        for number, name, own, levels in PEOPLE:
            if own == department:
                rows.append([name, "主任", *[f"Lv{x}" if x is not None else None for x in levels], "=1"])
        rows.append(["課平均", None, 1, 2, 1, 1])
        sheets.append((department, rows, ["A1:G1"]))
    book(path, *sheets)
    return truth(number=False)


def sheet_for_each_person(path):
    """A sheet for each person: labels above, skills down, what is now and what is wanted."""
    sheets = [("はじめに", [["自己点検票の記入方法"]], [])]
    for number, name, department, levels in PEOPLE:
        rows = [["デジタルスキル自己点検票"], [], ["職員番号", number, None, "氏名", name], ["所属", department, None, "記入日", "2026-09-01"],
                [], ["区分", "スキル", "説明", "目標", "自己評価"]]
        for i, skill in enumerate(SKILLS):
            rows.append(["共通" if i < 3 else "業務", skill, "できることの説明", 3, levels[i]])
        rows += [[], ["所属長確認", None, None, "氏名", "例示 課長"]]
        sheets.append((name.replace(" ", ""), rows, ["A7:A9"]))
    book(path, *sheets)
    return truth()


def three_rows_of_headings(path):
    """Headings of three merged rows: group, skill, now and wanted. Departments merged downwards, necessary levels."""
    rows = [["部局", "課名", "氏名", "共通", None, None, None, "業務", None, None, None],
            [None, None, None, PM, None, CM, None, GOAL, None, DATA, None],
            [None, None, None, *["現在", "目標"] * 4], [None, None, "必要レベル", *[2, 3] * 4]]
    for number, name, department, levels in PEOPLE:
        row = ["総務部" if department != "税務課" else "市民部", department, f"{name}（{department}）"]
        for level in levels:
            row += [level, 3]
        rows.append(row)
    rows[5][0] = rows[5][1] = None
    rows[7][1] = None
    merged = ["A1:A3", "B1:B3", "C1:C3", "D1:G1", "H1:K1", "D2:E2", "F2:G2", "H2:I2", "J2:K2", "B5:B6", "B7:B8", "A5:A8"]
    rows[6][0] = rows[7][0] = None
    book(path, ("スキル", rows, merged))
    return truth(number=False)


def departments_above_and_repeated_headings(path):
    """Departments in rows of their own, headings repeated below them, blank rows, full-width digits, a second table."""
    rows = [["スキルマップ"], []]
    for department in ("総務課", "企画課", "税務課"):
        rows += [[f"■{department}"], ["職員番号", "氏名", *SKILLS, "得点"]]
        for number, name, own, levels in PEOPLE:
            if own == department:
                rows.append([number, name, *["０１２３"[x] if x is not None else None for x in levels], 5])
        rows += [["小計", None, 1, 2, 3, 4], []]
    rows += [["所属別の人数"], ["所属", "人数"], ["総務課", 2], ["企画課", 2], ["税務課", 1]]
    book(path, ("一覧", rows, []))
    return truth()


def hidden_and_helper_columns(path):
    """Numbers in a hidden column, points for marks in helper columns, last year's levels hidden."""
    rows = [["職員番号", "職員名", "課室"]]
    for skill in SKILLS:
        rows[0] += [skill, f"{skill}（点）"]
    rows[0] += [PM, "勤続年数"]
    for number, name, department, levels in PEOPLE:
        row = [number, name, department]
        for level in levels:
            row += [MARKS[level], level]
        rows.append([*row, 1, 3])
    made = book(None, ("点検", rows, []))
    sheet = made["点検"]
    sheet.column_dimensions["A"].hidden = True
    sheet.column_dimensions["L"].hidden = True
    sheet.row_dimensions[4].hidden = True
    old = made.create_sheet("R7（旧）")
    for row in rows:
        old.append(row)
    old.sheet_state = "hidden"
    made.save(path)
    return truth()


LOOKS = [plain, across_with_marks, sheet_for_each_department, sheet_for_each_person, three_rows_of_headings,
         departments_above_and_repeated_headings, hidden_and_helper_columns]


def ticks_for_levels_and_ditto_marks(path):
    """A column for each level with a tick in one of them; 〃 for the department above."""
    rows = [["所属", "氏名", *[x for skill in SKILLS for x in (skill, None, None, None)]],
            [None, None, *["Lv0", "Lv1", "Lv2", "Lv3"] * len(SKILLS)]]
    before = None
    for number, name, department, levels in PEOPLE:
        row = ["〃" if department == before else department, name]
        for level in levels:
            row += ["○" if level == x else None for x in range(4)]
        rows.append(row)
        before = department
    book(path, ("チェック", rows, ["A1:A2", "B1:B2", "C1:F1", "G1:J1", "K1:N1", "O1:R1"]))
    return truth(number=False)


def two_tables_and_struck_out(path):
    """Tools in a second table below, of people without numbers; somebody who has left is struck out."""
    from openpyxl.styles import Font
    rows = [["課名", "職員番号", "氏名", *SKILLS]]
    rows += [[department, number, name, *levels] for number, name, department, levels in PEOPLE]
    rows.insert(3, ["総務課", "001009", "架空 退職", 3, 3, 3, 3])
    rows += [[None, None, "記入済人数", 5, 4, 5, 4], [], ["２　ツール"], ["氏名", "課名", "Excel", "Word"]]
    rows += [[name, department, 1, 2] for number, name, department, levels in PEOPLE]
    made = book(None, ("推進員", rows, []))
    for cell in made["推進員"][4]:
        cell.font = Font(strike=True)
    made.save(path)
    return truth()


LOOKS += [ticks_for_levels_and_ditto_marks, two_tables_and_struck_out]
