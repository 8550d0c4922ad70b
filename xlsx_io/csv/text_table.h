// A text file (CSV, TSV) as a source of rows with one sheet. Every cell is text or blank: what is a
// number or a date is for its reader to say.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "core/result.h"
#include "core/table/source.h"
#include "xlsx_io/csv/text_encoding.h"

namespace skillmap::csv {

/// The number of a row is that of its record, blank ones counted: where Excel shows it. What Excel
/// wrote to keep text from being a number, ="001", is the text 001.
class TextTable final : public SheetSource {
  public:
    /// Decides encoding and delimiter for the whole file. `file` is the name shown in messages; its
    /// stem names the sheet. Fails as read_text does.
    static Result<TextTable> open(std::string file, std::string bytes);

    TextEncoding encoding() const { return text_.encoding; }
    char delimiter() const { return delimiter_; }

    const std::string& file_name() const override { return file_; }
    bool dates_from_1904() const override { return false; }
    std::size_t sheet_count() const override { return 1; }
    const std::string& sheet_name(std::size_t) const override { return sheet_; }
    Result<SheetInfo> sheet_info(std::size_t) const override {
        return SheetInfo{sheet_, false, {}};
    }

    /// Reading ends in text.quote_open where a quote is never closed, and in text.too_large beyond
    /// the rows and columns of a sheet of Excel.
    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const override;

  private:
    TextTable(std::string file, TextFile text);

    std::string file_;
    std::string sheet_;
    TextFile text_;
    char delimiter_;
};

}  // namespace skillmap::csv
