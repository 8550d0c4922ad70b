// What a cell holds, and where it stands. Borrowed text: a Cell lives as long as the row it came
// in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skillmap {

/// A cell reference, 1-based as in ECMA-376 Part 1, 18.18.7 ST_CellRef: row 1..1048576, column
/// 1..16384 ("A1" is row 1, column 1).
struct CellRef {
    std::uint32_t row = 0;
    std::uint32_t column = 0;

    friend bool operator==(const CellRef&, const CellRef&) = default;
    friend auto operator<=>(const CellRef&, const CellRef&) = default;
};

inline constexpr std::uint32_t max_rows = 1'048'576;
inline constexpr std::uint32_t max_columns = 16'384;

/// "A", "Z", "AA" … for 1, 26, 27 …
std::string column_name(std::uint32_t column);

/// "B7" for row 7, column 2.
std::string to_string(CellRef ref);

/// "$B$3".
std::string absolute(CellRef ref);

/// Reads "B7" or "$B$7". Nothing for any other text or a place outside the sheet.
std::optional<CellRef> parse_cell_ref(std::string_view text);

/// A range with both corners included.
struct CellRange {
    CellRef first;
    CellRef last;

    friend bool operator==(const CellRange&, const CellRange&) = default;

    bool contains(CellRef ref) const {
        return first.row <= ref.row && ref.row <= last.row && first.column <= ref.column &&
               ref.column <= last.column;
    }
};

/// "B7:C9", or "B7" for a single cell.
std::string to_string(const CellRange& range);

/// Reads "B7:C9" or a single reference. Nothing for any other text.
std::optional<CellRange> parse_cell_range(std::string_view text);

enum class CellKind : std::uint8_t {
    Blank,
    Text,     // text
    Number,   // number
    Date,     // number: days since 1899-12-30, whatever the workbook's date system
    Boolean,  // number: 0 or 1
    Error,    // text: "#N/A" …, or formula_without_value
};

/// The text of an Error cell whose formula was never computed: its value is not in the file.
inline constexpr std::string_view formula_without_value = "=";

struct CellValue {
    CellKind kind = CellKind::Blank;
    /// For a Number whose format is only zeros ("000000"): how many digits Excel shows.
    std::uint8_t shown_digits = 0;
    bool struck = false;  // shown struck out as a whole
    double number = 0;
    std::string_view text;

    bool blank() const { return kind == CellKind::Blank; }
};

struct Cell {
    std::uint32_t column = 0;  // 1-based
    CellValue value;
};

}  // namespace skillmap
