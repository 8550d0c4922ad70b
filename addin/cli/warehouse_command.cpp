// skillmap merge --to and --sql-only: the records of municipalities in a PostgreSQL database.
#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "addin/cli/commands.h"
#include "addin/cli/merging.h"
#include "addin/engine/share.h"
#include "core/messages.h"
#include "core/sql/stage_view.h"
#include "core/sql/star.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/store.h"
#include "xlsx_io/warehouse/warehouse.h"

namespace skillmap::cli {
namespace {

// Every file in turn, as a workbook. The exit code of what had to be looked at.
class Books {
  public:
    Books(const Arguments& arguments, std::optional<Date> as_of)
        : arguments_(arguments), as_of_(as_of), progress_(arguments.language) {}

    template <class Take>
    Result<void> each(Take take) {
        std::size_t done = 0;
        for (const std::string& file : arguments_.files) {
            progress_.show(texts::reading, done++, arguments_.files.size());
            if (auto right = check(file); !right) return right;
            IssueList issues;
            const auto book = book_to_merge(arguments_, file, as_of_, issues);
            if (!book) return book.error();
            if (auto taken = take(book->input, file); !taken) return taken;
            progress_.clear();
            Arguments own = arguments_;
            own.book = file;
            code_ = std::max(code_, finish(own, issues));
        }
        return {};
    }

    int code() const { return code_; }

  private:
    // Shares hold no records.
    static Result<void> check(const std::string& file) {
        if (history::is_database(path_of(file))) return {};
        const auto input = input_file(file);
        if (!input) return input.error();
        if (!is_share(*input)) return {};
        return Issue{MessageId::MergeShareWithoutRecords, Place{file, "", {}, {}}, "", "", ""};
    }

    const Arguments& arguments_;
    std::optional<Date> as_of_;
    ProgressLine progress_;
    int code_ = Done;
};

// PostgreSQL would cut a longer one.
Result<void> check_schema(const Arguments& arguments) {
    constexpr std::size_t longest = 63;
    if (!arguments.schema.empty() && arguments.schema.size() <= longest) return {};
    return Issue{MessageId::UsageWrong,
                 {},
                 "",
                 fmt::format(fmt::runtime(texts::usage_value.in(arguments.language)), "--schema"),
                 ""};
}

}  // namespace

int merge_into_database(const Arguments& arguments) {
    if (const auto right = check_schema(arguments); !right)
        return fail(right.error(), arguments.language);
    const auto as_of = asked_date(arguments.as_of, MessageId::AsOfOption);
    if (!as_of) return fail(as_of.error(), arguments.language);
    auto warehouse = warehouse::Warehouse::open(arguments.to_database, arguments.schema);
    if (!warehouse) return fail(warehouse.error(), arguments.language);
    Books books(arguments, *as_of);
    Municipalities municipalities;
    auto done =
        books.each([&](const AssessmentInput& input, const std::string& file) -> Result<void> {
            const auto municipality = engine::municipality_of(input, {});
            if (!municipality) return municipality.error();
            if (auto added = municipalities.add(*municipality, file); !added) return added;
            const Assessment assessment(input);
            return warehouse->add(*municipality, assessment, SKILLMAP_VERSION);
        });
    if (done) done = warehouse->finish();
    if (!done) return fail(done.error(), arguments.language);
    tell(fmt::format(fmt::runtime(texts::warehouse_loaded.in(arguments.language)),
                     arguments.files.size(), arguments.schema));
    return books.code();
}

int print_sql(const Arguments& arguments) {
    if (const auto right = check_schema(arguments); !right)
        return fail(right.error(), arguments.language);
    const auto as_of = asked_date(arguments.as_of, MessageId::AsOfOption);
    if (!as_of) return fail(as_of.error(), arguments.language);
    Books books(arguments, *as_of);
    std::vector<Scheme> schemes;
    std::set<std::string> known;
    const auto done =
        books.each([&](const AssessmentInput& input, const std::string&) -> Result<void> {
            for (const Scheme& scheme : input.schemes)
                if (scheme.has_stages() && known.insert(sql::rules_id(scheme)).second)
                    schemes.push_back(scheme);
            return {};
        });
    if (!done) return fail(done.error(), arguments.language);
    const int code = put(sql::script(arguments.schema, schemes));
    return code == Done ? books.code() : code;
}

}  // namespace skillmap::cli
