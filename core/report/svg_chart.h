// A chart of a report as SVG within HTML: with a title and a description for those who cannot see
// it. Internal to this folder.
#pragma once

#include <string>

#include "core/report/model.h"

namespace skillmap::report {

/// Escaped for text and attributes of HTML.
std::string escaped(const std::string& text);

/// Nothing where the table has no rows. `id` is unique in the page.
std::string svg_of(const Report& report, const Chart& chart, const Table& table,
                   const std::string& id);

}  // namespace skillmap::report
