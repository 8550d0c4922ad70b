// The rows of the sheet of flat data. They are most of a dashboard, and all alike, so they are
// written straight into the part instead of being kept cell by cell. Internal to xlsx_io/write.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/report/model.h"
#include "core/result.h"

namespace skillmap::xlsx {

/// The formats that cells of data have, in the order of the cells of the row that shows them: the
/// second of the sheet, whose place the data takes.
enum class DataFormat : std::uint8_t { Text, Number, Rate, Day };
inline constexpr std::size_t data_formats = 4;

/// The columns of the sheet, 0-based.
enum class DataColumn : std::uint8_t {
    Code,
    DepartmentName,
    Year,
    Indicator,
    Numerator,
    Denominator,
    Value,
    Unit,
    AsOf,
    PartUnit
};
inline constexpr std::size_t data_columns = 10;

/// The workbook with all data of the report on its last sheet, which has headings and the row of
/// formats; texts become shared strings. The workbook is one that libxlsxwriter wrote.
Result<std::string> with_data_rows(std::string workbook, const report::Report& report);

}  // namespace skillmap::xlsx
