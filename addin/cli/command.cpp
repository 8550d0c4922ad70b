#include "addin/cli/command.h"

#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <utility>

#include "addin/cli/console.h"
#include "addin/engine/scheme_book.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"

namespace skillmap::cli {
ProgressLine::ProgressLine(Language language) : language_(language), shown_(progress_is_seen()) {}

void ProgressLine::show(const Text& text) const {
    if (shown_) fmt::print(stderr, "\r\033[K{}", text.in(language_));
}

void ProgressLine::show(const Text& text, std::size_t done, std::size_t all) const {
    if (shown_ && (done % 10 == 0 || done == all))
        fmt::print(stderr, "\r\033[K{} {} / {}", text.in(language_), done, all);
}

void ProgressLine::show(const Text& text, std::size_t done) const {
    if (shown_ && done % 1000 == 0) fmt::print(stderr, "\r\033[K{} {}", text.in(language_), done);
}

void ProgressLine::clear() const {
    if (shown_) fmt::print(stderr, "\r\033[K");
}

int fail(const Issue& issue, Language language) {
    fmt::print(stderr, "{}\n", describe(issue, language));
    return engine::exit_code(issue);
}

int fail_with_all(const Issue& first, const IssueList& issues, Language language) {
    for (const Issue& issue : issues.all()) fmt::print(stderr, "{}\n", describe(issue, language));
    return issues.all().empty() ? fail(first, language) : engine::exit_code(first);
}

void tell(const std::string& line) {
    fmt::print(stderr, "{}\n", line);
}

bool agreed(const Text& question, Language language) {
    fmt::print(stderr, "{}", question.in(language));
    const int answer = std::getchar();
    return answer == 'y' || answer == 'Y';
}

int put(const std::string& text) {
    return write_out(text) ? Done : OutputNotWritten;
}

Date today() {
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

Result<std::optional<Date>> asked_date(const std::optional<std::string>& text, MessageId wrong) {
    if (!text) return std::optional<Date>();
    const std::optional<Date> date = parse_date(*text);
    if (!date) return Issue{wrong, {}, "", *text, ""};
    return date;
}

namespace {

void take(TakenFiles taken, const std::string& role, const std::string& asked,
          const engine::InputFile& file) {
    if (taken == nullptr) return;
    for (const history::SourceFile& one : *taken)
        if (one.role == role && one.asked == asked) return;
    taken->push_back({role, asked, file.name, file.bytes});
}

}  // namespace

OtherSchemes scheme_files(const std::filesystem::path& folder, TakenFiles taken) {
    return [folder, taken](const std::string& name, const SchemeChanges& changes,
                           IssueList& issues) -> std::optional<Result<Scheme>> {
        for (const std::filesystem::path& path :
             {path_of(name), folder / path_of(name), folder / path_of(name + ".toml"),
              folder / path_of(name + ".xlsx")}) {
            if (!is_plain_file(path)) continue;
            auto bytes = read_file(path);
            if (!bytes) return bytes.error();
            engine::InputFile file{file_label(path), std::move(*bytes)};
            take(taken, "scheme", name, file);
            return engine::load_scheme_file(std::move(file), changes, issues);
        }
        return std::nullopt;
    };
}

Result<engine::InputFile> input_file(const std::string& name) {
    const auto path = path_of(name);
    auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    return engine::InputFile{file_label(path), std::move(*bytes)};
}

ReadOptions options_without_date(const Arguments& arguments, TakenFiles taken) {
    ReadOptions options;
    options.as_of_otherwise = today();
    options.other_schemes = scheme_files(path_of(arguments.book).parent_path(), taken);
    return options;
}

std::filesystem::path layout_path(const Arguments& arguments, const std::string& book) {
    if (!arguments.mapping.empty()) return path_of(arguments.mapping);
    auto path = path_of(book);
    path.replace_extension();
    path += engine::layout_extension;
    return path;
}

Result<std::optional<maps::Layout>> saved_layout(const Arguments& arguments,
                                                 const std::string& book) {
    const std::filesystem::path path = layout_path(arguments, book);
    if (!is_there(path)) return std::optional<maps::Layout>();
    const auto text = read_file(path);
    if (!text) return text.error();
    if (!maps::is_layout(*text)) {
        // A mapping of exports may lie there under that name.
        if (arguments.mapping.empty()) return std::optional<maps::Layout>();
        return Issue{MessageId::MapNotALayout, Place{file_label(path), "", {}, {}}, "", "", ""};
    }
    auto layout = maps::read_layout(*text, file_label(path));
    if (!layout) return layout.error();
    return std::optional(std::move(*layout));
}

Result<AssessmentInput> load(const Arguments& arguments, bool date_matters, IssueList& issues,
                             const ProgressLine& progress) {
    progress.show(texts::reading);
    auto loaded = load_book(arguments, date_matters, issues);
    progress.clear();
    if (!loaded) return loaded.error();
    return std::move(loaded->input);
}

Result<engine::Book> load_book(const Arguments& arguments, bool date_matters, IssueList& issues,
                               TakenFiles taken) {
    ReadOptions options = options_without_date(arguments, taken);
    if (date_matters) options.as_of_otherwise.reset();
    options.schemes = arguments.schemes;
    options.more_schemes = arguments.more_schemes;
    const auto as_of = asked_date(arguments.as_of, MessageId::AsOfOption);
    if (!as_of) return as_of.error();
    options.as_of = *as_of;
    auto layout = saved_layout(arguments, arguments.book);
    if (!layout) return layout.error();
    if (!*layout && !arguments.mapping.empty())
        return read_file(path_of(arguments.mapping)).error();
    auto book = input_file(arguments.book);
    if (!book) return book.error();
    take(taken, "book", "", *book);
    if (*layout)
        take(taken, "mapping", "",
             {file_label(layout_path(arguments, arguments.book)), maps::layout_text(**layout)});
    return engine::read_book(std::move(*book), options, std::move(*layout), issues);
}

int finish(const Arguments& arguments, const IssueList& issues) {
    const std::size_t findings = issues.count(Severity::Finding);
    if (findings == 0) return Done;
    fmt::print(stderr, fmt::runtime(texts::findings_hint.in(arguments.language)), findings,
               arguments.book);
    fmt::print(stderr, "\n");
    return WithFindings;
}

Result<void> free_for_output(const Arguments& arguments) {
    const auto path = path_of(arguments.out);
    std::vector<std::string> inputs = arguments.files;
    inputs.insert(inputs.end(), {arguments.book, arguments.previous, arguments.into,
                                 arguments.scheme, arguments.history});
    for (const std::string& input : inputs)
        if (!input.empty() && are_same_file(path, path_of(input)))
            return Issue{MessageId::OutputIsInput, Place{file_label(path), "", {}, {}}, "", "", ""};
    const auto exists = is_folder(path) ? MessageId::OutputIsFolder : MessageId::OutputFileExists;
    if (!is_there(path) || (arguments.force && exists == MessageId::OutputFileExists)) return {};
    return Issue{exists, Place{file_label(path), "", {}, {}}, "", "", ""};
}

Result<engine::Format> asked_format(const Arguments& arguments) {
    const std::string& asked = arguments.output_format;
    const auto out = path_of(arguments.out);
    const std::string extension = case_folded(utf8_of(out.extension()));
    const Place place{file_label(out), "", {}, {}};
    const auto named = extension.empty() ? std::nullopt : engine::format_named(extension.substr(1));
    if (named && !asked.empty() && engine::name(*named) != asked)
        return Issue{MessageId::OutputFormatApart, place, "", extension, asked};
    if (!asked.empty()) return *engine::format_named(asked);
    if (named) return *named;
    return Issue{MessageId::OutputFormat, place, "", extension, ""};
}

int write_output(const Arguments& arguments, const std::string& bytes) {
    if (auto written = write_file(path_of(arguments.out), bytes); !written)
        return fail(written.error(), arguments.language);
    fmt::print(stderr, fmt::runtime(texts::written.in(arguments.language)), arguments.out);
    fmt::print(stderr, "\n");
    return Done;
}

int write_book(const Arguments& arguments, const std::string& bytes, const Text& updated) {
    if (!arguments.out.empty()) return write_output(arguments, bytes);
    const std::string& book = arguments.into.empty() ? arguments.book : arguments.into;
    const auto path = path_of(book);
    if (auto written = replace_file(path, bytes); !written)
        return fail(written.error(), arguments.language);
    fmt::print(stderr, fmt::runtime(updated.in(arguments.language)), book,
               file_label(backup_path(path)));
    fmt::print(stderr, "\n");
    return Done;
}

}  // namespace skillmap::cli
