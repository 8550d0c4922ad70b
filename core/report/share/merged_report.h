// The workbook of a prefecture: the shares of its municipalities side by side.
#pragma once

#include <string_view>

#include "core/report/model.h"
#include "core/report/theme.h"
#include "core/share/join.h"

namespace skillmap::report {

/// Says nothing that the shares do not.
Report make_merged_report(const sharing::Joined& joined, std::string_view font = theme::font);

}  // namespace skillmap::report
