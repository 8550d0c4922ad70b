#include <array>
#include <nlohmann/json.hpp>

#include "addin/cli/history_text.h"

namespace skillmap::cli {
namespace {

using nlohmann::ordered_json;

// Text that is not UTF-8 must not stop the output.
std::string lines_of(const ordered_json& json) {
    constexpr int indent = 1;
    return json.dump(indent, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

ordered_json choices_json(const std::vector<history::Choice>& choices) {
    ordered_json json = ordered_json::object();
    for (const history::Choice& one : choices)
        json[one.id] = one.value.empty() ? ordered_json() : ordered_json(one.value);
    return json;
}

ordered_json schemes_json(const std::vector<history::SchemeUsed>& schemes) {
    ordered_json json = ordered_json::array();
    for (const history::SchemeUsed& one : schemes)
        json.push_back({{"id", one.id},
                        {"name", one.name},
                        {"version", one.version},
                        {"options", choices_json(one.options)},
                        {"parameters", choices_json(one.parameters)}});
    return json;
}

ordered_json name_json(const history::DepartmentName& one) {
    return {{"code", one.code}, {"name", one.name}};
}

ordered_json stage_json(std::int64_t reached, const std::string& stage) {
    return reached == 0 ? ordered_json() : ordered_json(stage);
}

ordered_json text_or_null(const std::string& text) {
    return text.empty() ? ordered_json() : ordered_json(text);
}

// In the order of Change::Kind.
constexpr std::array<const char*, 8> change_names{"came",        "left",          "moved",
                                                  "reorganised", "persona_added", "persona_dropped",
                                                  "stage_up",    "stage_down"};

ordered_json change_json(const history::Change& change) {
    ordered_json json{{"kind", change_names.at(static_cast<std::size_t>(change.kind))}};
    if (!change.persona.empty()) json["persona"] = change.persona;
    json["from"] = text_or_null(change.from);
    json["to"] = text_or_null(change.to);
    return json;
}

ordered_json day_json(const history::PersonDay& day) {
    ordered_json json{{"as_of", to_string(day.as_of)},
                      {"present", day.present},
                      {"rules_changed", day.rules_changed}};
    json["number"] = text_or_null(day.number);
    json["name"] = text_or_null(day.name);
    json["department"] = day.department ? name_json(*day.department) : ordered_json();
    json["personas"] = ordered_json::array();
    for (const history::PersonStage& one : day.stages)
        json["personas"].push_back({{"scheme", day.schemes[one.scheme].id},
                                    {"persona", one.persona},
                                    {"staged", one.staged},
                                    {"reached", one.reached},
                                    {"stage", stage_json(one.reached, one.stage)},
                                    {"undecided", one.undecided}});
    json["changes"] = ordered_json::array();
    for (const history::Change& change : day.changes)
        json["changes"].push_back(change_json(change));
    return json;
}

ordered_json figure_json(const history::IndicatorKind& kind,
                         const std::optional<history::Figure>& figure) {
    ordered_json json{{"id", kind.id}, {"name", kind.title}};
    json["numerator"] = nullptr;
    if (kind.rate) json["denominator"] = nullptr;
    if (figure && !figure->unknown && !figure->not_set) {
        json["numerator"] = figure->ratio.numerator;
        if (kind.rate) json["denominator"] = figure->ratio.denominator;
    }
    return json;
}

ordered_json state_json(const history::DepartmentDay& day,
                        const std::optional<history::DepartmentState>& state) {
    if (!state) return nullptr;
    ordered_json json{{"departments", ordered_json::array()}};
    for (const history::DepartmentName& part : state->parts)
        json["departments"].push_back(name_json(part));
    json["members"] = state->members;
    json["figures"] = ordered_json::array();
    for (std::size_t i = 0; i < state->figures.size(); ++i) {
        ordered_json one = figure_json(day.indicators[i], state->figures[i]);
        one["scheme"] = day.schemes[day.indicators[i].scheme].id;
        json["figures"].push_back(std::move(one));
    }
    json["personas"] = ordered_json::array();
    for (const history::PersonaPeople& one : state->personas) {
        ordered_json stages = ordered_json::array();
        for (const auto& at : one.stages)
            stages.push_back({{"stage", stage_json(at.reached, at.stage)}, {"people", at.people}});
        json["personas"].push_back({{"scheme", day.schemes[one.scheme].id},
                                    {"persona", one.persona},
                                    {"stages", std::move(stages)},
                                    {"undecided", one.undecided}});
    }
    return json;
}

}  // namespace

std::string history_json(const std::vector<history::Head>& heads) {
    ordered_json list = ordered_json::array();
    for (const history::Head& head : heads)
        list.push_back({{"id", head.id},
                        {"as_of", to_string(head.as_of)},
                        {"organization", head.organization},
                        {"book", {{"name", head.book}, {"sha256", head.book_digest}}},
                        {"program", head.program},
                        {"people", head.people},
                        {"counted", head.counted},
                        {"schemes", schemes_json(head.schemes)},
                        {"last_of_day", head.last_of_day}});
    return lines_of({{"evaluations", std::move(list)}});
}

std::string person_json(const std::vector<history::PersonDay>& days) {
    ordered_json list = ordered_json::array();
    for (const history::PersonDay& day : days) list.push_back(day_json(day));
    return lines_of({{"days", std::move(list)}});
}

std::string department_json(const history::DepartmentCourse& course) {
    ordered_json json{{"department", name_json(course.department)}};
    json["became"] = course.became ? name_json(*course.became) : ordered_json();
    json["days"] = ordered_json::array();
    for (const history::DepartmentDay& day : course.days)
        json["days"].push_back({{"as_of", to_string(day.as_of)},
                                {"rules_changed", day.rules_changed},
                                {"as_was", state_json(day, day.as_was)},
                                {"mapped", state_json(day, day.mapped)}});
    return lines_of(json);
}

}  // namespace skillmap::cli
