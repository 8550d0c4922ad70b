#include "core/indicators/targets.h"

#include <algorithm>
#include <variant>

#include "core/assessment.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

// The number of a stage, 1-based, by its name.
std::optional<std::size_t> stage_number(const Persona& persona, std::string_view name) {
    const std::string key = match_key(name);
    const auto it = std::find_if(persona.stages.begin(), persona.stages.end(),
                                 [&key](const Stage& s) { return match_key(s.name) == key; });
    if (it == persona.stages.end()) return std::nullopt;
    return static_cast<std::size_t>(it - persona.stages.begin()) + 1;
}

// People who passed a qualification, of all.
struct CountedQualification {
    std::string name;
};

// A figure, by its number in the scheme.
struct CountedIndicator {
    std::size_t index = 0;
};

struct Counted {
    const Scheme* scheme = nullptr;
    std::variant<CountedPersona, CountedQualification, CountedIndicator> what;
};

std::optional<Counted> counted_persona(const Target& target, const Scheme& scheme) {
    const std::string object = compatible_text(target.object);
    const std::size_t colon = object.find(':');
    const auto persona = scheme.find_persona(std::string_view(object).substr(0, colon));
    if (!persona || target.measure == Target::Measure::Other) return std::nullopt;
    if (colon == std::string::npos) {
        if (target.measure == Target::Measure::Percent) return std::nullopt;  // a share of what?
        return Counted{&scheme, CountedPersona{&scheme, *persona, std::nullopt}};
    }
    const auto stage =
        stage_number(scheme.personas[*persona], std::string_view(object).substr(colon + 1));
    return stage ? std::optional(Counted{&scheme, CountedPersona{&scheme, *persona, stage}})
                 : std::nullopt;
}

std::optional<Counted> counted_indicator(const Target& target, const Scheme& scheme) {
    const std::string key = match_key(target.object);
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
        const Indicator& indicator = scheme.indicators[i];
        if (match_key(indicator.id) != key && match_key(indicator.name) != key &&
            match_key(indicator.title()) != key)
            continue;
        const bool percent = target.measure == Target::Measure::Percent;
        if (percent != indicator.is_ratio()) return std::nullopt;
        if (target.per_department && indicator.kind == Indicator::Kind::OrganisationLevel)
            return std::nullopt;
        return Counted{&scheme, CountedIndicator{i}};
    }
    return std::nullopt;
}

std::optional<Counted> counted(const Target& target, const std::vector<Scheme>& schemes) {
    for (const Scheme& scheme : schemes)
        if (auto what = counted_persona(target, scheme)) return what;
    for (const Scheme& scheme : schemes)
        if (auto what = counted_indicator(target, scheme)) return what;
    if (target.measure == Target::Measure::Other) return std::nullopt;
    for (const Scheme& scheme : schemes)
        if (const auto name = scheme.find_qualification(target.object))
            return Counted{&scheme, CountedQualification{*name}};
    return std::nullopt;
}

// Counts members of a department, or everybody (no department).
class TargetCounter {
  public:
    TargetCounter(const Target& target, const Counted& counted, SchemeAssessment& scheme)
        : target_(target), counted_(counted), scheme_(scheme) {}

    // Nothing where the figure is not known.
    std::optional<Ratio> whole() const {
        if (const auto* indicator = std::get_if<CountedIndicator>(&counted_.what))
            return figure(scheme_.whole[indicator->index], indicator->index);
        std::vector<Id<StaffMember>> everybody;
        for (std::size_t i = 0; i < scheme_.population.counts.size(); ++i)
            if (scheme_.population.counts[i]) everybody.emplace_back(i);
        return people(everybody);
    }

    std::optional<Ratio> of(const DepartmentResult& department) const {
        if (const auto* indicator = std::get_if<CountedIndicator>(&counted_.what))
            return figure(department.values[indicator->index], indicator->index);
        return people(scheme_.population.members[department.department.index()]);
    }

  private:
    std::optional<Ratio> figure(const IndicatorValue& value, std::size_t index) const {
        if (value.unknown) return std::nullopt;
        return scheme_.scheme.indicators[index].is_ratio() ? value.ratio : Ratio{value.count, 0};
    }

    Ratio people(const std::vector<Id<StaffMember>>& members) const {
        Ratio ratio;
        std::int64_t unknown = 0;
        for (const Id<StaffMember> id : members) {
            const auto [among, counts] = judged(id);
            ratio.denominator += among ? 1 : 0;
            ratio.numerator += counts == State::Met ? 1 : 0;
            unknown += counts == State::Unknown ? 1 : 0;
        }
        if (ratio.numerator == 0 && unknown == ratio.denominator) ratio.denominator = 0;
        if (target_.measure == Target::Measure::People) ratio.denominator = 0;
        return ratio;
    }

    // Whether a person is among those asked about, and counts.
    std::pair<bool, State> judged(Id<StaffMember> id) const {
        if (const auto* qualification = std::get_if<CountedQualification>(&counted_.what)) {
            scheme_.facts.move_to(id);
            return {true, scheme_.facts.qualified(qualification->name)};
        }
        const auto& wanted = std::get<CountedPersona>(counted_.what);
        for (const PersonaStage& stage : scheme_.stages.of(id))
            if (stage.scheme_persona == wanted.persona)
                return {true, !wanted.stage || stage.reached >= *wanted.stage ? State::Met
                              : stage.undecided                               ? State::Unknown
                                                                              : State::NotMet};
        return {false, State::NotMet};
    }

    const Target& target_;
    const Counted& counted_;
    SchemeAssessment& scheme_;
};

// What is missing, in the unit of the target.
std::optional<double> gap(const Target& target, const Ratio& actual) {
    if (!target.value || !is_in_range(target)) return std::nullopt;
    if (target.measure != Target::Measure::Percent)
        return std::max(0.0, *target.value - static_cast<double>(actual.numerator));
    const auto share = actual.value();
    if (!share) return std::nullopt;
    constexpr double percent = 100;
    return std::max(0.0, *target.value - *share * percent);
}

TargetResult minimum_of_each(const Target& target, const TargetCounter& counter,
                             const SchemeAssessment& scheme) {
    TargetResult result{&target, Ratio{}, std::nullopt, {}, {}, {}};
    for (const DepartmentResult& department : scheme.departments) {
        if (department.members == 0) continue;
        const auto actual = counter.of(department);
        const auto missing = actual ? gap(target, *actual) : std::nullopt;
        if (!missing) continue;  // nothing to compare: no target, or nobody to count
        ++result.actual->denominator;
        result.compared.push_back({department.department, *actual});
        if (*missing == 0) {
            ++result.actual->numerator;
            result.reached.push_back(department.department);
        } else {
            result.below.push_back({department.department, *actual});
        }
        const bool adds = target.measure != Target::Measure::Percent;
        if (adds) result.gap = result.gap.value_or(0) + *missing;
    }
    return result;
}

}  // namespace

bool is_in_range(const Target& target) {
    constexpr double all = 100;
    const bool share = target.measure == Target::Measure::Percent;
    return !target.value || (*target.value >= 0 && (!share || *target.value <= all));
}

bool is_computable(const Target& target, const AssessmentInput& input) {
    return counted(target, input.schemes).has_value();
}

std::vector<TargetResult> evaluate_targets(const Assessment& assessment) {
    std::vector<TargetResult> results;
    for (const Target& target : assessment.records().targets) {
        const auto what = counted(target, assessment.input().schemes);
        if (!what) {
            results.push_back({&target, std::nullopt, std::nullopt, {}, {}, {}});
            continue;
        }
        SchemeAssessment& scheme = assessment.of(*what->scheme);
        const TargetCounter counter(target, *what, scheme);
        if (target.per_department) {
            results.push_back(minimum_of_each(target, counter, scheme));
        } else {
            const auto actual = counter.whole();
            results.push_back(
                {&target, actual, actual ? gap(target, *actual) : std::nullopt, {}, {}, {}});
        }
        if (const auto* persona = std::get_if<CountedPersona>(&what->what))
            results.back().persona = *persona;
        if (const auto* figure = std::get_if<CountedIndicator>(&what->what))
            results.back().indicator = &what->scheme->indicators[figure->index];
    }
    return results;
}

}  // namespace skillmap
