// Which rows below the headings of a skill map are people, and which are totals, necessary levels,
// headings once more, names of departments, or another table.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/intake/maps/grid.h"
#include "core/intake/maps/headings.h"
#include "core/intake/maps/layout.h"
#include "core/intake/maps/map_words.h"

namespace skillmap::maps {

/// A column of a grid with what it says.
struct UsedColumn {
    std::uint32_t number = 0;
    import::Target target;
};

struct RowLeft {
    std::uint32_t row = 0;
    std::string text;  // the first of it
    enum class Why : std::uint8_t { NoPerson, Doubtful, Struck };
    Why why = Why::NoPerson;
};

struct PeopleFound {
    std::vector<std::uint32_t> rows;
    std::map<std::uint32_t, std::string> departments;  // by row, where they stand above
    std::vector<RowLeft> left;
    std::uint32_t ended = 0;  // the row where another table begins, or 0
};

/// `headings` are those of all columns, for rows that repeat them.
PeopleFound find_people(const Grid& grid, const HeadingRows& rows,
                        const std::map<std::uint32_t, Heading>& headings,
                        const std::vector<UsedColumn>& columns, const MapWords& words);

}  // namespace skillmap::maps
