// libpq as the warehouse uses it: a connection that cleans up after itself, statements, rows sent
// by COPY, what the server says as issues. No message holds the password. Internal to
// xlsx_io/warehouse.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/issue.h"
#include "core/result.h"
#include "core/sql/star.h"

struct pg_conn;
struct pg_result;

namespace skillmap::warehouse {

class Connection {
  public:
    /// By a URL as postgresql://user@host/database. warehouse.connection.
    static Result<std::unique_ptr<Connection>> open(const std::string& url);

    /// Statements without rows, one or several. warehouse.refused, warehouse.lost.
    Result<void> run(const std::string& sql);

    /// The first column of each row; null is empty.
    Result<std::vector<std::string>> texts(const std::string& sql);

    /// Rows into a table, until end_copy().
    Result<void> begin_copy(std::string_view table);
    Result<void> send(std::string_view bytes);
    Result<void> end_copy();

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    Connection(Connection&&) = delete;
    Connection& operator=(Connection&&) = delete;
    ~Connection() = default;

  private:
    struct Close {
        void operator()(pg_conn* connection) const;
    };
    explicit Connection(pg_conn* connection) : connection_(connection) {}
    Issue problem() const;

    std::unique_ptr<pg_conn, Close> connection_;
};

/// A transaction that is undone unless it is committed.
class Transaction {
  public:
    static Result<std::unique_ptr<Transaction>> begin(Connection& connection);
    /// warehouse.unsure, and those of Connection::run().
    Result<void> commit();

    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    Transaction(Transaction&&) = delete;
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

  private:
    explicit Transaction(Connection& connection) : connection_(&connection) {}
    Connection* connection_;  // nothing: over
};

/// Sends rows by COPY, in its text format.
class CopyRows final : public sql::RowSink {
  public:
    explicit CopyRows(Connection& connection) : connection_(connection) {}

    Result<void> begin(std::string_view table) override;
    Result<void> row(std::span<const sql::Cell> cells) override;

    /// Behind the last row.
    Result<void> end();

  private:
    Result<void> flush();

    Connection& connection_;
    std::string buffer_;
    bool open_ = false;
};

}  // namespace skillmap::warehouse
