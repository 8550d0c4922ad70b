// SQLite as the history uses it: connections and prepared statements that clean up after
// themselves, values bound and never put into the text of a statement, its codes as issues. Knows
// nothing of what is kept. Internal to xlsx_io/history.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/issue.h"
#include "core/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace skillmap::history {

struct Blob {
    std::string_view bytes;  // of whoever keeps them until the statement has run
};

using Value = std::variant<std::monostate, std::int64_t, std::string, Blob>;

/// What a connection is for: it decides whose fault a failure is.
enum class Purpose : std::uint8_t { Reading, Writing };

/// What SQLite says of a file, as one line of ASCII: of a damaged one it may quote anything.
std::string plain(std::string_view detail);

/// A code of SQLite as an issue about the file. history.locked, history.damaged,
/// history.not_a_history, or those of files.
Issue issue_of(int code, const std::string& detail, Purpose purpose, const Place& place);

class Connection;

/// A statement that is run over and over.
class Statement {
  public:
    /// Runs it to its end with these values for its question marks.
    Result<void> run(const std::vector<Value>& values);

    /// Begins to run it; step() gives one row after the other, false behind the last.
    Result<void> bind(const std::vector<Value>& values);
    Result<bool> step();

    /// Of the row; NULL is 0 or empty.
    std::int64_t number(int column) const;
    std::string text(int column) const;
    bool is_null(int column) const;
    bool is_number(int column) const;
    int columns() const;

  private:
    friend class Connection;
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const;
    };
    Statement(const Connection& connection, sqlite3_stmt* statement)
        : connection_(&connection), statement_(statement) {}

    const Connection* connection_;
    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

class Connection {
  public:
    /// A file that is there, or is made with the first thing written.
    static Result<std::unique_ptr<Connection>> open(const std::filesystem::path& path,
                                                    Purpose purpose);
    /// In memory alone. The place is for messages.
    static Result<std::unique_ptr<Connection>> in_memory(Place place = {});

    // Statements and transactions know where it is.
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection() = default;

    Result<Statement> prepare(std::string_view sql) const;
    /// Statements without values and without rows.
    Result<void> run(const char* sql) const;
    /// Hands every row of a question to `take`, which says whether it makes sense; history.damaged
    /// where it does not.
    Result<void> each(const std::string& sql, const std::vector<Value>& values,
                      const std::function<bool(const Statement&)>& take) const;
    /// The one number, or text, of a question.
    Result<std::int64_t> number(std::string_view sql) const;
    Result<std::string> text(std::string_view sql) const;

    Issue problem(int code) const;
    /// What no program of ours wrote, though SQLite finds nothing wrong with it.
    Issue damaged(const std::string& what) const;
    const Place& place() const { return place_; }

  private:
    struct Close {
        void operator()(sqlite3* database) const;
    };
    Connection(sqlite3* database, Purpose purpose, Place place)
        : database_(database), purpose_(purpose), place_(std::move(place)) {}
    static Result<std::unique_ptr<Connection>> open(const std::string& name, int flags,
                                                    Purpose purpose, Place place);

    std::unique_ptr<sqlite3, Close> database_;
    Purpose purpose_;
    Place place_;
};

/// A transaction that is undone unless it is committed.
class Transaction {
  public:
    /// Of a reader nothing changes meanwhile; of a writer nobody else writes.
    static Result<Transaction> begin(const Connection& connection, Purpose purpose);
    Result<void> commit();

    Transaction(Transaction&& other) noexcept;
    Transaction& operator=(Transaction&&) = delete;
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();

  private:
    explicit Transaction(const Connection& connection) : connection_(&connection) {}
    const Connection* connection_;  // nothing: over
};

}  // namespace skillmap::history
