// init, kit, sample, schemes: workbooks that begin something, and what they can be made for.
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "addin/engine/blank_workbook.h"
#include "addin/engine/commands/commands.h"
#include "addin/engine/kit.h"
#include "addin/engine/labels.h"
#include "addin/engine/sample.h"
#include "core/embedded.h"
#include "core/messages.h"
#include "core/scheme/load.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::engine::commands {
namespace {

Result<Answer> one_book(Context& context, const report::Report& report, std::string_view name) {
    context.tell("writing");
    auto bytes = xlsx::write_report(report, context.path(std::string(name)));
    if (!bytes) return bytes.error();
    return Answer{"", {{std::string(name), std::move(*bytes)}}};
}

}  // namespace

Result<Answer> init(Context& context) {
    ReadOptions options = read_options(context);
    const std::string organization = context.options.text("organization");
    if (auto right = context.check({"scheme"}); !right) return right.error();
    if (options.schemes.empty())
        return Issue{MessageId::OptionWrong, {}, "schemes", "", "string[]"};
    const auto book = blank_workbook(
        {options.schemes, organization, options.as_of, options.other_schemes}, context.issues);
    if (!book) return book.error();
    return one_book(context, *book, labels::blank_file);
}

Result<Answer> make_kit(Context& context) {
    const ReadOptions options = read_options(context);
    const bool by_department = context.options.word("by", {"person", "department"}) == "department";
    const auto staff = context.options.texts("staff");
    if (auto right = context.check({"book", "scheme"}); !right) return right.error();
    context.tell("reading");
    auto book = context.file("book");
    if (!book) return book.error();
    auto kit = Kit::open(std::move(*book), options, context.issues);
    if (!kit) return kit.error();
    if (auto chosen = kit->choose(by_department ? KitBy::Department : KitBy::Person, staff);
        !chosen)
        return chosen.error();
    if (kit->files().empty()) return Issue{MessageId::KitNobody, {}, "", "", ""};
    Answer answer;
    answer.json = "{\"people\":" + std::to_string(kit->people()) +
                  ",\"without_questions\":" + std::to_string(kit->without_questions()) + "}";
    for (std::size_t i = 0; i < kit->files().size(); ++i) {
        context.tell("writing", i, kit->files().size());
        auto bytes = kit->bytes(i, context.path(kit->files()[i]));
        if (!bytes) return bytes.error();
        answer.files.push_back({kit->files()[i], std::move(*bytes)});
    }
    return answer;
}

Result<Answer> schemes(Context& context) {
    if (auto right = context.check({}); !right) return right.error();
    nlohmann::ordered_json list = nlohmann::ordered_json::array();
    for (const EmbeddedFile& file : embedded_schemes()) {
        IssueList ignored;
        const auto scheme = load_preset(file.name, {}, ignored);
        if (!scheme) return scheme.error();
        list.push_back({{"id", scheme->id},
                        {"name", scheme->name},
                        {"version", scheme->version},
                        {"personas", scheme->personas.size()},
                        {"indicators", scheme->indicators.size()}});
    }
    return Answer{nlohmann::ordered_json{{"schemes", std::move(list)}}.dump(), {}};
}

Result<Answer> sample(Context& context) {
    samples::TownOptions town;
    town.staff =
        static_cast<int>(context.options.whole("staff", 0, most_sample_staff).value_or(town.staff));
    town.departments =
        static_cast<int>(context.options.whole("departments", 1, most_sample_departments)
                             .value_or(town.departments));
    town.seed = static_cast<std::uint64_t>(
        context.options.whole("seed", 0, INT64_MAX).value_or(static_cast<std::int64_t>(town.seed)));
    if (auto right = context.check({}); !right) return right.error();
    return one_book(context, sample_book(town), labels::sample_file);
}

}  // namespace skillmap::engine::commands
