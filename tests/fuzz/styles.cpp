// Any text as styles: read or refused, the same however it is cut.
#include "xlsx_io/read/styles.h"

#include "tests/fuzz/input.h"

using namespace skillmap;
using namespace skillmap::xlsx;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = fuzz::text_of(data, size);
    xml::MarkupScanner whole(fuzz::pieces(text, text.size() + 1));
    xml::MarkupScanner cut(fuzz::pieces(text, 3));
    const auto at_once = read_styles(whole);
    const auto in_pieces = read_styles(cut);
    fuzz::require(at_once.has_value() == in_pieces.has_value());
    fuzz::require(!at_once || at_once->size() == in_pieces->size());
    return 0;
}
