#include "core/intake/sections.h"

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/memory_source.h"
#include "xlsx_io/csv/text_table.h"

using namespace skillmap;
using test::MemorySource;
using test::TestSheet;

namespace {

// "2. 参加者 8: 名前 メール | 9: …": the name of each sheet and its rows.
std::vector<std::string> sheets_of(const SheetSource& source) {
    std::vector<std::string> sheets;
    const auto parts = sections(source);
    REQUIRE(parts);
    CHECK((*parts)->file_name() == source.file_name());
    for (std::size_t sheet = 0; sheet < (*parts)->sheet_count(); ++sheet) {
        std::string text = (*parts)->sheet_name(sheet);
        CHECK((*parts)->sheet_info(sheet)->name == text);
        const auto rows = (*parts)->rows(sheet);
        REQUIRE(rows);
        for (Row row; *(*rows)->next(row);) {
            text += " | " + std::to_string(row.number) + ":";
            for (const Cell& cell : row.cells) text += " " + std::string(cell.value.text);
        }
        sheets.push_back(text);
    }
    return sheets;
}

csv::TextTable text_table(const std::string& bytes) {
    auto table = csv::TextTable::open("出席.csv", bytes);
    REQUIRE(table);
    return std::move(*table);
}

}  // namespace

TEST_CASE("an attendance report of Teams has a sheet for each section") {
    CHECK(sheets_of(text_table("1. 要約\r\n会議のタイトル\tDX研修\r\n開始時刻\t22/7/11 18:29:28\r\n"
                               "\r\n2. 参加者\r\n名前\tメール\r\n山田\ty@example.jp\r\n\r\n"
                               "3. 会議中のアクティビティ\r\n名前\t参加時刻\r\n山田\t18:30\r\n")) ==
          std::vector<std::string>{
              "1. 要約 | 2: 会議のタイトル DX研修 | 3: 開始時刻 22/7/11 18:29:28",
              "2. 参加者 | 6: 名前 メール | 7: 山田 y@example.jp",
              "3. 会議中のアクティビティ | 10: 名前 参加時刻 | 11: 山田 18:30"});
    CHECK(sheets_of(text_table("1. Summary\nStart time\tx\n\n2. Participants\nName\tEmail\n\n"
                               "3. In-Meeting Activities\nName\tJoin Time\n")) ==
          std::vector<std::string>{"1. Summary | 2: Start time x",
                                   "2. Participants | 5: Name Email",
                                   "3. In-Meeting Activities | 8: Name Join Time"});
}

TEST_CASE("sections saved again by Excel keep their empty cells and are found") {
    CHECK(sheets_of(text_table(
              "1. 要約,,\n会議のタイトル,DX研修,\n,,\n2. 参加者,,\n名前,メール,役割\n")) ==
          std::vector<std::string>{"1. 要約 | 2: 会議のタイトル DX研修",
                                   "2. 参加者 | 5: 名前 メール 役割"});
}

TEST_CASE("a file without titles stays one sheet") {
    CHECK(sheets_of(text_table("名前,点数\n\n山田,1\n")) ==
          std::vector<std::string>{"出席 | 1: 名前 点数 | 3: 山田 1"});
    CHECK(sheets_of(text_table("")) == std::vector<std::string>{"出席"});
}

TEST_CASE("numbered texts that are no titles begin no section") {
    // In a row with others, without a blank row above, out of turn, with a decimal point only.
    CHECK(sheets_of(text_table("問い,答え\n1. はい,2\n2. いいえ\n\n3. 不明\n\n1.\n")) ==
          std::vector<std::string>{
              "出席 | 1: 問い 答え | 2: 1. はい 2 | 3: 2. いいえ | 5: 3. 不明 | 7: 1."});
}

TEST_CASE("what stands above the first title keeps the name of the sheet") {
    CHECK(sheets_of(text_table("会議の記録\n\n1. 要約\nx,y\n")) ==
          std::vector<std::string>{"出席 | 1: 会議の記録", "1. 要約 | 4: x y"});
}

TEST_CASE("each sheet of a workbook is divided, and merged ranges follow their rows") {
    const MemorySource source(
        {TestSheet{"一", {{"１．要約"}, {"x"}, {}, {"2. 参加者"}, {"名前"}}, {"A2:B2", "A5:A6"}},
         TestSheet{"二", {{"y"}}, {}}});
    CHECK(sheets_of(source) ==
          std::vector<std::string>{"１．要約 | 2: x", "2. 参加者 | 5: 名前", "二 | 1: y"});
    const auto parts = sections(source);
    CHECK((*parts)->sheet_info(0)->merged == std::vector{*parse_cell_range("A2:B2")});
    CHECK((*parts)->sheet_info(1)->merged == std::vector{*parse_cell_range("A5:A6")});
    CHECK((*parts)->sheet_info(2)->merged.empty());
}

TEST_CASE("half a report has no sections") {
    const auto parts = sections(text_table("1. 要約\nx\n\n2. 参加者\n\"山田\n"));
    REQUIRE_FALSE(parts);
    CHECK(parts.error().id == MessageId::TextQuoteOpen);
}
