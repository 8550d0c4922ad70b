// The cell formats of another workbook, put behind those of a styles part and taken out again. A
// comment behind the part's last tag says what was there before, so that the part gets its old
// bytes back; a program that writes the part anew drops the comment, and the formats stay.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"

namespace skillmap::xlsx {

/// Numbers to add to those of the other workbook.
struct StyleOffsets {
    std::uint32_t cell_formats = 0;          // cellXfs
    std::uint32_t differential_formats = 0;  // dxfs
};

/// The styles part, or a small one made where there is none.
Result<std::string> ensure_styles(PackageEditor& editor, const std::string& workbook_part,
                                  const std::string& part);

/// Adds all formats of `source`, the text of a styles part, for these sheet parts.
Result<StyleOffsets> graft_styles(PackageEditor& editor, const std::string& part,
                                  const std::string& source,
                                  const std::vector<std::string>& sheets);

/// Takes out the formats whose sheets are all gone, and the part where it was made for them.
Result<void> remove_grafted_styles(PackageEditor& editor, const std::string& part);

}  // namespace skillmap::xlsx
