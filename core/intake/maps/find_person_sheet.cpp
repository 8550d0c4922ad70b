// Sheets of one person, and labels outside of tables.
#include <algorithm>
#include <set>

#include "core/intake/maps/find_table.h"
#include "core/intake/maps/headings.h"
#include "core/text/date.h"
#include "core/text/normalize.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr std::uint32_t farthest = 8;  // columns from a label to its value

bool is_clue(const Target& target) {
    return target.kind == Kind::Person && (target.name == "name" || target.name == "number");
}

class PersonSheet {
  public:
    PersonSheet(const SheetCells& sheet, const Grid& grid, const MapWords& words)
        : plain_(sheet, false), grid_(grid), words_(words) {}

    // The grid is turned: its rows are the columns of the sheet.
    std::optional<SheetLayout> find() {
        const auto rows = find_headings(grid_, words_);
        if (!rows || rows->skills < 2) return std::nullopt;
        rows_ = *rows;
        layout_.sheets = {grid_.sheet()};
        layout_.shape = Shape::OnePerson;
        layout_.headings = rows_.rows;
        layout_.skill_names = rows_.names;
        for (const auto& [line, heading] : headings_of(grid_, rows_, words_)) take(line, heading);
        if (asks_again()) return std::nullopt;
        const auto columns = answer_columns();

        if (columns.empty() || people_across(columns)) return std::nullopt;
        layout_.labels = find_labels_outside(plain_, layout_, false, words_);
        if (is_blank_form()) return std::nullopt;
        const bool labelled = std::any_of(layout_.labels.begin(), layout_.labels.end(),
                                          [](const auto& label) { return is_clue(label.target); });
        if (!labelled && !words_.is_known(grid_.sheet()) && !words_.may_be_name(grid_.sheet()))
            return std::nullopt;
        choose(columns);
        return std::move(layout_);
    }

  private:
    void take(std::uint32_t number, const Heading& heading) {
        const auto found = words_.subject(heading.text);
        LayoutLine line;
        line.heading = heading;
        line.at = number;
        line.hidden = grid_.column_hidden(number);
        if (found.certain) {
            line.target = found.target;
            layout_.lines.push_back(std::move(line));
        } else if (!layout_.lines.empty() && !words_.no_person(heading.text) &&
                   words_.label(heading.text).kind == Kind::Open && has_answer(number)) {
            line.target = found.target.kind == Kind::Open ? Target{Kind::Ignore, {}} : found.target;
            line.certain = found.target.kind == Kind::Open;
            line.unused = line.certain ? Unused::UnknownSkill : Unused::No;
            layout_.lines.push_back(std::move(line));
        }
    }

    // With a label for a name and no name, or with that of an example.
    bool is_blank_form() const {
        if (words_.no_person(grid_.sheet())) return true;
        bool announced = false;
        for (const auto& [row, line] : plain_.rows())
            for (const auto& [column, cell] : line) {
                const Target target = words_.label(cell->text);
                if (!is_clue(target) || column_of_table(row, column)) continue;
                announced = true;
                const auto value = value_of_label(plain_, cell->text, {row, column}, words_);
                if (value && !words_.no_person(value->text) &&
                    words_.label(value->text).kind == Kind::Open)
                    return false;
                if (value && words_.no_person(value->text)) return true;
            }
        return announced;
    }

    bool column_of_table(std::uint32_t row, std::uint32_t column) const {
        return column >= rows_.rows.first && row >= layout_.lines.front().at &&
               row <= layout_.lines.back().at;
    }

    // A list with a row for each person and skill.
    bool asks_again() const {
        const auto again =
            std::count_if(layout_.lines.begin(), layout_.lines.end(),
                          [](const LayoutLine& line) { return line.heading.occurrence > 1; });
        return 2 * static_cast<std::size_t>(again) >= layout_.lines.size();
    }

    bool has_answer(std::uint32_t number) const {
        const auto& line = grid_.columns().at(number);
        return std::any_of(line.begin(), line.end(), [this](const auto& cell) {
            return cell.first > rows_.rows.last && words_.is_answer(cell.second->text);
        });
    }

    struct AnswerColumn {
        std::uint32_t number = 0;
        std::size_t answers = 0;
        std::string heading;
    };

    // Columns behind the skills most of whose cells are answers.
    std::vector<AnswerColumn> answer_columns() const {
        std::vector<AnswerColumn> found;
        for (const auto& [row, line] : grid_.rows()) {
            if (row <= rows_.rows.last) continue;
            AnswerColumn column{row, 0, {}};
            std::size_t filled = 0;
            for (const LayoutLine& skill : layout_.lines) {
                const std::string& text = grid_.text(row, skill.at);
                if (text.empty()) continue;
                ++filled;
                if (words_.is_answer(text) || words_.is_no_answer(text)) ++column.answers;
            }
            if (2 * column.answers <= filled && filled > 0) continue;
            column.heading = heading_above(row);
            if (filled == 0 && words_.part(column.heading) != "current") continue;
            found.push_back(std::move(column));
        }
        return found;
    }

    // The nearest text above the first skill.
    std::string heading_above(std::uint32_t row) const {
        const auto& line = grid_.rows().at(row);
        auto cell = line.lower_bound(layout_.lines.front().at);
        return cell == line.begin() ? std::string() : std::prev(cell)->second->text;
    }

    // Several people stand above the answers.
    bool people_across(const std::vector<AnswerColumn>& columns) const {
        std::set<std::string> people;
        for (const AnswerColumn& column : columns) {
            if (words_.part(column.heading)) continue;
            const auto& line = grid_.rows().at(column.number);
            for (auto cell = line.begin();
                 cell != line.end() && cell->first < layout_.lines.front().at; ++cell) {
                const std::string& text = cell->second->text;
                if (words_.is_known(text) || words_.may_be_name(words_.person(text).name))
                    people.insert(text);
            }
        }
        if (people.size() > 1) return true;
        const auto own = std::count_if(columns.begin(), columns.end(), [this](const auto& column) {
            return words_.part(column.heading) == "current";
        });
        return own > 1;
    }

    // The column that says that it is the present one, or the only one that says nothing else.
    void choose(const std::vector<AnswerColumn>& columns) {
        std::vector<const AnswerColumn*> own;
        std::vector<const AnswerColumn*> plain;
        for (const AnswerColumn& column : columns) {
            const auto part = words_.part(column.heading);
            if (part == "current") own.push_back(&column);
            if (!part && !words_.no_person(column.heading)) plain.push_back(&column);
        }
        const auto& among = own.empty() ? plain : own;
        const AnswerColumn& chosen = among.empty() ? columns.front() : *among.front();
        layout_.values = LayoutLine{};
        layout_.values->heading.text = chosen.heading;
        layout_.values->at = chosen.number;
        layout_.values->target = {Kind::Ignore, {}};
        layout_.values->certain = among.size() == 1;
    }

    const Grid plain_;
    const Grid& grid_;
    const MapWords& words_;
    HeadingRows rows_;
    SheetLayout layout_;
};

bool wanted_outside(const Target& target, bool many) {
    if (is_clue(target)) return !many;
    if (target.kind == Kind::Person) return target.name == "department";
    static const std::set<std::string> fields{"date", "as_of", "bureau"};
    if (many) return fields.count(target.name) > 0;
    static const std::set<std::string> own{"date",     "as_of",    "bureau", "position",   "grade",
                                           "personas", "segments", "status", "appointment"};
    return own.count(target.name) > 0;
}

// Where the headings and the lines below them stand.
bool within(const SheetLayout& table, CellRef ref) {
    const bool down = table.shape == Shape::PeopleDown;
    const std::uint32_t across = down ? ref.row : ref.column;
    const std::uint32_t along = down ? ref.column : ref.row;
    if (table.lines.empty() || across < table.headings.first) return false;
    const auto [first, last] =
        std::minmax_element(table.lines.begin(), table.lines.end(),
                            [](const LayoutLine& a, const LayoutLine& b) { return a.at < b.at; });
    return first->at <= along && along <= last->at;
}

// "所属：総務課"
std::pair<std::string, std::string> at_colon(const std::string& text) {
    for (const std::string_view colon : {"：", ":", "＝", "="}) {
        const std::size_t at = text.find(colon);
        if (at != std::string::npos)
            return {std::string(trim(text.substr(0, at))),
                    std::string(trim(text.substr(at + colon.size())))};
    }
    return {text, {}};
}

}  // namespace

std::optional<SheetLayout> find_person_sheet(const SheetCells& sheet, const Grid& grid,
                                             const MapWords& words) {
    return PersonSheet(sheet, grid, words).find();
}

std::optional<LabelValue> value_of_label(const Grid& plain, const std::string& label, CellRef at,
                                         const MapWords& words) {
    const GridCell* cell = plain.cell(at.row, at.column);
    if (cell == nullptr) return std::nullopt;
    const auto [name, rest] = at_colon(cell->text);
    if (match_key(name) != match_key(at_colon(label).first)) return std::nullopt;
    if (!rest.empty()) return LabelValue{at, rest};
    const auto is_value = [&](std::uint32_t row, std::uint32_t column) {
        return words.label(at_colon(plain.text(row, column)).first).kind == Kind::Open;
    };
    for (std::uint32_t column = at.column + 1; column <= at.column + farthest; ++column) {
        if (plain.joined(at.row, at.column, at.row, column)) continue;
        if (plain.text(at.row, column).empty()) continue;
        if (is_value(at.row, column))
            return LabelValue{{at.row, column}, plain.text(at.row, column)};
        break;
    }
    for (std::uint32_t row = at.row + 1; row <= at.row + 2; ++row) {
        if (plain.joined(at.row, at.column, row, at.column)) continue;
        if (plain.text(row, at.column).empty()) break;
        if (is_value(row, at.column))
            return LabelValue{{row, at.column}, plain.text(row, at.column)};
        break;
    }
    return std::nullopt;
}

std::vector<LayoutLabel> find_labels_outside(const Grid& plain, const SheetLayout& table, bool many,
                                             const MapWords& words) {
    std::vector<LayoutLabel> labels;
    std::set<std::size_t> merged;
    for (const auto& [row, line] : plain.rows())
        for (const auto& [column, cell] : line) {
            if (cell->merged != 0 && !merged.insert(cell->merged).second) continue;
            const std::string name = at_colon(cell->text).first;
            const Target target = words.label(name);
            if (target.kind == Kind::Open || !wanted_outside(target, many)) continue;
            if (within(table, {row, column})) continue;
            if (std::any_of(labels.begin(), labels.end(),
                            [&](const LayoutLabel& one) { return one.target == target; }))
                continue;
            const auto value = value_of_label(plain, name, {row, column}, words);
            if (!value) continue;
            if (target.kind == Kind::Person && words.no_person(value->text)) continue;
            if (target.kind == Kind::Field && (target.name == "date" || target.name == "as_of") &&
                !parse_date(value->text))
                continue;
            labels.push_back({name, {row, column}, target});
        }
    return labels;
}

}  // namespace skillmap::maps
