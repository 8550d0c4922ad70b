#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/editing.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

std::vector<std::string> sheet_names(const std::string& bytes) {
    const auto workbook = Workbook::open("test.xlsx", bytes);
    REQUIRE(workbook);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < workbook->sheet_count(); ++i)
        names.push_back(workbook->sheet_name(i));
    return names;
}

const std::string names =
    "<definedNames><definedName name=\"all\">Sheet1!$A$1:$A$9</definedName>"
    "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"1\">Sheet2!$A$1</definedName>"
    "</definedNames><calcPr/>";

// Three sheets; the second is shown, has a chart of its own and formulas on the first.
Parts three_sheets() {
    Parts parts = workbook_parts(
        {worksheet("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
         worksheet("<row r=\"1\"><c "
                   "r=\"A1\"><f>Sheet1!A1+SUM(sheet1!B:B)&amp;\"Sheet1!A1\"</f></c></row>"),
         worksheet("")},
        {{"xl/worksheets/_rels/sheet2.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"t/drawing\" "
          "Target=\"../drawings/drawing1.xml\"/></Relationships>"},
         {"xl/drawings/drawing1.xml", "<d><sp textlink=\"Sheet1!$A$1\"/></d>"},
         {"xl/drawings/_rels/drawing1.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"t/chart\" "
          "Target=\"/xl/charts/chart1.xml\"/></Relationships>"},
         {"xl/charts/chart1.xml", "<c:c><c:f>Sheet1!$A$1:$A$3</c:f></c:c>"}},
        names);
    for (auto& [name, text] : parts)
        if (name == "xl/workbook.xml")
            text.insert(text.find("<sheets>"),
                        "<bookViews><workbookView activeTab=\"1\"/></bookViews>");
    return parts;
}

}  // namespace

TEST_CASE("sheets are found in formulas") {
    CHECK(names_sheet("Sheet1!A1", "sheet1"));
    CHECK(names_sheet("SUM('職員'!A1,1)", "職員"));
    CHECK(names_sheet("SUM(a:Sheet1!A1)", "Sheet1"));
    CHECK(names_sheet("'Sheet1:Sheet 3'!A1", "Sheet 3"));
    CHECK(names_sheet("'It''s'!A1", "It's"));
    CHECK_FALSE(names_sheet("[1]Sheet1!A1", "Sheet1"));
    CHECK_FALSE(names_sheet("'[Book 2.xlsx]Sheet1'!A1", "Sheet1"));
    CHECK_FALSE(names_sheet("\"Sheet1!A1\"&Sheet11!A1&Sheet1", "Sheet1"));
    CHECK_FALSE(names_sheet("Table1[Sheet1!]", "Sheet1"));
    CHECK(with_sheet_renamed("SUM(Sheet1!A1,Sheet2!A1,'Sheet1'!B1)", "Sheet1", "Data") ==
          "SUM(Data!A1,Sheet2!A1,Data!B1)");
    CHECK(with_sheet_renamed("Sheet1!A1", "Sheet1", "it's 1") == "'it''s 1'!A1");
    CHECK(with_sheet_renamed("Sheet1!A1", "Sheet1", "職員") == "'職員'!A1");
    CHECK(with_sheet_renamed("Sheet1!A1", "Sheet1", "A1") == "'A1'!A1");
    CHECK(with_sheet_renamed("Sheet1!A1", "Sheet1", "R1C1") == "'R1C1'!A1");
    CHECK(with_sheet_renamed("Sheet1:Sheet3!A1", "Sheet3", "End") == "Sheet1:End!A1");
    CHECK(with_sheet_renamed("Sheet1:Sheet3!A1", "Sheet3", "The End") == "'Sheet1:The End'!A1");
}

TEST_CASE("an empty sheet is inserted where it is wanted") {
    const std::string before = package_of(three_sheets());
    const auto bytes = edited(before, [](WorkbookEditor& editor) {
        return editor.insert_sheet("取り込み結果", "Sheet2");
    });
    REQUIRE(bytes);
    CHECK(sheet_names(*bytes) ==
          std::vector<std::string>{"Sheet1", "取り込み結果", "Sheet2", "Sheet3"});
    auto parts = parts_of(*bytes);
    const std::string& workbook = parts["xl/workbook.xml"];
    CHECK(workbook.find("activeTab=\"2\"") != std::string::npos);
    CHECK(workbook.find("name=\"_xlnm.Print_Area\" localSheetId=\"2\"") != std::string::npos);
    CHECK(workbook.find("sheetId=\"4\"") != std::string::npos);
    CHECK(parts["xl/worksheets/sheet4.xml"].find("<sheetData/>") != std::string::npos);
    CHECK(parts["[Content_Types].xml"].find("/xl/worksheets/sheet4.xml") != std::string::npos);

    const auto back = edited(
        *bytes, [](WorkbookEditor& editor) { return editor.delete_sheets({"取り込み結果"}); });
    REQUIRE(back);
    CHECK(parts_of(*back) == parts_of(before));
}

TEST_CASE("cells are set in sheets as they are called by then") {
    auto parts = after(three_sheets(), [](WorkbookEditor& editor) -> Result<void> {
        if (auto done = editor.set("Sheet3", {1, 1}, 1.0); !done) return done;
        if (auto done = editor.rename_sheet("Sheet3", "Sheet4"); !done) return done;
        if (auto done = editor.insert_sheet("Sheet3"); !done) return done;
        if (auto done = editor.set("Sheet3", {1, 1}, 2.0); !done) return done;
        return editor.set("Sheet4", {1, 2}, 3.0);
    });
    CHECK(parts["xl/worksheets/sheet3.xml"].find("<v>1</v></c><c r=\"B1\"><v>3</v>") !=
          std::string::npos);
    CHECK(parts["xl/worksheets/sheet4.xml"].find("<v>2</v>") != std::string::npos);
}

TEST_CASE("a view that did not name its tab does so no more when the sheet is gone again") {
    Parts parts = three_sheets();
    for (auto& [name, text] : parts)
        if (name == "xl/workbook.xml") text.erase(text.find(" activeTab=\"1\""), 14);
    const std::string before = package_of(parts);
    const auto bytes =
        edited(before, [](WorkbookEditor& editor) { return editor.insert_sheet("a", "Sheet1"); });
    REQUIRE(bytes);
    CHECK(parts_of(*bytes)["xl/workbook.xml"].find("activeTab='1'") != std::string::npos);
    const auto back =
        edited(*bytes, [](WorkbookEditor& editor) { return editor.delete_sheets({"a"}); });
    REQUIRE(back);
    CHECK(parts_of(*back) == parts_of(before));
}

TEST_CASE("what refers to a sheet follows its new name") {
    auto parts = after(three_sheets(), [](WorkbookEditor& editor) {
        return editor.rename_sheet("Sheet1", "職員 一覧");
    });
    CHECK(parts["xl/worksheets/sheet2.xml"].find(
              "<f>'職員 一覧'!A1+SUM('職員 一覧'!B:B)&amp;&quot;Sheet1!A1&quot;</f>") !=
          std::string::npos);
    CHECK(parts["xl/charts/chart1.xml"] == "<c:c><c:f>'職員 一覧'!$A$1:$A$3</c:f></c:c>");
    CHECK(parts["xl/drawings/drawing1.xml"] == "<d><sp textlink=\"'職員 一覧'!$A$1\"/></d>");
    CHECK(parts["xl/workbook.xml"].find("<sheet name=\"職員 一覧\" sheetId=\"1\"") !=
          std::string::npos);
    CHECK(parts["xl/workbook.xml"].find(">'職員 一覧'!$A$1:$A$9<") != std::string::npos);
    const Parts same = three_sheets();
    CHECK(parts["xl/worksheets/sheet1.xml"] ==
          parts_of(package_of(same))["xl/worksheets/sheet1.xml"]);
}

TEST_CASE("sheets change places, and with them what is counted along the list") {
    const auto bytes = edited(package_of(three_sheets()), [](WorkbookEditor& editor) {
        return editor.move_sheet("Sheet2", "Sheet1");
    });
    REQUIRE(bytes);
    CHECK(sheet_names(*bytes) == std::vector<std::string>{"Sheet2", "Sheet1", "Sheet3"});
    const std::string workbook = parts_of(*bytes)["xl/workbook.xml"];
    CHECK(workbook.find("activeTab=\"0\"") != std::string::npos);
    CHECK(workbook.find("localSheetId=\"0\"") != std::string::npos);
    const auto back = edited(
        *bytes, [](WorkbookEditor& editor) { return editor.move_sheet("Sheet1", "Sheet2"); });
    CHECK(parts_of(*back) == parts_of(package_of(three_sheets())));
    const auto last =
        edited(*bytes, [](WorkbookEditor& editor) { return editor.move_sheet("sheet1"); });
    CHECK(sheet_names(*last) == std::vector<std::string>{"Sheet2", "Sheet3", "Sheet1"});
}

TEST_CASE("a deleted sheet takes its own parts along") {
    auto parts = after(three_sheets(),
                       [](WorkbookEditor& editor) { return editor.delete_sheets({"Sheet2"}); });
    CHECK_FALSE(parts.contains("xl/worksheets/sheet2.xml"));
    CHECK_FALSE(parts.contains("xl/worksheets/_rels/sheet2.xml.rels"));
    CHECK_FALSE(parts.contains("xl/drawings/drawing1.xml"));
    CHECK_FALSE(parts.contains("xl/charts/chart1.xml"));
    CHECK(parts["xl/workbook.xml"].find("Print_Area") == std::string::npos);
    CHECK(parts["xl/workbook.xml"].find("activeTab=\"1\"") != std::string::npos);
    CHECK(parts["xl/_rels/workbook.xml.rels"].find("sheet2") == std::string::npos);
    CHECK(parts["[Content_Types].xml"].find("chart1") == std::string::npos);
}

TEST_CASE("names that refer to deleted sheets only go with them, where nothing uses them") {
    Parts parts = three_sheets();
    const auto without = after(parts, [](WorkbookEditor& editor) {
        return editor.delete_sheets({"Sheet1", "Sheet2"});
    });
    CHECK(without.at("xl/workbook.xml").find("definedName") == std::string::npos);
    for (auto& [name, text] : parts)
        if (name == "xl/worksheets/sheet3.xml")
            text = worksheet("<row r=\"1\"><c r=\"A1\"><f>SUM(All)</f></c></row>");
    const auto bytes = edited(package_of(parts), [](WorkbookEditor& editor) {
        return editor.delete_sheets({"Sheet1", "Sheet2"});
    });
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().id == MessageId::EditSheetUsed);
    CHECK(bytes.error().expected == "Sheet3!A1");
}

namespace {

// The cache of a slicer as Excel writes it: one for a pivot table, or, as an extension, for a
// table.
std::string slicer_cache(const std::string& pivot_tables, const std::string& extension = {}) {
    return "<slicerCacheDefinition name=\"Slicer_a\" sourceName=\"a\">" + pivot_tables +
           "<extLst><x:ext>" + extension + "</x:ext></extLst></slicerCacheDefinition>";
}

// Two sheets, the first with a table, and a part of the workbook that is not related to a sheet.
Parts two_sheets_and(const std::string& part, const std::string& text) {
    return workbook_parts(
        {worksheet(""), worksheet("")},
        {{"xl/worksheets/_rels/sheet1.xml.rels",
          "<Relationships><Relationship Id=\"r1\" Type=\"t/table\" "
          "Target=\"../tables/table1.xml\"/></Relationships>"},
         {"xl/tables/table1.xml", "<table id=\"7\" displayName=\"T\" ref=\"A1:B3\"/>"},
         {part, text}});
}

// Which of the two sheets cannot be deleted, in a word.
std::string kept(const Parts& parts) {
    std::string kept;
    for (const std::string name : {"Sheet1", "Sheet2"}) {
        const auto bytes = edited(package_of(parts), [&](WorkbookEditor& editor) {
            return editor.delete_sheets({name});
        });
        if (bytes) continue;
        CHECK(bytes.error().id == MessageId::EditSheetUsed);
        CHECK(bytes.error().found == name);
        kept += name + "<" + bytes.error().expected;
    }
    return kept;
}

}  // namespace

TEST_CASE("sheets stay as long as slicers and timelines show what is on them") {
    const std::string slicers = "xl/slicerCaches/slicerCache1.xml";
    const std::string timelines = "xl/timelineCaches/timelineCache1.xml";
    const auto on = [](const std::string& sheet_id) {
        return "<pivotTables><pivotTable tabId=\"" + sheet_id + "\" name=\"P\"/></pivotTables>";
    };
    CHECK(kept(two_sheets_and(slicers, slicer_cache(on("2")))) == "Sheet2<" + slicers);
    CHECK(kept(two_sheets_and(slicers, slicer_cache("",
                                                    "<x15:slicerCachePivotTables><x14:pivotTable "
                                                    "tabId=\"1\" name=\"P\"/>"
                                                    "</x15:slicerCachePivotTables>"))) ==
          "Sheet1<" + slicers);
    // A pivot table that is on no sheet, and one on a sheet that is not there.
    CHECK(kept(two_sheets_and(slicers, slicer_cache(on("4294967295") + on("12")))).empty());
    CHECK(kept(two_sheets_and(timelines,
                              "<timelineCacheDefinition name=\"NativeTimeline_a\">" + on("1") +
                                  "<state pivotCacheId=\"2\"/>"
                                  "</timelineCacheDefinition>")) == "Sheet1<" + timelines);
    const auto of_table = [](const std::string& id) {
        return slicer_cache("", "<x15:tableSlicerCache tableId=\"" + id + "\" column=\"2\"/>");
    };
    CHECK(kept(two_sheets_and(slicers, of_table("7"))) == "Sheet1<" + slicers);
    CHECK(kept(two_sheets_and(slicers, of_table("2"))).empty());
}

TEST_CASE("slicers know sheets by their ids, wherever they stand and whatever they are called") {
    const std::string slicers = "xl/slicerCaches/slicerCache1.xml";
    const std::string text = slicer_cache("<pivotTables><pivotTable tabId=\"1\"/></pivotTables>");
    const Parts parts = two_sheets_and(slicers, text);
    const auto moved = after(parts, [](WorkbookEditor& editor) -> Result<void> {
        if (auto done = editor.rename_sheet("Sheet1", "2"); !done) return done;
        if (auto done = editor.rename_sheet("Sheet2", "1"); !done) return done;
        if (auto done = editor.move_sheet("2"); !done) return done;
        return editor.delete_sheets({"1"});
    });
    CHECK(moved.at(slicers) == text);
    const auto bytes = edited(package_of(parts), [](WorkbookEditor& editor) -> Result<void> {
        if (auto done = editor.move_sheet("Sheet1"); !done) return done;
        return editor.delete_sheets({"Sheet1"});
    });
    REQUIRE_FALSE(bytes);
    CHECK(bytes.error().id == MessageId::EditSheetUsed);
}

TEST_CASE("the cache of a slicer goes with a sheet that alone refers to it") {
    Parts parts =
        two_sheets_and("xl/slicerCaches/slicerCache1.xml",
                       slicer_cache("<pivotTables><pivotTable tabId=\"1\"/></pivotTables>"));
    for (auto& [name, text] : parts)
        if (name == "xl/worksheets/_rels/sheet1.xml.rels")
            text.insert(text.find("</"),
                        "<Relationship Id=\"r2\" Type=\"t/slicerCache\" "
                        "Target=\"../slicerCaches/slicerCache1.xml\"/>");
    const auto left =
        after(parts, [](WorkbookEditor& editor) { return editor.delete_sheets({"Sheet1"}); });
    CHECK_FALSE(left.contains("xl/slicerCaches/slicerCache1.xml"));
}

TEST_CASE("what cannot be done to sheets is refused and says why") {
    const auto refused = [](const Change& change) {
        const auto bytes = edited(package_of(three_sheets()), change);
        REQUIRE_FALSE(bytes);
        return bytes.error();
    };
    const auto remove = [&](const std::vector<std::string>& gone) {
        return refused([&](WorkbookEditor& editor) { return editor.delete_sheets(gone); });
    };
    const auto insert = [&](const std::string& name) {
        return refused([&](WorkbookEditor& editor) { return editor.insert_sheet(name); }).id;
    };
    CHECK(remove({"Sheet1"}).id == MessageId::EditSheetUsed);
    CHECK(remove({"Sheet1"}).found == "Sheet1");
    CHECK(remove({"Sheet9"}).id == MessageId::EditSheetUnknown);
    CHECK(remove({"Sheet1"}).expected == "Sheet2!A1");
    CHECK(remove({"Sheet1", "Sheet2", "Sheet3"}).id == MessageId::EditLastSheet);
    CHECK(insert("SHEET1") == MessageId::EditSheetName);
    CHECK(insert("Ｓheet1") == MessageId::EditSheetName);
    CHECK(insert("") == MessageId::EditSheetName);
    CHECK(insert("a/b") == MessageId::EditSheetName);
    CHECK(insert("'a") == MessageId::EditSheetName);
    CHECK(insert("あいうえおあいうえおあいうえおあいうえおあいうえおあいうえおあい") ==
          MessageId::EditSheetName);
}
