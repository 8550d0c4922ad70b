#include "tests/support/form_sheets.h"

#include <algorithm>

#include "core/blank/blank_form.h"
#include "core/scheme/load.h"
#include "tests/support/catch.h"

namespace skillmap::test {
namespace {

TestSheet sheet_of(const report::Page& page, const report::Table& table) {
    TestSheet sheet{page.name, {}, {}};
    TestRow groups;
    TestRow headings;
    for (const report::Column& column : table.columns) {
        groups.push_back(column.group.empty() ? TestCell{} : TestCell{column.group});
        headings.push_back(column.heading);
    }
    const bool grouped = std::any_of(table.columns.begin(), table.columns.end(),
                                     [](const auto& column) { return !column.group.empty(); });
    if (grouped) sheet.rows.push_back(std::move(groups));
    sheet.rows.push_back(std::move(headings));
    for (const auto& row : table.rows) {
        TestRow cells;
        for (const report::Value& value : row) cells.push_back(cell_of(value));
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

}  // namespace

std::vector<TestSheet> sheets_of(const std::vector<report::Page>& pages) {
    std::vector<TestSheet> sheets;
    for (const report::Page& page : pages)
        if (const auto* table = std::get_if<report::Table>(&page.blocks.front()))
            sheets.push_back(sheet_of(page, *table));
    return sheets;
}

std::vector<TestSheet> blank_sheets(const std::vector<std::string>& schemes) {
    std::vector<Scheme> loaded;
    IssueList issues;
    for (const std::string& id : schemes) {
        auto scheme = load_preset(id, {}, issues);
        REQUIRE(scheme);
        loaded.push_back(std::move(*scheme));
    }
    return sheets_of(blank::blank_form(loaded, {}, wg_form()));
}

TestSheet& sheet_named(std::vector<TestSheet>& sheets, const std::string& name) {
    const auto at = std::find_if(sheets.begin(), sheets.end(),
                                 [&name](const TestSheet& sheet) { return sheet.name == name; });
    REQUIRE(at != sheets.end());
    return *at;
}

}  // namespace skillmap::test
