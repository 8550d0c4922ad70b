// The headings of a skill map: which rows of a grid they are, and what they call each column.
#pragma once

#include <cstdint>
#include <map>
#include <optional>

#include "core/intake/maps/grid.h"
#include "core/intake/maps/layout.h"
#include "core/intake/maps/map_words.h"

namespace skillmap::maps {

/// Rows of headings, and which of them has the names of the skills.
struct HeadingRows {
    LineRange rows;
    std::uint32_t names = 0;
    std::size_t skills = 0;  // different ones that it names
};

/// The first row that names most skills, with the rows that belong to it: merged with it, groups
/// above it, labels of people beside it, words below skills that say what each column holds.
std::optional<HeadingRows> find_headings(const Grid& grid, const MapWords& words);

/// Without skills that anybody knows: the first row with the label of a name or a number.
std::optional<HeadingRows> find_labels(const Grid& grid, const MapWords& words);

/// The headings of all columns that have one.
std::map<std::uint32_t, Heading> headings_of(const Grid& grid, const HeadingRows& rows,
                                             const MapWords& words);

}  // namespace skillmap::maps
