#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/editing.h"
#include "xlsx_io/edit/range_growth.h"
#include "xlsx_io/edit/workbook_editor.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

// A list in A2:C3 under headings, as a table whose third column is computed, with what may end
// where the data ends.
Parts staff_list(const std::string& in_table = {}, const std::string& below = {}) {
    const std::string sheet =
        "<worksheet><sheetData>"
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>番号</t></is></c><c r=\"B1\" "
        "t=\"inlineStr\"><is><t>氏名</t></is></c><c r=\"C1\" t=\"inlineStr\"><is><t>計</t></is></c>"
        "</row><row r=\"2\"><c r=\"A2\" s=\"3\"><v>1</v></c><c r=\"B2\" s=\"4\"/><c r=\"C2\" "
        "s=\"5\"><f t=\"shared\" ref=\"C2:C3\" si=\"0\">A2+$A$1</f><v>1</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" s=\"3\"><v>2</v></c><c r=\"B3\" s=\"4\"/><c r=\"C3\" "
        "s=\"5\"><f t=\"shared\" si=\"0\"/><v>2</v></c></row>" +
        below +
        "</sheetData><conditionalFormatting sqref=\"A2:A3 D1\"/>"
        "<dataValidations count=\"2\"><dataValidation sqref=\"B2:B3\"/><dataValidation "
        "sqref=\"B2:B100\"/></dataValidations><tableParts count=\"1\"/>"
        "<extLst><ext><x14:dataValidation><xm:sqref>C2:C3</xm:sqref></x14:dataValidation></ext>"
        "</extLst></worksheet>";
    return workbook_parts(
        {sheet},
        {{"xl/worksheets/_rels/sheet1.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"t/table\" "
          "Target=\"../tables/table1.xml\"/>"
          "</Relationships>"},
         {"xl/tables/table1.xml", "<table id=\"1\" displayName=\"T\" ref=\"A1:C3\"" + in_table +
                                      "><autoFilter ref=\"A1:C3\"/><tableColumns count=\"3\">"
                                      "<tableColumn id=\"1\" name=\"番号\"/><tableColumn id=\"2\" "
                                      "name=\"氏名\"/><tableColumn id=\"7\" name=\"計\"/>"
                                      "</tableColumns></table>"}},
        "<definedNames><definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">Sheet1!$A$1:$C$3,"
        "Sheet1!$E$1</definedName><definedName name=\"all\">Sheet1!$A$1:$C$3</definedName>"
        "</definedNames>");
}

}  // namespace

TEST_CASE("ranges that end where the data ends end where it ends afterwards") {
    const RangeGrowth rows{3, 5, 0, 0};
    CHECK(rows.grown_list("A2:A3 B1 C3") == "A2:A5 B1 C3:C5");
    CHECK_FALSE(rows.grown_list("A2:A4 B1"));
    CHECK_FALSE(rows.grown_list(""));
    CHECK(rows.grown_areas("'a!b,c'!$A$1:$C$3,Sheet1!$E$1") == "'a!b,c'!$A$1:$C$5,Sheet1!$E$1");
    CHECK_FALSE(rows.grown_areas("#REF!"));
    const RangeGrowth fewer{9, 2, 0, 0};
    CHECK(fewer.grown_list("A1:B9 A5:A9") == "A1:B2 A5");
    const RangeGrowth columns{0, 0, 3, 4};
    CHECK(columns.grown_list("A1:C1") == "A1:D1");
}

TEST_CASE("rows go below the data, and everything that ended there follows") {
    auto parts = after(staff_list(), [](WorkbookEditor& editor) {
        const auto first = editor.append_rows(
            "Sheet1", {{{1, 3.0}, {2, std::string("甲")}}, {{1, 4.0}, {5, true}}});
        if (first) CHECK(*first == 4);
        return done(first);
    });
    const std::string& sheet = parts[sheet_part];
    holds(sheet,
          "<row r=\"4\"><c r=\"A4\" s=\"3\"><v>3</v></c><c r=\"B4\" s=\"4\" t=\"inlineStr\"><is>"
          "<t>甲</t></is></c><c r=\"C4\" s=\"5\"><f>A4+$A$1</f></c></row>"
          "<row r=\"5\"><c r=\"A5\" s=\"3\"><v>4</v></c><c r=\"B5\" s=\"4\"/><c r=\"C5\" "
          "s=\"5\"><f>A5+$A$1</f></c><c r=\"E5\" t=\"b\"><v>1</v></c></row></sheetData>");
    holds(sheet, "<conditionalFormatting sqref=\"A2:A5 D1\"/>");
    holds(sheet, "<dataValidation sqref=\"B2:B5\"/><dataValidation sqref=\"B2:B100\"/>");
    holds(sheet, "<xm:sqref>C2:C5</xm:sqref>");
    holds(parts["xl/tables/table1.xml"], "ref=\"A1:C5\"><autoFilter ref=\"A1:C5\"/>");
    holds(parts["xl/workbook.xml"], ">Sheet1!$A$1:$C$5,Sheet1!$E$1</definedName>");
    holds(parts["xl/workbook.xml"], "<definedName name=\"all\">Sheet1!$A$1:$C$3</definedName>");
    holds(parts["xl/workbook.xml"], "fullCalcOnLoad=\"1\"");
}

TEST_CASE("rows are appended to what was appended and set before") {
    auto parts = after(staff_list(), [](WorkbookEditor& editor) -> Result<void> {
        if (auto set = editor.set("Sheet1", {6, 1}, 6.0); !set) return set;
        if (auto first = editor.append_rows("Sheet1", {{{1, 7.0}}}); !first || *first != 7)
            return first ? Issue{} : first.error();
        const auto first = editor.append_rows("Sheet1", {{{1, 8.0}}});
        CHECK(*first == 8);
        return {};
    });
    holds(parts[sheet_part], "<c r=\"A8\"><v>8</v></c>");
    holds(parts["xl/tables/table1.xml"], "ref=\"A1:C3\"");
}

TEST_CASE("rows go to several sheets at once, or to none of them") {
    const std::string sheet =
        "<worksheet><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>";
    const auto both = workbook_parts({sheet, sheet});
    auto parts = after(both, [](WorkbookEditor& editor) {
        return editor.append_rows(
            {{"Sheet1", {{{1, 2.0}}}, 0}, {"Sheet2", {{{2, 3.0}, {1, 4.0}}}, 0}});
    });
    holds(parts[sheet_part], "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row>");
    holds(parts["xl/worksheets/sheet2.xml"],
          "<c r=\"A2\"><v>4</v></c><c r=\"B2\"><v>3</v></c></row>");
    auto editor = WorkbookEditor::open("test.xlsx", package_of(both));
    REQUIRE(editor);
    const auto before = editor->save();
    const auto refused = editor->append_rows({{"Sheet1", {{{1, 2.0}}}, 0}, {"Sheet9", {}, 0}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == MessageId::EditSheetUnknown);
    CHECK(*editor->save() == *before);
}

TEST_CASE("formulas that wait for values do not count as data") {
    const std::string waiting =
        "<row r=\"4\"><c r=\"C4\" s=\"5\" t=\"str\"><f>IF(A4=\"\",\"\",1)</f><v></v></c></row>";
    auto parts = after(staff_list("", waiting), [](WorkbookEditor& editor) {
        return done(editor.append_rows("Sheet1", {{{1, 3.0}, {3, std::string("x")}}}));
    });
    holds(parts[sheet_part],
          "<row r=\"4\"><c r=\"A4\" s=\"3\"><v>3</v></c><c r=\"B4\" s=\"4\"/><c r=\"C4\" s=\"5\" "
          "t=\"inlineStr\">");
}

TEST_CASE("columns go to the right of the data; a table takes their headings") {
    auto parts = after(staff_list(), [](WorkbookEditor& editor) {
        const auto first =
            editor.append_columns("Sheet1", {{{1, std::string("備考")}, {3, std::string("済")}}});
        if (first) CHECK(*first == 4);
        return done(first);
    });
    holds(parts[sheet_part], "<c r=\"D2\" s=\"5\"/></row>");
    holds(parts[sheet_part], "<c r=\"D3\" s=\"5\" t=\"inlineStr\"><is><t>済</t></is></c></row>");
    holds(parts["xl/tables/table1.xml"],
          "ref=\"A1:D3\"><autoFilter ref=\"A1:D3\"/><tableColumns count=\"4\">");
    holds(parts["xl/tables/table1.xml"], "<tableColumn id=\"8\" name=\"備考\"/></tableColumns>");
    holds(parts["xl/workbook.xml"], ">Sheet1!$A$1:$D$3,Sheet1!$E$1</definedName>");
    const auto same = edited(staff_list(), [](WorkbookEditor& editor) {
        return done(editor.append_columns("Sheet1", {{{1, std::string("氏名")}}}));
    });
    REQUIRE_FALSE(same);
    CHECK(same.error().id == MessageId::EditTableHeading);
}

TEST_CASE("the data of a sheet that is ours is replaced by more or by less") {
    auto more = after(staff_list(), [](WorkbookEditor& editor) {
        return editor.replace_rows("Sheet1", 2, {{{1, 5.0}}, {{1, 6.0}}, {{1, 7.0}}});
    });
    holds(more[sheet_part],
          "<row r=\"2\"><c r=\"A2\" s=\"3\"><v>5</v></c><c r=\"B2\" s=\"4\"/><c "
          "r=\"C2\" s=\"5\"><f>A2+$A$1</f></c></row>");
    holds(more[sheet_part],
          "<row r=\"4\"><c r=\"A4\" s=\"3\"><v>7</v></c><c r=\"B4\" s=\"4\"/><c "
          "r=\"C4\" s=\"5\"><f>A4+$A$1</f></c></row></sheetData>");
    holds(more["xl/tables/table1.xml"], "ref=\"A1:C4\"");
    auto none = after(staff_list("", "<row r=\"9\"><c r=\"A9\"><v>1</v></c></row>"),
                      [](WorkbookEditor& editor) { return editor.replace_rows("Sheet1", 2, {}); });
    holds(none[sheet_part],
          "<row r=\"2\"><c r=\"A2\" s=\"3\"/><c r=\"B2\" s=\"4\"/><c r=\"C2\" "
          "s=\"5\"/></row></sheetData>");
}

namespace {

// A sheet with a number in A1 to A9 and what stands before and behind the rows.
Parts nine_rows(const std::string& before, const std::string& behind) {
    std::string rows;
    for (int i = 1; i <= 9; ++i) {
        const std::string number = std::to_string(i);
        rows.append("<row r=\"").append(number).append("\"><c r=\"A").append(number);
        rows.append("\"><v>1</v></c></row>");
    }
    return workbook_parts(
        {"<worksheet>" + before + "<sheetData>" + rows + "</sheetData>" + behind + "</worksheet>"});
}

// What stands behind the rows when those from the third on are replaced by two.
std::string behind_replaced(const std::string& behind) {
    const auto parts = after(nine_rows("", behind), [](WorkbookEditor& editor) {
        return editor.replace_rows("Sheet1", 3, {{{1, 1.0}}, {{1, 2.0}}});
    });
    const std::string& sheet = parts.at(sheet_part);
    const std::size_t data = sheet.find("</sheetData>") + 12;
    return sheet.substr(data, sheet.size() - data - 12);
}

// The rows when those from `first` on are replaced by two.
std::string replaced(std::uint32_t first, const std::string& before, const std::string& rows) {
    const auto parts =
        after(workbook_parts(
                  {"<worksheet>" + before + "<sheetData>" + rows + "</sheetData></worksheet>"}),
              [first](WorkbookEditor& editor) {
                  return editor.replace_rows("Sheet1", first, {{{1, 1.0}}, {{1, 2.0}}});
              });
    const std::string& sheet = parts.at(sheet_part);
    const std::size_t data = sheet.find("<sheetData>") + 11;
    return sheet.substr(data, sheet.find("</sheetData>") - data);
}

}  // namespace

TEST_CASE("merged ranges end above rows that are replaced") {
    CHECK(behind_replaced(
              "<mergeCells count=\"7\"> <mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:C9\"/>"
              "<mergeCell ref=\"D2:E9\"></mergeCell>\n<mergeCell ref=\"A3:A4\"/><!-- a -->"
              "<mergeCell ref=\"F2:F3\"> </mergeCell><mergeCell ref=\"A9:B30\"/>"
              "<mergeCell ref=\"XFD1:XFD1048576\" /></mergeCells><pageMargins/>") ==
          "<mergeCells count=\"4\"> <mergeCell ref=\"A1:B1\"/><mergeCell ref=\"C1:C2\"/>"
          "<mergeCell ref=\"D2:E2\"></mergeCell><!-- a -->"
          "<mergeCell ref=\"XFD1:XFD2\" /></mergeCells><pageMargins/>");
    CHECK(behind_replaced("<x:mergeCells xmlns:x=\"m\"><x:mergeCell ref='A1:A2'/><x:mergeCell "
                          "ref='B2:A9'/></x:mergeCells>") ==
          "<x:mergeCells xmlns:x=\"m\"><x:mergeCell ref='A1:A2'/><x:mergeCell ref=\"A2:B2\"/>"
          "</x:mergeCells>");
}

TEST_CASE("a list of merged ranges stays as it is where none ends in rows that are replaced") {
    for (const std::string list :
         {"<mergeCells count=\"9\"><mergeCell ref=\"A1:C2\"/><mergeCell ref=\"?\"/></mergeCells>",
          "<mergeCells/>", "<mergeCells count=\"0\"> </mergeCells>"})
        CHECK(behind_replaced(list + "<pageMargins/>") == list + "<pageMargins/>");
    const std::string merged =
        "<mergeCells count=\"1\"><mergeCell ref=\"A9:B12\"/></mergeCells><pageMargins/>";
    const auto parts = after(nine_rows("", merged), [](WorkbookEditor& editor) {
        return done(editor.append_rows("Sheet1", {{{1, 1.0}}}));
    });
    holds(parts.at(sheet_part), merged);
}

TEST_CASE("no list of merged ranges is left without ranges") {
    CHECK(behind_replaced("\n<mergeCells count=\"2\">\n<mergeCell ref=\"A3:C3\"/>\n<mergeCell "
                          "ref=\"A2:A5\"/>\n</mergeCells>\n<pageMargins/>") == "\n<pageMargins/>");
    // Ranges in one another are none of Excel's; what is written is well-formed all the same.
    CHECK(behind_replaced("<mergeCells><mergeCell ref=\"A4:B4\"><mergeCell ref=\"A1:B1\"/><a></a>"
                          "</mergeCell><mergeCell ref=\"A1:B1\"><mergeCell ref=\"A4:B4\"/>"
                          "</mergeCell></mergeCells>") ==
          "<mergeCells><mergeCell ref=\"A1:B1\"></mergeCell></mergeCells>");
}

TEST_CASE("rows that are replaced can be seen, those above stay hidden") {
    CHECK(replaced(2, "",
                   "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>"
                   "<row r=\"2\" ht=\"20\"  hidden='true' customHeight=\"1\"><c r=\"A2\"/></row>"
                   "<row r=\"3\" hidden=\"1\"/><row r=\"4\" hidden=\"1\"/>") ==
          "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row>"
          "<row r=\"2\" ht=\"20\" customHeight=\"1\"><c r=\"A2\"><v>1</v></c></row>"
          "<row r=\"3\"><c r=\"A3\"><v>2</v></c></row>");
    CHECK(replaced(2, "<sheetFormatPr zeroHeight=\"1\"/>", "<row r=\"2\"><c r=\"A2\"/></row>") ==
          "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\"><c r=\"A3\"><v>2</v></c></row>");
    const auto none =
        after(workbook_parts({"<worksheet><sheetData><row r=\"2\" hidden=\"1\"/>"
                              "</sheetData></worksheet>"}),
              [](WorkbookEditor& editor) { return editor.replace_rows("Sheet1", 2, {}); });
    holds(none.at(sheet_part), "<sheetData><row r=\"2\"/></sheetData>");
}

TEST_CASE("a group of rows is closed as long as its rows are hidden") {
    const std::string above = "<row r=\"2\" outlineLevel=\"1\" hidden=\"1\"/>";
    const std::string sum = "<row r=\"3\" collapsed=\"1\"><c r=\"A3\"><v>";
    CHECK(replaced(2, "", above + sum + "9</v></c></row>") ==
          "<row r=\"2\" outlineLevel=\"1\"><c r=\"A2\"><v>1</v></c></row>"
          "<row r=\"3\"><c r=\"A3\"><v>2</v></c></row>");
    CHECK(replaced(3, "", above + sum + "9</v></c></row>") ==
          above + sum + "1</v></c></row><row r=\"4\"><c r=\"A4\"><v>2</v></c></row>");
    const std::string sums_first = "<sheetPr><outlinePr summaryBelow=\"0\"/></sheetPr>";
    CHECK(replaced(2, sums_first, "<row r=\"1\" collapsed=\"1\"/>" + above) ==
          "<row r=\"1\"/><row r=\"2\" outlineLevel=\"1\"><c r=\"A2\"><v>1</v></c></row>"
          "<row r=\"3\"><c r=\"A3\"><v>2</v></c></row>");
}

TEST_CASE("what cannot grow is refused") {
    const auto refused = [](const Parts& parts, const Change& change) {
        const auto bytes = edited(parts, change);
        REQUIRE_FALSE(bytes);
        return bytes.error().id;
    };
    const Change append = [](WorkbookEditor& editor) {
        return done(editor.append_rows("Sheet1", {{{1, 1.0}}}));
    };
    CHECK(refused(staff_list(" totalsRowCount=\"1\""), append) == MessageId::EditTotalsRow);
    const std::string last = "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row>";
    CHECK(refused(staff_list("", last), append) == MessageId::EditOutsideSheet);
    CHECK(refused(staff_list(), [](WorkbookEditor& editor) {
              return done(editor.append_rows("Sheet1", {{{0, 1.0}}}));
          }) == MessageId::EditOutsideSheet);
    CHECK(refused(staff_list(), [](WorkbookEditor& editor) {
              return done(editor.append_rows("Sheet2", {{{1, 1.0}}}));
          }) == MessageId::EditSheetUnknown);
}

TEST_CASE("a cell can take the format of another one") {
    auto parts = after(staff_list(), [](WorkbookEditor& editor) {
        return editor.set_like("Sheet1", {2, 1}, 9.0, {3, 3});
    });
    holds(parts[sheet_part], "<c r=\"A2\" s=\"5\"><v>9</v></c>");
}

TEST_CASE("rows below headings do not look like them") {
    const Parts parts =
        workbook_parts({"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" s=\"3\" "
                        "t=\"inlineStr\"><is><t>番号</t></is>"
                        "</c></row></sheetData></worksheet>"});
    const auto row = [&parts](std::uint32_t heading_row) {
        const std::string sheet =
            after(parts, [heading_row](WorkbookEditor& editor) -> Result<void> {
                const auto first = editor.append_rows("Sheet1", {{{1, 7.0}}}, heading_row);
                if (!first) return first.error();
                CHECK(*first == 2);
                return {};
            }).at(sheet_part);
        return sheet.substr(sheet.find("<row r=\"2\""));
    };
    CHECK(row(0).find("s=\"3\"") != std::string::npos);
    CHECK(row(1).find("s=\"3\"") == std::string::npos);
}
