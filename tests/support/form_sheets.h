// The pages of a form as sheets of a test, to be read again.
#pragma once

#include <string>
#include <vector>

#include "core/report/model.h"
#include "tests/support/memory_source.h"

namespace skillmap::test {

/// The tables of the pages, each a sheet. Pages of anything else are left out.
std::vector<TestSheet> sheets_of(const std::vector<report::Page>& pages);

/// A new workbook for schemes, as its sheets. The schemes are presets.
std::vector<TestSheet> blank_sheets(const std::vector<std::string>& schemes);

/// The sheet of that name. It exists.
TestSheet& sheet_named(std::vector<TestSheet>& sheets, const std::string& name);

}  // namespace skillmap::test
