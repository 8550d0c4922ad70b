#include <filesystem>

#include "core/messages.h"
#include "core/report/model.h"
#include "core/table/cell.h"
#include "core/text/number.h"
#include "tests/support/catch.h"
#include "tests/support/package.h"
#include "xlsx_io/read/workbook.h"
#include "xlsx_io/write/report_writer.h"

using namespace skillmap;
using report::DataPage;
using report::Datum;
using report::Report;

namespace {

const Date day = std::chrono::sys_days{std::chrono::year{2026} / 3 / 31};

Datum datum(const std::string& department, const std::string& indicator) {
    Datum one;
    one.department_code = "0100";
    one.department_name = department;
    one.fiscal_year = 2025;
    one.indicator = indicator;
    one.unit = "割合";
    one.part_unit = "人";
    one.as_of = day;
    return one;
}

Report with(const std::vector<Datum>& data) {
    Report report;
    report.title = "dashboard";
    report.data_page = DataPage{
        "data", "データ", "データ", {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}, "-", "X"};
    for (const Datum& one : data) report.data.add(one);
    return report;
}

std::string written(const Report& report) {
    const auto bytes =
        xlsx::write_report(report, std::filesystem::temp_directory_path() / "data.xlsx");
    REQUIRE(bytes);
    return *bytes;
}

// A row of the sheet of data, numbers as they are and texts in quotation marks.
std::vector<std::string> rows_of(const std::string& bytes) {
    const auto book = xlsx::Workbook::open("data.xlsx", bytes);
    REQUIRE(book);
    const auto reader = book->rows(0);
    REQUIRE(reader);
    std::vector<std::string> rows;
    Row row;
    while (*(*reader)->next(row)) {
        std::string text;
        for (const Cell& cell : row.cells)
            text += (cell.value.blank()                  ? "-"
                     : cell.value.kind == CellKind::Text ? std::string(cell.value.text)
                     : cell.value.kind == CellKind::Date ? "day"
                                                         : number_text(cell.value.number)) +
                    "|";
        rows.push_back(text);
    }
    return rows;
}

}  // namespace

TEST_CASE("data: a row for each, what is hidden or not there as the page says it") {
    Datum rate = datum("総務課", "修了率");
    rate.ratio = {1, 3};
    Datum hidden = datum("危機管理課", "修了率");
    hidden.hidden = true;
    Datum none = datum("税務課", "修了率");
    none.ratio = {0, 0};
    Datum count = datum("", "職員数");
    count.department_code.clear();
    count.is_count = true;
    count.ratio = {1234567, 0};
    count.unit = "人";
    count.part_unit.clear();
    Datum unknown = count;
    unknown.unknown = true;
    const std::string bytes = written(with({rate, hidden, none, count, unknown}));
    CHECK(rows_of(bytes) ==
          std::vector<std::string>{
              "a|b|c|d|e|f|g|h|i|j|", "0100|総務課|2025|修了率|1|3|0.3333333333333333|割合|day|人|",
              "0100|危機管理課|2025|修了率|X|X|X|割合|day|人|",
              "0100|税務課|2025|修了率|0|0|-|割合|day|人|",
              "2025|職員数|1234567|-|1234567|人|day|人|", "2025|職員数|-|-|-|人|day|人|"});
    const auto parts = test::parts_of(bytes);
    const std::string& sheet = parts.at("xl/worksheets/sheet1.xml");
    CHECK(sheet.find("<dimension ref=\"A1:J6\"/>") != std::string::npos);
    CHECK(parts.at("xl/tables/table1.xml").find("ref=\"A1:J6\"") != std::string::npos);
    CHECK(parts.at("xl/sharedStrings.xml").find(" count=\"39\"") != std::string::npos);
}

TEST_CASE("data: texts stay what they are, and formulas are none") {
    Datum strange = datum(" =1+1 ", "<&\">\x01_x0041_\n");
    strange.ratio = {1, 2};
    strange.unit = std::string(40'000, 'a') + "課";
    Datum cut = datum("", "b");
    cut.unit = std::string(32'766, 'a') + "課";
    const std::string bytes = written(with({strange, cut}));
    const auto rows = rows_of(bytes);
    REQUIRE(rows.size() == 3);
    CHECK(rows[1] ==
          "0100| =1+1 |2025|<&\">\x01_x0041_\n|1|2|0.5|" + std::string(32'767, 'a') + "|day|人|");
    CHECK(rows[2].find("|" + std::string(32'766, 'a') + "|") != std::string::npos);
    CHECK(test::parts_of(bytes).at("xl/worksheets/sheet1.xml").find("<f>") == std::string::npos);
}

TEST_CASE("data: none at all is an empty sheet") {
    CHECK(rows_of(written(with({}))).empty());
}

TEST_CASE("data: more than a sheet takes is refused") {
    const auto too_many = with(std::vector<Datum>(max_rows));
    const auto bytes = xlsx::write_report(too_many, "town.xlsx");
    REQUIRE(!bytes);
    CHECK(bytes.error().id == MessageId::OutputTooManyRows);
    CHECK(bytes.error().found == "1048577");
}
