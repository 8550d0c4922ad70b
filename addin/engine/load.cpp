#include "addin/engine/load.h"

#include "core/intake/code_index.h"
#include "xlsx_io/read/workbook.h"

namespace skillmap::engine {

Result<AssessmentInput> load(InputFile file, const ReadOptions& options, IssueList& issues) {
    auto workbook = xlsx::Workbook::open(std::move(file.name), std::move(file.bytes));
    if (!workbook) return workbook.error();
    return read_input(*workbook, options, issues);
}

std::optional<Id<StaffMember>> find_staff(const Records& records, const std::string& number) {
    CodeIndex codes;
    for (const StaffMember& member : records.staff) codes.add(member.id);
    const auto match = codes.find(number);
    return match ? std::optional(Id<StaffMember>(match->entry)) : std::nullopt;
}

}  // namespace skillmap::engine
