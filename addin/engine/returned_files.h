// Files that people returned, and what stands in each: found in archives, opened, read. Not what
// they say together, nor whom they are about.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "addin/engine/load.h"
#include "core/kit/marker.h"
#include "core/kit/questions.h"
#include "core/kit/returned.h"
#include "core/result.h"

namespace skillmap::engine {

/// A file that somebody returned, not read yet. The name, with the folders below the one given, is
/// for messages and for the order.
struct ReturnedFile {
    std::string name;
    std::function<Result<std::string>()> read;  // several threads may call those of several files
};

/// Whether a file lies there because a program put it there: Excel's locks (~$…), Thumbs.db,
/// .DS_Store and the like.
bool is_of_no_interest(const std::string& name);

/// Whether a file is an archive of files, and not a workbook.
bool is_archive(std::string_view bytes);

/// The files in an archive, behind its name, with names as Japanese Windows writes them too. The
/// errors of a package that cannot be opened.
Result<std::vector<ReturnedFile>> files_of_archive(InputFile archive);

/// What stands in a file, or why nobody can tell.
struct FileRead {
    std::optional<Issue> error;
    std::optional<kit::Marker> marker;
    std::vector<kit::Returned> returns;
};

/// Several threads may read at once.
FileRead read_returned_file(const ReturnedFile& file, const kit::Questions& questions);

}  // namespace skillmap::engine
