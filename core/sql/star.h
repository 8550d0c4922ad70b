// The records of a workbook and what is said of them as rows of a star schema (PostgreSQL), for a
// prefecture that computes in the database it has: facts by person, with what they are about beside
// them, a load for each municipality, day and scheme. People are in it by their numbers, without
// names. See xlsx_io/docs/0007-warehouse.md.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/assessment.h"
#include "core/result.h"
#include "core/text/date.h"

namespace skillmap::sql {

/// Of the tables below: a database of another version is left alone.
inline constexpr int star_version = 1;

/// The statements that make the tables, in the schema that names are looked up in.
std::string_view star_tables();

/// The tables whose rows belong to a load, in the order in which write_load() fills them.
std::span<const char* const> load_tables();

using Numbers = std::vector<std::int64_t>;  // -1: null
using Texts = std::vector<std::string>;

/// A value of a row; nothing: null.
using Cell =
    std::variant<std::monostate, std::int64_t, double, bool, Date, std::string, Numbers, Texts>;

class RowSink {
  public:
    virtual ~RowSink() = default;
    /// The rows that follow are of this table, until the next one.
    virtual Result<void> begin(std::string_view table) = 0;
    virtual Result<void> row(std::span<const Cell> cells) = 0;
};

/// Statements that make the rules known: scheme, personas, stages, skills, tools, trainings, where
/// they are not yet. To be run before a load of these rules.
std::string rules_rows(const Scheme& scheme);

/// Every record that the scheme knows, and the stages that it says, as rows of a load.
Result<void> write_load(const AssessmentInput& input, const SchemeAssessment& said,
                        std::int64_t load, RowSink& sink);

/// CREATE OR REPLACE VIEW for the stages by these rules; the name of the view.
std::string stage_view_name(const Scheme& scheme);
std::string stage_view(const Scheme& scheme);

/// The view `stage` over those of several rules, and what counts people by it.
std::string stage_views(const std::vector<std::string>& views);

/// Everything for somebody to read before anything is run: tables, rules and views.
std::string script(const std::string& schema, const std::vector<Scheme>& schemes);

}  // namespace skillmap::sql
