#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/drawn_book.h"
#include "tests/support/package.h"
#include "tests/support/shared.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

Result<std::string> grafted(const std::string& bytes,
                            const std::optional<std::string>& before = std::nullopt) {
    auto editor = WorkbookEditor::open("test.xlsx", bytes);
    if (!editor) return editor.error();
    if (auto done = editor->graft(drawn_book(), before); !done) return done.error();
    return editor->save();
}

std::string without_pages(const std::string& bytes) {
    auto editor = WorkbookEditor::open("test.xlsx", bytes);
    REQUIRE(editor);
    const auto done = editor->delete_sheets(drawn_sheets);
    if (!done) FAIL(describe(done.error(), Language::English));
    const auto saved = editor->save();
    REQUIRE(saved);
    return *saved;
}

// Texts and numbers of a sheet, by reference.
std::map<std::string, std::string> cells(const std::string& bytes, const std::string& name) {
    const auto workbook = Workbook::open("test.xlsx", bytes);
    REQUIRE(workbook);
    std::map<std::string, std::string> cells;
    for (std::size_t sheet = 0; sheet < workbook->sheet_count(); ++sheet) {
        if (workbook->sheet_name(sheet) != name) continue;
        const auto rows = workbook->rows(sheet);
        REQUIRE(rows);
        Row row;
        while (true) {
            const auto more = (*rows)->next(row);
            REQUIRE(more);
            if (!*more) break;
            for (const Cell& cell : row.cells)
                cells[to_string(CellRef{row.number, cell.column})] =
                    cell.value.text.empty() ? std::to_string(cell.value.number)
                                            : std::string(cell.value.text);
        }
    }
    return cells;
}

const std::string style_sheet =
    "<x:styleSheet xmlns:x=\"m\"><x:fonts "
    "count=\"1\"><x:font/></x:fonts><x:fills><x:fill/></x:fills>"
    "<x:borders count=\"1\"><x:border/></x:borders><x:cellXfs count=\"2\"><x:xf numFmtId=\"0\"/>"
    "<x:xf numFmtId=\"14\"/></x:cellXfs><x:dxfs count=\"0\"/></x:styleSheet>";

Parts small_book() {
    return workbook_parts({"<worksheet><sheetData><row r=\"1\"><c r=\"A1\" "
                           "s=\"1\"><v>1</v></c></row></sheetData></worksheet>"},
                          {{"xl/styles.xml", style_sheet}});
}

}  // namespace

TEST_CASE("sheets of another workbook come with all they need") {
    const std::string before = package_of(small_book());
    const auto bytes = grafted(before, "Sheet1");
    if (!bytes) FAIL(describe(bytes.error(), Language::English));
    CHECK(cells(*bytes, "図表") == cells(drawn_book(), "図表"));
    CHECK(cells(*bytes, "元データ") == cells(drawn_book(), "元データ"));
    CHECK(cells(*bytes, "Sheet1") == cells(before, "Sheet1"));
    auto parts = parts_of(*bytes);
    for (const char* part :
         {"xl/charts/chart1.xml", "xl/drawings/drawing1.xml", "xl/media/image1.png",
          "xl/tables/table1.xml", "xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}) {
        INFO(part);
        CHECK(parts.contains(part));
        CHECK(parts["[Content_Types].xml"].find("PartName=\"/" + std::string(part) + "\"") !=
              std::string::npos);
    }
    const std::string& workbook = parts["xl/workbook.xml"];
    CHECK(workbook.find("<sheet name=\"図表\" sheetId=\"2\"") < workbook.find("name=\"Sheet1\""));
    CHECK(workbook.find("name=\"元データ\" sheetId=\"3\" state=\"hidden\"") != std::string::npos);
    CHECK(workbook.find("<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">") !=
          std::string::npos);
    CHECK(workbook.find("<definedName name=\"実績\">") != std::string::npos);
    const std::string& sheet = parts["xl/worksheets/sheet2.xml"];
    CHECK(sheet.find("tabSelected") == std::string::npos);
    CHECK(sheet.find("dxfId=\"0\"") != std::string::npos);
    const std::string& added = parts["xl/styles.xml"];
    CHECK(added.find("<x:dxf>") != std::string::npos);
    CHECK(added.find("<!--") > added.find("</x:styleSheet>"));  // among formats it would confuse
    CHECK(parts_of(without_pages(*bytes)) == parts_of(before));
}

TEST_CASE("a second graft can be taken out before or after the first") {
    const std::string before = package_of(small_book());
    const auto first = grafted(before);
    REQUIRE(first);
    auto editor = WorkbookEditor::open("test.xlsx", *first);
    REQUIRE(editor);
    REQUIRE(editor->rename_sheet("図表", "図表1"));
    REQUIRE(editor->rename_sheet("元データ", "元データ1"));
    CHECK(editor->graft(drawn_book()).error().id == MessageId::EditNameTaken);
    CHECK(parts_of(without_pages(*grafted(without_pages(*first)))) == parts_of(before));
}

TEST_CASE("sheets that do not fit are refused") {
    const auto refused = [](const Parts& parts) {
        const auto bytes = grafted(package_of(parts));
        REQUIRE_FALSE(bytes);
        return bytes.error().id;
    };
    Parts strict = small_book();
    for (auto& [name, text] : strict)
        if (name == "_rels/.rels")
            text.replace(text.find("schemas.openxmlformats.org/officeDocument/2006"), 46,
                         "purl.oclc.org/ooxml/officeDocument");
    CHECK(refused(strict) == MessageId::EditGraftUnfit);
    Parts old = small_book();
    for (auto& [name, text] : old)
        if (name == "xl/workbook.xml")
            text.insert(text.find("<sheets>"), "<workbookPr date1904=\"1\"/>");
    CHECK(refused(old) == MessageId::EditGraftUnfit);
    const auto twice = grafted(*grafted(package_of(small_book())));
    REQUIRE_FALSE(twice);
    CHECK(twice.error().id == MessageId::EditSheetName);
}

TEST_CASE("corpus: grafted sheets are taken out again without a trace") {
    if (!test::has_shared()) return;
    std::size_t books = 0;
    std::map<MessageId, int> refused;
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(test::shared_folder() / "corpus")) {
        if (!file.is_regular_file() || file.file_size() > 5'000'000) continue;
        const auto bytes = read_file(file.path());
        auto package = Package::open(file_label(file.path()), *bytes);
        if (!package || !WorkbookEditor::open("", *bytes)) continue;
        INFO(file.path().string());
        const std::string name = file_label(file.path());
        if (name == "invalid-xml.xlsx") continue;      // formulas of a damaged sheet are unknown
        if (name == "test-issue-771.xlsx") continue;   // names a styles part that it does not have
        if (name == "test-row-styles.xlsx") continue;  // has no sheets that could be seen
        const auto changed = grafted(*bytes);
        if (!changed) {
            const MessageId id = changed.error().id;
            if (++refused[id] == 1 || id == MessageId::WorkbookDamaged)
                WARN(file.path().string() << ": " << describe(changed.error(), Language::English));
            continue;
        }
        CHECK(cells(*changed, "図表").size() == 5);
        auto again = WorkbookEditor::open(name, *changed);
        REQUIRE(again);
        CHECK(again->replace_sheets(drawn_sheets, drawn_book()).ok());
        CHECK((*again->save() == *changed));
        const auto back = Package::open("", without_pages(*changed));
        REQUIRE(back);
        CHECK(back->entries().size() == package->entries().size());
        for (const zip::Entry& entry : package->entries()) {
            INFO(entry.name);
            const zip::Entry* same = back->find(entry.name);
            REQUIRE(same != nullptr);
            CHECK(same->crc == entry.crc);
            CHECK(same->size == entry.size);
        }
        ++books;
    }
    CHECK(books > 1000);
}

TEST_CASE("formats made for grafted sheets go with them") {
    const std::string before = package_of(workbook_parts({"<worksheet><sheetData/></worksheet>"}));
    const auto bytes = grafted(before);
    REQUIRE(bytes);
    CHECK(parts_of(*bytes).contains("xl/styles.xml"));
    CHECK(parts_of(without_pages(*bytes)) == parts_of(before));
}
