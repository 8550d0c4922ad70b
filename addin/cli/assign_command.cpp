// skillmap assign
#include <fmt/format.h>

#include <algorithm>

#include "addin/cli/commands.h"
#include "addin/cli/folder.h"
#include "addin/cli/text_table.h"
#include "addin/engine/assign.h"
#include "core/messages.h"
#include "core/report/theme.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {
namespace {

// The open projects in numbers, without names of people.
std::string assignments_text(const Records& records, const plan::Assignments& assignments,
                             Language language) {
    TextTable table;
    table.add({str(texts::assign_project, language), str(texts::assign_leads, language),
               str(texts::assign_members, language), str(texts::assign_proposed, language),
               str(texts::assign_candidates, language)});
    std::size_t all_proposed = 0;
    for (std::size_t i = 0; i < assignments.projects.size(); ++i) {
        const plan::OpenProject& open = assignments.projects[i];
        const Project& project = records.projects[open.project];
        std::size_t proposed = 0;
        std::size_t candidates = 0;
        for (const plan::Assignment& one : assignments.all)
            if (one.project == i) ++(one.proposed ? proposed : candidates);
        all_proposed += proposed;
        table.add({records.words.text(project.code) + " " + project.name,
                   std::to_string(open.leads.size()), std::to_string(open.members.size()),
                   std::to_string(proposed),
                   std::to_string(candidates + static_cast<std::size_t>(open.more_candidates))});
    }
    return table.text() + "\n" +
           fmt::format(fmt::runtime(texts::assign_open.in(language)), assignments.projects.size(),
                       all_proposed) +
           "\n";
}

int write_files(const Arguments& arguments, std::vector<report::ManagerFile> reports,
                const ProgressLine& progress) {
    auto files = engine::name_files(std::move(reports));
    std::vector<std::string> names;
    for (engine::NamedManagerFile& file : files) {
        if (arguments.font == "ud") file.report.font = report::theme::universal_font;
        names.push_back(file.name);
    }
    const auto written = write_folder(
        arguments, names,
        [&](std::size_t i, const std::filesystem::path& file) {
            return xlsx::write_report(files[i].report, file);
        },
        texts::writing, progress);
    progress.clear();
    if (!written) return fail(written.error(), arguments.language);
    tell(fmt::format(fmt::runtime(texts::files_written.in(arguments.language)), arguments.out,
                     names.size()));
    return Done;
}

int write_assignments(const Arguments& arguments, Assessment& assessment,
                      const plan::Assignments& assignments,
                      std::optional<Id<Department>> department, const ProgressLine& progress) {
    if (arguments.departments == "files")
        return write_files(
            arguments, report::make_manager_reports(assessment, assignments, department), progress);
    report::Report report = report::make_manager_report(assessment, assignments, department);
    if (arguments.font == "ud") report.font = report::theme::universal_font;
    const auto bytes = xlsx::write_report(report, path_of(arguments.out));
    return bytes ? write_output(arguments, *bytes) : fail(bytes.error(), arguments.language);
}

}  // namespace

int assign(const Arguments& arguments) {
    const auto refuse = [&](const Issue& issue) { return fail(issue, arguments.language); };
    const auto out = path_of(arguments.out);
    const Place place{file_label(out), "", {}, {}};
    const bool apart = arguments.departments == "files";
    const std::string extension = case_folded(utf8_of(out.extension()));
    if (apart && !extension.empty() && !is_folder(out))
        return refuse({MessageId::OutputNotAFolder, place, "", "", ""});
    if (!apart && !arguments.out.empty() && extension != ".xlsx")
        return refuse({MessageId::NameListFormat, place, "", utf8_of(out.extension()), ""});
    const ProgressLine progress(arguments.language);
    IssueList issues;
    const auto input = load(arguments, true, issues, progress);
    if (!input) return refuse(input.error());
    const auto department = engine::asked_department(input->records, arguments.department);
    if (!department) return refuse(department.error());
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    const plan::Assignments assignments = plan::propose_assignments(assessment);
    if (!arguments.out.empty()) {
        progress.show(texts::writing);
        const int code =
            write_assignments(arguments, assessment, assignments, *department, progress);
        if (code != Done) return code;
    }
    progress.clear();
    const int code = put(arguments.format == "json"
                             ? engine::assignments_json(assessment, assignments) + "\n"
                             : assignments_text(input->records, assignments, arguments.language));
    return code == Done ? finish(arguments, issues) : code;
}

}  // namespace skillmap::cli
