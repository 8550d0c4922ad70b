#include "addin/engine/pages_into.h"

#include <algorithm>
#include <map>
#include <vector>

#include "core/report/choice.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/read/page_marks.h"
#include "xlsx_io/read/workbook.h"
#include "xlsx_io/write/free_names.h"
#include "xlsx_io/write/report_writer.h"

namespace skillmap::engine {
namespace {

// The pages of the work put there before. Marks whose sheets were deleted go.
Result<std::vector<xlsx::MarkedPage>> old_pages(xlsx::WorkbookEditor& editor,
                                                const std::string& work) {
    const auto names = editor.defined_names();
    if (!names) return names.error();
    const auto sheets = editor.sheet_names();
    if (!sheets) return sheets.error();
    std::vector<xlsx::MarkedPage> pages;
    for (xlsx::MarkedPage& page : xlsx::marked_pages(*names, work)) {
        if (std::find(sheets->begin(), sheets->end(), page.sheet) != sheets->end()) {
            pages.push_back(std::move(page));
            continue;
        }
        if (auto gone = editor.set_defined_name(page.name, "", std::nullopt); !gone)
            return gone.error();
    }
    return pages;
}

// The text of a cell; empty for anything else.
Result<std::string> text_in(const xlsx::Workbook& book, const std::string& sheet, CellRef at) {
    for (std::size_t i = 0; i < book.sheet_count(); ++i) {
        if (book.sheet_name(i) != sheet) continue;
        const auto rows = book.rows(i);
        if (!rows) return rows.error();
        Row row;
        while (true) {
            const auto more = (*rows)->next(row);
            if (!more) return more.error();
            if (!*more || row.number > at.row) break;
            for (const Cell& cell : row.cells)
                if (row.number == at.row && cell.column == at.column &&
                    cell.value.kind == CellKind::Text)
                    return std::string(cell.value.text);
        }
    }
    return std::string();
}

// What people have picked on the pages put there before stays picked. The field is known by its
// name, or by that with a number behind it where the name was taken.
Result<void> keep_choices(const InputFile& file, const std::vector<xlsx::MarkedPage>& old,
                          report::Report& report) {
    std::optional<xlsx::Workbook> book;
    for (report::Page& page : report.pages) {
        const report::Choice* choice = report::choice_of(page);
        const auto before = std::find_if(old.begin(), old.end(), [&](const auto& one) {
            return case_folded(one.name) == case_folded(xlsx::page_mark(page.work, page.id));
        });
        if (choice == nullptr || before == old.end()) continue;
        if (!book) {
            auto opened = xlsx::Workbook::open(file.name, file.bytes);
            if (!opened) return opened.error();
            book.emplace(std::move(*opened));
        }
        const auto names = book->defined_names();
        if (!names) return names.error();
        for (const xlsx::DefinedName& name : *names) {
            if (!name.name.starts_with(choice->name) ||
                xlsx::first_sheet(name.formula) != before->sheet)
                continue;
            const auto at = parse_cell_ref(name.formula.substr(name.formula.rfind('!') + 1));
            if (!at) continue;
            const auto text = text_in(*book, before->sheet, *at);
            if (!text) return text.error();
            report::choose(report, page, *text);
        }
    }
    return {};
}

Result<xlsx::FreeNames> free_names(const xlsx::WorkbookEditor& editor,
                                   const std::vector<std::string>& without) {
    const auto sheets = editor.sheet_names();
    if (!sheets) return sheets.error();
    const auto names = editor.names_without(without);
    if (!names) return names.error();
    xlsx::FreeNames free;
    for (const std::string& sheet : *sheets)
        if (std::find(without.begin(), without.end(), sheet) == without.end())
            free.take_sheet(sheet);
    for (const std::string& name : *names) free.take_name(name);
    return free;
}

// Pages by the names that their sheets have, the others by names that are free.
void name_pages(report::Report& report, const std::vector<xlsx::MarkedPage>& old,
                xlsx::FreeNames& free) {
    std::map<std::string, std::string> sheets;  // by their marks
    for (const xlsx::MarkedPage& page : old) sheets.emplace(case_folded(page.name), page.sheet);
    const auto known = [&](auto& page) {
        const auto sheet = sheets.find(case_folded(xlsx::page_mark(page.work, page.id)));
        if (sheet == sheets.end()) return false;
        page.name = sheet->second;
        free.take_sheet(page.name);
        return true;
    };
    std::vector<std::string*> fresh;
    for (report::Page& page : report.pages)
        if (!known(page)) fresh.push_back(&page.name);
    if (report.data_page && !known(*report.data_page)) fresh.push_back(&report.data_page->name);
    for (std::string* name : fresh) *name = free.sheet(*name);
}

// Tables and fields by names that are free; formulas go by them.
void name_ranges(report::Report& report, xlsx::FreeNames& free) {
    const auto take = [&](std::string& name) {
        if (!name.empty()) name = free.name(name);
    };
    for (report::Page& page : report.pages)
        for (report::Block& block : page.blocks) {
            if (auto* table = std::get_if<report::Table>(&block)) take(table->name);
            if (auto* choice = std::get_if<report::Choice>(&block)) {
                take(choice->name);
                take(choice->list_name);
            }
        }
    if (report.data_page) take(report.data_page->table);
}

}  // namespace

Result<std::string> pages_into(const InputFile& book, report::Report report,
                               const std::filesystem::path& file) {
    auto editor = xlsx::WorkbookEditor::open(book.name, book.bytes);
    if (!editor) return editor.error();
    const auto old = old_pages(*editor, report.pages.front().work);
    if (!old) return old.error();
    if (auto kept = keep_choices(book, *old, report); !kept) return kept.error();
    std::vector<std::string> sheets;
    for (const xlsx::MarkedPage& page : *old)
        if (std::find(sheets.begin(), sheets.end(), page.sheet) == sheets.end())
            sheets.push_back(page.sheet);
    auto free = free_names(*editor, sheets);
    if (!free) return free.error();
    name_pages(report, *old, *free);
    name_ranges(report, *free);
    auto pages = xlsx::write_report(report, file);
    if (!pages) return pages.error();
    if (auto done = editor->replace_sheets(sheets, std::move(*pages)); !done) return done.error();
    return editor->save();
}

}  // namespace skillmap::engine
