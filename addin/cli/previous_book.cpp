#include "addin/cli/previous_book.h"

#include <utility>

#include "addin/cli/recording.h"
#include "addin/cli/sheet_history.h"
#include "core/messages.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/store.h"

namespace skillmap::cli {
namespace {

// Its layout lies beside it.
Result<engine::EarlierBook> load_other(const Arguments& arguments, std::optional<Date> as_of,
                                       const AssessmentInput& now) {
    Arguments own = arguments;
    own.book = arguments.previous;
    const auto path = path_of(own.book);
    const bool own_history = are_same_file(path, path_of(arguments.book)) && holds_history(path);
    if (own_history || history::is_database(path)) return earlier_in_history(path, as_of, now);
    own.mapping.clear();
    ReadOptions options = options_without_date(own);
    options.schemes = own.schemes;
    options.as_of = as_of;
    auto layout = saved_layout(own, own.book);
    if (!layout) return layout.error();
    auto file = input_file(own.book);
    if (!file) return file.error();
    return engine::read_earlier_book(std::move(*file), options, std::move(*layout), now);
}

}  // namespace

Result<std::optional<engine::EarlierBook>> load_previous(const Arguments& arguments,
                                                         const AssessmentInput& now) {
    const auto as_of = asked_date(arguments.previous_as_of, MessageId::PreviousAsOfOption);
    if (!as_of) return as_of.error();
    if (arguments.previous.empty() && !*as_of) return std::optional<engine::EarlierBook>();
    auto book = arguments.previous.empty() ? engine::earlier_day(now, **as_of)
                                           : load_other(arguments, *as_of, now);
    if (!book) return book.error();
    return std::optional(std::move(*book));
}

}  // namespace skillmap::cli
