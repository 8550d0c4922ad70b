#include <filesystem>

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/shared.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;

namespace {

// Reads every row of every sheet. How many cells there were, or the issue.
Result<std::size_t> read_all(const std::filesystem::path& path) {
    auto bytes = read_file(path);
    if (!bytes) return bytes.error();
    auto workbook = xlsx::Workbook::open(file_label(path), std::move(*bytes));
    if (!workbook) return workbook.error();
    std::size_t cells = 0;
    for (std::size_t sheet = 0; sheet < workbook->sheet_count(); ++sheet) {
        if (auto info = workbook->sheet_info(sheet); !info) return info.error();
        auto rows = workbook->rows(sheet);
        if (!rows) return rows.error();
        for (Row row;;) {
            auto more = (*rows)->next(row);
            if (!more) return more.error();
            if (!*more) break;
            cells += row.cells.size();
        }
    }
    return cells;
}

}  // namespace

TEST_CASE("corpus: every workbook is read, or refused with a message") {
    if (!test::has_shared()) return;
    std::size_t read = 0;
    std::size_t refused = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(test::shared_folder() / "corpus")) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".xlsx" && extension != ".xlsm") continue;
        INFO(entry.path().string());
        const auto cells = read_all(entry.path());
        if (cells) {
            ++read;
            continue;
        }
        ++refused;
        UNSCOPED_INFO(describe(cells.error(), Language::English));
        CHECK(severity(cells.error()) == Severity::Input);
        CHECK(cells.error().place.file == file_label(entry.path()));
    }
    CHECK(read > 1000);
    CHECK(refused < 10);
}
