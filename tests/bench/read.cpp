// Measures our reader: opening alone, or every value of the first sheet.
//
//     skillmap_bench_read open|read FILE
#include "tests/bench/our_totals.h"

int main(int argc, char** argv) {
    using namespace skillmap;
    using namespace skillmap::bench;
    if (argc != 3) fail("usage: skillmap_bench_read open|read FILE");
    const std::string_view mode = argv[1];
    std::string bytes = file_bytes(argv[2]);
    Stopwatch watch;
    const xlsx::Workbook workbook = value_of(xlsx::Workbook::open("book.xlsx", std::move(bytes)));
    Totals totals;
    if (mode == "read")
        each_cell(workbook,
                  [&totals](std::uint32_t, const Cell& cell) { add(totals, cell.value); });
    watch.stop();
    if (mode == "read")
        watch.print(totals);
    else
        watch.print(workbook.sheet_count());
    return 0;
}
