// skillmap dashboard
#include <fmt/format.h>

#include <filesystem>
#include <optional>
#include <utility>

#include "addin/cli/commands.h"
#include "addin/cli/folder.h"
#include "addin/cli/previous_book.h"
#include "addin/cli/recording.h"
#include "addin/engine/dashboard.h"
#include "addin/engine/pages_into.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"

namespace skillmap::cli {
namespace {

// The format asked for, or that of the file's name.
Result<engine::Format> format_of(const Arguments& arguments) {
    if (arguments.departments == "files") {
        const auto out = path_of(arguments.out);
        const std::string extension = case_folded(utf8_of(out.extension()));
        const bool named = !extension.empty() && engine::format_named(extension.substr(1));
        if (named && !is_folder(out))
            return Issue{MessageId::OutputNotAFolder, Place{file_label(out), "", {}, {}}, "", "",
                         ""};
        return engine::format_named(arguments.output_format).value_or(engine::Format::Xlsx);
    }
    return arguments.into.empty() ? asked_format(arguments) : engine::Format::Xlsx;
}

// A file for each department.
int write_files(const Arguments& arguments, Assessment& assessment,
                const report::DashboardOptions& options, engine::Format format,
                const ProgressLine& progress) {
    const auto files = engine::make_department_files(assessment, options, format);
    std::vector<std::string> names;
    names.reserve(files.size());
    for (const engine::DepartmentFile& file : files) names.push_back(file.name);
    const auto written = write_folder(
        arguments, names,
        [&](std::size_t i, const std::filesystem::path& file) {
            return engine::bytes_of(files[i].report, format, file);
        },
        texts::writing, progress);
    progress.clear();
    if (!written) return fail(written.error(), arguments.language);
    fmt::print(stderr, fmt::runtime(texts::files_written.in(arguments.language)), arguments.out,
               names.size());
    fmt::print(stderr, "\n");
    return Done;
}

// dashboard --into
int put_into(const Arguments& arguments, const report::Report& report) {
    auto book = input_file(arguments.into);
    if (!book) return fail(book.error(), arguments.language);
    const std::string old = book->bytes;
    const std::string& file = arguments.out.empty() ? arguments.into : arguments.out;
    const auto bytes = engine::pages_into(*book, report, path_of(file));
    if (!bytes) return fail(bytes.error(), arguments.language);
    if (!arguments.out.empty() || *bytes != old)
        return write_book(arguments, *bytes, texts::book_updated);
    tell(fmt::format(fmt::runtime(texts::book_same.in(arguments.language)), arguments.into));
    return Done;
}

int write_one(const Arguments& arguments, const report::Report& report, engine::Format format) {
    const auto bytes = engine::bytes_of(report, format, path_of(arguments.out));
    return bytes ? write_output(arguments, *bytes) : fail(bytes.error(), arguments.language);
}

// --trend
Result<std::optional<std::vector<report::DayFigures>>> days_of(const Arguments& arguments,
                                                               const AssessmentInput& input,
                                                               std::int64_t least,
                                                               const ProgressLine& progress) {
    std::optional<std::vector<report::DayFigures>> days;
    if (!arguments.trend) return days;
    const auto told = [&](std::size_t done, std::size_t all) {
        progress.show(texts::evaluating, done, all);
    };
    if (arguments.history.empty()) {
        days = engine::earlier_days(input, least, told);
        return days;
    }
    auto recorded = recorded_days(path_of(arguments.history), input, least, told);
    if (!recorded) return recorded.error();
    days = std::move(*recorded);
    return days;
}

}  // namespace

int dashboard(const Arguments& arguments) {
    const auto refuse = [&arguments](std::string what) {
        return fail({MessageId::UsageWrong, {}, "", std::move(what), ""}, arguments.language);
    };
    const auto apart = [&](std::string_view one, std::string_view other) {
        return refuse(
            fmt::format(fmt::runtime(texts::usage_apart.in(arguments.language)), one, other));
    };
    if (!arguments.into.empty() && arguments.departments == "files")
        return apart("--into", "--departments files");
    const auto format = format_of(arguments);
    if (!format) return fail(format.error(), arguments.language);
    if (arguments.departments == "sheets" && !engine::has_pages(*format))
        return apart("--departments sheets", fmt::format("--format {}", engine::name(*format)));
    if (arguments.departments == "files" &&
        (!arguments.previous.empty() || arguments.previous_as_of))
        return refuse(std::string(texts::no_previous_in_files.in(arguments.language)));
    if (arguments.departments == "files" && arguments.trend)
        return apart("--departments files", "--trend");
    const ProgressLine progress(arguments.language);
    IssueList issues;
    const auto input = load(arguments, true, issues, progress);
    if (!input) return fail(input.error(), arguments.language);
    auto earlier = load_previous(arguments, *input);
    if (!earlier) return fail(earlier.error(), arguments.language);
    progress.show(texts::evaluating);
    Assessment assessment(*input);
    report::DashboardOptions options;
    options.findings = issues.count(Severity::Finding);
    options.least = arguments.least_group.value_or(input->settings.least_group);
    options.style = *report::style_named(arguments.style);
    options.department_pages = arguments.departments == "sheets";
    if (arguments.font == "ud") options.font = report::theme::universal_font;
    if (arguments.departments == "files") {
        const int code = write_files(arguments, assessment, options, *format, progress);
        return code != Done ? code : finish(arguments, issues);
    }
    const auto days = days_of(arguments, *input, options.least, progress);
    if (!days) return fail(days.error(), arguments.language);
    options.recorded_days = !arguments.history.empty();
    const report::Report report =
        engine::make_dashboard(assessment, options, std::move(*earlier), *days);
    progress.show(texts::writing);
    const int code = arguments.into.empty() ? write_one(arguments, report, *format)
                                            : put_into(arguments, report);
    progress.clear();
    return code == Done ? finish(arguments, issues) : code;
}

}  // namespace skillmap::cli
