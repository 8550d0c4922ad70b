// Sheets made in a test, without any file.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/report/model.h"
#include "core/table/source.h"

namespace skillmap::test {

/// A date cell, as a spreadsheet gives it.
struct DateCell {
    std::string iso;
};
/// A number shown with so many digits ("000000").
struct PaddedNumber {
    double number = 0;
    int digits = 0;
};
struct ErrorCell {
    std::string text;
};

using TestCell =
    std::variant<std::monostate, std::string, double, bool, DateCell, PaddedNumber, ErrorCell>;
using TestRow = std::vector<TestCell>;

/// A value of a page as a cell; blank for what has no cell of its own.
TestCell cell_of(const report::Value& value);

struct TestSheet {
    std::string name;
    std::vector<TestRow> rows;        // from row 1; an empty row is left out
    std::vector<std::string> merged;  // "A1:A3"
};

class MemorySource final : public SheetSource {
  public:
    explicit MemorySource(std::vector<TestSheet> sheets) : sheets_(std::move(sheets)) {}

    bool from_1904 = false;

    const std::string& file_name() const override { return file_; }
    bool dates_from_1904() const override { return from_1904; }
    std::size_t sheet_count() const override { return sheets_.size(); }
    const std::string& sheet_name(std::size_t sheet) const override { return sheets_[sheet].name; }
    Result<SheetInfo> sheet_info(std::size_t sheet) const override;
    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const override;

  private:
    std::string file_ = "test.xlsx";
    std::vector<TestSheet> sheets_;
};

}  // namespace skillmap::test
