#include "addin/cli/recording.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "addin/cli/sheet_history.h"
#include "addin/engine/kept_sheets.h"
#include "addin/engine/scheme_book.h"
#include "core/intake/maps/layout.h"
#include "core/messages.h"
#include "core/text/join.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/store.h"

namespace skillmap::cli {
namespace {

const Text& words_for(history::Recorded recorded) {
    switch (recorded) {
        case history::Recorded::AsBefore:
            return texts::recorded_before;
        case history::Recorded::LastAgain:
            return texts::recorded_again;
        case history::Recorded::Added:
            break;
    }
    return texts::recorded;
}

// As it is read: a workbook, or what is kept of one.
engine::InputFile kept_file(const history::SourceFile& source) {
    return {source.name, source.bytes, engine::is_kept_text(source.bytes)};
}

// The schemes that lay beside the workbook, by the names it asked for.
OtherSchemes kept_schemes(std::vector<history::SourceFile> sources) {
    return [sources = std::move(sources)](const std::string& name, const SchemeChanges& changes,
                                          IssueList& issues) -> std::optional<Result<Scheme>> {
        for (const history::SourceFile& one : sources)
            if (one.role == "scheme" && one.asked == name)
                return engine::load_scheme_file(kept_file(one), changes, issues);
        return std::nullopt;
    };
}

// What an evaluation was made of, and how it was read.
struct RecordedFiles {
    engine::InputFile book;
    std::optional<maps::Layout> layout;
    ReadOptions options;
};

Result<RecordedFiles> recorded_files(const history::Store& store, const history::Head& head) {
    const auto evaluation = store.read(head.id);
    if (!evaluation) return evaluation.error();
    auto sources = store.sources(head.id);
    if (!sources) return sources.error();
    RecordedFiles files;
    for (history::SourceFile& one : *sources) {
        if (one.role == "book") {
            files.book = kept_file(one);
        } else if (one.role == "mapping") {
            auto read = maps::read_layout(one.bytes, one.name);
            if (!read) return read.error();
            files.layout = std::move(*read);
        }
    }
    files.options.as_of = head.as_of;
    files.options.schemes = evaluation->asked_schemes;
    files.options.other_schemes = kept_schemes(std::move(*sources));
    return files;
}

Result<engine::EarlierBook> earlier_book(const history::Store& store, const history::Head& head,
                                         const AssessmentInput& now) {
    auto files = recorded_files(store, head);
    if (!files) return files.error();
    return engine::read_earlier_book(std::move(files->book), files->options,
                                     std::move(files->layout), now);
}

std::string days_of(const history::Store& store) {
    std::vector<std::string> days;
    for (const history::Head& head : store.heads())
        if (head.last_of_day) days.push_back(to_string(head.as_of));
    return joined(days, ", ");
}

}  // namespace

std::filesystem::path history_path(const Arguments& arguments) {
    if (!arguments.history.empty()) return path_of(arguments.history);
    auto path = path_of(arguments.book);
    path.replace_extension();
    path += history::file_extension;
    return path;
}

int record_in_book(const Arguments& arguments, const engine::InputFile& book, bool changed,
                   const Assessment& assessment, std::vector<history::SourceFile> taken) {
    const auto file = path_of(arguments.out.empty() ? arguments.book : arguments.out);
    const auto done = record_in_sheet(
        book, file, history::evaluation_of(assessment, arguments.schemes), std::move(taken));
    if (!done) return fail(done.error(), arguments.language);
    const bool write = changed || !arguments.out.empty() || done->bytes != book.bytes;
    if (write)
        if (const int code = write_book(arguments, done->bytes, texts::book_updated); code != Done)
            return code;
    tell(fmt::format(fmt::runtime(words_for(done->recorded).in(arguments.language)),
                     file_label(file), to_string(assessment.input().as_of)));
    return Done;
}

int record_evaluation(const Arguments& arguments, const Assessment& assessment,
                      const std::vector<history::SourceFile>& taken) {
    const auto path = history_path(arguments);
    const auto recorded = history::record(
        path, history::evaluation_of(assessment, arguments.schemes), taken, SKILLMAP_VERSION);
    if (!recorded) return fail(recorded.error(), arguments.language);
    tell(fmt::format(fmt::runtime(words_for(*recorded).in(arguments.language)), file_label(path),
                     to_string(assessment.input().as_of)));
    return Done;
}

Result<engine::EarlierBook> earlier_in_history(const std::filesystem::path& path,
                                               std::optional<Date> day,
                                               const AssessmentInput& now) {
    const auto store = open_history(path);
    if (!store) return store.error();
    const auto& heads = store->heads();
    const auto found = std::find_if(heads.rbegin(), heads.rend(), [&](const history::Head& head) {
        return head.last_of_day && (day ? head.as_of == *day : head.as_of < now.as_of);
    });
    if (found == heads.rend())
        return Issue{day ? MessageId::HistoryNoDay : MessageId::HistoryNoneBefore,
                     Place{file_label(path), "", {}, {}}, "", to_string(day.value_or(now.as_of)),
                     days_of(*store)};
    return earlier_book(*store, *found, now);
}

Result<engine::Book> recorded_book(const std::filesystem::path& path, std::optional<Date> day,
                                   IssueList& issues) {
    const auto store = open_history(path);
    if (!store) return store.error();
    const auto& heads = store->heads();
    const auto found = std::find_if(heads.rbegin(), heads.rend(), [&](const history::Head& head) {
        return head.last_of_day && (!day || head.as_of == *day);
    });
    if (found == heads.rend())
        return Issue{MessageId::HistoryNoDay, Place{file_label(path), "", {}, {}}, "",
                     day ? to_string(*day) : std::string(), days_of(*store)};
    auto files = recorded_files(*store, *found);
    if (!files) return files.error();
    return engine::read_book(std::move(files->book), files->options, std::move(files->layout),
                             issues);
}

Result<std::vector<report::DayFigures>> recorded_days(
    const std::filesystem::path& path, const AssessmentInput& now, std::int64_t least,
    const std::function<void(std::size_t, std::size_t)>& told) {
    const auto store = open_history(path);
    if (!store) return store.error();
    std::vector<const history::Head*> heads;
    for (const history::Head& head : store->heads())
        if (head.last_of_day && head.as_of < now.as_of) heads.push_back(&head);
    std::vector<report::DayFigures> days;
    for (const history::Head* head : heads) {
        told(days.size(), heads.size());
        const auto book = earlier_book(*store, *head, now);
        if (!book) return book.error();
        Assessment assessment(book->input);
        days.push_back(report::figures_of_day(assessment, least));
    }
    return days;
}

}  // namespace skillmap::cli
