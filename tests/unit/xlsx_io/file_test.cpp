#include "xlsx_io/file/file.h"

#include <sys/stat.h>

#include <fstream>

#include "core/messages.h"
#include "tests/support/catch.h"

using namespace skillmap;

namespace {

// A folder for one test, removed afterwards.
struct Scratch {
    PrivateFolder folder = *PrivateFolder::beside(std::filesystem::temp_directory_path() / "test");
    std::filesystem::path operator/(const char* name) const { return folder.path() / name; }
    std::size_t entries() const {
        return static_cast<std::size_t>(
            std::distance(std::filesystem::directory_iterator(folder.path()), {}));
    }
};

void put(const std::filesystem::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

}  // namespace

TEST_CASE("files are written whole and read back") {
    const Scratch scratch;
    const std::string bytes("a\0b\n", 4);
    REQUIRE(write_file(scratch / "日本語 の名前.xlsx", bytes));
    CHECK(*read_file(scratch / "日本語 の名前.xlsx") == bytes);
    CHECK(scratch.entries() == 1);
}

TEST_CASE("a file that is replaced keeps its rights") {
    const Scratch scratch;
    put(scratch / "a", "old");
    ::chmod((scratch / "a").c_str(), 0640);
    REQUIRE(write_file(scratch / "a", "new"));
    struct stat info {};
    ::stat((scratch / "a").c_str(), &info);
    CHECK((info.st_mode & 07777) == 0640);
    CHECK(*read_file(scratch / "a") == "new");
}

TEST_CASE("what cannot be read or written is told, and nothing is left behind") {
    const Scratch scratch;
    CHECK(read_file(scratch / "none").error().id == MessageId::FileNotFound);
    CHECK(read_file(scratch.folder.path()).error().id == MessageId::FileIsFolder);
    CHECK(write_file(scratch / "no/such/folder", "x").error().id == MessageId::OutputFolderMissing);
    std::filesystem::create_directory(scratch / "folder");
    CHECK(write_file(scratch / "folder", "x").error().id == MessageId::OutputIsFolder);
    CHECK(scratch.entries() == 1);
}

TEST_CASE("a workbook that Excel has open is not replaced") {
    const Scratch scratch;
    put(scratch / "book.xlsx", "old");
    put(scratch / "~$book.xlsx", "lock");
    const auto written = write_file(scratch / "book.xlsx", "new");
    REQUIRE_FALSE(written);
    CHECK(written.error().id == MessageId::OutputOpenInExcel);
    CHECK(*read_file(scratch / "book.xlsx") == "old");
}

TEST_CASE("a private folder is the user's alone, and goes with its owner") {
    std::filesystem::path path;
    {
        const Scratch scratch;
        path = scratch.folder.path();
        struct stat info {};
        ::stat(path.c_str(), &info);
        CHECK((info.st_mode & 0777) == 0700);
        put(scratch / "part", "x");
    }
    CHECK_FALSE(std::filesystem::exists(path));
}
