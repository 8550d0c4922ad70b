// The sheets of a workbook as lines of text: what a history that stands in a sheet keeps of the
// files it was made of. A row that stays as it is gives the same line again, wherever it moves.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::engine {

/// Everything that is read of the sheets: values and their kinds, what is merged and hidden. Not
/// how they look, and no formulas. Fails as the source does.
Result<std::string> kept_text(const SheetSource& source);

bool is_kept_text(std::string_view text);

/// The sheets that a text tells of, as they were. `file` is the name shown in messages.
/// history.damaged where kept_text() did not write it.
Result<std::unique_ptr<SheetSource>> kept_sheets(std::string file, std::string_view text);

}  // namespace skillmap::engine
