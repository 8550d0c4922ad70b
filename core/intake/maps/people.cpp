#include "core/intake/maps/people.h"

#include <algorithm>
#include <set>

#include "core/text/normalize.h"

namespace skillmap::maps {
namespace {

using Kind = import::Target::Kind;

// "■総務課" without what people draw around it.
std::string caption_text(const std::string& text) {
    std::string bare(trim(text));
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view mark :
             {"■", "●", "◆",  "▼",  "○", "□", "◎",  "・", "【", "】", "＜", "＞",
              "<", ">", "［", "］", "(", ")", "（", "）", "◇",  "★",  "☆",  "　"}) {
            if (bare.rfind(mark, 0) == 0) {
                bare.erase(0, mark.size());
                changed = true;
            }
            if (bare.size() >= mark.size() &&
                bare.compare(bare.size() - mark.size(), mark.size(), mark) == 0) {
                bare.resize(bare.size() - mark.size());
                changed = true;
            }
        }
    }
    return std::string(trim(bare));
}

class Sorter {
  public:
    Sorter(const Grid& grid, const HeadingRows& rows,
           const std::map<std::uint32_t, Heading>& headings, const std::vector<UsedColumn>& columns,
           const MapWords& words)
        : grid_(grid), rows_(rows), headings_(headings), columns_(columns), words_(words) {}

    PeopleFound sort() {
        take_caption_above();
        for (const auto& [row, line] : grid_.rows()) {
            if (row <= rows_.rows.last) continue;
            if (!ended_ && is_person(row, line)) {
                if (!department_.empty()) found_.departments.emplace(row, department_);
                found_.rows.push_back(row);
            }
        }
        return std::move(found_);
    }

  private:
    enum class Row { Person, Other, Doubtful, Struck };

    // The first department stands above the headings.
    void take_caption_above() {
        const auto first = grid_.rows().lower_bound(rows_.rows.first);
        if (first == grid_.rows().begin()) return;
        const auto above = std::prev(first);
        std::string caption;
        if (above->first + 2 >= rows_.rows.first && is_caption(above->second, caption))
            department_ = caption;
    }

    bool is_person(std::uint32_t row, const Grid::Line& line) {
        const Row kind = kind_of(row, line);
        if (kind == Row::Person) return true;
        if (repeats_headings(row)) return false;
        ended_ = !found_.rows.empty() && is_other_heading(line);
        if (ended_) {
            found_.ended = row;
            return false;
        }
        const std::string text = line.begin()->second->text;
        std::string caption;
        if (is_caption(line, caption)) {
            department_ = caption;
            return false;
        }
        const RowLeft::Why why = kind == Row::Doubtful ? RowLeft::Why::Doubtful
                                 : kind == Row::Struck ? RowLeft::Why::Struck
                                                       : RowLeft::Why::NoPerson;
        found_.left.push_back({row, kind == Row::Struck ? name_in(row) : text, why});
        return false;
    }

    std::string clue(std::uint32_t row, std::string_view which) const {
        for (const UsedColumn& column : columns_)
            if (column.target.kind == Kind::Person && column.target.name == which &&
                !grid_.text(row, column.number).empty())
                return grid_.text(row, column.number);
        return {};
    }

    Row kind_of(std::uint32_t row, const Grid::Line& line) const {
        const std::string number = clue(row, "number");
        const std::string name = clue(row, "name");
        if (number.empty() && name.empty()) return Row::Other;
        if (repeats_headings(row) || is_other_heading(line)) return Row::Other;
        if (is_struck(row)) return Row::Struck;
        if (words_.is_known_number(number) || words_.is_known(name)) return Row::Person;
        if (words_.no_person(name) || words_.no_person(number) || is_marked(line))
            return Row::Other;
        if (!number.empty()) {
            if (!MapWords::may_be_number(number)) return Row::Doubtful;
            return name.empty() || named(name) ? Row::Person : Row::Doubtful;
        }
        if (!named(name)) return Row::Other;
        return has_more(row) ? Row::Person : Row::Doubtful;
    }

    bool named(const std::string& text) const {
        const PersonText parts = words_.person(text);
        return words_.may_be_name(parts.name) ||
               (parts.name.empty() && MapWords::may_be_number(parts.number));
    }

    // The first cell says that it is an example, a total …, unless it is a clue itself.
    bool is_marked(const Grid::Line& line) const {
        const auto& [column, cell] = *line.begin();
        const bool is_clue =
            std::any_of(columns_.begin(), columns_.end(),
                        [number = column](const UsedColumn& one) { return one.number == number; });
        return !is_clue && words_.no_person(cell->text).has_value();
    }

    // An answer, or another clue.
    bool has_more(std::uint32_t row) const {
        return std::any_of(columns_.begin(), columns_.end(), [&](const UsedColumn& column) {
            const bool key = column.target.kind == Kind::Person && column.target.name == "name";
            return !key && !grid_.text(row, column.number).empty();
        });
    }

    // Most of what is filled in says what the headings say.
    bool repeats_headings(std::uint32_t row) const {
        std::size_t same = 0;
        std::size_t filled = 0;
        for (const UsedColumn& column : columns_) {
            const auto heading = headings_.find(column.number);
            const std::string& text = grid_.text(row, column.number);
            if (heading == headings_.end() || text.empty()) continue;
            ++filled;
            if (match_key(heading->second.text) == match_key(text)) ++same;
        }
        return same > 0 && 2 * same > filled;
    }

    std::string name_in(std::uint32_t row) const {
        const std::string name = clue(row, "name");
        return name.empty() ? clue(row, "number") : name;
    }

    bool is_struck(std::uint32_t row) const {
        return std::any_of(columns_.begin(), columns_.end(), [&](const UsedColumn& column) {
            const GridCell* cell = grid_.cell(row, column.number);
            return cell != nullptr && cell->struck && column.target.kind == Kind::Person &&
                   (column.target.name == "name" || column.target.name == "number");
        });
    }

    // Labels of people or skills, with others or with what a table of figures has.
    bool is_other_heading(const Grid::Line& line) const {
        std::set<std::string> headings;
        std::set<std::string> others;
        for (const auto& [column, cell] : line) {
            const bool label = words_.label(cell->text).kind != Kind::Open;
            if (label || words_.subject(cell->text).certain)
                headings.insert(match_key(cell->text));
            else if (words_.no_person(cell->text))
                others.insert(match_key(cell->text));
        }
        return !headings.empty() && headings.size() + others.size() > 1;
    }

    // The name of a department alone in its row.
    static bool is_caption(const Grid::Line& line, std::string& caption) {
        const std::string& text = line.begin()->second->text;
        const bool alone = std::all_of(line.begin(), line.end(), [&text](const auto& cell) {
            return cell.second->text == text;
        });
        caption = caption_text(text);
        return alone && MapWords::may_be_department(caption);
    }

    const Grid& grid_;
    const HeadingRows& rows_;
    const std::map<std::uint32_t, Heading>& headings_;
    const std::vector<UsedColumn>& columns_;
    const MapWords& words_;
    PeopleFound found_;
    std::string department_;
    bool ended_ = false;
};

}  // namespace

PeopleFound find_people(const Grid& grid, const HeadingRows& rows,
                        const std::map<std::uint32_t, Heading>& headings,
                        const std::vector<UsedColumn>& columns, const MapWords& words) {
    return Sorter(grid, rows, headings, columns, words).sort();
}

}  // namespace skillmap::maps
