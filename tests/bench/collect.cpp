// Collecting returned self-check files: into the plan of what they change, and what cannot be
// beaten, opening and inflating them on as many cores.
//
//     skillmap_bench_collect floor FOLDER
//     skillmap_bench_collect plan|write FOLDER
//
// FOLDER has town.xlsx and returned, as make_returns.py wrote them.
#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <vector>

#include "addin/engine/collect.h"
#include "core/intake/form.h"
#include "tests/bench/measurement.h"
#include "tests/bench/zip_part.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/side_by_side.h"

namespace {

using namespace skillmap;
using namespace skillmap::bench;

std::vector<std::filesystem::path> files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

unsigned char* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
}

std::uint64_t inflate(const ZipPart& part, std::vector<unsigned char>& out) {
    out.resize(part.size);
    inflate_state state;
    isal_inflate_init(&state);
    state.next_in = unsigned_bytes(part.deflated);
    state.avail_in = static_cast<std::uint32_t>(part.deflated.size());
    state.next_out = out.data();
    state.avail_out = part.size;
    if (isal_inflate_stateless(&state) != ISAL_DECOMP_OK || state.total_out != part.size ||
        crc32_gzip_refl(0, out.data(), part.size) != part.crc)
        fail("a part is damaged");
    return part.size;
}

std::uint64_t inflate_file(const std::filesystem::path& path) {
    const std::string file = file_bytes(path.c_str());
    std::vector<unsigned char> out;
    std::uint64_t size = 0;
    each_part(file, [&](std::string_view /*name*/, const ZipPart& part) {
        size += inflate(part, out);
        return true;
    });
    return size;
}

void measure_floor(const std::filesystem::path& folder) {
    const auto files = files_in(folder / "returned");
    Stopwatch watch;
    std::uint64_t bytes = 0;
    xlsx::side_by_side(
        files.size(), [&](std::size_t i) { return inflate_file(files[i]); },
        [&](std::size_t /*i*/, std::uint64_t size) {
            bytes += size;
            return true;
        });
    watch.stop();
    watch.print(bytes);
}

// The levels and marks that are to be written.
Totals totals_of(const import::ImportPlan& plan) {
    const Words& marks = wg_form().vocabulary("check");
    Totals totals;
    for (const import::SheetPlan& sheet : plan.sheets)
        for (const auto& row : sheet.rows)
            for (const import::PlannedCell& cell : row) {
                if (const auto* level = std::get_if<double>(&cell.value)) totals.add_number(*level);
                const auto* text = std::get_if<std::string>(&cell.value);
                if (text != nullptr && marks.find(*text)) totals.add_text(text->size());
            }
    return totals;
}

void measure(const std::filesystem::path& folder, bool write) {
    std::vector<engine::ReturnedFile> files;
    for (const auto& path : files_in(folder / "returned"))
        files.push_back({path.filename().string(), [path] { return read_file(path); }});
    Stopwatch watch;
    IssueList issues;
    ReadOptions options;
    options.as_of_otherwise = make_date(2026, 3, 31);
    auto job = engine::CollectJob::open({"town.xlsx", file_bytes((folder / "town.xlsx").c_str())},
                                        options, issues);
    if (!job) fail("the book cannot be read");
    auto collection = job->collect(std::move(files), {}, {});
    if (!collection || collection->unreadable > 0) fail("not collected");
    watch.stop();
    const Totals totals = totals_of(collection->plan);
    if (write) {
        const auto bytes = job->apply(std::move(collection->plan), Language::Japanese, folder);
        if (!bytes) fail("not written");
        watch.stop();
    }
    watch.print(totals);
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc == 3 ? argv[1] : "";
    if (mode == "floor")
        measure_floor(argv[2]);
    else if (mode == "plan" || mode == "write")
        measure(argv[2], mode == "write");
    else
        fail("usage: skillmap_bench_collect floor|plan|write FOLDER");
    return 0;
}
