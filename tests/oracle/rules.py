"""The rules of the schemes wg-tokyo-2025 and fukui, written a second time, in Python and from their text alone.

The functions here work on plain facts about a town, never on a workbook, and share nothing with the program.
Where the two disagree, one of them has misread the text.
"""

import dataclasses
import datetime
import typing

GENERAL = "一般行政職員"
PROMOTER = "DX推進員"
DX_OFFICE = "全庁DX推進担当"
SYSTEMS = "全庁情報システム担当"
MANAGER = "一般行政職員（管理監督職）"
PERSONAS = (GENERAL, PROMOTER, DX_OFFICE, SYSTEMS, MANAGER)

COMMON_SKILLS = ("DXの必要性理解", "顧客/ユーザー理解", "行政職員のためのデジタル技術の基礎知識",
                 "セキュリティリテラシー", "プライバシー保護理解")
PROMOTER_SKILLS = ("プロジェクトマネジメント", "価値発見/定義", "データ理解/活用", "業務分析/BPR",
                   "サービス検証(顧客/ユーザー視点)", "庁内ITガバナンスに対する理解")
OFFICE_SKILLS = PROMOTER_SKILLS + ("変革マネジメント", "データ・AI活用業務の設計・事業実装・評価")
CONTROL_GROUP = ("プロジェクトマネジメント", "システム管理", "サイバーセキュリティ")
DESIGN_GROUP = ("システムアーキテクチャ", "クラウドサービス活用", "ネットワーク設計", "運用設計")
STRATEGY_GROUP = ("ITストラテジー", "システム監査")
SYSTEMS_SKILLS = STRATEGY_GROUP + DESIGN_GROUP + CONTROL_GROUP

# Step -> the level that every skill of a group must have: the staircase in reading 1.
STAIRCASE = (("Step1", ((CONTROL_GROUP, 1),)),
             ("Step2", ((CONTROL_GROUP, 2), (DESIGN_GROUP, 1))),
             ("Step3", ((CONTROL_GROUP, 3), (DESIGN_GROUP, 2), (STRATEGY_GROUP, 1))))

QUALIFICATIONS = {"プロジェクトマネジメント": ("PMP", "プロジェクトマネージャ"), "ITストラテジー": ("ITストラテジスト",),
                  "システムアーキテクチャ": ("システムアーキテクト",), "ネットワーク設計": ("ネットワークスペシャリスト",),
                  "サイバーセキュリティ": ("情報処理安全確保支援士",), "システム監査": ("システム監査技術者",),
                  "運用設計": ("ITサービスマネージャ",), "システム管理": ("ITサービスマネージャ",)}

EXCEL_BOXES = {1: ("セルの書式設定", "フィルタ", "ソート", "数式"),
               2: ("5種類以上の関数", "条件付き書式", "入力規則", "グラフ"),
               3: ("ピボットテーブル", "マクロの作成・編集", "業務の効率化", "周囲への指導")}
OTHER_TOOLS = ("Teams", "Word", "PowerPoint", "Copilot", "Forms", "LoGoフォーム", "Power Automate", "Power BI", "Kintone")

MANDATORY, LEADER_MANDATORY, ELECTIVE = "必須", "必須（DXリーダー）", "選択"
LEADER_SEGMENT = "DXリーダー"
EVERYBODY = "全職員"
YEARLY_APPOINTEE = "会計年度任用職員"
MENTORING = "後進の指導"
MONTHS_OF_LEAD = 12
CASES_OF_LEAD = 2

Date = datetime.date


@dataclasses.dataclass(frozen=True)
class Department:
    code: str
    name: str
    bureau: str


@dataclasses.dataclass(frozen=True)
class Staff:
    number: str
    name: str
    department: str
    personas: tuple
    segments: tuple
    position: str
    grade: str
    employment: str
    status: str
    concurrent: tuple = ()


@dataclasses.dataclass(frozen=True)
class Training:
    """A row of the catalogue. `targets` holds EVERYBODY or pairs such as ("職位", "課長")."""
    code: str
    name: str
    kind: str
    targets: tuple
    every_year: bool
    skills: tuple


@dataclasses.dataclass(frozen=True)
class Attendance:
    staff: str
    training: str
    date: Date
    state: str


@dataclasses.dataclass(frozen=True)
class Experience:
    case: str
    staff: str
    role: str
    start: Date
    end: typing.Optional[Date]


@dataclasses.dataclass(frozen=True)
class Qualification:
    staff: str
    name: str
    passed: Date


@dataclasses.dataclass(frozen=True)
class Attestation:
    staff: str
    statement: str
    by: str
    date: Date


@dataclasses.dataclass(frozen=True)
class SelfCheck:
    """One answered sheet: skill -> 0..3, or None where the person left the cell blank."""
    staff: str
    date: Date
    levels: dict


@dataclasses.dataclass(frozen=True)
class ToolCheck:
    """What one person answered about tools: tool -> 0..3 or None, and the ticked boxes of the Excel checklist."""
    staff: str
    levels: dict
    excel: frozenset


@dataclasses.dataclass(frozen=True)
class Practice:
    department: str
    title: str
    date: Date


@dataclasses.dataclass
class Town:
    as_of: Date
    departments: list
    staff: list
    trainings: list
    attendance: list = dataclasses.field(default_factory=list)
    experience: list = dataclasses.field(default_factory=list)
    qualifications: list = dataclasses.field(default_factory=list)
    attestations: list = dataclasses.field(default_factory=list)
    self_checks: list = dataclasses.field(default_factory=list)
    tool_checks: list = dataclasses.field(default_factory=list)
    practices: list = dataclasses.field(default_factory=list)


def fiscal_year(day):
    """The Japanese fiscal year (April to March) a day lies in."""
    return day.year if day.month >= 4 else day.year - 1


class Evaluation:
    """Answers every question about one town at its as-of date."""

    def __init__(self, town):
        self.town = town
        self.trainings = {t.code: t for t in town.trainings}
        self.states = {}
        for record in town.attendance:
            if self._counts(record):
                self.states.setdefault((record.staff, record.training), set()).add(record.state)

    def _counts(self, record):
        """Nothing after the as-of date counts; a yearly training counts only in the fiscal year of that date."""
        if record.date > self.town.as_of:
            return False
        yearly = self.trainings[record.training].every_year
        return not yearly or fiscal_year(record.date) == fiscal_year(self.town.as_of)

    def _has(self, number, training, *states):
        return bool(self.states.get((number, training.code), set()) & set(states))

    # --- evidence of one person

    def trained(self, number, skill):
        """A skill is trained when one training that serves it is completed or exempted."""
        return any(skill in t.skills and self._has(number, t, "修了", "免除") for t in self.town.trainings)

    def lead_months(self, number):
        """The number of distinct calendar months touched by any period as lead, up to the as-of date."""
        months = set()
        for start, end in self._periods(number, "リード"):
            first, last = start.year * 12 + start.month, end.year * 12 + end.month
            months.update(range(first, last + 1))
        return len(months)

    def _periods(self, number, role):
        as_of = self.town.as_of
        return [(e.start, min(e.end or as_of, as_of)) for e in self.town.experience
                if e.staff == number and e.role == role and e.start <= as_of]

    def led_cases(self, number):
        return {e.case for e in self.town.experience
                if e.staff == number and e.role == "リード" and e.start <= self.town.as_of}

    def mentors(self, number):
        """A record of mentoring, or somebody confirmed it. Never inferred from anything else."""
        confirmed = any(a.staff == number and a.statement == MENTORING and a.date <= self.town.as_of
                        for a in self.town.attestations)
        return confirmed or bool(self._periods(number, "指導"))

    def tool_levels(self, number):
        """The known tool levels of a person; Excel's is the highest n with every box of levels 1..n ticked."""
        levels = []
        for check in self.town.tool_checks:
            if check.staff == number:
                levels += [level for level in check.levels.values() if level is not None]
                levels.append(excel_level(check.excel))
        return levels

    def skill_level(self, number, skill):
        """The level of a skill of the systems office; None where nothing is known about it."""
        levels = [c.levels.get(skill) for c in self.town.self_checks
                  if c.staff == number and c.date <= self.town.as_of]
        levels = [level for level in levels if level is not None]
        related = QUALIFICATIONS.get(skill, ())
        if self.trained(number, skill) or any(q.staff == number and q.name in related and q.passed <= self.town.as_of
                                              for q in self.town.qualifications):
            levels.append(1)
        return max(levels, default=None)

    # --- stages

    def stage(self, person, persona):
        """The highest stage reached, where each stage needs the ones before it; None if there is none."""
        reached = None
        for name, met in self._conditions(person.number, persona):
            if not met:
                break
            reached = name
        return reached

    def _conditions(self, number, persona):
        if persona == GENERAL:
            return [("Step1", self._all_trained(number, COMMON_SKILLS)),
                    ("Step2", any(level >= 1 for level in self.tool_levels(number)))]
        if persona in (PROMOTER, DX_OFFICE):
            skills = PROMOTER_SKILLS if persona == PROMOTER else OFFICE_SKILLS
            return [("Step1", self._all_trained(number, skills)),
                    ("Step2", self.lead_months(number) >= MONTHS_OF_LEAD),
                    ("Step3", len(self.led_cases(number)) >= CASES_OF_LEAD and self.mentors(number))]
        if persona == SYSTEMS:
            return [(step, all(self._has_level(number, skill, level) for skills, level in groups for skill in skills))
                    for step, groups in STAIRCASE]
        return []

    def _all_trained(self, number, skills):
        return all(self.trained(number, skill) for skill in skills)

    def _has_level(self, number, skill, level):
        known = self.skill_level(number, skill)
        return known is not None and known >= level

    # --- departments

    def members(self, code):
        """Counted are those in post who are not fiscal-year appointees, in their main department."""
        return [s for s in self.town.staff
                if s.department == code and s.status == "在籍" and s.employment != YEARLY_APPOINTEE]

    def mandatory(self, members):
        """Criterion 1: obligations met over obligations, without the exempted pairs."""
        due = [(m, t) for m in members for t in self.town.trainings
               if t.kind == MANDATORY and concerns(t, m) and not self._has(m.number, t, "免除")]
        return [sum(self._has(m.number, t, "修了") for m, t in due), len(due)]

    def leader(self, members):
        """Criterion 2: leader trainings taken by the leaders together; does not apply without a leader."""
        leaders = [m for m in members if LEADER_SEGMENT in m.segments]
        return self._union(leaders, LEADER_MANDATORY) if leaders else [0, 0]

    def elective(self, members):
        """Criterion 3: kinds of elective training that at least one member took; does not apply without members."""
        return self._union(members, ELECTIVE) if members else [0, 0]

    def _union(self, persons, kind):
        offered = [t for t in self.town.trainings if t.kind == kind]
        return [sum(any(self._has(p.number, t, "修了") for p in persons) for t in offered), len(offered)]

    def department(self, department):
        members = self.members(department.code)
        practices = [p for p in self.town.practices
                     if p.department == department.code and p.date <= self.town.as_of]
        return {"code": department.code, "name": department.name, "members": len(members),
                "mandatory": self.mandatory(members), "leader": self.leader(members),
                "elective": self.elective(members), "practices": len(practices)}

    def person(self, person):
        return {"staff_id": person.number, "name": person.name, "department": person.department,
                "stages": {persona: self.stage(person, persona) for persona in person.personas}}


def excel_level(boxes):
    """The level of the Excel checklist: all boxes of levels 1..n."""
    level = 0
    while level + 1 in EXCEL_BOXES and boxes.issuperset(EXCEL_BOXES[level + 1]):
        level += 1
    return level


def concerns(training, person):
    """Whether a training is due for a person: any of the alternatives, values compared for equality."""
    values = {"役職区分": (person.grade,), "職位": (person.position,), "人材像": person.personas,
              "セグメント": person.segments}
    return any(target == EVERYBODY or target[1] in values[target[0]] for target in training.targets)


def evaluate(town):
    """The answer of `skillmap evaluate --format json`, without the reasons."""
    evaluation = Evaluation(town)
    return {"as_of": town.as_of.isoformat(),
            "persons": [evaluation.person(s) for s in town.staff],
            "departments": [evaluation.department(d) for d in town.departments]}
