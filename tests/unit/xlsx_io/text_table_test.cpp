#include "xlsx_io/csv/text_table.h"

#include <optional>

#include "core/messages.h"
#include "tests/support/catch.h"

using namespace skillmap;
using csv::TextTable;

namespace {

struct ReadRow {
    std::uint32_t number = 0;
    std::vector<std::pair<std::uint32_t, std::string>> cells;

    friend bool operator==(const ReadRow&, const ReadRow&) = default;
};

// The rows up to the end, or up to an error, which goes to `error`.
std::vector<ReadRow> rows_of(const TextTable& table, std::optional<Issue>& error) {
    std::vector<ReadRow> rows;
    auto reader = table.rows(0);
    REQUIRE(reader);
    for (Row row;;) {
        const auto more = (*reader)->next(row);
        if (!more) error = more.error();
        if (!more || !*more) return rows;
        rows.push_back({row.number, {}});
        for (const Cell& cell : row.cells) {
            CHECK(cell.value.kind == CellKind::Text);
            rows.back().cells.emplace_back(cell.column, std::string(cell.value.text));
        }
    }
}

TextTable open(const std::string& bytes) {
    auto table = TextTable::open("名簿.csv", bytes);
    REQUIRE(table);
    return std::move(*table);
}

std::vector<ReadRow> read(const std::string& bytes) {
    std::optional<Issue> error;
    const TextTable table = open(bytes);
    auto rows = rows_of(table, error);
    CHECK_FALSE(error);
    return rows;
}

Issue error_of(const std::string& bytes) {
    std::optional<Issue> error;
    rows_of(open(bytes), error);
    REQUIRE(error);
    return *error;
}

}  // namespace

TEST_CASE("a text file is a source of one sheet") {
    const TextTable table = open("氏名\t所属\n山田\t総務課\n");
    CHECK(table.file_name() == "名簿.csv");
    CHECK(table.sheet_count() == 1);
    CHECK(table.sheet_name(0) == "名簿");
    CHECK(table.sheet_info(0)->name == "名簿");
    CHECK_FALSE(table.dates_from_1904());
    CHECK(table.encoding() == csv::TextEncoding::Utf8);
    CHECK(table.delimiter() == '\t');
    CHECK(TextTable::open("名簿", "")->sheet_name(0) == "名簿");
    CHECK(TextTable::open("職員.2026.tsv", "")->sheet_name(0) == "職員.2026");
}

TEST_CASE("rows of text keep the numbers that Excel shows") {
    CHECK(read("\xEF\xBB\xBFID,\"長い\n見出し\"\r\n\r\n1,,x\r\n,,\r\n2,y") ==
          std::vector<ReadRow>{{1, {{1, "ID"}, {2, "長い\n見出し"}}},
                               {3, {{1, "1"}, {3, "x"}}},
                               {5, {{1, "2"}, {2, "y"}}}});
}

TEST_CASE("headings of Forms hold commas and line breaks") {
    const TextTable table =
        open("ID,\"業務で使うツールは,\n何ですか\",点数 - 業務\n1,A;B;,\n2,C;,3\n");
    CHECK(table.delimiter() == ',');
    std::optional<Issue> error;
    CHECK(rows_of(table, error) ==
          std::vector<ReadRow>{
              {1, {{1, "ID"}, {2, "業務で使うツールは,\n何ですか"}, {3, "点数 - 業務"}}},
              {2, {{1, "1"}, {2, "A;B;"}}},
              {3, {{1, "2"}, {2, "C;"}, {3, "3"}}}});
}

TEST_CASE("an export of Garoon has LF in fields, CRLF behind records and doubled quotes") {
    CHECK(read("\"0100\",\"総務課\",\"メモ\n\"\"兼務\"\"\"\r\n\"0200\",\"\",\"\"\r\n") ==
          std::vector<ReadRow>{{1, {{1, "0100"}, {2, "総務課"}, {3, "メモ\n\"兼務\""}}},
                               {2, {{1, "0200"}}}});
}

TEST_CASE("files of kintone are CP932 or UTF-8 with a byte order mark") {
    const std::vector<ReadRow> rows{{1, {{1, "氏名"}, {2, "ID"}}}, {2, {{1, "山田"}, {2, "7"}}}};
    CHECK(read("\xEF\xBB\xBF\"氏名\",\"ID\"\n\"山田\",\"7\"\n") == rows);
    CHECK(read("\"\x8E\x81\x96\xBC\",\"ID\"\r\n\"\x8E\x52\x93\x63\",\"7\"\r\n") == rows);
}

TEST_CASE("text of a file is not taken for numbers, dates or formulas") {
    CHECK(read("0017,7/8/26,=1+1,-5, x \n") ==
          std::vector<ReadRow>{
              {1, {{1, "0017"}, {2, "7/8/26"}, {3, "=1+1"}, {4, "-5"}, {5, " x "}}}});
}

TEST_CASE("numbers that Excel wrote as text are text") {
    CHECK(read("=\"001\",\"=\"\"002\"\"\",=\"\",=\"a\"&\"b\",=\"\n") ==
          std::vector<ReadRow>{{1, {{1, "001"}, {2, "002"}, {4, "=\"a\"&\"b\""}, {5, "=\""}}}});
}

TEST_CASE("the last cells of half a file are not read as a row") {
    const Issue issue = error_of("ID,備考\n1,\"複数\n行\"\n2,\"途中\n3,x\n");
    CHECK(issue.id == MessageId::TextQuoteOpen);
    CHECK(issue.place == Place{"名簿.csv", "", {}, 4});
}

TEST_CASE("a file of text cannot be wider or longer than a sheet") {
    CHECK(read(std::string(16'383, ',') + "x").front().cells.front().first == 16'384);
    CHECK(error_of(std::string(16'384, ',')).id == MessageId::TextTooLarge);
    CHECK(error_of(std::string(1'048'576, '\n') + "x").id == MessageId::TextTooLarge);
}

TEST_CASE("the encoding of a text file fails with its name") {
    const auto table = TextTable::open("名簿.csv", "氏名\n\xFF\n");
    REQUIRE_FALSE(table);
    CHECK(describe(table.error(), Language::English).rfind("名簿.csv line 2: ", 0) == 0);
}
