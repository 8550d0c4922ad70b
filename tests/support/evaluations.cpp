#include "tests/support/evaluations.h"

namespace skillmap::test {

history::Evaluation evaluation(const std::string& as_of) {
    history::Evaluation one;
    one.as_of = *parse_iso_date(as_of);
    one.organization = "みほん市";
    one.asked_schemes = {"s"};
    one.schemes = {{"s", "制度", "1", {{"year", "calendar"}}, {{"limit", "60"}, {"open", ""}}}};
    one.indicators = {{0, "rate", "①率", true, true}, {0, "coverage", "②網羅", true, false}};
    one.whole.resize(one.indicators.size());
    one.whole.front().ratio = {1, 2};
    one.whole.back().level = "Lv1";
    return one;
}

std::size_t add_department(history::Evaluation& evaluation, const std::string& code,
                           const std::string& successor, const std::string& valid_to,
                           std::optional<int> members, int met) {
    Department department;
    department.code = code;
    department.name = code + "課";
    department.successor_code = successor;
    if (const auto day = parse_iso_date(valid_to)) department.valid_to = DateField(*day);
    evaluation.departments.add(department);
    evaluation.listed.emplace_back();
    if (members) {
        history::DepartmentFigures figures{*members, {}};
        figures.figures.resize(evaluation.indicators.size());
        figures.figures[0] = history::Figure{{met, *members}, false, false, 1, ""};
        figures.figures[1] = history::Figure{{1, 2}, false, false, 0, ""};
        evaluation.listed.back() = figures;
    }
    return evaluation.listed.size() - 1;
}

void add_person(history::Evaluation& evaluation, const std::string& number,
                std::optional<std::size_t> department, int reached) {
    history::PersonStage stage{0, "推進員", true, reached, "", false, true};
    if (reached > 0) stage.stage = "Step" + std::to_string(reached);
    evaluation.people.push_back({number, "見本 " + number, department, {stage}});
}

}  // namespace skillmap::test
