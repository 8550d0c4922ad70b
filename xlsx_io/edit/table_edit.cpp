#include "xlsx_io/edit/table_edit.h"

#include <fmt/format.h>

#include <algorithm>

#include "xlsx_io/edit/formula_places.h"
#include "xlsx_io/edit/range_growth.h"
#include "xlsx_io/edit/xstring.h"
#include "xlsx_io/formula/structured_reference.h"

namespace skillmap::xlsx {
namespace {

// A heading as an attribute, not yet escaped for XML: line breaks and tabs as escapes too, since
// attributes do not keep them.
std::string heading(std::string_view text) {
    std::string name;
    for (const char c : xml::decoded(xstring(text))) {
        if (c == '\n' || c == '\t')
            name += fmt::format("_x{:04x}_", static_cast<unsigned char>(c));
        else
            name.push_back(c);
    }
    return name;
}

std::string new_columns(const TableChange& change, std::size_t first, std::uint32_t last_id,
                        std::string_view prefix) {
    std::string tags;
    for (const auto& [index, name] : change.names)
        if (index >= first)
            tags += fmt::format("<{}tableColumn id=\"{}\" name=\"{}\"/>", prefix, ++last_id,
                                xml::escaped(heading(name)));
    return tags;
}

}  // namespace

Result<void> change_table(PackageEditor& editor, const Table& table, const TableChange& change) {
    const bool resized = change.range != table.range;
    const std::size_t all = std::max<std::size_t>(
        table.columns.size(), change.range.last.column - change.range.first.column + 1);
    std::size_t index = 0;
    std::uint32_t last_id = 0;
    return editor.rewrite(table.part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        writer.write(scanner.lead());
        const std::string_view content = scanner.markup().content;
        const std::string_view name = scanner.name();
        AttributeValues values;
        if (resized && scanner.opens() && scanner.depth() == 0)
            values.emplace_back("ref", to_string(change.range));
        if (resized && scanner.opens() && name == "autoFilter") {
            CellRange filtered = change.range;
            filtered.last.row -= table.totals_rows;
            values.emplace_back("ref", to_string(filtered));
        }
        if (resized && scanner.opens() && (name == "sortState" || name == "sortCondition")) {
            const auto ref = parse_cell_range(xml::attribute_value(content, "ref").value_or(""));
            RangeGrowth rows;
            rows.from_row = table.range.last.row - table.totals_rows;
            rows.to_row = change.range.last.row - table.totals_rows;
            if (ref && rows.grown(*ref) != *ref)
                values.emplace_back("ref", to_string(rows.grown(*ref)));
        }
        if (scanner.opens() && scanner.depth() == 1 && name == "tableColumns" &&
            all != table.columns.size())
            values.emplace_back("count", std::to_string(all));
        if (scanner.opens() && scanner.depth() == 2 && name == "tableColumn") {
            last_id = std::max(last_id, xml::number_of(xml::attribute_value(content, "id")));
            if (const auto changed = change.names.find(index++); changed != change.names.end())
                values.emplace_back("name", heading(changed->second));
        }
        if (scanner.closes() && scanner.depth() == 1 && name == "tableColumns")
            writer.write(new_columns(change, table.columns.size(), last_id, scanner.prefix()));
        writer.write(values.empty() ? std::string(scanner.element())
                                    : with_attributes(scanner.element(), values));
        return true;
    });
}

Result<bool> column_in_formulas(PackageEditor& editor, std::string_view column) {
    bool found = false;
    const FormulaChange look = [&](PlaceKind kind, std::string_view, std::string_view,
                                   std::string_view text) -> std::optional<std::string> {
        found = found || (kind == PlaceKind::Formula && uses_column(text, column));
        return std::nullopt;
    };
    for (const std::string& part : editor.names())
        if (may_hold_formulas(part))
            if (auto done = change_formulas(editor, part, look); !done) return done.error();
    return found;
}

}  // namespace skillmap::xlsx
