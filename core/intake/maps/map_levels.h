// What the answers of a skill map mean: by its legend, by the scale of the scheme, or not at all
// until somebody says it. A mark is never taken for a level where anything speaks against it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/maps/grid.h"
#include "core/intake/maps/layout.h"
#include "core/intake/maps/map_sheet.h"
#include "core/intake/maps/map_words.h"

namespace skillmap::maps {

/// What a sheet says of its marks: "◎：3（指導できる）".
struct Legend {
    struct Entry {
        std::string mark;
        std::optional<int> level;  // where it says a number
        CellRef at;
    };
    std::vector<Entry> entries;
    bool reversed = false;  // a high number stands for somebody who cannot
};

/// `sheet` is what was read from the cells: people's answers are no legend.
Legend find_legend(const SheetCells& cells, const MapSheet& sheet, const MapWords& words);

/// Answers that need to be understood: those of all sheets, with the legends that explain them.
/// Meanings that are given stay.
void settle_levels(const std::vector<MapSheet>& sheets, const std::vector<Legend>& legends,
                   const MapWords& words, import::AnswerMeanings& meanings);

/// The level of an answer to a question about a subject. An error or a date is none.
import::ReadAnswer read_level(const MapCell& cell, const std::string& subject,
                              const import::AnswerMeanings& meanings, const Vocabulary& vocabulary);

}  // namespace skillmap::maps
