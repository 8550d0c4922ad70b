#include "core/report/share/share_of.h"

#include <algorithm>
#include <utility>

#include "core/indicators/indicators.h"
#include "core/report/dataset.h"
#include "core/report/labels.h"
#include "core/scheme/fingerprint.h"
#include "core/text/number.h"

namespace skillmap::report {
namespace {

using sharing::Measure;
using sharing::SharedFigure;
using sharing::Telling;

sharing::Rules rules_of(const Scheme& scheme) {
    sharing::Rules rules{scheme.id, scheme.name, scheme.version, fingerprint(scheme), {}, {},
                         {},        {}};
    for (const Option& option : scheme.options) {
        const OptionValue& chosen = option.values[option.chosen];
        rules.options.push_back({option.id, option.name, chosen.id, chosen.name});
    }
    for (const Parameter& one : scheme.parameters) {
        if (!one.used) continue;
        const std::string number = one.value ? number_text(*one.value) : std::string();
        rules.parameters.push_back(
            {one.id, one.name, number, one.value ? number + one.unit : str(labels::not_set)});
    }
    return rules;
}

class Sharing {
  public:
    Sharing(const Assessment& assessment, const Dataset& set)
        : assessment_(assessment), set_(set) {}

    void fill(sharing::Share& share) {
        const AssessmentInput& input = assessment_.input();
        share.as_of = input.as_of;
        share.stages = rules_of(input.stages());
        share.indicators = rules_of(input.indicators());
        add({}, set_.staff);
        for (const Persona& persona : input.stages().personas) {
            share.stages.personas.push_back({persona.name, {}});
            for (const Stage& stage : persona.stages)
                share.stages.personas.back().stages.push_back(stage.name);
        }
        for (const PersonaData& persona : set_.personas) add_persona(persona);
        const auto& indicators = input.indicators().indicators;
        for (std::size_t i = 0; i < indicators.size(); ++i) add_indicator(share, indicators[i], i);
        share.figures = std::move(figures_);
    }

  private:
    static SharedFigure of_persona(Measure measure, const Persona& persona,
                                   std::optional<std::string> stage = std::nullopt) {
        SharedFigure figure;
        figure.measure = measure;
        figure.persona = persona.name;
        figure.stage = std::move(stage);
        return figure;
    }

    void add(SharedFigure figure, DatumId id) {
        const Datum& datum = set_.data[id];
        figure.rate = !datum.is_count;
        figure.unit = datum.unit;
        figure.part_unit = datum.unit_of_parts();
        // A rate that is told in tenths is that of nobody exactly.
        if (datum.hidden || datum.at_least)
            figure.telling = Telling::Masked;
        else if (datum.unknown)
            figure.telling = Telling::Unknown;
        else if (figure.rate && !datum.ratio.applies())
            figure.telling = Telling::NotApplicable;
        else
            figure.ratio = datum.ratio;
        figures_.push_back(std::move(figure));
    }

    void add_persona(const PersonaData& data) {
        const Persona& persona = assessment_.input().stages().personas[data.persona];
        add(of_persona(Measure::People, persona), data.people);
        if (data.undecided) add(of_persona(Measure::Undecided, persona), *data.undecided);
        for (std::size_t n = 0; n < data.stages.size(); ++n)
            add(of_persona(Measure::Stage, persona,
                           n == 0 ? std::string() : persona.stages[n - 1].name),
                data.stages[n]);
        for (std::size_t n = 0; n < data.at_least.size(); ++n)
            add(of_persona(Measure::StageOrHigher, persona, persona.stages[n].name),
                data.at_least[n]);
    }

    void add_indicator(sharing::Share& share, const Indicator& indicator, std::size_t number) {
        SharedFigure figure;
        figure.measure = Measure::Indicator;
        figure.indicator = indicator.id;
        figure.shown_departments_only = is_coverage(indicator.kind) && any_hidden(number);
        add(std::move(figure), set_.totals[number]);
        const SharedFigure& told = figures_.back();
        share.indicators.indicators.push_back(
            {indicator.id, indicator.mark, indicator.name, told.unit, told.part_unit, told.rate,
             indicator.kind != Indicator::Kind::OrganisationLevel});
    }

    bool any_hidden(std::size_t indicator) const {
        return std::any_of(
            set_.departments.begin(), set_.departments.end(),
            [&](const DepartmentData& one) { return set_.data[one.indicators[indicator]].hidden; });
    }

    const Assessment& assessment_;
    const Dataset& set_;
    std::vector<SharedFigure> figures_;
};

}  // namespace

sharing::Share share_of(Assessment& assessment, sharing::Municipality municipality,
                        std::int64_t least) {
    sharing::Share share;
    share.file = assessment.records().file;
    share.municipality = std::move(municipality);
    share.least_group = std::max(least, usual_least_group);
    const Dataset set = make_dataset(assessment, share.least_group);
    Sharing(assessment, set).fill(share);
    return share;
}

}  // namespace skillmap::report
