#include "addin/engine/stage_cells.h"

#include <vector>

#include "core/text/join.h"

namespace skillmap::engine {
namespace {

using xlsx::CellInput;

constexpr std::string_view separator = ";";
constexpr std::string_view colon = ":";

}  // namespace

std::map<std::string, CellInput> stage_cells(const Explanation& explanation) {
    std::vector<std::string> reached;
    std::vector<std::string> missing;
    std::size_t personas = 0;
    for (const SchemeReason& scheme : explanation.schemes)
        for (const PersonaReason& persona : scheme.personas)
            if (!persona.stages.empty()) ++personas;
    const auto named = [personas](const PersonaReason& persona, const std::string& text) {
        return personas == 1 ? text : persona.persona + std::string(colon) + text;
    };
    for (const SchemeReason& scheme : explanation.schemes)
        for (const PersonaReason& persona : scheme.personas) {
            if (persona.stages.empty()) continue;
            if (!persona.reached.empty()) reached.push_back(named(persona, persona.reached));
            for (const StageReason& stage : persona.stages) {
                if (stage.reached) continue;
                std::vector<std::string> open;
                for (const ConditionReason& condition : stage.conditions)
                    if (condition.state != State::Met) open.push_back(condition.text);
                missing.push_back(
                    named(persona, stage.stage + std::string(colon) + joined(open, "、")));
                break;
            }
        }
    std::map<std::string, CellInput> cells;
    const auto text = [](std::string value) {
        return value.empty() ? CellInput() : CellInput(std::move(value));
    };
    cells["stage"] = text(joined(reached, separator));
    cells["missing"] = text(joined(missing, "\n"));
    cells["judged_on"] = personas == 0 ? CellInput() : CellInput(explanation.as_of);
    return cells;
}

bool same_value(const CellInput& value, std::string_view before) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text == before;
    if (const auto* date = std::get_if<Date>(&value)) return to_string(*date) == before;
    return before.empty();
}

}  // namespace skillmap::engine
