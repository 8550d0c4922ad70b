#include "addin/engine/blank_workbook.h"

#include "addin/engine/load.h"
#include "core/blank/blank_form.h"
#include "core/intake/form.h"

namespace skillmap::engine {

Result<report::Report> blank_workbook(const BlankWorkbook& wanted) {
    Settings settings;
    for (const std::string& id : wanted.schemes) settings.schemes.push_back({id, "--scheme", {}});
    IssueList ignored;  // a preset has no findings but parameters without a value
    auto schemes = load_schemes(settings, {}, "", ignored);
    if (!schemes) return schemes.error();
    report::Report report;
    report.organization = wanted.organization;
    report.as_of = wanted.as_of;
    report.pages = blank::blank_form(*schemes, {wanted.organization, wanted.as_of}, wg_form());
    report.title = report.pages.front().subheading;
    report.footer = wanted.organization.empty() ? report.title : wanted.organization;
    return report;
}

}  // namespace skillmap::engine
