#include "core/report/dashboard.h"

#include "core/report/dataset.h"
#include "core/report/pages/pages.h"

namespace skillmap::report {
namespace {

DataPage data_page() {
    using namespace labels;
    return {std::string(data_id),
            str(data),
            {str(department_code), str(department_name), str(fiscal_year), str(indicator),
             str(numerator), str(denominator), str(labels::value), str(unit), str(as_of)}};
}

struct StyledPage {
    PageEntry entry;
    bool fukui = false;  // a page of that style
    bool wg = false;
};

// In the order of the workbook.
const std::vector<StyledPage>& all_pages() {
    static const std::vector<StyledPage> pages{
        {{summary_id, labels::summary, labels::summary_about, summary_page}, true, true},
        {{departments_id, labels::departments, labels::departments_about, departments_page},
         true,
         false},
        {{personas_id, labels::personas, labels::personas_about, personas_page}, false, true},
        {{skills_id, labels::skills, labels::skills_about, skills_page}, false, true},
        {{trainings_id, labels::trainings, labels::trainings_about, trainings_page}, true, false},
        {{practices_id, labels::practices, labels::practices_about, practices_page}, true, false},
        {{targets_id, labels::targets, labels::targets_about, targets_page}, true, true},
        {{basis_id, labels::basis, labels::basis_about, basis_page}, true, true},
    };
    return pages;
}

std::vector<PageEntry> pages_of(Style style) {
    std::vector<PageEntry> pages;
    for (const StyledPage& one : all_pages())
        if (style == Style::Full || (style == Style::Fukui ? one.fukui : one.wg))
            pages.push_back(one.entry);
    return pages;
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

Column text_column(labels::Label heading, double width) {
    Column column;
    column.heading = heading;
    column.width = width;
    return column;
}

Column count_column(labels::Label heading, double width) {
    Column column = text_column(heading, width);
    column.kind = ColumnKind::Count;
    return column;
}

Report make_dashboard(Assessment& assessment, const DashboardOptions& options) {
    Dataset set = make_dataset(assessment, options.least);
    const std::vector<PageEntry> pages = pages_of(options.style);
    const PageContext context{assessment, set, options, pages};
    Report report;
    report.organization = assessment.input().settings.organization;
    report.title = report.organization.empty()
                       ? str(labels::dashboard_title)
                       : report.organization + " " + str(labels::dashboard_title);
    report.footer = page_subheading(context);
    report.not_applicable = labels::not_applicable;
    report.hidden = labels::hidden;
    report.home_link = labels::to_cover;
    report.as_of = assessment.input().as_of;
    report.pages.push_back(cover_page(context));
    for (const PageEntry& page : pages) report.pages.push_back(page.make(context));
    report.data_page = data_page();
    report.data = std::move(set.data);
    return report;
}

}  // namespace skillmap::report
