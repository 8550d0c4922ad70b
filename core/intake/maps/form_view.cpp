#include "core/intake/maps/form_view.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/messages.h"
#include "core/text/date.h"
#include "core/text/name_key.h"
#include "core/text/normalize.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr std::string_view between = ";";

// A sheet whose columns are known by an id and made as they are needed.
class SheetMaker {
  public:
    explicit SheetMaker(std::string name) : sheet_{std::move(name), {{}}} {}

    std::uint32_t column(const std::string& id, const std::string& heading, const SheetCell& from) {
        const auto [at, added] =
            columns_.try_emplace(id, static_cast<std::uint32_t>(columns_.size() + 1));
        if (added)
            sheet_.rows.front().emplace(at->second, MadeCell{CellKind::Text, 0, heading, from});
        return at->second;
    }

    std::size_t add_row() {
        sheet_.rows.emplace_back();
        return sheet_.rows.size() - 1;
    }

    /// False where something else stands there.
    bool set(std::size_t row, std::uint32_t column, MadeCell cell) {
        return sheet_.rows[row].emplace(column, std::move(cell)).second;
    }

    bool has(std::size_t row, std::uint32_t column) const {
        return sheet_.rows[row].count(column) > 0;
    }

    MadeSheet take() { return std::move(sheet_); }
    bool empty() const { return sheet_.rows.size() < 2; }

  private:
    MadeSheet sheet_;
    std::map<std::string, std::uint32_t> columns_;
};

class ViewMaker {
  public:
    ViewMaker(const MapBook& book, const Layout& layout, const Form& form,
              const Vocabulary& vocabulary, const std::string& file, IssueList& issues)
        : book_(book),
          layout_(layout),
          form_(form),
          vocabulary_(vocabulary),
          file_(file),
          issues_(issues),
          departments_(form.sheet("departments").name()),
          staff_(form.sheet("staff").name()),
          checks_(form.sheet("skill_checks").name()),
          tools_(form.sheet("tool_checks").name()) {}

    std::vector<MadeSheet> make(bool settings) {
        find_members();
        bureaus_ = any_field("bureau");
        for (const MapMember& member : members_) add_member(member);
        std::vector<MadeSheet> sheets;
        if (settings) sheets.push_back(make_settings());
        if (!departments_.empty()) sheets.push_back(departments_.take());
        sheets.push_back(staff_.take());
        sheets.push_back(checks_.take());
        if (!tools_.empty()) sheets.push_back(tools_.take());
        return sheets;
    }

    std::vector<MapMember> members() { return std::move(members_); }

  private:
    const MapPerson& person(const std::pair<std::size_t, std::size_t>& place) const {
        return book_.sheets[place.first].people[place.second];
    }

    SheetCell cell_at(std::size_t sheet, CellRef at) const {
        return {book_.sheets[sheet].sheet, at};
    }

    static std::string clue(const MapPerson& person, const char* which) {
        const auto found = person.clues.find(which);
        return found == person.clues.end() ? std::string() : found->second.text;
    }

    bool any_field(const std::string& id) const {
        for (const MapSheet& sheet : book_.sheets)
            for (const MapPerson& person : sheet.people)
                if (person.fields.count(id) > 0) return true;
        return false;
    }

    // ---------------------------------------------------------------------------------- people

    // One person may stand on several sheets, by number, or by name and department.
    void find_members() {
        std::map<std::string, std::set<std::string>> departments;  // of a name
        for (const MapSheet& sheet : book_.sheets)
            for (const MapPerson& one : sheet.people)
                departments[name_key(clue(one, "name"))].insert(match_key(clue(one, "department")));
        const auto numbers = numbers_of_names();
        std::map<std::string, std::size_t> known;
        for (std::size_t s = 0; s < book_.sheets.size(); ++s)
            for (std::size_t p = 0; p < book_.sheets[s].people.size(); ++p) {
                const MapPerson& one = book_.sheets[s].people[p];
                std::string id = clue(one, "number");
                std::string key = "#" + match_key(id);
                if (const auto only = numbers.find(name_in_department(one));
                    id.empty() && only != numbers.end() && only->second.size() == 1) {
                    key = *only->second.begin();
                } else if (id.empty()) {
                    id = clue(one, "name");
                    key = name_key(id);
                    if (departments[key].size() > 1) {
                        id += "（" + clue(one, "department") + "）";
                        key += "\x1f" + match_key(clue(one, "department"));
                    }
                }
                add(known, key, id, {s, p});
            }
    }

    static std::string name_in_department(const MapPerson& one) {
        return name_key(clue(one, "name")) + "\x1f" + match_key(clue(one, "department"));
    }

    // A table without numbers may stand beside one that has them.
    std::map<std::string, std::set<std::string>> numbers_of_names() const {
        std::map<std::string, std::set<std::string>> numbers;
        for (const MapSheet& sheet : book_.sheets)
            for (const MapPerson& one : sheet.people)
                if (const std::string number = clue(one, "number"); !number.empty())
                    numbers[name_in_department(one)].insert("#" + match_key(number));
        return numbers;
    }

    void add(std::map<std::string, std::size_t>& known, const std::string& key, std::string id,
             std::pair<std::size_t, std::size_t> place) {
        const auto [at, added] = known.try_emplace(key, members_.size());
        if (!added) {
            auto& places = members_[at->second].places;
            const bool same_sheet = std::any_of(places.begin(), places.end(), [&](const auto& one) {
                return one.first == place.first;
            });
            if (!same_sheet) {
                places.push_back(place);
                return;
            }
            if (key.front() != '#') {
                const CellRef ref = person(place).clues.at("name").at;
                issues_.add({MessageId::MapSameName,
                             Place{file_, book_.sheets[place.first].sheet, ref, {}}, "", id, ""});
                id += "（" + to_string(ref) + "）";
            }
        }
        members_.push_back({std::move(id), {place}});
    }

    void add_member(const MapMember& member) {
        const std::size_t row = staff_.add_row();
        const MapPerson& first = person(member.places.front());
        const SheetCell from = cell_at(member.places.front().first, place_of(first));
        set_staff(row, "id", {CellKind::Text, 0, member.id, from});
        for (const auto& place : member.places) {
            const MapPerson& one = person(place);
            for (const char* which : {"name", "kana", "mail"})
                if (const auto found = one.clues.find(which); found != one.clues.end())
                    set_staff(row, which, made(found->second, place.first));
            for (const auto& [id, cell] : one.fields)
                if (is_staff_column(id)) set_staff(row, id, made(cell, place.first));
            add_department(row, one, place.first);
        }
        if (!layout_.personas.empty()) {
            std::string all;
            for (const std::string& persona : layout_.personas)
                all.append(all.empty() ? "" : between).append(persona);
            set_staff(row, "personas", {CellKind::Text, 0, all, from});
        }
        for (const auto& place : member.places) add_answers(member.id, person(place), place.first);
        row_of_.clear();
    }

    CellRef place_of(const MapPerson& one) const {
        for (const char* which : {"number", "name"})
            if (const auto found = one.clues.find(which); found != one.clues.end())
                return found->second.at;
        return one.answers.empty() ? CellRef{1, 1} : one.answers.front().cell.at;
    }

    static bool is_staff_column(const std::string& id) {
        static const std::set<std::string> columns{"concurrent", "appointment", "position",
                                                   "grade",      "personas",    "segments",
                                                   "status",     "assigned_on"};
        return columns.count(id) > 0;
    }

    MadeCell made(const MapCell& cell, std::size_t sheet) const {
        const bool as_it_is = cell.kind == CellKind::Date || cell.kind == CellKind::Error;
        return {as_it_is ? cell.kind : CellKind::Text, cell.number, cell.text,
                cell_at(sheet, cell.at)};
    }

    void set_staff(std::size_t row, const std::string& id, MadeCell cell) {
        const std::uint32_t column = staff_.column(id, form_.sheet("staff").heading(id), cell.from);
        staff_.set(row, column, std::move(cell));
    }

    // Where the map has 部 too, departments are a list of their own.
    void add_department(std::size_t row, const MapPerson& one, std::size_t sheet) {
        const auto found = one.clues.find("department");
        if (found == one.clues.end()) return;
        MadeCell cell = made(found->second, sheet);
        if (!bureaus_) return set_staff(row, "department_name", std::move(cell));
        const auto bureau = one.fields.find("bureau");
        const std::string above = bureau == one.fields.end() ? "" : bureau->second.text;
        const std::string name = cell.text;
        const std::string key = match_key(above) + "\x1f" + match_key(name);
        auto known = codes_.find(key);
        if (known == codes_.end()) {
            const bool taken = std::any_of(codes_.begin(), codes_.end(), [&](const auto& other) {
                return match_key(other.second) == match_key(name);
            });
            known = codes_.emplace(key, taken ? above + name : name).first;
            const FormSheet& form = form_.sheet("departments");
            const std::size_t own = departments_.add_row();
            const auto put = [&](const char* id, const std::string& text) {
                departments_.set(own, departments_.column(id, form.heading(id), cell.from),
                                 {CellKind::Text, 0, text, cell.from});
            };
            put("code", known->second);
            put("bureau", above);
            put("name", name);
        }
        cell.kind = CellKind::Text;
        cell.text = known->second;
        set_staff(row, "department", std::move(cell));
    }

    // --------------------------------------------------------------------------------- answers

    // Answers of one person on several sheets are one row, unless they say two things of a skill.
    void add_answers(const std::string& id, const MapPerson& one, std::size_t sheet) {
        for (const MapAnswer& answer : one.answers) {
            const bool tool = answer.subject.kind != Kind::Skill;
            SheetMaker& checks = tool ? tools_ : checks_;
            const SheetCell heading = cell_at(sheet, answer.heading_at);
            ensure_keys(checks, tool ? "tool_checks" : "skill_checks", heading);
            const std::uint32_t column =
                checks.column(import::to_string(answer.subject), answer.subject.name, heading);
            const auto cell = level_cell(answer, sheet);
            if (!cell) continue;
            checks.set(row_for(checks, tool, column, id, one, sheet), column, *cell);
        }
    }

    void ensure_keys(SheetMaker& checks, const char* form_sheet, const SheetCell& from) const {
        const FormSheet& form = form_.sheet(form_sheet);
        checks.column("staff", form.heading("staff"), from);
        checks.column("date", form.heading("date"), from);
    }

    std::size_t row_for(SheetMaker& checks, bool tool, std::uint32_t column, const std::string& id,
                        const MapPerson& one, std::size_t sheet) {
        auto& rows = row_of_[tool];
        const auto date = one.fields.find("date");
        const std::string day = date == one.fields.end() ? "" : date->second.text;
        for (const auto& [row, own_day] : rows)
            if (own_day == day && !checks.has(row, column)) return row;
        const std::size_t row = checks.add_row();
        rows.emplace_back(row, day);
        const SheetCell from = cell_at(sheet, place_of(one));
        checks.set(row, 1, {CellKind::Text, 0, id, from});
        if (date != one.fields.end()) checks.set(row, 2, made(date->second, sheet));
        return row;
    }

    // Nothing for a blank. What is not understood stays as it is, for the reader to tell.
    std::optional<MadeCell> level_cell(const MapAnswer& answer, std::size_t sheet) const {
        const import::ReadAnswer read =
            read_level(answer.cell, answer.subject.name, layout_.levels, vocabulary_);
        if (read.kind == import::ReadAnswer::Kind::Blank) return std::nullopt;
        MadeCell cell = made(answer.cell, sheet);
        if (read.kind == import::ReadAnswer::Kind::Level) {
            cell.kind = CellKind::Number;
            cell.number = read.level;
            cell.text.clear();
        }
        return cell;
    }

    // -------------------------------------------------------------------------------- settings

    MadeSheet make_settings() const {
        const FormSheet& form = form_.sheet("settings");
        const Words& words = form_.vocabulary("setting");
        const SheetCell from =
            book_.sheets.empty() ? SheetCell{} : SheetCell{book_.sheets.front().sheet, {1, 1}};
        MadeSheet sheet{form.name(), {}};
        const auto add_row = [&](const std::string& item, MadeCell value) {
            sheet.rows.push_back(
                {{1, MadeCell{CellKind::Text, 0, item, from}}, {2, std::move(value)}});
        };
        add_row(form.heading("item"), {CellKind::Text, 0, form.heading("value"), from});
        std::string schemes;
        for (const std::string& one : layout_.schemes)
            schemes.append(schemes.empty() ? "" : between).append(one);
        if (!schemes.empty()) add_row(words.word("scheme"), {CellKind::Text, 0, schemes, from});
        if (layout_.as_of)
            add_row(words.word("as_of"),
                    {CellKind::Text, 0, skillmap::to_string(*layout_.as_of), from});
        else if (const auto said = as_of_said())
            add_row(words.word("as_of"), *said);
        return sheet;
    }

    std::optional<MadeCell> as_of_said() const {
        for (std::size_t s = 0; s < book_.sheets.size(); ++s)
            for (const MapPerson& one : book_.sheets[s].people)
                if (const auto found = one.fields.find("as_of"); found != one.fields.end())
                    return made(found->second, s);
        return std::nullopt;
    }

    const MapBook& book_;
    const Layout& layout_;
    const Form& form_;
    const Vocabulary& vocabulary_;
    const std::string& file_;
    IssueList& issues_;
    SheetMaker departments_;
    SheetMaker staff_;
    SheetMaker checks_;
    SheetMaker tools_;
    bool bureaus_ = false;
    std::map<std::string, std::string> codes_;  // 部 and 課 → code
    std::vector<MapMember> members_;
    // Of the member being added, by whether they are of tools: rows with their days.
    std::map<bool, std::vector<std::pair<std::size_t, std::string>>> row_of_;
};

}  // namespace

FormView make_form_view(const SheetSource& source, const MapBook& book, const Layout& layout,
                        const Form& form, const Vocabulary& vocabulary, IssueList& issues) {
    std::set<std::string> used{form.sheet("departments").id, form.sheet("staff").id,
                               form.sheet("skill_checks").id, form.sheet("tool_checks").id};
    std::vector<std::size_t> shown;
    bool settings = true;
    for (std::size_t i = 0; i < source.sheet_count(); ++i) {
        const FormSheet* own = form.match(source.sheet_name(i));
        if (!layout.of(source.sheet_name(i)).empty()) continue;
        if (own != nullptr && used.count(own->id) > 0) continue;
        if (own != nullptr && own->id == "settings") settings = false;
        shown.push_back(i);
    }
    ViewMaker maker(book, layout, form, vocabulary, source.file_name(), issues);
    auto sheets = maker.make(settings);
    FormView view{MadeSource(source.file_name(), std::move(sheets)), maker.members()};
    for (const std::size_t sheet : shown) view.source.show(source, sheet);
    return view;
}

}  // namespace skillmap::maps
