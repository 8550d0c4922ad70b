#include "xlsx_io/edit/names_edit.h"

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/editing.h"
#include "xlsx_io/edit/workbook_editor.h"

using namespace skillmap;
using namespace skillmap::xlsx;
using namespace skillmap::test;

namespace {

const std::string core =
    "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>古い</dc:title><dc:creator/>"
    "</cp:coreProperties>";

Parts named_book(const std::string& names = {}) {
    return workbook_parts({"<worksheet><sheetData/></worksheet>"}, {}, names);
}

Parts with_properties() {
    Parts parts = named_book();
    parts.emplace_back("docProps/core.xml", core);
    for (auto& [name, text] : parts)
        if (name == "_rels/.rels")
            text.insert(text.find("</Rel"),
                        "<Relationship Id=\"p\" Type=\"m/core-properties\" "
                        "Target=\"docProps/core.xml\"/>");
    return parts;
}

Change name(const std::string& text, const std::optional<CellRange>& range) {
    return [=](WorkbookEditor& editor) { return editor.set_defined_name(text, "Sheet1", range); };
}

Change property(DocumentProperty which, const std::string& text) {
    return [=](WorkbookEditor& editor) { return editor.set_property(which, text); };
}

}  // namespace

TEST_CASE("a range gets a name, another range, and loses it again") {
    const CellRange range{{1, 1}, {9, 2}};
    auto parts = after(named_book(), name("職員", range));
    holds(parts["xl/workbook.xml"],
          "</sheets><definedNames><definedName name=\"職員\">Sheet1!$A$1:$B$9</definedName>"
          "</definedNames>");
    const Parts named = named_book(
        "<definedNames><definedName name=\"ABC\" hidden=\"1\">Sheet1!$A$1</definedName>"
        "<definedName name=\"abc\" localSheetId=\"0\">1</definedName></definedNames>");
    holds(after(named, name("abc_", CellRange{{3, 3}, {3, 3}}))["xl/workbook.xml"],
          "1</definedName><definedName name=\"abc_\">Sheet1!$C$3</definedName></definedNames>");
    holds(after(named, name("Abc", std::nullopt))["xl/workbook.xml"],
          "<definedNames><definedName name=\"abc\" localSheetId=\"0\">1</definedName>"
          "</definedNames>");
}

TEST_CASE("names that Excel would not take are refused") {
    for (const char* good : {"職員", "_a", "a.b", "Data1x", "ＡＢＣ", "TAX2026.4"})
        CHECK(can_be_name(good));
    for (const char* bad :
         {"", "1a", "a b", "A1", "R1C1", "a-b", "a!b", "職員　一覧", "a?", "XFD9"})
        CHECK_FALSE(can_be_name(bad));
    CHECK_FALSE(can_be_name(std::string(256, 'a')));
    auto editor = WorkbookEditor::open("test.xlsx", package_of(named_book()));
    REQUIRE(editor);
    CHECK(editor->set_defined_name("A1", "Sheet1", CellRange{}).error().id ==
          MessageId::EditNameWrong);
    CHECK(editor->set_defined_name("a", "Sheet2", CellRange{}).error().id ==
          MessageId::EditSheetUnknown);
}

TEST_CASE("document properties are set where they stand, or made") {
    auto parts = after(with_properties(), property(DocumentProperty::Title, "進捗 <1>"));
    CHECK(parts["docProps/core.xml"] ==
          "<cp:coreProperties xmlns:cp=\"c\" xmlns:dc=\"d\"><dc:title>進捗 &lt;1&gt;</dc:title>"
          "<dc:creator/></cp:coreProperties>");
    parts = after(with_properties(), property(DocumentProperty::Creator, "情報政策課"));
    holds(parts["docProps/core.xml"], "<dc:creator>情報政策課</dc:creator></cp:");
    parts = after(with_properties(), property(DocumentProperty::Keywords, "k"));
    holds(parts["docProps/core.xml"], "/2006/metadata/core-properties\">k</cp:keywords></cp:core");
    parts = after(named_book(), property(DocumentProperty::Title, "t"));
    holds(parts["docProps/core.xml"], ">t</dc:title>");
    holds(parts["_rels/.rels"], "Target=\"docProps/core.xml\"");
    holds(parts["[Content_Types].xml"], "PartName=\"/docProps/core.xml\"");
    auto editor = WorkbookEditor::open("test.xlsx", package_of(named_book()));
    CHECK(editor->set_property(DocumentProperty::Title, "\x01").error().id ==
          MessageId::EditNotText);
}
