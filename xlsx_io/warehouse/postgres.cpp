#include "xlsx_io/warehouse/postgres.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <utility>

#include "core/messages.h"
#include "core/sql/sql_text.h"
#include "core/text/number.h"

namespace skillmap::warehouse {
namespace {

// What libpq or the server says, as one line.
std::string plain(const char* text) {
    std::string line(text == nullptr ? "" : text);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.pop_back();
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    constexpr std::size_t longest = 300;
    if (line.size() <= longest) return line;
    std::size_t end = longest;
    while ((static_cast<unsigned char>(line[end]) & 0xC0) == 0x80) --end;
    return line.substr(0, end);
}

struct Clear {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, Clear>;

bool is_done(const Answer& answer) {
    const ExecStatusType status = PQresultStatus(answer.get());
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

// Notices are for people at a terminal of the server.
void ignore(void* /*nothing*/, const PGresult* /*notice*/) {}

// A text of a row: what would end it or a value stands behind a backslash.
void add_text(std::string_view text, std::string& out) {
    for (const char c : text) {
        switch (c) {
            case '\\':
                out += "\\\\";
                break;
            case '\t':
                out += "\\t";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\0':  // no text of PostgreSQL can hold it
                break;
            default:
                out += c;
        }
    }
}

class CellWriter {
  public:
    explicit CellWriter(std::string& out) : out_(out) {}

    void operator()(std::monostate /*null*/) { out_ += "\\N"; }
    void operator()(std::int64_t value) { fmt::format_to(std::back_inserter(out_), "{}", value); }
    void operator()(double value) { out_ += number_text(value); }
    void operator()(bool value) { out_ += value ? 't' : 'f'; }
    void operator()(Date value) { out_ += to_string(value); }
    void operator()(const std::string& value) { add_text(value, out_); }

    void operator()(const sql::Numbers& list) {
        out_ += '{';
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0) out_ += ',';
            out_ += list[i] < 0 ? std::string("NULL") : std::to_string(list[i]);
        }
        out_ += '}';
    }

    void operator()(const sql::Texts& list) {
        std::string array = "{";
        for (std::size_t i = 0; i < list.size(); ++i) {
            array += i > 0 ? ",\"" : "\"";
            for (const char c : list[i]) {
                if (c == '"' || c == '\\') array += '\\';
                array += c;
            }
            array += '"';
        }
        add_text(array + "}", out_);
    }

  private:
    std::string& out_;
};

}  // namespace

void Connection::Close::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& url) {
    char* wrong = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> parts(
        PQconninfoParse(url.c_str(), &wrong), &PQconninfoFree);
    PQfreemem(wrong);  // it may quote the password
    if (parts == nullptr) return Issue{MessageId::WarehouseUrl, {}, "", "", ""};
    std::unique_ptr<Connection> connection(new Connection(PQconnectdb(url.c_str())));
    if (PQstatus(connection->connection_.get()) != CONNECTION_OK)
        return Issue{MessageId::WarehouseConnection,
                     {},
                     "",
                     plain(PQerrorMessage(connection->connection_.get())),
                     ""};
    PQsetNoticeReceiver(connection->connection_.get(), ignore, nullptr);
    if (auto done = connection->run("SET client_encoding TO 'UTF8'; SET datestyle TO 'ISO'"); !done)
        return done.error();
    return connection;
}

Issue Connection::problem() const {
    const bool lost = PQstatus(connection_.get()) != CONNECTION_OK;
    return {lost ? MessageId::WarehouseLost : MessageId::WarehouseRefused,
            {},
            "",
            plain(PQerrorMessage(connection_.get())),
            ""};
}

Result<void> Connection::run(const std::string& sql) {
    const Answer answer(PQexec(connection_.get(), sql.c_str()));
    if (!is_done(answer)) return problem();
    return {};
}

Result<std::vector<std::string>> Connection::texts(const std::string& sql) {
    const Answer answer(PQexec(connection_.get(), sql.c_str()));
    if (!is_done(answer)) return problem();
    std::vector<std::string> list;
    for (int row = 0; row < PQntuples(answer.get()); ++row)
        list.emplace_back(PQgetvalue(answer.get(), row, 0));
    return list;
}

Result<void> Connection::begin_copy(std::string_view table) {
    const std::string sql = "COPY " + sql::name(table) + " FROM STDIN";
    const Answer answer(PQexec(connection_.get(), sql.c_str()));
    if (PQresultStatus(answer.get()) != PGRES_COPY_IN) return problem();
    return {};
}

Result<void> Connection::send(std::string_view bytes) {
    if (PQputCopyData(connection_.get(), bytes.data(), static_cast<int>(bytes.size())) != 1)
        return problem();
    return {};
}

Result<void> Connection::end_copy() {
    if (PQputCopyEnd(connection_.get(), nullptr) != 1) return problem();
    Result<void> done;
    while (const Answer answer{PQgetResult(connection_.get())})
        if (done && !is_done(answer)) done = problem();
    return done;
}

Result<std::unique_ptr<Transaction>> Transaction::begin(Connection& connection) {
    if (auto done = connection.run("BEGIN ISOLATION LEVEL READ COMMITTED"); !done)
        return done.error();
    return std::unique_ptr<Transaction>(new Transaction(connection));
}

Result<void> Transaction::commit() {
    auto done = connection_->run("COMMIT");
    connection_ = nullptr;
    // Where the connection is lost now, the server may have kept everything.
    if (!done && done.error().id == MessageId::WarehouseLost) {
        Issue unsure = done.error();
        unsure.id = MessageId::WarehouseUnsure;
        return unsure;
    }
    return done;
}

Transaction::~Transaction() {
    if (connection_ == nullptr) return;
    // Where the connection is lost, the server has undone it.
    [[maybe_unused]] const auto undone = connection_->run("ROLLBACK");
}

Result<void> CopyRows::begin(std::string_view table) {
    if (auto done = end(); !done) return done;
    auto begun = connection_.begin_copy(table);
    open_ = begun.ok();
    return begun;
}

Result<void> CopyRows::row(std::span<const sql::Cell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) buffer_ += '\t';
        std::visit(CellWriter(buffer_), cells[i]);
    }
    buffer_ += '\n';
    constexpr std::size_t enough = 1U << 16U;
    return buffer_.size() < enough ? Result<void>() : flush();
}

Result<void> CopyRows::flush() {
    auto sent = buffer_.empty() ? Result<void>() : connection_.send(buffer_);
    buffer_.clear();
    return sent;
}

Result<void> CopyRows::end() {
    if (!open_) return {};
    open_ = false;
    if (auto sent = flush(); !sent) return sent;
    return connection_.end_copy();
}

}  // namespace skillmap::warehouse
