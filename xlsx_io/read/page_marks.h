// Defined names by which the program knows its own pages again in a workbook, whatever people call
// their sheets and wherever they move them.
#pragma once

#include <string>
#include <vector>

#include "xlsx_io/read/defined_names.h"

namespace skillmap::xlsx {

/// The name that stands on the first cell of a page: "_skillmap.dashboard.summary". Other bytes of
/// an id than those of letters and digits are written as numbers ("-" as "_2d").
std::string page_mark(const std::string& work, const std::string& page);

struct MarkedPage {
    std::string name;   // the defined name
    std::string sheet;  // empty where it is gone
};

/// The marks of a work among the names of a workbook. A copy that Excel made of a sheet has a name
/// of its own, which is no mark: the copy belongs to whoever made it.
std::vector<MarkedPage> marked_pages(const std::vector<DefinedName>& names,
                                     const std::string& work);

}  // namespace skillmap::xlsx
