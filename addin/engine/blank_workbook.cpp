#include "addin/engine/blank_workbook.h"

#include <algorithm>

#include "addin/engine/load.h"
#include "core/blank/blank_form.h"
#include "core/intake/form.h"
#include "core/messages.h"
#include "xlsx_io/file/path.h"

namespace skillmap::engine {
namespace {

std::string file_name(const std::string& path) {
    return utf8_of(path_of(path).filename());
}

// The schemes that are files, by the names 設定 has for them.
OtherSchemes by_file_name(const BlankWorkbook& wanted) {
    if (!wanted.files) return {};
    return [&wanted](const std::string& name, const SchemeChanges& changes, IssueList& issues) {
        const auto given = std::find_if(wanted.schemes.begin(), wanted.schemes.end(),
                                        [&](const auto& one) { return file_name(one) == name; });
        return wanted.files(given == wanted.schemes.end() ? name : *given, changes, issues);
    };
}

}  // namespace

Result<report::Report> blank_workbook(const BlankWorkbook& wanted, IssueList& issues) {
    blank::Options options{wanted.organization, wanted.as_of, by_file_name(wanted)};
    Settings settings;
    for (const std::string& name : wanted.schemes) {
        auto scheme = load_scheme_named(name, {}, wanted.files, issues);
        if (!scheme) {
            if (scheme.error().id == MessageId::SchemeUnknown) scheme.error().subject = "--scheme";
            return scheme.error();
        }
        if (find_preset(name) == nullptr) options.called.emplace(scheme->id, file_name(name));
        settings.schemes.push_back({file_name(name), "", {}});
    }
    ReadOptions read;
    read.other_schemes = options.files;
    IssueList ignored;  // parameters without a value: the workbook asks for them
    auto schemes = load_schemes(settings, {}, read, "", ignored);
    if (!schemes) return schemes.error();
    report::Report report;
    report.organization = wanted.organization;
    report.as_of = wanted.as_of;
    report.pages = blank::blank_form(*schemes, options, wg_form());
    report.title = report.pages.front().subheading;
    report.footer = wanted.organization.empty() ? report.title : wanted.organization;
    return report;
}

}  // namespace skillmap::engine
