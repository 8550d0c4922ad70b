// A workbook of libxlsxwriter with everything that a page may have: formats, charts, an image, a
// table, notes, links, names, validations, conditional formats.
#pragma once

#include <string>

namespace skillmap::test {

/// Sheets "図表" and "元データ" (hidden), a name "実績" and a table "Progress".
std::string drawn_book();

}  // namespace skillmap::test
