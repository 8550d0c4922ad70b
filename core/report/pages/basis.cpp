// 算定根拠: how every figure comes about.
#include <algorithm>

#include "core/evaluate/wording.h"
#include "core/report/pages/pages.h"
#include "core/text/number.h"

namespace skillmap::report {
namespace {

std::pair<labels::Label, labels::Label> definition(Indicator::Kind kind) {
    switch (kind) {
        case Indicator::Kind::ObligationRate:
            return {labels::obligation_numerator, labels::obligation_denominator};
        case Indicator::Kind::SharedCoverage:
            return {labels::shared_numerator, labels::shared_denominator};
        case Indicator::Kind::AnyOneCoverage:
            return {labels::any_one_numerator, labels::any_one_denominator};
        case Indicator::Kind::HeadCount:
            return {labels::head_count_numerator, labels::not_applicable};
        case Indicator::Kind::Share:
            return {labels::head_count_numerator, labels::share_denominator};
        case Indicator::Kind::Events:
            return {labels::events_numerator, labels::not_applicable};
        case Indicator::Kind::Projects:
            return {labels::projects_numerator, labels::not_applicable};
        case Indicator::Kind::OrganisationLevel:
            return {labels::level_numerator, labels::level_denominator};
        case Indicator::Kind::Register:
            break;
    }
    return {labels::register_numerator, labels::register_denominator};
}

// Who is not counted in the rates of what is due.
std::string left_out_pairs(const PageContext& context) {
    std::string marks;
    for (const Indicator& one : context.indicators().indicators)
        if (one.kind == Indicator::Kind::ObligationRate)
            marks += one.mark.empty() ? one.name : one.mark;
    if (marks.empty()) return {};
    const IndicatorValue& left_out = context.set.obligations;
    return marks + str(labels::exempted_pairs) + std::to_string(left_out.exempted) +
           str(labels::undecided_pairs) + std::to_string(left_out.undecided);
}

Table indicator_table(const PageContext& context) {
    Table table;
    table.id = "indicators";
    table.title = labels::indicators;
    table.note = left_out_pairs(context);
    table.columns = {text_column(labels::indicator, 26),    text_column(labels::numerator, 26),
                     text_column(labels::denominator, 26),  count_column(labels::numerator, 12),
                     count_column(labels::denominator, 12), count_column(labels::value, 11),
                     text_column(labels::source, 12)};
    for (std::size_t column = 3; column < 6; ++column) table.columns[column].group = labels::whole;
    table.columns[5].kind = ColumnKind::Rate;
    const auto& indicators = context.indicators().indicators;
    for (std::size_t i = 0; i < indicators.size(); ++i) {
        const auto [n, d] = definition(indicators[i].kind);
        const DatumId total = context.set.totals[i];
        const bool is_register = !indicators[i].is_ratio();
        table.rows.push_back(
            {indicators[i].title(), str(n), str(d), numerator_of(total),
             is_register ? Value(str(labels::not_applicable)) : Value(denominator_of(total)),
             is_register ? Value(str(labels::not_applicable)) : Value(value_of(total)),
             indicators[i].source});
    }
    return table;
}

Table rule_table(const PageContext& context) {
    Table table;
    table.id = "stage_rules";
    table.title = labels::stage_rules;
    table.note = labels::stage_rules_note;
    table.columns = {text_column(labels::persona, 26), text_column(labels::stage, 24),
                     text_column(labels::conditions, 68), text_column(labels::source, 12)};
    for (const Scheme& scheme : context.assessment.input().schemes)
        for (const Persona& persona : scheme.personas)
            for (const Stage& stage : persona.stages) {
                std::string conditions;
                for (const Condition& condition : stage.conditions)
                    conditions += (conditions.empty() ? "・" : "\n・") +
                                  describe(condition, scheme, Language::Japanese);
                table.rows.push_back(
                    {persona.name, stage.name + " " + stage.title, conditions, stage.source});
            }
    return table;
}

Table option_table(const PageContext& context) {
    Table table;
    table.id = "options";
    table.title = labels::options;
    table.note = labels::options_note;
    table.columns = {text_column(labels::option, 34), text_column(labels::chosen, 42),
                     text_column(labels::others, 42), text_column(labels::reading, 12)};
    for (const Scheme& scheme : context.assessment.input().schemes) {
        for (const Parameter& parameter : scheme.parameters) {
            if (!parameter.used) continue;
            table.rows.push_back({parameter.name,
                                  parameter.value ? number_text(*parameter.value) + parameter.unit
                                                  : str(labels::not_set),
                                  std::string(), parameter.source});
        }
        for (const Option& option : scheme.options) {
            std::string others;
            for (std::size_t i = 0; i < option.values.size(); ++i)
                if (i != option.chosen)
                    others += (others.empty() ? "" : "\n") + option.values[i].name;
            table.rows.push_back(
                {option.name, option.values[option.chosen].name, others, option.source});
        }
    }
    return table;
}

Table population_table(const PageContext& context) {
    Table table;
    table.id = "population";
    table.title = labels::population;
    table.columns = {text_column(labels::group, 50), count_column(labels::people, 12)};
    const Population& population = context.assessment.population();
    const auto add = [&table](std::string name, std::int64_t count) {
        table.rows.push_back({std::move(name), count});
    };
    add(str(labels::all_staff), static_cast<std::int64_t>(context.records().staff.size()));
    std::int64_t few = 0;
    for (const Exclusion& exclusion : population.exclusions) {
        if (exclusion.count < context.options.least) {
            few += exclusion.count;
            continue;
        }
        const bool status = exclusion.field == PopulationRule::Field::Status;
        const std::string& word = context.records().words.text(exclusion.word);
        add(str(status ? labels::excluded_status : labels::excluded_appointment) + "：" +
                (word.empty() ? str(labels::blank_word) : word),
            exclusion.count);
    }
    if (few > 0) add(str(labels::excluded_few), few);
    table.rows.push_back({str(labels::counted), value_of(context.set.staff)});
    if (population.without_department >= context.options.least)
        add(str(labels::without_department), population.without_department);
    return table;
}

Table source_table(const PageContext& context) {
    Table table;
    table.id = "sources";
    table.title = labels::sources;
    table.note = labels::source_note;
    table.columns = {text_column(labels::source_code, 12), text_column(labels::document, 70)};
    for (const Scheme& scheme : context.assessment.input().schemes)
        for (const auto& [code, name] : scheme.sources) table.rows.push_back({code, name});
    return table;
}

}  // namespace

Page basis_page(const PageContext& context) {
    Page page = new_page(context, basis_id, labels::basis);
    page.blocks = {indicator_table(context), population_table(context), rule_table(context),
                   option_table(context), source_table(context)};
    return page;
}

}  // namespace skillmap::report
