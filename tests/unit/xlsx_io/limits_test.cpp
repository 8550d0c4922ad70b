// What is refused because it is too much: depth of XML and cells.
#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/package.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

std::string row(const std::string& cells) {
    return "<row>" + cells + "</row>";
}

}  // namespace

TEST_CASE("parts nested too deeply and sheets of too many cells are too large") {
    const auto nested = [](std::size_t levels) {
        std::string opening;
        std::string closing;
        for (std::size_t i = 0; i < levels; ++i) {
            opening += "<x>";
            closing += "</x>";
        }
        return opening + closing;
    };
    const auto refused = [](const std::string& sheet, const PackageLimits& limits) {
        const auto workbook =
            Workbook::open("test.xlsx", package_of(workbook_parts({sheet})), limits);
        if (!workbook) return workbook.error().found + "|" + workbook.error().expected;
        auto rows = workbook->rows(0);
        REQUIRE(rows);
        for (Row row;;) {
            const auto more = (*rows)->next(row);
            if (!more) {
                CHECK(more.error().id == MessageId::WorkbookTooLarge);
                return more.error().found + "|" + more.error().expected;
            }
            if (!*more) return std::string();
        }
    };
    const std::string part = "/xl/worksheets/sheet1.xml";
    const std::string deep = part + " > 256 levels|256 levels";
    const std::string data = "<worksheet><sheetData>";
    const std::string end = "</sheetData></worksheet>";
    // Each at the limit, and one further.
    CHECK(refused("<worksheet>" + nested(255) + "</worksheet>", {}).empty());
    CHECK(refused("<worksheet>" + nested(256) + "</worksheet>", {}) == deep);
    CHECK(refused(data + nested(254) + end, {}).empty());
    CHECK(refused(data + nested(255) + end, {}) == deep);
    CHECK(refused(data + row(nested(253)) + end, {}).empty());
    CHECK(refused(data + row(nested(254)) + end, {}) == deep);
    CHECK(refused(data + row("<c r=\"A1\">" + nested(252) + "</c>") + end, {}).empty());
    CHECK(refused(data + row("<c r=\"A1\">" + nested(253) + "</c>") + end, {}) == deep);
    PackageLimits limits;
    limits.depth = 2;
    CHECK(refused("<worksheet/>", limits) == "/xl/workbook.xml > 2 levels|2 levels");

    limits = {};
    limits.cells = 3;
    const std::string cells = row("<c r=\"A1\"><v>1</v></c><c r=\"B1\" foo=\"\"/>");
    CHECK(refused(data + cells + row("<c/>") + end, limits).empty());
    CHECK(refused(data + cells + row("<c/><c/>") + end, limits) == part + " > 3 cells|3 cells");
}

TEST_CASE("strings nested too deeply are too large") {
    PackageLimits limits;
    limits.depth = 4;  // that of the workbook part
    const auto open = [&](const std::string& strings) {
        return Workbook::open(
            "test.xlsx",
            package_of(workbook_parts({"<worksheet/>"}, {{"xl/sharedStrings.xml", strings}})),
            limits);
    };
    CHECK(open("<sst><si><r><t>x</t></r></si></sst>"));
    for (const char* deep :
         {"<sst><si><r><t><x/></t></r></si></sst>", "<sst><a><b><c><d/></c></b></a></sst>"}) {
        const auto workbook = open(deep);
        REQUIRE_FALSE(workbook);
        CHECK(workbook.error().id == MessageId::WorkbookTooLarge);
    }
}
