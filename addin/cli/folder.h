// Several files written into the folder --out.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "addin/cli/command.h"

namespace skillmap::cli {

/// The bytes of the file of that number. Called from several threads.
using MakeFile = std::function<Result<std::string>(std::size_t, const std::filesystem::path&)>;

/// Makes the folder, if need be, and writes the files. Nothing is written where one of them is
/// there already, unless --force says so: output.file_exists.
Result<void> write_folder(const Arguments& arguments, const std::vector<std::string>& names,
                          const MakeFile& make, const Text& step, const ProgressLine& progress);

}  // namespace skillmap::cli
