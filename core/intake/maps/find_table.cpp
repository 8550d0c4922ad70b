#include "core/intake/maps/find_table.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/intake/maps/column_answers.h"
#include "core/intake/maps/headings.h"
#include "core/intake/maps/people.h"
#include "core/text/normalize.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr double most_answers = 0.8;  // of a column of levels
constexpr double most_names = 0.6;    // of a line of names

bool is_person(const Target& target, std::string_view clue) {
    return target.kind == Kind::Person && target.name == clue;
}

Unused reason_of(std::string_view part) {
    if (part == "required") return Unused::Required;
    if (part == "past") return Unused::Past;
    if (part == "other") return Unused::Other;
    return Unused::Helper;
}

// People below one another under headings.
class TableFinder {
  public:
    TableFinder(const Grid& grid, const MapWords& words) : grid_(grid), words_(words) {}

    std::optional<SheetLayout> find() {
        const auto named = find_headings(grid_, words_);
        const auto labelled = named ? named : find_labels(grid_, words_);
        rows_ = labelled ? *labelled : rows_of_known_people();
        if (rows_.names == 0) return std::nullopt;
        headings_ = headings_of(grid_, rows_, words_);
        take_labels();
        take_subjects();
        if (!has_key() && !take_unlabelled_people()) return std::nullopt;
        people_ = find_people(grid_, rows_, headings_, used(), words_);
        if (people_.rows.empty()) return std::nullopt;
        judge_subjects();
        take_usual_answers();
        take_others();
        settle_doubles(lines_, column_answers());
        if (!worthwhile() || holds_scores(lines_, column_answers())) return std::nullopt;
        return layout();
    }

    std::uint32_t ended() const { return people_.ended; }

  private:
    bool taken(std::uint32_t column) const {
        return std::any_of(lines_.begin(), lines_.end(),
                           [column](const LayoutLine& line) { return line.at == column; });
    }

    LayoutLine line_of(std::uint32_t column, const Heading& heading) const {
        LayoutLine line;
        line.heading = heading;
        line.at = column;
        line.hidden = grid_.column_hidden(column);
        return line;
    }

    // The first of several labels of one kind counts; those that are hidden only where they are
    // alone.
    void take_labels() {
        for (const bool hidden : {false, true})
            for (const auto& [column, heading] : headings_) {
                const Target target = label_in(column);
                if (target.kind == Kind::Open || grid_.column_hidden(column) != hidden) continue;
                LayoutLine line = line_of(column, heading);
                line.target = target;
                const auto same = std::find_if(
                    lines_.begin(), lines_.end(), [&, own = column](const LayoutLine& other) {
                        return other.target == target && !continues(other.at, own);
                    });
                if (same != lines_.end() && !is_family_or_given(heading.text)) {
                    line.target = {Kind::Ignore, {}};
                    line.unused = Unused::NotNeeded;
                }
                lines_.push_back(std::move(line));
            }
    }

    bool is_family_or_given(const std::string& text) const {
        const auto word = words_.form().vocabulary("map_person").find(text);
        return word == "family" || word == "given";
    }

    // A heading merged over two columns.
    bool continues(std::uint32_t one, std::uint32_t other) const {
        return grid_.joined(rows_.names, one, rows_.names, other) ||
               grid_.joined(rows_.rows.last, one, rows_.rows.last, other);
    }

    // Also one that is not in the row of the skills.
    Target label_in(std::uint32_t column) const {
        for (std::uint32_t row = rows_.rows.last; row >= rows_.rows.first && row > 0; --row) {
            const std::string& text = grid_.text(row, column);
            if (text.empty() || words_.subject(text).certain) continue;
            if (Target target = words_.label(text); target.kind != Kind::Open) return target;
        }
        return {};
    }

    void take_subjects() {
        for (const auto& [column, heading] : headings_) {
            if (taken(column)) continue;
            const auto found = words_.subject(heading.text);
            if (!found.certain) continue;
            LayoutLine line = line_of(column, heading);
            line.target = found.target;
            auto part = words_.part(heading.part);
            if (!part) part = words_.part_within(heading.text);
            if (part && *part != "current") {
                line.target = {Kind::Ignore, {}};
                line.unused = reason_of(*part);
                instead_.emplace(column, found.target);
            }
            lines_.push_back(std::move(line));
        }
    }

    bool has_key() const {
        return std::any_of(lines_.begin(), lines_.end(), [](const LayoutLine& line) {
            return is_person(line.target, "name") || is_person(line.target, "number");
        });
    }

    std::vector<UsedColumn> used() const {
        std::vector<UsedColumn> columns;
        for (const LayoutLine& line : lines_)
            if (line.target.kind != Kind::Ignore) columns.push_back({line.at, line.target});
        return columns;
    }

    // How a column looks below the headings.
    struct Below {
        std::size_t filled = 0;
        std::size_t known = 0;
        std::size_t numbers = 0;  // known ones
        std::size_t names = 0;
        std::size_t full_names = 0;  // with a space between family and given name
        std::set<std::string> different;
    };

    Below below(const Grid::Line& column) const {
        Below look;
        for (const auto& [row, cell] : column) {
            if (row <= rows_.rows.last || words_.no_person(cell->text)) continue;
            ++look.filled;
            if (words_.is_known(cell->text)) ++look.known;
            if (words_.is_known_number(cell->text)) ++look.numbers;
            const std::string name = words_.person(cell->text).name;
            if (words_.may_be_name(name)) {
                ++look.names;
                if (compatible_text(name).find(' ') != std::string::npos) ++look.full_names;
            }
            look.different.insert(cell->text);
        }
        return look;
    }

    // Without a label, a column of people whom the workbook knows, or of full names, else one that
    // may be names (or positions, or groups): that is for somebody to confirm.
    bool take_unlabelled_people() {
        std::uint32_t best = 0;
        Below most;
        for (const auto& [number, column] : grid_.columns()) {
            const auto line =
                std::find_if(lines_.begin(), lines_.end(),
                             [own = number](const auto& one) { return one.at == own; });
            if (line != lines_.end() && line->target.is_subject()) continue;
            const Below look = below(column);
            if (look.filled == 0 || look.different.size() * 2 < look.filled) continue;
            const bool likely = look.known > 0 || static_cast<double>(look.names) >=
                                                      most_names * static_cast<double>(look.filled);
            if (!likely || std::pair(look.known, look.names) <= std::pair(most.known, most.names))
                continue;
            best = number;
            most = look;
        }
        if (best == 0) return false;
        const auto heading = headings_.find(best);
        LayoutLine line = line_of(best, heading == headings_.end() ? Heading{} : heading->second);
        line.target = {Kind::Person, 2 * most.numbers > most.filled ? "number" : "name"};
        line.certain = 2 * most.known > most.filled || 2 * most.full_names > most.filled;
        std::erase_if(lines_, [best](const LayoutLine& one) { return one.at == best; });
        lines_.insert(lines_.begin(), std::move(line));
        return true;
    }

    // Only where the workbook knows the people: the row above the first of them.
    HeadingRows rows_of_known_people() const {
        std::size_t most = 1;
        std::uint32_t first = 0;
        for (const auto& [number, column] : grid_.columns()) {
            std::size_t known = 0;
            std::uint32_t top = 0;
            for (const auto& [row, cell] : column) {
                if (!words_.is_known(cell->text)) continue;
                ++known;
                if (top == 0) top = row;
            }
            if (known <= most) continue;
            most = known;
            first = top;
        }
        return first > 1 ? HeadingRows{{first - 1, first - 1}, first - 1, 0} : HeadingRows{};
    }

    ColumnAnswers column_answers() const { return {grid_, people_.rows, words_, usual_}; }

    // Words that answer what is certainly a skill answer others too.
    void take_usual_answers() {
        for (const LayoutLine& line : lines_)
            if (line.target.is_subject() && line.certain)
                for (const std::uint32_t row : people_.rows)
                    usual_.insert(grid_.text(row, line.at));
    }

    // Somebody else's judgement where there is none of one's own is for somebody to confirm.
    void judge_subjects() {
        for (LayoutLine& line : lines_) {
            const auto instead = instead_.find(line.at);
            if (line.unused != Unused::Other || instead == instead_.end()) continue;
            const bool own = std::any_of(lines_.begin(), lines_.end(), [&](const auto& other) {
                return other.target == instead->second;
            });
            if (own) continue;
            line.target = instead->second;
            line.unused = Unused::No;
            line.certain = false;
        }
    }

    void take_others() {
        for (const auto& [column, heading] : headings_) {
            if (taken(column) || words_.is_computed(heading.text)) continue;
            const AnswerCount answers = column_answers().count(column);
            LayoutLine line = line_of(column, heading);
            line.target = {Kind::Ignore, {}};
            line.unused = Unused::NotNeeded;
            const auto word = words_.no_person(heading.text);
            auto part = words_.part(heading.part);
            if (!part) part = words_.part_within(heading.text);
            const bool levels =
                answers.filled > 0 && static_cast<double>(answers.levels) >=
                                          most_answers * static_cast<double>(answers.filled);
            if (word == "total")
                line.unused = Unused::Total;
            else if (word == "required" || (part && *part != "current"))
                line.unused = word == "required" ? Unused::Required : reason_of(*part);
            else if (!word && levels)
                guess(line);
            if (answers.filled == 0 && line.target.kind == Kind::Ignore) continue;
            lines_.push_back(std::move(line));
        }
    }

    // Levels under a heading that no scheme knows.
    void guess(LayoutLine& line) const {
        const auto found = words_.subject(line.heading.text);
        line.unused = Unused::UnknownSkill;
        if (line.hidden) line.unused = Unused::Hidden;
        if (line.hidden || found.target.kind == Kind::Open) return;
        line.target = found.target;
        line.certain = false;
        line.unused = Unused::No;
    }

    // Some skill that is known, or people who are.
    bool worthwhile() const {
        const auto skills = static_cast<std::size_t>(
            std::count_if(lines_.begin(), lines_.end(),
                          [](const LayoutLine& line) { return line.target.is_subject(); }));
        if (skills > 0) return true;
        const auto levels = std::count_if(lines_.begin(), lines_.end(), [](const auto& line) {
            return line.unused == Unused::UnknownSkill;
        });
        const bool known = std::any_of(people_.rows.begin(), people_.rows.end(), [this](auto row) {
            const auto& line = grid_.rows().at(row);
            return std::any_of(line.begin(), line.end(), [this](const auto& cell) {
                return words_.is_known(cell.second->text);
            });
        });
        return levels > 0 && (known || levels > 1);
    }

    SheetLayout layout() {
        SheetLayout found;
        found.sheets = {grid_.sheet()};
        found.shape = grid_.turned() ? Shape::PeopleAcross : Shape::PeopleDown;
        found.headings = rows_.rows;
        found.skill_names = rows_.names;
        std::sort(lines_.begin(), lines_.end(),
                  [](const LayoutLine& a, const LayoutLine& b) { return a.at < b.at; });
        found.lines = std::move(lines_);
        found.department_above =
            !people_.departments.empty() &&
            std::none_of(found.lines.begin(), found.lines.end(), [](const LayoutLine& line) {
                return is_person(line.target, "department");
            });
        return found;
    }

    const Grid& grid_;
    const MapWords& words_;
    HeadingRows rows_;
    std::map<std::uint32_t, Heading> headings_;
    std::vector<LayoutLine> lines_;
    std::map<std::uint32_t, Target> instead_;  // what a column that is not used is about
    PeopleFound people_;
    std::set<std::string> usual_;  // answers
};

std::size_t skills_of(const Grid& grid, const MapWords& words) {
    const auto rows = find_headings(grid, words);
    return rows ? rows->skills : 0;
}

}  // namespace

std::optional<SheetLayout> find_people_table(const Grid& grid, const MapWords& words,
                                             std::uint32_t& ended) {
    TableFinder finder(grid, words);
    auto found = finder.find();
    ended = finder.ended();
    return found;
}

namespace {

std::optional<SheetLayout> find_table(const SheetCells& sheet, const MapWords& words,
                                      std::uint32_t& ended) {
    const Grid plain(sheet, false);
    const Grid turned(sheet, true);
    const std::size_t across = skills_of(plain, words);
    const std::size_t down = skills_of(turned, words);
    std::optional<SheetLayout> found;
    if (down > across) {
        found = find_person_sheet(sheet, turned, words);
        if (!found) found = find_people_table(turned, words, ended);
        ended = 0;
    } else {
        found = find_people_table(plain, words, ended);
        if (!found && across <= 1) {
            found = find_people_table(turned, words, ended);
            ended = 0;
        }
    }
    if (found && found->shape != Shape::OnePerson)
        found->labels = find_labels_outside(plain, *found, true, words);
    return found;
}

}  // namespace

namespace {

// Tables above and below the one with most skills are found in what is left.
void find_in(const SheetCells& sheet, const MapWords& words, std::vector<SheetLayout>& tables) {
    std::uint32_t ended = 0;
    auto found = find_table(sheet, words, ended);
    if (!found) return;
    if (found->shape == Shape::PeopleDown) {
        SheetCells above = sheet;
        above.cells.erase(above.cells.lower_bound({found->headings.first, 1}), above.cells.end());
        find_in(above, words, tables);
    }
    tables.push_back(std::move(*found));
    if (ended == 0) return;
    SheetCells below = sheet;
    below.cells.erase(below.cells.begin(), below.cells.lower_bound({ended, 1}));
    find_in(below, words, tables);
}

}  // namespace

std::vector<SheetLayout> find_tables(const SheetCells& sheet, const MapWords& words) {
    std::vector<SheetLayout> tables;
    find_in(sheet, words, tables);
    return tables;
}

}  // namespace skillmap::maps
