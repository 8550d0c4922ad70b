// skillmap what-if: what proposed transfers do to departments
#include <fmt/format.h>

#include "addin/cli/commands.h"
#include "addin/cli/evaluation_text.h"
#include "addin/cli/text_table.h"
#include "addin/engine/what_if.h"
#include "core/messages.h"
#include "core/report/lists/what_if_list.h"
#include "core/text/normalize.h"
#include "core/text/number.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {
namespace {

std::string department_text(const Records& records, const std::optional<Id<Department>>& department,
                            Language language) {
    if (!department) return str(texts::whole, language);
    const Department& one = records.departments[*department];
    return one.code + " " + one.name;
}

// Of each department what changes; what stays is in the workbook and in the JSON.
std::string changes_text(const plan::WhatIf& what_if, Language language) {
    std::string out;
    for (const plan::DepartmentChange& change : what_if.changes()) {
        TextTable table(TextTable::Of::Words);
        for (const report::TriedFigure& one : report::compared(what_if, change))
            if (one.changes)
                table.add({"  " + one.kind, one.name, one.before, one.before.empty() ? "" : "→",
                           one.after});
        std::string lines = table.text();
        if (lines.empty()) lines = "  " + str(texts::what_if_nothing, language) + "\n";
        out +=
            department_text(what_if.before().records(), change.department, language) + "\n" + lines;
    }
    return out;
}

std::string ratio_text(const std::optional<Ratio>& ratio, Language language) {
    if (!ratio) return str(texts::not_applicable, language);
    if (ratio->denominator == 0) return std::to_string(ratio->numerator);
    return fmt::format("{}/{}", ratio->numerator, ratio->denominator);
}

const Text& verdict(const plan::MinimumChange& one) {
    if (!one.after) return texts::what_if_nobody;
    if (one.newly_missed()) return texts::what_if_newly_missed;
    if (one.newly_reached()) return texts::what_if_newly_reached;
    return one.reached_after ? texts::what_if_reached : texts::what_if_missed;
}

std::string minimums_text(const plan::WhatIf& what_if, Language language) {
    TextTable table(TextTable::Of::Words);
    for (const plan::MinimumChange& one : what_if.minimums())
        table.add({"  " + one.target->indicator,
                   one.target->value ? number_text(*one.target->value) + one.target->unit
                                     : str(texts::not_set, language),
                   department_text(what_if.before().records(), one.department, language),
                   ratio_text(one.before, language), "→", ratio_text(one.after, language),
                   str(verdict(one), language)});
    return table.text();
}

std::string lost_text(const plan::WhatIf& what_if, Language language) {
    const Records& records = what_if.before().records();
    TextTable table(TextTable::Of::Words);
    for (const Id<Department> one : what_if.emptied())
        table.add({"  " + department_text(records, one, language),
                   str(texts::what_if_everybody, language)});
    for (const plan::LostRole& one : what_if.lost())
        table.add({"  " + department_text(records, one.department, language), one.role});
    return table.text();
}

std::string what_if_text(const plan::WhatIf& what_if, Language language) {
    const AssessmentInput& input = what_if.before().input();
    std::string out =
        fmt::format(
            fmt::runtime(texts::what_if_headline.in(language)), input.settings.organization,
            language == Language::Japanese ? to_japanese(input.as_of) : to_string(input.as_of),
            what_if.transfers().size()) +
        "\n";
    const auto add = [&](const Text& title, const std::string& lines) {
        out += "\n" + str(title, language) + "\n" +
               (lines.empty() ? "  " + str(texts::what_if_none, language) + "\n" : lines);
    };
    add(texts::what_if_changes, changes_text(what_if, language));
    add(texts::what_if_minimums, minimums_text(what_if, language));
    add(texts::what_if_lost, lost_text(what_if, language));
    for (const plan::WithoutTools& one : what_if.placement().sources())
        out += "\n" +
               fmt::format(fmt::runtime(texts::what_if_without_tools.in(language)), one.persona,
                           one.source) +
               "\n";
    return out;
}

}  // namespace

int what_if(const Arguments& arguments) {
    const auto out = path_of(arguments.out);
    const std::string extension = utf8_of(out.extension());
    if (!arguments.out.empty() && case_folded(extension) != ".xlsx")
        return fail(
            {MessageId::WhatIfFormat, Place{file_label(out), "", {}, {}}, "", extension, ""},
            arguments.language);
    const ProgressLine progress(arguments.language);
    IssueList of_book;
    const auto input = load(arguments, true, of_book, progress);
    if (!input) return fail(input.error(), arguments.language);
    auto file = input_file(arguments.files.front());
    if (!file) return fail(file.error(), arguments.language);
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    IssueList issues;
    const auto tried = engine::TriedTransfers::run(assessment, std::move(*file), issues);
    progress.clear();
    if (!tried) return fail(tried.error(), arguments.language);
    const int told =
        put(arguments.format == "json" ? tried->json()
                                       : what_if_text(tried->what_if(), arguments.language));
    if (told != Done) return told;
    for (const Issue& issue : issues.all()) tell(describe(issue, arguments.language));
    if (!arguments.out.empty()) {
        const auto bytes = xlsx::write_report(tried->list(issues), out);
        if (!bytes) return fail(bytes.error(), arguments.language);
        if (const int code = write_output(arguments, *bytes); code != Done) return code;
    }
    const int code = finish(arguments, of_book);
    return issues.count(Severity::Finding) > 0 ? WithFindings : code;
}

}  // namespace skillmap::cli
