// What a person is: persona, position, grade, segment, appointment. And for whom a training is
// meant.
#include <algorithm>

#include "core/evaluate/conditions.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

State names(const std::vector<std::string>& wanted, Symbol word, const Facts& facts) {
    if (wanted.empty()) return State::Met;
    if (word == Symbol{}) return State::Unknown;
    const bool named = std::any_of(wanted.begin(), wanted.end(),
                                   [&](const std::string& one) { return facts.word(one) == word; });
    return named ? State::Met : State::NotMet;
}

// Of a list of words a blank cell says that there is none.
State names_one(const std::vector<std::string>& wanted, const std::vector<Symbol>& words,
                const Facts& facts) {
    if (wanted.empty()) return State::Met;
    const bool named = std::any_of(words.begin(), words.end(), [&](Symbol word) {
        return names(wanted, word, facts) == State::Met;
    });
    return named ? State::Met : State::NotMet;
}

State has_persona(const std::vector<std::string>& wanted, const Facts& facts) {
    if (wanted.empty()) return State::Met;
    for (const std::string& name : wanted) {
        const auto persona = facts.scheme().find_persona(name);
        for (const Symbol word : facts.member().personas)
            if (word == facts.word(name) || (persona && facts.persona(word) == persona))
                return State::Met;
    }
    return State::NotMet;
}

State matches(const Records& records, const Audience& audience, const StaffMember& member) {
    const auto equals = [&](Symbol field) {
        if (field == Symbol{}) return State::Unknown;
        return field == audience.value ? State::Met : State::NotMet;
    };
    const auto holds = [&](const std::vector<Symbol>& list) {
        return std::find(list.begin(), list.end(), audience.value) != list.end() ? State::Met
                                                                                 : State::NotMet;
    };
    switch (audience.field) {
        case Audience::Field::Everyone:
            return State::Met;
        case Audience::Field::Grade:
            return equals(member.grade);
        case Audience::Field::Position:
            return equals(member.position);
        case Audience::Field::Appointment:
            return equals(member.appointment);
        case Audience::Field::Persona:
            return holds(member.personas);
        case Audience::Field::Segment:
            return holds(member.segments);
        case Audience::Field::Department:
            break;
    }
    if (!member.department) return State::Unknown;
    const Department& department = records.departments[*member.department];
    const std::string& wanted = records.words.key(audience.value);
    const bool same = match_key(department.code) == wanted || match_key(department.name) == wanted;
    return same ? State::Met : State::NotMet;
}

}  // namespace

State is_for(const Records& records, const Training& training, const StaffMember& member,
             const std::vector<Symbol>& categories) {
    State state = State::NotMet;
    for (const Audience& audience : training.audience) {
        const Symbol category =
            audience.category == Symbol{} ? training.category : audience.category;
        if (!categories.empty() &&
            std::find(categories.begin(), categories.end(), category) == categories.end())
            continue;
        state = any_of(state, matches(records, audience, member));
    }
    return state;
}

State judge(const AssignedCondition& condition, const Facts& facts, Judgement* detail) {
    const StaffMember& member = facts.member();
    State state = has_persona(condition.personas, facts);
    state = all_of(state, names(condition.positions, member.position, facts));
    state = all_of(state, names(condition.grades, member.grade, facts));
    state = all_of(state, names_one(condition.segments, member.segments, facts));
    state = all_of(state, names(condition.appointments, member.appointment, facts));
    if (detail != nullptr) {
        detail->have = state == State::Met ? 1 : 0;
        detail->need = 1;
        if (state == State::Met && !condition.everyone) detail->evidence.push_back(member.source);
    }
    return state;
}

}  // namespace skillmap
