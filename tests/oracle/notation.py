"""Checks a table against the notation rules of the Ministry of Internal Affairs and Communications:
総務省「統計表における機械判読可能なデータの表記方法の統一ルール」 (December 2020,
https://www.soumu.go.jp/main_content/000723626.pdf).

Numbers and titles as quoted by https://blog-homepage.net/20210918-toukei-dat/ and
https://skill-pass.jp/blog/excel-basic_rule; 1-13 to 2-2 and the symbols *** and X as
https://github.com/volare-all/open-data-linter has them. Behind each: its number in Ver.1.2 for Excel and for CSV.

    notation.py FILE.xlsx [SHEET] | FILE.csv        prints the rule and the place of whatever breaks one
"""

import collections
import csv
import datetime
import io
import pathlib
import re
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2]))
from tests.support import ooxml  # noqa: E402

RULES = {
    "1-1": ("ファイル形式はExcelかCSVとなっているか", "1", "1"),
    "1-2": ("1セル1データとなっているか", "2-1", "4-2"),
    "1-3": ("数値データは数値属性とし、文字列を含まないこと", "2-2", "4-3"),
    "1-4": ("セルの結合をしていないか", "2-3", None),
    "1-5": ("スペースや改行等で体裁を整えていないか", "2-4", "4-4"),
    "1-6": ("項目名等を省略していないか", "2-5", "4-6"),
    "1-7": ("数式を使用している場合は、数値データに修正しているか", "2-6", None),
    "1-8": ("オブジェクトを使用していないか", "2-7", None),
    "1-9": ("データの単位を記載しているか", "2-8", "4-7"),
    "1-10": ("機種依存文字を使用していないか", "2-9", "4-8"),
    "1-11": ("e-Statの時間軸コードの表記、西暦表記又は和暦に西暦の併記がされているか", "2-10", "4-9"),
    "1-12": ("地域コード又は地域名称が表記されているか", "2-11", "4-10"),
    "1-13": ("数値データの同一列内に特殊記号（秘匿等）が含まれる場合", "2-12", "4-11"),
    "2-1": ("データが分断されていないか", "3-1", "4-13"),
    "2-2": ("1シートに複数の表が掲載されていないか", "3-2", "4-14"),
}
Finding = collections.namedtuple("Finding", "rule place what")

NO_FIGURE, HIDDEN = "***", "X"
NUMBER = re.compile(r"[+-]?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?")
DIGITS = r"[0-9０-９][0-9０-９,，.．%％]*"
TWO_FIGURES = re.compile(rf"\s*{DIGITS}\s*([（(]\s*{DIGITS}\s*[)）]|[/／、・~〜～\n]\s*{DIGITS})\s*")
LAYOUT = re.compile(r"^\s|\s$|[\r\n\t\u3000]|\s{2}")
ERA = re.compile(r"(明治|大正|昭和|平成|令和)\s*(元|\d{1,2})|^[MTSHR]\d{1,2}([年./]|$)")
WESTERN = re.compile(r"(18|19|20)\d\d")
TIME = re.compile(r"年度?$|年月日?$|日$|時点$|期間$|月$")
KEY = re.compile(r"(コード|番号|ＩＤ|ID)$")
UNIT_IN_HEADING = re.compile(r"[（(][^（()）]+[)）]$")
REPEATED = {"〃", "々", "同上", "同左", "同", '"', "″"}
AREA = re.compile(r"都道府県|市区?町村|地域")
WHOLE_AREA = re.compile(r".*[都道府県市区町村郡]|全国|\d{2}|\d{5,6}")
# Characters of JIS X 0208 that Windows and Unix map to different ones of Unicode.
SAME_IN_JIS = set("～－∥￠￡￢―")


class Table:
    """Cells as values: text, number, date or nothing. `places` tells what a checker of values cannot see."""

    def __init__(self, rows, merged=(), formulas=(), objects=()):
        self.rows, self.merged, self.formulas, self.objects = rows, merged, formulas, objects
        self.first = next((n for n, row in enumerate(rows) if any(one is not None for one in row)), 0)
        self.headings = rows[self.first] if rows else []

    def place(self, row, column):
        return ooxml.column_letters(column + 1) + str(row + 1)

    def body(self):
        """(row, column, value) of every cell below the headings."""
        return [(n, c, value) for n, row in enumerate(self.rows)
                if n > self.first and row != self.headings and any(one is not None for one in row)
                for c, value in enumerate(row)]

    def columns(self):
        """[(column, heading, [(row, value)])]."""
        found = {c: [] for c in range(len(self.headings))}
        for n, c, value in self.body():
            found.setdefault(c, []).append((n, value))
        return [(c, str(self.headings[c] or "") if c < len(self.headings) else "", cells)
                for c, cells in found.items()]

    def figures(self):
        """The columns of figures: most of what is in them has digits, and they are no time and no key."""
        return [(c, heading, cells) for c, heading, cells in self.columns()
                if not TIME.search(heading) and not KEY.search(heading) and mostly_figures([v for _, v in cells])]


def is_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def mostly_figures(values):
    told = [one for one in values if one is not None and one not in (NO_FIGURE, HIDDEN)]
    like = [one for one in told if is_number(one) or (isinstance(one, str) and re.match(rf"[▲△+-]?\s*{DIGITS}", one))]
    return len(like) * 2 > len(told)


def one_value(table):
    for n, c, value in table.body():
        if isinstance(value, str) and TWO_FIGURES.fullmatch(value):
            yield "1-2", table.place(n, c), value


def numbers(table):
    for c, _, cells in table.figures():
        for n, value in cells:
            if isinstance(value, str) and re.search("[0-9０-９]", value) and not TWO_FIGURES.fullmatch(value):
                yield "1-3", table.place(n, c), value


def marks(table):
    for what in table.merged:
        yield "1-4", what, "結合"
    for what in table.formulas:
        yield "1-7", what, "数式"
    for what in table.objects:
        yield "1-8", "", what


def texts(table):
    for n, row in enumerate(table.rows):
        for c, value in enumerate(row):
            if not isinstance(value, str):
                continue
            if LAYOUT.search(value):
                yield "1-5", table.place(n, c), repr(value)
            odd = [one for one in value if one not in SAME_IN_JIS and not one.isspace() and not in_jis(one)]
            if odd:
                yield "1-10", table.place(n, c), f"{''.join(odd)}（{value}）"


def in_jis(character):
    try:
        character.encode("shift_jis")
    except UnicodeEncodeError:
        return False
    return True


def left_out(table):
    for c, heading in enumerate(table.headings):
        if heading is None:
            yield "1-6", table.place(table.first, c), "項目名がない"
        elif heading in table.headings[:c]:
            yield "1-6", table.place(table.first, c), f"項目名が重なる（{heading}）"
    named = [str(one or "") for one in table.headings]
    figures = {c for c, _, _ in table.figures()}
    for n, c, value in table.body():
        if value in REPEATED:
            yield "1-6", table.place(n, c), value
        # A code or a name is enough (1-12).
        stem = KEY.sub("", named[c]) if c < len(named) else ""
        other = next((i for i, one in enumerate(named) if i != c and one == stem + "名"), None)
        unit = c < len(named) and named[c].endswith("単位")  # 1-9
        if value is None and c not in figures and not unit and (other is None or table.rows[n][other] is None):
            yield "1-6", table.place(n, c), "空欄"


def units(table):
    for c, heading, _ in table.figures():
        beside = str(table.headings[c + 1] or "") if c + 1 < len(table.headings) else ""
        own = [one for one in map(str, table.headings) if heading in re.sub("の?単位$", "", one).split("・") and one.endswith("単位")]
        if not UNIT_IN_HEADING.search(heading) and beside != "単位" and not own:
            yield "1-9", table.place(table.first, c), f"{heading}の単位がない"
        if beside == "単位":
            for n, row in enumerate(table.rows):
                if n > table.first and row[c] is not None and row[c + 1] is None:
                    yield "1-9", table.place(n, c + 1), "単位がない"


def times(table):
    for n, row in enumerate(table.rows):
        for c, value in enumerate(row):
            beside = [str(one) for one in row[max(0, c - 1):c + 2] if one is not None]
            if isinstance(value, str) and ERA.search(value) and not any(WESTERN.search(one) for one in beside):
                yield "1-11", table.place(n, c), value


def areas(table):
    named = [str(one or "") for one in table.headings]
    for c, heading, cells in table.columns():
        if not AREA.search(heading) or f"{re.sub('名$', '', heading)}コード" in named:
            continue
        for n, value in cells:
            if value is not None and not WHOLE_AREA.fullmatch(str(value)):
                yield "1-12", table.place(n, c), value


def symbols(table):
    for c, _, cells in table.figures():
        for n, value in cells:
            if value is None:
                yield "1-13", table.place(n, c), f"空欄（該当する数値がなければ{NO_FIGURE}、秘匿なら{HIDDEN}）"
            elif isinstance(value, str) and value not in (NO_FIGURE, HIDDEN) and not re.search("[0-9０-９]", value):
                yield "1-13", table.place(n, c), value


def one_table(table):
    blank = [n for n, row in enumerate(table.rows) if all(one is None for one in row)]
    for n in blank:
        after = next((row for row in table.rows[n + 1:] if any(one is not None for one in row)), [])
        told = [one for one in after if one is not None]
        if n < table.first or n == 0 or n - 1 in blank or not told:
            continue
        again = len(told) > 1 and all(isinstance(one, str) and not re.search(r"\d", one) for one in told)
        yield ("2-2" if again else "2-1"), str(n + 1), "空白の行"
    for n, row in enumerate(table.rows):
        if n > table.first and n - 1 not in blank and row == table.headings:
            yield "2-2", str(n + 1), "項目名の行がもう1つある"
        if len(row) != len(table.headings):
            yield "2-1", str(n + 1), "項目の数が違う"
    for c, heading, cells in table.columns():
        if not heading and all(value is None for _, value in cells):
            yield "2-1", ooxml.column_letters(c + 1), "空白の列"


CHECKS = (one_value, numbers, marks, texts, left_out, units, times, areas, symbols, one_table)


def check(table):
    found = [Finding(*one) for check_one in CHECKS for one in check_one(table)]
    # A blank column is told once.
    gone = {one.place for one in found if one.what == "空白の列"}
    return [one for one in found if one.rule != "1-6" or one.place.rstrip("0123456789") not in gone]


def sheet(path, name=None):
    """The table of a sheet."""
    import openpyxl
    book = openpyxl.load_workbook(path)
    page, values = (one[name or one.sheetnames[0]] for one in (book, openpyxl.load_workbook(path, data_only=True)))
    rows = [[plain(cell.value) for cell in row] for row in values.iter_rows()]
    while rows and all(one is None for one in rows[-1]):
        rows.pop()
    package = ooxml.Package(path)
    part = dict(package.sheets())[page.title]
    objects = [kind.rpartition("/")[2] for kind, _, _ in package.relationships(part).values()
               if kind.endswith(("/drawing", "/vmlDrawing", "/comments", "/oleObject", "/picture", "/control"))]
    return Table(rows, [str(one) for one in page.merged_cells.ranges],
                 [cell.coordinate for row in page.iter_rows() for cell in row if cell.data_type == "f"], objects)


def plain(value):
    return value.date() if isinstance(value, datetime.datetime) else None if value == "" else value


def delimited(path):
    """The table of a CSV in UTF-8 or Shift_JIS. A number with a zero in front is a code."""
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp932")

    def value(field):
        return None if field == "" else float(field) if NUMBER.fullmatch(field) else field

    return Table([[value(field) for field in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)])


def check_file(path, name=None):
    """[Finding]; what cannot be read breaks the first rule."""
    path = pathlib.Path(path)
    try:
        if path.suffix.lower() == ".xlsx":
            table = sheet(path, name)
        elif path.suffix.lower() == ".csv":
            table = delimited(path)
        else:
            return [Finding("1-1", path.name, path.suffix)]
    except (OSError, ValueError, KeyError, csv.Error, zipfile.BadZipFile) as error:
        return [Finding("1-1", path.name, str(error))]
    return check(table)


if __name__ == "__main__":
    findings = check_file(*sys.argv[1:3])
    for one in findings:
        print(f"{one.rule} {RULES[one.rule][0]}: {one.place} {one.what}")
    sys.exit(1 if findings else 0)
