// What has to be known of a sheet before it is edited: where its data ends, and how cells look.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "core/table/cell.h"
#include "xlsx_io/zip/byte_source.h"

namespace skillmap::xlsx {

struct SheetSurvey {
    std::map<CellRef, std::uint32_t> styles;  // of the cells that were asked for
    std::map<CellRef, std::string> formulas;  // likewise, as the cell shows them
    /// The last row with a value in one of the columns, the last column with one in the rows.
    std::uint32_t last_row = 0;
    std::uint32_t last_column = 0;
};

/// Which columns and rows are looked at; none means all.
struct SurveyScope {
    std::set<std::uint32_t> columns;
    std::set<std::uint32_t> rows;
};

/// Where the data ends. A formula whose value is an empty text is no value: sheets are often filled
/// with formulas for rows to come. Nothing where the sheet is damaged.
std::optional<SheetSurvey> survey_end(std::unique_ptr<ByteSource> xml, const SurveyScope& scope);

/// Formats and formulas of the cells that are wanted.
std::optional<SheetSurvey> survey_cells(std::unique_ptr<ByteSource> xml,
                                        const std::function<bool(CellRef)>& wanted);

}  // namespace skillmap::xlsx
