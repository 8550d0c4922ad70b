#include "xlsx_io/history/schema.h"

#include <array>
#include <string>

#include "core/messages.h"

namespace skillmap::history {
namespace {

// Version 1. Dates are YYYY-MM-DD. What stands in an order has its position, from 0. An evaluation
// is known by the digest of everything that it says and was made of, so that it is there once.
constexpr const char* version_1 = R"(
CREATE TABLE file (
  digest TEXT PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE evaluation (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  recorded INTEGER NOT NULL UNIQUE,
  program TEXT NOT NULL,
  as_of TEXT NOT NULL,
  organization TEXT NOT NULL,
  counted INTEGER NOT NULL
) STRICT;
CREATE TABLE source (
  evaluation INTEGER NOT NULL REFERENCES evaluation,
  position INTEGER NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('book', 'mapping', 'scheme')),
  asked TEXT NOT NULL,
  name TEXT NOT NULL,
  file TEXT NOT NULL REFERENCES file,
  PRIMARY KEY (evaluation, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE asked_scheme (
  evaluation INTEGER NOT NULL REFERENCES evaluation,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (evaluation, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE scheme (
  evaluation INTEGER NOT NULL REFERENCES evaluation,
  position INTEGER NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (evaluation, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE choice (
  evaluation INTEGER NOT NULL,
  scheme INTEGER NOT NULL,
  position INTEGER NOT NULL,
  parameter INTEGER NOT NULL,
  id TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (evaluation, scheme, position),
  FOREIGN KEY (evaluation, scheme) REFERENCES scheme (evaluation, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE indicator (
  evaluation INTEGER NOT NULL,
  position INTEGER NOT NULL,
  scheme INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  rate INTEGER NOT NULL,
  merges INTEGER NOT NULL,
  PRIMARY KEY (evaluation, position),
  FOREIGN KEY (evaluation, scheme) REFERENCES scheme (evaluation, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE department (
  evaluation INTEGER NOT NULL REFERENCES evaluation,
  position INTEGER NOT NULL,
  code TEXT NOT NULL,
  bureau TEXT NOT NULL,
  name TEXT NOT NULL,
  parent_code TEXT NOT NULL,
  successor_code TEXT NOT NULL,
  valid_from TEXT,
  valid_to TEXT,
  members INTEGER,
  PRIMARY KEY (evaluation, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE figure (
  evaluation INTEGER NOT NULL,
  indicator INTEGER NOT NULL,
  department INTEGER,
  numerator INTEGER NOT NULL,
  denominator INTEGER NOT NULL,
  unknown INTEGER NOT NULL,
  not_set INTEGER NOT NULL,
  undecided INTEGER NOT NULL,
  level TEXT NOT NULL,
  UNIQUE (evaluation, indicator, department),
  FOREIGN KEY (evaluation, indicator) REFERENCES indicator (evaluation, position),
  FOREIGN KEY (evaluation, department) REFERENCES department (evaluation, position)
) STRICT;
CREATE TABLE person (
  evaluation INTEGER NOT NULL REFERENCES evaluation,
  position INTEGER NOT NULL,
  number TEXT NOT NULL,
  name TEXT NOT NULL,
  department INTEGER,
  PRIMARY KEY (evaluation, position),
  FOREIGN KEY (evaluation, department) REFERENCES department (evaluation, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE person_stage (
  evaluation INTEGER NOT NULL,
  person INTEGER NOT NULL,
  position INTEGER NOT NULL,
  scheme INTEGER NOT NULL,
  persona TEXT NOT NULL,
  staged INTEGER NOT NULL,
  reached INTEGER NOT NULL,
  stage TEXT NOT NULL,
  undecided INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  PRIMARY KEY (evaluation, person, position),
  FOREIGN KEY (evaluation, person) REFERENCES person (evaluation, position),
  FOREIGN KEY (evaluation, scheme) REFERENCES scheme (evaluation, position)
) STRICT, WITHOUT ROWID;
)";

constexpr std::array all_migrations{version_1};

// What SQLite knows of the tables, as they were made.
constexpr std::string_view tables_sql =
    "SELECT group_concat(type || ' ' || name || ' ' || sql, char(10)) FROM "
    "(SELECT * FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name)";

Issue issue(const Connection& connection, MessageId id, const std::string& found,
            std::string expected = "") {
    return {id, connection.place(), "", plain(found), std::move(expected)};
}

Result<void> migrate(const Connection& connection, std::span<const char* const> steps,
                     std::size_t version) {
    for (std::size_t i = version; i < steps.size(); ++i)
        if (auto done = connection.run(steps[i]); !done) return done;
    const std::string marks = "PRAGMA application_id = " + std::to_string(application_id) +
                              "; PRAGMA user_version = " + std::to_string(steps.size()) + ";";
    return connection.run(marks.c_str());
}

Result<std::string> tables_of(std::span<const char* const> steps) {
    auto fresh = Connection::in_memory();
    if (!fresh) return fresh.error();
    if (auto made = migrate(**fresh, steps, 0); !made) return made.error();
    return (*fresh)->text(tables_sql);
}

// The first thing that SQLite finds wrong. Files are checked by their digests when they are read.
Result<void> check_whole(const Connection& connection) {
    const auto found = connection.text("PRAGMA integrity_check(1)");
    if (!found) return found.error();
    if (*found != "ok") return issue(connection, MessageId::HistoryDamaged, *found);
    const auto loose = connection.text("SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1");
    if (!loose) return loose.error();
    if (!loose->empty()) return issue(connection, MessageId::HistoryDamaged, *loose);
    return {};
}

// With other tables than ours it would not be what it says it is.
Result<void> check_tables(const Connection& connection, std::span<const char* const> steps) {
    const auto wanted = tables_of(steps);
    if (!wanted) return wanted.error();
    const auto tables = connection.text(tables_sql);
    if (!tables) return tables.error();
    if (*tables != *wanted) return issue(connection, MessageId::HistoryDamaged, "sqlite_schema");
    return {};
}

}  // namespace

std::span<const char* const> migrations() {
    return all_migrations;
}

Result<void> make_ready(const Connection& connection, std::span<const char* const> steps,
                        Purpose purpose) {
    const auto application = connection.number("PRAGMA application_id");
    if (!application) return application.error();
    const auto version = connection.number("PRAGMA user_version");
    if (!version) return version.error();
    const auto pages = connection.number("SELECT count(*) FROM sqlite_schema");
    if (!pages) return pages.error();
    if (*application == 0 && *version == 0 && *pages == 0) {
        if (purpose == Purpose::Reading) return issue(connection, MessageId::HistoryNothing, "");
        return migrate(connection, steps, 0);
    }
    if (*application != application_id) return issue(connection, MessageId::HistoryNotOne, "");
    const auto newest = static_cast<std::int64_t>(steps.size());
    if (*version > newest)
        return issue(connection, MessageId::HistoryNewer, std::to_string(*version),
                     std::to_string(newest));
    if (*version < 1) return issue(connection, MessageId::HistoryDamaged, std::to_string(*version));
    if (auto whole = check_whole(connection); !whole) return whole;
    if (auto own = check_tables(connection, steps.first(static_cast<std::size_t>(*version))); !own)
        return own;
    if (*version == newest) return {};
    return migrate(connection, steps, static_cast<std::size_t>(*version));
}

}  // namespace skillmap::history
