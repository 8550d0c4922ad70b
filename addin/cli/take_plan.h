// From a plan to the workbook it changes: the end of import and collect.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "addin/cli/command.h"
#include "core/intake/import/import_plan.h"

namespace skillmap::cli {

/// Makes the bytes of the workbook with the plan carried out, with a folder for private folders.
using Apply = std::function<Result<std::string>(import::ImportPlan, const std::filesystem::path&)>;

/// Writes the workbook, unless nothing changes or nothing is to be written. The exit code: findings
/// where rows are held or of no use.
int take_plan(const Arguments& arguments, import::ImportPlan plan, const Apply& apply);

}  // namespace skillmap::cli
