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

}  // namespace

std::string page_subheading(const PageContext& context) {
    const AssessmentInput& input = context.assessment.input();
    std::string text = input.settings.organization;
    if (!text.empty()) text += "　";
    return text + str(labels::as_of) + " " + to_japanese(input.as_of);
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
    const PageContext context{assessment, set, options};
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
    report.pages.push_back(summary_page(context));
    report.pages.push_back(departments_page(context));
    report.pages.push_back(skills_page(context));
    report.pages.push_back(basis_page(context));
    report.data_page = data_page();
    report.data = std::move(set.data);
    return report;
}

}  // namespace skillmap::report
