#include "addin/engine/load.h"
#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/package.h"

using namespace skillmap;
using engine::open_source;

namespace {

std::string workbook_bytes() {
    return test::package_of(test::workbook_parts(
        {R"(<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>)"}));
}

// The sheets of a file that can be opened, with the notes about it.
std::vector<std::string> opened(const std::string& name, const std::string& bytes) {
    IssueList issues;
    const auto source = open_source({name, bytes}, issues);
    REQUIRE(source);
    CHECK((*source)->file_name() == name);
    std::vector<std::string> found{(*source)->sheet_name(0)};
    for (const Issue& issue : issues.all()) found.push_back(describe(issue, Language::English));
    return found;
}

std::string error_of(const std::string& name, const std::string& bytes) {
    IssueList issues;
    const auto source = open_source({name, bytes}, issues);
    REQUIRE_FALSE(source);
    CHECK(issues.all().empty());
    return std::string(skillmap::name(source.error().id));
}

}  // namespace

TEST_CASE("files are opened as what they are, whatever their name") {
    CHECK(opened("職員.xlsx", workbook_bytes()) == std::vector<std::string>{"Sheet1"});
    CHECK(opened("職員.csv", workbook_bytes()) == std::vector<std::string>{"Sheet1"});
    CHECK(opened("職員.CSV", "PK\t\x8E\x81\x96\xBC\n1\t\x8E\x52\x93\x63\n") ==
          std::vector<std::string>{
              "職員",
              "職員.CSV: The file was read as text in CP932, separated by \"TAB\". If "
              "characters look wrong, save it as CSV UTF-8."});
    CHECK(opened("export.xls", "a,b\n").front() == "export");
}

TEST_CASE("files that are no workbooks but are called so are not read as text") {
    CHECK(error_of("職員.XLSX", "a,b\n") == "file.not_a_workbook");
    CHECK(error_of("職員.xlsx", "") == "file.not_a_workbook");
}

TEST_CASE("damaged workbooks fail as workbooks") {
    CHECK(error_of("職員.csv", workbook_bytes().substr(0, 200)) == "file.cut_short");
    CHECK(error_of("職員.dat", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") == "file.old_excel");
}

TEST_CASE("text that cannot be read fails with its line") {
    CHECK(error_of("職員.csv", "氏名\n\xFF\n") == "text.encoding");
}
