"""A small workbook, written by hand: its parts, its archive, and the cells it has."""

import io
import zipfile

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SHEET, STRINGS, STYLES, BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"
BOOK_RELS = "xl/_rels/workbook.xml.rels"

CELLS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1.5</v></c><c r="C1" t="b"><v>1</v></c></row>'
    '<row r="2"><c r="A2" s="1"><v>46112</v></c><c r="B2" t="e"><v>#N/A</v></c>'
    '<c r="C2" t="inlineStr"><is><t>氏名</t></is></c></row>'
    '<row r="4"><c r="A4" s="2" t="str"><f>A1&amp;"x"</f><v>職員x</v></c><c r="C4" t="s"><v>1</v></c></row>')
ANSWER = "".join(f"職員 表\t{line}\n" for line in (
    "A1\ttext\t職員", "B1\tnumber\t1.5", "C1\tboolean\tTRUE", "A2\tdate\t46112", "B2\terror\t#N/A", "C2\ttext\t氏名",
    "A4\ttext\t職員x", "C4\ttext\ta\\tb <&>"))


def sheet(rows=CELLS, before="", after=""):
    return (f'{HEAD}<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheetData>{rows}</sheetData>{after}'
            '</worksheet>')


def relationships(*rows):
    """(id, type, target) of each."""
    return (f'{HEAD}<Relationships xmlns="{PACKAGE}">'
            + "".join(f'<Relationship Id="{i}" Type="{t if "/" in t else OFFICE + "/" + t}" Target="{to}"/>'
                      for i, t, to in rows)
            + "</Relationships>")


def book_relationships(target="worksheets/sheet1.xml"):
    return relationships(("rId1", "worksheet", target), ("rId2", "styles", "styles.xml"),
                         ("rId3", "sharedStrings", "sharedStrings.xml"))


def workbook(sheets='<sheet name="職員 表" sheetId="1" r:id="rId1"/>'):
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def parts():
    """{name: text} of the book, in the order of its archive."""
    return {
        "[Content_Types].xml":
            f'{HEAD}<Types xmlns="{TYPES}">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{SPREADSHEET}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{SPREADSHEET}.worksheet+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{SPREADSHEET}.styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{SPREADSHEET}.sharedStrings+xml"/></Types>',
        "_rels/.rels": relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        BOOK: workbook(),
        BOOK_RELS: book_relationships(),
        SHEET: sheet(),
        STYLES:
            f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
            '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
            '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        STRINGS:
            f'{HEAD}<sst xmlns="{MAIN}" count="2" uniqueCount="2"><si><t>職員</t></si>'
            '<si><r><t>a\tb</t></r><r><t xml:space="preserve"> &lt;&amp;&gt;</t></r><rPh sb="0" eb="1"><t>x</t></rPh></si>'
            '</sst>',
    }


def archive(contents, compression=zipfile.ZIP_DEFLATED, **options):
    """The bytes of a zip archive of {name: text or bytes}."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as package:
        for name, content in contents.items():
            info = zipfile.ZipInfo(name, (2026, 3, 31, 0, 0, 0))
            info.compress_type = compression
            with package.open(info, "w", **options) as entry:
                entry.write(content.encode("utf-8") if isinstance(content, str) else content)
    return buffer.getvalue()


def book(changes=None, **options):
    """The bytes of the workbook with some parts changed, or left out where the change is None."""
    contents = {**parts(), **(changes or {})}
    return archive({name: content for name, content in contents.items() if content is not None}, **options)
