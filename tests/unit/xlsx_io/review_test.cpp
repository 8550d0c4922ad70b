// What a review of editing found: each case is a workbook that Excel would have repaired, or in
// which something was lost.
#include <functional>

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/drawn_book.h"
#include "tests/support/editing.h"
#include "xlsx_io/edit/names_edit.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/formula/sheet_names.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

// A row of numbers: "<row r="2">" with A2, B2 … and a blank for 0.
std::string row(int number, const std::string& columns, int style = 0) {
    std::string text = "<row r=\"" + std::to_string(number) + "\">";
    for (const char column : columns)
        text += std::string("<c r=\"") + column + std::to_string(number) + "\" s=\"" +
                std::to_string(style) + "\"><v>" + std::to_string(number) + "</v></c>";
    return text + "</row>";
}

std::string heading(const std::string& columns) {
    std::string text = "<row r=\"1\">";
    for (const char column : columns)
        text += std::string("<c r=\"") + column + "1\" t=\"inlineStr\"><is><t>" + column +
                "</t></is></c>";
    return text + "</row>";
}

// A table over columns with a letter each, whose headings are the letters.
std::string table(int id, const std::string& columns, const std::string& rows,
                  const std::string& attributes = {}, const std::string& inside = {}) {
    const std::size_t colon = rows.find(':');
    const std::string ref = columns.substr(0, 1) + rows.substr(0, colon) + ":" +
                            columns.substr(columns.size() - 1) + rows.substr(colon + 1);
    std::string text = "<table id=\"" + std::to_string(id) + "\" displayName=\"T" +
                       std::to_string(id) + "\" ref=\"" + ref + "\"" + attributes +
                       "><autoFilter ref=\"" + ref + "\"/>" + inside + "<tableColumns count=\"" +
                       std::to_string(columns.size()) + "\">";
    for (std::size_t i = 0; i < columns.size(); ++i)
        text += "<tableColumn id=\"" + std::to_string(i + 1) + "\" name=\"" + columns[i] + "\"/>";
    return text + "</tableColumns></table>";
}

Parts with_tables(const std::string& data, const std::vector<std::string>& tables,
                  const std::vector<std::string>& other_sheets = {}) {
    Parts others;
    std::string related;
    for (std::size_t i = 1; i <= tables.size(); ++i) {
        const std::string number = std::to_string(i);
        related.append("<Relationship Id=\"r")
            .append(number)
            .append("\" Type=\"t/table\" Target=\"../tables/table")
            .append(number)
            .append(".xml\"/>");
        others.emplace_back("xl/tables/table" + number + ".xml", tables[i - 1]);
    }
    others.emplace_back("xl/worksheets/_rels/sheet1.xml.rels",
                        "<Relationships>" + related + "</Relationships>");
    std::vector<std::string> sheets{worksheet(data)};
    sheets.insert(sheets.end(), other_sheets.begin(), other_sheets.end());
    return workbook_parts(sheets, others);
}

}  // namespace

TEST_CASE("appending rows leaves what stands beside them") {
    const std::string data = heading("ABE") + row(2, "ABE", 1) + row(3, "E") +
                             "<row r=\"4\"><c r=\"B4\" t=\"str\"><f>IF(A4=\"\",\"\",1)</f><v></v>"
                             "</c></row>";
    auto parts = after(workbook_parts({worksheet(data)}), [](WorkbookEditor& editor) {
        return done(editor.append_rows("Sheet1", {{{1, 7.0}}, {{1, 8.0}}}));
    });
    holds(parts[sheet_part], "<c r=\"A3\" s=\"1\"><v>7</v></c>");
    holds(parts[sheet_part], "<c r=\"E3\" s=\"0\"><v>3</v></c>");
    holds(parts[sheet_part], "<f>IF(A4=\"\",\"\",1)</f>");
    auto columns =
        after(workbook_parts({worksheet(heading("AB") + row(2, "AB", 1) + row(3, "ABC"))}),
              [](WorkbookEditor& editor) {
                  return done(editor.append_columns("Sheet1", {{{2, 7.0}}}));
              });
    holds(columns[sheet_part], "<c r=\"C3\" s=\"0\"><v>3</v></c>");
}

TEST_CASE("a cell set below rows that were replaced has a row") {
    const std::string data = heading("A") + row(2, "A") + row(3, "A") + row(9, "A");
    auto parts =
        after(workbook_parts({worksheet(data)}), [](WorkbookEditor& editor) -> Result<void> {
            if (auto set = editor.replace_rows("Sheet1", 2, {{{1, 1.0}}}); !set) return set;
            return editor.set("Sheet1", {9, 1}, 5.0);
        });
    holds(parts[sheet_part], "<row r=\"9\"><c r=\"A9\"><v>5</v></c></row></sheetData>");
}

TEST_CASE("what could not be appended is not kept") {
    const Parts parts = with_tables(heading("AB") + row(2, "AB") + row(3, "AB"),
                                    {table(1, "AB", "1:3", " totalsRowCount=\"1\"")});
    auto editor = WorkbookEditor::open("test.xlsx", package_of(parts));
    REQUIRE(editor);
    const auto appended = editor->append_rows("Sheet1", {{{1, 1.0}}});
    REQUIRE_FALSE(appended);
    CHECK(appended.error().id == MessageId::EditTotalsRow);
    const auto saved = editor->save();
    REQUIRE(saved);
    CHECK(parts_of(*saved) == parts_of(package_of(parts)));
}

TEST_CASE("an empty table is filled and grows") {
    const std::string data = heading("AB") + "<row r=\"2\"><c r=\"A2\" s=\"3\"/></row>";
    auto parts = after(with_tables(data, {table(1, "AB", "1:2")}), [](WorkbookEditor& editor) {
        return done(editor.append_rows("Sheet1", {{{1, 1.0}}, {{1, 2.0}}}));
    });
    holds(parts["xl/tables/table1.xml"], "ref=\"A1:B3\"><autoFilter ref=\"A1:B3\"/>");
    holds(parts[sheet_part], "<c r=\"A3\" s=\"3\"><v>2</v></c>");
    auto emptied =
        after(with_tables(heading("AB") + row(2, "AB") + row(3, "AB"), {table(1, "AB", "1:3")}),
              [](WorkbookEditor& editor) -> Result<void> {
                  if (auto none = editor.replace_rows("Sheet1", 2, {}); !none) return none;
                  return done(editor.append_rows("Sheet1", {{{1, 1.0}}, {{1, 2.0}}}));
              });
    holds(emptied["xl/tables/table1.xml"], "ref=\"A1:B3\"");
    auto replaced = after(with_tables(heading("AB") + row(2, "AB"), {table(1, "AB", "1:5")}),
                          [](WorkbookEditor& editor) {
                              return editor.replace_rows("Sheet1", 2, {{{1, 1.0}}, {{1, 2.0}}});
                          });
    holds(replaced["xl/tables/table1.xml"], "ref=\"A1:B3\"");
}

TEST_CASE("only tables that get values grow") {
    auto parts = after(with_tables(heading("ABDE") + row(2, "ABDE"),
                                   {table(1, "AB", "1:2"), table(2, "DE", "1:2")}),
                       [](WorkbookEditor& editor) {
                           return done(editor.append_rows("Sheet1", {{{1, 1.0}, {2, 2.0}}}));
                       });
    holds(parts["xl/tables/table1.xml"], "ref=\"A1:B3\"");
    holds(parts["xl/tables/table2.xml"], "ref=\"D1:E2\"");
}

TEST_CASE("a table does not grow into another one") {
    const std::string data = heading("AB") + row(2, "AB") + row(4, "BC") + row(5, "BC");
    std::string below = table(2, "BC", "4:5", " headerRowCount=\"0\"");
    CHECK(refused(with_tables(data, {table(1, "AB", "1:2"), below}), [](WorkbookEditor& editor) {
              return done(editor.append_rows("Sheet1", {{{1, 1.0}}, {{1, 2.0}}}));
          }) == MessageId::EditOutsideSheet);
}

TEST_CASE("rows that were replaced are neither merged nor hidden") {
    const std::string rows = heading("A") +
                             "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"3\" "
                             "hidden=\"1\"><c r=\"A3\"><v>1</v></c></row>";
    const std::string merged = "<mergeCells count=\"1\"><mergeCell ref=\"A2:A3\"/></mergeCells>";
    auto parts = after(workbook_parts({worksheet(rows, merged)}), [](WorkbookEditor& editor) {
        return editor.replace_rows("Sheet1", 2, {{{1, 1.0}}, {{1, 2.0}}});
    });
    CHECK(parts[sheet_part].find("mergeCell ") == std::string::npos);
    CHECK(parts[sheet_part].find("hidden") == std::string::npos);
}

TEST_CASE("a sheet is not deleted while a slicer shows its pivot table") {
    Parts parts = workbook_parts({worksheet(""), worksheet("")},
                                 {{"xl/slicerCaches/slicerCache1.xml",
                                   "<slicerCacheDefinition><pivotTables><pivotTable tabId=\"1\" "
                                   "name=\"P\"/></pivotTables></slicerCacheDefinition>"}});
    CHECK(refused(parts, [](WorkbookEditor& editor) { return editor.delete_sheets({"Sheet1"}); }) ==
          MessageId::EditSheetUsed);
}

TEST_CASE("a table keeps its headings, its totals and a row of data when rows are replaced") {
    const std::string data = heading("AB") + row(2, "AB") + row(3, "AB");
    const auto replace = [](std::uint32_t first, const std::vector<LineInput>& rows) -> Change {
        return [=](WorkbookEditor& editor) { return editor.replace_rows("Sheet1", first, rows); };
    };
    const Parts plain = with_tables(data, {table(1, "AB", "1:3")});
    CHECK(refused(plain, replace(1, {{{3, 1.0}}})) == MessageId::EditTableHeading);
    const LineInput headings{{1, std::string("A")}, {2, std::string("B")}};
    holds(after(plain, replace(1, {headings}))["xl/tables/table1.xml"], "ref=\"A1:B2\"");
    const Parts totals = with_tables(data, {table(1, "AB", "1:3", " totalsRowCount=\"1\"")});
    CHECK(refused(totals, replace(2, {{{1, 1.0}}, {{1, 2.0}}})) == MessageId::EditTotalsRow);
    CHECK(refused(with_tables(data + row(9, "AB"), {table(1, "AB", "9:12")}),
                  replace(2, {{{1, 1.0}}})) == MessageId::EditTableHeading);
}

TEST_CASE("the order of a table goes as far as the table") {
    auto parts = after(
        with_tables(heading("AB") + row(2, "AB") + row(3, "AB"),
                    {table(1, "AB", "1:3", "",
                           "<sortState ref=\"A2:B3\"><sortCondition ref=\"A2:A3\"/></sortState>")}),
        [](WorkbookEditor& editor) {
            return editor.replace_rows("Sheet1", 2, {{{1, 1.0}}});
        });
    holds(parts["xl/tables/table1.xml"],
          "<sortState ref=\"A2:B2\"><sortCondition ref=\"A2\"/></sortState>");
}

TEST_CASE("a heading of a table is not longer than Excel takes") {
    const Parts parts = with_tables(heading("AB") + row(2, "AB"), {table(1, "AB", "1:2")});
    const auto set = [](std::size_t size) -> Change {
        return [=](WorkbookEditor& editor) {
            return editor.set("Sheet1", {1, 1}, std::string(size, 'x'));
        };
    };
    CHECK(refused(parts, set(255)) == std::nullopt);
    CHECK(refused(parts, set(256)) == MessageId::EditTableHeading);
}

TEST_CASE("formats of a graft go together or not at all") {
    const std::string styles =
        "<styleSheet><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders "
        "count=\"1\"><border/></borders><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs>"
        "</styleSheet>";
    auto parts =
        after(workbook_parts({worksheet("")}, {{"xl/styles.xml", styles}}),
              [](WorkbookEditor& editor) -> Result<void> {
                  if (auto put = editor.graft(drawn_book()); !put) return put;
                  if (auto set = editor.set("Sheet1", {1, 1}, *make_date(2026, 4, 1)); !set)
                      return set;
                  return editor.delete_sheets({"図表", "元データ"});
              });
    const std::string& left = parts["xl/styles.xml"];
    // The format of the date stands behind those of the graft: they stay, and so do their fonts.
    CHECK(count(left, "<xf ") > 2);
    CHECK(count(left, "<font>") + count(left, "<font/>") > 1);
}

TEST_CASE("an empty list of names is filled, and empty again afterwards") {
    for (const std::string list : {"<definedNames/>", "<definedNames />"}) {
        const Parts before = workbook_parts({worksheet("")}, {}, list + "<calcPr/>");
        const Change name = [](WorkbookEditor& editor) {
            return editor.set_defined_name("職員", "Sheet1", CellRange{{1, 1}, {1, 1}});
        };
        auto parts = after(before, name);
        CHECK(count(parts["xl/workbook.xml"], "<definedNames") == 1);
        holds(parts["xl/workbook.xml"], ">Sheet1!$A$1</definedName></definedNames><calcPr/>");
        const auto back = after(before, [&](WorkbookEditor& editor) -> Result<void> {
            if (auto set = name(editor); !set) return set;
            return editor.set_defined_name("職員", "", std::nullopt);
        });
        CHECK(back == parts_of(package_of(before)));
    }
}

TEST_CASE("a name is given to a range within the sheet only") {
    for (const CellRange range : {CellRange{}, CellRange{{1, 1}, {1, 16385}},
                                  CellRange{{1, 1}, {1048577, 1}}, CellRange{{2, 1}, {1, 1}}})
        CHECK(refused(workbook_parts({worksheet("")}), [&](WorkbookEditor& editor) {
                  return editor.set_defined_name("a", "Sheet1", range);
              }) == MessageId::EditOutsideSheet);
}

TEST_CASE("names hold no punctuation in any width") {
    for (const char* bad : {"売上（円）", "人数／月", "氏名、所属", "前年比％", "A＋B", "課→係"})
        CHECK_FALSE(can_be_name(bad));
    for (const char* good : {"データ・一覧", "佐々木", "サーバー", "令和８年度", "合計＿円"})
        CHECK(can_be_name(good));
}

TEST_CASE("sheet names hold no forbidden characters in any width") {
    for (const char* bad : {"人数／月", "［案］", "Ａ：Ｂ", "何？", "￥", "’a", "a＇"})
        CHECK(refused(workbook_parts({worksheet("")}), [&](WorkbookEditor& editor) {
                  return editor.insert_sheet(bad);
              }) == MessageId::EditSheetName);
    CHECK(refused(workbook_parts({worksheet("")}), [](WorkbookEditor& editor) {
              return editor.insert_sheet("（案）A’B");
          }) == std::nullopt);
}

TEST_CASE("a sheet in front of the first can be seen") {
    Parts parts = workbook_parts({worksheet("")});
    for (auto& [name, text] : parts)
        if (name == "xl/workbook.xml")
            text.insert(text.find("<sheets>"), "<bookViews><workbookView/></bookViews>");
    const auto workbook = after(parts, [](WorkbookEditor& editor) {
                              return editor.insert_sheet("a", "Sheet1");
                          }).at("xl/workbook.xml");
    CHECK(workbook.find("firstSheet") == std::string::npos);
}

TEST_CASE("ranges between cells are no sheets between sheets") {
    const auto renamed = [](const char* formula) {
        return with_sheet_renamed(formula, "Sheet1", "職員");
    };
    CHECK(renamed("SUM(Sheet1!$A$1:Sheet1!$B$2)") == "SUM('職員'!$A$1:'職員'!$B$2)");
    CHECK(renamed("Sheet1!A1:Sheet1!B2") == "'職員'!A1:'職員'!B2");
    CHECK(renamed("SUM(A1:Sheet1!B2)") == "SUM(A1:'職員'!B2)");
    CHECK(renamed("Sheet1!A:Sheet1!C") == "'職員'!A:'職員'!C");
    CHECK(renamed("5:Sheet1!7:7") == "5:'職員'!7:7");
    CHECK(renamed("[1]Sheet0:Sheet1!A1") == "[1]Sheet0:Sheet1!A1");
}

TEST_CASE("filtered charts, pivot charts, linked pictures and links of shapes follow a sheet") {
    const std::string chart =
        "<c:c><c:pivotSource><c:name>[Book 1.xlsx]Sheet1!PivotTable1</c:name></c:pivotSource>"
        "<c:name>Sheet1!</c:name><c15:fullRef><c15:sqref>Sheet1!$A$2:$A$5</c15:sqref></c15:fullRef>"
        "</c:c>";
    const std::string drawing = "<d><a14:cameraTool cellRange=\"Sheet1!$A$1:$B$2\"/></d>";
    const std::string links =
        "<Relationships><Relationship Id=\"r1\" Type=\"t/hyperlink\" Target=\"#Sheet1!A1\"/>"
        "<Relationship Id=\"r2\" Type=\"t/hyperlink\" Target=\"#'Sheet%202'!A1\"/>"
        "<Relationship Id=\"r3\" Type=\"t/hyperlink\" Target=\"x.xlsx#Sheet1!A1\" "
        "TargetMode=\"External\"/></Relationships>";
    const Parts parts =
        workbook_parts({worksheet("")}, {{"xl/charts/chart1.xml", chart},
                                         {"xl/drawings/drawing1.xml", drawing},
                                         {"xl/drawings/_rels/drawing1.xml.rels", links}});
    auto renamed = after(
        parts, [](WorkbookEditor& editor) { return editor.rename_sheet("Sheet1", "職員 表"); });
    holds(renamed["xl/charts/chart1.xml"], "<c:name>[Book 1.xlsx]職員 表!PivotTable1</c:name>");
    holds(renamed["xl/charts/chart1.xml"], "<c:name>Sheet1!</c:name>");
    holds(renamed["xl/charts/chart1.xml"], "<c15:sqref>'職員 表'!$A$2:$A$5</c15:sqref>");
    holds(renamed["xl/drawings/drawing1.xml"], "cellRange=\"'職員 表'!$A$1:$B$2\"");
    const std::string& rels = renamed["xl/drawings/_rels/drawing1.xml.rels"];
    holds(rels, "Target=\"#'職員 表'!A1\"");
    holds(rels, "Target=\"#'Sheet%202'!A1\"");
    holds(rels, "Target=\"x.xlsx#Sheet1!A1\"");
    const auto twice = after(parts, [](WorkbookEditor& editor) -> Result<void> {
        if (auto to = editor.rename_sheet("Sheet1", "Sheet 2"); !to) return to;
        return editor.rename_sheet("Sheet 2", "50 %");
    });
    const std::string& both = twice.at("xl/drawings/_rels/drawing1.xml.rels");
    holds(both, "Id=\"r1\" Type=\"t/hyperlink\" Target=\"#'50 %'!A1\"");
    holds(both, "Id=\"r2\" Type=\"t/hyperlink\" Target=\"#'50%20%25'!A1\"");
}

TEST_CASE("what leads to other workbooks does not follow a sheet of this one") {
    const std::string links =
        "<hyperlinks><hyperlink ref=\"A1\" r:id=\"r1\" location=\"Sheet1!A1\"/><hyperlink "
        "ref=\"A2\" location=\"Sheet1!A1\"/></hyperlinks>";
    const std::string cache =
        "<p><worksheetSource ref=\"A1:B2\" sheet=\"Sheet1\" r:id=\"r1\"/></p>";
    auto parts = after(workbook_parts({worksheet("", links)},
                                      {{"xl/pivotCache/pivotCacheDefinition1.xml", cache}}),
                       [](WorkbookEditor& editor) { return editor.rename_sheet("Sheet1", "New"); });
    holds(parts[sheet_part], "r:id=\"r1\" location=\"Sheet1!A1\"");
    holds(parts[sheet_part], "ref=\"A2\" location=\"New!A1\"");
    holds(parts["xl/pivotCache/pivotCacheDefinition1.xml"], "sheet=\"Sheet1\"");
}

TEST_CASE("a sheet is not deleted while formulas use its table") {
    const Parts parts =
        with_tables(heading("AB") + row(2, "AB"), {table(1, "AB", "1:2")},
                    {worksheet("<row r=\"1\"><c r=\"A1\"><f>SUM(T1[A])</f></c></row>")});
    CHECK(refused(parts, [](WorkbookEditor& editor) { return editor.delete_sheets({"Sheet1"}); }) ==
          MessageId::EditSheetUsed);
}
