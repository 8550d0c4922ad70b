#include "xlsx_io/edit/workbook_editor.h"

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/package.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/xstring.h"
#include "xlsx_io/formula/formula_shift.h"
#include "xlsx_io/package/unicode.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

using Changes = std::vector<std::pair<std::string, CellInput>>;  // "Sheet1!A1", value

Result<void> set_all(WorkbookEditor& editor, const Changes& changes) {
    for (const auto& [where, value] : changes) {
        const std::size_t mark = where.find('!');
        auto set =
            editor.set(where.substr(0, mark), *parse_cell_ref(where.substr(mark + 1)), value);
        if (!set) return set;
    }
    return {};
}

Result<std::string> saved(const Parts& parts, const Changes& changes,
                          const EditOptions& options = {}) {
    auto editor = WorkbookEditor::open("test.xlsx", package_of(parts), options);
    if (!editor) return editor.error();
    if (auto set = set_all(*editor, changes); !set) return set.error();
    return editor->save();
}

// The parts that the changes change, by name.
std::map<std::string, std::string> changed(const Parts& parts, const Changes& changes) {
    const auto bytes = saved(parts, changes);
    REQUIRE(bytes);
    auto after = parts_of(*bytes);
    for (const auto& [name, text] : parts)
        if (const auto same = after.find(name); same != after.end() && same->second == text)
            after.erase(same);
    return after;
}

// The sheet data of Sheet1 after changes; nothing else may change.
std::string edited(const std::string& data, const Changes& changes) {
    const std::string head = "<worksheet>";
    const std::string tail = "</worksheet>\n";
    const auto parts = changed(workbook_parts({head + data + tail}), changes);
    if (parts.empty()) return data;
    CHECK(parts.size() == 1);
    const std::string sheet = parts.at("xl/worksheets/sheet1.xml");
    REQUIRE(sheet.starts_with(head));
    REQUIRE(sheet.ends_with(tail));
    return sheet.substr(head.size(), sheet.size() - head.size() - tail.size());
}

MessageId refused(const Parts& parts, const Changes& changes) {
    const auto bytes = saved(parts, changes);
    REQUIRE_FALSE(bytes);
    return bytes.error().id;
}

}  // namespace

TEST_CASE("an edited sheet differs in the cells that are set") {
    const std::string data =
        "<sheetData>\n <row r=\"2\" spans=\"1:3\"><c r='A2' s=\"4\"><v>1</v></c> <c "
        "r=\"C2\"/></row>"
        "<!-- x --><row r=\"5\"/></sheetData>";
    CHECK(edited(data, {{"Sheet1!A2", 2.5}}) ==
          "<sheetData>\n <row r=\"2\" spans=\"1:3\"><c r=\"A2\" s=\"4\"><v>2.5</v></c> <c "
          "r=\"C2\"/></row>"
          "<!-- x --><row r=\"5\"/></sheetData>");
    CHECK(
        edited(data, {{"Sheet1!B2", true}}) ==
        "<sheetData>\n <row r=\"2\" spans=\"1:3\"><c r='A2' s=\"4\"><v>1</v></c>"
        "<c r=\"B2\" t=\"b\"><v>1</v></c> <c r=\"C2\"/></row><!-- x --><row r=\"5\"/></sheetData>");
    CHECK(edited(data, {{"Sheet1!E2", 1.0}}) ==
          "<sheetData>\n <row r=\"2\" spans=\"1:5\"><c r='A2' s=\"4\"><v>1</v></c> <c r=\"C2\"/>"
          "<c r=\"E2\"><v>1</v></c></row><!-- x --><row r=\"5\"/></sheetData>");
    CHECK(edited(data, {{"Sheet1!A1", 1.0}, {"Sheet1!B5", 2.0}, {"Sheet1!A9", 3.0}}) ==
          "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\n <row r=\"2\" spans=\"1:3\">"
          "<c r='A2' s=\"4\"><v>1</v></c> <c r=\"C2\"/></row>"
          "<!-- x --><row r=\"5\"><c r=\"B5\"><v>2</v></c></row>"
          "<row r=\"9\"><c r=\"A9\"><v>3</v></c></row></sheetData>");
    CHECK(edited(data, {{"Sheet1!A2", std::monostate()}, {"Sheet1!H8", std::monostate()}}) ==
          "<sheetData>\n <row r=\"2\" spans=\"1:3\"><c r=\"A2\" s=\"4\"/> <c r=\"C2\"/></row>"
          "<!-- x --><row r=\"5\"/></sheetData>");
    CHECK(edited("<sheetData/>", {{"Sheet1!B3", std::string(" =1+1\x01")}}) ==
          "<sheetData><row r=\"3\"><c r=\"B3\" t=\"inlineStr\"><is>"
          "<t xml:space=\"preserve\"> =1+1_x0001_</t></is></c></row></sheetData>");
    CHECK(edited("<sheetData></sheetData>", {{"Sheet1!B3", std::monostate()}}) ==
          "<sheetData></sheetData>");
    CHECK(edited("<dimension ref=\"A1:B2\"/><sheetData/>", {{"Sheet1!C1", 1.0}}) ==
          "<dimension ref=\"A1:C2\"/><sheetData><row r=\"1\"><c "
          "r=\"C1\"><v>1</v></c></row></sheetData>");
    CHECK(edited("<cols><col min=\"2\" max=\"3\" style=\"7\"/></cols><sheetData/>",
                 {{"Sheet1!C1", 1.0}}) ==
          "<cols><col min=\"2\" max=\"3\" style=\"7\"/></cols>"
          "<sheetData><row r=\"1\"><c r=\"C1\" s=\"7\"><v>1</v></c></row></sheetData>");
}

TEST_CASE("elements with a prefix stay so") {
    const Parts parts = workbook_parts(
        {"<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"/></x:sheetData></x:worksheet>"});
    CHECK(changed(parts, {{"Sheet1!A1", 1.0}, {"Sheet1!A2", 1.0}}).at("xl/worksheets/sheet1.xml") ==
          "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row r=\"1\"><x:c "
          "r=\"A1\"><x:v>1</x:v></x:c></x:row>"
          "<x:row r=\"2\"><x:c r=\"A2\"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>");
}

TEST_CASE("texts are shared strings: those that are there, then new ones at the end") {
    const Parts parts =
        workbook_parts({"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" "
                        "t=\"s\"><v>0</v></c></row></sheetData></worksheet>"},
                       {{"xl/sharedStrings.xml",
                         "<sst count=\"1\" uniqueCount=\"3\"><si><t>甲</t></si><si><t>乙</t><rPh "
                         "sb=\"0\" eb=\"1\"><t>おつ</t>"
                         "</rPh></si><si><t>丙</t></si></sst>"}});
    CHECK(changed(parts, {{"Sheet1!A1", std::string("丙")}}).size() == 1);
    const auto after = changed(parts, {{"Sheet1!A1", std::string("乙")},
                                       {"Sheet1!B1", std::string("a<b")},
                                       {"Sheet1!C1", std::string("乙")}});
    CHECK(after.size() == 2);
    CHECK(after.at("xl/sharedStrings.xml") ==
          "<sst count=\"3\" uniqueCount=\"5\"><si><t>甲</t></si><si><t>乙</t><rPh sb=\"0\" "
          "eb=\"1\"><t>おつ</t>"
          "</rPh></si><si><t>丙</t></si><si><t>乙</t></si><si><t>a&lt;b</t></si></sst>");
    CHECK(after.at("xl/worksheets/sheet1.xml")
              .find("<c r=\"A1\" t=\"s\"><v>3</v></c><c r=\"B1\" t=\"s\"><v>4</v></c><c r=\"C1\" "
                    "t=\"s\"><v>3</v>") != std::string::npos);
}

TEST_CASE("dates get a format like that of their cell") {
    const Parts parts = workbook_parts({"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" "
                                        "s=\"1\"/><c r=\"B1\" s=\"2\"/></row></sheetData>"
                                        "</worksheet>"},
                                       {{"xl/styles.xml",
                                         "<styleSheet><cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf "
                                         "numFmtId=\"1\" fontId=\"5\"><alignment/>"
                                         "</xf><xf numFmtId=\"14\"/></cellXfs></styleSheet>"}});
    const CellInput day = *parse_iso_date("2026-03-31");
    CHECK(changed(parts, {{"Sheet1!B1", day}}).size() == 1);
    const auto after = changed(parts, {{"Sheet1!A1", day}, {"Sheet1!B1", day}, {"Sheet1!C1", day}});
    CHECK(after.at("xl/styles.xml") ==
          "<styleSheet><cellXfs count=\"5\"><xf numFmtId=\"0\"/><xf numFmtId=\"1\" "
          "fontId=\"5\"><alignment/>"
          "</xf><xf numFmtId=\"14\"/><xf numFmtId=\"14\" fontId=\"5\" "
          "applyNumberFormat=\"1\"><alignment/>"
          "</xf><xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
    CHECK(after.at("xl/worksheets/sheet1.xml")
              .find("<c r=\"A1\" s=\"3\"><v>46112</v></c><c r=\"B1\" s=\"2\"><v>46112</v></c>"
                    "<c r=\"C1\" s=\"4\"><v>46112</v></c>") != std::string::npos);
}

TEST_CASE("a formula that is replaced leaves the chain, and the others are computed anew") {
    const std::string sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><f>1</f><v>1</v></c><c "
        "r=\"B1\"><f>2</f><v>2</v></c>"
        "</row></sheetData></worksheet>";
    const Parts parts = workbook_parts({sheet, sheet},
                                       {{"xl/calcChain.xml",
                                         "<calcChain><c r=\"A1\" i=\"1\" l=\"1\"/><c r=\"B1\"/>"
                                         "<c r=\"A1\" i=\"2\"/></calcChain>"}},
                                       "<definedNames/><calcPr calcId=\"1\"/><extLst/>");
    auto after = changed(parts, {{"Sheet1!A1", 5.0}});
    CHECK(after.at("xl/calcChain.xml") ==
          "<calcChain><c r=\"B1\" i=\"1\"/><c r=\"A1\" i=\"2\"/></calcChain>");
    CHECK(after.at("xl/workbook.xml").find("<calcPr calcId=\"1\" fullCalcOnLoad=\"1\"/>") !=
          std::string::npos);
    CHECK(after.size() == 3);
    // Without one left the chain goes.
    const auto gone = changed(
        workbook_parts(
            {"<worksheet><sheetData><row><c><f>1</f><v>1</v></c></row></sheetData></worksheet>"},
            {{"xl/calcChain.xml", "<calcChain><c r=\"A1\" i=\"1\"/></calcChain>"}}),
        {{"Sheet1!A1", 5.0}});
    CHECK(gone.count("xl/calcChain.xml") == 0);
    CHECK(gone.at("[Content_Types].xml").find("calcChain") == std::string::npos);
    CHECK(gone.at("xl/_rels/workbook.xml.rels").find("calcChain") == std::string::npos);
    CHECK(gone.count("xl/workbook.xml") == 0);
    // Formulas elsewhere, and no calcPr yet.
    const auto elsewhere = changed(workbook_parts({"<worksheet><sheetData/></worksheet>", sheet},
                                                  {}, "<definedNames></definedNames><extLst/>"),
                                   {{"Sheet1!A1", 5.0}});
    CHECK(elsewhere.at("xl/workbook.xml")
              .find("</definedNames><calcPr fullCalcOnLoad=\"1\"/><extLst/>") != std::string::npos);
}

TEST_CASE("the text of a shared formula moves to the next cell that uses it") {
    const std::string data =
        "<sheetData><row r=\"1\"><c r=\"B1\"><f t=\"shared\" ref=\"B1:B3\" "
        "si=\"0\">A1*$C$1</f><v>1</v></c></row>"
        "<row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>"
        "<row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"></f><v>3</v></c></row></sheetData>";
    const Parts parts = workbook_parts({"<worksheet>" + data + "</worksheet>"});
    const auto sheet = [&](const Changes& changes) {
        return changed(parts, changes).at("xl/worksheets/sheet1.xml");
    };
    CHECK(
        sheet({{"Sheet1!B1", 7.0}})
            .find("<c r=\"B1\"><v>7</v></c></row><row r=\"2\"><c r=\"B2\"><f t=\"shared\" si=\"0\" "
                  "ref=\"B2:B3\">A2*$C$1</f><v>2</v></c></row><row r=\"3\"><c r=\"B3\">"
                  "<f t=\"shared\" si=\"0\"></f><v>3</v></c>") != std::string::npos);
    CHECK(sheet({{"Sheet1!B1", 7.0}, {"Sheet1!B2", 7.0}})
              .find("<f t=\"shared\" si=\"0\" ref=\"B3:B3\">") == std::string::npos);
    CHECK(sheet({{"Sheet1!B1", 7.0}, {"Sheet1!B2", 7.0}})
              .find("<f t=\"shared\" si=\"0\" ref=\"B3\">A3*$C$1</f>") != std::string::npos);
}

TEST_CASE("what cannot be changed is refused") {
    const Parts array =
        workbook_parts({"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><f t=\"array\" "
                        "ref=\"A1:A2\">B1:B2</f><v>1</v></c></row>"
                        "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><f "
                        "t=\"array\" ref=\"A3\">1</f></c>"
                        "</row></sheetData></worksheet>"});
    CHECK(refused(array, {{"Sheet1!A1", 1.0}}) == MessageId::EditArrayFormula);
    CHECK(refused(array, {{"Sheet1!A2", 1.0}}) == MessageId::EditArrayFormula);
    CHECK(saved(array, {{"Sheet1!A3", 1.0}}));
    CHECK(refused(array, {{"Sheet9!A1", 1.0}}) == MessageId::EditSheetUnknown);
    CHECK(refused(array, {{"Sheet1!B1", std::string("\xFF")}}) == MessageId::EditNotText);
    CHECK(refused(array, {{"Sheet1!B1", std::string(32768, 'x')}}) == MessageId::EditTextTooLong);
    CHECK(refused(array, {{"Sheet1!B1", std::numeric_limits<double>::infinity()}}) ==
          MessageId::EditNotText);
    Parts signed_parts = array;
    signed_parts.emplace_back("_xmlsignatures/sig1.xml", "<Signature/>");
    CHECK(refused(signed_parts, {{"Sheet1!B1", 1.0}}) == MessageId::EditSigned);
    EditOptions allowed;
    allowed.break_signature = true;
    CHECK(saved(signed_parts, {{"Sheet1!B1", 1.0}}, allowed));
}

TEST_CASE("headings of tables keep their tables whole") {
    Parts parts =
        workbook_parts({"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"/><c "
                        "r=\"B1\"/></row></sheetData></worksheet>"},
                       {{"xl/tables/table1.xml",
                         "<table ref=\"A1:B3\"><tableColumns count=\"2\"><tableColumn id=\"1\" "
                         "name=\"甲\"/><tableColumn id=\"2\" name=\"乙\"><calculatedColumnFormula>"
                         "T[乙]</calculatedColumnFormula></tableColumn></tableColumns></table>"},
                        {"xl/worksheets/_rels/sheet1.xml.rels",
                         "<Relationships><Relationship Id=\"rId1\" Type=\"x/table\" "
                         "Target=\"../tables/table1.xml\"/>"
                         "</Relationships>"}});
    CHECK(changed(parts, {{"Sheet1!A1", std::string("丙")}})
              .at("xl/tables/table1.xml")
              .find("<tableColumn id=\"1\" name=\"丙\"/>") != std::string::npos);
    CHECK(changed(parts, {{"Sheet1!A1", std::string("甲")}}).count("xl/tables/table1.xml") == 0);
    CHECK(refused(parts, {{"Sheet1!A1", 1.0}}) == MessageId::EditTableHeading);
    CHECK(refused(parts, {{"Sheet1!A1", std::string("乙")}}) == MessageId::EditTableHeading);
    CHECK(refused(parts, {{"Sheet1!B1", std::string("丁")}}) == MessageId::EditTableHeading);
    CHECK(changed(parts, {{"Sheet1!A2", 1.0}}).size() == 1);
}

TEST_CASE("a sheet in UTF-16 stays in UTF-16") {
    const std::string sheet =
        "<?xml version=\"1.0\" encoding=\"UTF-16\"?><worksheet><sheetData><row r=\"1\"><c r=\"A1\" "
        "t=\"inlineStr\"><is><t>𠮷野\uFEFF</t></is></c></row></sheetData></worksheet>";
    const Parts parts = workbook_parts({encoded(sheet, Encoding::Utf16Little)});
    std::string wanted = sheet;
    wanted.replace(wanted.find("</row>"), 0, "<c r=\"B1\"><v>1</v></c>");
    CHECK(changed(parts, {{"Sheet1!B1", 1.0}}).at("xl/worksheets/sheet1.xml") ==
          encoded(wanted, Encoding::Utf16Little));
    const auto workbook = Workbook::open("x", package_of(parts));
    REQUIRE(workbook);
    auto rows = workbook->rows(0);
    Row row;
    REQUIRE(*(*rows)->next(row));
    CHECK(row.cells.front().value.text == "𠮷野\uFEFF");
}

TEST_CASE("formulas move as Excel moves them") {
    CHECK(shifted_formula("A1+$B$2+C$3+$D4", 1, 2) == "C2+$B$2+E$3+$D5");
    CHECK(shifted_formula("SUM(A1:B2,Sheet1!C3,'A1 の表'!D4)", 1, 0) ==
          "SUM(A2:B3,Sheet1!C4,'A1 の表'!D5)");
    CHECK(shifted_formula("A:A+1:3+$B:C", 1, 1) == "B:B+2:4+$B:D");
    CHECK(shifted_formula("LOG10(A1)&\"A1\"\"B2\"&Table1[A1]&TRUE&name1.A1", 1, 0) ==
          "LOG10(A2)&\"A1\"\"B2\"&Table1[A1]&TRUE&name1.A1");
    CHECK(shifted_formula("A1", -1, 0) == "#REF!");
    CHECK(shifted_formula("XFD1", 0, 1) == "#REF!");
    CHECK(shifted_formula("[1]Sheet1!A1+1.5E+3+B2%", 1, 1) == "[1]Sheet1!B2+1.5E+3+C3%");
}

TEST_CASE("attributes are set in their place") {
    CHECK(with_attributes("<a b='1'  c=\"2\"/>", {{"b", "x\"y"}}) ==
          "<a b=\"x&quot;y\"  c=\"2\"/>");
    CHECK(with_attributes("<a>", {{"b", "1"}}) == "<a b=\"1\">");
    CHECK(with_attributes("<x:a b = \"1\" />", {{"c", "2"}}) == "<x:a b = \"1\" c=\"2\" />");
}

TEST_CASE("attributes without a value go, and the spaces before them") {
    CHECK(with_attributes("<a b='1'  c=\"2\" d=\"3\" />", {{"c", std::nullopt}, {"b", "4"}}) ==
          "<a b=\"4\" d=\"3\" />");
    CHECK(with_attributes("<a b='1'>", {{"b", std::nullopt}, {"c", std::nullopt}}) == "<a>");
    CHECK(with_attributes("<a x:b='1' bb='1'/>", {{"b", std::nullopt}}) == "<a x:b='1' bb='1'/>");
}

TEST_CASE("a row spans no cells that are not written") {
    const std::string row = "<row r=\"1\" spans=\"1:1\"><c r=\"A1\"><v>1</v></c></row>";
    CHECK(edited("<sheetData>" + row + "</sheetData>", {{"Sheet1!C1", std::monostate()}}) ==
          "<sheetData>" + row + "</sheetData>");
}

TEST_CASE("text is written so that it is read back") {
    for (const std::string text :
         {"a\rb", "_x0041_", "\x01", "a\tb\nc", "<&>\"'", " x ", "_x00", "", "_x0041\r\n",
          "_x0041\x01", "_x005F_x0041_", "_x0041_x0042_", "\x01x0041_", "_x0041\n_"})
        CHECK(unescaped(xml::decoded(xstring(text))) == text);
}

TEST_CASE("new shared strings stand before what may follow the strings") {
    const Parts parts = workbook_parts({"<worksheet><sheetData/></worksheet>"},
                                       {{"xl/sharedStrings.xml",
                                         "<x:sst xmlns:x=\"m\"><x:si><x:t>甲</x:t></x:si> "
                                         "<x:extLst><x:ext/></x:extLst></x:sst>"}});
    CHECK(changed(parts, {{"Sheet1!A1", std::string("乙")}}).at("xl/sharedStrings.xml") ==
          "<x:sst xmlns:x=\"m\"><x:si><x:t>甲</x:t></x:si> <x:si><x:t>乙</x:t></x:si>"
          "<x:extLst><x:ext/></x:extLst></x:sst>");
}

TEST_CASE("a shared string whose spaces may get lost is not taken for one that keeps them") {
    const Parts parts = workbook_parts({"<worksheet><sheetData/></worksheet>"},
                                       {{"xl/sharedStrings.xml",
                                         "<sst><si><t> x</t></si><si><t xml:space=\"preserve\"> "
                                         "x</t></si><si><t> y</t></si></sst>"}});
    const auto after =
        changed(parts, {{"Sheet1!A1", std::string(" x")}, {"Sheet1!B1", std::string(" y")}});
    CHECK(after.at("xl/sharedStrings.xml")
              .ends_with("<si><t> y</t></si><si><t xml:space=\"preserve\"> y</t></si></sst>"));
    CHECK(after.at("xl/worksheets/sheet1.xml").find("<v>1</v></c><c r=\"B1\" t=\"s\"><v>3</v>") !=
          std::string::npos);
}

TEST_CASE("without cell formats a date is a plain number") {
    for (const std::string formats : {"", "<cellXfs count=\"0\"/>", "<cellXfs></cellXfs>"}) {
        const Parts parts =
            workbook_parts({"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" "
                            "s=\"3\"/></row></sheetData></worksheet>"},
                           {{"xl/styles.xml", "<styleSheet>" + formats + "</styleSheet>"}});
        const CellInput day = *parse_iso_date("2026-03-31");
        const auto after = changed(parts, {{"Sheet1!A1", day}, {"Sheet1!B1", day}});
        CHECK(after.count("xl/styles.xml") == 0);
        CHECK(after.at("xl/worksheets/sheet1.xml")
                  .find("<c r=\"A1\" s=\"3\"><v>46112</v></c><c r=\"B1\"><v>46112</v></c>") !=
              std::string::npos);
    }
}

TEST_CASE(
    "a format for dates is made from the format of the cell, whatever stands between formats") {
    const Parts parts = workbook_parts(
        {"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"1\"/></row></sheetData></worksheet>"},
        {{"xl/styles.xml",
          "<styleSheet><cellXfs count=\"2\"><y:z/><xf numFmtId=\"0\"/><xf numFmtId=\"0\" "
          "fontId=\"7\"/></cellXfs></styleSheet>"}});
    CHECK(changed(parts, {{"Sheet1!A1", *parse_iso_date("2026-03-31")}})
              .at("xl/styles.xml")
              .find("<xf numFmtId=\"14\" fontId=\"7\" applyNumberFormat=\"1\"/></cellXfs>") !=
          std::string::npos);
}

TEST_CASE("a cell that shows phonetic text goes on to show it") {
    CHECK(
        edited("<sheetData><row r=\"1\"><c r=\"A1\" s=\"2\" ph=\"1\" cm=\"1\" vm=\"1\"><v>1</v></c>"
               "<c r=\"B1\" ph=\"true\"/><c r=\"C1\" ph=\"0\"/></row></sheetData>",
               {{"Sheet1!A1", 2.0}, {"Sheet1!B1", true}, {"Sheet1!C1", std::monostate()}}) ==
        "<sheetData><row r=\"1\"><c r=\"A1\" s=\"2\" ph=\"1\"><v>2</v></c>"
        "<c r=\"B1\" ph=\"1\" t=\"b\"><v>1</v></c><c r=\"C1\"/></row></sheetData>");
}

TEST_CASE("new rows stay hidden where all rows are that are not written") {
    const std::string head = "<sheetFormatPr defaultRowHeight=\"13.5\" zeroHeight=\"1\"/>";
    CHECK(edited(head + "<sheetData><row r=\"2\"/></sheetData>",
                 {{"Sheet1!A1", 1.0}, {"Sheet1!A2", 1.0}}) ==
          head +
              "<sheetData><row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>"
              "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData>");
}

TEST_CASE("a sheet with two cells in one place is not edited") {
    const auto sheet = [](const std::string& row) {
        return workbook_parts({"<worksheet><sheetData>" + row + "</sheetData></worksheet>"});
    };
    for (const std::string twice :
         {"<row><c r=\"B1\"><v>p</v></c><c r=\"B1\"t=\"s\"></c></row>",
          "<row><c r=\"B1\"/><c r=\"D1\"/><c r=\"C1\"/><c r=\"B1\"/></row>"})
        for (const std::string where : {"Sheet1!B2", "Sheet1!A1", "Sheet1!B1", "Sheet1!E1"})
            CHECK(refused(sheet(twice), {{where, 1.0}}) == MessageId::WorkbookDamaged);
    // Cells in another order stay where nothing is set between them, else one might stand twice.
    const std::string row = "<row r=\"1\"><c r=\"C1\"><v>1</v></c><c r=\"B1\"><v>2</v></c></row>";
    CHECK(edited("<sheetData>" + row + "</sheetData>", {{"Sheet1!A2", 1.0}}) ==
          "<sheetData>" + row + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row></sheetData>");
    for (const std::string where : {"Sheet1!A1", "Sheet1!B1", "Sheet1!C1", "Sheet1!D1"})
        CHECK(refused(sheet(row), {{where, 7.0}}) == MessageId::WorkbookDamaged);
}

TEST_CASE("an empty row with a prefix of its own is closed as it was opened") {
    CHECK(edited("<sheetData><y:row xmlns:y=\"m\" r=\"1\"/></sheetData>", {{"Sheet1!A1", 1.0}}) ==
          "<sheetData><y:row xmlns:y=\"m\" r=\"1\"><c r=\"A1\"><v>1</v></c></y:row></sheetData>");
}

TEST_CASE("the text of a shared formula without a range moves too") {
    const Parts parts = workbook_parts(
        {"<worksheet><sheetData><row r=\"1\"><c r=\"B1\"><f t=\"shared\" si=\"0\">A1</f></c></row>"
         "<row r=\"3\"><c r=\"B3\"><f t=\"shared\" si=\"0\"/></c></row></sheetData></worksheet>"});
    CHECK(changed(parts, {{"Sheet1!B1", 7.0}})
              .at("xl/worksheets/sheet1.xml")
              .find("<c r=\"B3\"><f t=\"shared\" si=\"0\" ref=\"B3\">A3</f></c>") !=
          std::string::npos);
}

TEST_CASE("the number of a shared formula may be used again") {
    const std::string rest =
        "<c r=\"B1\"><f t=\"shared\" ref=\"B1:C1\" si=\"0\">D1*2</f></c>"
        "<c r=\"C1\"><f t=\"shared\" si=\"0\"/></c></row></sheetData></worksheet>";
    const Parts parts =
        workbook_parts({"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><f t=\"shared\" ref=\"A1\" "
                        "si=\"0\">D1</f></c>" +
                        rest});
    CHECK(changed(parts, {{"Sheet1!A1", std::monostate()}})
              .at("xl/worksheets/sheet1.xml")
              .ends_with("<c r=\"A1\"/>" + rest));
}

namespace {

// A table 甲, 乙 in A1:B3, with a formula in C1.
Parts table_parts(const std::string& first, const std::string& formula) {
    return workbook_parts(
        {"<worksheet><sheetData><row r=\"1\"><c r=\"A1\"/><c r=\"B1\"/><c r=\"C1\"><f>" + formula +
         "</f></c></row></sheetData></worksheet>"},
        {{"xl/tables/table1.xml",
          "<table ref=\"A1:B3\"><tableColumns count=\"2\"><tableColumn id=\"1\" name=\"" + first +
              "\"/><tableColumn id=\"2\" name=\"乙\"/></tableColumns></table>"},
         {"xl/worksheets/_rels/sheet1.xml.rels",
          "<Relationships><Relationship Id=\"rId1\" Type=\"x/table\" "
          "Target=\"../tables/table1.xml\"/>"
          "</Relationships>"}});
}

}  // namespace

TEST_CASE("two headings that get the same name are refused") {
    CHECK(refused(table_parts("甲", "1"),
                  {{"Sheet1!A1", std::string("丙")}, {"Sheet1!B1", std::string("丙")}}) ==
          MessageId::EditTableHeading);
}

TEST_CASE("a heading is written so that it is read back") {
    for (const std::string text : {"a\x01", "a\tb", "a\r\nb", "_x0041_"}) {
        const std::string table =
            changed(table_parts("甲", "1"), {{"Sheet1!A1", text}}).at("xl/tables/table1.xml");
        const std::size_t begin = table.find("id=\"1\" name=\"") + 13;
        const std::string name = table.substr(begin, table.find('"', begin) - begin);
        CHECK(name.find_first_of("\x01\t\r\n") == std::string::npos);
        CHECK(name.find("&#") == std::string::npos);
        CHECK(unescaped(xml::decoded(name)) == text);
    }
}

TEST_CASE("a heading that formulas use is found however they write it") {
    const std::vector<std::pair<std::string, std::string>> written{
        {"a[1]", "T[a'[1']]"}, {"a#", "T[a'#]"},  {"a'b", "T[a''b]"},  {"a\"b", "T[a\"b]"},
        {"a>b", "T[a>b]"},     {"Abc", "T[ABC]"}, {"a\nb", "T[a\nb]"}, {"a\nb", "T[a_x000a_b]"}};
    for (const auto& [column, formula] : written) {
        std::string name = xml::escaped(column);
        if (const auto line = name.find('\n'); line != std::string::npos)
            name.replace(line, 1, "_x000a_");
        CHECK_FALSE(saved(table_parts(name, formula), {{"Sheet1!A1", std::string("丙")}}));
    }
}

TEST_CASE("a part goes with its relationship and type, however those are written") {
    Parts parts =
        workbook_parts({"<worksheet><sheetData><row><c><f>1</f></c></row></sheetData></worksheet>"},
                       {{"xl/calcChain.xml", "<calcChain><c r=\"A1\" i=\"1\"/></calcChain>"}});
    for (auto& [name, text] : parts) {
        if (name != "[Content_Types].xml" && name != "xl/_rels/workbook.xml.rels") continue;
        const std::string element = name.front() == '[' ? "Override" : "Relationship";
        std::size_t at = text.rfind("/>", text.rfind("calcChain") + 20);
        text.replace(at, 2, "></" + element + ">");
    }
    const auto after = changed(parts, {{"Sheet1!A1", 5.0}});
    CHECK(after.count("xl/calcChain.xml") == 0);
    CHECK(after.at("xl/_rels/workbook.xml.rels").find("calcChain") == std::string::npos);
    CHECK(after.at("[Content_Types].xml").find("calcChain") == std::string::npos);
}

TEST_CASE("the order to compute has the prefix of the workbook, not of what it stands before") {
    const Parts parts = workbook_parts(
        {"<worksheet><sheetData><row><c r=\"A1\"><f>1</f></c></row></sheetData></worksheet>"}, {},
        "<y:z xmlns:y=\"y\"/>");
    CHECK(changed(parts, {{"Sheet1!B1", 5.0}})
              .at("xl/workbook.xml")
              .find("</sheets><calcPr fullCalcOnLoad=\"1\"/><y:z") != std::string::npos);
}

TEST_CASE("cells are set in any order, and the last value for one stands") {
    CHECK(edited("<sheetData/>", {{"Sheet1!B2", 1.0},
                                  {"Sheet1!A1", 2.0},
                                  {"Sheet1!B2", 3.0},
                                  {"Sheet1!A1", 4.0},
                                  {"Sheet1!A2", 5.0}}) ==
          "<sheetData><row r=\"1\"><c r=\"A1\"><v>4</v></c></row><row r=\"2\"><c "
          "r=\"A2\"><v>5</v></c><c r=\"B2\"><v>3</v></c></row></sheetData>");
}

TEST_CASE("a cell outside of a sheet is refused") {
    auto editor = WorkbookEditor::open(
        "test.xlsx", package_of(workbook_parts({"<worksheet><sheetData/></worksheet>"})));
    REQUIRE(editor);
    for (const CellRef ref :
         {CellRef{0, 1}, CellRef{1, 0}, CellRef{1, max_columns + 1}, CellRef{max_rows + 1, 1}})
        CHECK_FALSE(editor->set("Sheet1", ref, 1.0));
}

TEST_CASE("dates are numbered as Excel numbers them") {
    const auto date = [](const char* text) { return CellInput(*parse_iso_date(text)); };
    const Parts from_1900 = workbook_parts({"<worksheet><sheetData/></worksheet>"});
    const auto number = [&](const char* day) {
        const std::string sheet =
            changed(from_1900, {{"Sheet1!A1", date(day)}}).at("xl/worksheets/sheet1.xml");
        const std::size_t begin = sheet.find("<v>") + 3;
        return sheet.substr(begin, sheet.find("</v>") - begin);
    };
    CHECK(number("1900-03-01") == "61");
    CHECK(number("1900-02-28") == "59");  // Excel has a 29th of February that year
    CHECK(number("1900-01-01") == "1");
    CHECK_FALSE(saved(from_1900, {{"Sheet1!A1", date("1899-12-31")}}));
    Parts from_1904 = from_1900;
    for (auto& [name, text] : from_1904)
        if (name == "xl/workbook.xml")
            text.insert(text.find("<sheets>"), "<workbookPr date1904=\"1\"/>");
    CHECK_FALSE(saved(from_1904, {{"Sheet1!A1", date("1903-12-31")}}));
}

TEST_CASE("zero has no sign") {
    CHECK(edited("<sheetData/>", {{"Sheet1!A1", -0.0}}) ==
          "<sheetData><row r=\"1\"><c r=\"A1\"><v>0</v></c></row></sheetData>");
}
