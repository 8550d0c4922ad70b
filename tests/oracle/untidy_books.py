"""Random towns as plain facts, and workbooks in WG form that state these facts the untidy way real people do.

Everything follows from the seed. Each untidiness is one that issue and design promise to understand, so a book never
changes the answer: `rules.evaluate(town(seed))` is right for the book that `write(town(seed), seed, path)` makes.
"""

import calendar
import dataclasses
import datetime
import html
import random
import re
import zipfile

import openpyxl
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.oracle import rules

# --- the town

GENERAL_SKILLS = rules.COMMON_SKILLS + (
    "ツール活用（表計算）", "ツール活用（BIツール）", "ツール活用（コミュニケーションツール）", "ツール活用（Officeアプリ）",
    "ツール活用（業務アプリ）", "ツール活用（生成AI）")
MANAGER_SKILLS = ("変革ゴール設定", "変革推進サポート", "庁内ITガバナンスに対する理解")
SKILLS_OF = {rules.GENERAL: GENERAL_SKILLS, rules.PROMOTER: rules.PROMOTER_SKILLS, rules.DX_OFFICE: rules.OFFICE_SKILLS,
             rules.SYSTEMS: rules.SYSTEMS_SKILLS, rules.MANAGER: MANAGER_SKILLS}
STAGE_SKILLS = tuple(dict.fromkeys(rules.COMMON_SKILLS + rules.OFFICE_SKILLS + rules.SYSTEMS_SKILLS))

POSITIONS = {"課長": "管理職", "参事": "管理職", "課長補佐": "主任以上", "主任": "主任以上", "主査": "一般職員", "主事": "一般職員"}
OFFICES = ("総務課", "企画政策課", "情報政策課", "税務課", "市民課", "福祉課", "子育て支援課", "環境課", "建設課", "農政課")
BUREAUS = ("総務部", "市民部", "建設部")
FAMILY_NAMES = ("木村", "清水", "田中", "髙島", "渡邊", "斎藤", "𠮷野", "山﨑", "佐藤", "五十嵐")
GIVEN_NAMES = ("大輔", "陽子", "直樹", "結衣", "翔太", "美咲", "聡", "真理", "亮", "さくら")
OTHER_QUALIFICATIONS = ("ITパスポート", "基本情報技術者", "MOS", "G検定")


def town(seed):
    """A small town with people at every stage, and dates close to every border."""
    return _Town(random.Random(f"town {seed}")).make()


def _days_later(day, days):
    return day + datetime.timedelta(days=days)


class _Town:
    def __init__(self, rng):
        self.rng = rng

    def chance(self, probability):
        return self.rng.random() < probability

    def make(self):
        self.as_of = self._as_of()
        self.fiscal_year_start = datetime.date(rules.fiscal_year(self.as_of), 4, 1)
        self.departments = self._departments()
        self.trainings = self._trainings()
        self.staff = self._staff()
        facts = rules.Town(self.as_of, self.departments, self.staff, self.trainings)
        for person in self.staff:
            diligence = self.rng.choice((0.2, 0.8, 0.97, 1, 1))
            facts.attendance += self._attendance(person, diligence)
            facts.experience += self._experience(person)
            facts.qualifications += self._qualifications(person)
            facts.attestations += self._attestations(person)
            facts.self_checks += self._self_checks(person, diligence)
            facts.tool_checks += self._tool_checks(person)
        facts.practices = self._practices()
        self._forget_something(facts)
        return facts

    def _as_of(self):
        year = self.rng.choice((2024, 2025, 2026))
        month, day = self.rng.choice(((3, 31), (3, 31), (4, 1), (9, 30), (12, 31), (2, 15), (7, 7)))
        return datetime.date(year, month, day)

    def _day(self, earliest=datetime.date(2018, 4, 1), after=0.04):
        """A day up to the as-of date, often on or beside a border; with probability `after`, a later one."""
        if self.chance(after):
            return _days_later(self.as_of, self.rng.choice((1, 2, 30, 200)))
        day = self.rng.choice((self.as_of, self.fiscal_year_start, _days_later(self.fiscal_year_start, -1)))
        if self.chance(0.85):
            day = _days_later(earliest, self.rng.randint(0, (self.as_of - earliest).days))
        return day

    # departments, trainings, staff

    def _departments(self):
        names = self.rng.sample(OFFICES, self.rng.randint(2, 5))
        bureaus = sorted(self.rng.choices(BUREAUS, k=len(names)))
        first, step = self.rng.choice(((100, 1), (10, 10), (1, 1), (9998, 1), (1000, 100)))
        return [rules.Department(f"{first + i * step:05d}"[-5 if first > 9000 else -4:], name, bureau)
                for i, (name, bureau) in enumerate(zip(names, bureaus))]

    def _trainings(self):
        self.code_style = self.rng.choice(("T{:02d}", "{:03d}", "KS-{:03d}"))
        result = []
        skills = list(STAGE_SKILLS)
        while skills:
            served = tuple(skills.pop(0) for _ in range(min(len(skills), self.rng.choice((1, 1, 1, 2, 3)))))
            if not self.chance(0.03):
                result.append(self._training(len(result), served, self.rng.choice(("推奨", "推奨", rules.MANDATORY))))
        for skill in self.rng.sample(STAGE_SKILLS, self.rng.randint(0, 2)):
            result.append(self._training(len(result), (skill,), rules.ELECTIVE))
        for kind, most in ((rules.MANDATORY, 3), (rules.LEADER_MANDATORY, 3), (rules.ELECTIVE, 4)):
            for _ in range(self.rng.randint(0, most)):
                result.append(self._training(len(result), (), kind))
        return result

    def _training(self, number, skills, kind):
        name = {"推奨": "基礎研修", rules.MANDATORY: "必修講座", rules.LEADER_MANDATORY: "ＤＸリーダー講座",
                rules.ELECTIVE: "選択ワークショップ"}[kind]
        targets = {rules.LEADER_MANDATORY: (("セグメント", rules.LEADER_SEGMENT),),
                   rules.ELECTIVE: (rules.EVERYBODY,)}.get(kind) or self._targets()
        return rules.Training(self.code_style.format(number + 1), f"{name}その{number + 1}（実践）", kind, targets,
                              self.chance(0.2), skills)

    def _targets(self):
        if self.chance(0.3):
            return (rules.EVERYBODY,)
        choices = ([("役職区分", grade) for grade in set(POSITIONS.values())] + [("職位", p) for p in POSITIONS]
                   + [("人材像", p) for p in rules.PERSONAS] + [("セグメント", rules.LEADER_SEGMENT), ("セグメント", "行革幹事")])
        return tuple(self.rng.sample(sorted(choices), self.rng.choice((1, 1, 2, 3))))

    def _staff(self):
        style = self.rng.choice(("{:06d}", "{:06d}", "{:05d}", "A{:04d}"))
        numbers = self.rng.sample(range(1, 9999), self.rng.randint(8, 30))
        return [self._person(style.format(number)) for number in numbers]

    def _person(self, number):
        position = self.rng.choice(list(POSITIONS))
        code = self.rng.choice(self.departments).code
        others = tuple(d.code for d in self.departments if d.code != code)
        return rules.Staff(
            number, f"{self.rng.choice(FAMILY_NAMES)}{self.rng.choice((' ', '　', ''))}{self.rng.choice(GIVEN_NAMES)}",
            code, self._personas(),
            tuple(self.rng.sample((rules.LEADER_SEGMENT, "行革幹事", "行革本部"), self.rng.choice((0, 0, 0, 1, 1, 2)))),
            position, POSITIONS[position],
            self.rng.choice(("正規", "正規", "正規", "再任用", "任期付", rules.YEARLY_APPOINTEE)),
            self.rng.choice(("在籍",) * 8 + ("休職", "育休", "派遣", "退職")),
            others[:1] if self.chance(0.1) else ())

    def _personas(self):
        """One or two personas, or none. Those with the richest rules come more often than they do in life."""
        often = (rules.PROMOTER, rules.PROMOTER, rules.DX_OFFICE, rules.SYSTEMS) + rules.PERSONAS
        return tuple(dict.fromkeys(self.rng.choice(often) for _ in range(self.rng.choice((0, 1, 1, 1, 1, 1, 2)))))

    # records

    def _attendance(self, person, diligence):
        wanted = {skill for persona in person.personas for skill in SKILLS_OF[persona]}
        records = []
        for training in self.trainings:
            due = training.kind != rules.ELECTIVE and rules.concerns(training, person)
            if self.chance(diligence if due or wanted.intersection(training.skills) else 0.25):
                records += self._completed(person, training)
            elif self.chance(0.5):
                records.append(rules.Attendance(person.number, training.code, self._day(),
                                                self.rng.choice(("受講中", "欠席", "見送り"))))
        return records

    def _completed(self, person, training):
        """Completed or exempted, never both: which of the two wins is not what these books test."""
        state = "免除" if self.chance(0.08) else "修了"
        recent = training.every_year and self.chance(0.9)
        earliest = self.fiscal_year_start if recent else datetime.date(2018, 4, 1)
        records = [rules.Attendance(person.number, training.code, self._day(earliest, 0.02), state)]
        if self.chance(0.1):
            records.append(dataclasses.replace(records[0], date=self._day()))
        if self.chance(0.1):
            records.append(dataclasses.replace(records[0], state="欠席", date=self._day()))
        return records

    def _experience(self, person):
        if not set(person.personas) & {rules.PROMOTER, rules.DX_OFFICE} and self.chance(0.8):
            return []
        cases = [f"P{n:03d}" for n in self.rng.sample(range(1, 40), self.rng.choice((1, 2, 4)))]
        return [self._period(person, self.rng.choice(cases)) for _ in range(self.rng.choice((1, 2, 2, 3, 4)))]

    def _period(self, person, case):
        role = self.rng.choice(("リード",) * 6 + ("メンバー", "指導", "指導"))
        if self.chance(0.15):
            start = _days_later(self.as_of, self.rng.choice((1, 40)))
        else:
            start = _days_later(self.as_of, -self.rng.choice((0, 5, 200, 330, 340, 360, 370, 600, 900)))
            start = self.rng.choice((start, start.replace(day=1), _end_of_month(start)))
            start = min(start, self.as_of) if self.chance(0.9) else start
        lasted = self.rng.choice((0, 1, 30, 150, 300, 335, 340, 365, 700))
        end = None if self.chance(0.25) else _days_later(start, lasted)
        return rules.Experience(case, person.number, role, start, end)

    def _qualifications(self, person):
        names = sorted({name for related in rules.QUALIFICATIONS.values() for name in related})
        names += OTHER_QUALIFICATIONS
        count = self.rng.choice((0, 2, 4)) if rules.SYSTEMS in person.personas else self.rng.choice((0, 0, 0, 1))
        return [rules.Qualification(person.number, name, self._day(after=0.2))
                for name in self.rng.sample(names, count)]

    def _attestations(self, person):
        if self.chance(0.5):
            return []
        statement = rules.MENTORING if self.chance(0.7) else "定型業務の遂行"
        return [rules.Attestation(person.number, statement, self.rng.choice(("課長", "DX推進課長")), self._day(after=0.25))]

    def _self_checks(self, person, diligence):
        """At most one sheet that counts, and sometimes one filled in after the as-of date."""
        skills = [skill for persona in person.personas for skill in SKILLS_OF[persona]]
        if not skills or self.chance(0.1):
            return []
        levels = self.rng.choice(((0, 1, 2, 3), (1, 1, 2), (2, 2, 2, 1), (2, 3), (3,), (3, 3, 3, 1), (3, 3, 3, 0)))
        blank = 0.3 if diligence < 0.9 else 0.02
        dates = [_days_later(self.as_of, -self.rng.randint(0, 90))]
        if self.chance(0.15):
            dates.append(_days_later(self.as_of, self.rng.randint(1, 90)))
        return [rules.SelfCheck(person.number, date,
                                {s: None if self.chance(blank) else self.rng.choice(levels) for s in skills})
                for date in self.rng.sample(dates, self.rng.randint(1, len(dates)))]

    def _tool_checks(self, person):
        if rules.GENERAL not in person.personas and self.chance(0.7) or self.chance(0.1):
            return []
        levels = self.rng.choice(((0, None), (0,), (0, 0, 0, 0, 1), (0, 1, 2, 3, None)))
        return [rules.ToolCheck(person.number, {tool: self.rng.choice(levels) for tool in rules.OTHER_TOOLS},
                                self._excel_boxes())]

    def _excel_boxes(self):
        ticked = self.rng.choice((0, 0, 0.6, 0.97, 1))
        first_level = 1 if self.chance(0.3) else ticked
        return frozenset(box for level, boxes in rules.EXCEL_BOXES.items() for box in boxes
                         if self.chance(first_level if level == 1 else ticked))

    def _practices(self):
        return [rules.Practice(self.rng.choice(self.departments).code, f"窓口業務の改善その{n + 1}",
                               self._day(self.fiscal_year_start, 0.1)) for n in range(self.rng.randint(0, 8))]

    def _forget_something(self, facts):
        """Some towns keep no record of a kind at all."""
        for kind in ("experience", "qualifications", "attestations", "self_checks", "tool_checks", "practices"):
            if self.chance(0.06):
                setattr(facts, kind, [])


def _end_of_month(day):
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


# --- values as people type them

FULL_WIDTH = str.maketrans({chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)})
PERSONA_ALIASES = {rules.GENERAL: ("一般職員",), rules.PROMOTER: ("ＤＸ推進員",),
                   rules.DX_OFFICE: ("DX推進担当", "全庁ＤＸ推進担当"),
                   rules.SYSTEMS: ("情報システム担当", "情報政策担当"),
                   rules.MANAGER: ("管理監督職", "一般行政職員_管理職", "一般行政職員(管理監督職)")}
SKILL_ALIASES = {"行政職員のためのデジタル技術の基礎知識": ("行政デジタル基礎知識",),
                 "サービス検証(顧客/ユーザー視点)": ("サービス検証", "検証(顧客/ユーザー視点)", "サービス検証（顧客／ユーザー視点）"),
                 "庁内ITガバナンスに対する理解": ("庁内ITガバナンス", "庁内ＩＴガバナンスに対する理解"),
                 "ネットワーク設計": ("ネットワーク設計・構築", "ネットワーク設計・(開発)"),
                 "プロジェクトマネジメント": ("プロジェクト管理",), "DXの必要性理解": ("ＤＸの必要性理解",)}
KIND_ALIASES = {rules.LEADER_MANDATORY: ("必須(DXリーダー)", "必須（ＤＸリーダー）")}
SYMBOLS = {1: "△", 2: "○", 3: "◎"}
TICKS = ("○", "〇", "◯", "✓", "レ", 1, "1", True, "TRUE")
NO_TICKS = (None, None, None, "×", 0, False, "FALSE")
DATE_FORMATS = ("yyyy/m/d", "yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "mm-dd-yy", "[$-411]ge.m.d", '[$-411]ggge"年"m"月"d"日"')
HEADING_SPACES = ("\n", " ", "　")
BLANK = object()


@dataclasses.dataclass(frozen=True)
class Cell:
    """A value with its number format. BLANK as value stands for a formula whose result is empty text."""
    value: object
    number_format: str = "General"


class _Hand:
    """Writes facts into cells the way one office does, a little differently every time."""

    def __init__(self, rng, epoch):
        self.rng = rng
        self.epoch = epoch

    def chance(self, probability):
        return self.rng.random() < probability

    def text(self, value):
        if not value:
            return self.nothing()
        return Cell(value + self.rng.choice(("", "", "", "", " ", "　")))

    def nothing(self):
        return self.rng.choice((None, None, None, Cell(" "), Cell(BLANK)))

    def name(self, value, aliases):
        """One of the accepted spellings of a name, or the name itself."""
        return self.rng.choice(aliases[value]) if value in aliases and self.chance(0.3) else value

    def code(self, code, padded=False):
        """A code as text or number; `padded` where its leading zeros must survive."""
        if not code.isdigit():
            return Cell(self.rng.choice((code, code, code.translate(FULL_WIDTH), f" {code}")))
        spellings = [Cell(code), Cell(code), Cell(code.translate(FULL_WIDTH)), Cell(f"{code} "),
                     Cell(int(code), "0" * len(code))]
        if not padded:
            spellings += [Cell(int(code)), Cell(str(int(code)))]
        return self.rng.choice(spellings)

    def several(self, values):
        separator = self.rng.choice((";", "、", "；", "; ", "、 "))
        tail = ";" if values and self.chance(0.05) else ""
        return self.text(separator.join(values) + tail)

    def date(self, day):
        if day is None:
            return self.nothing()
        kind = self.rng.random()
        if kind < 0.45:
            return Cell(self._serial(day), self.rng.choice(DATE_FORMATS))
        if kind < 0.6:
            return Cell(self._serial(day))
        return self.date_text(day)

    def date_text(self, day):
        text = self.rng.choice((self._western, self._japanese))(day)
        return Cell(text.translate(FULL_WIDTH) if self.chance(0.2) else text)

    def _serial(self, day):
        """The day number of the book's date system, sometimes with a time of day."""
        return (day - self.epoch).days + self.rng.choice((0, 0, 0, 0.4375, 0.999))

    def _western(self, day):
        y, m, d = day.year, day.month, day.day
        return self.rng.choice((f"{y}-{m:02}-{d:02}", f"{y}/{m}/{d}", f"{y}/{m:02}/{d:02}", f"{y}年{m}月{d}日",
                                f"{y}.{m}.{d}", f"{y}年{m:02}月{d:02}日"))

    def _japanese(self, day):
        reiwa = day >= datetime.date(2019, 5, 1)
        long, short = ("令和", "R") if reiwa else ("平成", "H")
        year, m, d = day.year - (2018 if reiwa else 1988), day.month, day.day
        return self.rng.choice((f"{long}{'元' if year == 1 else year}年{m}月{d}日", f"{short}{year}.{m}.{d}",
                                f"{long}{year}年{m:02}月{d:02}日", f"{long} {year}年 {m}月 {d}日",
                                f"{short}{year}/{m}/{d}", f"{short}{year:02}.{m:02}.{d:02}"))

    def level(self, level):
        if level is None:
            return self.nothing()
        spellings = [Cell(level), Cell(level), Cell(str(level)), Cell(str(level).translate(FULL_WIDTH))]
        if level in SYMBOLS:
            spellings += [Cell(SYMBOLS[level])] * 2
        return self.rng.choice(spellings)

    def tick(self, ticked):
        value = self.rng.choice(TICKS if ticked else NO_TICKS)
        return None if value is None else Cell(value)

    def heading(self, text):
        """A heading, sometimes with a line break or spaces in it."""
        if self.chance(0.75):
            return text
        if self.chance(0.3):
            return f" {text}　"
        if any(c.isascii() and c.isalpha() for c in text):
            return text.translate(FULL_WIDTH)
        at = self.rng.randint(1, max(1, len(text) - 1))
        return text[:at] + self.rng.choice(HEADING_SPACES) + text[at:]


# --- tables

@dataclasses.dataclass
class Table:
    """A sheet to be laid out. `groups` names, for some headings, the 区分 that stands above them, merged."""
    sheet: str
    headings: list
    rows: list
    groups: dict = dataclasses.field(default_factory=dict)
    shuffled_rows: bool = True
    merged_column: str = ""


class _Tables:
    """Turns a town into the tables of a workbook in WG form."""

    def __init__(self, facts, rng, hand):
        self.facts, self.rng, self.hand = facts, rng, hand
        self.names = {t.code: t.name for t in facts.trainings}

    def make(self, as_of_in_settings):
        tables = [self._departments(), self._staff(), self._trainings(), self._attendance()]
        if as_of_in_settings or self.hand.chance(0.7):
            tables.append(self._settings(as_of_in_settings))
        records = ((self.facts.experience, self._experience), (self.facts.qualifications, self._qualifications),
                   (self.facts.attestations, self._attestations), (self.facts.practices, self._practices))
        tables += [make() for facts, make in records if facts or self.hand.chance(0.5)]
        if self.facts.self_checks:
            tables += self._self_checks()
        if self.facts.tool_checks:
            tables += self._tool_checks()
        if self.hand.chance(0.5):
            tables.append(self._targets())
        return tables

    def _settings(self, as_of_known):
        other_day = self.facts.as_of + datetime.timedelta(days=400)
        day = self.facts.as_of if as_of_known else other_day
        rows = [("団体名", Cell("みらい市（架空）")), ("制度", Cell("wg-tokyo-2025")), ("評価基準", Cell("fukui")),
                ("基準日", self.hand.date(day)), ("年度", Cell(rules.fiscal_year(day)))]
        return Table("設定", ["項目", "値"], [{"項目": Cell(key), "値": value} for key, value in rows])

    def _departments(self):
        rows = [{"所属コード": self.hand.code(d.code, padded=True), "部局名": Cell(d.bureau), "所属名": Cell(d.name),
                 "表示順": Cell(i + 1)} for i, d in enumerate(self.facts.departments)]
        headings = ["所属コード", "部局名", "所属名"] + (["表示順"] if self.hand.chance(0.6) else [])
        return Table("所属", headings, rows, shuffled_rows=False,
                     merged_column="部局名" if self.hand.chance(0.5) else "")

    def _staff(self):
        optional = [h for h in ("フリガナ", "メール", "配属日", "兼務所属コード") if self.hand.chance(0.5)]
        headings = ["職員番号", "氏名", "所属コード", "任用区分", "職位", "役職区分", "人材像", "セグメント", "在籍状況"] + optional
        first = self.facts.staff[0].number
        return Table("職員", headings, [self._person(s, s.number == first) for s in self.facts.staff],
                     shuffled_rows=False)

    def _person(self, person, first):
        """The first number keeps its zeros as text, so that the width of the numbers can be learnt."""
        hand = self.hand
        return {"職員番号": Cell(person.number) if first else hand.code(person.number, padded=hand.chance(0.7)),
                "氏名": Cell(person.name), "フリガナ": Cell("キムラ ダイスケ"), "所属コード": hand.code(person.department),
                "兼務所属コード": hand.several(person.concurrent), "任用区分": hand.text(person.employment),
                "職位": hand.text(person.position), "役職区分": hand.text(person.grade),
                "人材像": hand.several([hand.name(p, PERSONA_ALIASES) for p in person.personas]),
                "セグメント": hand.several(person.segments), "メール": Cell(f"u{person.number}@city.example.jp"),
                "在籍状況": hand.text(person.status), "配属日": hand.date(datetime.date(2022, 4, 1))}

    def _trainings(self):
        headings = ["研修コード", "研修名", "種別", "対象", "反復", "対応スキル要件"]
        headings += [h for h in ("標準時間", "実施主体", "実施方法") if self.hand.chance(0.3)]
        return Table("研修", headings, [self._training(t) for t in self.facts.trainings])

    def _training(self, training):
        hand = self.hand
        colon = hand.rng.choice((":", "："))
        targets = [t if t == rules.EVERYBODY else colon.join(t) for t in training.targets]
        return {"研修コード": hand.code(training.code, padded=True), "研修名": Cell(training.name),
                "種別": Cell(hand.name(training.kind, KIND_ALIASES)),
                "対象": Cell(hand.rng.choice((";", "；")).join(targets)),
                "反復": Cell("毎年度" if training.every_year else "一回"),
                "対応スキル要件": hand.several([hand.name(s, SKILL_ALIASES) for s in training.skills]),
                "標準時間": Cell(2), "実施主体": Cell("東京都・GTT"), "実施方法": Cell("eラーニング")}

    def _attendance(self):
        hand = self.hand
        rows = [{"職員番号": hand.code(r.staff),
                 "研修": hand.code(r.training) if hand.chance(0.5) else hand.text(self.names[r.training]),
                 "受講日": hand.date(r.date), "状態": hand.text(r.state)} for r in self.facts.attendance]
        if hand.chance(0.2):
            rows.append({"職員番号": Cell("990099"), "研修": Cell(self.facts.trainings[0].code),
                         "受講日": hand.date(self.facts.as_of), "状態": Cell("修了")})
        return Table("受講記録", ["職員番号", "研修", "受講日", "状態"] + (["方法"] if hand.chance(0.3) else []), rows)

    def _experience(self):
        hand = self.hand
        rows = [{"案件コード": hand.code(e.case), "案件名": Cell(f"案件{e.case}"), "職員番号": hand.code(e.staff),
                 "役割": hand.text(e.role), "開始日": hand.date(e.start), "終了日": hand.date(e.end)}
                for e in self.facts.experience]
        headings = ["案件コード", "職員番号", "役割", "開始日", "終了日"] + (["案件名"] if hand.chance(0.5) else [])
        return Table("実務経験", headings, rows)

    def _qualifications(self):
        rows = [{"職員番号": self.hand.code(q.staff), "資格名": self.hand.text(q.name), "合格日": self.hand.date(q.passed)}
                for q in self.facts.qualifications]
        return Table("資格", ["職員番号", "資格名", "合格日"], rows)

    def _attestations(self):
        rows = [{"職員番号": self.hand.code(a.staff), "確認事項": self.hand.text(a.statement), "確認者": Cell(a.by),
                 "確認日": self.hand.date(a.date)} for a in self.facts.attestations]
        return Table("確認", ["職員番号", "確認事項", "確認者", "確認日"], rows)

    def _practices(self):
        rows = [{"所属コード": self.hand.code(p.department), "件名": Cell(p.title), "内容": Cell("様式を見直した。"),
                 "実施日": self.hand.date(p.date)} for p in self.facts.practices]
        return Table("DX実践", ["所属コード", "件名", "実施日"] + (["内容"] if self.hand.chance(0.5) else []), rows)

    def _targets(self):
        row = {"指標": Cell("DX推進員 人数"), "対象": Cell(rules.PROMOTER), "値": Cell(12), "単位": Cell("人"),
               "達成年度": Cell(2026)}
        return Table("目標", list(row), [row])

    # self-checks

    def _self_checks(self):
        """One sheet with every skill, or one sheet per persona."""
        if self.hand.chance(0.35):
            skills = tuple(dict.fromkeys(s for p in rules.PERSONAS for s in SKILLS_OF[p]))
            return [self._self_check_sheet("自己点検", skills, self.facts.self_checks)]
        personas = {s.number: s.personas for s in self.facts.staff}
        return [self._self_check_sheet(f"自己点検_{persona}", SKILLS_OF[persona],
                                       [c for c in self.facts.self_checks if persona in personas[c.staff]])
                for persona in rules.PERSONAS]

    def _self_check_sheet(self, sheet, skills, checks):
        hand = self.hand
        names = {s: hand.name(s, SKILL_ALIASES) for s in skills}
        offices = {d.code: d.name for d in self.facts.departments}
        people = {s.number: s for s in self.facts.staff}
        rows = [{"職員番号": hand.code(c.staff), "氏名": Cell(people[c.staff].name),
                 "所属名": Cell(offices[people[c.staff].department]), "点検日": hand.date(c.date),
                 **{name: hand.level(c.levels.get(skill)) for skill, name in names.items()}} for c in checks]
        groups = {n: _category(s) for s, n in names.items()} if hand.chance(0.5) else {}
        return Table(sheet, ["職員番号", "氏名", "所属名", "点検日"] + list(names.values()), rows, groups)

    # tool checks

    def _tool_checks(self):
        form = self.rng.choice((self._tools_in_two_sheets, self._tools_in_one_sheet, self._tools_in_rows))
        return form()

    def _levels_row(self, check):
        return {tool: self.hand.level(level) for tool, level in check.levels.items()}

    def _boxes_row(self, check, prefix):
        return {prefix.format(level) + box: self.hand.tick(box in check.excel)
                for level, boxes in rules.EXCEL_BOXES.items() for box in boxes}

    def _tools_in_two_sheets(self):
        levels = [{"職員番号": self.hand.code(c.staff), **self._levels_row(c)} for c in self.facts.tool_checks]
        boxes = [{"職員番号": self.hand.code(c.staff), **self._boxes_row(c, "Excel Lv{} ")}
                 for c in self.facts.tool_checks]
        return [Table("ツール点検", list(levels[0]), levels), Table("ツール点検_Excel", list(boxes[0]), boxes)]

    def _tools_in_one_sheet(self):
        rows = [{"職員番号": self.hand.code(c.staff), **self._levels_row(c), **self._boxes_row(c, "Excel Lv{} ")}
                for c in self.facts.tool_checks]
        return [Table("ツール点検", list(rows[0]), rows)]

    def _tools_in_rows(self):
        """One row per person and tool: the checks of Excel as columns, the other tools by their level."""
        prefix = self.rng.choice(("", "Lv{} "))
        boxes = [{"職員番号": self.hand.code(c.staff), "ツール": Cell("Excel"), **self._boxes_row(c, prefix)}
                 for c in self.facts.tool_checks]
        levels = [{"職員番号": self.hand.code(c.staff), "ツール": Cell(tool), "レベル": self.hand.level(level)}
                  for c in self.facts.tool_checks for tool, level in c.levels.items()]
        return [Table("ツール点検", list(boxes[0]), boxes), Table("ツール点検_レベル", list(levels[0]), levels)]


def _category(skill):
    """The 区分 above a skill. Which one it is does not matter to the answer."""
    for category, skills in (("業務高度化", ("価値発見/定義", "データ理解/活用")), ("業務効率化", ("業務分析/BPR",)),
                             ("情報基盤/統制", rules.SYSTEMS_SKILLS[:-3])):
        if skill in skills:
            return category
    return "共通"


# --- sheets

TITLES = ("{}一覧（令和7年度）", "令和７年度　{}", "【様式】{}")
NOTES = ("※様式の列は追加・並べ替えできます", "作成：人事課（内線 1234）", "更新日　令和8年4月1日", "※番号の先頭の0を消さないこと")
FOOTNOTES = ("※育休中の職員を含む。", "※空欄は未回答", "※ 出典：人事給与システム")
EXTRA_COLUMNS = {"備考": "確認済み", "メモ": "要再確認", "係名": "庶務係", "旧姓": "", "内線": 1234}


class _Sheet:
    """Lays one table out on a worksheet, untidily."""

    def __init__(self, sheet, table, rng, hand):
        self.sheet, self.table, self.rng, self.hand = sheet, table, rng, hand
        self.columns = list(table.headings)
        self.rows = list(table.rows)

    def lay_out(self):
        if self.table.groups:
            self._order_by_group()
        elif self.hand.chance(0.6):
            self.rng.shuffle(self.columns)
        if self.table.shuffled_rows:
            self.rng.shuffle(self.rows)
        self._add_columns()
        self.left = self.rng.choice((1, 1, 1, 2))
        self.two_rows = bool(self.table.groups) or self.hand.chance(0.1)
        top = self._titles()
        first = self._headings(top)
        self._rows(first)
        self._footnotes()

    def put(self, row, column, cell):
        """Writes a cell. A formula with an empty result is marked here and made in `_finish`."""
        target = self.sheet.cell(row, column)
        target.value = EMPTY_FORMULA if cell.value is BLANK else cell.value
        target.number_format = cell.number_format

    def _order_by_group(self):
        """Keeps the headings of one 区分 together, since they share a merged cell."""
        groups = list(dict.fromkeys(self.table.groups.values()))
        self.rng.shuffle(groups)
        alone = [c for c in self.columns if c not in self.table.groups]
        self.columns = alone + [c for g in groups for c in self.columns if self.table.groups.get(c) == g]

    def _add_columns(self):
        for heading in self.rng.sample(list(EXTRA_COLUMNS), self.rng.choice((0, 0, 1, 2))):
            at = len(self.columns) if self.table.groups else self.rng.randint(0, len(self.columns))
            self.columns.insert(at, heading)
        for row in self.rows:
            row.update({h: Cell(value) for h, value in EXTRA_COLUMNS.items() if value and self.hand.chance(0.5)})

    def _titles(self):
        """Writes titles and notes; the result is the heading row, within the first 30."""
        row = 1
        if self.hand.chance(0.6):
            title = self.rng.choice(TITLES).format(self.table.sheet)
            self.sheet.cell(row, 1, title).font = Font(size=14, bold=True)
            if self.hand.chance(0.5) and len(self.columns) > 1:
                self.sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(self.columns))
            row += 1
        for note in self.rng.sample(NOTES, self.rng.choice((0, 0, 1, 2))):
            self.sheet.cell(row, self.left, note)
            row += 1
        last = 29 if self.two_rows else 30
        return row + self.rng.choice((0, 0, 1, 2, last - row))

    def _headings(self, top):
        for offset, heading in enumerate(self.columns):
            column = self.left + offset
            if heading in self.table.groups:
                self.sheet.cell(top + 1, column, self.hand.heading(heading))
                continue
            self.sheet.cell(top, column, self.hand.heading(heading))
            if self.two_rows:
                self.sheet.merge_cells(start_row=top, start_column=column, end_row=top + 1, end_column=column)
        self._group_headings(top)
        return top + (2 if self.two_rows else 1)

    def _group_headings(self, top):
        for group in dict.fromkeys(self.table.groups.values()):
            at = [self.left + i for i, c in enumerate(self.columns) if self.table.groups.get(c) == group]
            self.sheet.cell(top, at[0], group)
            if len(at) > 1:
                self.sheet.merge_cells(start_row=top, start_column=at[0], end_row=top, end_column=at[-1])

    def _rows(self, first):
        at = first
        self.row_numbers = []
        gaps = 0.03 if not self.table.merged_column and self.hand.chance(0.4) else 0
        for row in self.rows:
            at += self.hand.chance(gaps)
            for offset, heading in enumerate(self.columns):
                if row.get(heading) is not None:
                    self.put(at, self.left + offset, row[heading])
            self.sheet.row_dimensions[at].hidden = self.hand.chance(0.01)
            self.row_numbers.append(at)
            at += 1
        self.end = at
        self._merge_equal_values()

    def _merge_equal_values(self):
        """Merges neighbouring equal cells of one column, as people do with 部局名."""
        if self.table.merged_column not in self.columns:
            return
        column = self.left + self.columns.index(self.table.merged_column)
        start = 0
        for i in range(1, len(self.rows) + 1):
            if i == len(self.rows) or self._value(i) != self._value(start):
                if i - start > 1:
                    self.sheet.merge_cells(start_row=self.row_numbers[start], end_row=self.row_numbers[i - 1],
                                           start_column=column, end_column=column)
                start = i

    def _value(self, index):
        return self.rows[index][self.table.merged_column].value

    def _footnotes(self):
        if self.hand.chance(0.3):
            self.sheet.cell(self.end + self.rng.choice((1, 2)), self.left, self.rng.choice(FOOTNOTES))


# --- books

EMPTY_FORMULA = "（空の数式）"
READINGS = "ショクインバンゴウ"


@dataclasses.dataclass(frozen=True)
class Look:
    """How one book is stored."""
    date_1904: bool
    inline_strings: bool
    phonetics: bool
    formulas: bool


def write(facts, seed, path):
    """Writes the facts untidily. The result is the --as-of argument to pass, or None if the book holds the date."""
    rng = random.Random(f"book {seed}")
    look = Look(*(rng.random() < p for p in (0.2, 0.3, 0.5, 0.4)))
    book = openpyxl.Workbook()
    book.remove(book.active)
    if look.date_1904:
        book.epoch = CALENDAR_MAC_1904
    hand = _Hand(rng, datetime.date(1904, 1, 1) if look.date_1904 else datetime.date(1899, 12, 30))
    as_of_in_settings = rng.random() < 0.5
    _write_sheets(book, _Tables(facts, rng, hand).make(as_of_in_settings), rng, hand)
    book.save(path)
    _finish(path, look, rng)
    return None if as_of_in_settings else facts.as_of.isoformat()


def _write_sheets(book, tables, rng, hand):
    rng.shuffle(tables)
    for table in tables:
        name = table.sheet + rng.choice(("",) * 8 + (" ", "　"))
        sheet = book.create_sheet(name)
        _Sheet(sheet, table, rng, hand).lay_out()
        if rng.random() < 0.1:
            sheet.sheet_state = rng.choice(("hidden", "veryHidden"))
    if rng.random() < 0.4:
        _write_other_sheet(book, rng)
    if all(sheet.sheet_state != "visible" for sheet in book):
        book.worksheets[0].sheet_state = "visible"
    book.active = next(i for i, sheet in enumerate(book.worksheets) if sheet.sheet_state == "visible")


def _write_other_sheet(book, rng):
    """A sheet of the user's own, which means nothing to the program."""
    sheet = book.create_sheet(rng.choice(("使い方", "リスト", "集計")), 0 if rng.random() < 0.5 else None)
    for row in (["区分", "件数"], ["在籍", 12], ["休職", 3], [None, None], ["合計", 15]):
        sheet.append(row)
    sheet.sheet_state = rng.choice(("visible", "hidden"))


# --- what openpyxl does not write: phonetic runs, rich text, shared or inline strings, formulas with cached values

SHARED_STRINGS = "xl/sharedStrings.xml"
MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE_NAMESPACE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRINGS_RELATIONSHIP = (f'<Relationship Id="rIdStrings" Type="{OFFICE_NAMESPACE}/sharedStrings" '
                        'Target="sharedStrings.xml"/>')
STRINGS_TYPE = (f'<Override PartName="/{SHARED_STRINGS}" ContentType='
                '"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>')
STRING_ITEM = re.compile(r"<si>(.*?)</si>", re.S)
TEXT = re.compile(r"<t(?: [^>]*)?>(.*?)</t>", re.S)
CELL = re.compile(r'<c r="([A-Z]+[0-9]+)"((?: s="[0-9]+")?)(?: t="(\w+)")?>(?:<v>(.*?)</v>|<is>(.*?)</is>)</c>', re.S)


def _finish(path, look, rng):
    """Rewrites the strings and cells of a saved book."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    saved = [_text(item) for item in STRING_ITEM.findall(parts.get(SHARED_STRINGS, ""))]
    strings = _Strings(look, rng, saved)
    for name in parts:
        if name.startswith("xl/worksheets/sheet"):
            parts[name] = CELL.sub(strings.rewrite, parts[name])
    _put_strings(parts, strings)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def _text(item):
    """The text of a string as openpyxl saved it."""
    return html.unescape(TEXT.search(item).group(1))


def _put_strings(parts, strings):
    """Replaces the shared strings, or adds them where this version of openpyxl wrote none."""
    if SHARED_STRINGS not in parts:
        for part, end, entry in (("xl/_rels/workbook.xml.rels", "</Relationships>", STRINGS_RELATIONSHIP),
                                 ("[Content_Types].xml", "</Types>", STRINGS_TYPE)):
            parts[part] = parts[part].replace(end, entry + end)
    items = "".join(f"<si>{item}</si>" for item in strings.items)
    parts[SHARED_STRINGS] = f'<?xml version="1.0" encoding="UTF-8"?><sst xmlns="{MAIN_NAMESPACE}">{items}</sst>'


class _Strings:
    """Rewrites cells and collects the shared strings they then point to."""

    def __init__(self, look, rng, saved):
        self.look, self.rng, self.saved = look, rng, saved
        self.items = []
        self.index = {}

    def rewrite(self, match):
        place, style, kind, value, inline = match.groups()
        start = f'<c r="{place}"{style}'
        if kind in ("s", "inlineStr"):
            return self._string(start, _text(inline) if inline else self.saved[int(value)])
        kind = f' t="{kind}"' if kind else ""
        formula = self._formula() if self.look.formulas and self.rng.random() < 0.1 else ""
        return f"{start}{kind}>{formula}<v>{value}</v></c>"

    def _formula(self):
        return "<f>INDEX($AZ$1:$AZ$9,1)</f>"

    def _string(self, start, text):
        if text == EMPTY_FORMULA:
            return f'{start} t="str"><f>IF(TRUE,"","")</f><v></v></c>'
        if self.look.formulas and self.rng.random() < 0.1:
            return f'{start} t="str">{self._formula()}<v>{html.escape(text)}</v></c>'
        if self.look.inline_strings:
            return f'{start} t="inlineStr"><is>{self._item(text)}</is></c>'
        if text not in self.index:
            self.index[text] = len(self.items)
            self.items.append(self._item(text))
        return f'{start} t="s"><v>{self.index[text]}</v></c>'

    def _item(self, text):
        """The content of a string item, sometimes in two runs, sometimes with ふりがな."""
        if not self.look.phonetics or not re.search("[一-龯]", text) or self.rng.random() < 0.4:
            return _text_element(text)
        runs = _text_element(text)
        if len(text) > 1 and self.rng.random() < 0.3:
            runs = "".join(f'<r><rPr><sz val="11"/></rPr>{_text_element(part)}</r>'
                           for part in (text[:len(text) // 2], text[len(text) // 2:]))
        return f'{runs}<rPh sb="0" eb="{min(2, len(text))}"><t>{READINGS}</t></rPh><phoneticPr fontId="0"/>'


def _text_element(text):
    return f'<t xml:space="preserve">{html.escape(text)}</t>'
