// skillmap qualifications: the register of qualifications, its expiries, pass rates and fees
#include <fmt/format.h>

#include <array>

#include "addin/cli/commands.h"
#include "addin/cli/text_table.h"
#include "addin/engine/qualifications.h"
#include "core/messages.h"
#include "core/report/theme.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {
namespace {

using qualifications::Expiry;
using qualifications::Passes;

std::string fraction(const Ratio& ratio, bool hidden, Language language) {
    if (hidden) return "*";
    if (!ratio.applies()) return str(texts::not_applicable, language);
    constexpr double percent = 100;
    return fmt::format("{}/{} ({:.1f}%)", ratio.numerator, ratio.denominator,
                       *ratio.value() * percent);
}

std::string rates_text(const Records& records, const report::QualificationFacts& facts,
                       const report::QualificationOptions& options, Language language) {
    if (!facts.rates.written) return str(texts::quals_no_results, language) + "\n";
    const report::HiddenRates hidden = report::hidden_rates(facts.rates, options);
    TextTable table;
    table.add({str(texts::quals_exam, language), str(texts::quals_people, language),
               str(texts::quals_attempts, language)});
    const auto add = [&](const std::string& name, const Passes& of, bool hide) {
        table.add(
            {name, fraction(of.people, hide, language), fraction(of.attempts, hide, language)});
    };
    for (std::size_t i = 0; i < facts.rates.exams.size(); ++i)
        add(records.words.text(facts.rates.exams[i].first), facts.rates.exams[i].second,
            hidden.exams.parts[i]);
    add(str(texts::whole, language), facts.rates.whole, hidden.total());
    return table.text();
}

std::string expiry_text(const report::QualificationFacts& facts, const Records& records,
                        Language language) {
    std::vector<bool> counted(records.staff.size());
    for (const Id<StaffMember> one : facts.counted) counted[one.index()] = true;
    std::array<int, 4> counts{};
    constexpr std::array kinds{Expiry::Expired, Expiry::Soon, Expiry::Unknown, Expiry::NotWritten};
    for (const qualifications::RegisterRow& row : facts.rows.rows)
        for (std::size_t i = 0; i < kinds.size(); ++i)
            if (row.expiry == kinds[i] && counted[records.qualifications[row.record].staff.index()])
                ++counts[i];
    return fmt::format(fmt::runtime(texts::quals_expiry.in(language)), counts[0],
                       to_string(facts.rows.until), counts[1], counts[2], counts[3]) +
           "\n";
}

std::string claims_text(const report::QualificationFacts& facts, const Records& records,
                        Language language) {
    if (facts.claims.empty()) return str(texts::quals_no_rules, language) + "\n";
    std::vector<bool> shown(records.staff.size());
    for (const Id<StaffMember> one : facts.everybody) shown[one.index()] = true;
    std::string text;
    for (const qualifications::Claims& of : facts.claims) {
        qualifications::Claims part{of.scheme, {}};
        for (std::size_t i = 0; i < of.claims.size(); ++i)
            if (shown[records.qualifications[facts.rows.rows[i].record].staff.index()])
                part.claims.push_back(of.claims[i]);
        using qualifications::ClaimState;
        const auto payable = part.totals(ClaimState::Payable);
        const auto check = part.totals(ClaimState::Check);
        text +=
            of.scheme->name + "\n  " +
            fmt::format(fmt::runtime(texts::quals_payable.in(language)), payable.rows,
                        payable.amount, payable.unknown) +
            "\n  " +
            fmt::format(fmt::runtime(texts::quals_check.in(language)), check.rows, check.amount,
                        check.unknown) +
            "\n  " +
            fmt::format(fmt::runtime(texts::quals_others.in(language)),
                        part.totals(ClaimState::Refused).rows, part.totals(ClaimState::Paid).rows) +
            "\n";
    }
    return text;
}

// Numbers alone: names are in the workbook, the JSON and the CSV of those who may read them.
std::string qualifications_text(const Records& records, const report::QualificationFacts& facts,
                                const report::QualificationOptions& options, Language language) {
    std::string text = rates_text(records, facts, options, language);
    if (options.reader)
        text += "\n" + expiry_text(facts, records, language) + "\n" +
                claims_text(facts, records, language);
    return text;
}

}  // namespace

int show_qualifications(const Arguments& arguments) {
    const auto refuse = [&](const Issue& issue) { return fail(issue, arguments.language); };
    const auto out = path_of(arguments.out);
    if (!arguments.out.empty() && case_folded(utf8_of(out.extension())) != ".xlsx")
        return refuse({MessageId::NameListFormat, Place{file_label(out), "", {}, {}}, "",
                       utf8_of(out.extension()), ""});
    const ProgressLine progress(arguments.language);
    IssueList issues;
    const auto input = load(arguments, true, issues, progress);
    if (!input) return refuse(input.error());
    report::QualificationOptions options;
    options.reader = report::reader_named(arguments.audience);
    options.least = arguments.least_group.value_or(input->settings.least_group);
    const auto department = engine::asked_department(input->records, arguments.department);
    if (!department) return refuse(department.error());
    options.department = *department;
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    const report::QualificationFacts facts =
        report::qualification_facts(assessment, arguments.within, options.department);
    if (!arguments.out.empty()) {
        progress.show(texts::writing);
        report::Report report =
            report::make_qualification_report(assessment, facts, options, issues);
        if (arguments.font == "ud") report.font = report::theme::universal_font;
        const auto bytes = xlsx::write_report(report, out);
        if (!bytes) return refuse(bytes.error());
        if (const int code = write_output(arguments, *bytes); code != Done) return code;
    }
    progress.clear();
    const int code =
        put(arguments.format == "json" ? engine::qualifications_json(assessment, facts, options)
            : arguments.format == "csv"
                ? report::qualification_csv(assessment, facts, options)
                : qualifications_text(input->records, facts, options, arguments.language));
    return code == Done ? finish(arguments, issues) : code;
}

}  // namespace skillmap::cli
