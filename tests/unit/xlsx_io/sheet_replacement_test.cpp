#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/drawn_book.h"
#include "tests/support/package.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

WorkbookEditor opened(const std::string& bytes) {
    auto editor = WorkbookEditor::open("test.xlsx", bytes);
    REQUIRE(editor);
    return std::move(*editor);
}

Result<std::string> replaced(const std::string& bytes, const std::vector<std::string>& old,
                             const std::string& with = drawn_book()) {
    WorkbookEditor editor = opened(bytes);
    if (auto done = editor.replace_sheets(old, with); !done) {
        CHECK(parts_of(*editor.save()) == parts_of(bytes));  // it stays as it was
        return done.error();
    }
    return editor.save();
}

std::vector<std::string> sheets_of(const std::string& bytes) {
    const auto names = opened(bytes).sheet_names();
    REQUIRE(names);
    return *names;
}

std::string workbook_of(const std::string& bytes) {
    return parts_of(bytes).at("xl/workbook.xml");
}

// Two sheets of people's own, with `formula` in the second.
std::string own_book(const std::string& formula, const std::string& in_workbook = {}) {
    return package_of(workbook_parts(
        {"<worksheet><sheetData/></worksheet>",
         "<worksheet><sheetData><row r=\"3\"><c r=\"C3\"><v>1</v></c><c r=\"D3\"><f>" + formula +
             "</f><v>9</v></c></row></sheetData></worksheet>"},
        {}, in_workbook));
}

// With the pages in front of the second sheet.
std::string book_with_pages(const std::string& formula, const std::string& in_workbook = {}) {
    WorkbookEditor editor = opened(own_book(formula, in_workbook));
    REQUIRE(editor.graft(drawn_book(), "Sheet2"));
    return *editor.save();
}

}  // namespace

TEST_CASE("sheets are replaced where they stand") {
    const std::string before = book_with_pages("1+1");
    const auto after = replaced(before, drawn_sheets);
    REQUIRE(after);
    CHECK(*after == before);
    CHECK(sheets_of(*after) == std::vector<std::string>{"Sheet1", "図表", "元データ", "Sheet2"});
}

TEST_CASE("formulas go on to refer to a sheet that comes again") {
    for (const char* formula :
         {"'図表'!A2", "SUM(元データ!B:B)", "SUM(Progress[Column2])", "SUM(実績)"}) {
        INFO(formula);
        const std::string before = book_with_pages(formula);
        const auto after = replaced(before, drawn_sheets);
        if (!after) FAIL(describe(after.error(), Language::English));
        CHECK(parts_of(*after)["xl/worksheets/sheet2.xml"].find(formula) != std::string::npos);
        // Its value is that of the old sheets.
        CHECK(workbook_of(*after).find("fullCalcOnLoad=\"1\"") != std::string::npos);
        const auto again = replaced(*after, drawn_sheets);
        REQUIRE(again);
        CHECK(*again == *after);
    }
}

TEST_CASE("names that people gave to parts of such a sheet stay") {
    WorkbookEditor editor = opened(book_with_pages("見出し"));
    REQUIRE(editor.set_defined_name("見出し", "図表", CellRange{{1, 1}, {1, 1}}));
    const auto after = replaced(*editor.save(), drawn_sheets);
    if (!after) FAIL(describe(after.error(), Language::English));
    CHECK(workbook_of(*after).find("name=\"見出し\"") != std::string::npos);
    const auto names = opened(*after).names_without(drawn_sheets);
    REQUIRE(names);
    CHECK(names->empty());
}

TEST_CASE("a sheet that does not come again has to be unused") {
    WorkbookEditor editor = opened(book_with_pages("'図'!A2+1"));
    REQUIRE(editor.rename_sheet("図表", "図"));
    const std::string before = *editor.save();
    const auto after = replaced(before, {"図", "元データ"});
    REQUIRE_FALSE(after);
    CHECK(after.error().id == MessageId::EditSheetUsed);
    CHECK(after.error().found == "図");
    CHECK(after.error().expected == "Sheet2!D3");
}

TEST_CASE("a sheet stays hidden, and the one that is shown") {
    std::string text = book_with_pages("1");
    Parts parts;
    for (auto& [name, content] : parts_of(text)) {
        if (name == "xl/workbook.xml") {
            content.insert(content.find("<sheets>"),
                           "<bookViews><workbookView activeTab=\"1\"/></bookViews>");
            const std::string state = "state=\"hidden\" ";
            content.erase(content.find(state), state.size());
        }
        parts.emplace_back(name, content);
    }
    const auto after = replaced(package_of(parts), drawn_sheets);
    REQUIRE(after);
    CHECK(workbook_of(*after).find("activeTab=\"1\"") != std::string::npos);
    CHECK(workbook_of(*after).find("hidden") == std::string::npos);
}

TEST_CASE("a workbook of nothing but such sheets is made anew") {
    const auto after = replaced(drawn_book(), drawn_sheets);
    if (!after) FAIL(describe(after.error(), Language::English));
    CHECK(sheets_of(*after) == drawn_sheets);
}
