#include "addin/engine/scheme_book.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/scheme/scheme_form.h"
#include "core/scheme/scheme_pages.h"
#include "core/scheme/scheme_tables.h"

namespace skillmap::engine {
namespace {

bool same(const Issue& a, const Issue& b) {
    return a.id == b.id && a.place == b.place && a.subject == b.subject && a.found == b.found &&
           a.expected == b.expected;
}

}  // namespace

Result<report::Report> scheme_report(std::string_view toml, const std::string& file,
                                     IssueList& issues) {
    auto scheme = load_scheme(toml, file, {}, issues);
    if (!scheme) return scheme.error();
    report::Report report;
    report.title = scheme->name;
    report.footer = scheme->name;
    report.home_link = scheme_form().guide.home_link;
    report.pages = scheme_pages(toml);
    report.pages.insert(report.pages.begin(), scheme_guide(scheme->name));
    return report;
}

Result<SchemeText> read_scheme_book(InputFile file, IssueList& issues) {
    const auto sheets = open_sheets(std::move(file));
    if (!sheets) return sheets.error();
    return read_scheme_tables(**sheets, issues);
}

Result<Scheme> load_scheme_book(InputFile file, const SchemeChanges& changes, IssueList& issues) {
    const std::string name = file.name;
    auto text = read_scheme_book(std::move(file), issues);
    if (!text) return text.error();
    return load_scheme_text(*text, name, changes, issues);
}

Result<Scheme> load_scheme_file(InputFile file, const SchemeChanges& changes, IssueList& issues) {
    const bool is_package = file.bytes.compare(0, 2, "PK") == 0;
    return is_package || file.kept ? load_scheme_book(std::move(file), changes, issues)
                                   : load_scheme(file.bytes, file.name, changes, issues);
}

// A stage of several personas is read for each, so that one cell may be found wrong several times.
Result<Scheme> load_scheme_text(const SchemeText& text, const std::string& file,
                                const SchemeChanges& changes, IssueList& issues) {
    IssueList found;
    auto scheme = load_scheme(text.toml, file, changes, found);
    std::vector<Issue> told;
    for (const Issue& issue : found.all()) {
        Issue in_book = in_cells(issue, text);
        if (std::none_of(told.begin(), told.end(),
                         [&](const Issue& other) { return same(other, in_book); }))
            told.push_back(std::move(in_book));
    }
    for (const Issue& issue : told) issues.add(issue);
    if (!scheme) return in_cells(scheme.error(), text);
    return scheme;
}

}  // namespace skillmap::engine
