#include "addin/engine/write_back.h"

#include <map>
#include <vector>

#include "addin/engine/explain.h"
#include "addin/engine/stage_cells.h"
#include "core/intake/form.h"
#include "core/intake/import/book_sheets.h"
#include "core/messages.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace skillmap::engine {
namespace {

using import::BookSheet;
using import::ExistingRow;
using xlsx::CellInput;

// The columns of one sheet of staff: cells of those it has, lines for those that come.
class SheetWriter {
  public:
    SheetWriter(xlsx::WorkbookEditor& editor, const BookSheet& sheet)
        : editor_(editor), sheet_(sheet) {
        for (const FormColumn& column : sheet.form->columns)
            if (column.computed && sheet.columns.count(column.id) == 0)
                lines_[column.id].push_back({sheet.heading_row, column.names.front()});
    }

    Result<bool> write(const ExistingRow& row, const std::map<std::string, CellInput>& cells) {
        bool changed = false;
        for (const auto& [id, value] : cells) {
            const auto column = sheet_.columns.find(id);
            if (column == sheet_.columns.end()) {
                if (std::holds_alternative<std::monostate>(value)) continue;
                lines_[id].push_back({row.number, value});
                changed = true;
            } else if (!same_value(value, sheet_.text(row, id))) {
                if (auto set = editor_.set(sheet_.name, {row.number, column->second}, value); !set)
                    return set.error();
                changed = true;
            }
        }
        return changed;
    }

    // In the order of the form.
    Result<void> finish() {
        std::vector<xlsx::LineInput> columns;
        for (const FormColumn& column : sheet_.form->columns)
            if (const auto line = lines_.find(column.id); line != lines_.end())
                columns.push_back(std::move(line->second));
        if (columns.empty()) return {};
        auto first = editor_.append_columns(sheet_.name, columns);
        if (!first) return first.error();
        return {};
    }

  private:
    xlsx::WorkbookEditor& editor_;
    const BookSheet& sheet_;
    std::map<std::string, xlsx::LineInput> lines_;  // new columns by their ids
};

}  // namespace

Result<WrittenBack> write_back(InputFile book, Assessment& assessment, Language language) {
    WrittenBack result{book.bytes, 0, 0};
    auto workbook = open_book(book);
    if (!workbook) return workbook.error();
    const Vocabulary vocabulary(assessment.input().schemes);
    import::BookWords words(wg_form(), vocabulary, assessment.records());
    const auto sheets = import::read_book_sheets(*workbook, "staff", words);
    if (!sheets) return sheets.error();
    auto editor = xlsx::WorkbookEditor::open(std::move(book.name), std::move(book.bytes));
    if (!editor) return editor.error();
    for (const BookSheet& sheet : *sheets) {
        std::map<std::uint32_t, const ExistingRow*> rows;  // in the order of the sheet
        for (const auto& [key, row] : sheet.rows) rows.emplace(row.number, &row);
        SheetWriter writer(*editor, sheet);
        for (const auto& [number, row] : rows) {
            const auto staff = words.staff.find(sheet.text(*row, "id"));
            if (!staff) continue;
            ++result.people;
            const auto changed =
                writer.write(*row, stage_cells(explain(assessment, Id<StaffMember>(staff->entry),
                                                       std::nullopt, language)));
            if (!changed) return changed.error();
            if (*changed) ++result.changed;
        }
        if (result.changed == 0) continue;
        if (auto finished = writer.finish(); !finished) return finished.error();
    }
    if (result.changed == 0) return result;
    auto bytes = editor->save();
    if (!bytes) return bytes.error();
    result.bytes = std::move(*bytes);
    return result;
}

}  // namespace skillmap::engine
