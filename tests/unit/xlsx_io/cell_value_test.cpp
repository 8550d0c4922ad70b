#include "xlsx_io/read/cell_value.h"

#include "tests/support/catch.h"

using namespace skillmap;
using namespace skillmap::xlsx;

namespace {

const std::vector<std::string_view> strings{"甲", "乙"};
const std::vector<StyleKind> styles{{false, 0}, {true, 0}, {false, 6}};
const CellContext context{strings, styles, false};

}  // namespace

TEST_CASE("cells of every type have their value") {
    CHECK(cell_value(context, CellType::Shared, 0, "1").text == "乙");
    CHECK(cell_value(context, CellType::Inline, 0, "丙").text == "丙");
    CHECK(cell_value(context, CellType::String, 0, "丁").text == "丁");
    CHECK(cell_value(context, CellType::Number, 0, "1.5").number == 1.5);
    CHECK(cell_value(context, CellType::Number, 0, "-1E-3").number == -0.001);
    CHECK(cell_value(context, CellType::Boolean, 0, "1").number == 1);
    CHECK(cell_value(context, CellType::Error, 0, "#N/A").kind == CellKind::Error);
    CHECK(cell_value(context, CellType::Number, 1, "46112").kind == CellKind::Date);
    CHECK(cell_value(context, CellType::IsoDate, 0, "2026-03-31T00:00:00").number == 46112);
    CHECK(cell_value(context, CellType::IsoDate, 0, "2026-03-31T12:00:00Z").number == 46112.5);
    CHECK(cell_value(context, CellType::IsoDate, 0, "06:00:00").number == 0.25);
    CHECK(cell_value(context, CellType::IsoDate, 0, "2026-03-31x").kind == CellKind::Text);
    CHECK(cell_value(context, CellType::Number, 0, " 12 ").number == 12);
    CHECK(cell_value(context, CellType::Boolean, 0, "").blank());
    CHECK(cell_value(context, CellType::Number, 2, "17").shown_digits == 6);
    CHECK(cell_value(context, CellType::Number, 0, "").blank());
    CHECK(cell_value(context, CellType::String, 0, "").blank());
    const CellContext from_1904{strings, styles, true};
    CHECK(cell_value(from_1904, CellType::Number, 1, "44650").number == 46112);
    CHECK(cell_value(from_1904, CellType::Number, 0, "44650").number == 44650);
}

TEST_CASE("what points nowhere is an error, never zero") {
    CHECK(cell_value(context, CellType::Shared, 0, "2").kind == CellKind::Error);
    CHECK(cell_value(context, CellType::Shared, 0, "-1").kind == CellKind::Error);
    CHECK(cell_value(context, CellType::Shared, 0, "x").kind == CellKind::Error);
    CHECK(cell_value(context, CellType::Number, 0, "12abc").kind == CellKind::Error);
    CHECK(cell_value(context, CellType::Number, 0, "1e999").kind == CellKind::Error);
    CHECK(cell_value(context, CellType::Number, 99, "7").kind == CellKind::Number);
}

TEST_CASE("escapes of characters are resolved once") {
    CHECK(unescaped("a_x000D_b") == "a\rb");
    CHECK(unescaped("_x005F_x0041_") == "_x0041_");
    CHECK(unescaped("_x3042_") == "あ");
    CHECK(unescaped("_x00_ _xZZZZ_ _x0041") == "_x00_ _xZZZZ_ _x0041");
    CHECK(unescaped("_xD83D_") == "_xD83D_");
}
