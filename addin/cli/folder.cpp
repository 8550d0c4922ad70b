#include "addin/cli/folder.h"

#include "core/messages.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/side_by_side.h"

namespace skillmap::cli {
namespace {

Result<void> free_for(const Arguments& arguments, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        if (!arguments.force && is_there(path_of(arguments.out) / path_of(name)))
            return Issue{MessageId::OutputFileExists, Place{name, "", {}, {}}, "", "", ""};
    }
    return {};
}

}  // namespace

Result<void> write_folder(const Arguments& arguments, const std::vector<std::string>& names,
                          const MakeFile& make, const Text& step, const ProgressLine& progress) {
    const auto folder = path_of(arguments.out);
    if (auto free = free_for(arguments, names); !free) return free;
    if (auto made = make_folders(folder); !made) return made;
    Result<void> written;
    xlsx::side_by_side(
        names.size(), [&](std::size_t i) { return make(i, folder / path_of(names[i])); },
        [&](std::size_t i, Result<std::string> bytes) {
            written = bytes ? write_file(folder / path_of(names[i]), *bytes) : bytes.error();
            progress.show(step, i + 1, names.size());
            return written.ok();
        });
    return written;
}

}  // namespace skillmap::cli
