// A sheet that holds several tables under numbered titles, as the attendance report of Teams does
// ("1. 要約", "2. 参加者" …), shown as one sheet for each. Not a reader of these tables.
#pragma once

#include <memory>

#include "core/result.h"
#include "core/table/source.h"

namespace skillmap {

/// The sections of every sheet as sheets of their own, named by their titles. Rows keep their
/// numbers; the title is none of them. Titles are numbered from 1, stand alone in the first column,
/// and are the first row or follow a blank one. What stands above the first title, and a sheet
/// without any, stay under the sheet's name. Reads every row once; `source` outlives the result.
Result<std::unique_ptr<SheetSource>> sections(const SheetSource& source);

}  // namespace skillmap
