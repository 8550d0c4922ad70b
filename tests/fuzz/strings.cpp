// Any text as shared strings: the items are the same however the text is cut, and the raw text of
// all steps is the text.
#include "tests/fuzz/input.h"
#include "xlsx_io/read/string_scanner.h"

using namespace skillmap;
using namespace skillmap::xlsx;

namespace {

struct Steps {
    std::string raw;
    std::string items;
    bool whole = false;
};

Steps scan(std::string_view xml, std::size_t step) {
    StringScanner scanner(fuzz::pieces(xml, step));
    Steps steps;
    while (true) {
        const auto at = scanner.next();
        if (at == StringScanner::Step::Damaged) return steps;
        steps.raw += scanner.raw();
        if (at == StringScanner::Step::Item)
            steps.items += std::string(scanner.text()) + (scanner.plain() ? "|" : "~");
        if (at == StringScanner::Step::End) break;
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
    fuzz::require(in_pieces.items.starts_with(at_once.items));
    if (!at_once.whole) return 0;
    fuzz::require(at_once.items == in_pieces.items);
    fuzz::require(at_once.raw == xml && in_pieces.raw == xml);
    return 0;
}
