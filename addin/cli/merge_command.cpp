// skillmap merge: the shares of several municipalities, and where they go.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "addin/cli/commands.h"
#include "addin/cli/merging.h"
#include "addin/engine/share.h"
#include "addin/engine/share_json.h"
#include "core/messages.h"
#include "core/report/share/merged_report.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/store.h"

namespace skillmap::cli {
namespace {

class Collecting {
  public:
    Collecting(const Arguments& arguments, std::optional<Date> as_of)
        : arguments_(arguments), as_of_(as_of), progress_(arguments.language) {}

    /// The share of each file, each municipality once.
    Result<std::vector<sharing::Share>> collect() {
        std::vector<sharing::Share> shares;
        Municipalities municipalities;
        for (const std::string& file : arguments_.files) {
            progress_.show(texts::reading, shares.size(), arguments_.files.size());
            auto one = share_of_file(file);
            if (!one) return one.error();
            if (auto added = municipalities.add(one->municipality, file); !added)
                return added.error();
            shares.push_back(std::move(*one));
        }
        progress_.clear();
        return shares;
    }

    /// Whether a workbook had points that need a look.
    int code() const { return code_; }

  private:
    Result<sharing::Share> share_of_file(const std::string& file) {
        const auto path = path_of(file);
        if (!history::is_database(path)) {
            auto bytes = read_file(path);
            if (!bytes) return bytes.error();
            const engine::InputFile input{file, std::move(*bytes)};
            if (is_share(input)) return engine::read_share(input);
        }
        Arguments own = arguments_;
        own.book = file;
        IssueList issues;
        const auto book = book_to_merge(arguments_, file, as_of_, issues);
        if (!book) return book.error();
        Assessment assessment(book->input);
        auto share = engine::share_of(assessment, {});
        if (!share) return share.error();
        share->file = file;
        progress_.clear();
        code_ = std::max(code_, finish(own, issues));
        return share;
    }

    const Arguments& arguments_;
    std::optional<Date> as_of_;
    ProgressLine progress_;
    int code_ = Done;
};

int write_joined(const Arguments& arguments, const sharing::Joined& joined, engine::Format format) {
    if (format == engine::Format::Json) return write_output(arguments, engine::joined_json(joined));
    const std::string_view font =
        arguments.font == "ud" ? report::theme::universal_font : report::theme::font;
    const auto bytes =
        engine::bytes_of(report::make_merged_report(joined, font), format, path_of(arguments.out));
    return bytes ? write_output(arguments, *bytes) : fail(bytes.error(), arguments.language);
}

// Tells how many municipalities stand apart. The exit code.
int tell_apart(const Arguments& arguments, const sharing::Joined& joined) {
    std::set<std::size_t> apart;
    for (const sharing::Apart& one : joined.apart) apart.insert(one.municipality);
    if (apart.empty()) return Done;
    tell(fmt::format(fmt::runtime(texts::merge_apart.in(arguments.language)), apart.size()));
    return WithFindings;
}

}  // namespace

int merge(const Arguments& arguments) {
    const auto format = asked_format(arguments);
    if (!format) return fail(format.error(), arguments.language);
    const auto as_of = asked_date(arguments.as_of, MessageId::AsOfOption);
    if (!as_of) return fail(as_of.error(), arguments.language);
    Collecting collecting(arguments, *as_of);
    auto shares = collecting.collect();
    if (!shares) return fail(shares.error(), arguments.language);
    const auto joined = sharing::join(std::move(*shares), *as_of);
    if (!joined) return fail(joined.error(), arguments.language);
    const int code = write_joined(arguments, *joined, *format);
    return code == Done ? std::max(collecting.code(), tell_apart(arguments, *joined)) : code;
}

}  // namespace skillmap::cli
