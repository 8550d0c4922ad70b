#include "core/indicators/distribution.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace skillmap {

int StageDistribution::total() const {
    return std::accumulate(people.begin(), people.end(), 0);
}

Ratio StageDistribution::reached(std::size_t stage) const {
    Ratio ratio{0, total()};
    for (std::size_t n = stage; n < people.size(); ++n) ratio.numerator += people[n];
    const bool nobody_knows = ratio.numerator == 0 && undecided == ratio.denominator;
    return nobody_knows ? Ratio{} : ratio;
}

std::vector<StageDistribution> stage_distribution(const Records& records, const Scheme& scheme,
                                                  const StageResults& stages,
                                                  const Population& population) {
    std::vector<StageDistribution> list;
    for (const Persona& persona : scheme.personas)
        list.push_back(
            {scheme.personas.id_of(persona), std::vector<int>(persona.stages.size() + 1, 0), 0});
    for (const StaffMember& member : records.staff) {
        const Id<StaffMember> id = records.staff.id_of(member);
        if (!population.counts[id.index()]) continue;
        for (const PersonaStage& stage : stages.of(id)) {
            if (!stage.scheme_persona) continue;
            StageDistribution& one = list[stage.scheme_persona->index()];
            ++one.people[stage.reached];
            one.undecided += stage.undecided ? 1 : 0;
        }
    }
    return list;
}

State acquired(const Facts& facts, Id<Skill> skill) {
    const auto reached = [](Level level) {
        if (!level.known()) return State::Unknown;
        return level.value() >= 1 ? State::Met : State::NotMet;
    };
    // Without an answer, trainings decide; without these, nothing is known.
    State state = reached(facts.self_check(skill));
    bool asked = state != State::Unknown;
    const List<Tool>& tools = facts.scheme().tools;
    for (const Tool& tool : tools) {
        if (std::find(tool.serves.begin(), tool.serves.end(), skill) == tool.serves.end()) continue;
        const State level = reached(facts.tool_level(tools.id_of(tool)));
        asked = asked || level != State::Unknown;
        if (level == State::Met) state = State::Met;
    }
    state = any_of(state, facts.qualified(skill) == State::Met ? State::Met : State::NotMet);
    if (state == State::Met || facts.trained(skill) == State::Met) return State::Met;
    const bool could_be_trained =
        !facts.serving(skill).empty() && facts.trained(skill) == State::NotMet;
    return asked || could_be_trained ? State::NotMet : State::Unknown;
}

namespace {

// Hands every counted member of a department to `take(group, member)`, in the order of the staff:
// that of the records in memory, which is what makes it quick.
template <class Take>
void each_member(const Population& population, const Groups& groups, Take take) {
    for (std::size_t i = 0; i < groups.of.size(); ++i)
        if (population.counts[i] && groups.of[i]) take(*groups.of[i], Id<StaffMember>(i));
}

// Whether a training is meant for the current person, and nothing exempts from it.
bool counts_for(const Facts& facts, Id<Training> training, Id<StaffMember> member) {
    const Records& records = facts.records();
    return is_for(records, records.trainings[training], records.staff[member], {}) == State::Met &&
           !facts.training_exempted(training);
}

}  // namespace

Groups groups_of(const Records& records, const StageResults& stages) {
    Groups groups;
    std::map<std::pair<Id<Department>, std::vector<Id<Persona>>>, std::uint32_t> known;
    for (const StaffMember& member : records.staff) {
        groups.of.emplace_back();
        if (!member.department) continue;
        std::vector<Id<Persona>> personas;
        for (const PersonaStage& one : stages.of(records.staff.id_of(member)))
            if (one.scheme_persona) personas.push_back(*one.scheme_persona);
        std::sort(personas.begin(), personas.end());
        const auto next = static_cast<std::uint32_t>(groups.groups.size());
        const auto [at, added] = known.try_emplace({*member.department, personas}, next);
        if (added) groups.groups.push_back({*member.department, std::move(personas)});
        groups.of.back() = at->second;
    }
    return groups;
}

std::vector<std::vector<Ratio>> by_department(const std::vector<std::vector<Ratio>>& rates,
                                              const Groups& groups, std::size_t departments) {
    if (rates.empty()) return {};
    std::vector<std::vector<Ratio>> sums(departments, std::vector<Ratio>(rates.front().size()));
    for (std::size_t group = 0; group < rates.size(); ++group)
        for (std::size_t i = 0; i < rates[group].size(); ++i)
            sums[groups.groups[group].department.index()][i] += rates[group][i];
    return sums;
}

SkillCoverage skill_coverage(Facts& facts, const Population& population, const Groups& groups) {
    const Records& records = facts.records();
    const Scheme& scheme = facts.scheme();
    std::vector<std::vector<SkillCoverage::Serving>> nobody;
    for (const Skill& skill : scheme.skills)
        nobody.emplace_back(facts.serving(scheme.skills.id_of(skill)).size());
    SkillCoverage coverage;
    coverage.rates.assign(groups.groups.size(), std::vector<Ratio>(scheme.skills.size()));
    coverage.serving.assign(records.departments.size(), nobody);
    std::vector<bool> asked(scheme.skills.size());
    each_member(population, groups, [&](std::size_t group, auto id) {
        const std::size_t department = groups.groups[group].department.index();
        std::fill(asked.begin(), asked.end(), false);
        for (const Symbol symbol : records.staff[id].personas)
            if (const auto persona = facts.persona(symbol))
                for (const Requirement& requirement : scheme.personas[*persona].requirements)
                    asked[requirement.skill.index()] = !requirement.unconfirmed;
        facts.move_to(id);
        for (std::size_t skill = 0; skill < asked.size(); ++skill) {
            const State state = asked[skill] ? acquired(facts, Id<Skill>(skill)) : State::Unknown;
            if (state == State::Unknown) continue;
            coverage.rates[group][skill] += {state == State::Met ? 1 : 0, 1};
            const auto& serving = facts.serving(Id<Skill>(skill));
            for (std::size_t i = 0; i < serving.size(); ++i) {
                SkillCoverage::Serving& one = coverage.serving[department][skill][i];
                one.meant += counts_for(facts, serving[i], id) ? 1 : 0;
                one.exempted += facts.training_exempted(serving[i]) ? 1 : 0;
            }
        }
    });
    return coverage;
}

std::vector<std::vector<Ratio>> training_coverage(Facts& facts, const Population& population,
                                                  const Groups& groups) {
    const Records& records = facts.records();
    if (!records.present.attendances) return {};
    std::vector<std::vector<Ratio>> coverage(groups.groups.size(),
                                             std::vector<Ratio>(records.trainings.size()));
    each_member(population, groups, [&](std::size_t group, auto id) {
        facts.move_to(id);
        for (const Training& one : records.trainings) {
            const Id<Training> training = records.trainings.id_of(one);
            if (!counts_for(facts, training, id)) continue;
            const bool completed = facts.training_completed(training) == State::Met;
            coverage[group][training.index()] += {completed ? 1 : 0, 1};
        }
    });
    return coverage;
}

std::vector<std::vector<int>> personas_by_department(const Records& records, const Scheme& scheme,
                                                     const StageResults& stages,
                                                     const Population& population) {
    std::vector<std::vector<int>> people(records.departments.size(),
                                         std::vector<int>(scheme.personas.size()));
    for (std::size_t department = 0; department < people.size(); ++department)
        for (const Id<StaffMember> id : population.members[department])
            for (const PersonaStage& one : stages.of(id))
                if (one.scheme_persona) ++people[department][one.scheme_persona->index()];
    return people;
}

std::vector<std::vector<Ratio>> stage_coverage(const std::vector<Id<Persona>>& personas,
                                               const StageResults& stages,
                                               const Population& population, const Groups& groups,
                                               std::size_t stage_count) {
    std::vector<std::vector<Ratio>> coverage(groups.groups.size(), std::vector<Ratio>(stage_count));
    const auto wanted = [&](const PersonaStage& one) {
        return one.scheme_persona &&
               std::find(personas.begin(), personas.end(), *one.scheme_persona) != personas.end();
    };
    each_member(population, groups, [&](std::size_t group, auto id) {
        std::size_t reached = 0;
        for (const PersonaStage& one : stages.of(id))
            if (wanted(one)) reached = std::max<std::size_t>(reached, one.reached);
        for (std::size_t n = 0; n < stage_count; ++n)
            coverage[group][n] += {reached > n ? 1 : 0, 1};
    });
    return coverage;
}

}  // namespace skillmap
