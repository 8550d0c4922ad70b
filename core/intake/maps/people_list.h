// The people of a skill map as a plain list: a row for each, a column for each skill, for an import
// that reads lists.
#pragma once

#include <string>

#include "core/intake/maps/layout.h"
#include "core/intake/maps/made_source.h"
#include "core/intake/maps/map_book.h"
#include "core/intake/maps/map_words.h"

namespace skillmap::maps {

/// Headings of several sheets that are the same are one column. Answers stand as they are written;
/// those that say nothing of a level are left out. Columns of levels that no scheme knows are part
/// of it.
MadeSource make_list(const MapBook& book, const Layout& layout, const MapWords& words,
                     const std::string& file);

}  // namespace skillmap::maps
