"""Workbooks whose archive is sound and whose parts are not, or are unusual: the cases beside damaged.py."""

from tests.support import small_book
from tests.support.damaged import any_end, refused, right, right_or_refused
from tests.support.small_book import BOOK, BOOK_RELS, CELLS, MAIN, OFFICE, SHEET, STRINGS, STYLES, book, parts

ONE = '<row r="1"><c r="A1"><v>7</v></c></row>'
ONE_ANSWER = "職員 表\tA1\tnumber\t7\n"
LAUGHS = ('<!DOCTYPE x [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">' for old, new in zip("abcdefghi", "bcdefghij")) + "]>")


def sheet(rows, **options):
    return book({SHEET: small_book.sheet(rows, **options)})


def with_cell(cell, row="2"):
    """A sheet with a good cell, an odd one and a good one."""
    return sheet(f'{ONE}<row r="{row}">{cell}</row><row r="9"><c r="A9"><v>9</v></c></row>')


def entities():
    for part in (SHEET, STRINGS, BOOK, STYLES, BOOK_RELS):
        text = parts()[part].replace("\n", "\n" + LAUGHS, 1)
        yield refused(f"billion laughs, not used, in {part}", book({part: text}))
    yield refused("billion laughs in a shared string",
                  book({STRINGS: parts()[STRINGS].replace("\n", "\n" + LAUGHS, 1).replace("職員", "&j;")}))
    yield refused("billion laughs in a value", book({SHEET: small_book.sheet().replace("\n", "\n" + LAUGHS, 1)
                                                     .replace("1.5", "&j;")}))
    yield refused("billion laughs in the name of a sheet",
                  book({BOOK: parts()[BOOK].replace("\n", "\n" + LAUGHS, 1).replace("職員 表", "&j;")}))
    outside = '<!DOCTYPE sst [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    yield refused("external entity",
                  book({STRINGS: parts()[STRINGS].replace("\n", "\n" + outside, 1).replace("職員", "&x;")}))


def sheets():
    million = 10 ** 6
    yield any_end("10⁶ sheets without relationships", book({BOOK: small_book.workbook(
        "".join(f'<sheet name="s{i}" sheetId="{i}" r:id="x{i}"/>' for i in range(million)))}))
    yield any_end("10⁶ sheets of one part", book({BOOK: small_book.workbook(
        "".join(f'<sheet name="s{i}" sheetId="{i}" r:id="rId1"/>' for i in range(million)))}))
    yield right("no sheets", book({BOOK: small_book.workbook("")}), "")
    for what, target in (("the workbook", "workbook.xml"), ("the relationships", "_rels/workbook.xml.rels"),
                         ("the styles", "styles.xml"), ("a file of the machine", "../../../../etc/passwd"),
                         ("the same by its path", "/etc/passwd"), ("a missing part", "worksheets/sheet2.xml"),
                         ("a folder", "worksheets/"), ("nothing", ""), ("dots", "..")):
        yield refused(f"a sheet whose target is {what}", book({BOOK_RELS: small_book.book_relationships(target)}))
    yield right("a target from the root", book({BOOK_RELS: small_book.book_relationships("/xl/worksheets/sheet1.xml")}))
    yield right("a target with dots",
                book({BOOK_RELS: small_book.book_relationships("../xl/./worksheets/x/../sheet1.xml")}))
    yield right("a target with escapes", book({BOOK_RELS: small_book.book_relationships("worksheets/sheet%31.xml")}))
    yield refused("the workbook is its own relationships",
                  book({"_rels/.rels": small_book.relationships(("rId1", "officeDocument", "_rels/.rels"))}))
    yield refused("two relationships of one name", book({BOOK_RELS: small_book.relationships(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId1", "worksheet", "workbook.xml"))}))


def places():
    for index in ("2", "-1", "99999999999999999999", "0x0", "1e0", "", " "):
        yield any_end(f"shared string {index!r}", with_cell(f'<c r="B2" t="s"><v>{index}</v></c>'))
    for row in ("0", "-1", "99999999999", "1048577", "4294967297", "1.5", "x", ""):
        yield any_end(f"row {row!r}", with_cell("<c><v>8</v></c>", row))
    for ref in ("XFE2", "ZZZZZZZZZZ2", "A0", "A-1", "A1048577", "A99999999999", "1", "A", "", "$", "A2:B2", "あ2"):
        yield any_end(f"cell {ref!r}", with_cell(f'<c r="{ref}"><v>8</v></c>'))
    yield any_end("rows that descend", sheet('<row r="5"><c r="A5"><v>5</v></c></row>' + ONE))
    yield any_end("a row twice", sheet(ONE + ONE))
    yield any_end("a cell twice", sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'))
    yield any_end("cells that descend", sheet('<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>'))
    yield any_end("a cell of another row", sheet('<row r="1"><c r="A7"><v>1</v></c></row>'))
    yield right("no references", sheet('<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>'),
                "".join(f"職員 表\t{ref}\tnumber\t{n}\n" for ref, n in (("A1", 1), ("C1", 3), ("A2", 4))))
    yield right("the last cell", sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
                "職員 表\tXFD1048576\tnumber\t1\n")
    for style in ("3", "-1", "99999999999", "x"):
        yield any_end(f"style {style!r}", with_cell(f'<c r="B2" s="{style}"><v>8</v></c>'))
    for number in ("1e999", "NaN", "INF", "-", "1,5", "0x10", "1" * 100_000):
        yield any_end(f"number {number[:9]!r}", with_cell(f'<c r="B2"><v>{number}</v></c>'))


def broken():
    whole = small_book.sheet()
    for percent in range(0, 100, 4):
        yield refused(f"{percent} % of the sheet", book({SHEET: whole[:len(whole) * percent // 100]}))
    for part in (BOOK, STRINGS, STYLES, BOOK_RELS, "_rels/.rels"):
        yield refused(f"half of {part}", book({part: parts()[part][:-30]}))
        yield refused(f"{part} is no XML", book({part: "PK\3\4 no XML"}))
    yield refused("tags that cross", sheet('<row r="1"><c r="A1"><v>1</c></v></row>'))
    yield refused("an end without a beginning", sheet("</row>" + ONE))
    yield refused("text before the root", book({SHEET: whole.replace("<worksheet", "foo<worksheet")}))
    yield refused("text behind the root", book({SHEET: whole + "foo"}))
    yield refused("two roots", book({SHEET: whole + whole.split("\n", 1)[1]}))
    yield refused("a NUL in a value", sheet('<row r="1"><c r="A1"><v>1\0 2</v></c></row>'))
    yield refused("a NUL between rows", sheet(ONE + "\0" + ONE.replace("1", "2")))
    yield refused("an attribute without quotes", sheet('<row r=1><c r="A1"><v>7</v></c></row>'))
    yield any_end("an attribute twice", sheet('<row r="1"><c r="A1" r="B1"><v>7</v></c></row>'))
    yield any_end("an unknown entity", sheet('<row r="1"><c r="A1" t="str"><v>&nbsp;</v></c></row>'))
    yield any_end("a character that is none", sheet('<row r="1"><c r="A1" t="str"><v>&#0;&#xD800;&#x110000;</v></c></row>'))
    for name, data in (("a lone byte", b"\xFF"), ("cut short", b"\xE3\x81"), ("overlong", b"\xC0\xAF"),
                       ("a surrogate", b"\xED\xA0\x80"), ("Shift_JIS", "職員".encode("shift_jis"))):
        yield any_end(f"invalid UTF-8: {name}", book({STRINGS: parts()[STRINGS].encode().replace(
            "職員".encode(), data)}))
        yield any_end(f"invalid UTF-8 in the name of a sheet: {name}", book({BOOK: parts()[BOOK].encode().replace(
            "職員 表".encode(), data)}))
    deep = 10 ** 6
    yield refused("10⁶ elements in each other, in the sheet", sheet(ONE, after="<x>" * deep + "</x>" * deep))
    yield refused("10⁶ elements in each other, in a string",
                  book({STRINGS: parts()[STRINGS].replace("<si>", "<si>" + "<r>" * deep + "</r>" * deep, 1)}))
    yield refused("10⁶ elements in each other, in a cell",
                  with_cell('<c r="B2">' + "<x>" * deep + "</x>" * deep + "</c>"))
    yield refused("10⁶ elements that never end", sheet("<row>" * deep))
    yield right_or_refused("a million attributes", sheet(
        "<row r=\"1\"><c r=\"A1\" " + " ".join(f'a{i}=""' for i in range(10 ** 6)) + "><v>7</v></c></row>"), ONE_ANSWER)
    yield right("a million comments", sheet(ONE + "<!---->" * 10 ** 6), ONE_ANSWER)


def unusual():
    for code in ("utf-16-le", "utf-16-be"):
        mark = "\ufeff".encode(code)
        changed = {part: mark + text.replace("UTF-8", "UTF-16").encode(code) for part, text in parts().items()}
        yield right(f"{code} with a mark", book(changed))
    yield right("UTF-8 with a mark", book({part: b"\xEF\xBB\xBF" + text.encode() for part, text in parts().items()}))
    yield right("single quotes", book({part: text.replace('"', "'") for part, text in parts().items()}))
    yield right("white space in tags", book({part: text.replace('="', ' =\n\t"').replace("/>", "\n/>").replace(
        "version =", "version=") for part, text in parts().items()}))
    yield right("references with entities", sheet('<row r="&#x31;"><c r="&#65;1" t="&#110;"><v>&#55;</v></c></row>'),
                ONE_ANSWER)
    yield right("an attribute of 10 MB", sheet(f'<row r="1"><c r="A1" x="{"&lt;a" * 2_000_000}"><v>7</v></c></row>'),
                ONE_ANSWER)
    yield right("comments, CDATA and instructions", book({SHEET: small_book.sheet(
        CELLS.replace("1.5", "<!--0-->1<!-- > -->.<?x ?>5").replace("氏名", "<![CDATA[氏]]><!-- <x> -->名")
        .replace("<row", "<!-- <row r='1'> --><?x <c?><row"), before="<!-- <sheetData> -->")}))
    yield right("comments and CDATA in strings", book({STRINGS: parts()[STRINGS].replace(
        "職員", "職<!-- </t> --><![CDATA[員]]>").replace(" &lt;&amp;&gt;", "<![CDATA[ <&>]]>")}))
    yield right("comments before and behind", book({part: text.replace("\n", "\n<!-- <x> -->", 1) + "<!-- y -->\n"
                                                    for part, text in parts().items()}))
    prefixed = small_book.sheet().replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:").replace(
        "<x:?", "<?").replace("xmlns=", "xmlns:x=")
    yield right("prefixes in the sheet", book({SHEET: prefixed}))
    yield right("another prefix for relationships", book({BOOK: parts()[BOOK].replace("r:id", "q:id").replace(
        "xmlns:r", "xmlns:q")}))
    strict_main, strict_office = "http://purl.oclc.org/ooxml/spreadsheetml/main", \
        "http://purl.oclc.org/ooxml/officeDocument/relationships"
    yield right("strict namespaces", book({part: text.replace(MAIN, strict_main).replace(OFFICE, strict_office)
                                           for part, text in parts().items()}))
    yield right("cells of others", book({SHEET: small_book.sheet(after=(
        '<extLst><ext uri="urn:y" xmlns:y="urn:y"><y:sheetData><y:row r="1"><y:c r="A1"><y:v>8</y:v></y:c></y:row>'
        "</y:sheetData></ext></extLst>"))}))
