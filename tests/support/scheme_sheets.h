// Texts of schemes compared by what they say. Shared by the tests of schemes as workbooks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report/model.h"
#include "tests/support/memory_source.h"

namespace skillmap::test {

/// What a workbook of the pages of a scheme would hold, without the explanations above the tables.
std::vector<TestSheet> scheme_sheets_of(const std::vector<report::Page>& pages);

/// A text of a scheme as one line for each value, with its path: comments, layout, and the ways of
/// writing that mean the same are gone. An error of the parser as its description.
std::vector<std::string> scheme_lines(std::string_view toml);

}  // namespace skillmap::test
