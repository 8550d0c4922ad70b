#include "core/plan/query.h"

#include <algorithm>
#include <optional>

#include "core/intake/form.h"
#include "core/messages.h"
#include "core/plan/departments.h"
#include "core/plan/nearest.h"
#include "core/text/join.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap::plan {
namespace {

constexpr std::string_view between = "、";

std::string heading(std::string_view sheet, std::string_view column) {
    return wg_form().sheet(sheet).heading(column);
}

Issue unknown(const std::string& subject, const std::string& found, const std::string& nearest) {
    return {nearest.empty() ? MessageId::FindNothingKnown : MessageId::FindNameUnknown,
            {},
            subject,
            found,
            nearest};
}

// "NAME=2". A name may have a sign of equality in itself.
struct NameAndLevel {
    std::string name;
    std::optional<double> level;
};

NameAndLevel split(const std::string& text) {
    const std::string plain = compatible_text(text);
    const std::size_t at = plain.rfind('=');
    if (at == std::string::npos) return {text, 1};
    return {std::string(trim(std::string_view(plain).substr(0, at))),
            parse_number(std::string_view(plain).substr(at + 1))};
}

template <class T>
std::vector<Name> names_of(const List<T>& list) {
    std::vector<Name> names;
    for (const T& one : list) {
        std::vector<std::string> spellings = one.aliases;
        spellings.push_back(one.name);
        names.push_back({one.name, std::move(spellings)});
    }
    return names;
}

class QueryReader {
  public:
    QueryReader(const Placement& placement, const QueryText& text)
        : scheme_(placement.scheme()),
          facts_(placement.stages().facts),
          records_(facts_.records()),
          departments_(records_),
          text_(text) {}

    Result<Query> read() {
        using Step = Result<void> (QueryReader::*)();
        for (const Step step : {&QueryReader::read_personas, &QueryReader::read_stages,
                                &QueryReader::read_skills, &QueryReader::read_tools,
                                &QueryReader::read_trainings, &QueryReader::read_qualifications,
                                &QueryReader::read_departments, &QueryReader::read_positions})
            if (auto done = (this->*step)(); !done) return done.error();
        if (query_.empty()) return Issue{MessageId::FindNothingAsked, {}, "", "", ""};
        return std::move(query_);
    }

  private:
    Result<void> read_personas() {
        for (const std::string& text : text_.personas) {
            const auto persona = scheme_.find_persona(text);
            if (!persona)
                return unknown(heading("staff", "personas"), text,
                               nearest_names(text, names_of(scheme_.personas)));
            personas_.push_back(*persona);
            query_.push_back({PersonaCriterion{*persona}, scheme_.personas[*persona].name});
        }
        return {};
    }

    // The place of a stage by its name, or by its number.
    static std::optional<std::size_t> stage_of(const Persona& persona, const std::string& text) {
        for (std::size_t i = 0; i < persona.stages.size(); ++i)
            if (match_key(persona.stages[i].name) == match_key(text)) return i + 1;
        const auto number = parse_number(text);
        if (!number || *number < 1 || *number > static_cast<double>(persona.stages.size()))
            return std::nullopt;
        const auto whole = static_cast<std::size_t>(*number);
        return static_cast<double>(whole) == *number ? std::optional(whole) : std::nullopt;
    }

    Result<void> read_stages() {
        std::vector<Id<Persona>> asked = personas_;
        if (asked.empty())
            for (const Persona& one : scheme_.personas)
                asked.push_back(scheme_.personas.id_of(one));
        for (const std::string& text : text_.stages) {
            StageCriterion criterion{{}, !personas_.empty()};
            std::vector<std::string> names;  // of the stages
            std::vector<std::string> found;
            for (const Id<Persona> id : asked) {
                const Persona& persona = scheme_.personas[id];
                for (const Stage& stage : persona.stages)
                    if (std::find(names.begin(), names.end(), stage.name) == names.end())
                        names.push_back(stage.name);
                const auto number = stage_of(persona, text);
                if (!number && criterion.every)
                    return unknown(persona.name + " " + heading("staff", "stage"), text,
                                   joined(stage_names(persona), between));
                if (!number) continue;
                criterion.steps.push_back({id, *number});
                const std::string& name = persona.stages[*number - 1].name;
                if (std::find(found.begin(), found.end(), name) == found.end())
                    found.push_back(name);
            }
            if (criterion.steps.empty())
                return unknown(heading("staff", "stage"), text,
                               nearest_names(text, plain_names(names)));
            query_.push_back({std::move(criterion), joined(found, between)});
        }
        return {};
    }

    static std::vector<std::string> stage_names(const Persona& persona) {
        std::vector<std::string> names;
        for (const Stage& stage : persona.stages) names.push_back(stage.name);
        return names;
    }

    Result<int> level(const NameAndLevel& given, const std::string& text) const {
        const int highest = scheme_.levels.highest;
        const bool whole = given.level && *given.level >= 1 && *given.level <= highest &&
                           *given.level == static_cast<double>(static_cast<int>(*given.level));
        if (!whole)
            return Issue{MessageId::FindLevel, {}, given.name, text, std::to_string(highest)};
        return static_cast<int>(*given.level);
    }

    Result<void> read_skills() {
        for (const std::string& text : text_.skills) {
            const auto alone = scheme_.find_skill(text);
            const NameAndLevel given = alone ? NameAndLevel{text, 1} : split(text);
            const auto skill = scheme_.find_skill(given.name);
            if (!skill)
                return unknown(heading("requirements", "skill"), given.name,
                               nearest_names(given.name, names_of(scheme_.skills)));
            const auto at_least = level(given, text);
            if (!at_least) return at_least.error();
            query_.push_back({SkillCriterion{*skill, *at_least}, scheme_.skills[*skill].name});
        }
        return {};
    }

    Result<void> read_tools() {
        for (const std::string& text : text_.tools) {
            const NameAndLevel given = split(text);
            const auto tool = scheme_.find_tool(given.name);
            if (!tool)
                return unknown(heading("tool_items", "tool"), given.name,
                               nearest_names(given.name, names_of(scheme_.tools)));
            const auto at_least = level(given, text);
            if (!at_least) return at_least.error();
            query_.push_back({ToolCriterion{*tool, *at_least}, scheme_.tools[*tool].name});
        }
        return {};
    }

    Result<void> read_trainings() {
        for (const std::string& text : text_.trainings) {
            TrainingCriterion criterion;
            std::string name = text;
            std::vector<Name> names;
            for (const Training& one : records_.trainings) {
                names.push_back({one.name, {one.name, one.code}});
                if (match_key(one.code) != match_key(text) &&
                    match_key(one.name) != match_key(text))
                    continue;
                criterion.trainings.push_back(records_.trainings.id_of(one));
                name = one.name;
            }
            if (const auto meant = scheme_.find_training(text);
                meant && criterion.trainings.empty()) {
                criterion.trainings = facts_.meant(*meant);
                name = scheme_.trainings[*meant].name;
            }
            if (criterion.trainings.empty())
                return unknown(heading("trainings", "name"), text, nearest_names(text, names));
            query_.push_back({std::move(criterion), name});
        }
        return {};
    }

    Result<void> read_qualifications() {
        std::vector<std::string> names;
        for (const NameAliases& one : scheme_.qualifications) names.push_back(one.name);
        for (const Qualification& one : records_.qualifications)
            if (const std::string& name = records_.words.text(one.name);
                std::find(names.begin(), names.end(), name) == names.end())
                names.push_back(name);
        for (const std::string& text : text_.qualifications) {
            const auto known = scheme_.find_qualification(text);
            const auto recorded = std::find_if(names.begin(), names.end(), [&](const auto& name) {
                return match_key(name) == match_key(text);
            });
            if (!known && recorded == names.end())
                return unknown(heading("qualifications", "name"), text,
                               nearest_names(text, plain_names(names)));
            const std::string name = known ? *known : *recorded;
            query_.push_back({QualificationCriterion{name}, name});
        }
        return {};
    }

    // Adds the department of a name, and those below it, to a criterion.
    Result<void> add_department(const std::string& text, DepartmentCriterion& criterion,
                                std::string& name) {
        const auto found = departments_.find(text);
        if (found.empty())
            return unknown(heading("departments", "name"), text, departments_.nearest(text));
        if (found.size() > 1)
            return Issue{
                MessageId::FindDepartmentAmbiguous, {}, "", text, departments_.labels(found)};
        const auto within = departments_within(records_, found.front());
        criterion.within.resize(within.size());
        for (std::size_t i = 0; i < within.size(); ++i)
            criterion.within[i] = criterion.within[i] || within[i];
        name +=
            (name.empty() ? "" : std::string(between)) + records_.departments[found.front()].name;
        return {};
    }

    Result<void> read_departments() {
        for (const bool inside : {true, false}) {
            const auto& texts = inside ? text_.in : text_.not_in;
            if (texts.empty()) continue;
            DepartmentCriterion criterion{{}, inside};
            std::string name;
            for (const std::string& text : texts)
                if (auto added = add_department(text, criterion, name); !added)
                    return added.error();
            query_.push_back({std::move(criterion), name});
        }
        return {};
    }

    Result<void> read_positions() {
        if (text_.positions.empty()) return {};
        std::vector<Symbol> known;
        std::vector<std::string> names;
        for (const StaffMember& member : records_.staff) {
            const bool told = std::find(known.begin(), known.end(), member.position) != known.end();
            if (told || member.position == Symbol{}) continue;
            known.push_back(member.position);
            names.push_back(records_.words.text(member.position));
        }
        PositionCriterion criterion;
        std::vector<std::string> wanted;
        for (const std::string& text : text_.positions) {
            const Symbol word = records_.words.find(text);
            if (std::find(known.begin(), known.end(), word) == known.end())
                return unknown(heading("staff", "position"), text,
                               nearest_names(text, plain_names(names)));
            criterion.positions.push_back(word);
            wanted.push_back(records_.words.text(word));
        }
        query_.push_back({std::move(criterion), joined(wanted, between)});
        return {};
    }

    const Scheme& scheme_;
    const Facts& facts_;
    const Records& records_;
    DepartmentNames departments_;
    const QueryText& text_;
    std::vector<Id<Persona>> personas_;
    Query query_;
};

}  // namespace

Result<Query> read_query(const Placement& placement, const QueryText& text) {
    return QueryReader(placement, text).read();
}

}  // namespace skillmap::plan
