#include "core/intake/maps/map_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "core/text/code_points.h"
#include "core/text/normalize.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr std::size_t longest_name = 20;
constexpr std::size_t longest_number = 12;
constexpr std::size_t shortest_known_number = 3;
constexpr std::size_t most_mark_characters = 2;
constexpr double highest_answer = 10;

// Marks that people draw for a level.
constexpr std::u32string_view marks = U"◎○△×●▲■□☆★◇◆▽▼〇◯✓✔✕レ－―";

bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}

bool is_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool is_written(char32_t c) {  // kana, kanji and what stands in for them
    return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || c == 0x3005 ||
           c == 0x3006 || c >= 0x20000 || (c >= 0xE000 && c <= 0xF8FF) ||
           (c >= 0xF900 && c <= 0xFAFF);
}

bool ends_so(std::string_view text, std::string_view end) {
    return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

std::string without_spaces(std::string_view text) {
    std::string bare;
    for (const char c : compatible_text(text))
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t') bare += c;
    return bare;
}

// The parts of a text between brackets, spaces and strokes.
std::vector<std::string> pieces(const std::string& text) {
    std::vector<std::string> list(1);
    for (const char c : compatible_text(text)) {
        if (std::string_view("()[] _:/\\|\n\r").find(c) != std::string_view::npos)
            list.emplace_back();
        else
            list.back() += c;
    }
    return list;
}

}  // namespace

MapWords::MapWords(const import::Meanings& meanings, const Vocabulary& vocabulary)
    : meanings_(meanings), vocabulary_(vocabulary) {}

import::Meanings::Found MapWords::subject(const std::string& heading) const {
    auto found = meanings_.subject(heading);
const Kind kind = found.target.kind;
if (kind != Kind::Skill && kind != Kind::Tool && kind != Kind::Box) return {};
if (!found.certain || found.whole) return found;
// A name within a longer heading may as well be about something else.
const auto bare = meanings_.subject(without_marks(heading));
found.certain = bare.whole && bare.target == found.target;
return found;
}  // namespace skillmap::maps

// Without a number in front, and without words for what a column holds: "①データ理解（自己評価）".
std::string MapWords::without_marks(const std::string& heading) const {
    std::string rest = compatible_text(heading);
    const std::size_t digits = rest.find_first_not_of("(0123456789");
    if (digits != 0 && digits != std::string::npos)
        rest.erase(0, std::max(digits, rest.find_first_not_of("(0123456789)-.:_ ")));
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& [open, close] : {std::pair('(', ')'), std::pair('[', ']')}) {
            const std::size_t at = rest.rfind(open);
            if (at == std::string::npos || at == 0 || rest.back() != close) continue;
            if (!part(rest.substr(at + 1, rest.size() - at - 2))) continue;
            rest.resize(at);
            changed = true;
        }
        const std::size_t at = rest.find_last_of(" _:\n");
        if (at == std::string::npos || at == 0 || !part(rest.substr(at + 1))) continue;
        rest.resize(at);
        changed = true;
    }
    return rest;
}

Target MapWords::plain_label(const std::string& text) const {
    Target field = meanings_.field(form().sheet("staff"), text);
    if (field.kind != Kind::Open) return field;
    Target checked = meanings_.field(form().sheet("skill_checks"), text);
    if (checked.kind != Kind::Open) return checked;
    const auto word = form().vocabulary("map_person").find(text);
    if (!word) return {};
    const std::string id(*word);
    if (id == "number" || id == "name" || id == "department") return {Kind::Person, id};
    if (id == "family" || id == "given") return {Kind::Person, "name"};
    return {Kind::Field, id};
}

Target MapWords::label(const std::string& text) const {
    if (text.empty() || is_computed(text)) return {};
    std::string bare = text;
    while (ends_so(bare, "*") || ends_so(bare, "＊") || ends_so(bare, ":") || ends_so(bare, "："))
        bare.resize(bare.size() - (ends_so(bare, "*") || ends_so(bare, ":") ? 1 : 3));
    Target whole = plain_label(bare);
    if (whole.kind != Kind::Open) return whole;
    // "スキル＼氏名"
    for (const std::string_view stroke : {"＼", "\\", "／", "/"}) {
        const std::size_t at = bare.find(stroke);
        if (at == std::string::npos) continue;
        for (const std::string& part : {bare.substr(at + stroke.size()), bare.substr(0, at)}) {
            Target target = plain_label(part);
            if (target.kind == Kind::Person) return target;
        }
    }
    return {};
}

std::optional<std::string_view> MapWords::part(const std::string& text) const {
    return form().vocabulary("map_part").find(text);
}

std::optional<std::string_view> MapWords::part_within(const std::string& heading) const {
    const auto list = pieces(heading);
    for (std::size_t i = list.size(); i-- > 1;)
        if (const auto found = part(list[i])) return found;
    return part(list.front());
}

std::optional<std::string_view> MapWords::no_person(const std::string& text) const {
    if (const auto word = form().vocabulary("map_line").find(text)) return word;
    if (form().vocabulary("total").find(text)) return "total";
    if (form().vocabulary("note").find(text)) return "note";
    return std::nullopt;
}

std::optional<int> MapWords::level_heading(const std::string& text) const {
    const auto characters = code_points(compatible_text(text));
    constexpr std::size_t longest = 5;  // "レベル2"
    if (!characters || characters->empty() || characters->size() > longest ||
        !is_digit(characters->back()))
        return std::nullopt;
    const auto level = vocabulary_.levels().parse(text);
    return level ? std::optional(level->value()) : std::nullopt;
}

bool MapWords::is_computed(const std::string& text) const {
    const FormSheet& staff = form().sheet("staff");
    const auto column = staff.column_keys.find(match_key(text));
    return column != staff.column_keys.end() && staff.columns[column->second].computed;
}

bool MapWords::is_answer(const std::string& text) const {
    if (vocabulary_.levels().parse(text)) return true;
    const auto characters = code_points(compatible_text(text));
    if (!characters || characters->empty() || characters->size() > most_mark_characters)
        return false;
    if (std::all_of(characters->begin(), characters->end(), is_digit))
        return std::stoi(compatible_text(text)) <= highest_answer;
    if (characters->size() > 1) return false;
    return is_letter(characters->front()) || marks.find(characters->front()) != marks.npos;
}

bool MapWords::may_be_number(const std::string& text) {
    const std::string bare = without_spaces(text);
    const auto digits = std::count_if(
        bare.begin(), bare.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); });
    return bare.size() <= longest_number && digits > 0 &&
           std::all_of(bare.begin(), bare.end(), [](char c) {
               const auto own = static_cast<unsigned char>(c);
               return is_digit(own) || is_letter(own) || c == '-';
           });
}

bool MapWords::may_be_department(const std::string& text) {
    static constexpr std::array<std::string_view, 17> ends{
        "課", "室",       "局",   "係",     "部",     "所",       "館",     "園",  "校",
        "院", "センター", "支所", "委員会", "事務局", "グループ", "チーム", "担当"};
    const std::string bare = without_spaces(text);
    constexpr std::size_t shortest = 6;  // two characters
    return bare.size() >= shortest &&
           std::any_of(ends.begin(), ends.end(), [&](auto end) { return ends_so(bare, end); });
}

bool MapWords::may_be_name(const std::string& text) const {
    const std::string bare = without_spaces(text);
    const auto characters = code_points(bare);
    if (!characters || characters->size() < 2 || characters->size() > longest_name) return false;
    const bool plain = std::all_of(characters->begin(), characters->end(), [](char32_t c) {
        return is_written(c) || is_letter(c) || c == U'・' || c == U'.' || c == U'\'' || c == U'-';
    });
    if (!plain || no_person(text) || part(text) || label(text).kind != Kind::Open ||
        is_computed(text) || vocabulary_.levels().parse(text) || subject(text).certain)
        return false;
    // "阿部" is a name, "総務課" is none.
    for (const std::string_view end : {"課", "係", "局", "センター", "委員会", "支所"})
        if (ends_so(bare, end)) return false;
    constexpr std::size_t shortest_office = 3;
    return !(characters->size() >= shortest_office && text.find(' ') == std::string::npos &&
             text.find("　") == std::string::npos && (ends_so(bare, "部") || ends_so(bare, "室")));
}

bool MapWords::is_known_number(const std::string& text) const {
    return compatible_text(text).size() >= shortest_known_number &&
           meanings_.is_clue("number", text);
}

bool MapWords::is_known(const std::string& text) const {
    if (is_known_number(text) || meanings_.is_clue("name", text)) return true;
    const PersonText parts = person(text);
    return (!parts.number.empty() && is_known_number(parts.number)) ||
           (!parts.name.empty() && parts.name != text && meanings_.is_clue("name", parts.name));
}

bool MapWords::announces_department(const std::string& heading) const {
    const auto list = pieces(heading);
    return list.size() > 1 && std::any_of(list.begin(), list.end(), [this](const auto& piece) {
               return plain_label(piece) == Target{Kind::Person, "department"};
           });
}

PersonText MapWords::person(const std::string& text, bool department_in_brackets) const {
    PersonText found;
    std::vector<std::string> lines(1);
    for (const char c : text) {
        if (c == '\n' || c == '\r')
            lines.emplace_back();
        else
            lines.back() += c;
    }
    for (const std::string& line : lines) {
        std::string rest(trim(line));
        if (rest.empty()) continue;
        // "青木 一郎（総務課）"
        for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"（", "）"},
                                          {"(", ")"},
                                          {"【", "】"},
                                          {"［", "］"}}) {
            const std::size_t at = rest.find(open);
            if (at == std::string::npos || !ends_so(rest, close)) continue;
            const std::string inside =
                rest.substr(at + open.size(), rest.size() - at - open.size() - close.size());
            const bool number = may_be_number(inside);
            const bool department =
                !number && (department_in_brackets || may_be_department(inside) ||
                            meanings_.is_clue("department", inside));
            if (department) found.department = inside;
            if (number) found.number = inside;
            rest = std::string(trim(rest.substr(0, at)));
        }
        // "001001 青木 一郎"
        std::size_t digits = 0;
        while (digits < rest.size() && rest[digits] >= '0' && rest[digits] <= '9') ++digits;
        if (digits >= shortest_known_number && digits < rest.size()) {
            const std::string behind(trim(rest.substr(digits)));
            if (behind.size() < rest.size() - digits || rest[digits] == ':') {
                found.number = rest.substr(0, digits);
                rest = behind;
            }
        }
        if (rest.empty()) continue;
        if (lines.size() > 1 && may_be_department(rest) && found.department.empty())
            found.department = rest;
        else if (lines.size() > 1 && may_be_number(rest) && found.number.empty())
            found.number = rest;
        else
            found.name += (found.name.empty() ? "" : " ") + rest;
    }
    if (found.name.empty() && found.number.empty() && !found.department.empty())
        found = {"", text, ""};
    return found;
}

}  // namespace skillmap::maps
