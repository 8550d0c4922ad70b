// A workbook read from its package: sheets with their cells, as a source of rows for the core.
// Reads only what values need; everything else in the file stays unread.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/table/source.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/read/shared_strings.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {

class Workbook final : public SheetSource {
  public:
    /// Opens a workbook (.xlsx, .xlsm, .xltx, .xltm). `file` is the name shown in messages.
    static Result<Workbook> open(std::string file, std::string bytes,
                                 const PackageLimits& limits = {});

    const std::string& file_name() const override { return package_.file(); }
    bool dates_from_1904() const override { return workbook_.dates_from_1904; }
    std::size_t sheet_count() const override { return workbook_.sheets.size(); }
    const std::string& sheet_name(std::size_t sheet) const override {
        return workbook_.sheets[sheet].name;
    }
    Result<SheetInfo> sheet_info(std::size_t sheet) const override;
    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const override;

  private:
    explicit Workbook(Package package) : package_(std::move(package)) {}

    Package package_;
    WorkbookPart workbook_;
    SharedStrings shared_strings_;
    std::vector<StyleKind> styles_;
};

}  // namespace skillmap::xlsx
