#include "addin/engine/decisions.h"

#include <array>
#include <map>
#include <utility>

#include "core/intake/form.h"
#include "core/intake/import/book_sheets.h"
#include "core/intake/vocabulary.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace skillmap::engine {
namespace {

using import::BookSheet;
using import::ExistingRow;

constexpr const char* review = "import_review";
constexpr std::array clue_columns{"number", "mail", "upn", "name", "kana", "given_department"};

std::string key_of(const BookSheet& sheet, const ExistingRow& row) {
    std::string key;
    for (const char* column : clue_columns) key += match_key(sheet.text(row, column)) + "\x1f";
    return key;
}

std::string key_of(const import::OwnClue& clue) {
    std::string key;
    for (const std::string* part :
         {&clue.number, &clue.mail, &clue.upn, &clue.name, &clue.kana, &clue.department})
        key += match_key(*part) + "\x1f";
    return key;
}

// Where the decision about somebody is entered, by their clues.
using Cells = std::map<std::string, std::pair<std::string, CellRef>>;

Result<Cells> cells_of(const xlsx::Workbook& book) {
    const Vocabulary vocabulary({});
    import::BookWords words(wg_form(), vocabulary, {});
    const auto sheets = import::read_book_sheets(book, review, words);
    if (!sheets) return sheets.error();
    Cells cells;
    for (const BookSheet& sheet : *sheets) {
        const auto column = sheet.columns.find("decision");
        if (column == sheet.columns.end()) continue;
        for (const auto& [key, row] : sheet.rows)
            cells.emplace(key_of(sheet, row),
                          std::pair{sheet.name, CellRef{row.number, column->second}});
    }
    return cells;
}

}  // namespace

Result<std::string> enter_decisions(InputFile book, const std::vector<PersonDecision>& decisions) {
    auto editor = xlsx::WorkbookEditor::open(book.name, book.bytes);
    if (!editor) return editor.error();
    const auto workbook = open_book(std::move(book));
    if (!workbook) return workbook.error();
    const auto cells = cells_of(*workbook);
    if (!cells) return cells.error();
    for (const PersonDecision& one : decisions) {
        const auto at = cells->find(key_of(one.clue));
        if (at == cells->end())
            return Issue{
                MessageId::OptionWrong, {}, "decisions", "", wg_form().sheet(review).name()};
        const auto& [sheet, cell] = at->second;
        if (auto set = editor->set(sheet, cell, one.decision); !set) return set.error();
    }
    return editor->save();
}

}  // namespace skillmap::engine
