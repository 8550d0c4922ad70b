#include "core/intake/import/meanings.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <utility>

#include "core/text/code_points.h"
#include "core/text/name_key.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

using Kind = Target::Kind;

constexpr std::size_t shortest_name = 6;  // bytes of a key that may be found within a heading
constexpr double resemblance = 0.7;
constexpr double clear_lead = 0.1;
constexpr std::size_t most_digits = 3;  // of the number of a question

// The pairs of neighbouring characters.
std::set<std::u32string> pairs_of(const std::string& key) {
    const std::u32string characters = code_points(key).value_or(std::u32string());
    std::set<std::u32string> pairs;
    for (std::size_t i = 0; i + 1 < characters.size(); ++i) pairs.insert(characters.substr(i, 2));
    return pairs;
}

double likeness(const std::set<std::u32string>& a, const std::set<std::u32string>& b) {
    if (a.empty() || b.empty()) return 0;
    const auto common = std::count_if(
        a.begin(), a.end(), [&b](const std::u32string& pair) { return b.count(pair) > 0; });
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

// ①, ⑴, ❷ and the like, which are plain digits once they are normalised.
bool is_enclosed_number(char32_t c) {
    return (c >= 0x2460 && c <= 0x249B) || (c >= 0x24EA && c <= 0x24FF) ||
           (c >= 0x2776 && c <= 0x2793) || (c >= 0x3251 && c <= 0x325F) ||
           (c >= 0x32B1 && c <= 0x32BF);
}

// What stands between the number of a question and its text.
std::string_view without_separators(std::string_view text) {
    static constexpr std::array separators{".", ":", "-", ")", "]", "_", " ", "、", "。"};
    while (true) {
        const auto* const found =
            std::find_if(separators.begin(), separators.end(),
                         [&](std::string_view one) { return text.substr(0, one.size()) == one; });
        if (found == separators.end()) return text;
        text.remove_prefix(std::string_view(*found).size());
    }
}

// The columns of a person by the id of a column of the form.
std::string clue_of(const FormSheet& sheet, const std::string& column) {
    static const std::map<std::string_view, std::string_view> clues{
        {"staff", "number"}, {"name", "name"}, {"kana", "kana"}, {"mail", "mail"}};
    if (column == "id") return "number";
    if (!is_checks(sheet) && sheet.id != "staff" && column != "staff" && column != "mail")
        return {};
    if (column == "department" || column == "department_name") return "department";
    const auto clue = clues.find(column);
    return clue == clues.end() ? std::string() : std::string(clue->second);
}

std::string without_zeros(std::string_view number) {
    const std::string key = match_key(number);
    const std::size_t first = key.find_first_not_of('0');
    return first == std::string::npos ? key : key.substr(first);
}

}  // namespace

Meanings::Meanings(const Form& form, const Vocabulary& vocabulary, const Records& records,
                   const std::vector<BookSheet>& checks)
    : form_(form) {
    for (const Scheme* scheme : vocabulary.schemes()) {
        for (const Skill& skill : scheme->skills) {
            add(skill.name, {Kind::Skill, skill.name});
            for (const std::string& alias : skill.aliases) add(alias, {Kind::Skill, skill.name});
        }
        for (const Tool& tool : scheme->tools) {
            add(tool.name, {Kind::Tool, tool.name});
            for (const std::string& alias : tool.aliases) add(alias, {Kind::Tool, tool.name});
        }
    }
    for (const BookSheet& sheet : checks)
        for (const auto& [id, heading] : sheet.boxes) add(heading, {Kind::Box, heading});
    add_items(vocabulary);
    for (const Training& training : records.trainings)
        add(training.name, {Kind::Training, training.name});
    for (const StaffMember& member : records.staff) {
        numbers_.insert(without_zeros(member.id));
        if (!member.name.empty()) people_.insert(name_key(member.name));
        if (!member.kana.empty()) readings_.insert(kana_key(member.kana));
    }
    for (const Department& department : records.departments) {
        departments_.insert(without_zeros(department.code));
        departments_.insert(name_key(department.name));
        departments_.insert(name_key(department.bureau + department.name));
    }
}

// An item of a checklist is asked by its name, where the only box for it has the tool and the level
// in front ("Excel Lv3 ピボットテーブル").
void Meanings::add_items(const Vocabulary& vocabulary) {
    std::vector<Name> boxes;
    std::copy_if(names_.begin(), names_.end(), std::back_inserter(boxes),
                 [](const Name& name) { return name.target.kind == Kind::Box; });
    for (const Tool* tool : vocabulary.tools())
        for (const ToolCheck& check : tool->checks) {
            const std::string key = plain_key(check.name);
            const auto ends_so = [&key](const Name& box) {
                return box.key.size() >= key.size() &&
                       box.key.compare(box.key.size() - key.size(), key.size(), key) == 0;
            };
            const auto box = std::find_if(boxes.begin(), boxes.end(), ends_so);
            if (box != boxes.end() && std::count_if(boxes.begin(), boxes.end(), ends_so) == 1)
                add(check.name, box->target);
        }
}

bool Meanings::is_clue(const std::string& clue, const std::string& answer) const {
    if (clue == "number") return numbers_.count(without_zeros(answer)) > 0;
    if (clue == "name") return people_.count(name_key(answer)) > 0;
    if (clue == "mail" || clue == "upn") return answer.find('@') != std::string::npos;
    if (clue == "kana") return readings_.count(kana_key(answer)) > 0;
    return departments_.count(without_zeros(answer)) > 0 ||
           departments_.count(name_key(answer)) > 0;
}

Target Meanings::paired(const std::string& heading) const {
    const std::string name = without_number(heading);
    if (const auto part = form_.vocabulary("name_part").find(name))
        return {Kind::Person, std::string(*part)};
    const auto column = form_.vocabulary("list_column").find(name);
    if (!column) return {};
    return {*column == "subject" ? Kind::Subject : Kind::Level, {}};
}

Target Meanings::partner(const Target& target) {
    if (target.kind == Kind::Person)
        return {Kind::Person, target.name == "family" ? "given" : "family"};
    return {target.kind == Kind::Subject ? Kind::Level : Kind::Subject, {}};
}

Target Meanings::asked_clue(const std::string& heading) const {
    const std::string key = plain_key(heading);
    std::string longest;
    Target target;
    for (const FormColumn& column : form_.sheet("staff").columns) {
        const std::string clue = clue_of(form_.sheet("staff"), column.id);
        if (clue.empty()) continue;
        for (const std::string& name : column.names) {
            const std::string own = plain_key(name);
            if (key.find(own) == std::string::npos || own.size() <= longest.size()) continue;
            longest = own;
            target = {Kind::Person, clue};
        }
    }
    return target;
}

// Without the number of a question in front: "Q1.", "（2）", "設問３：", "①".
std::string Meanings::without_number(const std::string& heading) const {
    if (const auto characters = code_points(trim(heading));
        characters && !characters->empty() && is_enclosed_number(characters->front())) {
        std::string rest;
        for (const char32_t one : characters->substr(1)) append_character(rest, one);
        return std::string(without_separators(compatible_text(rest)));
    }
    std::string normal = compatible_text(heading);
    std::string_view rest = normal;
    for (const std::string& word : form_.vocabulary("question").words("question"))
        if (rest.substr(0, word.size()) == word) {
            rest.remove_prefix(word.size());
            break;
        }
    rest.remove_prefix(std::min(rest.find_first_not_of("([ "), rest.size()));
    const std::size_t digits = rest.find_first_not_of("0123456789");
    if (digits == 0 || digits > most_digits) return normal;
    rest.remove_prefix(digits);
    const std::string_view name = without_separators(rest);
    return name.empty() || name.size() == rest.size() ? normal : std::string(name);
}

void Meanings::add(const std::string& name, const Target& target) {
    std::string key = plain_key(name);
    if (key.empty()) return;
    std::set<std::u32string> pairs = pairs_of(key);
    names_.push_back({std::move(key), std::move(pairs), target});
}

// A name that is the whole heading, or the longest of those within it. Several: it does not cover
// the others.
const Meanings::Name* Meanings::named(const std::string& heading, bool& several) const {
    several = false;
    const std::string whole = plain_key(heading);
    const std::string key = plain_key(without_number(heading));
    const Name* longest = nullptr;
    for (const Name& name : names_) {
        if (name.key == key || name.key == whole) return &name;
        if (name.key.size() < shortest_name || key.find(name.key) == std::string::npos) continue;
        if (longest == nullptr || name.key.size() > longest->key.size()) longest = &name;
    }
    several =
        longest != nullptr && std::any_of(names_.begin(), names_.end(), [&](const Name& name) {
            return name.key.size() >= shortest_name && !(name.target == longest->target) &&
                   key.find(name.key) != std::string::npos &&
                   longest->key.find(name.key) == std::string::npos;
        });
    return longest;
}

Meanings::Found Meanings::subject(const std::string& heading) const {
    bool several = false;
    if (const Name* name = named(heading, several)) {
        const bool whole =
            name->key == plain_key(heading) || name->key == plain_key(without_number(heading));
        return {name->target, !several, whole};
    }
    return resembling(plain_key(without_number(heading)));
}

Meanings::Found Meanings::resembling(const std::string& key) const {
    const std::set<std::u32string> pairs = pairs_of(key);
    double best = 0;
    double second = 0;
    const Name* likely = nullptr;
    for (const Name& name : names_) {
        const double like = likeness(pairs, name.pairs);
        if (like > best) {
            if (likely != nullptr && !(likely->target == name.target)) second = best;
            best = like;
            likely = &name;
        } else if (likely != nullptr && !(likely->target == name.target)) {
            second = std::max(second, like);
        }
    }
    if (likely == nullptr || best < resemblance || best - second < clear_lead) return {};
    return {likely->target, false};
}

std::optional<std::string> Meanings::attended(const std::string& heading) const {
    const auto state = form_.vocabulary("attended_question").find(without_number(heading));
    return state ? std::optional(std::string(*state)) : std::nullopt;
}

Target Meanings::field(const FormSheet& sheet, const std::string& heading) const {
    const auto column = sheet.column_keys.find(match_key(without_number(heading)));
    if (column == sheet.column_keys.end()) return {};
    const std::string& id = sheet.columns[column->second].id;
    if (std::string clue = clue_of(sheet, id); !clue.empty())
        return {Kind::Person, std::move(clue)};
    return {Kind::Field, id};
}

bool Meanings::is_of_form(const std::string& heading, std::string_view form_sheet) const {
    return field(form_.sheet("staff"), heading).kind != Kind::Open ||
           field(form_.sheet(form_sheet), heading).kind != Kind::Open ||
           paired(heading).kind == Kind::Person;
}

bool Meanings::knows(const std::string& heading) const {
    if (std::any_of(form_.sheets.begin(), form_.sheets.end(), [&](const FormSheet& sheet) {
            return !sheet.key.empty() && field(sheet, heading).kind != Kind::Open;
        }))
        return true;
    bool several = false;
    return attended(heading) || (named(heading, several) != nullptr && !several);
}

}  // namespace skillmap::import
