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
    '<worksheet><sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetData><row r="2" collapsed="1"/><row r="3" hidden="1" '
    'outlineLevel="1"><c r="A3"><v>1</v></c></row></sheetData><mergeCells count="2"><mergeCell ref="B1:C9"/>'
    '<mergeCell ref="A3:A4"></mergeCell></mergeCells></worksheet>',
]
STRINGS = [
    '<sst count="2" uniqueCount="2"><si><t>a</t></si><si><t xml:space="preserve"> b_x000D_</t></si></sst>',
    '<sst><si><r><rPr/><t>a</t></r><rPh sb="0" eb="1"><t>b</t></rPh></si><si/></sst>',
]
STYLES = [
    '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="ggge&quot;x&quot;"/></numFmts><cellXfs '
    'count="2"><xf numFmtId="164"/><xf numFmtId="14"><alignment/></xf></cellXfs></styleSheet>',
]


BOOK = """@book b.xlsx
#設定
項目\t値
団体名\tみほん市
基準日\t2026-03-31
制度\twg-tokyo-2025
評価基準\tfukui
#所属
所属コード\t所属名\t後継所属コード\t有効終了日
0100\t総務課
0200\t旧広報課\t0100\t2025-03-31
#職員
職員番号\t氏名\t所属コード\t人材像\t在籍状況\tセグメント
000001\t見本 一郎\t0100\tDX推進員\t在籍\tDXリーダー
000002\t見本 二葉\t0100\t一般行政職員;DX推進員\t在籍
000003\t例示 三郎\t0200\t一般行政職員\t休職
#研修
研修コード\t研修名\t種別\t対象\t対応スキル要件
K1\tDX基礎研修\t必須\t全職員\tDXリテラシー
K2\tDXゲートウェイ研修\t必須（DXリーダー）\tセグメント:DXリーダー
#受講記録
職員番号\t研修\t受講日\t状態
000001\tK1\t2025-05-01\t修了
000002\tDX基礎研修\t令和7年5月2日\t免除
#自己点検
職員番号\t氏名\t点検日\tプロジェクトマネジメント\tセキュリティ
000001\t見本 一郎\t2025-10-01\t2\t◎
#目標
指標\t対象\t目標値\t単位
人数\tDX推進員\t5\t人
"""
MAP = """@book b.xlsx
#スキルマップ
所属\t氏名\tプロジェクトマネジメント\tセキュリティ
総務課\t見本 一郎\t◎\t○
総務課\t見本 二葉\t△
"""
EXPORT = """@export e.csv
ID,開始時刻,完了時刻,メール,名前,プロジェクトマネジメント
1,2026/7/13 9:00:00,2026/7/13 9:01:00,ichiro@example.jp,見本 一郎,2
"""
REQUESTS = [
    "check\n{}\n" + BOOK, "evaluate\n{\"write\": true}\n" + BOOK,
    'explain\n{"staff": "000001", "lang": "en"}\n' + BOOK,
    'dashboard\n{"style": "full", "min_group": 1, "previous_as_of": "2025-03-31"}\n' + BOOK,
    'dashboard\n{"format": "html", "departments": "files"}\n' + BOOK, 'lists\n{"audience": "hr"}\n' + BOOK,
    'share\n{"municipality": "131016", "name": "x", "min_group": 3}\n' + BOOK,
    'import\n{"accept": true, "today": "2026-03-31"}\n' + BOOK + EXPORT,
    'import\n{"choices": true, "decisions": [{"name": "x", "decision": "000001"}]}\n' + BOOK + EXPORT,
    'find\n{"personas": ["DX推進員"], "stages": ["1"], "tools": ["Excel=1"], "in": ["x"], "list": true}\n' + BOOK,
    'what_if\n{"list": true}\n' + BOOK + "@transfers t.csv\n職員番号,氏名,異動先\n000001,x,y\n000001,,\n",
    'qualifications\n{"audience": "hr", "within": 12, "list": true}\n' + BOOK,
    'map\n{"as_of": "2026-03-31"}\n' + MAP,
    'kit\n{"by": "department"}\n' + BOOK, 'collect\n{"accept": true}\n' + BOOK + BOOK.replace("@book", "@returned"),
    'init\n{"schemes": ["moka", "blank"], "organization": "みほん市"}\n', "schemes\n{}\n",
    'sample\n{"staff": 5, "departments": 2}\n',
]


def relationships(*types_and_targets):
    return "<Relationships>" + "".join(f'<Relationship Id="{target[0]}" Type="x/{kind}" Target="{target}"/>'
                                       for kind, target in types_and_targets) + "</Relationships>"


# A workbook that has something of everything.
DETAILS = {
    "_rels/.rels": relationships(("officeDocument", "w.xml")),
    "w.xml": '<workbook><sheets><sheet name="s" sheetId="1" state="hidden" r:id="s"/></sheets><definedNames>'
             '<definedName name="n" localSheetId="0">s!$A$1</definedName></definedNames></workbook>',
    "_rels/w.xml.rels": relationships(("worksheet", "s.xml"), ("sharedStrings", "t.xml"), ("person", "p.xml")),
    "s.xml": '<worksheet><sheetFormatPr zeroHeight="1"/><cols><col min="1" max="2" hidden="1"/></cols><sheetData>'
             '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f t="shared" ref="B2:B3" si="0">A$1+A2</f></c>'
             '<c r="C2"><f t="array" ref="C2:D2">A1</f></c></row><row r="3"><c r="B3"><f t="shared" si="0"/></c>'
             '</row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
    "_rels/s.xml.rels": relationships(("table", "b.xml"), ("comments", "c.xml"), ("threadedComment", "d.xml")),
    "t.xml": STRINGS[1],
    "p.xml": '<personList><person displayName="p" id="1"/></personList>',
    "b.xml": '<table name="b" displayName="b" ref="A1:B3" totalsRowCount="1"><tableColumns><tableColumn name="x"/>'
             '</tableColumns></table>',
    "c.xml": '<comments><authors><author>tc=1</author></authors><commentList><comment ref="A1" authorId="0"><text><r>'
             '<t>x</t></r></text></comment></commentList></comments>',
    "d.xml": '<ThreadedComments><threadedComment ref="A1" personId="1"><text>y</text></threadedComment>'
             '</ThreadedComments>',
}


def archive(parts, method):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), text)
    return data.getvalue()


def packages():
    """Stored and deflated archives of workbooks, and one with bytes around it."""
    small = {"_rels/.rels": relationships(("officeDocument", "w.xml")), "w.xml": "<workbook><sheets/></workbook>",
             "s.xml": SHEETS[0]}
    for parts in (small, DETAILS):
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            yield archive(parts, method)
    yield b"before" + archive(small, zipfile.ZIP_DEFLATED) + b"behind"


def main():
    target, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    texts = {"sheet": SHEETS, "strings": STRINGS, "styles": STYLES, "editor": ["\0\0\1\1" + s for s in SHEETS],
             "request": REQUESTS}
    seeds = packages() if target == "package" else [text.encode() for text in texts[target]]
    for number, seed in enumerate(seeds):
        (folder / f"seed-{number}").write_bytes(seed)


if __name__ == "__main__":
    main()
