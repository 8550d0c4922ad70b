// Names of ranges, and what is called by a name in a workbook.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "core/table/cell.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {

/// Names and tables of a workbook: no two may be called the same. And the ids of its tables.
struct TakenNames {
    std::set<std::string> names;   // for the whole workbook, with case folded
    std::set<std::string> tables;  // likewise
    std::uint32_t last_table = 0;
};

Result<TakenNames> taken_names(const PackageEditor& editor, const WorkbookPart& workbook);

/// Likewise as written, without the names that refer to nothing but some sheets and without their
/// tables: what is left when these sheets go.
Result<std::vector<std::string>> names_without(const Package& package, const WorkbookPart& workbook,
                                               const std::vector<std::string>& sheets);

/// Whether Excel takes the text for a name (18.2.5): no reference, no spaces, at most 255
/// characters.
bool can_be_name(std::string_view name);

/// Gives a range a name, or takes the name away. edit.name_taken where a table has it.
Result<void> name_range(PackageEditor& editor, const WorkbookPart& workbook,
                        const std::string& name, const std::string& sheet,
                        const std::optional<CellRange>& range);

}  // namespace skillmap::xlsx
