// What the command line says of a skill map of another look: how each of its lines is read, and
// what somebody has to decide.
#pragma once

#include <string>

#include "addin/engine/skill_map.h"
#include "core/issue.h"

namespace skillmap::cli {

std::string skill_map_text(const engine::SkillMap& map, Language language);

}  // namespace skillmap::cli
