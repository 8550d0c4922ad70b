// The database of a history: written whole or not at all, and refused where it is not what it
// should be.
#include "xlsx_io/history/store.h"

#include <sqlite3.h>

#include <array>
#include <fstream>

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/evaluations.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/digest.h"
#include "xlsx_io/history/schema.h"
#include "xlsx_io/history/sqlite.h"

using namespace skillmap;
using history::Recorded;

namespace {

struct Folder {
    PrivateFolder folder = *PrivateFolder::beside(std::filesystem::temp_directory_path() / "test");
    std::filesystem::path file = folder.path() / "町.skillmap-history";
};

history::Evaluation town(const std::string& as_of, int reached = 1) {
    history::Evaluation one = test::evaluation(as_of);
    const std::size_t department = test::add_department(one, "10", "11", "2030-03-31", 2, 1);
    test::add_department(one, "12", "", "", std::nullopt);
    test::add_person(one, "0001", department, reached);
    test::add_person(one, "0002", std::nullopt, 0);
    return one;
}

std::vector<history::SourceFile> files(const std::string& book = "PK workbook") {
    return {{"book", "", "町.xlsx", book}, {"scheme", "own", "own.toml", std::string("a\0b", 3)}};
}

Recorded record(const Folder& folder, const history::Evaluation& evaluation,
                const std::string& book = "PK workbook") {
    const auto done = history::record(folder.file, evaluation, files(book), "1.0");
    REQUIRE(done);
    return *done;
}

MessageId refusal(const std::filesystem::path& file) {
    const auto store = history::Store::open(file);
    REQUIRE_FALSE(store);
    return store.error().id;
}

// Neither read nor written, and left as it is.
void check_refused(const Folder& folder, MessageId id) {
    const std::string before = *read_file(folder.file);
    CHECK(refusal(folder.file) == id);
    const auto recorded = history::record(folder.file, town("2025-10-01"), files(), "1.0");
    REQUIRE_FALSE(recorded);
    CHECK(recorded.error().id == id);
    CHECK(*read_file(folder.file) == before);
}

// Statements of another program.
void run(const std::filesystem::path& file, const char* sql) {
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &database) == SQLITE_OK);
    char* problem = nullptr;
    sqlite3_exec(database, sql, nullptr, nullptr, &problem);
    INFO((problem != nullptr ? problem : ""));
    CHECK(problem == nullptr);
    sqlite3_free(problem);
    sqlite3_close(database);
}

void overwrite(const std::filesystem::path& file, std::size_t at, const std::string& bytes) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(at));
    stream << bytes;
}

// Another connection that holds a lock.
class Other {
  public:
    Other(const std::filesystem::path& file, const char* begin) {
        REQUIRE(sqlite3_open(file.c_str(), &database_) == SQLITE_OK);
        REQUIRE(sqlite3_exec(database_, begin, nullptr, nullptr, nullptr) == SQLITE_OK);
    }
    ~Other() { sqlite3_close(database_); }
    Other(const Other&) = delete;
    Other& operator=(const Other&) = delete;
    Other(Other&&) = delete;
    Other& operator=(Other&&) = delete;

  private:
    sqlite3* database_ = nullptr;
};

}  // namespace

TEST_CASE("history: what was recorded is read as it was") {
    const Folder folder;
    const history::Evaluation wanted = town("2025-04-01");
    CHECK(record(folder, wanted) == Recorded::Added);
    const auto store = history::Store::open(folder.file);
    REQUIRE(store);
    REQUIRE(store->heads().size() == 1);
    const history::Head& head = store->heads().front();
    CHECK(head.as_of == wanted.as_of);
    CHECK(head.book == "町.xlsx");
    CHECK(head.book_digest == history::sha256("PK workbook"));
    CHECK(head.people == 2);
    CHECK(head.program == "1.0");
    CHECK(head.schemes == wanted.schemes);
    const auto read = store->read(head.id);
    REQUIRE(read);
    CHECK(read->as_of == wanted.as_of);
    CHECK(read->organization == wanted.organization);
    CHECK(read->asked_schemes == wanted.asked_schemes);
    CHECK(read->schemes == wanted.schemes);
    CHECK(read->indicators == wanted.indicators);
    CHECK(read->whole == wanted.whole);
    CHECK(read->listed == wanted.listed);
    CHECK(read->people == wanted.people);
    REQUIRE(read->departments.size() == 2);
    const Department& department = *read->departments.begin();
    CHECK(department.successor_code == "11");
    CHECK(to_string(department.valid_to.date()) == "2030-03-31");
    CHECK(department.valid_from.blank());
    const auto sources = store->sources(head.id);
    REQUIRE(sources);
    REQUIRE(sources->size() == 2);
    CHECK(sources->back().bytes == std::string("a\0b", 3));
    CHECK(sources->back().asked == "own");
}

TEST_CASE("history: SHA-256 is that of the standard") {
    CHECK(history::sha256("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("history: the same is never there twice") {
    const Folder folder;
    record(folder, town("2025-04-01"));
    const std::string before = *read_file(folder.file);
    CHECK(record(folder, town("2025-04-01")) == Recorded::AsBefore);
    CHECK(*read_file(folder.file) == before);
    CHECK(record(folder, town("2025-10-01")) == Recorded::Added);
    CHECK(record(folder, town("2025-04-01"), "PK another") == Recorded::Added);
    CHECK(record(folder, town("2025-04-01", 2), "PK another") == Recorded::Added);
    // As it was at first: it counts for the day again.
    CHECK(record(folder, town("2025-04-01")) == Recorded::LastAgain);
    CHECK(record(folder, town("2025-04-01")) == Recorded::AsBefore);
    const auto store = history::Store::open(folder.file);
    REQUIRE(store);
    REQUIRE(store->heads().size() == 4);
    CHECK(store->heads()[2].book_digest == history::sha256("PK workbook"));
    std::vector<bool> last;
    for (const history::Head& head : store->heads()) last.push_back(head.last_of_day);
    CHECK(last == std::vector<bool>{false, false, true, true});
    const auto days = store->read_days();
    REQUIRE(days);
    CHECK(days->size() == 2);
}

TEST_CASE("history: what is no history of ours is left alone") {
    const Folder folder;
    SECTION("text") {
        std::ofstream(folder.file) << "職員番号,氏名\n";
        check_refused(folder, MessageId::HistoryNotOne);
    }
    SECTION("an SQLite database without a mark") {
        run(folder.file, "CREATE TABLE evaluation (id INTEGER)");
        check_refused(folder, MessageId::HistoryNotOne);
    }
    SECTION("one of another program") {
        run(folder.file, "CREATE TABLE t (x); PRAGMA application_id = 252006675");
        check_refused(folder, MessageId::HistoryNotOne);
    }
    CHECK(history::is_database(folder.file) == (*read_file(folder.file)).starts_with("SQLite"));
}

TEST_CASE("history: there has to be something to read") {
    const Folder folder;
    CHECK(refusal(folder.file) == MessageId::FileNotFound);
    CHECK(refusal(folder.folder.path()) == MessageId::FileIsFolder);
    const auto into_folder = history::record(folder.folder.path(), town("2025-04-01"), {}, "1");
    CHECK(into_folder.error().id == MessageId::OutputIsFolder);
    const auto nowhere = history::record(folder.folder.path() / "no" / "file", {}, {}, "1");
    CHECK(nowhere.error().id == MessageId::OutputFolderMissing);
    std::ofstream(folder.file).close();
    CHECK(refusal(folder.file) == MessageId::HistoryNothing);
    CHECK(record(folder, town("2025-04-01")) == Recorded::Added);
}

TEST_CASE("history: one of a newer version is refused") {
    const Folder folder;
    record(folder, town("2025-04-01"));
    run(folder.file, "PRAGMA user_version = 2");
    check_refused(folder, MessageId::HistoryNewer);
}

TEST_CASE("history: a damaged one is refused") {
    const Folder folder;
    record(folder, town("2025-04-01"), std::string(20000, 'x'));
    SECTION("its header") {
        overwrite(folder.file, 0, "no SQLite at all");
        check_refused(folder, MessageId::HistoryNotOne);
    }
    SECTION("the first page") {
        overwrite(folder.file, 100, std::string(60, '\xFF'));
        check_refused(folder, MessageId::HistoryDamaged);
    }
    SECTION("every other page") {
        const std::size_t size = read_file(folder.file)->size();
        for (std::size_t page = 4096; page < size; page += 8192)
            overwrite(folder.file, page, std::string(200, '\x7F'));
        check_refused(folder, MessageId::HistoryDamaged);
    }
    SECTION("its end is missing") {
        std::filesystem::resize_file(folder.file, 8192);
        check_refused(folder, MessageId::HistoryDamaged);
    }
    SECTION("other tables") {
        run(folder.file, "ALTER TABLE person ADD COLUMN secret TEXT");
        check_refused(folder, MessageId::HistoryDamaged);
    }
    SECTION("a trigger") {
        run(folder.file, "CREATE TRIGGER t AFTER INSERT ON file BEGIN DELETE FROM person; END");
        check_refused(folder, MessageId::HistoryDamaged);
    }
    SECTION("rows that lead nowhere") {
        run(folder.file, "PRAGMA foreign_keys = OFF; DELETE FROM scheme");
        check_refused(folder, MessageId::HistoryDamaged);
    }
    SECTION("an evaluation that nothing was made of") {
        run(folder.file, "DELETE FROM source");
        CHECK(refusal(folder.file) == MessageId::HistoryDamaged);
    }
    SECTION("a day that is none") {
        run(folder.file, "UPDATE evaluation SET as_of = '2025-02-30'");
        CHECK(refusal(folder.file) == MessageId::HistoryDamaged);
    }
}

TEST_CASE("history: a file that is not as it was is not used") {
    const Folder folder;
    record(folder, town("2025-04-01"));
    run(folder.file, "UPDATE file SET bytes = x'00'");
    const auto store = history::Store::open(folder.file);
    REQUIRE(store);
    const auto sources = store->sources(store->heads().front().id);
    REQUIRE_FALSE(sources);
    CHECK(sources.error().id == MessageId::HistoryDamaged);
}

TEST_CASE("history: what no longer says what was recorded is not used") {
    const Folder folder;
    record(folder, town("2025-04-01"));
    for (const char* change :
         {"UPDATE person SET name = 'x' WHERE position = 1",
          "UPDATE person_stage SET reached = 2 WHERE person = 0",
          "UPDATE figure SET numerator = 9 WHERE department IS NULL AND indicator = 1",
          "UPDATE choice SET value = 'fiscal' WHERE parameter = 0",
          "UPDATE department SET successor_code = '' WHERE position = 0",
          "UPDATE source SET name = 'x' WHERE role = 'scheme'",
          "UPDATE evaluation SET counted = counted + 1", "DELETE FROM asked_scheme"}) {
        const std::string before = *read_file(folder.file);
        run(folder.file, change);
        const auto store = history::Store::open(folder.file);
        REQUIRE(store);
        const auto read = store->read(store->heads().front().id);
        INFO(change);
        REQUIRE_FALSE(read);
        CHECK(read.error().id == MessageId::HistoryDamaged);
        std::ofstream(folder.file, std::ios::binary) << before;
    }
    const auto store = history::Store::open(folder.file);
    REQUIRE(store);
    CHECK(store->read_days());
}

TEST_CASE("history: numbers that lead out of a list are found") {
    const Folder folder;
    record(folder, town("2025-04-01"));
    // By a program that leaves gaps: every reference holds.
    run(folder.file,
        "PRAGMA foreign_keys = OFF; UPDATE department SET position = 7 WHERE position = 0; UPDATE "
        "person SET department = 7 WHERE department = 0; UPDATE figure SET department = 7 WHERE "
        "department = 0");
    const auto store = history::Store::open(folder.file);
    REQUIRE(store);
    const auto read = store->read(store->heads().front().id);
    REQUIRE_FALSE(read);
    CHECK(read.error().id == MessageId::HistoryDamaged);
}

TEST_CASE("history: while another program writes, it is locked") {
    const Folder folder;
    record(folder, town("2025-04-01"));
    SECTION("for everybody") {
        const Other other(folder.file, "BEGIN EXCLUSIVE");
        CHECK(refusal(folder.file) == MessageId::HistoryLocked);
        const auto done = history::record(folder.file, town("2025-10-01"), files(), "1");
        REQUIRE_FALSE(done);
        CHECK(done.error().id == MessageId::HistoryLockedForWriting);
    }
    SECTION("for those who write") {
        const Other other(folder.file, "BEGIN IMMEDIATE");
        CHECK(history::Store::open(folder.file));
        const auto done = history::record(folder.file, town("2025-10-01"), files(), "1");
        REQUIRE_FALSE(done);
        CHECK(done.error().id == MessageId::HistoryLockedForWriting);
    }
    SECTION("for those who write, while somebody reads") {
        const auto store = history::Store::open(folder.file);
        REQUIRE(store);
        const auto done = history::record(folder.file, town("2025-10-01"), files(), "1");
        REQUIRE_FALSE(done);
        CHECK(done.error().id == MessageId::HistoryLockedForWriting);
    }
    const auto store = history::Store::open(folder.file);
    REQUIRE(store);
    CHECK(store->heads().size() == 1);
}

TEST_CASE("history: what SQLite says is told in our words") {
    const auto told = [](int code, history::Purpose purpose) {
        return history::issue_of(code, "", purpose, {}).id;
    };
    CHECK(told(SQLITE_FULL, history::Purpose::Writing) == MessageId::OutputDiskFull);
    CHECK(told(SQLITE_READONLY_DIRECTORY, history::Purpose::Writing) == MessageId::OutputForbidden);
    CHECK(told(SQLITE_CANTOPEN, history::Purpose::Writing) == MessageId::OutputForbidden);
    CHECK(told(SQLITE_CANTOPEN, history::Purpose::Reading) == MessageId::FileForbidden);
    CHECK(told(SQLITE_IOERR_WRITE, history::Purpose::Writing) == MessageId::OutputNotWritten);
    CHECK(told(SQLITE_IOERR_READ, history::Purpose::Reading) == MessageId::FileUnreadable);
    CHECK(told(SQLITE_CORRUPT_INDEX, history::Purpose::Reading) == MessageId::HistoryDamaged);
    CHECK(told(SQLITE_BUSY_RECOVERY, history::Purpose::Reading) == MessageId::HistoryLocked);
}

TEST_CASE("history: an older version is brought up, whole or not at all") {
    const Folder folder;
    record(folder, town("2025-04-01"));
    const char* first = history::migrations().front();
    const std::array more{first, "ALTER TABLE person ADD COLUMN grade TEXT NOT NULL DEFAULT ''"};
    const std::array wrong{first, "CREATE TABLE half (x); ALTER TABLE none ADD COLUMN x"};
    const auto upgrade = [&](std::span<const char* const> steps) -> Result<void> {
        const auto connection = history::Connection::open(folder.file, history::Purpose::Writing);
        REQUIRE(connection);
        auto transaction = history::Transaction::begin(**connection, history::Purpose::Writing);
        REQUIRE(transaction);
        if (auto ready = history::make_ready(**connection, steps, history::Purpose::Writing);
            !ready)
            return ready;
        return transaction->commit();
    };
    const std::string before = *read_file(folder.file);
    CHECK_FALSE(upgrade(wrong));
    CHECK(*read_file(folder.file) == before);
    REQUIRE(upgrade(more));
    REQUIRE(upgrade(more));
    CHECK(refusal(folder.file) == MessageId::HistoryNewer);
    const auto connection = history::Connection::open(folder.file, history::Purpose::Reading);
    REQUIRE(connection);
    CHECK(*(*connection)->number("PRAGMA user_version") == 2);
    CHECK(*(*connection)->number("SELECT count(*) FROM person WHERE grade = ''") == 2);
}
