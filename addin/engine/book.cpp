#include "addin/engine/book.h"

#include <utility>

#include "core/messages.h"

namespace skillmap::engine {
namespace {

Result<EarlierBook> if_earlier(EarlierBook book, const AssessmentInput& now) {
    if (now.as_of < book.input.as_of)
        return Issue{MessageId::PreviousIsLater, Place{book.input.records.file, "", {}, {}}, "",
                     to_string(book.input.as_of), to_string(now.as_of)};
    return book;
}

}  // namespace

Result<Book> read_book(InputFile file, const ReadOptions& options,
                       std::optional<maps::Layout> layout, IssueList& issues) {
    if (!layout) {
        auto input = load(std::move(file), options, issues);
        if (!input) return input.error();
        return Book{std::move(*input), std::nullopt};
    }
    auto map = SkillMap::open(std::move(file), options, std::move(*layout), issues);
    if (!map) return map.error();
    auto input = map->input(options, issues);
    if (!input) return input.error();
    return Book{std::move(*input), std::move(*map)};
}

Result<EarlierBook> read_earlier_book(InputFile file, const ReadOptions& options,
                                      std::optional<maps::Layout> layout,
                                      const AssessmentInput& now) {
    ReadOptions own = options;
    if (own.schemes.empty() && layout) own.schemes = layout->schemes;
    auto schemes = schemes_of(file, own);
    ReadOptions judged = options;
    judged.judged_by = now.schemes;
    judged.as_of_otherwise.reset();
    IssueList issues;
    auto book = read_book(std::move(file), judged, std::move(layout), issues);
    if (!book) {
        Issue error = book.error();
        if (error.id == MessageId::AsOfMissing) error.id = MessageId::PreviousAsOfMissing;
        return error;
    }
    EarlierBook earlier;
    if (schemes) earlier.schemes = std::move(*schemes);
    earlier.findings = issues.count(Severity::Finding);
    earlier.input = std::move(book->input);
    return if_earlier(std::move(earlier), now);
}

Result<EarlierBook> earlier_day(const AssessmentInput& now, Date day) {
    EarlierBook earlier;
    earlier.input = now;
    earlier.input.as_of = day;
    earlier.same_book = true;
    earlier.schemes = now.schemes;
    return if_earlier(std::move(earlier), now);
}

}  // namespace skillmap::engine
