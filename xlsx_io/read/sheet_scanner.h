// A worksheet part as a row of steps: what stands before the cells, rows, cells, what stands
// behind. The raw text of all steps together is the part, byte for byte, so that a reader takes
// values from it and an editor copies it. Forward only, in a window of the stream; the common form
// of a cell is read on a short path, every other by its markup.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "xlsx_io/xml/markup.h"
#include "xlsx_io/xml/scanner.h"

namespace skillmap::xlsx {

/// The attribute t of a cell (ECMA-376 Part 1, 18.18.11 ST_CellType).
enum class CellType : std::uint8_t {
    Number,
    Shared,
    String,
    Inline,
    Boolean,
    Error,
    IsoDate,
    Unknown
};

struct ScannedRow {
    std::uint32_t number = 0;     // 1-based
    std::string_view attributes;  // as written
    bool empty = false;           // <row …/>: no end follows
};

struct ScannedCell {
    std::uint32_t column = 0;  // 1-based
    std::uint32_t style = 0;
    CellType type = CellType::Number;
    bool has_formula = false;
    bool decoded = false;                 // the texts below are; otherwise as written
    std::string_view value;               // of <v>, or of <is> without phonetic runs
    std::string_view formula;             // of <f>
    std::string_view formula_attributes;  // of <f>, as written
    std::string_view attributes;          // of <c>, as written
};

class SheetScanner : public xml::Scanner {
  public:
    explicit SheetScanner(std::unique_ptr<ByteSource> xml, const xml::ScanLimits& limits = {});

    enum class Step : std::uint8_t {
        Markup,     // anything else: one tag, comment or CDATA section, and the text before it
        DataStart,  // <sheetData>, or <sheetData/>: then DataEnd follows without raw text
        Row,
        Cell,
        RowEnd,
        DataEnd,
        End,      // of the part; raw() is what stands behind the last tag
        Damaged,  // not the markup of a sheet, or the stream is damaged
    };

    /// Goes on. What the last step gave is valid until then.
    Step next();

    /// Of the step Markup, and of DataStart.
    const xml::Markup& markup() const { return markup_; }
    const ScannedRow& row() const { return row_; }
    const ScannedCell& cell() const { return cell_; }

    /// From within the cells to their end, without looking at them. The next step is DataEnd.
    /// Afterwards the raw text is not complete.
    void skip_data();

    /// What is wrong where the step is Damaged, in a few words with a place.
    const std::string& problem() const { return problem_; }

  private:
    enum class State : std::uint8_t { Before, Data, InRow, EmptyData, After };
    enum class Found : std::uint8_t { Yes, No, NeedMore };

    Step step_at_tag();
    Step outside();
    Step data();
    Step in_row();
    Step end_of_text();
    Step damaged(std::string problem);
    Step one_more_cell();
    bool start_row();
    const char* plain_cell(const char* at);
    const char* plain_content(const char* at);
    Found cell_by_markup(const char* at);
    bool cell_attributes(std::string_view attributes);
    bool take_reference(std::string_view reference);

    State state_ = State::Before;
    bool root_seen_ = false;
    std::uint32_t inside_ = 0;  // open elements among rows and cells that are neither
    std::uint32_t depth_ = 0;   // of open elements outside the cells
    std::uint64_t cells_ = 0;
    xml::Markup markup_;
    ScannedRow row_;
    ScannedCell cell_;
    std::uint32_t last_row_ = 0;
    std::uint32_t last_column_ = 0;
    std::string value_;    // where it had to be put together
    std::string formula_;  // likewise
    std::string problem_;
};

}  // namespace skillmap::xlsx
