#include "xlsx_io/history/sqlite.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

#include "core/messages.h"
#include "xlsx_io/file/file.h"

namespace skillmap::history {
namespace {

// As long as another program needs to record an evaluation.
constexpr int busy_milliseconds = 1000;

int primary(int code) {
    constexpr int primary_bits = 0xFF;
    return code & primary_bits;
}

int bind_value(sqlite3_stmt* statement, int at, const Value& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
        return sqlite3_bind_int64(statement, at, *number);
    if (const auto* text = std::get_if<std::string>(&value))
        return sqlite3_bind_text64(statement, at, text->data(), text->size(), SQLITE_STATIC,
                                   SQLITE_UTF8);
    if (const auto* blob = std::get_if<Blob>(&value))
        return sqlite3_bind_blob64(statement, at, blob->bytes.data(), blob->bytes.size(),
                                   SQLITE_STATIC);
    return sqlite3_bind_null(statement, at);
}

// A file of somebody else may try to run something of its own when it is read.
Result<void> set_up(const Connection& connection, sqlite3* database) {
    sqlite3_extended_result_codes(database, 1);
    sqlite3_busy_timeout(database, busy_milliseconds);
    sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    return connection.run("PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;");
}

}  // namespace

std::string plain(std::string_view detail) {
    constexpr std::size_t longest = 100;
    std::string text(detail.substr(0, std::min(detail.find_first_of("\r\n"), longest)));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

Issue issue_of(int code, const std::string& detail, Purpose purpose, const Place& place) {
    const bool writing = purpose == Purpose::Writing;
    const auto issue = [&](MessageId id) { return Issue{id, place, "", plain(detail), ""}; };
    switch (primary(code)) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return issue(writing ? MessageId::HistoryLockedForWriting : MessageId::HistoryLocked);
        case SQLITE_NOTADB:
            return issue(MessageId::HistoryNotOne);
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return issue(MessageId::OutputForbidden);
        case SQLITE_CANTOPEN:
            return issue(writing ? MessageId::OutputForbidden : MessageId::FileForbidden);
        case SQLITE_FULL:
            return issue(MessageId::OutputDiskFull);
        case SQLITE_IOERR:
        case SQLITE_NOMEM:
        case SQLITE_TOOBIG:
            return issue(writing ? MessageId::OutputNotWritten : MessageId::FileUnreadable);
        default:
            return issue(MessageId::HistoryDamaged);
    }
}

void Statement::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

Result<void> Statement::bind(const std::vector<Value>& values) {
    sqlite3_reset(statement_.get());
    for (std::size_t i = 0; i < values.size(); ++i)
        if (const int code = bind_value(statement_.get(), static_cast<int>(i) + 1, values[i]);
            code != SQLITE_OK)
            return connection_->problem(code);
    return {};
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    Issue problem = connection_->problem(code);
    sqlite3_reset(statement_.get());
    return problem;
}

Result<void> Statement::run(const std::vector<Value>& values) {
    if (auto bound = bind(values); !bound) return bound.error();
    for (;;) {
        const auto more = step();
        if (!more) return more.error();
        if (!*more) break;
    }
    sqlite3_reset(statement_.get());  // what was bound may go
    sqlite3_clear_bindings(statement_.get());
    return {};
}

std::int64_t Statement::number(int column) const {
    return sqlite3_column_int64(statement_.get(), column);
}

std::string Statement::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const int size = sqlite3_column_bytes(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

bool Statement::is_null(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL;
}

bool Statement::is_number(int column) const {
    return sqlite3_column_type(statement_.get(), column) == SQLITE_INTEGER;
}

int Statement::columns() const {
    return sqlite3_column_count(statement_.get());
}

void Connection::Close::operator()(sqlite3* database) const {
    sqlite3_close_v2(database);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& name, int flags,
                                                     Purpose purpose, Place place) {
    sqlite3* database = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &database, flags, nullptr);
    std::unique_ptr<Connection> connection(new Connection(database, purpose, std::move(place)));
    if (code != SQLITE_OK) return connection->problem(code);
    if (auto done = set_up(*connection, database); !done) return done.error();
    return connection;
}

// Where only reading is allowed, SQLite reads. That writing is possible helps a reader too: what a
// program left half written is undone.
Result<std::unique_ptr<Connection>> Connection::open(const std::filesystem::path& path,
                                                     Purpose purpose) {
    const int create = purpose == Purpose::Writing ? SQLITE_OPEN_CREATE : 0;
    return open(path_for_libraries(path), SQLITE_OPEN_READWRITE | create, purpose,
                Place{file_label(path), "", {}, {}});
}

Result<std::unique_ptr<Connection>> Connection::in_memory(Place place) {
    return open(":memory:", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, Purpose::Writing,
                std::move(place));
}

Result<Statement> Connection::prepare(std::string_view sql) const {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v2(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                        &statement, nullptr);
    if (code != SQLITE_OK) return problem(code);
    return Statement(*this, statement);
}

Result<void> Connection::run(const char* sql) const {
    const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return problem(code);
    return {};
}

Result<void> Connection::each(const std::string& sql, const std::vector<Value>& values,
                              const std::function<bool(const Statement&)>& take) const {
    auto statement = prepare(sql);
    if (!statement) return statement.error();
    if (auto bound = statement->bind(values); !bound) return bound;
    for (;;) {
        const auto more = statement->step();
        if (!more) return more.error();
        if (!*more) return {};
        if (!take(*statement)) return damaged(sql.substr(0, sql.find(" WHERE")));
    }
}

Result<std::int64_t> Connection::number(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement) return statement.error();
    const auto row = statement->step();
    if (!row) return row.error();
    return *row ? statement->number(0) : 0;
}

Result<std::string> Connection::text(std::string_view sql) const {
    auto statement = prepare(sql);
    if (!statement) return statement.error();
    const auto row = statement->step();
    if (!row) return row.error();
    return *row ? statement->text(0) : std::string();
}

Issue Connection::damaged(const std::string& what) const {
    return {MessageId::HistoryDamaged, place_, "", what, ""};
}

Issue Connection::problem(int code) const {
    const char* detail = database_ ? sqlite3_errmsg(database_.get()) : sqlite3_errstr(code);
    return issue_of(code, detail, purpose_, place_);
}

Result<Transaction> Transaction::begin(const Connection& connection, Purpose purpose) {
    // A reader's begins with the first thing it reads.
    auto begun = connection.run(purpose == Purpose::Writing ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!begun) return begun.error();
    return Transaction(connection);
}

Result<void> Transaction::commit() {
    auto done = connection_->run("COMMIT");
    if (done) connection_ = nullptr;
    return done;
}

Transaction::Transaction(Transaction&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)) {}

Transaction::~Transaction() {
    if (connection_ == nullptr) return;
    // Where SQLite has undone it already, there is nothing left to undo.
    [[maybe_unused]] const auto undone = connection_->run("ROLLBACK");
}

}  // namespace skillmap::history
