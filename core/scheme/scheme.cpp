#include "core/scheme/scheme.h"

#include <algorithm>

#include "core/text/normalize.h"

namespace skillmap {
namespace {

template <class T>
std::optional<Id<T>> find(const std::unordered_map<std::string, Id<T>>& keys,
                          std::string_view name) {
    const auto it = keys.find(match_key(name));
    if (it == keys.end()) return std::nullopt;
    return it->second;
}

// Behind the digit of a level may stand nothing or an explanation, but no further digit or word:
// "2：独力で実践" is level 2, "1.5", "1-2" and "2人" are no level.
bool is_explanation(std::string_view text) {
    if (text.empty()) return true;
    constexpr std::string_view separators = " :.()-";
    const std::size_t word = text.find_first_not_of(separators);
    if (word == 0) return text.substr(0, 3) == "、";
    return word == std::string_view::npos || text[word] < '0' || text[word] > '9';
}

// Whether a key is that of the name, or of an alias, which may end in "..." for anything.
bool matches(const std::string& key, const std::string& name) {
    const std::string wanted = match_key(name);
    constexpr std::string_view anything = "...";
    if (wanted.size() > anything.size() &&
        wanted.compare(wanted.size() - anything.size(), anything.size(), anything) == 0)
        return key.rfind(wanted.substr(0, wanted.size() - anything.size()), 0) == 0;
    return key == wanted;
}

std::optional<std::string> find_name(const std::vector<NameAliases>& list, std::string_view text) {
    const std::string key = match_key(text);
    for (const NameAliases& one : list) {
        if (matches(key, one.name)) return one.name;
        for (const std::string& alias : one.aliases)
            if (matches(key, alias)) return one.name;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Level> LevelScale::parse(std::string_view text) const {
    const std::string key = match_key(text);
    for (const LevelSymbol& symbol : symbols)
        if (match_key(symbol.text) == key) return Level(symbol.level);
    for (std::size_t level = 0; level < names.size(); ++level)
        if (!key.empty() && match_key(names[level]) == key) return Level(static_cast<int>(level));
    const std::string normal = compatible_text(text);
    std::string_view rest = normal;
    for (const std::string_view word : {"Lv", "lv", "LV", "レベル", "Level", "level"}) {
        if (rest.substr(0, word.size()) != word) continue;
        rest.remove_prefix(word.size());
        while (!rest.empty() && (rest.front() == '.' || rest.front() == ' ')) rest.remove_prefix(1);
        break;
    }
    const auto digit = [&rest](std::size_t at) {
        return at < rest.size() && rest[at] >= '0' && rest[at] <= '9';
    };
    if (!digit(0)) return std::nullopt;
    const std::size_t digits = digit(1) ? 2 : 1;  // no scale has more
    int value = rest[0] - '0';
    if (digits == 2) value = value * 10 + (rest[1] - '0');
    if (value > highest || !is_explanation(rest.substr(digits))) return std::nullopt;
    return Level(value);
}

std::optional<std::size_t> Persona::find_stage(std::string_view stage) const {
    const auto it = std::find_if(stages.begin(), stages.end(),
                                 [stage](const Stage& one) { return one.name == stage; });
    if (it == stages.end()) return std::nullopt;
    return static_cast<std::size_t>(it - stages.begin());
}

std::optional<Id<Persona>> Scheme::find_persona(std::string_view persona) const {
    return find(persona_keys, persona);
}

std::optional<Id<Skill>> Scheme::find_skill(std::string_view skill) const {
    return find(skill_keys, skill);
}

std::optional<Id<SchemeTraining>> Scheme::find_training(std::string_view training) const {
    return find(training_keys, training);
}

std::optional<Id<Tool>> Scheme::find_tool(std::string_view tool) const {
    return find(tool_keys, tool);
}

std::optional<std::string> Scheme::find_qualification(std::string_view qualification) const {
    return find_name(qualifications, qualification);
}

std::optional<std::string> Scheme::find_statement(std::string_view text) const {
    return find_name(statements, text);
}

bool Scheme::has_stages() const {
    return std::any_of(personas.begin(), personas.end(),
                       [](const Persona& persona) { return !persona.stages.empty(); });
}

Id<Skill> Scheme::add_skill(std::string_view skill) {
    if (const auto known = find_skill(skill)) return *known;
    const Id<Skill> added = skills.add(Skill{std::string(trim(skill)), {}});
    skill_keys.emplace(match_key(skill), added);
    return added;
}

}  // namespace skillmap
