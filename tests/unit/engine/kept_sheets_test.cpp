// What is kept of the sheets of a workbook: everything that is read of them, and nothing made up.
#include "addin/engine/kept_sheets.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "core/messages.h"
#include "samples/random.h"
#include "tests/support/memory_source.h"

using namespace skillmap;
using test::DateCell;
using test::ErrorCell;
using test::MemorySource;
using test::PaddedNumber;

namespace {

MemorySource town() {
    return MemorySource({{"職員",
                          {{"職員番号", "氏名", {}, "点検日"},
                           {"000123", "見本\n\"一\"\t", 2.5, DateCell{"2026-03-31"}},
                           {},
                           {},
                           {PaddedNumber{45, 6}, true, ErrorCell{"#N/A"}, -1e300, "=1+1", false}},
                          {"A1:B1", "C2:C3"}},
                         {"空", {}, {}},
                         {"研修 [row]", {{}, {"{\"sheet\":\"職員\"}"}}, {}}});
}

struct ReadCell {
    std::uint32_t row = 0;
    std::uint32_t column = 0;
    CellKind kind = CellKind::Blank;
    double number = 0;
    std::string text;
    std::uint8_t shown_digits = 0;
    bool struck = false;
    friend bool operator==(const ReadCell&, const ReadCell&) = default;
};

std::vector<ReadCell> cells_of(const SheetSource& source, std::size_t sheet) {
    std::vector<ReadCell> cells;
    const auto rows = source.rows(sheet);
    REQUIRE(rows);
    Row row;
    for (;;) {
        const auto more = (*rows)->next(row);
        REQUIRE(more);
        if (!*more) return cells;
        for (const Cell& cell : row.cells)
            cells.push_back({row.number, cell.column, cell.value.kind, cell.value.number,
                             std::string(cell.value.text), cell.value.shown_digits,
                             cell.value.struck});
    }
}

std::string text_of(const SheetSource& source) {
    auto text = engine::kept_text(source);
    REQUIRE(text);
    return *text;
}

}  // namespace

TEST_CASE("kept sheets: every value, merged range and empty sheet is there again") {
    MemorySource source = town();
    source.from_1904 = true;
    const std::string text = text_of(source);
    CHECK(engine::is_kept_text(text));
    const auto kept = engine::kept_sheets("town.xlsx", text);
    REQUIRE(kept);
    CHECK((*kept)->file_name() == "town.xlsx");
    CHECK((*kept)->dates_from_1904());
    REQUIRE((*kept)->sheet_count() == source.sheet_count());
    for (std::size_t sheet = 0; sheet < source.sheet_count(); ++sheet) {
        CHECK((*kept)->sheet_name(sheet) == source.sheet_name(sheet));
        CHECK(cells_of(**kept, sheet) == cells_of(source, sheet));
        CHECK((*kept)->sheet_info(sheet)->merged == source.sheet_info(sheet)->merged);
    }
    CHECK(text_of(**kept) == text);
}

TEST_CASE("kept sheets: a row that moves is the same line") {
    const std::vector<test::TestRow> rows{{"一"}, {"二"}, {"三"}};
    const std::string before = text_of(MemorySource({{"職員", rows, {}}}));
    const std::string after =
        text_of(MemorySource({{"職員", {{"新"}, rows[0], rows[1], {}, rows[2]}, {}}}));
    for (const char* line : {"[\"一\"]\n", "[\"二\"]\n", "[\"三\"]\n"}) {
        CHECK(before.find(line) != std::string::npos);
        CHECK(after.find(line) != std::string::npos);
    }
}

TEST_CASE("kept sheets: what kept_text() did not write is refused, and read no further") {
    const std::string begin = "{\"skillmap\":\"sheets\",\"version\":1,";
    const std::string head = begin + "\"dates_from_1904\":false}\n";
    for (const std::string& text :
         {std::string("{}\n"), begin + "}\n", head + "[1]\n", head + "{\"sheet\":1}\n",
          head + "{\"sheet\":\"a\"}\n[1\n", head + "{\"sheet\":\"a\"}\n[{\"date\":\"x\"}]\n",
          head + "{\"sheet\":\"a\"}\n{\"row\":0}\n[1]\n",
          head + "{\"sheet\":\"a\"}\n{\"row\":1048577}\n[1]\n",
          head + "{\"sheet\":\"a\"}\n[1]\n{\"row\":1}\n[1]\n",
          head + "{\"sheet\":\"a\",\"merged\":[\"?\"]}\n", head + "\n",
          head + "{\"sheet\":\"a\",\"hidden_rows\":[[1]]}\n"}) {
        INFO(text);
        const auto kept = engine::kept_sheets("town.xlsx", text);
        REQUIRE_FALSE(kept);
        CHECK(kept.error().id == MessageId::HistoryDamaged);
        CHECK(kept.error().place.file == "town.xlsx");
    }
}

TEST_CASE("kept sheets: whatever becomes of the text, it is read or refused") {
    const std::string text = text_of(town());
    samples::Random random(1);
    std::size_t refused = 0;
    for (int i = 0; i < 2000; ++i) {
        std::string changed = text;
        const int size = static_cast<int>(changed.size());
        const auto at = static_cast<std::size_t>(random.below(size));
        if (random.below(3) == 0)
            changed.erase(at, static_cast<std::size_t>(random.below(20)) + 1);
        else
            changed[at] = static_cast<char>(random.below(256));
        const auto kept = engine::kept_sheets("town.xlsx", changed);
        if (!kept) {
            CHECK(kept.error().id == MessageId::HistoryDamaged);
            ++refused;
            continue;
        }
        for (std::size_t sheet = 0; sheet < (*kept)->sheet_count(); ++sheet)
            cells_of(**kept, sheet);
    }
    CHECK(refused > 100);
}
