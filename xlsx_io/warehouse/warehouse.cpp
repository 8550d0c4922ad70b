#include "xlsx_io/warehouse/warehouse.h"

#include <utility>
#include <vector>

#include "core/messages.h"
#include "core/sql/sql_text.h"
#include "core/sql/stage_view.h"
#include "core/sql/star.h"
#include "core/text/date.h"
#include "xlsx_io/warehouse/postgres.h"

namespace skillmap::warehouse {
namespace {

std::string flag(bool is_set) {
    return is_set ? "true" : "false";
}

}  // namespace

Warehouse::Warehouse(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Warehouse::Warehouse(Warehouse&&) noexcept = default;

// The transaction ends before the connection does.
Warehouse::~Warehouse() {
    transaction_.reset();
}

Result<Warehouse> Warehouse::open(const std::string& url, const std::string& schema) {
    auto connection = Connection::open(url);
    if (!connection) return connection.error();
    Warehouse warehouse(std::move(*connection));
    auto transaction = Transaction::begin(*warehouse.connection_);
    if (!transaction) return transaction.error();
    warehouse.transaction_ = std::move(*transaction);
    if (auto ready = warehouse.make_ready(schema); !ready) return ready.error();
    return warehouse;
}

// Another program may do the same at the same time: one waits for the other.
Result<void> Warehouse::make_ready(const std::string& schema) {
    const std::string name = sql::name(schema);
    constexpr std::int64_t lock = 0x536B4D70;  // "SkMp"
    if (auto done = connection_->run("SELECT pg_advisory_xact_lock(" + std::to_string(lock) + ")");
        !done)
        return done;
    const auto there = connection_->texts("SELECT nspname FROM pg_namespace WHERE nspname = " +
                                          sql::literal(schema));
    if (!there) return there.error();
    if (there->empty())
        if (auto done = connection_->run("CREATE SCHEMA " + name); !done) return done;
    if (auto done = connection_->run("SET LOCAL search_path TO " + name); !done) return done;
    const auto tables = connection_->texts(
        "SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname "
        "= " +
        sql::literal(schema) +
        " AND relkind IN ('r', 'p', 'v', 'm') ORDER BY relname = 'warehouse' DESC");
    if (!tables) return tables.error();
    if (tables->empty()) return connection_->run(std::string(sql::star_tables()));
    if (tables->front() != "warehouse")
        return Issue{MessageId::WarehouseNotOne, {}, "", schema, tables->front()};
    const auto version = connection_->texts("SELECT version FROM warehouse");
    if (!version) return version.error();
    const std::string found = version->empty() ? std::string() : version->front();
    if (found != std::to_string(sql::star_version))
        return Issue{MessageId::WarehouseVersion, {}, "", found, std::to_string(sql::star_version)};
    return {};
}

Result<void> Warehouse::add(const sharing::Municipality& municipality, const Assessment& assessment,
                            std::string_view program) {
    const std::string code = sql::literal(municipality.code);
    const std::string name = sql::literal(municipality.name);
    if (auto done = connection_->run("INSERT INTO municipality VALUES (" + code + ", " + name +
                                     ") ON CONFLICT (code) DO UPDATE SET name = EXCLUDED.name");
        !done)
        return done;
    for (const auto& said : assessment.schemes())
        if (said->scheme.has_stages())
            if (auto done = load(municipality, assessment, *said, program); !done) return done;
    return {};
}

Result<void> Warehouse::load(const sharing::Municipality& municipality,
                             const Assessment& assessment, const SchemeAssessment& said,
                             std::string_view program) {
    const Date day = assessment.input().as_of;
    const SheetsPresent& present = assessment.records().present;
    const std::string rules = sql::literal(sql::rules_id(said.scheme));
    const auto known = connection_->texts("SELECT rules_id FROM rules WHERE rules_id = " + rules);
    if (!known) return known.error();
    if (known->empty())
        if (auto done =
                connection_->run(sql::rules_rows(said.scheme) + sql::stage_view(said.scheme));
            !done)
            return done;
    const std::string which = "municipality = " + sql::literal(municipality.code) +
                              " AND as_of = " + sql::literal(to_string(day)) +
                              " AND scheme = " + sql::literal(said.scheme.id);
    for (const char* table : sql::load_tables())
        if (auto done = connection_->run("DELETE FROM " + std::string(table) +
                                         " WHERE load_id IN (SELECT load_id FROM load WHERE " +
                                         which + ")");
            !done)
            return done;
    if (auto done = connection_->run("DELETE FROM load WHERE " + which); !done) return done;
    const auto id = connection_->texts(
        "INSERT INTO load (municipality, as_of, scheme, rules_id, fiscal_year_start, program, "
        "attendances, experiences, qualifications, attestations) VALUES (" +
        sql::literal(municipality.code) + ", " + sql::literal(to_string(day)) + ", " +
        sql::literal(said.scheme.id) + ", " + rules + ", " +
        sql::literal(to_string(FiscalYear::of(day).first())) + ", " + sql::literal(program) + ", " +
        flag(present.attendances) + ", " + flag(present.experiences) + ", " +
        flag(present.qualifications) + ", " + flag(present.attestations) + ") RETURNING load_id");
    if (!id) return id.error();
    CopyRows rows(*connection_);
    if (auto done = sql::write_load(assessment.input(), said, std::stoll(id->front()), rows); !done)
        return done;
    return rows.end();
}

Result<void> Warehouse::finish() {
    const auto views = connection_->texts("SELECT stage_view FROM rules ORDER BY stage_view");
    if (!views) return views.error();
    if (!views->empty())
        if (auto done = connection_->run(sql::stage_views(*views)); !done) return done;
    // Plans for what was asked of other sizes would be slow.
    for (const char* table : sql::load_tables())
        if (auto done = connection_->run("ANALYZE " + std::string(table)); !done) return done;
    return transaction_->commit();
}

}  // namespace skillmap::warehouse
