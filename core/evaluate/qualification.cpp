// Qualifications are passed and not expired on the as-of date.
#include "core/evaluate/conditions.h"

namespace skillmap {

State judge(const QualificationCondition& condition, const Facts& facts, Judgement* detail) {
    Tally tally;
    for (const std::string& name : condition.qualifications) {
        const State state = facts.qualified(name);
        tally.add(state);
        if (detail == nullptr) continue;
        if (state != State::Met) {
            detail->missing.push_back(name);
            continue;
        }
        for (const std::uint32_t i : facts.qualifications())
            if (const Qualification& record = facts.records().qualifications[i];
                record.name == facts.word(name) && record.result == ExamResult::Passed)
                detail->evidence.push_back(record.source);
    }
    return tally.result(condition.match, detail);
}

}  // namespace skillmap
