#include "xlsx_io/history/store.h"

#include <array>
#include <fstream>
#include <utility>

#include "core/messages.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/history/changes.h"
#include "xlsx_io/history/digest.h"
#include "xlsx_io/history/rows.h"
#include "xlsx_io/history/schema.h"
#include "xlsx_io/history/sheet_history.h"
#include "xlsx_io/history/sqlite.h"

namespace skillmap::history {
namespace {

constexpr std::string_view first_bytes("SQLite format 3\0", 16);

// Every row of a question about one evaluation.
Result<void> each_row(const Connection& connection, const std::string& sql, std::int64_t id,
                      const std::function<bool(const Statement&)>& take) {
    return connection.each(sql, {id}, take);
}

// The number that leads into a list, or nothing.
template <class List>
std::optional<std::size_t> place_in(const List& list, std::int64_t at) {
    if (at < 0 || static_cast<std::size_t>(at) >= list.size()) return std::nullopt;
    return static_cast<std::size_t>(at);
}

DateField day_of(const Statement& row, int column) {
    const auto day = parse_iso_date(row.text(column));
    return day ? DateField(*day) : DateField();
}

Result<void> read_schemes(const Connection& connection, std::int64_t id,
                          std::vector<SchemeUsed>& schemes) {
    auto done = each_row(connection,
                         "SELECT id, name, version FROM scheme WHERE evaluation = ? ORDER BY "
                         "position",
                         id, [&](const Statement& row) {
                             schemes.push_back({row.text(0), row.text(1), row.text(2), {}, {}});
                             return true;
                         });
    if (!done) return done;
    return each_row(connection,
                    "SELECT scheme, parameter, id, value FROM choice WHERE evaluation = ? ORDER BY "
                    "scheme, position",
                    id, [&](const Statement& row) {
                        const auto scheme = place_in(schemes, row.number(0));
                        if (!scheme) return false;
                        auto& list = row.number(1) != 0 ? schemes[*scheme].parameters
                                                        : schemes[*scheme].options;
                        list.push_back({row.text(2), row.text(3)});
                        return true;
                    });
}

// One evaluation, table by table.
class Reader {
  public:
    Reader(const Connection& connection, std::int64_t id) : connection_(connection), id_(id) {}

    Result<Evaluation> read() {
        Result<void> done;
        for (auto step : {&Reader::head, &Reader::schemes, &Reader::indicators,
                          &Reader::departments, &Reader::figures, &Reader::people, &Reader::stages})
            if (done) done = (this->*step)();
        if (!done) return done.error();
        return std::move(result_);
    }

  private:
    Result<void> each(const std::string& sql, const std::function<bool(const Statement&)>& take) {
        return each_row(connection_, sql, id_, take);
    }

    Result<void> head() {
        auto done = each("SELECT as_of, organization, counted FROM evaluation WHERE id = ?",
                         [this](const Statement& row) {
                             const auto day = parse_iso_date(row.text(0));
                             if (!day) return false;
                             result_.as_of = *day;
                             result_.organization = row.text(1);
                             result_.counted = row.number(2);
                             return true;
                         });
        if (!done) return done;
        return each("SELECT name FROM asked_scheme WHERE evaluation = ? ORDER BY position",
                    [this](const Statement& row) {
                        result_.asked_schemes.push_back(row.text(0));
                        return true;
                    });
    }

    Result<void> schemes() { return read_schemes(connection_, id_, result_.schemes); }

    Result<void> indicators() {
        auto done = each(
            "SELECT scheme, id, title, rate, merges FROM indicator WHERE evaluation "
            "= ? ORDER BY position",
            [this](const Statement& row) {
                const auto scheme = place_in(result_.schemes, row.number(0));
                if (!scheme) return false;
                result_.indicators.push_back(
                    {*scheme, row.text(1), row.text(2), row.number(3) != 0, row.number(4) != 0});
                return true;
            });
        result_.whole.resize(result_.indicators.size());
        return done;
    }

    Result<void> departments() {
        return each(
            "SELECT code, bureau, name, parent_code, successor_code, valid_from, valid_to, "
            "members FROM department WHERE evaluation = ? ORDER BY position",
            [this](const Statement& row) {
                Department one;
                int column = 0;
                for (auto* text :
                     {&one.code, &one.bureau, &one.name, &one.parent_code, &one.successor_code})
                    *text = row.text(column++);
                one.valid_from = day_of(row, column++);
                one.valid_to = day_of(row, column++);
                result_.departments.add(std::move(one));
                result_.listed.emplace_back();
                if (row.is_null(column)) return true;
                result_.listed.back() = DepartmentFigures{row.number(column), {}};
                result_.listed.back()->figures.resize(result_.indicators.size());
                return true;
            });
    }

    Result<void> figures() {
        return each(
            "SELECT indicator, department, numerator, denominator, unknown, not_set, "
            "undecided, level FROM figure WHERE evaluation = ?",
            [this](const Statement& row) { return take_figure(row); });
    }

    bool take_figure(const Statement& row) {
        int column = 0;
        const auto indicator = place_in(result_.indicators, row.number(column++));
        const bool of_whole = row.is_null(column);
        const auto department = place_in(result_.listed, row.number(column++));
        Figure figure;
        figure.ratio.numerator = row.number(column++);
        figure.ratio.denominator = row.number(column++);
        figure.unknown = row.number(column++) != 0;
        figure.not_set = row.number(column++) != 0;
        figure.undecided = row.number(column++);
        figure.level = row.text(column);
        if (!indicator) return false;
        if (of_whole) {
            result_.whole[*indicator] = std::move(figure);
            return true;
        }
        if (!department || !result_.listed[*department]) return false;
        result_.listed[*department]->figures[*indicator] = std::move(figure);
        return true;
    }

    Result<void> people() {
        return each(
            "SELECT number, name, department FROM person WHERE evaluation = ? ORDER BY "
            "position",
            [this](const Statement& row) {
                Person person{row.text(0), row.text(1), std::nullopt, {}};
                if (!row.is_null(2)) {
                    person.department = place_in(result_.departments, row.number(2));
                    if (!person.department) return false;
                }
                result_.people.push_back(std::move(person));
                return true;
            });
    }

    Result<void> stages() {
        return each(
            "SELECT person, scheme, persona, staged, reached, stage, undecided, counted "
            "FROM person_stage WHERE evaluation = ? ORDER BY person, position",
            [this](const Statement& row) {
                int column = 0;
                const auto person = place_in(result_.people, row.number(column++));
                const auto scheme = place_in(result_.schemes, row.number(column++));
                if (!person || !scheme) return false;
                PersonStage stage;
                stage.scheme = *scheme;
                stage.persona = row.text(column++);
                stage.staged = row.number(column++) != 0;
                stage.reached = row.number(column++);
                stage.stage = row.text(column++);
                stage.undecided = row.number(column++) != 0;
                stage.counted = row.number(column) != 0;
                result_.people[*person].stages.push_back(std::move(stage));
                return true;
            });
    }

    const Connection& connection_;
    std::int64_t id_;
    Evaluation result_;
};

// SQLite does not see that a letter became another one. The evaluation says what it was.
Result<void> check_digest(const Connection& connection, std::int64_t id,
                          const Evaluation& evaluation) {
    std::vector<SourceFile> sources;
    std::vector<std::string> digests;
    auto done = each_row(connection,
                         "SELECT role, asked, name, file FROM source WHERE evaluation = ? ORDER BY "
                         "position",
                         id, [&](const Statement& row) {
                             constexpr int file = 3;
                             sources.push_back({row.text(0), row.text(1), row.text(2), ""});
                             digests.push_back(row.text(file));
                             return true;
                         });
    if (!done) return done;
    const std::string digest = digest_of(evaluation, rows_of(evaluation, sources, digests));
    return each_row(connection, "SELECT digest FROM evaluation WHERE id = ?", id,
                    [&](const Statement& row) { return row.text(0) == digest; });
}

Result<std::vector<Head>> read_heads(const Connection& connection) {
    std::vector<Head> heads;
    auto done = each_row(
        connection,
        "SELECT id, as_of, organization, program, counted, (SELECT count(*) FROM person WHERE "
        "evaluation = id), (SELECT name FROM source WHERE evaluation = id AND role = 'book'), "
        "(SELECT file FROM source WHERE evaluation = id AND role = 'book') FROM evaluation WHERE "
        "id > ? ORDER BY as_of, recorded",
        0, [&](const Statement& row) {
            Head head;
            int column = 0;
            head.id = row.number(column++);
            const auto day = parse_iso_date(row.text(column++));
            if (!day) return false;
            head.as_of = *day;
            head.organization = row.text(column++);
            head.program = row.text(column++);
            head.counted = row.number(column++);
            head.people = row.number(column++);
            head.book = row.text(column++);
            head.book_digest = row.text(column);
            head.last_of_day = true;
            if (!heads.empty() && heads.back().as_of == head.as_of)
                heads.back().last_of_day = false;
            heads.push_back(std::move(head));
            return !heads.back().book_digest.empty();
        });
    if (!done) return done.error();
    for (Head& head : heads)
        if (auto schemes = read_schemes(connection, head.id, head.schemes); !schemes)
            return schemes.error();
    return heads;
}

// What refers to others first.
Result<void> remove_rows(const Connection& connection, std::int64_t id) {
    for (const std::string_view table :
         {"person_stage", "person", "figure", "department", "indicator", "choice", "scheme",
          "asked_scheme", "source"}) {
        auto statement =
            connection.prepare("DELETE FROM " + std::string(table) + " WHERE evaluation = ?");
        if (!statement) return statement.error();
        if (auto done = statement->run({id}); !done) return done;
    }
    auto statement = connection.prepare("DELETE FROM evaluation WHERE id = ?");
    if (!statement) return statement.error();
    return statement->run({id});
}

}  // namespace

// The transaction ends before the connection does.
struct Store::Database {
    std::shared_ptr<Connection> connection;
    std::optional<Transaction> reading;
};

bool is_database(const std::filesystem::path& path) {
    if (!is_plain_file(path)) return false;
    std::array<char, first_bytes.size()> begin{};
    std::ifstream file(path, std::ios::binary);
    file.read(begin.data(), begin.size());
    return file.good() && std::string_view(begin.data(), begin.size()) == first_bytes;
}

Result<std::vector<Head>> remove(const std::filesystem::path& path,
                                 const std::function<bool(const Head&)>& is_meant) {
    const Place place{file_label(path), "", {}, {}};
    if (is_folder(path)) return Issue{MessageId::FileIsFolder, place, "", "", ""};
    if (!is_there(path)) return Issue{MessageId::FileNotFound, place, "", "", ""};
    const auto opened = Connection::open(path, Purpose::Writing);
    if (!opened) return opened.error();
    return remove_evaluations(**opened, is_meant);
}

Result<std::vector<Head>> remove_evaluations(const Connection& connection,
                                             const std::function<bool(const Head&)>& is_meant) {
    // What is removed is overwritten, also where there is no room to write the file anew.
    if (auto done = connection.run("PRAGMA secure_delete = ON;"); !done) return done.error();
    auto transaction = Transaction::begin(connection, Purpose::Writing);
    if (!transaction) return transaction.error();
    if (auto ready = make_ready(connection, migrations(), Purpose::Writing); !ready)
        return ready.error();
    const auto heads = read_heads(connection);
    if (!heads) return heads.error();
    std::vector<Head> removed;
    for (const Head& head : *heads)
        if (is_meant(head)) removed.push_back(head);
    if (removed.empty()) return removed;
    for (const Head& head : removed)
        if (auto done = remove_rows(connection, head.id); !done) return done.error();
    if (auto done =
            connection.run("DELETE FROM file WHERE digest NOT IN (SELECT file FROM source);");
        !done)
        return done.error();
    if (auto committed = transaction->commit(); !committed) return committed.error();
    if (auto done = connection.run("VACUUM;"); !done) return done.error();
    return removed;
}

Result<Store> Store::open(const std::filesystem::path& path) {
    const Place place{file_label(path), "", {}, {}};
    if (is_folder(path)) return Issue{MessageId::FileIsFolder, place, "", "", ""};
    if (!is_there(path)) return Issue{MessageId::FileNotFound, place, "", "", ""};
    auto connection = Connection::open(path, Purpose::Reading);
    if (!connection) return connection.error();
    return over(std::move(*connection));
}

Result<Store> Store::over(std::shared_ptr<Connection> connection) {
    auto database = std::make_unique<Database>();
    database->connection = std::move(connection);
    auto preparing = Transaction::begin(*database->connection, Purpose::Reading);
    if (!preparing) return preparing.error();
    if (auto ready = make_ready(*database->connection, migrations(), Purpose::Reading); !ready)
        return ready.error();
    if (auto done = preparing->commit(); !done) return done.error();
    auto reading = Transaction::begin(*database->connection, Purpose::Reading);
    if (!reading) return reading.error();
    database->reading.emplace(std::move(*reading));
    auto heads = read_heads(*database->connection);
    if (!heads) return heads.error();
    return Store(std::move(database), std::move(*heads));
}

Store::Store(std::unique_ptr<Database> database, std::vector<Head> heads)
    : database_(std::move(database)), heads_(std::move(heads)) {}
Store::Store(Store&& other) noexcept = default;
Store::~Store() = default;

Result<Evaluation> Store::read(std::int64_t id) const {
    auto evaluation = Reader(*database_->connection, id).read();
    if (!evaluation) return evaluation;
    if (auto same = check_digest(*database_->connection, id, *evaluation); !same)
        return same.error();
    return evaluation;
}

Result<std::vector<Evaluation>> Store::read_days() const {
    std::vector<Evaluation> days;
    for (const Head& head : heads_) {
        if (!head.last_of_day) continue;
        auto evaluation = read(head.id);
        if (!evaluation) return evaluation.error();
        days.push_back(std::move(*evaluation));
    }
    return days;
}

Result<std::vector<SourceFile>> Store::sources(std::int64_t id) const {
    std::vector<SourceFile> files;
    auto done = each_row(
        *database_->connection,
        "SELECT role, asked, name, bytes, digest FROM source JOIN file ON file = digest WHERE "
        "evaluation = ? ORDER BY position",
        id, [&](const Statement& row) {
            constexpr int bytes = 3;
            files.push_back({row.text(0), row.text(1), row.text(2), row.text(bytes)});
            return sha256(files.back().bytes) == row.text(bytes + 1);
        });
    if (!done) return done.error();
    return files;
}

Result<Store> SheetHistory::store() const {
    return Store::over(connection_);
}

}  // namespace skillmap::history
