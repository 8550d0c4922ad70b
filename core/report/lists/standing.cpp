#include "core/report/lists/standing.h"

#include "core/evaluate/wording.h"
#include "core/report/lists/list_pages.h"

namespace skillmap::report::lists {

StandingWords standing_of(const Facts& facts, Id<Persona> persona, const ToolRules* hidden) {
    StandingWords standing;
    const StageExplanation* next = nullptr;
    bool any = false;  // there is a stage to be seen
    const auto stages = explain_stages(facts, persona);
    for (const StageExplanation& one : stages) {
        if (hidden != nullptr && hidden->decide(*one.stage)) {
            if (facts.scheme().personas[persona].ladder == Ladder::Cumulative) break;
            continue;
        }
        any = true;
        if (one.reached) {
            standing.stage = one.stage->name;
            next = nullptr;
        } else if (next == nullptr) {
            next = &one;
        }
    }
    if (standing.stage.empty()) {
        const bool open = next != nullptr && next->state == State::Unknown;
        standing.stage = str(!any ? labels::not_applicable : open ? unknown : labels::none_yet);
    }
    if (next == nullptr) {
        standing.next = labels::not_applicable;
        return standing;
    }
    standing.next = next->stage->name;
    for (const Judgement& one : next->conditions)
        if (one.state != State::Met)
            standing.missing += (standing.missing.empty() ? "" : str(labels::separator)) +
                                describe(one, facts, Language::Japanese);
    return standing;
}

}  // namespace skillmap::report::lists
