// skillmap plan
#include <fmt/format.h>

#include "addin/cli/commands.h"
#include "addin/cli/text_table.h"
#include "addin/engine/training_plan.h"
#include "core/messages.h"
#include "core/report/plan/plan_report.h"
#include "core/report/theme.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {
namespace {

// The plan by training, without names.
std::string plan_text(const Assessment& assessment, const plan::TrainingPlan& plan,
                      Language language) {
    TextTable table;
    table.add({str(texts::plan_training, language), str(texts::plan_needed, language),
               str(texts::plan_given, language), str(texts::plan_kept, language),
               str(texts::plan_waiting, language), str(texts::plan_sessions, language),
               str(texts::plan_capacity, language)});
    for (std::size_t i = 0; i < plan.trainings.size(); ++i) {
        const plan::TrainingTotals& of = plan.trainings[i];
        if (of.needed == 0 && of.sessions == 0) continue;
        table.add({assessment.records().trainings[Id<Training>(i)].name, std::to_string(of.needed),
                   std::to_string(of.given()), std::to_string(of.kept), std::to_string(of.waiting),
                   std::to_string(of.sessions),
                   of.seats ? std::to_string(*of.seats) : str(texts::not_applicable, language)});
    }
    std::string text = fmt::format(fmt::runtime(texts::plan_time.in(language)),
                                   to_string(plan.from), to_string(plan.to)) +
                       "\n\n" + table.text() + "\n";
    text += fmt::format(fmt::runtime(texts::plan_reached.in(language)), plan.goals, plan.reached,
                        plan.at_most) +
            "\n";
    if (!plan.scheduled) text += str(texts::plan_unscheduled, language) + "\n";
    if (plan.other_sessions > 0)
        text += fmt::format(fmt::runtime(texts::plan_other_sessions.in(language)),
                            plan.other_sessions) +
                "\n";
    return text;
}

int write_plan(const Arguments& arguments, Assessment& assessment, const plan::TrainingPlan& plan,
               const report::PlanReportOptions& options) {
    report::Report report = report::make_plan_report(assessment, plan, options);
    if (arguments.font == "ud") report.font = report::theme::universal_font;
    const auto bytes = xlsx::write_report(report, path_of(arguments.out));
    return bytes ? write_output(arguments, *bytes) : fail(bytes.error(), arguments.language);
}

}  // namespace

int training_plan(const Arguments& arguments) {
    const auto refuse = [&](const Issue& issue) { return fail(issue, arguments.language); };
    const auto out = path_of(arguments.out);
    if (!arguments.out.empty() && case_folded(utf8_of(out.extension())) != ".xlsx")
        return refuse({MessageId::NameListFormat, Place{file_label(out), "", {}, {}}, "",
                       utf8_of(out.extension()), ""});
    const auto from = asked_date(arguments.from, MessageId::DateOption);
    if (!from) return refuse(from.error());
    const auto to = asked_date(arguments.to, MessageId::DateOption);
    if (!to) return refuse(to.error());
    const ProgressLine progress(arguments.language);
    IssueList issues;
    Arguments own = arguments;
    own.as_of = arguments.from;
    auto input = load(own, true, issues, progress);
    if (!input) return refuse(input.error());
    const auto last = engine::begin_plan(*input, *from, *to);
    if (!last) return refuse(last.error());
    const auto department = engine::asked_department(input->records, arguments.department);
    if (!department) return refuse(department.error());
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    const plan::TrainingPlan plan = plan::make_plan(assessment, *last);
    if (!arguments.out.empty()) {
        progress.show(texts::writing);
        const int code = write_plan(arguments, assessment, plan, {*department, arguments.personal});
        if (code != Done) return code;
    }
    progress.clear();
    const int code =
        put(arguments.format == "json" ? engine::plan_json(assessment, plan) + "\n"
                                       : plan_text(assessment, plan, arguments.language));
    return code == Done ? finish(arguments, issues) : code;
}

}  // namespace skillmap::cli
