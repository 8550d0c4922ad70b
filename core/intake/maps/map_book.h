// The skill maps of a workbook: a layout proposed for it, and everybody on its sheets read by one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/intake/maps/layout.h"
#include "core/intake/maps/map_levels.h"
#include "core/intake/maps/map_sheet.h"
#include "core/intake/maps/map_words.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::maps {

struct MapBook {
    std::vector<MapSheet> sheets;
    std::vector<Legend> legends;              // of each sheet
    std::vector<std::string> missing_sheets;  // of the layout
    std::vector<std::string> other_sheets;    // of which the layout says nothing
    std::vector<std::string> hidden_sheets;   // of these, those that are hidden

    std::size_t people() const;
};

/// Reads the sheets of the layout, which outlives the result.
Result<MapBook> read_map(const SheetSource& source, const Layout& layout, const MapWords& words);

/// What the workbook looks like. `given`: a layout whose decisions stay where its headings do. No
/// tables: there is no skill map. Hidden sheets hold none.
Result<Layout> propose_layout(const SheetSource& source, const MapWords& words,
                              const Layout* given = nullptr);

/// Sheets that ask the same people about the same skills: of several rounds, perhaps. Nobody knows
/// which of them counts.
std::vector<std::string> repeated_sheets(const MapBook& book);

/// What keeps the book from being read by the layout, which was made when it looked otherwise: one
/// line for each sheet. `notes` takes what only ought to be known.
std::vector<Issue> differences(const MapBook& book, const std::string& file, IssueList& notes);

/// The layout in words, with sheets and cells.
void describe_layout(const MapBook& book, const Layout& layout, const std::string& file,
                     IssueList& notes);

}  // namespace skillmap::maps
