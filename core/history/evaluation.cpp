#include "core/history/evaluation.h"

#include <algorithm>
#include <utility>

#include "core/text/number.h"

namespace skillmap::history {
namespace {

SchemeUsed used(const Scheme& scheme) {
    SchemeUsed one{scheme.id, scheme.name, scheme.version, {}, {}};
    for (const Option& option : scheme.options)
        one.options.push_back({option.id, option.values[option.chosen].id});
    for (const Parameter& parameter : scheme.parameters)
        one.parameters.push_back(
            {parameter.id, parameter.value ? number_text(*parameter.value) : std::string()});
    return one;
}

Figure figure_of(const Scheme& scheme, const Indicator& indicator, const IndicatorValue& value) {
    Figure figure;
    figure.ratio = indicator.is_ratio() ? value.ratio : Ratio{value.count, 0};
    figure.unknown = value.unknown;
    figure.not_set = value.without_value.has_value();
    figure.undecided = value.undecided;
    if (indicator.kind != Indicator::Kind::OrganisationLevel) return figure;
    figure.ratio = {value.count, 0};
    figure.level = value.count == 0 ? indicator.floor
                                    : scheme.personas[*indicator.persona]
                                          .stages[static_cast<std::size_t>(value.count) - 1]
                                          .name;
    return figure;
}

class Maker {
  public:
    explicit Maker(const Assessment& assessment)
        : assessment_(assessment), records_(assessment.records()) {}

    Evaluation make() {
        result_.as_of = assessment_.input().as_of;
        result_.organization = assessment_.input().settings.organization;
        result_.counted = assessment_.population().counted;
        add_departments();
        for (const auto& one : assessment_.schemes()) add_scheme(*one);
        for (const StaffMember& member : records_.staff) add_person(member);
        return std::move(result_);
    }

  private:
    // What a workbook says of them that a later reorganisation needs.
    void add_departments() {
        for (const Department& one : records_.departments) {
            Department kept = one;
            kept.source = {};
            result_.departments.add(std::move(kept));
        }
        result_.listed.resize(records_.departments.size());
        for (const DepartmentResult& one : assessment_.departments())
            result_.listed[one.department.index()] = DepartmentFigures{one.members, {}};
    }

    void add_scheme(const SchemeAssessment& one) {
        const std::size_t scheme = result_.schemes.size();
        result_.schemes.push_back(used(one.scheme));
        for (std::size_t i = 0; i < one.scheme.indicators.size(); ++i) {
            const Indicator& indicator = one.scheme.indicators[i];
            result_.indicators.push_back({scheme, indicator.id, indicator.title(),
                                          indicator.is_ratio(), merges(indicator.kind)});
            result_.whole.push_back(figure_of(one.scheme, indicator, one.whole[i]));
            for (auto& listed : result_.listed)
                if (listed) listed->figures.emplace_back();
            if (indicator.kind == Indicator::Kind::OrganisationLevel) continue;
            for (const DepartmentResult& department : one.departments)
                if (auto& listed = result_.listed[department.department.index()])
                    listed->figures.back() = figure_of(one.scheme, indicator, department.values[i]);
        }
    }

    void add_person(const StaffMember& member) {
        Person person{member.id, member.name, std::nullopt, {}};
        if (member.department) person.department = member.department->index();
        const Id<StaffMember> id = records_.staff.id_of(member);
        for (std::size_t scheme = 0; scheme < assessment_.schemes().size(); ++scheme)
            for (const PersonaStage& stage : assessment_.schemes()[scheme]->stages.of(id))
                add_stage(person, scheme, stage, id);
        result_.people.push_back(std::move(person));
    }

    // A persona that no scheme knows is told once; one that a rule gives, where it has stages.
    void add_stage(Person& person, std::size_t scheme, const PersonaStage& stage,
                   Id<StaffMember> id) const {
        const SchemeAssessment& one = *assessment_.schemes()[scheme];
        const Persona* persona =
            stage.scheme_persona ? &one.scheme.personas[*stage.scheme_persona] : nullptr;
        const bool has_stages = persona != nullptr && !persona->stages.empty();
        if (persona == nullptr && &one.scheme != &assessment_.input().stages()) return;
        if (persona != nullptr && stage.persona == Symbol{} && !has_stages) return;
        PersonStage kept;
        kept.scheme = scheme;
        // In the scheme's spelling: that of the workbook may be another one next year.
        kept.persona = persona != nullptr ? persona->name : records_.words.text(stage.persona);
        kept.staged = has_stages;
        kept.reached = stage.reached;
        if (has_stages && stage.reached > 0) kept.stage = persona->stages[stage.reached - 1U].name;
        kept.undecided = stage.undecided;
        kept.counted = one.population.counts[id.index()];
        person.stages.push_back(std::move(kept));
    }

    const Assessment& assessment_;
    const Records& records_;
    Evaluation result_;
};

}  // namespace

Evaluation evaluation_of(const Assessment& assessment, std::vector<std::string> asked_schemes) {
    Evaluation evaluation = Maker(assessment).make();
    evaluation.asked_schemes = std::move(asked_schemes);
    return evaluation;
}

}  // namespace skillmap::history
