// Shared strings looked up and added at the end; those that are there stay as they are.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"

namespace skillmap::xlsx {

/// Texts and their numbers among the shared strings.
using StringNumbers = std::unordered_map<std::string, std::uint32_t>;

/// Finds the numbers of the texts, which come in with any number. Those that the part has as plain
/// text keep its number, the others get the next ones, in the order of the texts. Returns how many
/// of those there are.
Result<std::uint32_t> number_strings(const Package& package, const std::string& part,
                                     const std::vector<std::string>& texts, StringNumbers& numbers);

/// Adds the `added` texts with the highest numbers to the part, and `more_references` to its count.
Result<void> add_strings(PackageEditor& editor, const std::string& part,
                         const std::vector<std::string>& texts, const StringNumbers& numbers,
                         std::uint32_t added, std::int64_t more_references);

}  // namespace skillmap::xlsx
