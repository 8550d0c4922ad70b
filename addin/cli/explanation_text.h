// Explanations for people at a terminal.
#pragma once

#include <string>

#include "addin/engine/explain.h"
#include "core/issue.h"
#include "core/scheme/scheme.h"

namespace skillmap::cli {

/// Each stage with its conditions, the cells that speak for them, and the readings that decided.
std::string explanation_text(const engine::Explanation& explanation, Language language);

/// What a scheme asks: its notes, open readings, stages and figures.
std::string scheme_text(const Scheme& scheme, Language language);

}  // namespace skillmap::cli
