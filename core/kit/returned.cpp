#include "core/kit/returned.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include "core/intake/cell_text.h"
#include "core/kit/labels.h"
#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap::kit {
namespace {

using Kind = Question::Kind;

constexpr std::size_t most_rows = 5000;      // a sheet of ours has far fewer
constexpr std::size_t longest_heading = 60;  // bytes of a heading that is one of ours
constexpr std::size_t rows_of_headings = 6;  // in the sheet of a department
constexpr double date_offset_of_1904 = 1462;

struct GridCell {
    std::uint32_t column = 0;
    CellValue value;
    std::string text;  // cell_text
    std::string key;   // of short text

    bool blank() const { return text.empty(); }
};

struct GridRow {
    std::uint32_t number = 0;
    std::vector<GridCell> cells;  // those with something in them

    const GridCell* at(std::uint32_t column) const {
        const auto cell = std::find_if(cells.begin(), cells.end(), [column](const GridCell& one) {
            return one.column == column;
        });
        return cell == cells.end() ? nullptr : &*cell;
    }
    const GridCell* find(std::string_view key) const {
        const auto cell = std::find_if(cells.begin(), cells.end(),
                                       [key](const GridCell& one) { return one.key == key; });
        return cell == cells.end() ? nullptr : &*cell;
    }
    /// The last cell in the columns from..to.
    const GridCell* last_in(std::uint32_t from, std::uint32_t to) const {
        const GridCell* last = nullptr;
        for (const GridCell& cell : cells)
            if (cell.column >= from && cell.column <= to) last = &cell;
        return last;
    }
};

Result<std::vector<GridRow>> read_grid(const SheetSource& source, std::size_t sheet,
                                       const Questions& questions) {
    auto rows = source.rows(sheet);
    if (!rows) return rows.error();
    std::vector<GridRow> grid;
    Row row;
    while (grid.size() < most_rows) {
        const auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more) break;
        GridRow kept{row.number, {}};
        for (const Cell& cell : row.cells) {
            std::string text = cell_text(cell.value);
            if (text.empty()) continue;
            std::string key;
            if (cell.value.kind == CellKind::Text && text.size() <= longest_heading)
                key = questions.key(text);
            kept.cells.push_back({cell.column, cell.value, std::move(text), std::move(key)});
            kept.cells.back().value.text = {};  // belongs to the row that was read
        }
        if (!kept.cells.empty()) grid.push_back(std::move(kept));
    }
    return grid;
}

// match_key of the words that are looked for, made once.
struct Keys {
    std::string now = match_key(labels::now);
    std::string skill = match_key(labels::skill);
    std::string tool = match_key(labels::tool);
    std::string box = match_key(labels::box);
    std::string category = match_key(labels::category);
    std::string training = match_key(labels::training);
    std::string not_asked = match_key(labels::not_asked);
};

const Keys& keys() {
    static const Keys all;
    return all;
}

// The questions below each other on a sheet of one person.
struct List {
    Kind kind = Kind::Skill;
    std::uint32_t item = 0;
    std::uint32_t group = 0;  // 0: none
    std::uint32_t now = 0;
};

std::optional<List> list_headings(const GridRow& row) {
    const GridCell* now = row.find(keys().now);
    if (now == nullptr) return std::nullopt;
    const GridCell* skill = row.find(keys().skill);
    const GridCell* box = row.find(keys().box);
    const GridCell* tool = row.find(keys().tool);
    if (skill != nullptr) return List{Kind::Skill, skill->column, 0, now->column};
    if (box != nullptr)
        return List{Kind::Box, box->column, tool == nullptr ? 0 : tool->column, now->column};
    if (tool != nullptr) return List{Kind::Tool, tool->column, 0, now->column};
    return std::nullopt;
}

class SheetReading {
  public:
    SheetReading(const SheetSource& source, std::size_t sheet, const Questions& questions,
                 std::vector<GridRow> grid)
        : file_(source.file_name()),
          sheet_(source.sheet_name(sheet)),
          offset_(source.dates_from_1904() ? date_offset_of_1904 : 0),
          questions_(questions),
          form_(questions.form().sheet("skill_checks")),
          grid_(std::move(grid)) {}

    // Adds who the sheet speaks of. False where it is none of ours.
    bool read(std::vector<Returned>& found) {
        for (std::size_t i = 0; i < grid_.size(); ++i) {
            if (list_headings(grid_[i])) return read_person(i, found);
            if (grid_[i].find(keys().now) != nullptr) return read_department(i, found);
        }
        return false;
    }

  private:
    // ------------------------------------------------------------------------------ one person

    bool read_person(std::size_t first_list, std::vector<Returned>& found) {
        Returned one;
        one.sheet = sheet_;
        read_facts(first_list, one);
        std::optional<List> list;
        std::string group;
        for (std::size_t i = first_list; i < grid_.size(); ++i) {
            const GridRow& row = grid_[i];
            if (const auto headings = list_headings(row)) {
                list = headings;
                group.clear();
                continue;
            }
            if (row.find(keys().training) != nullptr) list.reset();
            if (!list) continue;
            if (const GridCell* cell = list->group == 0 ? nullptr : row.at(list->group))
                group = cell->text;
            const GridCell* item = row.at(list->item);
            const GridCell* answer = row.at(list->now);
            if (answer == nullptr) continue;
            const std::string name = item == nullptr ? std::string() : item->text;
            take(one, list->kind, group, name, row.number, *answer);
        }
        settle(one);
        found.push_back(std::move(one));
        return true;
    }

    // Number, name, department and day stand behind their labels, above the questions.
    void read_facts(std::size_t end, Returned& one) {
        std::array<bool, 4> seen{};
        for (std::size_t i = 0; i < end; ++i)
            for (std::size_t c = 0; c < grid_[i].cells.size(); ++c) {
                const auto which = label(grid_[i].cells[c]);
                if (!which || std::exchange(seen[*which], true)) continue;
                const bool has_value =
                    c + 1 < grid_[i].cells.size() && !label(grid_[i].cells[c + 1]).has_value();
                const GridCell* value = has_value ? &grid_[i].cells[c + 1] : nullptr;
                if (*which == 0) one.row = grid_[i].number;
                if (*which == 3)
                    take_date(one, grid_[i].number, value);
                else if (value != nullptr)
                    (*which == 0   ? one.number
                     : *which == 1 ? one.name
                                   : one.department) = value->text;
            }
    }

    // 0: number, 1: name, 2: department, 3: day.
    std::optional<std::size_t> label(const GridCell& cell) const {
        if (cell.key.empty()) return std::nullopt;
        const auto column = form_.column_keys.find(cell.key);
        if (column == form_.column_keys.end()) return std::nullopt;
        static constexpr std::array<std::string_view, 4> ids{"staff", "name", "department", "date"};
        const auto id = std::find(ids.begin(), ids.end(), form_.columns[column->second].id);
        return id == ids.end() ? std::nullopt
                               : std::optional(static_cast<std::size_t>(id - ids.begin()));
    }

    // ------------------------------------------------------------------------- of a department

    struct Column {
        std::uint32_t now = 0;
        std::string group;
        std::string name;
    };

    bool read_department(std::size_t marks, std::vector<Returned>& found) {
        std::size_t headings = marks;
        while (headings > 0 && marks - headings < rows_of_headings &&
               column_of(grid_[headings], 0) == 0)
            --headings;
        const std::uint32_t number = column_of(grid_[headings], 0);
        if (number == 0) return false;
        const std::uint32_t name = column_of(grid_[headings], 1);
        const std::uint32_t date = column_of(grid_[headings], 3);
        Returned facts;
        read_facts(headings, facts);
        std::vector<Column> columns;
        std::uint32_t before = std::max({number, name, date});
        for (const GridCell& cell : grid_[marks].cells) {
            if (cell.key != keys().now) continue;
            const GridCell* heading = grid_[headings].last_in(before + 1, cell.column);
            const GridCell* group =
                headings == 0 ? nullptr : grid_[headings - 1].last_in(1, cell.column);
            columns.push_back({cell.column, group == nullptr ? "" : group->text,
                               heading == nullptr ? "" : heading->text});
            before = cell.column;
        }
        for (std::size_t i = marks + 1; i < grid_.size(); ++i)
            read_line(grid_[i], {number, name, date}, facts.department, columns, found);
        return true;
    }

    std::uint32_t column_of(const GridRow& row, std::size_t which) const {
        for (const GridCell& cell : row.cells)
            if (label(cell) == which) return cell.column;
        return 0;
    }

    void read_line(const GridRow& row, const std::array<std::uint32_t, 3>& person,
                   const std::string& department, const std::vector<Column>& columns,
                   std::vector<Returned>& found) {
        Returned one;
        one.sheet = sheet_;
        one.row = row.number;
        if (const GridCell* cell = row.at(person[0])) one.number = cell->text;
        if (const GridCell* cell = person[1] == 0 ? nullptr : row.at(person[1]))
            one.name = cell->text;
        one.department = department;
        take_date(one, row.number, person[2] == 0 ? nullptr : row.at(person[2]));
        for (const Column& column : columns)
            if (const GridCell* answer = row.at(column.now); answer != nullptr)
                if (match_key(answer->text) != keys().not_asked)
                    take(one, std::nullopt, column.group, column.name, row.number, *answer);
        if (one.number.empty() && one.name.empty() && one.empty()) return;
        settle(one);
        found.push_back(std::move(one));
    }

    // ------------------------------------------------------------------------------ both kinds

    void take_date(Returned& one, std::uint32_t row, const GridCell* cell) {
        if (cell == nullptr) return;
        one.date_blank = false;
        CellValue value = cell->value;
        value.text = cell->text;
        const DateField date = cell_date(value, offset_);
        if (date.known())
            one.date = date.date();
        else
            report(one, MessageId::DateUnreadable, {row, cell->column}, std::string(labels::date),
                   cell->text);
    }

    void report(Returned& one, MessageId id, CellRef cell, std::string subject, std::string text,
                std::string expected = {}) const {
        one.issues.push_back({id, Place{file_, sheet_, cell, {}}, std::move(subject),
                              std::move(text), std::move(expected)});
    }

    std::optional<QuestionId> question(std::optional<Kind> kind, const std::string& group,
                                       const std::string& name) const {
        if (kind) return questions_.find(*kind, group, name);
        for (const Kind one : {Kind::Skill, Kind::Tool, Kind::Box})
            if (const auto id = questions_.find(one, group, name)) return id;
        return std::nullopt;
    }

    void take(Returned& one, std::optional<Kind> kind, const std::string& group,
              const std::string& name, std::uint32_t row, const GridCell& cell) {
        const CellRef place{row, cell.column};
        const auto id = question(kind, group, name);
        if (!id) return report(one, MessageId::KitItemUnknown, place, name, cell.text);
        const auto answer = read_answer(questions_[*id], cell);
        if (!answer)
            return report(one, MessageId::KitAnswerUnreadable, place, questions_[*id].name,
                          cell.text);
        const auto [at, added] = one.answers.emplace(id->index(), *answer);
        if (added || at->second == *answer) return;
        report(one, MessageId::KitAnswerTwice, place, questions_[*id].name, at->second, *answer);
        contradictory_.push_back(id->index());
    }

    std::optional<std::string> read_answer(const Question& question, const GridCell& cell) const {
        if (question.kind == Kind::Box) {
            const Words& marks = questions_.form().vocabulary("check");
            const auto mark = marks.find(cell.text);
            return mark ? std::optional(marks.word(*mark)) : std::nullopt;
        }
        if (cell.value.kind == CellKind::Number) {
            const double level = cell.value.number;
            const bool whole =
                std::floor(level) == level && level >= 0 && level <= question.highest;
            return whole ? std::optional(std::to_string(static_cast<int>(level))) : std::nullopt;
        }
        if (cell.value.kind != CellKind::Text) return std::nullopt;
        const auto level = questions_.vocabulary().levels_of(question.name).parse(cell.text);
        return level ? std::optional(std::to_string(level->value())) : std::nullopt;
    }

    // Of two answers that differ neither counts.
    void settle(Returned& one) {
        for (const std::size_t question : contradictory_) one.answers.erase(question);
        contradictory_.clear();
    }

    const std::string& file_;
    const std::string& sheet_;
    double offset_;
    const Questions& questions_;
    const FormSheet& form_;
    std::vector<GridRow> grid_;
    std::vector<std::size_t> contradictory_;
};

}  // namespace

Result<std::vector<Returned>> read_returned(const SheetSource& source, const Questions& questions) {
    std::vector<Returned> found;
    for (std::size_t sheet = 0; sheet < source.sheet_count(); ++sheet) {
        auto grid = read_grid(source, sheet, questions);
        if (!grid) return grid.error();
        SheetReading(source, sheet, questions, std::move(*grid)).read(found);
    }
    // A copy of a sheet that was left as it was handed out says nothing.
    const bool any =
        std::any_of(found.begin(), found.end(), [](const Returned& one) { return !one.empty(); });
    if (any) std::erase_if(found, [](const Returned& one) { return one.empty(); });
    return found;
}

}  // namespace skillmap::kit
