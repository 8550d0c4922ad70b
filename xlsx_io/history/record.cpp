#include <optional>
#include <utility>

#include "core/messages.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/changes.h"
#include "xlsx_io/history/digest.h"
#include "xlsx_io/history/rows.h"
#include "xlsx_io/history/schema.h"
#include "xlsx_io/history/store.h"

namespace skillmap::history {
namespace {

using Statements = std::vector<Statement>;

Result<void> add_file(const Connection& connection, const std::string& digest,
                      std::string_view bytes) {
    auto statement = connection.prepare("INSERT INTO file VALUES (?, ?) ON CONFLICT DO NOTHING");
    if (!statement) return statement.error();
    return statement->run({digest, Blob{bytes}});
}

Result<void> add_rows(const Connection& connection, std::vector<Row> rows, std::int64_t id) {
    Statements statements;
    for (const std::string_view sql : insertions) {
        auto statement = connection.prepare(sql);
        if (!statement) return statement.error();
        statements.push_back(std::move(*statement));
    }
    for (Row& row : rows) {
        row.values.front() = id;
        if (auto added = statements[row.insertion].run(row.values); !added) return added;
    }
    return {};
}

// Its number, and whether it is the last of its day.
struct Known {
    std::int64_t id = 0;
    bool is_last = false;
};

Result<std::optional<Known>> find_known(const Connection& connection, const std::string& digest) {
    auto statement = connection.prepare(
        "SELECT id, recorded = (SELECT max(recorded) FROM evaluation AS same WHERE same.as_of = "
        "evaluation.as_of) FROM evaluation WHERE digest = ?");
    if (!statement) return statement.error();
    const std::vector<Value> values{digest};
    if (auto bound = statement->bind(values); !bound) return bound.error();
    const auto row = statement->step();
    if (!row) return row.error();
    if (!*row) return std::optional<Known>();
    return std::optional(Known{statement->number(0), statement->number(1) != 0});
}

Result<void> make_last(const Connection& connection, std::int64_t id) {
    auto statement = connection.prepare(
        "UPDATE evaluation SET recorded = (SELECT max(recorded) + 1 FROM evaluation) WHERE id = ?");
    if (!statement) return statement.error();
    return statement->run({id});
}

Result<void> add(const Connection& connection, const Evaluation& evaluation,
                 const std::string& digest, std::vector<Row> rows, std::string_view program) {
    const auto next = connection.number("SELECT coalesce(max(recorded), 0) + 1 FROM evaluation");
    if (!next) return next.error();
    auto statement = connection.prepare(
        "INSERT INTO evaluation (digest, recorded, program, as_of, organization, counted) VALUES "
        "(?, ?, ?, ?, ?, ?)");
    if (!statement) return statement.error();
    if (auto added =
            statement->run({digest, *next, std::string(program), to_string(evaluation.as_of),
                            evaluation.organization, evaluation.counted});
        !added)
        return added;
    const auto id = connection.number("SELECT last_insert_rowid()");
    if (!id) return id.error();
    return add_rows(connection, std::move(rows), *id);
}

}  // namespace

Result<Recorded> record(const std::filesystem::path& path, const Evaluation& evaluation,
                        const std::vector<SourceFile>& sources, std::string_view program) {
    const Place place{file_label(path), "", {}, {}};
    if (is_folder(path)) return Issue{MessageId::OutputIsFolder, place, "", "", ""};
    const auto folder = path.parent_path();
    if (!folder.empty() && !is_folder(folder))
        return Issue{MessageId::OutputFolderMissing, place, "", utf8_of(folder), ""};
    const auto opened = Connection::open(path, Purpose::Writing);
    if (!opened) return opened.error();
    return add_evaluation(**opened, evaluation, sources, program);
}

Result<Recorded> add_evaluation(const Connection& connection, const Evaluation& evaluation,
                                const std::vector<SourceFile>& sources, std::string_view program) {
    std::vector<std::string> digests;
    for (const SourceFile& source : sources) digests.push_back(sha256(source.bytes));
    std::vector<Row> rows = rows_of(evaluation, sources, digests);
    const std::string digest = digest_of(evaluation, rows);
    auto transaction = Transaction::begin(connection, Purpose::Writing);
    if (!transaction) return transaction.error();
    if (auto ready = make_ready(connection, migrations(), Purpose::Writing); !ready)
        return ready.error();
    const auto known = find_known(connection, digest);
    if (!known) return known.error();
    if (*known && (*known)->is_last) return Recorded::AsBefore;
    Result<void> done;
    for (std::size_t i = 0; i < sources.size() && !*known && done; ++i)
        done = add_file(connection, digests[i], sources[i].bytes);
    if (!done) return done.error();
    done = *known ? make_last(connection, (*known)->id)
                  : add(connection, evaluation, digest, std::move(rows), program);
    if (!done) return done.error();
    if (auto committed = transaction->commit(); !committed) return committed.error();
    return *known ? Recorded::LastAgain : Recorded::Added;
}

}  // namespace skillmap::history
