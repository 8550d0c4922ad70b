#include "addin/cli/folder.h"

#include "core/messages.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/side_by_side.h"

namespace skillmap::cli {
namespace {

Result<void> free_for(const Arguments& arguments, const std::vector<std::string>& names) {
    for (const std::string& name : names) {
        std::error_code ignored;
        if (!arguments.force &&
            std::filesystem::exists(std::filesystem::path(arguments.out) / name, ignored))
            return Issue{MessageId::OutputFileExists, Place{name, "", {}, {}}, "", "", ""};
    }
    return {};
}

Result<void> make_folder(const std::filesystem::path& folder) {
    std::error_code ignored;
    if (std::filesystem::is_directory(folder, ignored)) return {};
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (!failed) return {};
    return Issue{MessageId::OutputNotWritten, Place{file_label(folder), "", {}, {}}, "",
                 failed.message(), ""};
}

}  // namespace

Result<void> write_folder(const Arguments& arguments, const std::vector<std::string>& names,
                          const MakeFile& make, const Text& step, const ProgressLine& progress) {
    const std::filesystem::path folder(arguments.out);
    if (auto free = free_for(arguments, names); !free) return free;
    if (auto made = make_folder(folder); !made) return made;
    Result<void> written;
    xlsx::side_by_side(
        names.size(), [&](std::size_t i) { return make(i, folder / names[i]); },
        [&](std::size_t i, Result<std::string> bytes) {
            written = bytes ? write_file(folder / names[i], *bytes) : bytes.error();
            progress.show(step, i + 1, names.size());
            return written.ok();
        });
    return written;
}

}  // namespace skillmap::cli
