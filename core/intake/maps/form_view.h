// The people of a skill map and their answers as sheets of the WG form, so that everything that
// reads a workbook in WG form reads it: 設定, 所属, 職員, 自己点検, ツール点検, and those sheets of
// the file that are in WG form already.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/intake/maps/layout.h"
#include "core/intake/maps/made_source.h"
#include "core/intake/maps/map_book.h"
#include "core/intake/vocabulary.h"
#include "core/issue.h"

namespace skillmap::maps {

/// Somebody of the map, with the number by which the sheet 職員 knows them: their own, or their
/// name where the map has no numbers.
struct MapMember {
    std::string id;
    std::vector<std::pair<std::size_t, std::size_t>> places;  // sheet and person of MapBook
};

struct FormView {
    MadeSource source;
    std::vector<MapMember> members;
};

/// The source outlives the view. `issues` takes people who cannot be told from each other.
FormView make_form_view(const SheetSource& source, const MapBook& book, const Layout& layout,
                        const Form& form, const Vocabulary& vocabulary, IssueList& issues);

}  // namespace skillmap::maps
