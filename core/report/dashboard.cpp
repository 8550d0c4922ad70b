#include "core/report/dashboard.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/report/dataset.h"
#include "core/report/pages/department_columns.h"
#include "core/report/pages/signs.h"
#include "core/report/sheet_name.h"
#include "core/report/unique_headings.h"
#include "core/report/used_data.h"
#include "core/text/normalize.h"

namespace skillmap::report {
namespace {

DataPage data_page() {
    using namespace labels;
    return {std::string(data_id),
            str(data_table),
            str(data),
            {str(department_code), str(department_name), str(fiscal_year), str(indicator),
             str(numerator), str(denominator), str(labels::value), str(unit), str(as_of),
             str(part_unit)},
            str(no_figure_in_data),
            str(hidden_in_data),
            dashboard_work};
}

struct StyledPage {
    PageEntry entry;
    bool fukui = false;  // a page of that style
    bool wg = false;
    enum class If : std::uint8_t { Always, Compares, HasTrend };
    If shown = If::Always;
};

// In the order of the workbook.
const std::vector<StyledPage>& all_pages() {
    static const std::vector<StyledPage> pages{
        {{summary_id, labels::summary, labels::summary_about, summary_page}, true, true},
        {{departments_id, labels::departments, labels::departments_about, departments_page},
         true,
         false},
        {{department_id, labels::department_page, labels::department_about, department_page},
         true,
         true},
        {{personas_id, labels::personas, labels::personas_about, personas_page}, false, true},
        {{people_id, labels::people_by_department, labels::people_about, people_page}, false, true},
        {{skills_id, labels::skills, labels::skills_about, skills_page}, false, true},
        {{trainings_id, labels::trainings, labels::trainings_about, trainings_page}, true, false},
        {{practices_id, labels::practices, labels::practices_about, practices_page}, true, false},
        {{targets_id, labels::targets, labels::targets_about, targets_page}, true, true},
        {{trend_id, labels::trend, labels::trend_about, trend_page},
         true,
         true,
         StyledPage::If::HasTrend},
        {{comparison_id, labels::comparison, labels::comparison_about, comparison_page},
         true,
         true,
         StyledPage::If::Compares},
        {{basis_id, labels::basis, labels::basis_about, basis_page}, true, true},
    };
    return pages;
}

bool belongs(const StyledPage& page, Style style) {
    return style == Style::Full || (style == Style::Fukui ? page.fukui : page.wg);
}

// A workbook without departments has no page of one; without an earlier time there is nothing to
// compare.
std::vector<PageEntry> pages_of(Style style, const Dataset& set, bool compares, bool has_trend) {
    std::vector<PageEntry> pages;
    for (const StyledPage& one : all_pages()) {
        const bool empty = (one.entry.id == department_id && set.departments.empty()) ||
                           (one.shown == StyledPage::If::Compares && !compares) ||
                           (one.shown == StyledPage::If::HasTrend && !has_trend);
        if (!empty && belongs(one, style)) pages.push_back(one.entry);
    }
    return pages;
}

// The days of a history are those of any year.
void name_recorded_days(std::vector<PageEntry>& pages) {
    for (PageEntry& page : pages)
        if (page.id == trend_id) {
            page.name = labels::trend_recorded;
            page.about = labels::trend_recorded_about;
        }
}

}  // namespace

std::optional<Style> style_named(std::string_view name) {
    if (name == "full") return Style::Full;
    if (name == "fukui") return Style::Fukui;
    return name == "wg" ? std::optional(Style::Wg) : std::nullopt;
}

std::string page_subheading(const PageContext& context) {
    const AssessmentInput& input = context.assessment.input();
    std::string text = input.settings.organization;
    if (!text.empty()) text += "　";
    return text + str(labels::as_of) + " " + to_japanese(input.as_of);
}

Page new_page(const PageContext& context, std::string_view id, labels::Label name) {
    Page page;
    page.id = id;
    page.name = name;
    page.heading = name;
    page.subheading = page_subheading(context);
    return page;
}

Page single_table_page(const PageContext& context, std::string_view id, labels::Label name,
                       Table table) {
    Page page = new_page(context, id, name);
    table.id = id;
    make_headings_unique(table);
    page.blocks.emplace_back(std::move(table));
    return page;
}

Value value_or_sign(const std::optional<DatumId>& id) {
    return id ? Value(value_of(*id)) : Value(str(labels::not_applicable));
}

namespace {

// Everything of a report but its pages and its data.
Report new_report(const PageContext& context) {
    Report report;
    report.organization = context.assessment.input().settings.organization;
    report.title = report.organization.empty()
                       ? str(labels::dashboard_title)
                       : report.organization + " " + str(labels::dashboard_title);
    report.footer = page_subheading(context);
    report.font = context.options.font;
    report.not_applicable = labels::not_applicable;
    report.hidden = labels::hidden;
    report.or_more = labels::or_more;
    report.any_rate = labels::any_rate;
    report.home_link = labels::to_cover;
    report.heat_legend = labels::heat_legend;
    report.as_of = context.assessment.input().as_of;
    report.data_page = data_page();
    return report;
}

// A page for each department; where the departments stand in a list, their names lead there.
void add_department_pages(const PageContext& context, Report& report) {
    std::set<std::string> taken;
    for (const Page& page : report.pages) taken.insert(match_key(page.name));
    taken.insert(match_key(labels::data));
    const auto list = std::find_if(report.pages.begin(), report.pages.end(),
                                   [](const Page& page) { return page.id == departments_id; });
    Table* table = list == report.pages.end() ? nullptr : std::get_if<Table>(&list->blocks.front());
    const DepartmentTables tables(context);
    std::vector<Page> pages;
    for (std::size_t d = 0; d < context.set.departments.size(); ++d) {
        Page page = department_page_of(context, tables, d);
        // By the code: a page is known again when the departments change.
        const std::string& code =
            context.records().departments[context.set.departments[d].department].code;
        page.id = str(department_id) + "-" + (code.empty() ? std::to_string(d + 1) : code);
        page.name = sheet_name(context.set.departments[d].label, taken);
        if (table != nullptr)
            table->rows[d][table->key] = PageLink{page.id, context.set.departments[d].label};
        pages.push_back(std::move(page));
    }
    report.pages.insert(report.pages.end(), std::make_move_iterator(pages.begin()),
                        std::make_move_iterator(pages.end()));
}

}  // namespace

Report make_dashboard(Assessment& assessment, const DashboardOptions& options,
                      const Previous* previous,
                      const std::optional<std::vector<DayFigures>>& earlier_days) {
    Dataset set = make_dataset(assessment, options.least);
    std::optional<Comparison> comparison;
    if (previous != nullptr) comparison = compare(set, assessment, *previous, options.least);
    std::optional<std::vector<TrendDay>> trend;
    if (earlier_days) trend = add_trend(set, assessment.input().as_of, *earlier_days);
    std::vector<PageEntry> pages =
        pages_of(options.style, set, comparison.has_value(), trend.has_value());
    if (options.recorded_days) name_recorded_days(pages);
    const PageContext context{assessment,
                              set,
                              options,
                              pages,
                              comparison ? &*comparison : nullptr,
                              trend ? &*trend : nullptr};
    Report report = new_report(context);
    report.opening_page = summary_id;
    report.pages.push_back(cover_page(context));
    for (const PageEntry& page : pages) report.pages.push_back(page.make(context));
    if (options.department_pages) add_department_pages(context, report);
    for (Page& page : report.pages) page.work = dashboard_work;
    report.data = std::move(set.data);
    explain_signs(report);
    return report;
}

std::vector<DepartmentReport> make_department_reports(Assessment& assessment,
                                                      const DashboardOptions& options) {
    const Dataset set = make_dataset(assessment, options.least);
    const std::vector<PageEntry> pages = pages_of(options.style, set, false, false);
    const PageContext context{assessment, set, options, pages};
    const DepartmentTables tables(context);
    std::vector<DepartmentReport> reports;
    for (std::size_t d = 0; d < set.departments.size(); ++d) {
        const Department& department = context.records().departments[set.departments[d].department];
        DepartmentReport one{department.code, department.name, new_report(context)};
        one.report.title = set.departments[d].label + " " + one.report.title;
        one.report.pages.push_back(department_page_of(context, tables, d));
        one.report.pages.back().work = dashboard_work;
        take_used_data(one.report, set.data);
        explain_signs(one.report);
        reports.push_back(std::move(one));
    }
    return reports;
}

}  // namespace skillmap::report
