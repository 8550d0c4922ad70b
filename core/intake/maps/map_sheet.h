// The people of one sheet with their answers, read by a layout: lines are found again by their
// headings, wherever they stand now. Not what the answers mean.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/intake/maps/grid.h"
#include "core/intake/maps/headings.h"
#include "core/intake/maps/layout.h"
#include "core/intake/maps/map_words.h"
#include "core/intake/maps/people.h"

namespace skillmap::maps {

/// A cell of the sheet, kept.
struct MapCell {
    std::string text;
    CellKind kind = CellKind::Blank;
    double number = 0;
    CellRef at;

    bool blank() const { return kind == CellKind::Blank; }
};

struct MapAnswer {
    import::Target subject;
    std::string heading;  // of the skill, as written
    CellRef heading_at;
    MapCell cell;         // blank: nobody has answered
    bool certain = true;  // that it is about this subject
};

struct MapPerson {
    std::uint32_t line = 0;                 // row, or column where people stand across or alone
    std::map<std::string, MapCell> clues;   // number, name, kana, mail, department
    std::map<std::string, MapCell> fields;  // by the id of a column of 職員; date, bureau
    std::vector<MapAnswer> answers;
};

/// A line of the layout where it stands now.
struct MapLine {
    const LayoutLine* line = nullptr;
    std::uint32_t at = 0;
    CellRef heading;
};

/// A heading that the layout and the sheet do not share.
struct ChangedHeading {
    std::string text;
    CellRef at;
};

struct MapSheet {
    std::string sheet;
    const SheetLayout* layout = nullptr;
    HeadingRows rows;
    std::uint32_t values = 0;    // of one person: the column of answers
    std::vector<MapLine> lines;  // that are used
    std::vector<MapPerson> people;
    std::vector<RowLeft> left;  // rows, or columns where people stand across
    std::vector<std::uint32_t> hidden_people;
    /// By the ids of the columns that the program writes: the cell of the heading; of one person,
    /// the cell of the value.
    std::map<std::string, CellRef> written;
    std::vector<ChangedHeading> missing;  // of the layout
    std::vector<ChangedHeading> added;    // of the sheet, or one more of the same
    bool doubled = false;                 // of one that is used, there is one more
};

/// The layout outlives the result.
MapSheet read_sheet(const SheetCells& sheet, const SheetLayout& layout, const MapWords& words);

}  // namespace skillmap::maps
