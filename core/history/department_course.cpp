#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/history/course.h"
#include "core/indicators/succession.h"
#include "core/intake/code_index.h"
#include "core/text/normalize.h"

namespace skillmap::history {
namespace {

using Parts = std::vector<std::size_t>;  // of Evaluation::departments

std::optional<std::size_t> find_department(const Evaluation& evaluation, std::string_view code) {
    CodeIndex codes;
    for (const Department& one : evaluation.departments) codes.add(one.code);
    const auto match = codes.find(code);
    return match ? std::optional(match->entry) : std::nullopt;
}

DepartmentName name_of(const Evaluation& evaluation, std::size_t department) {
    const Department& one = evaluation.departments[Id<Department>(department)];
    return {one.code, one.name};
}

bool counts_for_something(const Figure& figure) {
    return figure.unknown || figure.not_set || figure.ratio.denominator > 0 ||
           figure.ratio.numerator > 0;
}

// As a dashboard adds them up: where the same thing of two departments would count twice, there is
// no sum.
std::optional<Figure> sum_of(const std::vector<const Figure*>& parts, bool merges) {
    if (parts.empty()) return std::nullopt;
    if (parts.size() == 1) return *parts.front();
    const auto counting = std::count_if(
        parts.begin(), parts.end(), [](const Figure* one) { return counts_for_something(*one); });
    if (!merges && counting > 1) return std::nullopt;
    Figure total;
    for (const Figure* one : parts) {
        total.ratio += one->ratio;
        total.unknown = total.unknown || one->unknown;
        total.not_set = total.not_set || one->not_set;
        total.undecided += one->undecided;
    }
    if (total.unknown || total.not_set) total.ratio = {};
    return total;
}

std::vector<PersonaPeople> people_of(const Evaluation& evaluation, const Parts& parts) {
    const std::set<std::size_t> within(parts.begin(), parts.end());
    std::map<std::pair<std::size_t, std::string>, PersonaPeople> personas;
    std::vector<std::pair<std::size_t, std::string>> order;
    for (const Person& person : evaluation.people) {
        if (!person.department || !within.contains(*person.department)) continue;
        for (const PersonStage& stage : person.stages) {
            if (!stage.counted || !stage.staged) continue;
            const auto [at, added] = personas.try_emplace({stage.scheme, stage.persona});
            PersonaPeople& one = at->second;
            if (added) order.push_back(at->first);
            one.scheme = stage.scheme;
            one.persona = stage.persona;
            one.undecided += stage.undecided ? 1 : 0;
            auto same = std::find_if(one.stages.begin(), one.stages.end(), [&](const auto& each) {
                return each.reached == stage.reached;
            });
            if (same == one.stages.end())
                same = one.stages.insert(one.stages.end(), {stage.reached, stage.stage, 0});
            ++same->people;
        }
    }
    std::vector<PersonaPeople> list;
    for (const auto& key : order) {
        PersonaPeople& one = personas.at(key);
        std::sort(one.stages.begin(), one.stages.end(),
                  [](const auto& a, const auto& b) { return a.reached < b.reached; });
        list.push_back(std::move(one));
    }
    return list;
}

// Those that are listed, added up. Nothing where none is.
std::optional<DepartmentState> state_of(const Evaluation& evaluation, Parts parts) {
    std::erase_if(parts, [&](std::size_t part) { return !evaluation.listed[part]; });
    if (parts.empty()) return std::nullopt;
    DepartmentState state;
    for (const std::size_t part : parts) {
        state.parts.push_back(name_of(evaluation, part));
        state.members += evaluation.listed[part]->members;
    }
    for (std::size_t i = 0; i < evaluation.indicators.size(); ++i) {
        std::vector<const Figure*> figures;
        for (const std::size_t part : parts)
            if (const auto& figure = evaluation.listed[part]->figures[i])
                figures.push_back(&*figure);
        state.figures.push_back(sum_of(figures, evaluation.indicators[i].merges));
    }
    state.personas = people_of(evaluation, parts);
    return state;
}

// The departments whose chains of successors end in that one of the last evaluation.
Parts parts_of(const Evaluation& evaluation, const Evaluation& last, std::size_t department) {
    Successors successors(evaluation.departments, last.departments, last.as_of);
    Parts parts;
    for (std::size_t i = 0; i < evaluation.departments.size(); ++i)
        if (successors.of(Id<Department>(i)).later == Id<Department>(department))
            parts.push_back(i);
    return parts;
}

// Where a department of an evaluation is on the last day, if it is another one there.
std::optional<DepartmentName> became(const Evaluation& evaluation, std::size_t department,
                                     const Evaluation& last) {
    const Succession end = Successors(evaluation.departments, last.departments, last.as_of)
                               .of(Id<Department>(department));
    if (end.end != Succession::End::Another) return std::nullopt;
    return name_of(last, end.later->index());
}

}  // namespace

std::optional<DepartmentCourse> department_course(const std::vector<Evaluation>& evaluations,
                                                  std::string_view code) {
    DepartmentCourse course;
    bool found = false;
    for (const Evaluation& evaluation : evaluations)
        if (const auto department = find_department(evaluation, code)) {
            found = true;
            course.department = name_of(evaluation, *department);
            course.became = became(evaluation, *department, evaluations.back());
        }
    if (!found) return std::nullopt;
    const Evaluation& last = evaluations.back();
    const auto today = find_department(last, code);
    for (std::size_t i = 0; i < evaluations.size(); ++i) {
        const Evaluation& one = evaluations[i];
        DepartmentDay day{one.as_of,    i > 0 && evaluations[i - 1].schemes != one.schemes,
                          one.schemes,  one.indicators,
                          std::nullopt, std::nullopt};
        if (const auto department = find_department(one, code))
            day.as_was = state_of(one, {*department});
        if (today) day.mapped = state_of(one, parts_of(one, last, *today));
        course.days.push_back(std::move(day));
    }
    return course;
}

}  // namespace skillmap::history
