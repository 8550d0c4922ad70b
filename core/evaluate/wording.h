// Explanations of stages in words, from judgements. The only place where they are put into
// sentences.
#pragma once

#include <string>
#include <vector>

#include "core/evaluate/conditions.h"
#include "core/evaluate/stages.h"
#include "core/issue.h"

namespace skillmap {

/// One condition: what there is and, where it is not met, what is missing in names and numbers
/// ("リードの経験 8か月（あと4か月）").
std::string describe(const Judgement& judgement, const Facts& facts, Language language);

/// One stage with its conditions ("Step2 未達：…").
std::string describe(const StageExplanation& stage, const Facts& facts, Language language);

/// What a condition asks, for anybody ("リードの経験が通算12か月以上").
std::string describe(const Condition& condition, const Scheme& scheme, Language language);

/// The trainings that would serve the missing skills, each once.
std::vector<std::string> missing_trainings(const Judgement& judgement, const Facts& facts);

/// "達成", "未達" or "不明".
std::string describe(State state, Language language);

}  // namespace skillmap
