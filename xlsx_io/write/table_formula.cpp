#include "xlsx_io/write/table_formula.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace skillmap::xlsx {
namespace {

// MATCH takes these for wildcards.
constexpr std::string_view wildcards = "~?*";

bool has_wildcards(const report::Table& table) {
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
        const auto* key = std::get_if<std::string>(&row[table.key]);
        return key != nullptr && key->find_first_of(wildcards) != std::string::npos;
    });
}

}  // namespace

std::string column_reference(const report::Table& table, std::size_t column) {
    std::string name;
    for (const char c : table.columns[column].heading) {
        if (std::string_view("[]#'").find(c) != std::string_view::npos) name += '\'';
        name += c;
    }
    return table.name + "[" + name + "]";
}

std::string lookup_formula(const report::Table& table, std::size_t column,
                           const std::string& field) {
    std::string wanted = field;
    if (has_wildcards(table))
        for (const char c : wildcards)
            wanted = fmt::format("SUBSTITUTE({},\"{}\",\"~{}\")", wanted, c, c);
    const std::string found =
        fmt::format("=INDEX({},MATCH({},{},0))", column_reference(table, column), wanted,
                    column_reference(table, table.key));
    return table.columns[column].kind == report::ColumnKind::Text ? found + "&\"\"" : found;
}

}  // namespace skillmap::xlsx
