// Packages made in a test from the text of their parts.
#pragma once

#include <initializer_list>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace skillmap::test {

/// Entry names and texts, in the order of the archive.
using Parts = std::vector<std::pair<std::string, std::string>>;

/// The bytes of an archive of these parts.
std::string package_of(const Parts& parts);

/// The parts of a workbook with the sheets given as the text of <worksheet>, named Sheet1, Sheet2
/// …, and other parts by entry name; shared strings, styles and a calculation chain are related
/// where they are there.
Parts workbook_parts(const std::vector<std::string>& sheets, const Parts& others = {},
                     const std::string& in_workbook = {});

/// The texts of a package by entry name.
std::map<std::string, std::string> parts_of(const std::string& bytes);

}  // namespace skillmap::test
