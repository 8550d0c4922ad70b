// What an import does to a workbook, and what became of each row of the files: the result of
// Importer. Nothing is written here.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/intake/form.h"
#include "core/issue.h"
#include "core/table/cell.h"
#include "core/text/date.h"

namespace skillmap::import {

/// A row that makes several records has the outcome that comes first here.
enum class Outcome : std::uint8_t {
    Added,       // a new row of the workbook
    Changed,     // cells of a row that is there
    Unchanged,   // the workbook says so already
    Superseded,  // a later answer of the same person and day takes its place
    Held,        // nobody can tell whom it is about: for 取り込み確認
    Rejected     // it says nothing that can be used
};

inline constexpr std::array outcomes{Outcome::Added,      Outcome::Changed, Outcome::Unchanged,
                                     Outcome::Superseded, Outcome::Held,    Outcome::Rejected};

/// "added", "changed" …: as in the words of the form and in JSON.
std::string_view id_of(Outcome outcome);

using PlannedValue = std::variant<std::string, double, Date>;

/// The value as text: dates as YYYY-MM-DD.
std::string text_of(const PlannedValue& value);

struct PlannedCell {
    std::uint32_t column = 0;
    PlannedValue value;
};

struct PlannedChange {
    CellRef cell;
    PlannedValue value;
    std::string before;  // as it stands there
};

/// What happens to a sheet of the workbook.
struct SheetPlan {
    std::string sheet;
    const FormSheet* form = nullptr;
    bool new_sheet = false;
    std::uint32_t heading_row = 1;
    std::vector<std::pair<std::uint32_t, std::string>> new_headings;  // column, text
    std::vector<PlannedChange> changes;
    std::vector<std::vector<PlannedCell>> rows;  // below the last one, by ascending column
};

/// What became of a row of an export.
struct RowResult {
    Place place;
    Outcome outcome = Outcome::Rejected;
    std::string staff;  // number, once it is known
    std::string name;
    std::vector<std::string> sheets;  // where it went
    std::vector<Issue> issues;        // why; what of it could not be used; what it replaced
    bool listed = false;              // told in 取り込み結果 of the workbook already
};

/// Somebody whom nobody can tell. Rows with the same clues are one.
struct HeldPerson {
    std::string number, mail, upn, name, kana, department;  // as the rows say
    std::vector<std::string> candidates;                    // staff numbers, the likeliest first
    Issue reason;
    Place place;           // of the first row
    std::size_t rows = 0;  // how many
    bool listed = false;   // in 取り込み確認 of the workbook already
};

struct ImportPlan {
    std::vector<SheetPlan> sheets;
    std::vector<RowResult> rows;
    std::vector<HeldPerson> held;

    std::size_t count(Outcome outcome) const;
    /// Whether the workbook becomes another one.
    bool changes_anything() const;
    /// Whether somebody has to look at what it leaves: rows held or rejected, findings.
    bool leaves_something() const;
};

}  // namespace skillmap::import
