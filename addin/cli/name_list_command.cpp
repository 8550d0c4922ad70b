// skillmap dashboard --audience: lists with names
#include "addin/cli/commands.h"
#include "core/messages.h"
#include "core/report/lists/name_lists.h"
#include "core/report/theme.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {

int name_lists(const Arguments& arguments) {
    const auto out = path_of(arguments.out);
    const std::string extension = utf8_of(out.extension());
    if (case_folded(extension) != ".xlsx")
        return fail(
            {MessageId::NameListFormat, Place{file_label(out), "", {}, {}}, "", extension, ""},
            arguments.language);
    const ProgressLine progress(arguments.language);
    IssueList issues;
    const auto input = load(arguments, true, issues, progress);
    if (!input) return fail(input.error(), arguments.language);
    report::NameListOptions options{*report::reader_named(arguments.audience), std::nullopt};
    const auto department = engine::asked_department(input->records, arguments.department);
    if (!department) return fail(department.error(), arguments.language);
    options.department = *department;
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    report::Report lists = report::make_name_lists(assessment, options);
    if (arguments.font == "ud") lists.font = report::theme::universal_font;
    progress.show(texts::writing);
    const auto bytes = xlsx::write_report(lists, out);
    progress.clear();
    if (!bytes) return fail(bytes.error(), arguments.language);
    const int code = write_output(arguments, *bytes);
    return code == Done ? finish(arguments, issues) : code;
}

}  // namespace skillmap::cli
