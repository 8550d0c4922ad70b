// What the workbook part says (ECMA-376 Part 1, 18.2): sheets, the date system, and where the other
// parts are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "xlsx_io/package/package.h"

namespace skillmap::xlsx {

/// More sheets than this are no workbook of people.
inline constexpr std::size_t most_sheets = 10'000;

/// ECMA-376 Part 1, 18.18.68 ST_SheetState. Any other word is visible.
enum class Visibility : std::uint8_t {
    Visible,
    Hidden,      // a person can show it
    VeryHidden,  // a program can
};

/// A sheet of cells. Chart sheets and the like are left out.
struct SheetEntry {
    std::string name;
    Visibility visibility = Visibility::Visible;
    std::string part;
    std::uint32_t id = 0;  // sheetId
};

struct WorkbookPart {
    std::string part;
    bool dates_from_1904 = false;
    std::vector<SheetEntry> sheets;
    std::string shared_strings;  // part names, empty where there is none
    std::string styles;
    std::string calc_chain;

    /// The sheet of that name: exactly, or else without regard to upper and lower case. Null if
    /// there is none.
    const SheetEntry* find(std::string_view name) const;
};

/// Fails where the package is no workbook, or where its parts are damaged.
Result<WorkbookPart> read_workbook_part(const Package& package);

}  // namespace skillmap::xlsx
