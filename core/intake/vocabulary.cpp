#include "core/intake/vocabulary.h"

#include <algorithm>

#include "core/text/normalize.h"

namespace skillmap {

std::optional<std::string> Vocabulary::persona(std::string_view name) const {
    for (const Scheme* scheme : schemes_)
        if (const auto id = scheme->find_persona(name)) return scheme->personas[*id].name;
    return std::nullopt;
}

std::optional<std::string> Vocabulary::skill(std::string_view name) const {
    for (const Scheme* scheme : schemes_)
        if (const auto id = scheme->find_skill(name)) return scheme->skills[*id].name;
    return std::nullopt;
}

std::optional<std::string> Vocabulary::tool(std::string_view name) const {
    for (const Scheme* scheme : schemes_)
        if (const auto id = scheme->find_tool(name)) return scheme->tools[*id].name;
    return std::nullopt;
}

std::optional<std::string> Vocabulary::qualification(
    std::string_view name, const std::vector<std::string>& suffixes) const {
    for (const Scheme* scheme : schemes_) {
        if (auto known = scheme->find_qualification(name)) return known;
        const std::string key = match_key(name);
        for (const std::string& suffix : suffixes) {
            const std::string end = match_key(suffix);
            if (key.size() <= end.size() ||
                key.compare(key.size() - end.size(), end.size(), end) != 0)
                continue;
            if (auto known = scheme->find_qualification(key.substr(0, key.size() - end.size())))
                return known;
        }
    }
    return std::nullopt;
}

std::optional<std::string> Vocabulary::training(std::string_view name) const {
    for (const Scheme* scheme : schemes_)
        if (const auto id = scheme->find_training(name)) return scheme->trainings[*id].name;
    return std::nullopt;
}

bool Vocabulary::knows_audience(std::string_view training) const {
    return std::any_of(schemes_.begin(), schemes_.end(), [&](const Scheme* scheme) {
        const auto id = scheme->find_training(training);
        return id && !scheme->trainings[*id].audience.empty();
    });
}

bool Vocabulary::is_category(std::string_view category) const {
    const std::string key = match_key(category);
    const auto names = [&key](const std::string& one) { return match_key(one) == key; };
    for (const Scheme* scheme : schemes_)
        if (std::any_of(scheme->training_categories.begin(), scheme->training_categories.end(),
                        names))
            return true;
    return false;
}

bool Vocabulary::is_obligation(std::string_view category) const {
    const std::string key = match_key(category);
    for (const Scheme* scheme : schemes_)
        for (const Indicator& indicator : scheme->indicators)
            for (const std::string& one : indicator.training_categories)
                if (indicator.kind == Indicator::Kind::ObligationRate && match_key(one) == key)
                    return true;
    return false;
}

std::optional<std::string> Vocabulary::statement(std::string_view text) const {
    for (const Scheme* scheme : schemes_)
        if (auto known = scheme->find_statement(text)) return known;
    return std::nullopt;
}

std::vector<ToolCheck> Vocabulary::checklist(std::string_view tool) const {
    for (const Scheme* scheme : schemes_)
        if (const auto id = scheme->find_tool(tool)) return scheme->tools[*id].checks;
    return {};
}

std::vector<Vocabulary::NamedTraining> Vocabulary::trainings() const {
    std::vector<NamedTraining> list;
    for (const Scheme* scheme : schemes_)
        for (const Persona& persona : scheme->personas)
            for (const Requirement& requirement : persona.requirements)
                for (const std::string& name : requirement.trainings) {
                    auto at = std::find_if(list.begin(), list.end(),
                                           [&](const NamedTraining& t) { return t.name == name; });
                    if (at == list.end()) at = list.insert(list.end(), NamedTraining{name, {}});
                    at->skills.push_back(scheme->skills[requirement.skill].name);
                }
    return list;
}

const ToolCheck* Vocabulary::tool_check(std::string_view tool, std::string_view heading) const {
    const std::string key = match_key(heading);
    for (const Scheme* scheme : schemes_) {
        const auto id = scheme->find_tool(tool);
        if (!id) continue;
        for (const ToolCheck& check : scheme->tools[*id].checks) {
            const auto same = [&key](const std::string& name) { return match_key(name) == key; };
            if (same(check.name) || std::any_of(check.aliases.begin(), check.aliases.end(), same))
                return &check;
        }
    }
    return nullptr;
}

std::vector<const Tool*> Vocabulary::tools() const {
    std::vector<const Tool*> list;
    for (const Scheme* scheme : schemes_)
        for (const Tool& tool : scheme->tools) list.push_back(&tool);
    return list;
}

const LevelScale& Vocabulary::levels() const {
    static const LevelScale plain;
    for (const Scheme* scheme : schemes_)
        if (!scheme->levels.names.empty()) return scheme->levels;
    return plain;
}

const LevelScale& Vocabulary::levels_of(std::string_view subject) const {
    for (const Scheme* scheme : schemes_)
        if (!scheme->levels.names.empty() &&
            (scheme->find_skill(subject) || scheme->find_tool(subject)))
            return scheme->levels;
    return levels();
}

std::string Vocabulary::persona_list() const {
    std::string list;
    for (const Scheme* scheme : schemes_)
        for (const Persona& persona : scheme->personas)
            list += (list.empty() ? "" : "・") + persona.name;
    return list;
}

}  // namespace skillmap
