// 表紙と読み方
#include <algorithm>

#include "core/intake/needs.h"
#include "core/report/pages/pages.h"
#include "core/text/join.h"

namespace skillmap::report {
namespace {

Table contents_table(const PageContext& context) {
    Table table;
    table.id = "contents";
    table.title = labels::contents;
    table.columns = {text_column(labels::page, 18), text_column(labels::about_page, 70)};
    for (const PageEntry& one : context.pages)
        table.rows.push_back({PageLink{std::string(one.id), ""}, str(one.about)});
    table.rows.push_back({PageLink{std::string(data_id), ""}, str(labels::data_about)});
    return table;
}

Table basics_table(const PageContext& context) {
    Table table;
    table.id = "basics";
    table.title = labels::basics;
    table.columns = {text_column("", 24), text_column("", 64)};
    const AssessmentInput& input = context.assessment.input();
    const std::string findings =
        context.options.findings == 0
            ? str(labels::findings_none)
            : std::to_string(context.options.findings) + str(labels::findings_some);
    const std::string counted = context.set.data[context.set.staff].hidden
                                    ? str(labels::hidden)
                                    : std::to_string(context.assessment.population().counted) +
                                          str(labels::people_unit) + "（" + str(labels::all_staff) +
                                          " " + std::to_string(context.records().staff.size()) +
                                          str(labels::people_unit) + "）";
    for (const auto& [name, text] : {
             std::pair(labels::organization, input.settings.organization),
             std::pair(labels::as_of, to_japanese(input.as_of)),
             std::pair(labels::stage_scheme, context.stages().name),
             std::pair(labels::indicator_scheme, context.indicators().name),
             std::pair(labels::counted_staff, counted),
             std::pair(labels::source_book, context.records().file),
             std::pair(labels::findings, findings),
         })
        table.rows.push_back({str(name), text});
    const SheetGaps gaps = sheet_gaps(context.records(), input.schemes, wg_form());
    const auto add = [&table](labels::Label name, const std::vector<std::string>& sheets,
                              labels::Label about) {
        if (!sheets.empty())
            table.rows.push_back({str(name), joined(sheets, labels::separator) + str(about)});
    };
    add(labels::absent_sheets, gaps.absent, labels::absent_about);
    if (lists_no_departments(context.records()))
        add(labels::absent_sheets, {wg_form().sheet("departments").name()},
            labels::absent_departments);
    add(labels::empty_sheets, gaps.empty, labels::empty_about);
    return table;
}

// What stands in place of a figure, on the pages and in the data.
Table sign_table(const PageContext& context) {
    using namespace labels;
    Table table;
    table.id = "signs";
    table.title = signs;
    table.columns = {text_column(sign, 12), text_column(sign_in_data, 20),
                     text_column(sign_meaning, 76)};
    const auto add = [&table](Label name, Label in_data, const std::string& meaning) {
        table.rows.push_back({str(name), str(in_data), meaning});
    };
    const std::string least = std::to_string(context.options.least);
    add(not_applicable, no_figure_in_data, str(means_not_applicable));
    if (context.options.least > 1)
        add(hidden, hidden_in_data, str(means_hidden_begin) + least + str(means_hidden_end));
    if (std::any_of(context.set.data.begin(), context.set.data.end(),
                    [](const Datum& one) { return one.at_least; })) {
        add(sign_example, sign_in_tenths_data,
            str(means_in_tenths_begin) + least + str(means_in_tenths_end));
        add(any_rate, sign_any_rate_data, str(means_any_rate));
    }
    return table;
}

}  // namespace

Page cover_page(const PageContext& context) {
    Page page;
    page.id = cover_id;
    page.name = labels::cover;
    page.heading = labels::dashboard_title;
    page.subheading = page_subheading(context);
    page.blocks.push_back(contents_table(context));
    page.blocks.push_back(basics_table(context));
    page.blocks.push_back(sign_table(context));
    page.blocks.push_back(Text{Text::Role::Heading, str(labels::how_to_read)});
    std::vector<std::string> texts{
        str(labels::read_rates), str(labels::read_formulas), str(labels::read_unknown),
        str(labels::read_people),
        str(context.options.least > 1 ? labels::read_one_only : labels::read_shown)};
    if (const std::string told = indicators_of_left_out(context); !told.empty())
        texts.push_back(told + str(labels::read_told));
    for (const std::string& text : texts)
        page.blocks.push_back(Text{Text::Role::Body, "・" + text, text == labels::read_formulas});
    return page;
}

}  // namespace skillmap::report
