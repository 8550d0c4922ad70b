// The sheets of a workbook in WG form that an import can write to: where each column is, and what
// stands there already, by what makes a row one of its kind. Not the changes.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/code_index.h"
#include "core/intake/form.h"
#include "core/intake/vocabulary.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::import {

/// A column by what it is for: the id of a column of the form ("date"), or what a heading of a
/// sheet of checks names ("skill:データ理解", "tool:Excel", "box:Lv1並べ替え").
using ColumnId = std::string;

/// The id of a skill, a tool or a box, whatever way it is written.
ColumnId skill_column(const Vocabulary& vocabulary, std::string_view skill);
ColumnId tool_column(const Vocabulary& vocabulary, std::string_view tool);
ColumnId box_column(std::string_view heading);

/// What stands in a cell, in the form in which two are compared: levels as a digit, dates as
/// YYYY-MM-DD, words by their meaning.
using Comparable = std::string;

struct ExistingRow {
    std::uint32_t number = 0;
    /// By column, ascending, those that are not blank: text as in the cells, dates as YYYY-MM-DD.
    std::vector<std::pair<std::uint32_t, std::string>> texts;
};

struct BookSheet {
    std::string name;
    const FormSheet* form = nullptr;
    std::map<ColumnId, std::uint32_t> columns;
    std::map<ColumnId, std::string> boxes;  // their headings, as written
    std::uint32_t last_column = 0;
    std::uint32_t heading_row = 0;
    std::unordered_map<std::string, ExistingRow> rows;  // by key_of; without a key by number

    /// What stands in a column of a row; empty where it is blank, or the sheet has no such column.
    std::string_view text(const ExistingRow& row, const ColumnId& column) const;
};

/// Whether it is a sheet of self-checks: any other heading is a skill, a tool or a box.
bool is_checks(const FormSheet& sheet);

/// What people are called by in the workbook, and how its cells are compared.
struct BookWords {
    const Form& form;
    const Vocabulary& vocabulary;
    CodeIndex staff;                               // in the order of Records::staff
    std::vector<std::string> staff_numbers;        // likewise
    CodeIndex departments;                         // in the order of Records::departments
    std::vector<std::string> department_codes;     // likewise
    std::map<std::string, std::string> trainings;  // match_key of a code or a name → name

    BookWords(const Form& form, const Vocabulary& vocabulary, const Records& records);

    /// The number of a staff member as it stands in 職員. Other text as it is.
    std::string staff_number(const std::string& text);

    /// The code of a department as it stands in 所属. Other text as it is.
    std::string department_code(const std::string& text);

    /// The name of a training, by its code, its name or what a scheme calls it.
    std::optional<std::string> training(std::string_view text) const;

    Comparable comparable(const FormSheet& sheet, const ColumnId& column, const std::string& text);
};

/// What makes two rows of a sheet one: the person and the day of a check, the person, training and
/// day of an attendance …
/// `cell` gives what stands in a column, or nothing.
using CellOf = std::function<Comparable(const ColumnId&)>;
std::string key_of(const FormSheet& sheet, const CellOf& cell);

/// The sheets of the workbook that are read as that sheet of the form, with their rows. Findings
/// about them are not repeated here.
Result<std::vector<BookSheet>> read_book_sheets(const SheetSource& book,
                                                std::string_view form_sheet, BookWords& words);

}  // namespace skillmap::import
