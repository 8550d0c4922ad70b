// Where a person stands in a persona, in words: the stage, the next one, and what that asks. As far
// as the reader may know it. Internal to core/report.
#pragma once

#include <string>

#include "core/evaluate/stages.h"
#include "core/evaluate/tool_rules.h"

namespace skillmap::report::lists {

struct StandingWords {
    std::string stage;
    std::string next;
    std::string missing;
};

/// Of the current person of the facts. With `hidden`, nothing that tools decide.
StandingWords standing_of(const Facts& facts, Id<Persona> persona, const ToolRules* hidden);

}  // namespace skillmap::report::lists
