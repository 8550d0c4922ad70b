// Names and values in statements: whatever they hold, they are one name, or one value.
#include "core/sql/sql_text.h"

#include <catch2/catch.hpp>
#include <set>

#include "core/embedded.h"
#include "core/scheme/load.h"
#include "core/sql/stage_view.h"
#include "core/sql/star.h"
#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("sql: names and texts") {
    CHECK(sql::name("skillmap") == "\"skillmap\"");
    CHECK(sql::name("a\"b; DROP") == "\"a\"\"b; DROP\"");
    CHECK(sql::name(std::string_view("a\0b", 3)) == "\"ab\"");
    CHECK(sql::literal("所属") == "'所属'");
    CHECK(sql::literal("it's") == "'it''s'");
    CHECK(sql::literal("\\'; --") == " E'\\\\''; --'");
    CHECK(sql::literal(std::string_view("a\0b", 3)) == "'ab'");
    CHECK(sql::literals({}) == "ARRAY[]::text[]");
    CHECK(sql::literals({"a", "b'"}) == "ARRAY['a', 'b''']::text[]");
    CHECK(sql::literal(0.1) == "(0.1)::double precision");
    CHECK(sql::literal(3.0) == "(3)::double precision");
}

TEST_CASE("sql: the query of every scheme is the same each time, and no other scheme's") {
    std::set<std::string> ids;
    std::size_t count = 0;
    for (const EmbeddedFile& preset : embedded_schemes()) {
        IssueList issues;
        const auto first = load_preset(preset.name, {}, issues);
        const auto second = load_preset(preset.name, {}, issues);
        REQUIRE(first);
        REQUIRE(second);
        CHECK(sql::stage_query(*first) == sql::stage_query(*second));
        CHECK(sql::rules_rows(*first) == sql::rules_rows(*second));
        ids.insert(sql::rules_id(*first));
        ++count;
    }
    CHECK(ids.size() == count);
}

TEST_CASE("sql: other readings are other rules") {
    IssueList issues;
    auto scheme = load_preset("wg-tokyo-2025", {}, issues);
    REQUIRE(scheme);
    const std::string before = sql::rules_id(*scheme);
    REQUIRE(!scheme->options.empty());
    scheme->options.front().chosen = 1;
    CHECK(sql::rules_id(*scheme) != before);
}
