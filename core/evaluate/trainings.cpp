// Trainings completed or exempted: for every skill of a set one that serves it (WG report,
// 001:L701, L714), or those that the scheme names, or those of a kind, due to the person or not.
#include <algorithm>

#include "core/evaluate/conditions.h"

namespace skillmap {
namespace {

// A training asked for, with every row of 研修 that means it.
struct Asked {
    std::vector<Id<Training>> rows;
    State due = State::Met;
};

std::vector<Asked> asked_trainings(const TrainingListCondition& condition, const Facts& facts) {
    std::vector<Asked> list;
    for (const Id<SchemeTraining> training : condition.trainings)
        list.push_back({facts.meant(training), State::Met});
    std::vector<Symbol> categories;
    for (const std::string& category : condition.categories)
        if (const Symbol word = facts.word(category); word != Symbol{}) categories.push_back(word);
    if (categories.empty()) return list;
    const Records& records = facts.records();
    for (const Training& training : records.trainings) {
        const Id<Training> id = records.trainings.id_of(training);
        if (condition.due) {
            const State due = is_for(records, training, facts.member(), categories);
            if (due != State::NotMet) list.push_back({{id}, due});
        } else if (std::find(categories.begin(), categories.end(), training.category) !=
                   categories.end()) {
            list.push_back({{id}, State::Met});
        }
    }
    return list;
}

State taken(const Asked& asked, const TrainingListCondition& condition, const Facts& facts) {
    State state = facts.records().present.attendances ? State::NotMet : State::Unknown;
    for (const Id<Training> id : asked.rows)
        state = any_of(state, facts.taken(id, condition.window, condition.exemptions));
    return state;
}

// Nothing of a kind is due: met where there are trainings of it, for others. Where there are none
// at all, nobody has said yet what is due.
State nothing_due(const TrainingListCondition& condition, const Facts& facts) {
    const auto is_one = [&](Symbol category) {
        return std::any_of(condition.categories.begin(), condition.categories.end(),
                           [&](const std::string& one) {
                               return category != Symbol{} && facts.word(one) == category;
                           });
    };
    for (const Training& training : facts.records().trainings) {
        if (is_one(training.category)) return State::Met;
        for (const Audience& audience : training.audience)
            if (is_one(audience.category)) return State::Met;
    }
    return State::Unknown;
}

State judge_hours(const TrainingListCondition& condition, const Facts& facts,
                  const std::vector<Asked>& list, Judgement* detail) {
    double hours = 0;
    bool uncertain = !facts.records().present.attendances;
    for (const Asked& asked : list)
        for (const Id<Training> id : asked.rows) {
            const State state = facts.taken(id, condition.window, condition.exemptions);
            const auto& length = facts.records().trainings[id].hours;
            if (state == State::Met && length) hours += *length;
            uncertain = uncertain || state == State::Unknown || (state == State::Met && !length);
            if (detail != nullptr && state == State::Met)
                add_evidence(facts, id, condition.window, condition.exemptions, *detail);
        }
    if (detail != nullptr) {
        detail->have = hours;
        detail->need = condition.hours->value.value_or(0);
    }
    if (lacks_value(*condition.hours, detail)) return State::Unknown;
    if (hours >= *condition.hours->value) return State::Met;
    return uncertain ? State::Unknown : State::NotMet;
}

}  // namespace

void add_evidence(const Facts& facts, Id<Training> training, const Window& window, bool exemptions,
                  Judgement& detail) {
    if (facts.taken(training, window, exemptions) != State::Met) return;
    for (const std::uint32_t i : facts.attendances()) {
        const Attendance& record = facts.records().attendances[i];
        const bool counts = record.status == AttendanceStatus::Completed ||
                            (exemptions && record.status == AttendanceStatus::Exempted);
        if (record.training == training && counts && record.date.known() &&
            record.date.date() <= facts.as_of())
            detail.evidence.push_back(record.source);
    }
}

State judge(const TrainingsCondition& condition, const Facts& facts, Judgement* detail) {
    Tally tally;
    for (const Id<Skill> skill : condition.skills) {
        const State state = facts.trained(skill, condition.window, condition.exemptions);
        tally.add(state);
        if (detail == nullptr) continue;
        if (state != State::Met) detail->trainings.push_back({skill, facts.serving(skill), state});
        for (const Id<Training> id : facts.serving(skill))
            add_evidence(facts, id, condition.window, condition.exemptions, *detail);
    }
    return tally.result(condition.match, detail);
}

State judge(const TrainingListCondition& condition, const Facts& facts, Judgement* detail) {
    if (condition.window.kind == Window::Kind::Years && lacks_value(condition.window.years, detail))
        return State::Unknown;
    const std::vector<Asked> list = asked_trainings(condition, facts);
    if (condition.hours) return judge_hours(condition, facts, list, detail);
    if (list.empty() && condition.due) return nothing_due(condition, facts);
    Tally tally;
    for (const Asked& asked : list) {
        State state = taken(asked, condition, facts);
        // Whether it is due is not known: only having taken it settles the matter.
        if (asked.due == State::Unknown && state == State::NotMet) state = State::Unknown;
        tally.add(state);
        if (detail == nullptr) continue;
        if (state != State::Met) detail->trainings.push_back({std::nullopt, asked.rows, state});
        for (const Id<Training> id : asked.rows)
            add_evidence(facts, id, condition.window, condition.exemptions, *detail);
    }
    return tally.result(condition.match, detail);
}

}  // namespace skillmap
