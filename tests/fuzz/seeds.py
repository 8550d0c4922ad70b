"""Seeds for a fuzz target: small parts and packages in the forms that producers write."""

import io
import pathlib
import sys
import zipfile

SHEETS = [
    '<worksheet><dimension ref="A1:B2"/><cols><col min="1" max="2" style="1"/></cols><sheetData><row r="1" '
    'spans="1:2"><c r="A1" s="1"><v>1</v></c><c r="B1" t="s"><v>0</v></c></row><row r="2"/></sheetData></worksheet>',
    '<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:r><x:t>a</x:t></x:r><x:rPh sb="0" '
    'eb="1"><x:t>b</x:t></x:rPh></x:is></x:c></x:row></x:sheetData></x:worksheet>',
    '<worksheet><sheetData/></worksheet>',
    '<worksheet><sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1&amp;"x"</f><v>1</v></c></row>'
    '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row><!-- x --><row r="3"><c r="A3" t=\'str\'>'
    '<f>1</f><v><![CDATA[a]]></v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>',
]
STRINGS = [
    '<sst count="2" uniqueCount="2"><si><t>a</t></si><si><t xml:space="preserve"> b_x000D_</t></si></sst>',
    '<sst><si><r><rPr/><t>a</t></r><rPh sb="0" eb="1"><t>b</t></rPh></si><si/></sst>',
]
STYLES = [
    '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="ggge&quot;x&quot;"/></numFmts><cellXfs '
    'count="2"><xf numFmtId="164"/><xf numFmtId="14"><alignment/></xf></cellXfs></styleSheet>',
]


def packages():
    """A stored and a deflated archive of a workbook, and one with bytes around it."""
    for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        data = io.BytesIO()
        with zipfile.ZipFile(data, "w", method) as package:
            for name, text in (("_rels/.rels", '<Relationships><Relationship Id="a" Type="x/officeDocument" '
                                               'Target="w.xml"/></Relationships>'),
                               ("w.xml", "<workbook><sheets/></workbook>"), ("s.xml", SHEETS[0])):
                package.writestr(zipfile.ZipInfo(name), text)
        yield data.getvalue()
    yield b"before" + data.getvalue() + b"behind"


def main():
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    texts = {"sheet": SHEETS, "strings": STRINGS, "styles": STYLES, "editor": ["\0\0\1\1" + s for s in SHEETS]}
    seeds = packages() if target == "package" else [text.encode() for text in texts[target]]
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number}").write_bytes(seed)


if __name__ == "__main__":
    main()
