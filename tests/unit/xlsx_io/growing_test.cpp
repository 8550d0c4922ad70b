#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/package.h"
#include "xlsx_io/edit/range_growth.h"
#include "xlsx_io/edit/workbook_editor.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

const std::string sheet_part = "xl/worksheets/sheet1.xml";

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

using Change = std::function<Result<void>(WorkbookEditor&)>;

Result<std::string> edited(const Parts& parts, const Change& change) {
    auto editor = WorkbookEditor::open("test.xlsx", package_of(parts));
    REQUIRE(editor);
    if (auto done = change(*editor); !done) return done.error();
    return editor->save();
}

std::map<std::string, std::string> after(const Parts& parts, const Change& change) {
    const auto bytes = edited(parts, change);
    if (!bytes) FAIL(describe(bytes.error(), Language::English));
    return parts_of(*bytes);
}

bool holds(const std::string& text, const std::string& piece) {
    INFO(text);
    INFO(piece);
    const bool found = text.find(piece) != std::string::npos;
    CHECK(found);
    return found;
}

template <class Call>
Result<void> done(Call call) {
    if (!call) return call.error();
    return {};
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
