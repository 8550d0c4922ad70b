#include "addin/cli/sheet_history.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "addin/engine/kept_sheets.h"
#include "addin/engine/pages_into.h"
#include "core/messages.h"
#include "core/report/lists/history_lists.h"
#include "core/table/cell.h"
#include "core/text/normalize.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/sheet_history.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/page_marks.h"
#include "xlsx_io/read/workbook.h"

namespace skillmap::cli {
namespace {

// Above the rows of a page.
constexpr std::size_t rows_above = 10;

// The sheet in which everything stands, by its mark.
Result<std::optional<std::size_t>> copy_sheet(const xlsx::Workbook& workbook) {
    const auto names = workbook.defined_names();
    if (!names) return names.error();
    const std::string mark =
        case_folded(xlsx::page_mark(report::history_work, report::history_copy_page));
    for (const xlsx::MarkedPage& page : xlsx::marked_pages(*names, report::history_work)) {
        if (case_folded(page.name) != mark) continue;
        for (std::size_t sheet = 0; sheet < workbook.sheet_count(); ++sheet)
            if (workbook.sheet_name(sheet) == page.sheet) return std::optional(sheet);
    }
    return std::optional<std::size_t>();
}

Result<std::optional<history::SheetHistory>> history_in(const engine::InputFile& book) {
    const auto workbook = xlsx::Workbook::open(book.name, book.bytes);
    if (!workbook) return workbook.error();
    const auto sheet = copy_sheet(*workbook);
    if (!sheet) return sheet.error();
    if (!*sheet) return std::optional<history::SheetHistory>();
    auto read = history::SheetHistory::read(*workbook, **sheet);
    if (!read) return read.error();
    return std::optional(std::move(*read));
}

Result<std::vector<report::RecordedEvaluation>> evaluations_of(const history::Store& store) {
    std::vector<report::RecordedEvaluation> evaluations;
    for (const history::Head& head : store.heads()) {
        auto evaluation = store.read(head.id);
        if (!evaluation) return evaluation.error();
        evaluations.push_back({head.id, head.last_of_day, head.program, head.book, head.book_digest,
                               std::move(*evaluation)});
    }
    return evaluations;
}

report::Value cell_of(std::variant<std::monostate, std::int64_t, std::string>& value) {
    if (auto* text = std::get_if<std::string>(&value)) return std::move(*text);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    return {};
}

Result<report::Report> sheets_of(const history::SheetHistory& history) {
    const auto store = history.store();
    if (!store) return store.error();
    const auto evaluations = evaluations_of(*store);
    if (!evaluations) return evaluations.error();
    auto lines = history.lines();
    if (!lines) return lines.error();
    std::vector<std::vector<report::Value>> copy;
    copy.reserve(lines->size());
    for (history::SheetLine& line : *lines) {
        auto& row = copy.emplace_back();
        for (auto& value : line) row.push_back(cell_of(value));
    }
    return report::history_sheets(*evaluations, std::move(copy));
}

bool fits(const report::Page& page) {
    return std::all_of(page.blocks.begin(), page.blocks.end(), [](const report::Block& block) {
        const auto* table = std::get_if<report::Table>(&block);
        return table == nullptr || table->rows.size() + rows_above <= max_rows;
    });
}

Result<std::string> with_history(const engine::InputFile& book, const std::filesystem::path& file,
                                 const history::SheetHistory& history) {
    auto sheets = sheets_of(history);
    if (!sheets) return sheets.error();
    if (!std::all_of(sheets->pages.begin(), sheets->pages.end(), fits))
        return Issue{MessageId::HistorySheetFull, Place{book.name, "", {}, {}}, "", "", ""};
    return engine::pages_into(book, std::move(*sheets), file);
}

// What is kept of the workbooks among the files.
Result<void> keep_sheets(std::vector<history::SourceFile>& taken) {
    for (history::SourceFile& one : taken) {
        if (!xlsx::begins_package(one.bytes)) continue;
        const auto sheets = engine::open_sheets({one.name, std::move(one.bytes)});
        if (!sheets) return sheets.error();
        auto text = engine::kept_text(**sheets);
        if (!text) return text.error();
        one.bytes = std::move(*text);
    }
    return {};
}

// The workbook of a path. Nothing: it is something else, or cannot be read.
std::optional<engine::InputFile> workbook_at(const std::filesystem::path& path) {
    if (!is_plain_file(path) || history::is_database(path)) return std::nullopt;
    auto bytes = read_file(path);
    if (!bytes || !xlsx::begins_package(*bytes)) return std::nullopt;
    return engine::InputFile{file_label(path), std::move(*bytes)};
}

Result<history::SheetHistory> history_at(const engine::InputFile& book) {
    auto found = history_in(book);
    if (!found) return found.error();
    if (!*found) return Issue{MessageId::HistoryNoSheet, Place{book.name, "", {}, {}}, "", "", ""};
    return std::move(**found);
}

}  // namespace

bool holds_history(const std::filesystem::path& path) {
    const auto book = workbook_at(path);
    if (!book) return false;
    const auto workbook = xlsx::Workbook::open(book->name, book->bytes);
    if (!workbook) return false;
    const auto sheet = copy_sheet(*workbook);
    return sheet && sheet->has_value();
}

Result<history::Store> open_history(const std::filesystem::path& path) {
    const auto book = workbook_at(path);
    if (!book) return history::Store::open(path);
    const auto history = history_at(*book);
    if (!history) return history.error();
    return history->store();
}

Result<RecordedInSheet> record_in_sheet(const engine::InputFile& book,
                                        const std::filesystem::path& file,
                                        const history::Evaluation& evaluation,
                                        std::vector<history::SourceFile> taken) {
    auto before = history_in(book);
    if (!before) return before.error();
    auto history = *before ? Result<history::SheetHistory>(std::move(**before))
                           : history::SheetHistory::make(Place{book.name, "", {}, {}});
    if (!history) return history.error();
    if (auto kept = keep_sheets(taken); !kept) return kept.error();
    const auto recorded = history->record(evaluation, taken, SKILLMAP_VERSION);
    if (!recorded) return recorded.error();
    if (*recorded == history::Recorded::AsBefore) return RecordedInSheet{book.bytes, *recorded};
    auto bytes = with_history(book, file, *history);
    if (!bytes) return bytes.error();
    return RecordedInSheet{std::move(*bytes), *recorded};
}

Result<RemovedFromSheet> remove_from_sheet(
    const std::filesystem::path& path, const std::function<bool(const history::Head&)>& is_meant) {
    auto bytes_now = read_file(path);
    if (!bytes_now) return bytes_now.error();
    const engine::InputFile book{file_label(path), std::move(*bytes_now)};
    auto history = history_at(book);
    if (!history) return history.error();
    auto removed = history->remove(is_meant);
    if (!removed) return removed.error();
    if (removed->empty()) return RemovedFromSheet{book.bytes, {}};
    auto bytes = with_history(book, path, *history);
    if (!bytes) return bytes.error();
    return RemovedFromSheet{std::move(*bytes), std::move(*removed)};
}

}  // namespace skillmap::cli
