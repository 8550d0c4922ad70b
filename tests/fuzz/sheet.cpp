// Any text as a sheet: the steps are the same however the text is cut, and together they are the
// text.
#include "xlsx_io/read/sheet_scanner.h"

#include <string>

#include "tests/fuzz/input.h"

using namespace skillmap;
using namespace skillmap::xlsx;

namespace {

struct Steps {
    std::string raw;
    std::string cells;
    bool whole = false;
};

Steps scan(std::string_view xml, std::size_t step) {
    SheetScanner scanner(fuzz::pieces(xml, step));
    Steps steps;
    while (true) {
        const auto at = scanner.next();
        if (at == SheetScanner::Step::Damaged) return steps;
        steps.raw += scanner.raw();
        if (at == SheetScanner::Step::Cell) {
            const ScannedCell& cell = scanner.cell();
            const auto text = [&](std::string_view written) {
                return cell.decoded ? std::string(written) : xml::decoded(written);
            };
            steps.cells += std::to_string(scanner.row().number) + " " +
                           std::to_string(cell.column) + " " + text(cell.value) + "=" +
                           text(cell.formula) + "\n";
        }
        if (at == SheetScanner::Step::End) break;
    }
    steps.whole = true;
    return steps;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view xml = fuzz::text_of(data, size);
    const Steps at_once = scan(xml, xml.size() + 1);
    const Steps in_pieces = scan(xml, 3);
    fuzz::require(at_once.whole == in_pieces.whole);
    // What is not UTF-8 ends the text with the piece it is in, however much stands before it.
    fuzz::require(in_pieces.cells.starts_with(at_once.cells));
    if (!at_once.whole) return 0;
    fuzz::require(at_once.cells == in_pieces.cells);
    fuzz::require(at_once.raw == xml && in_pieces.raw == xml);
    return 0;
}
