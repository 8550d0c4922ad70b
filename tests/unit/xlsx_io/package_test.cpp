#include "xlsx_io/package/package.h"

#include "core/messages.h"
#include "tests/support/catch.h"

using namespace skillmap;
using namespace skillmap::xlsx;

TEST_CASE("targets of relationships are resolved against their source") {
    CHECK(resolve_target("/xl/workbook.xml", "worksheets/sheet1.xml") ==
          "/xl/worksheets/sheet1.xml");
    CHECK(resolve_target("/xl/workbook.xml", "/xl/worksheets/sheet1.xml") ==
          "/xl/worksheets/sheet1.xml");
    CHECK(resolve_target("/xl/worksheets/sheet1.xml", "../drawings/drawing1.xml") ==
          "/xl/drawings/drawing1.xml");
    CHECK(resolve_target("/xl/workbook.xml", "worksheets\\sheet1.xml") ==
          "/xl/worksheets/sheet1.xml");
    CHECK(resolve_target("/", "xl/workbook.xml") == "/xl/workbook.xml");
    CHECK(resolve_target("/xl/workbook.xml", "./a%20b.xml") == "/xl/a b.xml");
    CHECK(resolve_target("/a.xml", "../../../b.xml") == "/b.xml");
    CHECK(resolve_target("/a.xml", "100%.xml") == "/100%.xml");
}

TEST_CASE("files that are no workbook are told apart") {
    const auto error = [](std::string bytes) {
        const auto package = Package::open("x.xlsx", std::move(bytes));
        REQUIRE_FALSE(package);
        return package.error().id;
    };
    const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
    std::string encrypted = compound + std::string(600, '\0');
    for (const char c : std::string("EncryptedPackage")) encrypted += std::string{c, '\0'};
    CHECK(error("") == MessageId::NotAWorkbook);
    CHECK(error("職員番号,氏名\n") == MessageId::NotAWorkbook);
    CHECK(error(compound + std::string(600, '\0')) == MessageId::OldExcelFormat);
    CHECK(error(encrypted) == MessageId::WorkbookEncrypted);
    CHECK(error("PK\x03\x04 cut short") == MessageId::WorkbookCutShort);
}
