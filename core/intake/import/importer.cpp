#include "core/intake/import/importer.h"

#include <algorithm>

#include "core/intake/import/person_finder.h"
#include "core/intake/import/record_sheets.h"
#include "core/intake/import/row_taker.h"
#include "core/text/number.h"

namespace skillmap::import {
namespace {

// What tells a row that was of no use from the others.
std::string listing(std::string_view file, std::string_view row, std::string_view name) {
    return std::string(file) + '\x1f' + std::string(row) + '\x1f' + std::string(name);
}

}  // namespace

Importer::Importer() = default;
Importer::Importer(Importer&&) noexcept = default;
Importer& Importer::operator=(Importer&&) noexcept = default;
Importer::~Importer() = default;

Result<Importer> Importer::open(const SheetSource& book, const AssessmentInput& input,
                                const Form& form) {
    Importer importer;
    importer.book_ = &book;
    importer.records_ = &input.records;
    importer.vocabulary_ = std::make_unique<Vocabulary>(input.schemes);
    importer.words_ = std::make_unique<BookWords>(form, *importer.vocabulary_, input.records);
    importer.people_ = std::make_unique<PersonFinder>(input.records, *importer.words_);
    importer.sheets_ = std::make_unique<RecordSheets>(book, *importer.words_);
    if (auto read = importer.read_own_sheets(); !read) return read.error();
    return importer;
}

Result<std::vector<BookSheet>> Importer::checks() const {
    std::vector<BookSheet> sheets;
    for (const char* form_sheet : {"skill_checks", "tool_checks"}) {
        auto read = read_book_sheets(*book_, form_sheet, *words_);
        if (!read) return read.error();
        for (BookSheet& sheet : *read) sheets.push_back(std::move(sheet));
    }
    return sheets;
}

// 取り込み結果 and 取り込み確認, where the workbook has them.
Result<void> Importer::read_own_sheets() {
    for (const char* id : {"import_log", "import_review"}) {
        auto sheets = read_book_sheets(*book_, id, *words_);
        if (!sheets) return sheets.error();
        auto& columns = own_columns_[id];
        heading_rows_[id] = sheets->empty() ? 1 : sheets->front().heading_row;
        if (sheets->empty()) {
            std::uint32_t number = 0;
            for (const FormColumn& column : words_->form.sheet(id).columns)
                columns.emplace(column.id, ++number);
            continue;
        }
        const BookSheet& sheet = sheets->front();
        columns = sheet.columns;
        if (sheet.form->id == "import_review")
            people_->read_decisions(sheet);
        else
            read_log(sheet);
    }
    return {};
}

void Importer::read_log(const BookSheet& log) {
    const Words& words = words_->form.vocabulary("import_outcome");
    for (const auto& [key, row] : log.rows) {
        if (const auto run = parse_number(log.text(row, "run")))
            last_run_ = std::max(last_run_, static_cast<int>(*run));
        const auto outcome = words.find(log.text(row, "outcome"));
        if (outcome && *outcome == "rejected")
            listed_.insert(
                listing(log.text(row, "file"), log.text(row, "row"), log.text(row, "name")));
    }
}

Result<void> Importer::add(const SourceTable& table, const Mapping& mapping,
                           const Progress& progress) {
    RowContext context{*records_, *words_, *people_, *sheets_, results_, progress};
    return RowTaker(context, table, mapping).take_all();
}

IdentityIndex& Importer::identity() {
    return people_->identity();
}

std::optional<std::string> Importer::decision(const Clue& clue) const {
    return people_->decision(clue);
}

Result<ImportPlan> Importer::plan() {
    ImportPlan plan;
    auto sheets = sheets_->settle(results_);
    if (!sheets) return sheets.error();
    plan.sheets = std::move(*sheets);
    plan.held = people_->take_held();
    plan.rows = std::move(results_);
    for (RowResult& row : plan.rows) row.listed = is_listed(row);
    return plan;
}

bool Importer::is_listed(const RowResult& row) const {
    const std::string number = row.place.cell ? std::to_string(row.place.cell->row) : "";
    return row.outcome == Outcome::Rejected &&
           listed_.count(listing(row.place.file, number, row.name)) > 0;
}

}  // namespace skillmap::import
