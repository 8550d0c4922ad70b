#include "addin/cli/merging.h"

#include <string_view>

#include "addin/cli/recording.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/store.h"

namespace skillmap::cli {

bool is_share(const engine::InputFile& file) {
    if (case_folded(utf8_of(path_of(file.name).extension())) == ".json") return true;
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    std::string_view text = file.bytes;
    if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    return first != std::string_view::npos && text[first] == '{';
}

Result<engine::Book> book_to_merge(const Arguments& arguments, const std::string& file,
                                   std::optional<Date> as_of, IssueList& issues) {
    const auto path = path_of(file);
    if (history::is_database(path)) return recorded_book(path, as_of, issues);
    Arguments own = arguments;
    own.book = file;
    return load_book(own, true, issues);
}

Result<void> Municipalities::add(const sharing::Municipality& municipality,
                                 const std::string& file) {
    const auto [first, fresh] = files_.emplace(municipality.code, file);
    if (fresh) return {};
    const Place place{file, "", {}, {}};
    if (are_same_file(path_of(first->second), path_of(file)))
        return Issue{MessageId::MergeFileTwice, place, "", "", ""};
    return Issue{MessageId::MergeCodeTwice, place, municipality.name, municipality.code,
                 first->second};
}

}  // namespace skillmap::cli
