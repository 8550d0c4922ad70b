// Measures our editor: sets one column of every row but the heading, and saves to bytes.
// Afterwards, outside of the measurement, reads what was saved: that column has the new values, all
// other values are as they were.
//
//     skillmap_bench_edit numbers|texts ROWS FILE
#include "tests/bench/our_totals.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace {

using namespace skillmap;
using namespace skillmap::bench;

constexpr std::uint32_t edited_column = 4;  // integers in every row
constexpr std::uint32_t first_row = 2;

double new_number(std::uint32_t row) {
    return row * 0.25;
}

// Three of four out of a thousand, the others occur once.
std::string new_text(std::uint32_t row) {
    return row % 4 == 0 ? "only " + std::to_string(row) : "often " + std::to_string(row % 1000);
}

bool edited(std::uint32_t row, const Cell& cell) {
    return row >= first_row && cell.column == edited_column;
}

struct Contents {
    std::uint32_t rows = 0;  // with a value in the column
    Totals others;
};

Contents contents(std::string bytes) {
    const auto workbook = value_of(xlsx::Workbook::open("book.xlsx", std::move(bytes)));
    Contents found;
    each_cell(workbook, [&found](std::uint32_t row, const Cell& cell) {
        if (edited(row, cell))
            ++found.rows;
        else
            add(found.others, cell.value);
    });
    return found;
}

void check(std::string saved, const Contents& before, bool texts) {
    const auto workbook = value_of(xlsx::Workbook::open("saved.xlsx", saved));
    each_cell(workbook, [texts](std::uint32_t row, const Cell& cell) {
        if (!edited(row, cell)) return;
        const bool good =
            texts ? cell.value.kind == CellKind::Text && cell.value.text == new_text(row)
                  : cell.value.kind == CellKind::Number && cell.value.number == new_number(row);
        if (!good) fail("row " + std::to_string(row) + " does not have its new value");
    });
    const Contents after = contents(std::move(saved));
    if (after.rows != before.rows || after.others != before.others)
        fail("other values have changed");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) fail("usage: skillmap_bench_edit numbers|texts ROWS FILE");
    const bool texts = std::string_view(argv[1]) == "texts";
    const auto rows = static_cast<std::uint32_t>(std::atol(argv[2]));
    std::string bytes = file_bytes(argv[3]);
    Stopwatch watch;
    auto editor = value_of(xlsx::WorkbookEditor::open("book.xlsx", std::move(bytes)));
    for (std::uint32_t row = first_row; row < first_row + rows; ++row) {
        const CellRef ref{row, edited_column};
        const auto set = texts ? editor.set("Sheet1", ref, new_text(row))
                               : editor.set("Sheet1", ref, new_number(row));
        if (!set) fail(describe(set.error(), Language::English));
    }
    std::string saved = value_of(editor.save());
    watch.stop();
    const std::uint64_t size = saved.size();
    const Contents before = contents(file_bytes(argv[3]));
    if (before.rows != rows) fail("the file has another number of rows");
    check(std::move(saved), before, texts);
    watch.print(size);
    return 0;
}
