#include "addin/cli/previous_book.h"

#include <utility>

#include "addin/engine/load.h"
#include "core/messages.h"

namespace skillmap::cli {
namespace {

// The arguments that would read the earlier workbook alone. Its layout lies beside it.
Arguments arguments_of_previous(const Arguments& arguments, std::optional<Date> as_of) {
    Arguments own = arguments;
    own.book = arguments.previous;
    own.mapping.clear();
    own.as_of = as_of ? std::optional(to_string(*as_of)) : std::nullopt;
    return own;
}

std::optional<std::vector<Scheme>> own_schemes(const Arguments& own, const LoadedBook& loaded) {
    ReadOptions options = options_without_date(own);
    options.schemes = own.schemes;
    if (options.schemes.empty() && loaded.map) options.schemes = loaded.map->layout().schemes;
    auto file = input_file(own.book);
    if (!file) return std::nullopt;
    auto schemes = engine::schemes_of(std::move(*file), options);
    if (!schemes) return std::nullopt;
    return std::move(*schemes);
}

Result<PreviousBook> load_other(const Arguments& own, const AssessmentInput& now) {
    IssueList issues;
    auto loaded = load_book(own, true, issues, now.schemes);
    if (!loaded) {
        Issue error = loaded.error();
        if (error.id == MessageId::AsOfMissing) error.id = MessageId::PreviousAsOfMissing;
        return error;
    }
    PreviousBook book;
    book.schemes = own_schemes(own, *loaded);
    book.findings = issues.count(Severity::Finding);
    book.input = std::move(loaded->input);
    return book;
}

}  // namespace

Result<std::optional<PreviousBook>> load_previous(const Arguments& arguments,
                                                  const AssessmentInput& now) {
    const auto as_of = asked_date(arguments.previous_as_of, MessageId::PreviousAsOfOption);
    if (!as_of) return as_of.error();
    if (arguments.previous.empty() && !*as_of) return std::optional<PreviousBook>();
    PreviousBook book;
    if (arguments.previous.empty()) {
        book.input = now;
        book.input.as_of = **as_of;
        book.same_book = true;
        book.schemes = now.schemes;
    } else {
        auto other = load_other(arguments_of_previous(arguments, *as_of), now);
        if (!other) return other.error();
        book = std::move(*other);
    }
    if (now.as_of < book.input.as_of)
        return Issue{MessageId::PreviousIsLater, Place{book.input.records.file, "", {}, {}}, "",
                     to_string(book.input.as_of), to_string(now.as_of)};
    return std::optional(std::move(book));
}

}  // namespace skillmap::cli
