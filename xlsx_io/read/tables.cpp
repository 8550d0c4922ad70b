#include "xlsx_io/read/tables.h"

#include <charconv>

#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/xml/markup_scanner.h"

namespace skillmap::xlsx {
namespace {

std::string string_of(std::string_view content, std::string_view attribute) {
    return unescaped(xml::decoded(xml::attribute_value(content, attribute).value_or("")));
}

// The attributes of <table>. False where it has no range.
bool take_table(std::string_view content, Table& table) {
    const auto range = parse_cell_range(xml::attribute_value(content, "ref").value_or(""));
    if (!range) return false;
    const auto rows = [content](std::string_view attribute, std::uint32_t otherwise) {
        const std::string_view text = xml::attribute_value(content, attribute).value_or("");
        std::from_chars(text.data(), text.data() + text.size(), otherwise);
        return otherwise;
    };
    table.range = *range;
    table.name = string_of(content, "name");
    table.display_name = string_of(content, "displayName");
    table.heading_rows = rows("headerRowCount", 1);
    table.totals_rows = rows("totalsRowCount", 0);
    return true;
}

Result<Table> read_table(const Package& package, const std::string& part) {
    auto stream = package.stream(part);
    if (!stream) return stream.error();
    xml::MarkupScanner scanner(std::move(*stream), package.limits());
    Table table;
    table.part = part;
    while (scanner.next()) {
        if (!scanner.opens()) continue;
        const std::string_view content = scanner.markup().content;
        if (scanner.depth() == 0 && !take_table(content, table)) return package.damaged(part);
        if (scanner.depth() == 2 && scanner.name() == "tableColumn")
            table.columns.push_back(string_of(content, "name"));
    }
    if (scanner.damaged()) return package.label(part).refused(scanner.beyond());
    return table;
}

}  // namespace

std::optional<std::size_t> Table::heading_at(CellRef ref) const {
    if (heading_rows == 0 || ref.row != range.first.row || !range.contains(ref))
        return std::nullopt;
    const std::size_t index = ref.column - range.first.column;
    return index < columns.size() ? std::optional(index) : std::nullopt;
}

Result<std::vector<Table>> read_tables(const Package& package, const std::string& sheet_part) {
    const auto relationships = package.relationships(sheet_part);
    if (!relationships) return relationships.error();
    std::vector<Table> tables;
    for (const Relationship& relationship : *relationships) {
        if (relationship.type != "table" || !package.has(relationship.target)) continue;
        auto table = read_table(package, relationship.target);
        if (!table) return table.error();
        tables.push_back(std::move(*table));
    }
    return tables;
}

}  // namespace skillmap::xlsx
