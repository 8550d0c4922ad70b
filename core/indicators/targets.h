// Targets (目標) against what is: people of a persona, those who reached a stage, a qualification,
// or a figure of a scheme; for the whole, or as a minimum of every department.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/domain/ratio.h"
#include "core/domain/records.h"
#include "core/scheme/scheme.h"

namespace skillmap {

class Assessment;
struct AssessmentInput;

/// A department that is below its minimum, or compared with it.
struct BelowTarget {
    Id<Department> department;
    Ratio actual;
};

/// People of a persona, or those of them who reached a stage.
struct CountedPersona {
    const Scheme* scheme = nullptr;
    Id<Persona> persona;
    std::optional<std::size_t> stage;  // 1-based
};

struct TargetResult {
    const Target* target = nullptr;
    /// Nothing where the target cannot be computed from its 対象 and unit. A number of people has
    /// the denominator 0. Of a minimum for each department: the departments that reach it, of all
    /// that have members.
    std::optional<Ratio> actual;
    /// What is missing, in the unit of the target; 0 where it is reached. Nothing where the value
    /// of the target is out of range.
    std::optional<double> gap;
    std::vector<BelowTarget> below;
    std::vector<Id<Department>> reached;     // of a minimum for each department
    std::optional<CountedPersona> persona;   // whom it is about, if it is a persona
    const Indicator* indicator = nullptr;    // which figure it is about, if it is one
    std::vector<BelowTarget> compared = {};  // of a minimum: every department, with what it has
};

/// Whether the value of a target is one that can be reached: no less than 0, as a share 100 % at
/// most.
bool is_in_range(const Target& target);

/// Whether a target names something the program can count.
bool is_computable(const Target& target, const AssessmentInput& input);

/// Every target of the records. 対象 is a persona ("DX推進員"), one with a stage
/// ("DX推進員:Step2"), a qualification, or the id or name of an indicator; the unit people, percent
/// or another.
std::vector<TargetResult> evaluate_targets(const Assessment& assessment);

}  // namespace skillmap
