// Measures the evaluation alone: so many people who answer 40 skills each, judged by three schemes,
// from records in memory. Every condition of every stage of every person is counted, whether or not
// it had to be judged to know the stage.
//
//     skillmap_bench_evaluate STAFF
#include "tests/bench/large_town.h"

using namespace skillmap;

namespace {

std::uint64_t conditions_of(const Assessment& assessment) {
    std::uint64_t count = 0;
    for (const auto& one : assessment.schemes())
        for (const StaffMember& member : assessment.records().staff)
            for (const PersonaStage& persona :
                 one->stages.of(assessment.records().staff.id_of(member)))
                if (persona.scheme_persona)
                    for (const Stage& stage : one->scheme.personas[*persona.scheme_persona].stages)
                        count += stage.conditions.size();
    return count;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) bench::fail("usage: skillmap_bench_evaluate STAFF");
    const bench::LargeTown town(std::atoi(argv[1]), 400,
                                {"wg-tokyo-2025", "tokyo-dsm-22", "oyama"});
    bench::Stopwatch stages_watch;
    for (const Scheme& scheme : town.input().schemes) {
        Facts facts(town.input().records, scheme, town.input().as_of);
        evaluate_stages(facts);
    }
    stages_watch.stop();
    bench::Stopwatch watch;
    const Assessment assessment(town.input());
    watch.stop();
    const std::uint64_t conditions = conditions_of(assessment);
    std::printf("%s people, %llu conditions; stages then everything:\n", argv[1],
                static_cast<unsigned long long>(conditions));
    stages_watch.print(conditions);
    watch.print(conditions);
    std::printf("stages: %.3f us per person and condition\n",
                stages_watch.seconds() * 1e6 / static_cast<double>(conditions));
    return 0;
}
