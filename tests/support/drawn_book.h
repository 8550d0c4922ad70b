// A workbook of libxlsxwriter with everything that a page may have: formats, charts, an image, a
// table, notes, links, names, validations, conditional formats.
#pragma once

#include <string>
#include <vector>

namespace skillmap::test {

/// Its sheets; the second is hidden.
inline const std::vector<std::string> drawn_sheets{"図表", "元データ"};

/// Written once. It has a name "実績" and a table "Progress".
const std::string& drawn_book();

}  // namespace skillmap::test
