// Somebody confirmed a statement about the person by the as-of date. Never inferred.
#include "core/evaluate/conditions.h"

namespace skillmap {

State judge(const AttestationCondition& condition, const Facts& facts, Judgement* detail) {
    const Records& records = facts.records();
    const Symbol statement = facts.word(condition.statement);
    State state = records.present.attestations ? State::NotMet : State::Unknown;
    for (const std::uint32_t i : facts.attestations()) {
        const Attestation& record = records.attestations[i];
        if (record.statement != statement) continue;
        if (!record.date.known()) {
            state = any_of(state, State::Unknown);
        } else if (record.date.date() <= facts.as_of()) {
            state = State::Met;
            if (detail != nullptr) detail->evidence.push_back(record.source);
        }
    }
    if (detail != nullptr) {
        detail->have = state == State::Met ? 1 : 0;
        detail->need = 1;
    }
    return state;
}

}  // namespace skillmap
