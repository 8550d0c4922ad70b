// A prefecture in a PostgreSQL database: municipalities of invented people, evaluated by the
// program and loaded with their records.
//
//     skillmap_bench_warehouse URL MUNICIPALITIES STAFF
//
// Tells how long the stages took from records in memory, and how long everything was sent.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

#include "tests/bench/large_town.h"
#include "xlsx_io/warehouse/warehouse.h"

using namespace skillmap;

int main(int argc, char** argv) {
    if (argc != 4) bench::fail("usage: skillmap_bench_warehouse URL MUNICIPALITIES STAFF");
    const int municipalities = std::atoi(argv[2]);
    const int staff = std::atoi(argv[3]);
    auto opened = warehouse::Warehouse::open(argv[1], "skillmap");
    if (!opened) bench::fail("cannot connect");
    warehouse::Warehouse warehouse = std::move(*opened);
    double stages = 0;
    double everything = 0;
    double loading = 0;
    for (int i = 0; i < municipalities; ++i) {
        const bench::LargeTown town(staff, 100, {"wg-tokyo-2025"},
                                    static_cast<std::uint64_t>(i) + 1);
        const Scheme& scheme = town.input().schemes.front();
        bench::Stopwatch stages_watch;
        Facts facts(town.input().records, scheme, town.input().as_of);
        evaluate_stages(facts);
        stages_watch.stop();
        stages += stages_watch.seconds();
        bench::Stopwatch watch;
        const Assessment assessment(town.input());
        watch.stop();
        everything += watch.seconds();
        const std::string number = std::to_string(100000 + i);
        bench::Stopwatch load_watch;
        if (!warehouse.add({number, "town " + number}, assessment, "bench"))
            bench::fail("cannot load " + number);
        load_watch.stop();
        loading += load_watch.seconds();
    }
    bench::Stopwatch finish_watch;
    if (!warehouse.finish()) bench::fail("cannot keep what was loaded");
    finish_watch.stop();
    std::printf(
        "{\"stages_seconds\": %.3f, \"everything_seconds\": %.3f, \"load_seconds\": %.3f, "
        "\"finish_seconds\": %.3f}\n",
        stages, everything, loading, finish_watch.seconds());
    return 0;
}
