#include "addin/engine/load.h"

#include <algorithm>
#include <array>

#include "addin/engine/kept_sheets.h"
#include "core/consistency.h"
#include "core/intake/code_index.h"
#include "core/messages.h"
#include "core/report/model.h"
#include "core/text/normalize.h"
#include "xlsx_io/csv/text_table.h"
#include "xlsx_io/read/page_marks.h"

namespace skillmap::engine {
namespace {

bool is_named_workbook(std::string_view file) {
    static constexpr std::array<std::string_view, 5> extensions{".xlsx", ".xlsm", ".xlsb", ".xltx",
                                                                ".xltm"};
    const std::size_t dot = std::min(file.rfind('.'), file.size());
    return std::find(extensions.begin(), extensions.end(), case_folded(file.substr(dot))) !=
           extensions.end();
}

// As what a text file is read, for those who see its characters wrong.
Issue read_as(const csv::TextTable& table) {
    const std::string delimiter =
        table.delimiter() == '\t' ? "TAB" : std::string(1, table.delimiter());
    return {MessageId::TextReadAs, Place{table.file_name(), "", {}, {}}, delimiter,
            std::string(csv::name(table.encoding())), ""};
}

template <class Source>
Result<std::unique_ptr<SheetSource>> owned(Result<Source> source) {
    if (!source) return source.error();
    return std::unique_ptr<SheetSource>(std::make_unique<Source>(std::move(*source)));
}

}  // namespace

Result<xlsx::Workbook> open_book(InputFile file) {
    auto workbook = xlsx::Workbook::open(std::move(file.name), std::move(file.bytes));
    if (!workbook) return workbook;
    // Names that cannot be read mark nothing.
    const auto names = workbook->defined_names();
    if (!names) return workbook;
    std::vector<std::string> pages;
    for (const char* work : {report::dashboard_work, report::history_work})
        for (const xlsx::MarkedPage& page : xlsx::marked_pages(*names, work))
            pages.push_back(page.sheet);
    workbook->leave_out(pages);
    return workbook;
}

Result<std::unique_ptr<SheetSource>> open_sheets(InputFile file) {
    if (file.kept) return kept_sheets(std::move(file.name), file.bytes);
    return owned(open_book(std::move(file)));
}

Result<std::unique_ptr<SheetSource>> open_source(InputFile file, IssueList& issues) {
    if (is_named_workbook(file.name) || xlsx::begins_package(file.bytes))
        return owned(open_book(std::move(file)));
    auto table = csv::TextTable::open(std::move(file.name), std::move(file.bytes));
    if (table) issues.add(read_as(*table));
    return owned(std::move(table));
}

Result<AssessmentInput> load(InputFile file, const ReadOptions& options, IssueList& issues) {
    const auto sheets = open_sheets(std::move(file));
    if (!sheets) return sheets.error();
    auto input = read_input(**sheets, options, issues);
    if (input) check_sheets(*input, issues);
    return input;
}

Result<std::vector<Scheme>> schemes_of(InputFile file, const ReadOptions& options) {
    const auto sheets = open_sheets(std::move(file));
    if (!sheets) return sheets.error();
    IssueList not_told;
    return skillmap::schemes_of(**sheets, options, not_told);
}

std::optional<Id<StaffMember>> find_staff(const Records& records, const std::string& number) {
    CodeIndex codes;
    for (const StaffMember& member : records.staff) codes.add(member.id);
    const auto match = codes.find(number);
    return match ? std::optional(Id<StaffMember>(match->entry)) : std::nullopt;
}

Result<std::optional<Id<Department>>> asked_department(const Records& records,
                                                       const std::string& code) {
    if (code.empty()) return std::optional<Id<Department>>();
    CodeIndex codes;
    for (const Department& department : records.departments) codes.add(department.code);
    const auto match = codes.find(code);
    if (!match) return Issue{MessageId::DepartmentOption, {}, "", code, ""};
    return std::optional(Id<Department>(match->entry));
}

}  // namespace skillmap::engine
