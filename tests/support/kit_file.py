"""A self-check file as people have it before them: its fields found by their words, filled in with openpyxl, or in the
XML of the package as Excel would leave the rest."""

import datetime
import io
import re
import zipfile
from xml.sax.saxutils import escape, unescape

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"
ITEMS = ("スキル要件", "できること", "ツール")  # headings above what is asked; a box has its tool beside it
FIRST_DAY = datetime.date(1899, 12, 30)


def open_book(path):
    import openpyxl
    return openpyxl.load_workbook(path)


def place(sheet, text, nth=1):
    """The cell with that text."""
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == text]
    return found[nth - 1]


def field(sheet, item):
    """The cell to be filled in for an item."""
    cell = place(sheet, item)
    return next(one for one in sheet[cell.row][cell.column:] if not one.protection.locked)


def fields(sheet):
    """Every cell for an answer, with the choices it offers."""
    offered = []
    for rule in sheet.data_validations.dataValidation:
        if rule.type != "list":
            continue
        choices = rule.formula1.strip('"').split(",")
        for area in rule.sqref.ranges:
            offered += [(sheet[area.coord] if area.size["rows"] * area.size["columns"] == 1 else cell, choices)
                        for row in sheet[area.coord] for cell in row] if ":" in area.coord else [
                            (sheet[area.coord], choices)]
    return offered


def rows_of(path, sheet):
    """The rows of a sheet, each by its headings."""
    book = open_book(path)
    if sheet not in book.sheetnames:
        return []
    rows = [[cell.value for cell in row] for row in book[sheet].iter_rows()]
    first = next(i for i, row in enumerate(rows) if "職員番号" in row or "回" in row or "正しい職員番号" in row)
    return [dict(zip(rows[first], row)) for row in rows[first + 1:] if any(value is not None for value in row)]


class SelfCheck:
    """A file of one person, changed cell by cell in its XML."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.parts = {info.filename: package.read(info) for info in package.infolist()}
        strings = re.findall(r"<si><t[^>]*>(.*?)</t></si>", self.parts[STRINGS].decode(), re.S)
        self.texts = {}
        self.sheet = self.parts[SHEET].decode()
        for ref, index in re.findall(r'<c r="([A-Z]+\d+)"[^>]* t="s"><v>(\d+)</v></c>', self.sheet):
            self.texts[ref] = unescape(strings[int(index)])
        self.offers = {}  # what is asked: the answers to choose from
        self.questions = self.find_questions()  # what is asked: the cell for it

    def find_questions(self):
        found, columns = {}, {}
        rows = {}
        for ref, text in self.texts.items():
            column, row = re.match(r"([A-Z]+)(\d+)", ref).groups()
            rows.setdefault(int(row), {})[column] = text
        for row in sorted(rows):
            headings = {text: column for column, text in rows[row].items()}
            if "今回" in headings:
                columns = {"item": next(headings[one] for one in ITEMS if one in headings), "now": headings["今回"]}
            elif "研修" in headings:
                columns = {}
            elif columns and columns["item"] in rows[row]:
                offered = self.offered(columns["now"], row)
                if offered:
                    self.offers[rows[row][columns["item"]]] = offered
                    found[rows[row][columns["item"]]] = f'{columns["now"]}{row}'
        return found

    def offered(self, column, row):
        """The answers to choose from in a cell; none where nothing is to be filled in."""
        rules = re.findall(r'<dataValidation type="list"[^>]* sqref="([^"]+)"[^>]*><formula1>"([^"]*)"', self.sheet)
        for ranges, choices in rules:
            for letter, first, last in re.findall(r"([A-Z]+)(\d+)(?::[A-Z]+(\d+))?", ranges):
                if letter == column and int(first) <= row <= int(last or first):
                    return [int(one) if one.isdigit() else one for one in choices.split(",")]
        return []

    def behind(self, label):
        """The cell to the right of a label."""
        column, row = re.match(r"([A-Z]+)(\d+)", next(ref for ref, text in self.texts.items() if text == label)).groups()
        return f"{chr(ord(column) + 1)}{row}"

    def put(self, ref, value):
        """A number, a text, a day, nothing, or the bytes of the XML inside of a cell."""
        kind, inside = "", ""
        if isinstance(value, bytes):
            inside = value.decode()
        elif isinstance(value, datetime.date):
            inside = f"<v>{(value - FIRST_DAY).days}</v>"
        elif isinstance(value, str):
            kind, inside = ' t="inlineStr"', f"<is><t>{escape(value)}</t></is>"
        elif value is not None:
            inside = f"<v>{value}</v>"
        cell = re.search(rf'<c r="{ref}"((?: s="\d+")?)[^>]*?(?:/>|>.*?</c>)', self.sheet)
        self.sheet = f'{self.sheet[:cell.start()]}<c r="{ref}"{cell[1]}{kind}>{inside}</c>{self.sheet[cell.end():]}'

    def fill(self, answers, day):
        for item, value in answers.items():
            if value is not None:
                self.put(self.questions[item], value)
        self.put(self.behind("点検日"), day)

    def bytes(self):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in {**self.parts, SHEET: self.sheet.encode()}.items():
                package.writestr(name, part)
        return buffer.getvalue()
