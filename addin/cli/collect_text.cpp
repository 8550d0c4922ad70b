#include "addin/cli/collect_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "addin/cli/import_text.h"
#include "addin/cli/texts.h"
#include "core/messages.h"

namespace skillmap::cli {
namespace {

// What nobody could use, and what of the rest could not be used.
std::string attention(const engine::Collection& collection, Language language, std::size_t most) {
    return row_issues(
        collection.plan,
        [](const import::RowResult& /*row*/, const Issue& issue) {
            return severity(issue) != Severity::Note;
        },
        language, most);
}

std::string missing_text(const engine::Collection& collection, const Records& records,
                         Language language) {
    const auto& missing = collection.missing;
    if (missing.empty()) return std::string(texts::collect_all_returned.in(language)) + "\n";
    std::string out =
        fmt::format(fmt::runtime(texts::collect_missing_title.in(language)), missing.size()) + "\n";
    for (std::size_t i = 0; i < missing.size();) {
        const auto department = records.staff[missing[i].staff].department;
        std::size_t end = i;
        while (end < missing.size() && records.staff[missing[end].staff].department == department)
            ++end;
        const std::string name = department
                                     ? records.departments[*department].name
                                     : std::string(texts::collect_no_department.in(language));
        out += "\n" +
               fmt::format(fmt::runtime(texts::collect_missing_department.in(language)), name,
                           end - i) +
               "\n";
        for (; i < end; ++i) {
            const StaffMember& member = records.staff[missing[i].staff];
            out += "　" + member.id + "　" + member.name;
            if (missing[i].to_be_checked) out += texts::collect_to_be_checked.in(language);
            out += "\n";
        }
    }
    return out;
}

}  // namespace

std::string collection_text(const engine::Collection& collection, const Records& records,
                            Language language, std::size_t most) {
    std::string out = fmt::format(fmt::runtime(texts::collect_counts.in(language)),
                                  collection.files, collection.of_no_interest,
                                  collection.unreadable, collection.returned, collection.asked) +
                      "\n" + outcome_counts(collection.plan, language) +
                      attention(collection, language, most);
    if (collection.kits.size() > 1)
        out += "  " +
               fmt::format(fmt::runtime(texts::collect_several_kits.in(language)),
                           collection.kits.size()) +
               "\n";
    return out + "\n" + missing_text(collection, records, language);
}

}  // namespace skillmap::cli
