// 算定根拠: the rules by which fees are paid, the readings chosen, and how it is counted.
#include <algorithm>
#include <set>

#include "core/report/qualifications/qualification_pages.h"
#include "core/text/join.h"
#include "core/text/number.h"

namespace skillmap::report::qualification_pages {
namespace {

std::string quantity_text(const Quantity& quantity, words::Label unit) {
    if (!quantity.known()) return str(words::not_set);
    return number_text(*quantity.value) + str(unit);
}

std::string optional_text(const std::optional<Quantity>& quantity, words::Label unit) {
    return quantity ? quantity_text(*quantity, unit) : str(words::not_said);
}

std::string exams_text(const Subsidy& rule) {
    if (rule.any_qualification) return str(words::any_exam);
    return joined(rule.qualifications, labels::separator) +
           (rule.unlisted ? str(words::others_open) : std::string());
}

std::string years_text(const Subsidy& rule) {
    std::vector<std::string> years;
    for (const int year : rule.fiscal_years)
        years.push_back(std::to_string(year) + str(words::year_end));
    return years.empty() ? str(words::everybody) : joined(years, labels::separator);
}

std::string application_text(const Subsidy& rule) {
    if (!rule.application) return str(words::not_said);
    std::string text = str(words::needed);
    if (rule.within_days) text += "（" + quantity_text(*rule.within_days, words::within_end) + "）";
    return text;
}

std::string on_text(const Subsidy& rule) {
    if (rule.prepaid) return str(words::prepaid_rule);
    return str(rule.on == Subsidy::On::Pass ? words::on_pass : words::on_exam);
}

// One rule in two columns: it has more to say than a row holds.
Table rule_table(const Subsidy& rule, std::size_t number) {
    Table table;
    table.id = "rule" + std::to_string(number);
    table.title = rule.name;
    table.columns = {text_column("", 24), text_column("", 86)};
    std::vector<std::string> costs;
    for (const Subsidy::Cost cost : rule.costs) costs.push_back(cost_word(cost));
    const auto add = [&](words::Label name, const std::string& text) {
        table.rows.push_back({str(name), text});
    };
    add(words::exams, exams_text(rule));
    add(words::on, on_text(rule));
    add(words::years, years_text(rule));
    add(words::people,
        rule.personas.empty() ? str(words::everybody) : joined(rule.personas, labels::separator));
    if (!rule.prepaid) {
        add(words::costs, joined(costs, labels::separator));
        add(words::share, quantity_text(rule.share, words::percent));
        add(words::limit, optional_text(rule.limit, words::yen));
        add(words::budget, optional_text(rule.budget, words::yen));
        add(words::again, str(words::agains[static_cast<std::size_t>(rule.again)]));
        add(words::application, application_text(rule));
    }
    add(words::source, rule.source);
    return table;
}

void add_readings(const Scheme& scheme, Table& table) {
    std::set<std::size_t> used;
    for (const Subsidy& rule : scheme.subsidies)
        used.insert(rule.options.begin(), rule.options.end());
    for (const std::size_t i : used) {
        const Option& option = scheme.options[i];
        std::vector<std::string> others;
        for (std::size_t k = 0; k < option.values.size(); ++k)
            if (k != option.chosen) others.push_back(option.values[k].name);
        table.rows.push_back({option.name, option.values[option.chosen].name,
                              joined(others, labels::separator), option.source});
    }
    for (const Parameter& one : scheme.parameters)
        if (one.pays)
            table.rows.push_back(
                {one.name, one.value ? number_text(*one.value) + one.unit : str(words::not_set),
                 std::string(), one.source});
}

}  // namespace

Page basis_page(const QualificationContext& context) {
    Page page = qualification_page(context, "basis", words::basis);
    page.wide = false;
    const auto add = [&](Text::Role role, const std::string& text) {
        page.blocks.emplace_back(Text{role, text});
    };
    std::size_t number = 0;
    std::vector<std::string> notes;
    Table readings;
    readings.id = "readings";
    readings.title = words::readings_title;
    readings.columns = {text_column(words::reading, 24), text_column(words::chosen, 40),
                        text_column(words::other_readings, 34), text_column(words::source, 12)};
    Table sources;
    sources.id = "sources";
    sources.title = words::sources_title;
    sources.columns = {text_column(words::source_code, 24), text_column(words::source_name, 86)};
    add(Text::Role::Heading, str(words::rules_title));
    for (const qualifications::Claims& of : context.facts.claims) {
        for (const Subsidy& rule : of.scheme->subsidies)
            page.blocks.emplace_back(rule_table(rule, ++number));
        add_readings(*of.scheme, readings);
        for (const auto& [code, name] : of.scheme->sources) sources.rows.push_back({code, name});
    }
    if (number == 0) add(Text::Role::Body, str(words::no_rules));
    if (!readings.rows.empty()) page.blocks.emplace_back(std::move(readings));
    add(Text::Role::Heading, str(words::method_title));
    for (const words::Label text : words::method) add(Text::Role::Body, "・" + str(text));
    add(Text::Role::Heading, str(words::notes_title));
    for (const Scheme& scheme : context.list.assessment.input().schemes)
        for (const std::string& note : scheme.notes) add(Text::Role::Body, "・" + note);
    if (!sources.rows.empty()) page.blocks.emplace_back(std::move(sources));
    return page;
}

}  // namespace skillmap::report::qualification_pages
