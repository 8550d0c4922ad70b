// The dashboard of a large town, and what cannot be done with less: libxlsxwriter writing the same
// values as plain cells, without formulas, formats, charts or computing.
//
//     skillmap_bench_dashboard dashboard STAFF DEPARTMENTS OUT
//     skillmap_bench_dashboard plain IN OUT
//     skillmap_bench_dashboard totals IN
//
// The clock of `dashboard` runs from the evaluated records to the bytes on disk, that of `plain`
// from the values in memory.
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "core/report/dashboard.h"
#include "tests/bench/large_town.h"
#include "tests/bench/our_totals.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

using namespace skillmap;

namespace {

// The memory of the process now, and its peak since it was reset, in KiB.
class Memory {
  public:
    Memory() {
        std::ofstream("/proc/self/clear_refs") << "5";
        before_ = read("VmRSS:");
    }
    void print() const {
        std::printf("{\"before_kb\": %ld, \"peak_kb\": %ld, ", before_, read("VmHWM:"));
    }

  private:
    static long read(const std::string& name) {
        std::ifstream status("/proc/self/status");
        std::string word;
        long value = 0;
        while (status >> word)
            if (word == name) status >> value;
        return value;
    }
    long before_ = 0;
};

void print(const Memory& memory, const bench::Stopwatch& watch, const std::filesystem::path& out) {
    memory.print();
    std::printf("\"seconds\": %.6f, \"user_seconds\": %.6f, \"bytes\": %llu}\n", watch.seconds(),
                watch.user_seconds(),
                static_cast<unsigned long long>(std::filesystem::file_size(out)));
}

int dashboard(int staff, int departments, const std::filesystem::path& out) {
    const bench::LargeTown town(staff, departments, {"wg-tokyo-2025", "fukui"});
    Assessment assessment(town.input());
    const Memory memory;
    bench::Stopwatch watch;
    const std::string bytes =
        bench::value_of(xlsx::write_report(report::make_dashboard(assessment, {}), out));
    if (!write_file(out, bytes)) bench::fail("cannot write " + out.string());
    watch.stop();
    print(memory, watch, out);
    return 0;
}

struct PlainCell {
    lxw_row_t row = 0;
    lxw_col_t column = 0;
    bool is_text = false;
    double number = 0;
    std::string text;
};
struct PlainSheet {
    std::string name;
    std::vector<PlainCell> cells;
};

PlainCell plain_cell(std::uint32_t row, const Cell& cell) {
    PlainCell plain;
    plain.row = row - 1;
    plain.column = static_cast<lxw_col_t>(cell.column - 1);
    plain.is_text = cell.value.kind == CellKind::Text;
    if (plain.is_text)
        plain.text = cell.value.text;
    else
        plain.number = cell.value.number;
    return plain;
}

std::vector<PlainSheet> cells_of(const char* path) {
    const auto book = bench::value_of(xlsx::Workbook::open(path, bench::file_bytes(path)));
    std::vector<PlainSheet> sheets;
    for (std::size_t i = 0; i < book.sheet_count(); ++i) {
        PlainSheet& sheet = sheets.emplace_back();
        sheet.name = book.sheet_name(i);
        const auto rows = bench::value_of(book.rows(i));
        Row row;
        while (bench::value_of(rows->next(row)))
            for (const Cell& cell : row.cells)
                if (cell.value.kind != CellKind::Blank)
                    sheet.cells.push_back(plain_cell(row.number, cell));
    }
    return sheets;
}

int plain(const char* in, const std::filesystem::path& out) {
    const std::vector<PlainSheet> sheets = cells_of(in);
    std::string folder = out.parent_path().string();
    const Memory memory;
    bench::Stopwatch watch;
    lxw_workbook_options options{};
    options.tmpdir = folder.data();
    lxw_workbook* book = workbook_new_opt(out.c_str(), &options);
    for (const PlainSheet& sheet : sheets) {
        lxw_worksheet* written = workbook_add_worksheet(book, sheet.name.c_str());
        for (const PlainCell& cell : sheet.cells)
            if (cell.is_text)
                worksheet_write_string(written, cell.row, cell.column, cell.text.c_str(), nullptr);
            else
                worksheet_write_number(written, cell.row, cell.column, cell.number, nullptr);
    }
    if (workbook_close(book) != LXW_NO_ERROR) bench::fail("cannot write " + out.string());
    watch.stop();
    print(memory, watch, out);
    return 0;
}

int totals(const char* in) {
    bench::Stopwatch watch;
    bench::Totals totals;
    for (const PlainSheet& sheet : cells_of(in))
        for (const PlainCell& cell : sheet.cells)
            cell.is_text ? totals.add_text(cell.text.size()) : totals.add_number(cell.number);
    watch.stop();
    watch.print(totals);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string mode = argc > 1 ? argv[1] : "";
    if (mode == "dashboard" && argc == 5)
        return dashboard(std::atoi(argv[2]), std::atoi(argv[3]), argv[4]);
    if (mode == "plain" && argc == 4) return plain(argv[2], argv[3]);
    if (mode == "totals" && argc == 3) return totals(argv[2]);
    bench::fail(
        "usage: skillmap_bench_dashboard dashboard STAFF DEPARTMENTS OUT | plain IN OUT | totals "
        "IN");
}
