#include "xlsx_io/read/cell_value.h"

#include "tests/support/catch.h"

using namespace skillmap;
using namespace skillmap::xlsx;

namespace {

const std::vector<std::string> strings{"甲", "乙"};
const std::vector<StyleKind> styles{{false, 0}, {true, 0}, {false, 6}};
const CellContext context{strings, styles, false};

}  // namespace

TEST_CASE("cells of every type have their value") {
    CHECK(cell_value(context, "s", 0, "1").text == "乙");
    CHECK(cell_value(context, "inlineStr", 0, "丙").text == "丙");
    CHECK(cell_value(context, "str", 0, "丁").text == "丁");
    CHECK(cell_value(context, "", 0, "1.5").number == 1.5);
    CHECK(cell_value(context, "n", 0, "-1E-3").number == -0.001);
    CHECK(cell_value(context, "b", 0, "1").number == 1);
    CHECK(cell_value(context, "e", 0, "#N/A").kind == CellKind::Error);
    CHECK(cell_value(context, "n", 1, "46112").kind == CellKind::Date);
    CHECK(cell_value(context, "d", 0, "2026-03-31T00:00:00").number == 46112);
    CHECK(cell_value(context, "n", 2, "17").shown_digits == 6);
    CHECK(cell_value(context, "n", 0, "").blank());
    CHECK(cell_value(context, "str", 0, "").blank());
    const CellContext from_1904{strings, styles, true};
    CHECK(cell_value(from_1904, "n", 1, "44650").number == 46112);
    CHECK(cell_value(from_1904, "n", 0, "44650").number == 44650);
}

TEST_CASE("what points nowhere is an error, never zero") {
    CHECK(cell_value(context, "s", 0, "2").kind == CellKind::Error);
    CHECK(cell_value(context, "s", 0, "-1").kind == CellKind::Error);
    CHECK(cell_value(context, "s", 0, "x").kind == CellKind::Error);
    CHECK(cell_value(context, "n", 0, "12abc").kind == CellKind::Error);
    CHECK(cell_value(context, "n", 0, "1e999").kind == CellKind::Error);
    CHECK(cell_value(context, "n", 99, "7").kind == CellKind::Number);
}

TEST_CASE("escapes of characters are resolved once") {
    CHECK(unescaped("a_x000D_b") == "a\rb");
    CHECK(unescaped("_x005F_x0041_") == "_x0041_");
    CHECK(unescaped("_x3042_") == "あ");
    CHECK(unescaped("_x00_ _xZZZZ_ _x0041") == "_x00_ _xZZZZ_ _x0041");
    CHECK(unescaped("_xD83D_") == "_xD83D_");
}
