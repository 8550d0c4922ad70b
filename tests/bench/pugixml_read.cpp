// The reference of reading by way of a tree: zlib inflates the parts whole, pugixml parses them,
// and every value is taken.
//
//     skillmap_bench_pugixml FILE
#include <fast_float/fast_float.h>
#include <zlib.h>

#include <charconv>
#include <pugixml.hpp>
#include <vector>

#include "tests/bench/zip_part.h"

namespace {

using namespace skillmap::bench;

std::string inflated(const ZipPart& part) {
    std::string bytes(part.size, '\0');
    z_stream state{};
    if (inflateInit2(&state, -MAX_WBITS) != Z_OK) fail("zlib does not start");
    state.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(part.deflated.data()));
    state.avail_in = static_cast<unsigned>(part.deflated.size());
    state.next_out = reinterpret_cast<unsigned char*>(bytes.data());
    state.avail_out = static_cast<unsigned>(bytes.size());
    const int result = ::inflate(&state, Z_FINISH);
    inflateEnd(&state);
    if (result != Z_STREAM_END ||
        crc32_z(0, reinterpret_cast<unsigned char*>(bytes.data()), bytes.size()) != part.crc)
        fail("a part is damaged");
    return bytes;
}

void parse(pugi::xml_document& document, std::string& xml) {
    if (!document.load_buffer_inplace(xml.data(), xml.size(),
                                      pugi::parse_default | pugi::parse_ws_pcdata_single))
        fail("a part is not XML");
}

std::vector<std::string> shared_strings(const std::string& file) {
    std::string xml = inflated(zip_part(file, strings_part));
    pugi::xml_document document;
    parse(document, xml);
    std::vector<std::string> strings;
    for (const pugi::xml_node item : document.document_element().children("si"))
        strings.emplace_back(item.child("t").text().get());
    return strings;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) fail("usage: skillmap_bench_pugixml FILE");
    const std::string file = file_bytes(argv[1]);
    Stopwatch watch;
    const std::vector<std::string> strings = shared_strings(file);
    std::string xml = inflated(zip_part(file, sheet_part));
    pugi::xml_document document;
    parse(document, xml);
    Totals totals;
    for (const pugi::xml_node row : document.document_element().child("sheetData").children())
        for (const pugi::xml_node cell : row.children()) {
            const std::string_view value = cell.child("v").text().get();
            if (value.empty()) continue;
            if (std::string_view(cell.attribute("t").value()) == "s") {
                std::size_t index = 0;
                std::from_chars(value.data(), value.data() + value.size(), index);
                totals.add_text(strings.at(index).size());
            } else {
                double number = 0;
                fast_float::from_chars(value.data(), value.data() + value.size(), number);
                totals.add_number(number);
            }
        }
    watch.stop();
    watch.print(totals);
    return 0;
}
