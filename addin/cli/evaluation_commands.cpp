// What a workbook in WG form says: evaluated, explained and checked. And invented ones.
#include <fmt/format.h>

#include <utility>

#include "addin/cli/commands.h"
#include "addin/cli/evaluation_text.h"
#include "addin/cli/explanation_text.h"
#include "addin/cli/recording.h"
#include "addin/engine/explain.h"
#include "addin/engine/json.h"
#include "addin/engine/sample.h"
#include "addin/engine/write_back.h"
#include "core/messages.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::cli {

int evaluate(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    std::vector<history::SourceFile> taken;
    const bool records = arguments.record || arguments.record_sheet;
    const auto book = load_book(arguments, true, issues, records ? &taken : nullptr);
    progress.clear();
    if (!book) return fail(book.error(), arguments.language);
    const AssessmentInput& input = book->input;
    std::optional<Id<StaffMember>> only;
    if (arguments.staff) {
        only = engine::find_staff(input.records, *arguments.staff);
        if (!only)
            return fail({MessageId::StaffOption, {}, "", *arguments.staff, ""}, arguments.language);
    }
    progress.show(texts::evaluating);
    Assessment assessment(input);
    const std::string text = arguments.format == "json"
                                 ? engine::evaluation_json(assessment, only, arguments.language)
                                 : evaluation_text(assessment, only, arguments.language);
    progress.clear();
    if (const int code = put(text); code != Done) return code;
    if (arguments.record)
        if (const int code = record_evaluation(arguments, assessment, taken); code != Done)
            return code;
    if (arguments.record_sheet) {
        const engine::InputFile read{taken.front().name, taken.front().bytes};
        if (const int code = record_in_book(arguments, read, false, assessment, std::move(taken));
            code != Done)
            return code;
    }
    return finish(arguments, issues);
}

// evaluate --write
int write_stages(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::reading);
    IssueList issues;
    std::vector<history::SourceFile> taken;
    const bool records = arguments.record || arguments.record_sheet;
    const auto loaded = load_book(arguments, true, issues, records ? &taken : nullptr);
    if (!loaded) return fail(loaded.error(), arguments.language);
    progress.show(texts::evaluating);
    Assessment assessment(loaded->input);
    auto book = input_file(arguments.book);
    if (!book) return fail(book.error(), arguments.language);
    const auto written =
        loaded->map
            ? engine::write_back_map(std::move(*book), *loaded->map, assessment, arguments.language)
            : engine::write_back(std::move(*book), assessment, arguments.language);
    progress.clear();
    if (!written) return fail(written.error(), arguments.language);
    const bool changed = written->changed > 0;
    if (!arguments.record_sheet && (changed || !arguments.out.empty()))
        if (const int code = write_book(arguments, written->bytes, texts::book_updated);
            code != Done)
            return code;
    fmt::print(stderr, fmt::runtime(texts::written_back.in(arguments.language)), written->people,
               written->changed);
    fmt::print(stderr, "\n");
    if (!records) return finish(arguments, issues);
    // The workbook as it lies there now: recorded again, it is the same.
    if (changed && (arguments.out.empty() || arguments.record_sheet))
        taken.front().bytes = written->bytes;
    const engine::InputFile now{taken.front().name, written->bytes};
    const int code = arguments.record
                         ? record_evaluation(arguments, assessment, taken)
                         : record_in_book(arguments, now, changed, assessment, std::move(taken));
    return code == Done ? finish(arguments, issues) : code;
}

int explain(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    IssueList issues;
    // The scheme asked for is judged besides those of the workbook, whose words stay known.
    Arguments own = arguments;
    own.more_schemes = std::exchange(own.schemes, {});
    std::optional<std::string> only;
    if (!own.more_schemes.empty()) {
        const auto files = scheme_files(path_of(arguments.book).parent_path());
        const auto scheme = load_scheme_named(own.more_schemes.front(), {}, files, issues);
        if (!scheme) return fail(scheme.error(), arguments.language);
        only = scheme->id;
    }
    const auto input = load(own, true, issues, progress);
    if (!input) return fail(input.error(), arguments.language);
    const auto staff = engine::find_staff(input->records, *arguments.staff);
    if (!staff)
        return fail({MessageId::StaffOption, {}, "", *arguments.staff, ""}, arguments.language);
    Assessment assessment(*input);
    const engine::Explanation explanation =
        engine::explain(assessment, *staff, only, arguments.language);
    const int code =
        put(arguments.format == "json" ? engine::explanation_json(explanation)
                                       : explanation_text(explanation, arguments.language));
    return code != Done ? code : finish(arguments, issues);
}

int check(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    IssueList issues;
    const auto input = load(arguments, false, issues, progress);
    if (!input) return fail(input.error(), arguments.language);
    const int written =
        put(arguments.format == "json" ? engine::issues_json(issues, arguments.language)
                                       : issues_text(issues, arguments.language, issues_of_a_kind));
    if (written != Done) return written;
    return issues.count(Severity::Finding) == 0 ? Done : WithFindings;
}

int sample(const Arguments& arguments) {
    const ProgressLine progress(arguments.language);
    progress.show(texts::writing);
    const report::Report book = engine::sample_book(
        {arguments.sample_staff, arguments.sample_departments, arguments.sample_seed});
    auto bytes = xlsx::write_report(book, path_of(arguments.out));
    progress.clear();
    if (!bytes) return fail(bytes.error(), arguments.language);
    return write_output(arguments, *bytes);
}

}  // namespace skillmap::cli
