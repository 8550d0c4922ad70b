#include "core/evaluate/facts.h"

#include <algorithm>
#include <limits>

namespace skillmap {

template <class T>
ByStaff::ByStaff(const std::vector<T>& records, std::size_t staff_count)
    : offsets_(staff_count + 1), order_(records.size()) {
    for (const T& record : records) ++offsets_[record.staff.index() + 1];
    for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
    std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
    for (std::uint32_t i = 0; i < records.size(); ++i) order_[next[records[i].staff.index()]++] = i;
}

Facts::Facts(const Records& records, const Scheme& scheme, Date as_of)
    : records_(records),
      scheme_(scheme),
      as_of_(as_of),
      attendances_(records.attendances, records.staff.size()),
      experiences_(records.experiences, records.staff.size()),
      qualifications_(records.qualifications, records.staff.size()),
      attestations_(records.attestations, records.staff.size()),
      skill_answers_(records.skill_levels, records.staff.size()),
      tool_answers_(records.tool_levels, records.staff.size()),
      checklist_answers_(records.checklist_answers, records.staff.size()),
      personas_(records.words.size()),
      skill_of_symbol_(records.words.size(), -1),
      tool_of_symbol_(records.words.size(), -1),
      serving_(scheme.skills.size()),
      meant_(scheme.trainings.size()),
      related_(scheme.skills.size()),
      has_qualification_(scheme.skills.size()) {
    for (std::size_t i = 1; i < records.words.size(); ++i) {
        const std::string& word = records.words.text(Symbol(i));
        personas_[i] = scheme.find_persona(word);
        if (const auto skill = scheme.find_skill(word))
            skill_of_symbol_[i] = static_cast<std::int32_t>(skill->index());
        if (const auto tool = scheme.find_tool(word))
            tool_of_symbol_[i] = static_cast<std::int32_t>(tool->index());
    }
    for (const Training& training : records.trainings)
        if (const auto meant = scheme.find_training(training.name))
            meant_[meant->index()].push_back(records.trainings.id_of(training));
    for (const Training& training : records.trainings)
        for (const Symbol symbol : training.skills)
            if (const auto skill = skill_of_symbol_[symbol.index()]; skill >= 0)
                serving_[static_cast<std::size_t>(skill)].push_back(
                    records.trainings.id_of(training));
    for (const Persona& persona : scheme.personas)
        for (const Requirement& requirement : persona.requirements)
            for (const std::string& name : requirement.qualifications) {
                has_qualification_[requirement.skill.index()] = true;
                if (const Symbol symbol = records.words.find(name); symbol != Symbol{})
                    related_[requirement.skill.index()].push_back(symbol);
            }
}

void Facts::move_to(Id<StaffMember> staff) {
    staff_ = staff;
    trainings_.loaded = false;
    skills_.loaded = false;
    tools_.loaded = false;
}

// Whether a record is of the time that counts.
State Facts::in_window(const Attendance& attendance) const {
    if (!attendance.date.known()) return State::Unknown;
    const Date date = attendance.date.date();
    if (date > as_of_) return State::NotMet;
    const Recurrence recurrence = records_.trainings[attendance.training].recurrence;
    if (recurrence == Recurrence::Once || FiscalYear::of(as_of_).contains(date)) return State::Met;
    return recurrence == Recurrence::Unknown ? State::Unknown : State::NotMet;
}

State Facts::in_window(const Attendance& attendance, const Window& window) const {
    if (window.kind == Window::Kind::Recurrence) return in_window(attendance);
    if (!attendance.date.known()) return State::Unknown;
    const Date date = attendance.date.date();
    if (date > as_of_) return State::NotMet;
    switch (window.kind) {
        case Window::Kind::FiscalYear:
            return FiscalYear::of(as_of_).contains(date) ? State::Met : State::NotMet;
        case Window::Kind::Years:
            if (!window.years.known()) return State::Unknown;
            return date > years_before(as_of_, static_cast<int>(*window.years.value))
                       ? State::Met
                       : State::NotMet;
        case Window::Kind::Recurrence:
        case Window::Kind::Ever:
            break;
    }
    return State::Met;
}

State Facts::taken(Id<Training> id, const Window& window, bool exemptions) const {
    if (window.kind == Window::Kind::Recurrence)
        return exemptions ? training(id) : training_completed(id);
    State state = records_.present.attendances ? State::NotMet : State::Unknown;
    for (const std::uint32_t i : attendances_.of(staff_)) {
        const Attendance& record = records_.attendances[i];
        const bool counts = record.status == AttendanceStatus::Completed ||
                            (exemptions && record.status == AttendanceStatus::Exempted);
        if (record.training != id || (!counts && record.status != AttendanceStatus::Unknown))
            continue;
        state =
            any_of(state, all_of(in_window(record, window), counts ? State::Met : State::Unknown));
    }
    return state;
}

State Facts::trained(Id<Skill> skill, const Window& window, bool exemptions) const {
    State state = records_.present.attendances ? State::NotMet : State::Unknown;
    for (const Id<Training> id : serving_[skill.index()])
        state = any_of(state, taken(id, window, exemptions));
    return state;
}

void Facts::load_trainings() const {
    const State without = records_.present.attendances ? State::NotMet : State::Unknown;
    trainings_.loaded = true;
    trainings_.states.assign(records_.trainings.size(), without);
    trainings_.completed.assign(records_.trainings.size(), without);
    trainings_.exempted.assign(records_.trainings.size(), false);
    for (const std::uint32_t i : attendances_.of(staff_)) {
        const Attendance& attendance = records_.attendances[i];
        const AttendanceStatus status = attendance.status;
        const bool completed = status == AttendanceStatus::Completed;
        const bool exempted = status == AttendanceStatus::Exempted;
        if (!completed && !exempted && status != AttendanceStatus::Unknown) continue;
        const State state =
            all_of(in_window(attendance),
                   status == AttendanceStatus::Unknown ? State::Unknown : State::Met);
        if (state == State::NotMet) continue;
        State& done = trainings_.states[attendance.training.index()];
        done = any_of(done, state);
        State& taken = trainings_.completed[attendance.training.index()];
        if (!exempted) taken = any_of(taken, state);
        if (exempted && state == State::Met)
            trainings_.exempted[attendance.training.index()] = true;
    }
}

// The latest answer by date counts, of one day or without dates the lower row. An answer without a
// date is older than any with one.
void Facts::load_levels(const std::vector<LevelAnswer>& answers, const ByStaff& by_staff,
                        const std::vector<std::int32_t>& subjects, std::size_t count,
                        Levels& into) const {
    into.loaded = true;
    into.levels.assign(count, Level{});
    into.sources.assign(count, std::nullopt);
    answer_order_.assign(count, std::numeric_limits<std::int64_t>::min());
    for (const std::uint32_t i : by_staff.of(staff_)) {
        const LevelAnswer& answer = answers[i];
        const std::int32_t subject = subjects[answer.subject.index()];
        if (subject < 0 || (answer.date.known() && answer.date.date() > as_of_)) continue;
        const std::int64_t order = answer.date.known()
                                       ? answer.date.date().time_since_epoch().count()
                                       : std::numeric_limits<std::int64_t>::min();
        if (order < answer_order_[static_cast<std::size_t>(subject)]) continue;
        answer_order_[static_cast<std::size_t>(subject)] = order;
        into.levels[static_cast<std::size_t>(subject)] = answer.level;
        into.sources[static_cast<std::size_t>(subject)] = answer.source;
    }
}

void Facts::load_tools() const {
    load_levels(records_.tool_levels, tool_answers_, tool_of_symbol_, scheme_.tools.size(), tools_);
    std::vector<std::pair<std::int32_t, const ChecklistAnswer*>> latest;  // few tools per person
    for (const std::uint32_t i : checklist_answers_.of(staff_)) {
        const ChecklistAnswer& answer = records_.checklist_answers[i];
        const std::int32_t tool =
            tool_of_symbol_[records_.checklists[answer.checklist].tool.index()];
        if (tool < 0 || (answer.date.known() && answer.date.date() > as_of_)) continue;
        const auto known = std::find_if(latest.begin(), latest.end(),
                                        [tool](const auto& entry) { return entry.first == tool; });
        if (known == latest.end()) {
            latest.emplace_back(tool, &answer);
            continue;
        }
        const DateField& before = known->second->date;
        if (!before.known() || (answer.date.known() && answer.date.date() >= before.date()))
            known->second = &answer;
    }
    for (const auto& [tool, answer] : latest) {
        const Level level = checklist_level(records_.checklists[answer->checklist], answer->ticked,
                                            scheme_.checklists);
        Level& known = tools_.levels[static_cast<std::size_t>(tool)];
        if (!level.known() || (known.known() && known.value() >= level.value())) continue;
        known = level;
        tools_.sources[static_cast<std::size_t>(tool)] = answer->source;
    }
}

State Facts::trained(Id<Skill> skill) const {
    State state = records_.present.attendances ? State::NotMet : State::Unknown;
    for (const Id<Training> id : serving_[skill.index()]) state = any_of(state, training(id));
    return state;
}

template <class Wanted>
State Facts::passed(Wanted wanted) const {
    State state = records_.present.qualifications ? State::NotMet : State::Unknown;
    for (const std::uint32_t i : qualifications_.of(staff_)) {
        const Qualification& record = records_.qualifications[i];
        if (!wanted(record.name)) continue;
        if (record.result == ExamResult::Failed || record.result == ExamResult::Absent) continue;
        if (record.taken.known() && record.taken.date() > as_of_) continue;
        if (record.passed.known() && record.passed.date() > as_of_) continue;
        if (record.expires.known() && record.expires.date() < as_of_) continue;
        const bool certain = record.result == ExamResult::Passed && record.passed.known() &&
                             (record.expires.blank() || record.expires.known());
        state = any_of(state, certain ? State::Met : State::Unknown);
    }
    return state;
}

State Facts::qualified(Id<Skill> skill) const {
    if (!has_qualification_[skill.index()]) return State::NotMet;
    const auto& names = related_[skill.index()];
    return passed([&names](Symbol name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    });
}

State Facts::qualified(const std::string& name) const {
    const Symbol wanted = word(name);
    return passed([wanted](Symbol one) { return one == wanted && one != Symbol{}; });
}

Symbol Facts::word(const std::string& text) const {
    const auto [known, added] = words_.try_emplace(text);
    if (added) known->second = records_.words.find(text);
    return known->second;
}

namespace {

// Whether enough boxes of one level are ticked; nothing where it has none.
std::optional<bool> level_ticked(const Checklist& checklist, std::uint64_t ticked, int level,
                                 const Match& boxes) {
    int all = 0;
    int on = 0;
    for (std::size_t i = 0; i < checklist.items.size(); ++i) {
        if (checklist.items[i].level != level) continue;
        ++all;
        on += (ticked >> i & 1U) != 0 ? 1 : 0;
    }
    if (all == 0) return std::nullopt;
    if (boxes.kind == Match::Kind::All) return on == all;
    if (boxes.kind == Match::Kind::Any) return on > 0;
    return on >= std::min(static_cast<double>(all), *boxes.count.value);
}

}  // namespace

Level checklist_level(const Checklist& checklist, std::uint64_t ticked, const ChecklistRule& rule) {
    if (rule.boxes.kind == Match::Kind::AtLeast && !rule.boxes.count.known()) return {};
    int reached = 0;
    for (int level = 1;; ++level) {
        const auto enough = level_ticked(checklist, ticked, level, rule.boxes);
        if (!enough && level == 1) return {};
        if (!enough) return Level(reached);
        if (*enough)
            reached = level;
        else if (rule.cumulative)
            return Level(reached);
    }
}

}  // namespace skillmap
