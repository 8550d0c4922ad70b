#include "core/intake/maps/headings.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr std::uint32_t most_rows_above = 4;
constexpr std::uint32_t most_rows_below = 3;

bool names_person(const Target& target) {
    return target.kind == Kind::Person && (target.name == "name" || target.name == "number");
}

std::size_t skills_in(const Grid::Line& row, const MapWords& words) {
    std::set<std::string> skills;
    for (const auto& [column, cell] : row)
        if (const auto found = words.subject(cell->text); found.certain)
            skills.insert(import::to_string(found.target));
    return skills.size();
}

// A group over several columns, merged; a title covers the labels of people too.
bool has_group(const Grid& grid, std::uint32_t row, const std::set<std::uint32_t>& labels) {
    const auto line = grid.rows().find(row);
    if (line == grid.rows().end()) return false;
    std::map<std::size_t, std::set<std::uint32_t>> ranges;
    for (const auto& [column, cell] : line->second)
        if (cell->merged != 0) ranges[cell->merged].insert(column);
    return std::any_of(ranges.begin(), ranges.end(), [&labels](const auto& range) {
        return range.second.size() > 1 &&
               std::none_of(labels.begin(), labels.end(), [&range](std::uint32_t column) {
                   return range.second.count(column) > 0;
               });
    });
}

// By the label of a clue or the name of a skill.
bool joined_rows(const Grid& grid, std::uint32_t one, std::uint32_t other, const MapWords& words) {
    const auto line = grid.rows().find(one);
    if (line == grid.rows().end()) return false;
    return std::any_of(line->second.begin(), line->second.end(), [&](const auto& cell) {
        return grid.joined(one, cell.first, other, cell.first) &&
               (words.label(cell.second->text).kind != Kind::Open ||
                words.subject(cell.second->text).certain);
    });
}

std::set<std::uint32_t> label_columns(const Grid& grid, std::uint32_t row, const MapWords& words) {
    std::set<std::uint32_t> columns;
    const auto line = grid.rows().find(row);
    if (line == grid.rows().end()) return columns;
    for (const auto& [column, cell] : line->second)
        if (words.label(cell->text).kind != Kind::Open) columns.insert(column);
    return columns;
}

bool labels_person(const Grid& grid, std::uint32_t row, const MapWords& words) {
    const auto line = grid.rows().find(row);
    return line != grid.rows().end() &&
           std::any_of(line->second.begin(), line->second.end(), [&](const auto& cell) {
               return names_person(words.label(cell.second->text));
           });
}

// Below skills, each column says what it holds: 現在, 目標.
bool has_parts(const Grid& grid, std::uint32_t row, std::uint32_t names, const MapWords& words) {
    const auto line = grid.rows().find(row);
    if (line == grid.rows().end()) return false;
    std::size_t parts = 0;
    for (const auto& [column, cell] : line->second) {
        if (!words.subject(grid.text(names, column)).certain) continue;
        if (words.part(cell->text))
            ++parts;
        else if (words.is_answer(cell->text))
            return false;
    }
    return parts > 0;
}

HeadingRows with_neighbours(const Grid& grid, std::uint32_t names, const MapWords& words) {
    HeadingRows found{{names, names}, names, 0};
    std::set<std::uint32_t> labels = label_columns(grid, names, words);
    while (names - found.rows.first < most_rows_above && found.rows.first > 1) {
        const std::uint32_t above = found.rows.first - 1;
        if (!joined_rows(grid, found.rows.first, above, words) &&
            !labels_person(grid, above, words) && !has_group(grid, above, labels))
            break;
        // A title that is merged with nothing of the headings is none.
        labels.merge(label_columns(grid, above, words));
        found.rows.first = above;
    }
    while (found.rows.last - names < most_rows_below) {
        const std::uint32_t below = found.rows.last + 1;
        if (!joined_rows(grid, found.rows.last, below, words) &&
            !has_parts(grid, below, names, words))
            break;
        found.rows.last = below;
    }
    return found;
}

}  // namespace

std::optional<HeadingRows> find_headings(const Grid& grid, const MapWords& words) {
    std::size_t most = 0;
    std::uint32_t names = 0;
    for (const auto& [row, line] : grid.rows()) {
        const std::size_t skills = skills_in(line, words);
        if (skills <= most) continue;
        most = skills;
        names = row;
    }
    if (most == 0) return std::nullopt;
    HeadingRows found = with_neighbours(grid, names, words);
    found.skills = most;
    return found;
}

std::optional<HeadingRows> find_labels(const Grid& grid, const MapWords& words) {
    for (const auto& [row, line] : grid.rows()) {
        if (!labels_person(grid, row, words)) continue;
        HeadingRows found = with_neighbours(grid, row, words);
        found.names = found.rows.last;
        return found;
    }
    return std::nullopt;
}

std::map<std::uint32_t, Heading> headings_of(const Grid& grid, const HeadingRows& rows,
                                             const MapWords& words) {
    std::map<std::uint32_t, Heading> headings;
    std::map<std::pair<std::string, std::string>, int> seen;
    for (const auto& [column, line] : grid.columns()) {
        std::string text = grid.text(rows.names, column);
        if (words.part(text) || parse_number(text)) text.clear();
        std::string lowest;
        std::string part;
        for (std::uint32_t row = rows.rows.last; row >= rows.rows.first && row > 0; --row) {
            const std::string& own = grid.text(row, column);
            if (own.empty()) continue;
            if (lowest.empty()) lowest = own;
            const bool is_level = row > rows.names && words.level_heading(own).has_value();
            const bool is_part = is_level || words.part(own).has_value();
            if (is_part && part.empty() && row != rows.names) part = own;
            if (text.empty() && !is_part && !parse_number(own)) text = own;
        }
        if (text.empty()) text = lowest;
        if (text.empty()) continue;
        if (match_key(part) == match_key(text)) part.clear();
        const int occurrence = ++seen[{match_key(text), match_key(part)}];
        headings.emplace(column, Heading{text, part, occurrence});
    }
    return headings;
}

}  // namespace skillmap::maps
