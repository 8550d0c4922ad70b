// What a workbook says besides the values of its cells.
#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/package.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

using Names = std::vector<std::string>;

Workbook opened(const Parts& parts) {
    auto workbook = Workbook::open("test.xlsx", package_of(parts));
    REQUIRE(workbook);
    return std::move(*workbook);
}

// A workbook of one sheet, with what stands before and behind its rows.
Workbook with_sheet(const std::string& rows, const std::string& before = {},
                    const std::string& behind = {}, const Parts& others = {}) {
    return opened(workbook_parts(
        {"<worksheet>" + before + "<sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"},
        others));
}

std::string relationships(const Names& types_and_targets) {
    std::string text;
    for (std::size_t i = 0; i < types_and_targets.size(); i += 2)
        text += "<Relationship Id=\"rId" + std::to_string(i) + "\" Type=\"http://x/" +
                types_and_targets[i] + "\" Target=\"" + types_and_targets[i + 1] + "\"/>";
    return "<Relationships>" + text + "</Relationships>";
}

std::string word(FormulaKind kind) {
    return std::string(1, "psad"[static_cast<int>(kind)]);
}

// "A1 p text A1", one for each formula of the first sheet; and the message where it is damaged.
Names formulas(const std::string& rows) {
    const Workbook workbook = with_sheet(rows);
    auto reader = workbook.formulas(0);
    REQUIRE(reader);
    Names found;
    for (Formula formula;;) {
        const auto more = reader->next(formula);
        if (!more) found.emplace_back(name(more.error().id));
        if (!more || !*more) return found;
        found.push_back(to_string(formula.ref) + " " + word(formula.kind) + " " + formula.text +
                        " " + to_string(formula.range));
    }
}

Names in_words(const std::vector<IndexRange>& ranges) {
    Names words;
    for (const IndexRange& range : ranges)
        words.push_back(std::to_string(range.first) + "-" + std::to_string(range.last));
    return words;
}

Names in_words(const Result<std::vector<Comment>>& comments) {
    if (!comments) return {std::string(name(comments.error().id))};
    Names words;
    for (const Comment& one : *comments)
        words.push_back(to_string(one.ref) + (one.threaded ? " > " : " ") + one.author + ": " +
                        one.text);
    return words;
}

Names in_words(const Result<std::vector<DefinedName>>& names) {
    if (!names) return {std::string(name(names.error().id))};
    Names words;
    for (const DefinedName& one : *names)
        words.push_back(one.sheet.value_or("-") + " " + one.name + "=" + one.formula +
                        (one.hidden ? " hidden" : ""));
    return words;
}

std::string row(const std::string& number, const std::string& cells) {
    return "<row r=\"" + number + "\">" + cells + "</row>";
}

const std::string comments_head =
    "<comments><authors><author>総務 &amp; 企画</author><author/></authors><commentList>";
const std::string comments_tail = "</commentList></comments>";

}  // namespace

TEST_CASE("formulas read as in their cells") {
    CHECK(formulas(row("1",
                       "<c r=\"A1\"><v>1</v></c>"
                       "<c r=\"B1\"><f>A1&amp;\"&lt;\"</f><v>x</v></c>"
                       "<c r=\"C1\" t=\"str\"><f xml:space=\"preserve\"> =1</f></c>"
                       "<c r=\"D1\"><f>=A1</f></c>"
                       "<c r=\"E1\"><f/></c>"
                       "<c r=\"F1\"><f>T[a_x000a_b]</f></c>")) ==
          Names{"B1 p A1&\"<\" B1", "C1 p  =1 C1", "D1 p A1 D1", "E1 p  E1", "F1 p T[a\nb] F1"});
}

TEST_CASE("shared formulas have their text in every cell") {
    CHECK(formulas(row("1",
                       "<c r=\"B1\"><f t=\"shared\" ref=\"B1:B3\" si=\"0\">A1*$C$1</f></c>"
                       "<c r=\"D1\"><f t=\"shared\" ref=\"D1:D2\" si=\"1\">\"A1\"&amp;A1</f></c>") +
                   row("2",
                       "<c r=\"B2\"><f t=\"shared\" si=\"0\"/></c>"
                       "<c r=\"D2\"><f t=\"shared\" si=\"1\"></f></c>") +
                   row("3",
                       "<c r=\"B3\"><f t=\"shared\" si=\"0\">own</f></c>"
                       "<c r=\"D3\"><f t=\"shared\" si=\"7\"/></c>") +
                   row("4",
                       "<c r=\"B4\"><f t=\"shared\" si=\"0\"/></c>"
                       "<c r=\"D4\"><f t=\"shared\" ref=\"D4:D5\" si=\"1\">Z1</f></c>") +
                   row("5", "<c r=\"D5\"><f t=\"shared\" si=\"1\"/></c>")) ==
          Names{"B1 s A1*$C$1 B1", "D1 s \"A1\"&A1 D1", "B2 s A2*$C$1 B2", "D2 s \"A1\"&A2 D2",
                "B3 s own B3", "D3 s  D3", "B4 s A4*$C$1 B4", "D4 s Z1 D4", "D5 s Z2 D5"});
    const std::string longest(3 * 8192, '1');
    CHECK(formulas(row("1", "<c r=\"B1\"><f t=\"shared\" ref=\"B1:B3\" si=\"0\">1" + longest +
                                "</f></c>")) == Names{"file.damaged"});
}

TEST_CASE("arrays and data tables have their range") {
    CHECK(formulas(row("1",
                       "<c r=\"A1\"><f t=\"array\" ref=\"A1:B2\">C1:D2*2</f></c>"
                       "<c r=\"B1\"><v>2</v></c>"
                       "<c r=\"C1\"><f t=\"array\" ref=\"x\">1</f></c>") +
                   row("2",
                       "<c r=\"A2\"><f t=\"dataTable\" ref=\"A2:A9\" dt2D=\"1\" dtr=\"1\" "
                       "r1=\"D1\" r2=\"E1\"/></c>"
                       "<c r=\"B2\"><f t=\"dataTable\" ref=\"B2:B9\" r1=\"D1\"/></c>"
                       "<c r=\"C2\"><f t=\"dataTable\" ref=\"C2\" dtr=\"1\" r1=\"D1\"/></c>")) ==
          Names{"A1 a C1:D2*2 A1:B2", "C1 a 1 C1", "A2 d TABLE(D1,E1) A2:A9",
                "B2 d TABLE(,D1) B2:B9", "C2 d TABLE(D1,) C2"});
}

TEST_CASE("hidden rows and columns, merged ranges") {
    const Workbook workbook = with_sheet(
        "<row r=\"2\" hidden=\"1\"/><row hidden=\"true\"/><row r=\"5\" ht=\"0\" "
        "customHeight=\"1\"/>"
        "<row r=\"6\" ht=\"0\"/><row r=\"7\" ht=\"20\" customHeight=\"1\" hidden=\"0\"/>",
        "<cols><col min=\"4\" max=\"4\" width=\"0\" customWidth=\"1\"/>"
        "<col min=\"2\" max=\"3\" hidden=\"1\"/><col min=\"6\" max=\"6\" width=\"9\"/>"
        "<col min=\"9\" max=\"99999\" hidden=\"1\"/><col min=\"0\" max=\"1\" hidden=\"1\"/></cols>",
        "<mergeCells><mergeCell ref=\"A1:B2\"/><mergeCell ref=\"?\"/></mergeCells>");
    const auto layout = workbook.layout(0);
    REQUIRE(layout);
    CHECK(in_words(layout->hidden_rows) == Names{"2-3", "5-5"});
    CHECK(in_words(layout->hidden_columns) == Names{"2-4", "9-16384"});
    REQUIRE(layout->merged.size() == 1);
    CHECK(to_string(layout->merged[0]) == "A1:B2");
    CHECK(workbook.sheet_info(0)->merged.size() == 1);
}

TEST_CASE("rows of which the sheet says nothing can be hidden") {
    const Workbook workbook =
        with_sheet("<row r=\"2\"/><row r=\"3\" hidden=\"1\"/><row r=\"6\"/>",
                   "<sheetFormatPr defaultRowHeight=\"15\" zeroHeight=\"1\"/>");
    CHECK(in_words(workbook.layout(0)->hidden_rows) == Names{"1-1", "3-5", "7-1048576"});
    CHECK(workbook.layout(0)->hidden_columns.empty());
}

TEST_CASE("tables with headings, totals and columns") {
    const Workbook workbook = with_sheet(
        "", "", "",
        {{"xl/worksheets/_rels/sheet1.xml.rels",
          relationships({"table", "../tables/table1.xml", "table", "../tables/table2.xml"})},
         {"xl/tables/table1.xml",
          "<x:table xmlns:x=\"x\" id=\"1\" name=\"t\" displayName=\"受講\" ref=\"A1:B9\" "
          "totalsRowCount=\"1\"><x:tableColumns count=\"2\"><x:tableColumn id=\"1\" "
          "name=\"職員_x000a_番号\"/><x:tableColumn id=\"2\" name=\"A &amp; B\"/>"
          "</x:tableColumns></x:table>"},
         {"xl/tables/table2.xml",
          "<table name=\"u\" displayName=\"u\" ref=\"D1\" headerRowCount=\"0\"/>"}});
    const auto tables = workbook.tables(0);
    REQUIRE(tables);
    REQUIRE(tables->size() == 2);
    const Table& first = (*tables)[0];
    CHECK(first.name == "t");
    CHECK(first.display_name == "受講");
    CHECK(to_string(first.range) == "A1:B9");
    CHECK(first.heading_rows == 1);
    CHECK(first.totals_rows == 1);
    CHECK(first.columns == Names{"職員\n番号", "A & B"});
    CHECK((*tables)[1].heading_rows == 0);
    CHECK((*tables)[1].totals_rows == 0);
    const Workbook damaged =
        with_sheet("", "", "",
                   {{"xl/worksheets/_rels/sheet1.xml.rels", relationships({"table", "../t.xml"})},
                    {"xl/t.xml", "<table name=\"t\" ref=\"?\"/>"}});
    CHECK_FALSE(damaged.tables(0));
}

TEST_CASE("comments are the text of their runs, without phonetic text") {
    const auto comments = [](const std::string& list) {
        return in_words(
            with_sheet("", "", "",
                       {{"xl/worksheets/_rels/sheet1.xml.rels",
                         relationships({"comments", "../comments1.xml", "comments", "none.xml"})},
                        {"xl/comments1.xml", comments_head + list + comments_tail}})
                .comments(0));
    };
    CHECK(comments(
              "<comment ref=\"B2\" authorId=\"0\"><text><r><rPr><b/></rPr><t>確認 </t></r><r>"
              "<t xml:space=\"preserve\">済み&#10;_x0041_</t></r><rPh sb=\"0\" eb=\"2\"><t>カクニン"
              "</t></rPh></text></comment>"
              "<comment ref=\"A1\" authorId=\"1\"><text><t><![CDATA[<1>]]></t></text>"
              "<commentPr><t>no</t></commentPr></comment>"
              "<comment ref=\"A2\" authorId=\"9\"/>") ==
          Names{"A1 : <1>no", "A2 : ", "B2 総務 & 企画: 確認 済み\nA"});
    CHECK(comments("<comment ref=\"?\" authorId=\"0\"/>") == Names{"file.damaged"});
    CHECK(in_words(with_sheet("").comments(0)).empty());
}

TEST_CASE("threads take the place of the notes that stand in for them") {
    Parts parts = workbook_parts(
        {"<worksheet/>"},
        {{"xl/worksheets/_rels/sheet1.xml.rels",
          relationships({"comments", "../comments1.xml", "threadedComment", "../threads.xml"})},
         {"xl/comments1.xml",
          "<comments><authors><author>tc={1}</author><author>乙</author></authors><commentList>"
          "<comment ref=\"B2\" authorId=\"0\"><text><t>[Threaded comment]</t></text></comment>"
          "<comment ref=\"C2\" authorId=\"1\"><text><t>note</t></text></comment>" +
              comments_tail},
         {"xl/threads.xml",
          "<ThreadedComments><threadedComment ref=\"B2\" personId=\"{p}\" id=\"{1}\"><text>問い"
          "</text><mentions><mention/></mentions></threadedComment><threadedComment ref=\"B2\" "
          "personId=\"{q}\" parentId=\"{1}\"><text>答え</text></threadedComment>"
          "</ThreadedComments>"},
         {"xl/persons/person.xml",
          "<personList><person displayName=\"甲\" id=\"{p}\"/></personList>"}});
    for (auto& [name, text] : parts)
        if (name == "xl/_rels/workbook.xml.rels")
            text.insert(text.find("</Rel"),
                        "<Relationship Id=\"p\" Type=\"http://x/person\" "
                        "Target=\"persons/person.xml\"/>");
    CHECK(in_words(opened(parts).comments(0)) ==
          Names{"B2 > 甲: 問い", "B2 > : 答え", "C2 乙: note"});
}

TEST_CASE("defined names with the sheet they belong to") {
    const auto names = [](const std::string& list) {
        return in_words(opened(workbook_parts({"<worksheet/>", "<worksheet/>"}, {},
                                              "<definedNames>" + list + "</definedNames>"))
                            .defined_names());
    };
    CHECK(names("<definedName name=\"税率\">0.1</definedName>"
                "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\" "
                "hidden=\"1\">'A &amp; B'!$A$1<![CDATA[:B2]]></definedName>"
                "<definedName name=\"none\"/>") ==
          Names{"- 税率=0.1", "Sheet2 _xlnm.Print_Area='A & B'!$A$1:B2 hidden", "- none="});
    CHECK(names("<definedName name=\"x\" localSheetId=\"2\">1</definedName>") ==
          Names{"file.damaged"});
    CHECK(names("").empty());
}

TEST_CASE("sheets are visible, hidden or very hidden") {
    Parts parts = workbook_parts({"<worksheet/>", "<worksheet/>", "<worksheet/>", "<worksheet/>"});
    const Names states{"", " state=\"hidden\"", " state=\"veryHidden\"", " state=\"show\""};
    for (auto& [name, text] : parts)
        for (std::size_t i = 0; name == "xl/workbook.xml" && i < states.size(); ++i)
            text.insert(text.find(" sheetId=\"" + std::to_string(i + 1)), states[i]);
    const Workbook workbook = opened(parts);
    CHECK(workbook.visibility(0) == Visibility::Visible);
    CHECK(workbook.visibility(1) == Visibility::Hidden);
    CHECK(workbook.visibility(2) == Visibility::VeryHidden);
    CHECK(workbook.visibility(3) == Visibility::Visible);
    CHECK(workbook.sheet_info(2)->hidden);
    CHECK_FALSE(workbook.sheet_info(3)->hidden);
}

TEST_CASE("phonetic text is kept apart from values") {
    const Workbook workbook = with_sheet(
        row("1",
            "<c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\" t=\"s\"><v>0</v></c>"
            "<c r=\"C1\"><v>1</v></c><c r=\"D1\" t=\"s\"><v>9</v></c>") +
            row("2", "<c r=\"A2\" t=\"s\"><v>2</v></c>"),
        "", "",
        {{"xl/sharedStrings.xml",
          "<sst><si><t>番号</t></si>"
          "<si><t>課長 山田</t><rPh sb=\"0\" eb=\"2\"><t>カチョウ</t></rPh>"
          "<rPh sb=\"3\" eb=\"5\"><t xml:space=\"preserve\"> ヤマダ</t></rPh><phoneticPr "
          "fontId=\"1\"/></si>"
          "<si><r><t>甲</t></r><rPh sb=\"0\" "
          "eb=\"1\"><t>コ<![CDATA[ウ]]>_x0041_</t></rPh></si><si/>"
          "<si><t>乙</t></si></sst>"}});
    const auto phonetics = workbook.phonetics();
    REQUIRE(phonetics);
    CHECK(phonetics->of(0).empty());
    CHECK(phonetics->of(1) == "カチョウ ヤマダ");
    CHECK(phonetics->of(2) == "コウA");
    CHECK(phonetics->of(3).empty());
    CHECK(phonetics->of(99).empty());
    auto reader = workbook.phonetic_cells(0, *phonetics);
    REQUIRE(reader);
    Names cells;
    for (PhoneticCell cell; *reader->next(cell);)
        cells.push_back(to_string(cell.ref) + " " + std::string(cell.text));
    CHECK(cells == Names{"A1 カチョウ ヤマダ", "A2 コウA"});
    auto rows = workbook.rows(0);
    REQUIRE(rows);
    Row first;
    REQUIRE(*(*rows)->next(first));
    CHECK(first.at(1).text == "課長 山田");
    CHECK(with_sheet("").phonetics()->empty());
}

TEST_CASE("parts nested too deeply and sheets of too many cells are too large") {
    const auto nested = [](std::size_t levels) {
        std::string opening;
        std::string closing;
        for (std::size_t i = 0; i < levels; ++i) {
            opening += "<x>";
            closing += "</x>";
        }
        return opening + closing;
    };
    const auto refused = [](const std::string& sheet, const PackageLimits& limits) {
        const auto workbook =
            Workbook::open("test.xlsx", package_of(workbook_parts({sheet})), limits);
        if (!workbook) return workbook.error().found + "|" + workbook.error().expected;
        auto rows = workbook->rows(0);
        REQUIRE(rows);
        for (Row row;;) {
            const auto more = (*rows)->next(row);
            if (!more) {
                CHECK(more.error().id == MessageId::WorkbookTooLarge);
                return more.error().found + "|" + more.error().expected;
            }
            if (!*more) return std::string();
        }
    };
    const std::string part = "/xl/worksheets/sheet1.xml";
    const std::string deep = part + " > 256 levels|256 levels";
    const std::string data = "<worksheet><sheetData>";
    const std::string end = "</sheetData></worksheet>";
    // Each at the limit, and one further.
    CHECK(refused("<worksheet>" + nested(255) + "</worksheet>", {}).empty());
    CHECK(refused("<worksheet>" + nested(256) + "</worksheet>", {}) == deep);
    CHECK(refused(data + nested(254) + end, {}).empty());
    CHECK(refused(data + nested(255) + end, {}) == deep);
    CHECK(refused(data + row("1", nested(253)) + end, {}).empty());
    CHECK(refused(data + row("1", nested(254)) + end, {}) == deep);
    CHECK(refused(data + row("1", "<c r=\"A1\">" + nested(252) + "</c>") + end, {}).empty());
    CHECK(refused(data + row("1", "<c r=\"A1\">" + nested(253) + "</c>") + end, {}) == deep);
    PackageLimits limits;
    limits.depth = 2;
    CHECK(refused("<worksheet/>", limits) == "/xl/workbook.xml > 2 levels|2 levels");

    limits = {};
    limits.cells = 3;
    const std::string cells = row("1", "<c r=\"A1\"><v>1</v></c><c r=\"B1\" foo=\"\"/>");
    CHECK(refused(data + cells + row("2", "<c/>") + end, limits).empty());
    CHECK(refused(data + cells + row("2", "<c/><c/>") + end, limits) ==
          part + " > 3 cells|3 cells");
}

TEST_CASE("strings nested too deeply are too large") {
    PackageLimits limits;
    limits.depth = 4;  // that of the workbook part
    const auto open = [&](const std::string& strings) {
        return Workbook::open(
            "test.xlsx",
            package_of(workbook_parts({"<worksheet/>"}, {{"xl/sharedStrings.xml", strings}})),
            limits);
    };
    CHECK(open("<sst><si><r><t>x</t></r></si></sst>"));
    for (const char* deep :
         {"<sst><si><r><t><x/></t></r></si></sst>", "<sst><a><b><c><d/></c></b></a></sst>"}) {
        const auto workbook = open(deep);
        REQUIRE_FALSE(workbook);
        CHECK(workbook.error().id == MessageId::WorkbookTooLarge);
    }
}
