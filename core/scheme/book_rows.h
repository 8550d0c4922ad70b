// The rows of one sheet of a scheme's workbook, their cells as values of TOML. Internal to
// core/scheme.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/intake/table_reader.h"
#include "core/issue.h"
#include "core/messages.h"
#include "core/result.h"
#include "core/scheme/scheme_form.h"
#include "core/scheme/scheme_names.h"
#include "core/scheme/scheme_text.h"
#include "core/table/source.h"

namespace skillmap {

/// A row of a sheet: what becomes an entry, and what says where it belongs.
struct BookRow {
    SchemeRow cells;
    std::vector<std::pair<std::string, std::string>> values;  // key → value as in TOML
    std::map<std::string, std::string, std::less<>> own;  // @key → text, id of a word, or TOML

    /// What stands under an @key; empty where the cell is blank.
    const std::string& at(std::string_view key) const;
    const SchemeCell& cell(std::string_view key) const;

    /// The values whose keys begin so, without that beginning, and the cells likewise.
    SchemeEntry entry(std::string_view prefix = {}) const;
};

/// What the readers of all sheets share.
class BookReader {
  public:
    /// Borrows both.
    BookReader(const SheetSource& source, IssueList& issues) : source_(source), issues_(issues) {}

    SchemeNames names;

    /// Calls f for every row of a sheet. False if the workbook does not have it.
    template <class F>
    Result<bool> each_row(std::string_view id, F f) {
        const SchemeSheet& sheet = scheme_form().sheet(id);
        const auto at = find_sheet(sheet);
        if (!at) return false;
        TableReader table(source_, *at, sheet.form);
        auto opened = open(table, sheet);
        if (!opened || !*opened) return opened;
        while (true) {
            auto more = table.next();
            if (!more) return more.error();
            if (!*more) return true;
            f(read_row(sheet, table));
        }
    }

    /// Notes an error. The reading goes on, so that all errors are found.
    void fail(const SchemeCell& cell, std::string expected, std::string found = {});
    void fail(Issue issue);
    const std::optional<Issue>& first_error() const { return first_error_; }

    /// Says which sheets of the workbook are none of a scheme.
    void note_other_sheets();

    /// The value of a cell as in TOML; nothing where it is none, which is an error.
    std::optional<std::string> value(SchemeColumn::Kind kind, const std::string& words,
                                     const CellValue& value, const SchemeCell& cell);

    Place sheet_place(const std::string& name) const { return {source_.file_name(), name, {}, {}}; }

  private:
    std::optional<std::size_t> find_sheet(const SchemeSheet& sheet) const;
    Result<bool> open(TableReader& table, const SchemeSheet& sheet);
    BookRow read_row(const SchemeSheet& sheet, TableReader& table);
    std::optional<std::string> word(const std::string& words, const SchemeCell& cell);
    std::optional<std::string> word_list(const std::string& words, const SchemeCell& cell);
    std::optional<std::string> quantity(const std::string& words, const CellValue& value,
                                        const SchemeCell& cell);
    std::optional<std::string> readings(const SchemeCell& cell);

    const SheetSource& source_;
    IssueList& issues_;
    std::optional<Issue> first_error_;
};

}  // namespace skillmap
