// A workbook read from its package: sheets with their cells, as a source of rows for the core, and
// what else the file says of them. Opening and rows() read only what values need.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/table/source.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/read/comments.h"
#include "xlsx_io/read/defined_names.h"
#include "xlsx_io/read/formula_reader.h"
#include "xlsx_io/read/phonetics.h"
#include "xlsx_io/read/shared_strings.h"
#include "xlsx_io/read/sheet_layout.h"
#include "xlsx_io/read/tables.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {

class Workbook final : public SheetSource {
  public:
    /// Opens a workbook (.xlsx, .xlsm, .xltx, .xltm). `file` is the name shown in messages.
    static Result<Workbook> open(std::string file, std::string bytes,
                                 const PackageLimits& limits = {});

    /// From now on the workbook has no sheets of these names.
    void leave_out(const std::vector<std::string>& sheets);

    const std::string& file_name() const override { return package_.file(); }
    bool dates_from_1904() const override { return workbook_.dates_from_1904; }
    std::size_t sheet_count() const override { return workbook_.sheets.size(); }
    const std::string& sheet_name(std::size_t sheet) const override {
        return workbook_.sheets[sheet].name;
    }
    Result<SheetInfo> sheet_info(std::size_t sheet) const override;
    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const override;
    Result<HiddenLines> hidden_lines(std::size_t sheet) const override;

    // What the file says besides values. Each is read from the file when it is asked for, and
    // nothing of it is kept; several threads may ask at once, as with rows().

    Visibility visibility(std::size_t sheet) const { return workbook_.sheets[sheet].visibility; }
    Result<SheetLayout> layout(std::size_t sheet) const;
    Result<FormulaReader> formulas(std::size_t sheet) const;
    Result<std::vector<Table>> tables(std::size_t sheet) const;
    Result<std::vector<Comment>> comments(std::size_t sheet) const;
    Result<std::vector<DefinedName>> defined_names() const;

    /// ふりがな by shared string, and the cells of a sheet that have some.
    Result<Phonetics> phonetics() const;
    Result<PhoneticReader> phonetic_cells(std::size_t sheet, const Phonetics& phonetics) const;

  private:
    explicit Workbook(Package package) : package_(std::move(package)) {}

    Package package_;
    WorkbookPart workbook_;
    SharedStrings shared_strings_;
    std::vector<StyleKind> styles_;
};

}  // namespace skillmap::xlsx
