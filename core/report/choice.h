// What the reader of a page has picked: see report::Choice.
#pragma once

#include <string_view>

#include "core/report/model.h"

namespace skillmap::report {

/// The field of the page, or nothing.
Choice* choice_of(Page& page);

/// Picks the row whose name reads so, and with it everything on the page that follows the choice.
/// Nothing happens where no row reads so.
void choose(const Report& report, Page& page, std::string_view name);

}  // namespace skillmap::report
