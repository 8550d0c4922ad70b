// Any text as the sheet of a workbook, in which cells are set: what is saved can be read, the cells
// that are set have their values, all others keep theirs.
#include <map>

#include "tests/fuzz/input.h"
#include "xlsx_io/edit/workbook_editor.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;

namespace {

std::string package_with(std::string_view sheet) {
    return fuzz::package_of(
        {{"[Content_Types].xml", "<Types/>"},
         {"_rels/.rels", fuzz::root_relationships},
         {"w.xml",
          "<workbook><sheets><sheet name=\"S\" sheetId=\"1\" id=\"a\"/></sheets></workbook>"},
         {"_rels/w.xml.rels",
          "<Relationships><Relationship Id=\"a\" Type=\"x/worksheet\" "
          "Target=\"s.xml\"/><Relationship Id=\"b\" "
          "Type=\"x/sharedStrings\" Target=\"t.xml\"/><Relationship Id=\"c\" Type=\"x/styles\" "
          "Target=\"y.xml\"/></Relationships>"},
         {"t.xml", "<sst><si><t>a</t></si><si><r><t>b</t></r></si></sst>"},
         {"y.xml", "<styleSheet><cellXfs count=\"1\"><xf numFmtId=\"0\"/></cellXfs></styleSheet>"},
         {"s.xml", std::string(sheet)}});
}

std::optional<std::map<CellRef, std::string>> cells_of(const std::string& bytes) {
    const auto workbook = Workbook::open("x", bytes);
    if (!workbook) return std::nullopt;
    auto rows = workbook->rows(0);
    if (!rows) return std::nullopt;
    std::map<CellRef, std::string> cells;
    for (Row row;;) {
        const auto more = (*rows)->next(row);
        if (!more) return std::nullopt;
        if (!*more) return cells;
        for (const Cell& cell : row.cells)
            cells[{row.number, cell.column}] = std::to_string(static_cast<int>(cell.value.kind)) +
                                               " " + std::to_string(cell.value.number) + " " +
                                               std::string(cell.value.text);
    }
}

}  // namespace

// What else can be done to the sheet: whatever is saved can be read again.
void change_shape(const std::string& before, std::uint8_t which) {
    auto editor = WorkbookEditor::open("x", before);
    if (!editor) return;
    const std::vector<LineInput> lines{{{1, 1.5}, {3, std::string("x")}}, {{2, true}}};
    bool done = false;
    switch (which % 6) {
        case 0:
            done = static_cast<bool>(editor->append_rows("S", lines));
            break;
        case 1:
            done = static_cast<bool>(editor->append_columns("S", lines));
            break;
        case 2:
            done = static_cast<bool>(editor->replace_rows("S", 3, lines));
            break;
        case 3:
            done = editor->rename_sheet("S", "T u") && editor->rename_sheet("T u", "S");
            break;
        case 4:
            done = editor->insert_sheet("T", "S") && editor->delete_sheets({"T"});
            break;
        default:
            done = editor->insert_sheet("T") && editor->move_sheet("T", "S") &&
                   editor->set_defined_name("n", "S", CellRange{{1, 1}, {2, 2}});
    }
    if (!done) return;
    const auto saved = editor->save();
    if (!saved) return;
    const auto workbook = Workbook::open("x", *saved);
    fuzz::require(static_cast<bool>(workbook));
    if (which % 6 < 3) fuzz::require(cells_of(*saved).has_value() || !cells_of(before));
    if (which % 6 == 3 || which % 6 == 4) fuzz::require(cells_of(*saved) == cells_of(before));
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 4) return 0;
    const std::string before = package_with(fuzz::text_of(data + 4, size - 4));
    auto editor = WorkbookEditor::open("x", before);
    if (!editor) return 0;
    change_shape(before, static_cast<std::uint8_t>(data[0] >> 3U));
    const CellRef one{data[0] % 8U + 1, data[1] % 8U + 1};
    const CellRef other{data[2] % 8U + 1, data[3] % 8U + 1};
    (void)editor->set("S", one, CellInput(std::string("=a\x01_x0041_ ")));
    (void)editor->set("S", other, CellInput(12.5));
    const auto saved = editor->save();
    if (!saved) return 0;
    auto was = cells_of(before);
    auto is = cells_of(*saved);
    fuzz::require(is.has_value());
    fuzz::require((*is)[other] == "2 12.500000 ");
    if (one != other) fuzz::require((*is)[one] == "1 0.000000 =a\x01_x0041_ ");
    fuzz::require(was.has_value());
    for (auto* cells : {&*was, &*is}) {
        cells->erase(one);
        cells->erase(other);
    }
    fuzz::require(*was == *is);
    return 0;
}
