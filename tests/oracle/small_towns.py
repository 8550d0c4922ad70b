"""Small towns: a catalogue of trainings, towns at random or written down as tables, and their workbooks.

A town is one of rules.py. A table of a town has a line for people who did the same:

    総務課  課長      安全 組織
    総務課  係員 4人  安全 意識（免除） リード

the department, who they are (see KINDS), how many, and what they completed by the names of the catalogue; ツール and リード
are people who use a tool, and who led a project for more than a year."""

import collections
import dataclasses
import datetime
import random
import re

from tests.oracle import rules

AS_OF = datetime.date(2026, 3, 31)
ATTENDED_ON = datetime.date(2025, 6, 1)
MONTH_ENDS = [datetime.date(2025, month + 1, 1) - datetime.timedelta(1) for month in range(4, 12)]
LED = datetime.date(2024, 1, 1), datetime.date(2025, 6, 30)
TOOL = "Teams"
TOOL_SKILL = "ツール活用（コミュニケーションツール）"
MANAGER_GRADE, SENIOR_GRADE, STAFF_GRADE = "管理職", "主任以上", "一般職員"


def _personas(*names):
    return tuple(("人材像", name) for name in names)


ALL = (rules.EVERYBODY,)
LEADERS = (("セグメント", rules.LEADER_SEGMENT),)
PROMOTERS = _personas(rules.PROMOTER, rules.DX_OFFICE)
SHARED = _personas(rules.PROMOTER, rules.DX_OFFICE, rules.MANAGER)

# name, category, whom it is meant for, skills that it serves
CATALOGUE = {name: rules.Training(name, name, kind, targets, False, skills) for name, kind, targets, skills in (
    ("意識", "推奨", ALL, ("DXの必要性理解",)),
    ("思考", "推奨", ALL, ("顧客/ユーザー理解",)),
    ("基礎", "推奨", ALL, ("行政職員のためのデジタル技術の基礎知識",)),
    ("安全", "必須", ALL, ("セキュリティリテラシー", "プライバシー保護理解")),
    ("企画", "推奨", _personas(rules.PROMOTER, rules.DX_OFFICE, rules.SYSTEMS), ("プロジェクトマネジメント",)),
    ("設計", "推奨", SHARED, ("価値発見/定義", "変革ゴール設定")),
    ("分析", "推奨", PROMOTERS, ("データ理解/活用",)),
    ("改善", "推奨", SHARED, ("業務分析/BPR", "変革ゴール設定", "変革推進サポート")),
    ("検証", "推奨", PROMOTERS, ("サービス検証(顧客/ユーザー視点)",)),
    ("統制", "推奨", SHARED, ("庁内ITガバナンスに対する理解",)),
    ("変革", "推奨", _personas(rules.DX_OFFICE), ("変革マネジメント",)),
    ("実装", "推奨", _personas(rules.DX_OFFICE), ("データ・AI活用業務の設計・事業実装・評価",)),
    ("管理", "推奨", _personas(rules.SYSTEMS), ("システム管理",)),
    ("防御", "推奨", _personas(rules.SYSTEMS), ("サイバーセキュリティ",)),
    ("組織", rules.MANDATORY, (("役職区分", MANAGER_GRADE),), ()),
    ("事故", rules.MANDATORY, (("役職区分", MANAGER_GRADE),), ()),
    ("主任", rules.MANDATORY, (("役職区分", SENIOR_GRADE),), ()),
    ("入門", rules.LEADER_MANDATORY, LEADERS, ()),
    ("推進", rules.LEADER_MANDATORY, LEADERS, ()),
    ("選択一", rules.ELECTIVE, ALL, ()),
    ("選択二", rules.ELECTIVE, ALL, ()),
    ("選択三", rules.ELECTIVE, ALL, ()),
)}

# who: (personas, grade, leader of DX)
KINDS = {"課長": ((rules.MANAGER,), MANAGER_GRADE, False), "一般課長": ((rules.GENERAL,), MANAGER_GRADE, False),
         "主任": ((rules.GENERAL,), SENIOR_GRADE, False), "係員": ((rules.GENERAL,), STAFF_GRADE, False),
         "推進員": ((rules.PROMOTER,), STAFF_GRADE, True), "推進員補": ((rules.PROMOTER,), STAFF_GRADE, False),
         "主任推進員": ((rules.PROMOTER,), SENIOR_GRADE, True), "全庁担当": ((rules.DX_OFFICE,), STAFF_GRADE, False),
         "主任全庁担当": ((rules.DX_OFFICE,), SENIOR_GRADE, False), "情報担当": ((rules.SYSTEMS,), STAFF_GRADE, False),
         "情報全庁担当": ((rules.SYSTEMS, rules.DX_OFFICE), STAFF_GRADE, False)}


LEADING = [kind for kind, (personas, _, _) in KINDS.items() if {rules.PROMOTER, rules.DX_OFFICE} & set(personas)]


class Builder:
    """Adds people to a town, one by one."""

    def __init__(self, trainings):
        self.town = rules.Town(AS_OF, [], [], list(trainings))
        self._codes = {}

    def add(self, department, kind, tool=None, led=False):
        if department not in self._codes:
            self._codes[department] = f"{len(self._codes) + 100:04}"
            self.town.departments.append(rules.Department(self._codes[department], department, "部"))
        personas, grade, leader = KINDS[kind]
        number = len(self.town.staff) + 1
        person = rules.Staff(f"{number:06}", f"氏{number}", self._codes[department], personas,
                             (rules.LEADER_SEGMENT,) if leader else (), "課長" if grade == MANAGER_GRADE else "主事", grade,
                             "正規", "在籍")
        self.town.staff.append(person)
        if tool is not None:
            self.town.tool_checks.append(rules.ToolCheck(person.number, {TOOL: tool}, frozenset()))
        if led:
            self.town.experience.append(rules.Experience("P1", person.number, "リード", *LED))
        return person

    def attend(self, person, training, state):
        self.town.attendance.append(rules.Attendance(person.number, training, ATTENDED_ON, state))


def of_table(trainings, table):
    """The town of a table that offers these trainings, both as text."""
    builder = Builder(CATALOGUE[name] for name in trainings.split())
    for line in table.strip().splitlines():
        department, kind, *words = line.split()
        times = int(words.pop(0)[:-1]) if words and re.fullmatch(r"\d+人", words[0]) else 1
        others = {"ツール", "リード"} & set(words)
        for _ in range(times):
            person = builder.add(department, kind, 1 if "ツール" in others else None, "リード" in others)
            for word in words:
                if word not in others:
                    name = word.removesuffix("（免除）")
                    builder.attend(person, CATALOGUE[name].name, "修了" if word == name else "免除")
    return builder.town


# What other towns do: trainings left out, or offered otherwise.
OTHER_CATALOGUES = [
    {}, {}, {}, {"組織": None, "事故": None}, {"選択一": None, "選択三": None}, {"主任": None}, {"設計": None, "統制": None},
    {"安全": {"kind": "推奨"}}, {"思考": {"kind": rules.MANDATORY}}, {"意識": {"targets": _personas(rules.GENERAL)}},
    {"主任": {"targets": (("役職区分", SENIOR_GRADE), ("役職区分", MANAGER_GRADE))}}]
SIZES = [1, 2, 3, 3, 4, 4, 5, 6, 7, 8, 9, 10, 12]


def at_random(seed):
    """Departments of 1 to 12 people, with one manager each."""
    chance = random.Random(seed)
    changes = chance.choice(OTHER_CATALOGUES)
    builder = Builder(dataclasses.replace(one, **changes.get(one.name) or {}) for one in CATALOGUE.values()
                      if changes.get(one.name, {}) is not None)
    usual = chance.choice([.2, .5, .7, .9, .95])
    rates = {name: min(.98, max(.03, usual + chance.uniform(-.3, .3))) for name in CATALOGUE}
    exempted = chance.choice([0, 0, 0, .03])
    share_of_tools = chance.choice([0, 0, .8])
    kinds = Kinds(chance)
    departments = chance.choice([3, 3, 4, 4, 5, 6])
    for number in range(departments):
        for place in range(chance.choice(SIZES)):
            kind = kinds.manager if place == 0 else kinds.draw(number == departments - 1)
            tool = chance.choice([0, 1, 2]) if chance.random() < share_of_tools else None
            person = builder.add(f"課{number + 1}", kind, tool, kind in LEADING and chance.random() < .5)
            diligence = chance.choice([-.3, 0, 0, .3])
            for training in builder.town.trainings:
                if not rules.concerns(training, person):
                    continue
                if chance.random() < exempted:
                    builder.attend(person, training.name, "免除")
                elif chance.random() < rates[training.name] + diligence:
                    builder.attend(person, training.name, "修了")
    return builder.town


def over_months(town, seed):
    """The same town at the end of a month of the year after, in whose months its people did what they did."""
    chance = random.Random(seed)
    today = chance.choice(MONTH_ENDS[2:])
    busy = chance.choice([1, 2, 4])  # months in which most trainings take place
    months = [chance.choice(MONTH_ENDS) for _ in range(busy)]
    attendance = []
    for one in town.attendance:
        end = chance.choice(months) if chance.random() < .8 else chance.choice(MONTH_ENDS)
        attendance.append(dataclasses.replace(one, date=end.replace(day=1)))
    return dataclasses.replace(town, as_of=today, attendance=attendance, tool_checks=[])


def until(town, day):
    """The town as it was on that day."""
    return dataclasses.replace(town, as_of=day, attendance=[one for one in town.attendance if one.date <= day])


class Kinds:
    """Who works in a town at random."""

    def __init__(self, chance):
        self._chance = chance
        self.manager = chance.choice(["課長", "課長", "一般課長"])
        self._office, self._promoters, self._seniors = (
            chance.choice(some) for some in ((0, 0, .1), (0, .1, .2, .4), (0, .2, .4)))
        self._systems = chance.random() < .3

    def draw(self, in_systems_department):
        if self._systems and in_systems_department and self._chance.random() < .5:
            return self._chance.choice(["情報担当", "情報担当", "情報全庁担当"])
        drawn = self._chance.random()
        if drawn < self._office:
            return self._chance.choice(["全庁担当", "主任全庁担当"])
        if drawn < self._office + self._promoters:
            return self._chance.choice(["推進員", "推進員", "推進員補", "主任推進員"])
        return "主任" if self._chance.random() < self._seniors else "係員"


def write(town, path):
    """The workbook of a town, with a target for a stage."""
    import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.active)

    def sheet(title, headings, rows):
        one = book.create_sheet(title)
        for row in (headings.split(), *rows):
            one.append(list(row))

    def target(one):
        return one if isinstance(one, str) else ":".join(one)

    sheet("設定", "項目 値", [("団体名", "試験町"), ("制度", "wg-tokyo-2025"), ("評価基準", "fukui"), ("基準日", town.as_of),
                          ("年度", rules.fiscal_year(town.as_of))])
    sheet("所属", "所属コード 部局名 所属名 表示順",
          [(one.code, one.bureau, one.name, place) for place, one in enumerate(town.departments, 1)])
    sheet("職員", "職員番号 氏名 所属コード 任用区分 職位 役職区分 人材像 セグメント 在籍状況",
          [(one.number, one.name, one.department, one.employment, one.position, one.grade, ";".join(one.personas),
            ";".join(one.segments), one.status) for one in town.staff])
    sheet("研修", "研修コード 研修名 種別 対象 反復 対応スキル要件",
          [(one.code, one.name, one.kind, ";".join(map(target, one.targets)), "一回", ";".join(one.skills))
           for one in town.trainings])
    sheet("受講記録", "職員番号 研修 受講日 状態", [(one.staff, one.training, one.date, one.state) for one in town.attendance])
    sheet("実務経験", "案件コード 職員番号 役割 開始日 終了日",
          [(one.case, one.staff, one.role, one.start, one.end) for one in town.experience])
    if town.tool_checks:
        sheet("ツール点検", f"職員番号 点検日 {TOOL}", [(one.staff, ATTENDED_ON, one.levels[TOOL]) for one in town.tool_checks])
    sheet("目標", "指標 対象 値 単位 達成年度", [(f"{one}のStep1", f"{one}:Step1", 80, "%", 2026)
                                      for one in (rules.GENERAL, rules.PROMOTER)])
    book.save(path)


Group = collections.namedtuple("Group", "department grade personas leader")


def groups(town):
    """{group: people} of those who cannot be told apart by what is known of everybody: department and profile."""
    found = collections.defaultdict(list)
    for one in town.staff:
        found[Group(one.department, one.grade, one.personas, rules.LEADER_SEGMENT in one.segments)].append(one)
    return dict(found)
