// What stands in the columns of a table of people, for telling which of several columns of a skill
// holds its answers, and whether these are levels at all.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "core/intake/maps/grid.h"
#include "core/intake/maps/layout.h"
#include "core/intake/maps/map_words.h"

namespace skillmap::maps {

struct AnswerCount {
    std::size_t filled = 0;
    std::size_t levels = 0;  // that may be answers
};

/// The cells of the people. All of it is borrowed.
struct ColumnAnswers {
    const Grid& grid;
    const std::vector<std::uint32_t>& people;
    const MapWords& words;
    const std::set<std::string>& usual;  // answers of columns that certainly are skills

    AnswerCount count(std::uint32_t column) const;
};

/// Two columns of one skill: a column for each level has ticks; what is seen counts more than what
/// is hidden, one with answers more than one without; else somebody has to say.
void settle_doubles(std::vector<LayoutLine>& lines, const ColumnAnswers& answers);

/// Whether most numbers are beyond any scale of levels.
bool holds_scores(const std::vector<LayoutLine>& lines, const ColumnAnswers& answers);

}  // namespace skillmap::maps
