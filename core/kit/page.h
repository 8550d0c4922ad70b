// A sheet on which every cell has its place: for paper forms, where the pages of a report, which
// flow, do not serve. As data; knows nothing of Excel.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/report/model.h"

namespace skillmap::kit {

/// What a cell is, by which it looks. Only what is to be filled in can be changed.
enum class Look : std::uint8_t {
    Title,
    Sender,  // at the right, beside the title
    Instruction,
    Section,
    Label,  // in front of something given or to be filled in
    Given,
    Heading,
    SmallHeading,  // in narrow columns
    Group,         // what several rows belong to
    Item,
    Before,  // what stood there last time
    NotAsked,
    Fill  // to be filled in
};

struct PlacedCell {
    std::uint32_t row = 1;     // 1-based
    std::uint32_t column = 1;  // likewise
    std::uint32_t last_row = 1;
    std::uint32_t last_column = 1;
    Look look = Look::Item;
    report::Value value;
    report::Entry entry;  // of a cell to be filled in
    report::ColumnKind kind = report::ColumnKind::Text;
};

enum class Paper : std::uint8_t { A4Portrait, A4Landscape, A3Landscape };

struct Page {
    std::string sheet;                        // the name of the sheet
    std::string title;                        // of the document
    std::string organization;                 // likewise
    std::string footer;                       // on every printed page
    std::string marker;                       // hidden in the workbook, by which it is known again
    std::vector<double> widths;               // of the columns, in half-width characters
    std::map<std::uint32_t, double> heights;  // of rows, in points; others have row_height
    double row_height = 17;
    std::vector<PlacedCell> cells;
    Paper paper = Paper::A4Portrait;
    enum class Fit : std::uint8_t { Page, Width, None };
    Fit fit = Fit::Width;                      // made as small as one page, or its width, needs
    int scale = 100;                           // percent, where it is made to fit nothing
    std::vector<std::uint32_t> column_breaks;  // behind these columns
    std::uint32_t first_repeated_row = 0;      // on every printed page; 0: none
    std::uint32_t last_repeated_row = 0;
    std::uint32_t repeated_columns = 0;  // from the first on
    std::uint32_t fixed_rows = 0;        // that stay in view
    std::uint32_t fixed_columns = 0;
    std::optional<Date> as_of;  // dates the document
};

/// The name in a workbook that holds Page::marker.
inline constexpr const char* marker_name = "_skillmap.kit";

}  // namespace skillmap::kit
