#include "core/intake/maps/map_sheet.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "core/intake/maps/find_table.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr std::uint32_t farthest_moved = 200;  // that headings may have moved

using Key = std::pair<std::string, std::string>;

Key key_of(const Heading& heading) {
    return {match_key(heading.text), match_key(heading.part)};
}

bool same(const Heading& a, const Heading& b) {
    return key_of(a) == key_of(b) && a.occurrence == b.occurrence;
}

class SheetReader {
  public:
    SheetReader(const SheetCells& sheet, const SheetLayout& layout, const MapWords& words)
        : plain_(sheet, false),
          grid_(sheet, layout.shape != Shape::PeopleDown),
          words_(words),
          layout_(layout) {
        read_.sheet = sheet.sheet;
        read_.layout = &layout;
    }

    MapSheet read() {
        find_headings();
        compare();
        find_lines();
        if (layout_.shape == Shape::OnePerson)
            read_one();
        else
            read_many();
        find_written();
        return std::move(read_);
    }

  private:
    HeadingRows rows_from(std::uint32_t first) const {
        return {{first, first + layout_.headings.last - layout_.headings.first},
                first + layout_.skill_names - layout_.headings.first,
                0};
    }

    std::optional<std::uint32_t> find(const Heading& heading,
                                      const std::map<std::uint32_t, Heading>& among) const {
        for (const auto& [number, own] : among)
            if (same(heading, own)) return number;
        return std::nullopt;
    }

    std::size_t found_in(const std::map<std::uint32_t, Heading>& headings) const {
        return static_cast<std::size_t>(
            std::count_if(layout_.lines.begin(), layout_.lines.end(), [&](const auto& line) {
                return line.target.kind != Kind::Ignore && !line.heading.text.empty() &&
                       find(line.heading, headings);
            }));
    }

    // Where they were, or else where most of them are found.
    void find_headings() {
        read_.rows = rows_from(layout_.headings.first);
        headings_ = headings_of(grid_, read_.rows, words_);
        std::size_t most = found_in(headings_);
        const auto wanted = static_cast<std::size_t>(
            std::count_if(layout_.lines.begin(), layout_.lines.end(), [](const auto& line) {
                return line.target.kind != Kind::Ignore && !line.heading.text.empty();
            }));
        if (most == wanted || grid_.rows().empty()) return;
        const std::uint32_t last =
            std::min(grid_.rows().rbegin()->first, layout_.headings.first + farthest_moved);
        for (std::uint32_t first = 1; first <= last; ++first) {
            auto headings = headings_of(grid_, rows_from(first), words_);
            const std::size_t found = found_in(headings);
            if (found <= most) continue;
            most = found;
            read_.rows = rows_from(first);
            headings_ = std::move(headings);
        }
    }

    CellRef heading_place(std::uint32_t number) const {
        for (const std::uint32_t row : {read_.rows.names, read_.rows.rows.last})
            if (!grid_.text(row, number).empty()) return grid_.origin(row, number);
        return grid_.origin(read_.rows.rows.first, number);
    }

    // What the layout has and the sheet has not, and the other way about.
    void compare() {
        std::map<Key, int> known;
        std::set<Key> used;
        for (const LayoutLine& line : layout_.lines) {
            known[key_of(line.heading)] =
                std::max(known[key_of(line.heading)], line.heading.occurrence);
            if (line.target.kind == Kind::Ignore) continue;
            used.insert(key_of(line.heading));
            if (!line.heading.text.empty() && !find(line.heading, headings_))
                read_.missing.push_back(
                    {to_string(line.heading), grid_.origin(read_.rows.names, line.at)});
        }
        for (const auto& [number, heading] : headings_) {
            const auto before = known.find(key_of(heading));
            if (before != known.end() && heading.occurrence <= before->second) continue;
            const bool doubled = used.count(key_of(heading)) > 0;
            if (!doubled && !is_new(number, heading)) continue;
            read_.doubled = read_.doubled || doubled;
            read_.added.push_back({to_string(heading), heading_place(number)});
        }
    }

    // Of one person, what stands above the skills is no heading.
    bool is_new(std::uint32_t number, const Heading& heading) const {
        if (words_.is_computed(heading.text)) return false;
        if (layout_.shape == Shape::OnePerson && !words_.subject(heading.text).certain)
            return false;
        const auto& line = grid_.columns().at(number);
        return line.upper_bound(read_.rows.rows.last) != line.end();
    }

    void find_lines() {
        for (const LayoutLine& line : layout_.lines) {
            if (line.target.kind == Kind::Ignore || line.target.kind == Kind::Open) continue;
            const auto number =
                line.heading.text.empty() ? std::optional(line.at) : find(line.heading, headings_);
            if (number) read_.lines.push_back({&line, *number, heading_place(*number)});
        }
    }

    MapCell kept(const GridCell& cell, CellRef at) const {
        return {cell.text, cell.kind, cell.number, at};
    }

    // ------------------------------------------------------------------------------ many people

    void read_many() {
        std::vector<UsedColumn> columns;
        for (const MapLine& line : read_.lines) columns.push_back({line.at, line.line->target});
        PeopleFound found = find_people(grid_, read_.rows, headings_, columns, words_);
        read_.left = std::move(found.left);
        for (const std::uint32_t row : found.rows) {
            MapPerson person = read_person(row);
            if (layout_.department_above && found.departments.count(row) > 0)
                person.clues.try_emplace(
                    "department",
                    MapCell{found.departments.at(row), CellKind::Text, 0, grid_.origin(row, 1)});
            if (grid_.row_hidden(row)) read_.hidden_people.push_back(row);
            finish(person);
        }
    }

    MapPerson read_person(std::uint32_t row) {
        MapPerson person;
        person.line = row;
        for (const MapLine& line : read_.lines) {
            const Target& target = line.line->target;
            const GridCell* cell = grid_.cell(row, line.at);
            const CellRef at = grid_.origin(row, line.at);
            if (line.line->level) {
                add_tick(person, line, cell, at);
            } else if (target.is_subject()) {
                person.answers.push_back({target, line.line->heading.text, line.heading,
                                          cell == nullptr ? MapCell{} : kept(*cell, at),
                                          line.line->certain});
                person.answers.back().cell.at = at;
            } else if (cell != nullptr) {
                MapCell own = kept(*cell, at);
                MapCell& above = above_[line.at];
                if (words_.is_ditto(own.text)) own.text = above.text;
                above = own;
                if (!own.text.empty())
                    add(target.kind == Kind::Person ? person.clues : person.fields, target.name,
                        std::move(own));
            }
        }
        return person;
    }

    // The level of the column that is ticked. Of two ticks nobody knows which one counts.
    void add_tick(MapPerson& person, const MapLine& line, const GridCell* cell, CellRef at) const {
        const Target& target = line.line->target;
        auto answer = std::find_if(person.answers.begin(), person.answers.end(),
                                   [&](const MapAnswer& other) { return other.subject == target; });
        if (answer == person.answers.end()) {
            person.answers.push_back(
                {target, line.line->heading.text, line.heading, {}, line.line->certain});
            answer = std::prev(person.answers.end());
            answer->cell.at = at;
        }
        const Words& marks = words_.form().vocabulary("check");
        if (cell == nullptr || marks.find(cell->text) == "unticked") return;
        const bool second = !answer->cell.blank();
        const bool ticked = marks.find(cell->text) == "ticked" && !parse_number(cell->text);
        if (ticked && !second) {
            const int level = *line.line->level;
            answer->cell = {std::to_string(level), CellKind::Number, static_cast<double>(level),
                            at};
        } else {
            answer->cell = {answer->cell.text + cell->text, CellKind::Text, 0, at};
        }
    }

    // A family name and a given name make one; a merged cell says it once.
    static void add(std::map<std::string, MapCell>& cells, const std::string& name, MapCell cell) {
        const auto [at, added] = cells.try_emplace(name, cell);
        if (!added && name == "name" && at->second.text != cell.text)
            at->second.text += " " + cell.text;
    }

    // ------------------------------------------------------------------------------- one person

    void read_one() {
        read_.values = answer_column();
        if (read_.values == 0) {
            read_.missing.push_back(
                {to_string(layout_.values->heading), {layout_.headings.first, layout_.values->at}});
            return;
        }
        finish_one(read_person(read_.values));
    }

    // Skills stand below the heading of the answers.
    std::uint32_t answer_column() const {
        if (!layout_.values || read_.lines.empty()) return 0;
        const LayoutLine& values = *layout_.values;
        if (values.heading.text.empty()) return values.at;
        std::uint32_t first = read_.lines.front().at;
        for (const MapLine& line : read_.lines) first = std::min(first, line.at);
        std::vector<std::uint32_t> found;
        for (const auto& [row, line] : grid_.rows()) {
            auto cell = line.lower_bound(first);
            if (cell != line.begin() &&
                match_key(std::prev(cell)->second->text) == match_key(values.heading.text))
                found.push_back(row);
        }
        if (found.size() == 1) return found.front();
        const bool there = std::find(found.begin(), found.end(), values.at) != found.end();
        return there ? values.at : 0;
    }

    void finish_one(MapPerson person) {
        person.clues.clear();
        person.fields.clear();
        const bool labelled =
            std::any_of(layout_.labels.begin(), layout_.labels.end(), [](const auto& label) {
                return label.target.kind == Kind::Person && label.target.name != "department";
            });
        finish(person);
        MapPerson& kept_person = read_.people.back();
        if (labelled && kept_person.clues.count("name") + kept_person.clues.count("number") == 0) {
            read_.people.pop_back();
            return;
        }
        if (!labelled && kept_person.clues.count("name") == 0)
            kept_person.clues["name"] = {read_.sheet, CellKind::Text, 0, {1, 1}};
        split(kept_person);
    }

    // What stands outside of the table, and the name of the sheet.
    void finish(MapPerson& person) {
        for (const LayoutLabel& label : layout_.labels)
            if (const auto value = value_of(label)) {
                auto& cells = label.target.kind == Kind::Person ? person.clues : person.fields;
                const GridCell* cell = plain_.cell(value->at.row, value->at.column);
                MapCell read{value->text, CellKind::Text, 0, value->at};
                if (cell != nullptr && cell->text == value->text) read = kept(*cell, value->at);
                cells.try_emplace(label.target.name, read);
            }
        if (layout_.department_is_sheet)
            person.clues.try_emplace("department", MapCell{read_.sheet, CellKind::Text, 0, {1, 1}});
        split(person);
        read_.people.push_back(std::move(person));
    }

    // The label where it was, or the nearest of that text.
    std::optional<LabelValue> value_of(const LayoutLabel& label) const {
        if (auto value = value_of_label(plain_, label.text, label.at, words_)) return value;
        for (const auto& [row, line] : plain_.rows())
            for (const auto& [column, cell] : line)
                if (auto value = value_of_label(plain_, label.text, {row, column}, words_))
                    return value;
        return std::nullopt;
    }

    // "総務部 総務課"
    static void split_department(MapPerson& person) {
        const auto found = person.clues.find("department");
        if (found == person.clues.end()) return;
        const std::string text = compatible_text(found->second.text);
        const std::size_t space = text.find(' ');
        if (space == std::string::npos) return;
        const std::string above = text.substr(0, space);
        const std::string own(trim(text.substr(space)));
        if (!MapWords::may_be_department(above) || !MapWords::may_be_department(own)) return;
        MapCell bureau = found->second;
        bureau.text = above;
        person.fields.try_emplace("bureau", std::move(bureau));
        found->second.text = own;
    }

    // "001001 青木 一郎（総務課）"
    void split(MapPerson& person) const {
        split_department(person);
        const auto name = person.clues.find("name");
        if (name == person.clues.end()) return;
        const MapCell cell = name->second;
        const bool department =
            std::any_of(read_.lines.begin(), read_.lines.end(), [this](const MapLine& line) {
                return line.line->target == Target{Kind::Person, "name"} &&
                       words_.announces_department(line.line->heading.text);
            });
        const PersonText parts = words_.person(cell.text, department);
        const auto put = [&](const char* clue, const std::string& text) {
            if (!text.empty())
                person.clues.try_emplace(clue, MapCell{text, CellKind::Text, 0, cell.at});
        };
        put("number", parts.number);
        put("department", parts.department);
        if (!parts.name.empty())
            name->second.text = parts.name;
        else
            person.clues.erase("name");
    }

    // ----------------------------------------------------------------- what the program writes

    void find_written() {
        const FormSheet& staff = words_.form().sheet("staff");
        const auto id_of = [&](const std::string& text) -> std::string {
            if (!words_.is_computed(text)) return {};
            return staff.columns[staff.column_keys.at(match_key(text))].id;
        };
        if (layout_.shape == Shape::OnePerson) return find_written_beside(id_of);
        for (const auto& [number, line] : grid_.columns())
            for (std::uint32_t row = read_.rows.rows.first; row <= read_.rows.rows.last; ++row)
                if (std::string id = id_of(grid_.text(row, number)); !id.empty())
                    read_.written.emplace(std::move(id), grid_.origin(row, number));
    }

    template <class IdOf>
    void find_written_beside(const IdOf& id_of) {
        for (const auto& [row, line] : plain_.rows())
            for (const auto& [column, cell] : line)
                if (std::string id = id_of(cell->text); !id.empty())
                    read_.written.emplace(std::move(id), beside(row, column));
    }

    // Below the skills, labels stand where the skills do and values where the answers do.
    CellRef beside(std::uint32_t row, std::uint32_t column) const {
        if (column == read_.rows.names) return {row, read_.values};
        std::uint32_t right = column + 1;
        while (plain_.joined(row, column, row, right)) ++right;
        return {row, right};
    }

    const Grid plain_;
    const Grid grid_;
    const MapWords& words_;
    const SheetLayout& layout_;
    MapSheet read_;
    std::map<std::uint32_t, Heading> headings_;
    std::map<std::uint32_t, MapCell> above_;  // by column, what a ditto mark means
};

}  // namespace

MapSheet read_sheet(const SheetCells& sheet, const SheetLayout& layout, const MapWords& words) {
    return SheetReader(sheet, layout, words).read();
}

}  // namespace skillmap::maps
