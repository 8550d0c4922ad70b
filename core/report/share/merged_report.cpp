#include "core/report/share/merged_report.h"

#include <algorithm>
#include <utility>

#include "core/report/pages/signs.h"
#include "core/report/share/merged_pages.h"

namespace skillmap::report {
namespace merged {
namespace {

DataPage data_page() {
    using namespace labels;
    return {std::string(merged::data_id),
            str(data_table),
            str(labels::data),
            {str(merged::code), str(merged::name_in_data), str(fiscal_year), str(indicator),
             str(numerator), str(denominator), str(labels::value), str(unit), str(as_of),
             str(part_unit)},
            str(no_figure_in_data),
            str(hidden_in_data)};
}

std::string scheme_text(const sharing::Rules& rules) {
    return rules.version.empty()
               ? rules.name
               : rules.name + str(version_begin) + rules.version + str(version_end);
}

std::string count_text(std::size_t count) {
    return std::to_string(count) + str(municipality_unit);
}

std::string least_text(const sharing::Joined& joined) {
    std::int64_t least = joined.shares.front().least_group;
    std::int64_t most = least;
    for (const sharing::Share& one : joined.shares) {
        least = std::min(least, one.least_group);
        most = std::max(most, one.least_group);
    }
    return std::to_string(least) + (most > least ? "～" + std::to_string(most) : std::string()) +
           str(least_group_end);
}

Table contents_table() {
    Table table;
    table.id = "contents";
    table.title = pages;
    table.columns = {text_column(labels::page, 18), text_column(labels::about_page, 70)};
    for (const auto& [id, about] :
         {std::pair(overview_id, overview_about),
          std::pair(municipalities_id, municipalities_about), std::pair(stages_id, stages_about),
          std::pair(indicators_id, indicators_about), std::pair(apart_id, apart_about),
          std::pair(merged::data_id, merged::data_about)})
        table.rows.push_back({PageLink{std::string(id), ""}, str(about)});
    return table;
}

Table basics_table(const sharing::Joined& joined) {
    Table table;
    table.id = "basics";
    table.title = basics;
    table.columns = {text_column("", 28), text_column("", 60)};
    for (const auto& [name, text] :
         {std::pair(labels::as_of, to_japanese(joined.as_of)),
          std::pair(collected, count_text(joined.shares.size())),
          std::pair(compared_stages, count_text(joined.stages.count)),
          std::pair(compared_indicators, count_text(joined.indicators.count)),
          std::pair(stage_scheme, scheme_text(joined.stages.rules)),
          std::pair(indicator_scheme, scheme_text(joined.indicators.rules)),
          std::pair(least_group, least_text(joined))})
        table.rows.push_back({str(name), text});
    return table;
}

Table sign_table() {
    Table table;
    table.id = "signs";
    table.title = labels::signs;
    table.columns = {text_column(labels::sign, 12), text_column(labels::sign_in_data, 24),
                     text_column(labels::sign_meaning, 76)};
    table.rows = {
        {str(labels::not_applicable), str(labels::no_figure_in_data), str(means_not_applicable)},
        {str(labels::hidden), str(labels::hidden_in_data), str(means_hidden)},
        {str(at_least_example), str(at_least_in_data), str(means_at_least)}};
    return table;
}

// Whether any indicator is counted over some departments alone.
bool marks_departments(const MergedData& data) {
    return std::any_of(data.indicators().begin(), data.indicators().end(), [&](const auto& one) {
        const auto total = data.total(indicator_key(one));
        return total && total->total.only_shown_departments;
    });
}

std::pair<Label, Label> words_of(sharing::Apart::Item item) {
    using Item = sharing::Apart::Item;
    switch (item) {
        case Item::AsOf:
            return {labels::as_of, ""};
        case Item::Scheme:
            return {differs_scheme, ""};
        case Item::Version:
            return {differs_version, ""};
        case Item::Reading:
            return {differs_reading, ""};
        case Item::Parameter:
            return {differs_parameter, ""};
        case Item::Rules:
            break;
    }
    return {differs_rules, rules_own};
}

std::string text_or_sign(const std::string& text) {
    return text.empty() ? str(labels::not_applicable) : text;
}

Table apart_table(const MergedData& data) {
    Table table;
    table.id = "apart";
    table.filter = false;
    table.columns = {text_column(code, 11),         text_column(name, 20),
                     text_column(not_compared, 18), text_column(difference, 13),
                     text_column(subject, 34),      text_column(own, 34),
                     text_column(others, 34)};
    for (const sharing::Apart& one : data.joined().apart) {
        const bool rules = one.item == sharing::Apart::Item::Rules;
        const Label what = one.stages && one.indicators ? both
                           : one.stages                 ? only_stages
                                                        : only_indicators;
        table.rows.push_back({data.share(one.municipality).municipality.code,
                              data.label(one.municipality), str(what),
                              str(words_of(one.item).first), text_or_sign(one.name),
                              rules ? str(rules_own) : text_or_sign(one.own),
                              rules ? str(rules_others) : text_or_sign(one.others)});
    }
    if (table.rows.empty()) table.note = nothing_apart;
    return table;
}

Table common_table(const sharing::Joined& joined) {
    Table table;
    table.id = "common";
    table.title = common;
    table.columns = {text_column(labels::scheme, 36), text_column(subject, 40),
                     text_column(chosen, 48)};
    const auto add = [&](const sharing::Rules& rules) {
        for (const auto* list : {&rules.parameters, &rules.options})
            for (const sharing::RuleChoice& one : *list)
                table.rows.push_back({rules.name, one.name, text_or_sign(one.value_name)});
    };
    add(joined.stages.rules);
    if (joined.indicators.rules.id != joined.stages.rules.id) add(joined.indicators.rules);
    return table;
}

}  // namespace

std::string subheading_of(const MergedData& data) {
    return str(labels::as_of) + " " + to_japanese(data.joined().as_of) + "　" +
           count_text(data.size());
}

Page page_of(const MergedData& data, std::string_view id, Label called) {
    Page page;
    page.id = id;
    page.name = called;
    page.heading = called;
    page.subheading = subheading_of(data);
    return page;
}

Page apart_page(const MergedData& data) {
    Page page = page_of(data, apart_id, apart);
    page.wide = true;
    Table table = apart_table(data);
    if (!table.rows.empty()) table.lead = apart_lead;
    page.blocks.emplace_back(std::move(table));
    if (Table rules = common_table(data.joined()); !rules.rows.empty())
        page.blocks.emplace_back(std::move(rules));
    return page;
}

Page cover_page(const MergedData& data) {
    Page page = page_of(data, cover_id, labels::cover);
    page.heading = title;
    page.blocks.emplace_back(contents_table());
    page.blocks.emplace_back(basics_table(data.joined()));
    page.blocks.emplace_back(sign_table());
    page.blocks.emplace_back(Text{Text::Role::Heading, str(labels::how_to_read)});
    std::vector<Label> texts{read_source, read_alike, read_ranking, read_several};
    if (marks_departments(data)) texts.push_back(read_departments);
    for (const Label text : texts)
        page.blocks.emplace_back(Text{Text::Role::Body, "・" + str(text)});
    return page;
}

}  // namespace merged

Report make_merged_report(const sharing::Joined& joined, std::string_view font) {
    using namespace merged;
    MergedData data(joined);
    Report report;
    report.title = title;
    report.footer = str(title) + "　" + subheading_of(data);
    report.font = font;
    report.not_applicable = labels::not_applicable;
    report.hidden = labels::hidden;
    report.or_more = or_more;
    report.any_rate = labels::any_rate;
    report.home_link = labels::to_cover;
    report.heat_legend = labels::heat_legend;
    report.as_of = joined.as_of;
    report.opening_page = overview_id;
    report.data_page = data_page();
    for (const auto make :
         {cover_page, overview_page, municipalities_page, stages_page, indicators_page, apart_page})
        report.pages.push_back(make(data));
    report.data = data.take();
    explain_signs(report);
    return report;
}

}  // namespace skillmap::report
