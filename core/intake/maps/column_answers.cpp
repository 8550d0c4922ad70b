#include "core/intake/maps/column_answers.h"

#include <algorithm>
#include <map>

#include "core/text/number.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr double highest_level = 10;  // of any scale

bool holds_ticks(std::uint32_t column, const ColumnAnswers& answers) {
    const Words& marks = answers.words.form().vocabulary("check");
    return std::all_of(answers.people.begin(), answers.people.end(), [&](std::uint32_t row) {
        const std::string& text = answers.grid.text(row, column);
        return text.empty() || (marks.find(text) && !parse_number(text));
    });
}

// A column for each level, ticked where somebody has it.
bool take_ticks(const std::vector<LayoutLine*>& lines, const ColumnAnswers& answers) {
    std::set<int> levels;
    for (const LayoutLine* line : lines) {
        const auto level = answers.words.level_heading(line->heading.part);
        if (level && holds_ticks(line->at, answers)) levels.insert(*level);
    }
    if (lines.size() < 2 || levels.size() != lines.size()) return false;
    for (LayoutLine* line : lines) line->level = answers.words.level_heading(line->heading.part);
    return true;
}

template <class Unwanted>
void drop(std::vector<LayoutLine*>& lines, Unwanted unwanted, Unused why) {
    const auto some = std::count_if(lines.begin(), lines.end(), unwanted);
    if (some == 0 || static_cast<std::size_t>(some) == lines.size()) return;
    for (LayoutLine* line : lines)
        if (unwanted(line)) {
            line->target = {Kind::Ignore, {}};
            line->unused = why;
            line->certain = true;
        }
    std::erase_if(lines, unwanted);
}

}  // namespace

AnswerCount ColumnAnswers::count(std::uint32_t column) const {
    AnswerCount found;
    for (const std::uint32_t row : people) {
        const std::string& text = grid.text(row, column);
        if (text.empty()) continue;
        ++found.filled;
        if (words.is_answer(text) || words.is_no_answer(text) || usual.count(text) > 0)
            ++found.levels;
    }
    return found;
}

void settle_doubles(std::vector<LayoutLine>& lines, const ColumnAnswers& answers) {
    std::map<std::string, std::vector<LayoutLine*>> by_skill;
    for (LayoutLine& line : lines)
        if (line.target.is_subject()) by_skill[import::to_string(line.target)].push_back(&line);
    for (auto& [skill, own] : by_skill) {
        if (take_ticks(own, answers)) continue;
        drop(
            own, [](const LayoutLine* line) { return line->hidden; }, Unused::Hidden);
        const auto blank = [&](const LayoutLine* line) {
            return answers.count(line->at).filled == 0;
        };
        drop(own, blank, Unused::NotNeeded);
        const auto of_other_things = [&](const LayoutLine* line) {
            const AnswerCount count = answers.count(line->at);
            return 2 * count.levels < count.filled;
        };
        drop(own, of_other_things, Unused::NotNeeded);
        if (own.size() < 2) continue;
        for (LayoutLine* line : own) line->certain = false;
    }
}

bool holds_scores(const std::vector<LayoutLine>& lines, const ColumnAnswers& answers) {
    std::size_t numbers = 0;
    std::size_t beyond = 0;
    for (const LayoutLine& line : lines) {
        if (!line.target.is_subject()) continue;
        for (const std::uint32_t row : answers.people) {
            const auto number = parse_number(answers.grid.text(row, line.at));
            if (!number) continue;
            ++numbers;
            if (*number > highest_level) ++beyond;
        }
    }
    return 2 * beyond > numbers;
}

}  // namespace skillmap::maps
