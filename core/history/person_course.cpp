#include <algorithm>
#include <utility>

#include "core/history/course.h"
#include "core/indicators/succession.h"
#include "core/intake/code_index.h"
#include "core/text/normalize.h"

namespace skillmap::history {
namespace {

const Person* find_person(const Evaluation& evaluation, std::string_view number) {
    CodeIndex codes;
    for (const Person& person : evaluation.people) codes.add(person.number);
    const auto match = codes.find(number);
    return match ? &evaluation.people[match->entry] : nullptr;
}

PersonDay day_of(const Evaluation& evaluation, const Person* person) {
    PersonDay day;
    day.as_of = evaluation.as_of;
    day.schemes = evaluation.schemes;
    if (person == nullptr) return day;
    day.present = true;
    day.number = person->number;
    day.name = person->name;
    day.stages = person->stages;
    if (person->department) {
        const Department& one = evaluation.departments[Id<Department>(*person->department)];
        day.department = DepartmentName{one.code, one.name};
    }
    return day;
}

// Whether the earlier department has become the later one.
bool became(const Evaluation& before, std::size_t earlier, const Evaluation& now,
            std::size_t later) {
    const Succession end =
        Successors(before.departments, now.departments, now.as_of).of(Id<Department>(earlier));
    return end.later == Id<Department>(later);
}

std::string code_of(const std::optional<DepartmentName>& department) {
    return department ? department->code : std::string();
}

void compare_departments(const Evaluation& before, const Person& earlier, const Evaluation& now,
                         const Person& later, PersonDay& day) {
    const PersonDay then = day_of(before, &earlier);
    const std::string from = code_of(then.department);
    const std::string to = code_of(day.department);
    if (match_key(from) == match_key(to)) return;
    const bool follows = earlier.department && later.department &&
                         became(before, *earlier.department, now, *later.department);
    day.changes.push_back(
        {follows ? Change::Kind::Reorganised : Change::Kind::Moved, "", from, to});
}

// The same persona of the same scheme.
const PersonStage* find_stage(const PersonStage& wanted, const Evaluation& of_wanted,
                              const Person& person, const Evaluation& of_person) {
    const auto found =
        std::find_if(person.stages.begin(), person.stages.end(), [&](const PersonStage& one) {
            return of_person.schemes[one.scheme].id == of_wanted.schemes[wanted.scheme].id &&
                   match_key(one.persona) == match_key(wanted.persona);
        });
    return found == person.stages.end() ? nullptr : &*found;
}

void compare_stages(const Evaluation& before, const Person& earlier, const Evaluation& now,
                    const Person& later, PersonDay& day) {
    for (const PersonStage& one : earlier.stages)
        if (find_stage(one, before, later, now) == nullptr)
            day.changes.push_back({Change::Kind::PersonaDropped, one.persona, one.stage, ""});
    for (const PersonStage& one : later.stages) {
        const PersonStage* same = find_stage(one, now, earlier, before);
        if (same == nullptr)
            day.changes.push_back({Change::Kind::PersonaAdded, one.persona, "", one.stage});
        else if (one.reached != same->reached)
            day.changes.push_back(
                {one.reached > same->reached ? Change::Kind::StageUp : Change::Kind::StageDown,
                 one.persona, same->stage, one.stage});
    }
}

void compare_days(const Evaluation& before, const Person* earlier, const Evaluation& now,
                  const Person* later, PersonDay& day) {
    day.rules_changed = before.schemes != now.schemes;
    if (earlier == nullptr && later != nullptr)
        day.changes.push_back({Change::Kind::Came, "", "", code_of(day.department)});
    if (earlier != nullptr && later == nullptr)
        day.changes.push_back(
            {Change::Kind::Left, "", code_of(day_of(before, earlier).department), ""});
    if (earlier == nullptr || later == nullptr) return;
    compare_departments(before, *earlier, now, *later, day);
    compare_stages(before, *earlier, now, *later, day);
}

}  // namespace

std::optional<std::vector<PersonDay>> person_course(const std::vector<Evaluation>& evaluations,
                                                    std::string_view number) {
    std::vector<PersonDay> days;
    const Person* earlier = nullptr;
    for (std::size_t i = 0; i < evaluations.size(); ++i) {
        const Person* person = find_person(evaluations[i], number);
        if (person == nullptr && days.empty()) continue;
        PersonDay day = day_of(evaluations[i], person);
        if (!days.empty()) compare_days(evaluations[i - 1], earlier, evaluations[i], person, day);
        days.push_back(std::move(day));
        earlier = person;
    }
    if (days.empty()) return std::nullopt;
    return days;
}

}  // namespace skillmap::history
