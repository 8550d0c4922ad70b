// find, what_if: what those who give posts ask of one workbook.
#include <utility>

#include "addin/engine/commands/commands.h"
#include "addin/engine/find.h"
#include "addin/engine/labels.h"
#include "addin/engine/what_if.h"
#include "core/assessment.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::engine::commands {
namespace {

plan::QueryText query_text(Options& options) {
    plan::QueryText text;
    text.personas = options.texts("personas");
    text.stages = options.texts("stages");
    text.skills = options.texts("skills");
    text.tools = options.texts("tools");
    text.trainings = options.texts("trainings");
    text.qualifications = options.texts("qualifications");
    text.in = options.texts("in");
    text.not_in = options.texts("not_in");
    text.positions = options.texts("positions");
    return text;
}

Result<Book> book_of(Context& context, ReadOptions options) {
    auto layout = layout_of(context);
    if (!layout) return layout.error();
    auto file = context.file("book");
    if (!file) return file.error();
    options.as_of_otherwise.reset();
    context.tell("reading");
    return read_book(std::move(*file), options, std::move(*layout), context.issues);
}

}  // namespace

Result<Answer> find(Context& context) {
    ReadOptions options = read_options(context);
    const plan::QueryText text = query_text(context.options);
    const bool list = context.options.flag("list");
    if (auto right = context.check({"book", "mapping", "scheme"}); !right) return right.error();
    const auto book = book_of(context, std::move(options));
    if (!book) return book.error();
    context.tell("evaluating");
    Assessment assessment(book->input);
    const auto search = Search::run(assessment, text);
    if (!search) return search.error();
    Answer answer{search->json(), {}};
    if (!list) return answer;
    context.tell("writing");
    const std::string name(labels::found_file);
    auto bytes = xlsx::write_report(search->list(), context.path(name));
    if (!bytes) return bytes.error();
    answer.files.push_back({name, std::move(*bytes)});
    return answer;
}

Result<Answer> what_if(Context& context) {
    ReadOptions options = read_options(context);
    const bool list = context.options.flag("list");
    if (auto right = context.check({"book", "mapping", "scheme", "transfers"}); !right)
        return right.error();
    const auto book = book_of(context, std::move(options));
    if (!book) return book.error();
    auto transfers = context.file("transfers");
    if (!transfers) return transfers.error();
    context.tell("evaluating");
    Assessment assessment(book->input);
    IssueList issues;
    const auto tried = TriedTransfers::run(assessment, std::move(*transfers), issues);
    for (const Issue& issue : issues.all()) context.issues.add(issue);
    if (!tried) return tried.error();
    Answer answer{tried->json(), {}};
    if (!list) return answer;
    context.tell("writing");
    const std::string name(labels::what_if_file);
    auto bytes = xlsx::write_report(tried->list(issues), context.path(name));
    if (!bytes) return bytes.error();
    answer.files.push_back({name, std::move(*bytes)});
    return answer;
}

}  // namespace skillmap::engine::commands
