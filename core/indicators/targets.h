// Targets (目標) against what is: people of a persona, or those who reached a stage, as a number or
// as a share of the persona.
#pragma once

#include <optional>
#include <vector>

#include "core/domain/ratio.h"
#include "core/domain/records.h"
#include "core/indicators/distribution.h"

namespace skillmap {

struct TargetResult {
    const Target* target = nullptr;
    /// Nothing where the target cannot be computed from its 対象 and unit.
    std::optional<Ratio> actual;  // a number of people has the denominator 0
};

/// Whether a target names something the program can count.
bool is_computable(const Target& target, const Scheme& scheme);

/// Every target of the records. 対象 is a persona ("DX推進員") or one with a stage
/// ("DX推進員:Step2"), the unit people or percent.
std::vector<TargetResult> evaluate_targets(const Records& records, const Scheme& scheme,
                                           const std::vector<StageDistribution>& distribution);

}  // namespace skillmap
