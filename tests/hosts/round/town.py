"""An invented town for the whole round: who works there, what each can do, the officer's workbook, and what follows from
it all, computed here once more and independently of the program."""

import dataclasses
import datetime
import io
import random
import re
import zipfile

from tests.support import program

DAY = datetime.date(2026, 3, 20)
EARLIER = datetime.date(2026, 3, 2)
AS_OF = datetime.date(2026, 3, 31)
GENERAL, PROMOTER, SYSTEMS = "一般行政職員", "DX推進員", "全庁情報システム担当"
TOOLS = ["Teams", "Word", "PowerPoint", "Copilot", "Forms", "LoGoフォーム", "Power Automate", "Power BI", "Kintone"]
BOXES_OF_LEVEL_1 = ["セルの書式設定", "フィルタ", "ソート", "数式"]
BOXES = [*BOXES_OF_LEVEL_1, "5種類以上の関数", "条件付き書式", "入力規則", "グラフ", "ピボットテーブル", "マクロの作成・編集", "業務の効率化",
         "周囲への指導"]
SKILLS = {
    GENERAL: ["DXの必要性理解", "顧客/ユーザー理解", "行政職員のためのデジタル技術の基礎知識", "セキュリティリテラシー", "プライバシー保護理解",
              "ツール活用（表計算）", "ツール活用（BIツール）", "ツール活用（コミュニケーションツール）", "ツール活用（Officeアプリ）",
              "ツール活用（業務アプリ）", "ツール活用（生成AI）"],
    PROMOTER: ["プロジェクトマネジメント", "価値発見/定義", "データ理解/活用", "業務分析/BPR", "サービス検証(顧客/ユーザー視点)",
               "庁内ITガバナンスに対する理解"],
    SYSTEMS: ["プロジェクトマネジメント", "ITストラテジー", "システムアーキテクチャ", "クラウドサービス活用", "ネットワーク設計", "サイバーセキュリティ",
              "システム監査", "運用設計", "システム管理"],
}
COMMON_TRAININGS = ["DXマインドセット研修", "デザイン思考の研修", "行政デジタルに関する基礎研修", "情報セキュリティ研修"]
BASICS = ["プロジェクトマネジメント", "システム管理", "サイバーセキュリティ"]
DESIGN = ["システムアーキテクチャ", "クラウドサービス活用", "ネットワーク設計", "運用設計"]
STRATEGY = ["ITストラテジー", "システム監査"]
FAMILIES = ["試験", "見本", "例示", "架空", "仮名"]
DIGITS = "〇一二三四五六七八九"


def asked(persona):
    """What a self-check asks: skills, tools, boxes."""
    return SKILLS[persona] + (TOOLS + BOXES if persona == GENERAL else [])


@dataclasses.dataclass
class Person:
    number: str
    name: str
    department: str  # its code
    persona: str
    answers: dict  # what they would answer today; None: nothing
    silent: bool = False  # never returns anything
    checks: dict = dataclasses.field(default_factory=dict)  # by day: what the book has to say in the end
    trainings: dict = dataclasses.field(default_factory=dict)  # completed, with their days

    def latest(self):
        """What counts: of each item the answer of the latest day that has one."""
        return {item: value for day in sorted(self.checks, key=lambda day: (day is not None, day))
                for item, value in self.checks[day].items() if value is not None}

    def stage(self):
        levels = self.latest()

        def at_least(items, least):
            return all(levels.get(item, -1) >= least for item in items)
        if self.persona == SYSTEMS:
            steps = [at_least(BASICS, 1), at_least(BASICS, 2) and at_least(DESIGN, 1),
                     at_least(BASICS, 3) and at_least(DESIGN, 2) and at_least(STRATEGY, 1)]
        elif self.persona == GENERAL:
            excel = all(levels.get(box) == "○" for box in BOXES_OF_LEVEL_1)
            steps = [all(training in self.trainings for training in COMMON_TRAININGS),
                     excel or any(at_least([tool], 1) for tool in TOOLS)]
        else:
            return None  # the trainings of their skills have nobody who completed them
        reached = steps.index(False) if False in steps else len(steps)
        return f"Step{reached}" if reached else None


class Town:
    """320 people in 12 departments."""

    def __init__(self, seed=5):
        random_ = random.Random(seed)
        self.departments = {f"{(i + 1) * 100:04}": f"試験第{DIGITS[(i + 1) // 10]}{DIGITS[(i + 1) % 10]}課" for i in range(12)}
        self.people = []
        for i in range(320):
            persona = (GENERAL, SYSTEMS, GENERAL, SYSTEMS, GENERAL, GENERAL, SYSTEMS, PROMOTER)[i % 8]
            name = f"{FAMILIES[i % 5]} {''.join(DIGITS[int(digit)] for digit in f'{i:03}')}"
            best = random_.randint(0, 3)
            answers = {item: self.answer(random_, item, best) for item in asked(persona)}
            person = Person(f"{1001 + i:06}", name, list(self.departments)[i * 5 % 12], persona, answers)
            person.silent = i % 17 == 3 or i == 319
            if persona == GENERAL and random_.random() < 0.7:
                some = COMMON_TRAININGS if random_.random() < 0.7 else random_.sample(COMMON_TRAININGS, 2)
                person.trainings = {one: datetime.date(2025, 6, random_.randint(1, 30)) for one in some}
            self.people.append(person)
        self.people[7].name = self.people[15].name = "試験 同名"  # of one persona, in two departments

    @staticmethod
    def answer(random_, item, best):
        if random_.random() < 0.04:
            return None
        if item in BOXES:
            return "○" if best or random_.random() < 0.5 else "×"
        return max(0, min(3, best + random_.choice((-1, 0, 0, 0, 1))))

    def stages(self):
        return {person.number: person.stage() for person in self.people}

    def missing(self, taken):
        """{department: numbers} of those who are not among the numbers taken."""
        found = {}
        for person in self.people:
            if person.number not in taken:
                found.setdefault(person.department, []).append(person.number)
        return found


def write_staff(book, town):
    """The people and the departments, as an officer pastes them into the new book."""
    settings = {row[0].value: row[1] for row in book["設定"].iter_rows()}
    settings["団体名"].value, settings["基準日"].value = "試験市", AS_OF
    for at, (code, name) in enumerate(town.departments.items(), 2):
        for column, value in (("A", code), ("C", name)):
            book["所属"][f"{column}{at}"].value = value
    staff = book["職員"]
    columns = {cell.value: cell.column for cell in staff[1]}
    left = Person("000900", "試験 退職済", "0100", GENERAL, {})
    for at, person in enumerate([*town.people, left], 2):
        for heading, value in (("職員番号", person.number), ("氏名", person.name), ("所属コード", person.department),
                               ("人材像", person.persona), ("任用区分", "正規"), ("役職区分", "一般職員"),
                               ("在籍状況", "退職" if person is left else "在籍")):
            staff.cell(at, columns[heading]).value = value


def decorate(book):
    """What the officer has made besides: formats, charts, conditional formats, names, notes, sheets of their own."""
    from openpyxl.chart import BarChart, LineChart, Reference
    from openpyxl.comments import Comment
    from openpyxl.formatting.rule import ColorScaleRule, FormulaRule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.workbook.defined_name import DefinedName
    own = book.create_sheet("係のグラフ", 2)
    for at, row in enumerate([("年度", "目標", "実績"), (2024, 20, 12), (2025, 40, 33), (2026, 60, None)], 3):
        for column, value in enumerate(row, 2):
            own.cell(at, column).value = value
    own["B1"] = "育成の推移（担当のメモ）"
    own["B1"].font = Font(name="游明朝", size=18, bold=True, color="FF7030A0")
    own["E4"] = "=D4/C4"
    own["E4"].number_format = '0.0"％相当"'
    own["B9"] = '=COUNTIF(職員!I:I,"DX推進員")'
    own["B9"].comment = Comment("この数は毎月見直す", "担当")
    own.conditional_formatting.add("C4:D6", ColorScaleRule("min", None, "FFF8696B", "max", None, "FF63BE7B"))
    own.conditional_formatting.add("B4:D6", FormulaRule(formula=["$D4<$C4"], fill=PatternFill("solid", bgColor="FFFFC7CE")))
    own.merge_cells("B1:F1")
    for chart, anchor in ((BarChart(), "B12"), (LineChart(), "H3")):
        chart.add_data(Reference(own, min_col=3, max_col=4, min_row=3, max_row=6), titles_from_data=True)
        chart.set_categories(Reference(own, min_col=2, min_row=4, max_row=6))
        own.add_chart(chart, anchor)
    hidden = book.create_sheet("控え")
    hidden.sheet_state = "hidden"
    hidden["A1"] = "削除しないこと"
    name = DefinedName("目標値", attr_text="係のグラフ!$C$4:$C$6")
    if hasattr(book.defined_names, "append"):
        book.defined_names.append(name)
    else:
        book.defined_names["目標値"] = name
    staff = book["職員"]
    staff["B5"].font = Font(bold=True, color="FFC00000")
    staff["B6"].fill = PatternFill("solid", fgColor="FFFFEB9C")
    staff.column_dimensions["B"].width = 27
    staff.conditional_formatting.add("L2:L400", FormulaRule(formula=['$L2="退職"'], font=Font(strike=True)))


def add_pivot(book, corpus):
    """A pivot table and its cache, taken from a workbook of the corpus."""
    import openpyxl
    other = openpyxl.load_workbook(corpus / "test_files/pivot_table_test.xlsm")
    sheet = book.create_sheet("係の集計")
    for source in other.worksheets:
        for pivot in source._pivots:
            sheet.add_pivot(pivot)
            return
    raise AssertionError("no pivot table in the corpus")


def add_macros(book, corpus):
    """The workbook with the macros of one of the corpus, as an .xlsm."""
    with zipfile.ZipFile(corpus / "XlsxWriter/macro01.xlsm") as other:
        project = other.read("xl/vbaProject.bin")
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    types, rels = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
    parts[types] = parts[types].replace(b"spreadsheetml.sheet.main+xml", b"MACRO").replace(
        b"application/vnd.openxmlformats-officedocument.MACRO", b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    ).replace(b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    parts[rels] = parts[rels].replace(b"</Relationships>", b'<Relationship Id="rIdMacros" Type="http://schemas.microsoft.com/'
                                      b'office/2006/relationships/vbaProject" Target="vbaProject.bin"/></Relationships>')
    parts["xl/vbaProject.bin"] = project
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return buffer.getvalue()


def make_book(folder, town):
    """The officer's book, with macros and a pivot table where the corpus has some."""
    import openpyxl
    blank = folder / "blank.xlsx"
    done = program.run("init", "--scheme", "wg-tokyo-2025", "--out", blank)
    assert done.returncode == 0, done.stderr
    book = openpyxl.load_workbook(blank)
    blank.unlink()
    write_staff(book, town)
    decorate(book)
    corpus = program.SHARED / "corpus"
    if corpus.is_dir():
        add_pivot(book, corpus)
    buffer = io.BytesIO()
    book.save(buffer)
    path = folder / ("スキルマップ.xlsm" if corpus.is_dir() else "スキルマップ.xlsx")
    path.write_bytes(add_macros(buffer.getvalue(), corpus) if corpus.is_dir() else buffer.getvalue())
    return path


def parts(path):
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def sheet_parts(path):
    """{name of a sheet: its part}."""
    def attribute(tag, name):
        return re.search(rf'[ :]{name}="([^"]*)"', tag)[1]
    of_book = parts(path)
    targets = {attribute(one, "Id"): attribute(one, "Target").removeprefix("/xl/") for one in
               re.findall(r"<Relationship [^>]*>", of_book["xl/_rels/workbook.xml.rels"].decode())}
    return {attribute(one, "name"): "xl/" + targets[attribute(one, "id")]
            for one in re.findall(r"<sheet [^>]*>", of_book["xl/workbook.xml"].decode())}
