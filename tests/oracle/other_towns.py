"""Small towns of other schemes, as tables, and what follows from the sums that their dashboards show.

A table has a line for people who are alike:

    総務課 正規 5人 ITパスポート

the department, who they are (see KINDS), how many, and what they passed, completed or can do."""

import datetime

from tests.oracle.attacker import FEW
from tests.oracle.possible import Fact, Possible, plus

AS_OF = datetime.date(2026, 3, 31)
DAY = datetime.date(2025, 5, 1)

# Columns of the staff.
KINDS = {
    "正規": {}, "会計年度": {"任用区分": "会計年度任用職員"},
    "指定": {"人材像": "自治体業務とデジタル技術の知見を兼ね備えた人材"}, "DX推進リーダー": {"人材像": "DX推進リーダー"},
    "主事・主任級": {"職位": "主事"}, "主査・係長級": {"職位": "主査"}, "課長補佐・課長級": {"職位": "課長"}}


def of_table(table):
    """[(department, who, people, [what they did])]"""
    lines = [line.split() for line in table.strip().splitlines()]
    return [(department, who, int(people.removesuffix("人")), did) for department, who, people, *did in lines]


def codes(town):
    return {name: f"{place:04}" for place, name in enumerate(dict.fromkeys(row[0] for row in town), 100)}


def write(town, scheme, path):
    import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.active)
    sheets = {title: headings.split() for title, headings in (
        ("設定", "項目 値"), ("所属", "所属コード 部局名 所属名"), ("職員", "職員番号 氏名 所属コード 任用区分 職位 人材像 在籍状況"),
        ("資格", "職員番号 資格名 取得日"), ("受講記録", "職員番号 研修 受講日 状態"), ("確認", "職員番号 確認事項 確認者 確認日"))}
    for title, headings in sheets.items():
        book.create_sheet(title).append(headings)
    for row in (("団体名", "試験町"), ("制度", scheme), ("評価基準", scheme), ("基準日", AS_OF), ("年度", 2025)):
        book["設定"].append(row)
    for name, code in codes(town).items():
        book["所属"].append((code, "部", name))
    number = 0
    for department, who, people, did in town:
        staff = {"任用区分": "正規", "職位": "主事", "人材像": None, **KINDS[who]}
        for _ in range(people):
            number += 1
            book["職員"].append((f"{number:06}", f"氏{number}", codes(town)[department], *staff.values(), "在籍"))
            for one in did:
                record = (f"{number:06}", one)
                if "研修" in one:
                    book["受講記録"].append((*record, DAY, "修了"))
                elif who == "DX推進リーダー":
                    book["確認"].append((*record, "所属長", DAY))
                else:
                    book["資格"].append((*record, DAY))
    book.save(path)


def attack_sums(town, figures, counted):
    """What follows about the groups - who is alike in a department - from figures that count those who did anything."""
    possible, groups = Possible(), {}
    for department, who, people, did in town:
        before, done = groups.get((codes(town)[department], who), (0, 0))
        groups[codes(town)[department], who] = before + people, done + (people if did else 0)
    unknown = {group: possible.unknown(people, done) for group, (people, done) in groups.items()}
    for figure in figures:
        if figure.numerator is None or figure.name not in counted:
            continue
        here = [group for group in groups if figure.code in ("", group[0]) and group[1] in counted[figure.name]]
        people = sum(groups[group][0] for group in here)
        possible.says(plus({}, *(unknown[group] for group in here)), figure.numerator, figure.numerator, figure,
                      people >= FEW and figure.numerator in (0, people))
    facts = [Fact((group,), "した人数", unknown[group], done, people) for group, (people, done) in groups.items()
             if people < FEW]
    return possible, facts
