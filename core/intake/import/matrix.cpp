#include "core/intake/import/matrix.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/intake/cell_text.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

constexpr std::size_t most_cells = 500'000;
constexpr std::size_t fewest_people = 2;
constexpr std::ptrdiff_t fewest_skills = 2;
constexpr std::uint32_t heading_lines = 3;  // above the first person
constexpr double most_others = 0.34;        // among people, for each of them
constexpr double most_answers = 0.8;        // of a line of levels that are levels

// The cells of a sheet, seen with people as rows: turned where they stand across.
class Grid {
  public:
    using Cells = std::map<CellRef, std::string>;

    Grid(const Cells& cells, bool turned) : turned_(turned) {
        for (const auto& [ref, text] : cells) {
            const CellRef own = turned ? CellRef{ref.column, ref.row} : ref;
            rows_[own.row].emplace(own.column, text);
            columns_[own.column].emplace(own.row, text);
        }
    }

    using Line = std::map<std::uint32_t, std::string>;
    const std::map<std::uint32_t, Line>& rows() const { return rows_; }
    const std::map<std::uint32_t, Line>& columns() const { return columns_; }

    /// Where a cell stands in the sheet itself.
    CellRef origin(std::uint32_t row, std::uint32_t column) const {
        return turned_ ? CellRef{column, row} : CellRef{row, column};
    }

    std::string text(std::uint32_t row, std::uint32_t column) const {
        const auto line = rows_.find(row);
        if (line == rows_.end()) return {};
        const auto cell = line->second.find(column);
        return cell == line->second.end() ? std::string() : cell->second;
    }

  private:
    bool turned_;
    std::map<std::uint32_t, Line> rows_;
    std::map<std::uint32_t, Line> columns_;
};

// Every cell of a merged heading says what the first says.
Result<Grid::Cells> read_cells(const SheetSource& source, std::size_t sheet) {
    Grid::Cells cells;
    auto rows = source.rows(sheet);
    if (!rows) return rows.error();
    Row row;
    while (true) {
        const auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more) break;
        for (const Cell& cell : row.cells)
            if (!is_blank(cell.value) && cells.size() <= most_cells)
                cells.emplace(CellRef{row.number, cell.column}, cell_text(cell.value));
    }
    const auto info = source.sheet_info(sheet);
    if (!info) return info.error();
    for (const CellRange& merged : info->merged) {
        const auto first = cells.find(merged.first);
        if (first == cells.end()) continue;
        const std::string text = first->second;
        for (std::uint32_t r = merged.first.row; r <= merged.last.row; ++r)
            for (std::uint32_t c = merged.first.column; c <= merged.last.column; ++c)
                if (cells.size() <= most_cells) cells.emplace(CellRef{r, c}, text);
    }
    return cells;
}

// A short number may as well be a level.
bool names_somebody(const Meanings& meanings, const std::string& text) {
    constexpr std::size_t shortest_number = 3;
    return (compatible_text(text).size() >= shortest_number && meanings.is_clue("number", text)) ||
           meanings.is_clue("name", text);
}

// How many people a line names; none where what stands between them is mostly something else.
std::size_t people_in(const Grid::Line& line, const Meanings& meanings) {
    std::size_t people = 0;
    std::size_t others = 0;  // since the last person
    std::size_t between = 0;
    for (const auto& [number, text] : line) {
        if (names_somebody(meanings, text)) {
            between += people > 0 ? std::exchange(others, 0) : 0;
            others = 0;
            ++people;
        } else {
            ++others;
        }
    }
    return most_others * static_cast<double>(people) >= static_cast<double>(between) ? people : 1;
}

// The column with most people, and how many.
std::pair<std::uint32_t, std::size_t> people_column(const Grid& grid, const Meanings& meanings) {
    std::pair<std::uint32_t, std::size_t> best{0, 0};
    for (const auto& [number, column] : grid.columns()) {
        const std::size_t count = people_in(column, meanings);
        if (count > best.second) best = {number, count};
    }
    return best;
}

}  // namespace

// Finds the matrix of one sheet and makes its list.
class MatrixSource::Finder {
  public:
    Finder(const Meanings& meanings, const Vocabulary& vocabulary)
        : meanings_(meanings), vocabulary_(vocabulary) {}

    bool find(const Grid::Cells& cells, const std::string& name) {
        layout_.sheet = name;
        const Grid down(cells, false);
        const Grid across(cells, true);
        const auto [down_column, down_count] = people_column(down, meanings_);
        const auto [across_column, across_count] = people_column(across, meanings_);
        if (std::max(down_count, across_count) >= fewest_people) {
            const bool turned = across_count > down_count;
            layout_.shape = turned ? MatrixShape::PeopleAcross : MatrixShape::PeopleDown;
            return turned ? take_people(across, across_column) : take_people(down, down_column);
        }
        if (down_count == 0) return false;
        if (take_one_person(down)) return true;
        layout_.shape = MatrixShape::PeopleDown;
        return take_people(down, down_column) && names_skills();
    }

    const MatrixLayout& layout() const { return layout_; }
    /// The headings, and a line for each person.
    const std::vector<Line>& lines() const { return lines_; }

  private:
    struct Column {
        std::uint32_t number = 0;
        std::string heading;
    };

    // ------------------------------------------------------------------------------ many people

    bool take_people(const Grid& grid, std::uint32_t key_column) {
        for (const auto& [row, text] : grid.columns().at(key_column))
            if (names_somebody(meanings_, text)) people_.push_back(row);
        find_columns(grid, key_column);
        if (subjects_.empty()) return false;
        describe(grid, key_column);
        Line headings;
        for (const auto* columns : {&clues_, &subjects_})
            for (const Column& column : *columns)
                headings.push_back(
                    {column.heading, grid.origin(people_.front() - 1, column.number)});
        lines_.push_back(std::move(headings));
        for (const std::uint32_t row : people_) {
            Line cells;
            for (const auto* columns : {&clues_, &subjects_})
                for (const Column& column : *columns)
                    cells.push_back(
                        {grid.text(row, column.number), grid.origin(row, column.number)});
            lines_.push_back(std::move(cells));
        }
        return true;
    }

    // Of a single person, only what is known to be skills makes a matrix.
    bool names_skills() const {
        const auto known = std::count_if(
            subjects_.begin(), subjects_.end(),
            [this](const Column& one) { return meanings_.subject(one.heading).certain; });
        return known >= fewest_skills;
    }

    // A column is a clue to people, one of levels, or none of both.
    void find_columns(const Grid& grid, std::uint32_t key_column) {
        for (const auto& [number, column] : grid.columns()) {
            const std::string heading = heading_of(column);
            if (auto clue = clue_heading(column, heading, number == key_column); !clue.empty())
                clues_.push_back({number, std::move(clue)});
            else if (is_of_levels(column, heading))
                subjects_.push_back({number, heading});
            else if (!heading.empty() && filled(column) > 0)
                layout_.unused.push_back({grid.origin(people_.front(), number), heading});
        }
        for (const auto& [row, line] : grid.rows())
            if (row > people_.front() && row < people_.back() + heading_lines &&
                !std::binary_search(people_.begin(), people_.end(), row))
                layout_.unused.push_back(
                    {grid.origin(row, line.begin()->first), line.begin()->second});
    }

    // Above the first person: a skill if one is named, else the lowest text that is no number.
    std::string heading_of(const Grid::Line& column) const {
        std::string heading;
        for (auto cell = column.lower_bound(people_.front()); cell != column.begin();) {
            --cell;
            if (cell->first + heading_lines < people_.front()) break;
            if (meanings_.subject(cell->second).certain) return cell->second;
            if (heading.empty() && !vocabulary_.levels().parse(cell->second))
                heading = cell->second;
        }
        return heading;
    }

    std::size_t filled(const Grid::Line& column) const {
        return static_cast<std::size_t>(
            std::count_if(people_.begin(), people_.end(),
                          [&column](std::uint32_t row) { return column.count(row) > 0; }));
    }

    template <class Is>
    std::size_t count_of_people(const Grid::Line& column, Is is) const {
        return static_cast<std::size_t>(
            std::count_if(people_.begin(), people_.end(), [&](std::uint32_t row) {
                const auto cell = column.find(row);
                return cell != column.end() && is(cell->second);
            }));
    }

    // The heading of a clue to people as the form has it; nothing for another column.
    std::string clue_heading(const Grid::Line& column, const std::string& heading,
                             bool is_key) const {
        const FormSheet& staff = meanings_.form().sheet("staff");
        const Target known = meanings_.field(staff, heading);
        if (known.kind == Target::Kind::Person) return heading;
        if (!is_key) return {};
        const auto is_number = [this](const std::string& text) {
            return meanings_.is_clue("number", text);
        };
        return 2 * count_of_people(column, is_number) >= people_.size() ? staff.heading("id")
                                                                        : staff.heading("name");
    }

    // Totals are numbers too: they are told by a heading that names no skill, or by their size.
    bool is_of_levels(const Grid::Line& column, const std::string& heading) const {
        const std::size_t answers = filled(column);
        if (answers == 0 || heading.empty()) return false;
        const LevelScale& scale = vocabulary_.levels_of(heading);
        const std::size_t levels = count_of_people(
            column, [&scale](const std::string& text) { return scale.parse(text).has_value(); });
        if (static_cast<double>(levels) < most_answers * static_cast<double>(answers)) return false;
        return !meanings_.form().vocabulary("total").find(heading).has_value();
    }

    void describe(const Grid& grid, std::uint32_t key_column) {
        layout_.count = people_.size();
        layout_.people = {grid.origin(people_.front(), key_column),
                          grid.origin(people_.back(), key_column)};
        layout_.answers = {grid.origin(people_.front(), subjects_.front().number),
                           grid.origin(people_.back(), subjects_.back().number)};
        for (const Column& subject : subjects_) layout_.skills.push_back(subject.heading);
    }

    // ------------------------------------------------------------------------------- one person

    // Skills down one column, the person named above or beside, the levels in another column.
    bool take_one_person(const Grid& grid) {
        layout_.shape = MatrixShape::OnePerson;
        const auto skills = skill_column(grid);
        if (!skills) return false;
        const auto levels = level_column(grid, *skills);
        if (!levels) return false;
        Line headings;
        Line answers;
        add_person(grid, headings, answers);
        for (const auto& [row, text] : grid.columns().at(*skills)) {
            if (!meanings_.subject(text).certain) continue;
            headings.push_back({text, grid.origin(row, *skills)});
            answers.push_back({grid.text(row, *levels), grid.origin(row, *levels)});
            layout_.skills.push_back(text);
        }
        layout_.count = 1;
        layout_.answers = {answers[answers.size() - layout_.skills.size()].from,
                           answers.back().from};
        lines_.push_back(std::move(headings));
        lines_.push_back(std::move(answers));
        return true;
    }

    std::optional<std::uint32_t> skill_column(const Grid& grid) const {
        std::optional<std::uint32_t> best;
        std::size_t most = 1;
        for (const auto& [number, column] : grid.columns()) {
            const auto skills = static_cast<std::size_t>(std::count_if(
                column.begin(), column.end(),
                [this](const auto& cell) { return meanings_.subject(cell.second).certain; }));
            if (skills <= most) continue;
            most = skills;
            best = number;
        }
        return best;
    }

    std::optional<std::uint32_t> level_column(const Grid& grid, std::uint32_t skills) const {
        std::optional<std::uint32_t> best;
        std::size_t most = 0;
        for (const auto& [number, column] : grid.columns()) {
            if (number == skills) continue;
            std::size_t levels = 0;
            for (const auto& [row, text] : grid.columns().at(skills))
                if (meanings_.subject(text).certain &&
                    vocabulary_.levels_of(text).parse(grid.text(row, number)))
                    ++levels;
            if (levels <= most) continue;
            most = levels;
            best = number;
        }
        return best;
    }

    // Whoever stands beside a label such as 氏名; without any, everybody whose name stands there.
    void add_person(const Grid& grid, Line& headings, Line& answers) {
        for (const bool labelled : {true, false}) {
            for (const auto& [row, line] : grid.rows())
                for (const auto& [column, text] : line)
                    for (const char* clue : {"number", "name"})
                        if (meanings_.is_clue(clue, text) &&
                            (!labelled || is_labelled(grid, row, column, clue)))
                            add_clue(grid.origin(row, column), text, clue, headings, answers);
            if (!headings.empty()) return;
        }
    }

    bool is_labelled(const Grid& grid, std::uint32_t row, std::uint32_t column,
                     const std::string& clue) const {
        const auto is_label = [&](const std::string& text) {
            return meanings_.field(meanings_.form().sheet("staff"), text) ==
                   Target{Target::Kind::Person, clue};
        };
        const auto& line = grid.rows().at(row);
        const auto before = line.find(column);
        if (before != line.begin() && is_label(std::prev(before)->second)) return true;
        const auto& above = grid.columns().at(column);
        const auto cell = above.find(row);
        return cell != above.begin() && is_label(std::prev(cell)->second);
    }

    void add_clue(CellRef place, const std::string& text, const std::string& clue, Line& headings,
                  Line& answers) {
        const FormSheet& staff = meanings_.form().sheet("staff");
        headings.push_back({staff.heading(clue == "number" ? "id" : "name"), place});
        answers.push_back({text, place});
        layout_.people = {place, place};
    }

    const Meanings& meanings_;
    const Vocabulary& vocabulary_;
    MatrixLayout layout_;
    std::vector<Line> lines_;
    std::vector<std::uint32_t> people_;
    std::vector<Column> clues_;
    std::vector<Column> subjects_;
};

class MatrixSource::Reader final : public RowReader {
  public:
    explicit Reader(const std::vector<ListRow>& rows) : rows_(rows) {}

    Result<bool> next(Row& row) override {
        if (next_ == rows_.size()) return false;
        cells_.clear();
        for (const auto& [column, cell] : rows_[next_].cells) {
            CellValue value;
            value.kind = CellKind::Text;
            value.text = cell.text;
            cells_.push_back({column, value});
        }
        row.number = static_cast<std::uint32_t>(++next_);
        row.cells = cells_;
        return true;
    }

  private:
    const std::vector<ListRow>& rows_;
    std::size_t next_ = 0;
    std::vector<Cell> cells_;
};

Result<MatrixSource> MatrixSource::find(const SheetSource& source, const Meanings& meanings,
                                        const Vocabulary& vocabulary) {
    MatrixSource matrices;
    matrices.file_ = matrices.list_ = source.file_name();
    matrices.rows_.emplace_back();
    for (std::size_t sheet = 0; sheet < source.sheet_count(); ++sheet) {
        const auto cells = read_cells(source, sheet);
        if (!cells) return cells.error();
        if (cells->size() > most_cells) {
            matrices.others_.push_back(source.sheet_name(sheet));
            continue;
        }
        Finder finder(meanings, vocabulary);
        if (!finder.find(*cells, source.sheet_name(sheet))) {
            matrices.others_.push_back(source.sheet_name(sheet));
            continue;
        }
        matrices.layouts_.push_back(finder.layout());
        matrices.add(matrices.layouts_.size() - 1, finder.lines());
    }
    return matrices;
}

// Headings of several sheets that are the same are one column.
void MatrixSource::add(std::size_t layout, const std::vector<Line>& lines) {
    std::vector<std::uint32_t> columns;
    std::map<std::string, int> seen;
    for (const ListCell& heading : lines.front()) {
        const std::string key = match_key(heading.text);
        const std::string own = key + "#" + std::to_string(++seen[key]);
        const auto [at, added] =
            columns_.try_emplace(own, static_cast<std::uint32_t>(columns_.size() + 1));
        if (added) rows_.front().cells.emplace(at->second, heading);
        columns.push_back(at->second);
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        ListRow& row = rows_.emplace_back();
        row.layout = layout;
        for (std::size_t c = 0; c < columns.size(); ++c)
            if (!lines[i][c].text.empty()) row.cells.emplace(columns[c], lines[i][c]);
    }
}

Result<std::unique_ptr<RowReader>> MatrixSource::rows(std::size_t) const {
    return std::unique_ptr<RowReader>(std::make_unique<Reader>(rows_));
}

// Of a cell that is blank: where the row begins.
SheetCell MatrixSource::origin(std::size_t, CellRef ref) const {
    const ListRow& row = rows_[ref.row - 1];
    const auto cell = row.cells.find(ref.column);
    const std::string sheet = layouts_.empty() ? std::string() : layouts_[row.layout].sheet;
    if (cell != row.cells.end()) return {sheet, cell->second.from};
    return {sheet, row.cells.empty() ? CellRef{1, 1} : row.cells.begin()->second.from};
}

}  // namespace skillmap::import
