// Finds the skill map on a sheet, if it holds one: how people and skills stand, and what each line
// says. A proposal, for somebody to confirm.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/intake/maps/grid.h"
#include "core/intake/maps/layout.h"
#include "core/intake/maps/map_words.h"

namespace skillmap::maps {

/// The tables of one sheet: of people below one another there may be several. None where it is no
/// skill map.
std::vector<SheetLayout> find_tables(const SheetCells& sheet, const MapWords& words);

/// People below one another in the rows of the grid, or across the sheet where it is turned.
/// `ended` becomes the row where another table begins, or 0.
std::optional<SheetLayout> find_people_table(const Grid& grid, const MapWords& words,
                                             std::uint32_t& ended);

/// Skills down, the person named elsewhere on the sheet. The grid is turned.
std::optional<SheetLayout> find_person_sheet(const SheetCells& sheet, const Grid& grid,
                                             const MapWords& words);

/// What stands beside or below the labels outside of the table. `many`: the sheet is about many
/// people, so that labels of a name or a number say nothing.
std::vector<LayoutLabel> find_labels_outside(const Grid& plain, const SheetLayout& table, bool many,
                                             const MapWords& words);

/// The cell that a label announces: the next one to its right, else below; also the label itself
/// where it goes on ("所属：総務課").
struct LabelValue {
    CellRef at;
    std::string text;
};
std::optional<LabelValue> value_of_label(const Grid& plain, const std::string& label, CellRef at,
                                         const MapWords& words);

}  // namespace skillmap::maps
