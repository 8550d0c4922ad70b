// The order of what stands in a workbook part.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace skillmap::xlsx {

/// The place of an element in the sequence of the schema (ECMA-376 Part 1, 18.2.27), from 1; 0 for
/// others, which come early where Excel writes them (AlternateContent, revisionPtr).
constexpr std::size_t workbook_order(std::string_view name) {
    constexpr std::array<std::string_view, 19> order{"fileVersion",    "fileSharing",
                                                     "workbookPr",     "workbookProtection",
                                                     "bookViews",      "sheets",
                                                     "functionGroups", "externalReferences",
                                                     "definedNames",   "calcPr",
                                                     "oleSize",        "customWorkbookViews",
                                                     "pivotCaches",    "smartTagPr",
                                                     "smartTagTypes",  "webPublishing",
                                                     "fileRecoveryPr", "webPublishObjects",
                                                     "extLst"};
    for (std::size_t i = 0; i < order.size(); ++i)
        if (order[i] == name) return i + 1;
    return 0;
}

}  // namespace skillmap::xlsx
