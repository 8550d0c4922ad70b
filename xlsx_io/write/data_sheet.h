// The sheet of flat data, one row for each datum, and where formulas find its parts. Internal to
// xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <string>

#include "core/report/model.h"
#include "xlsx_io/write/data_rows.h"
#include "xlsx_io/write/formats.h"

namespace skillmap::xlsx {

class DataSheet {
  public:
    explicit DataSheet(const report::Report& report) : report_(report) {}

    /// The formula that shows a part of a datum, and its result.
    struct Formula {
        using Result = std::variant<double, std::string>;
        std::string text;
        Result result;
    };
    Formula formula(const report::Figure& figure) const;
    Formula formula(const report::Change& change) const;

    /// Writes the sheet, after all others, without its rows: see data_rows.h.
    void write(lxw_workbook* workbook, Formats& formats) const;

  private:
    std::string cell(Id<report::Datum> datum, DataColumn column) const;

    const report::Report& report_;
};

}  // namespace skillmap::xlsx
