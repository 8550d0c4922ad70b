// What schemes propose for the sheets スキル項目, 研修 and 目標 of a new workbook: only what holds
// under every reading of their options. The rest is left to the schemes, so that a workbook with
// these rows is judged as one without them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/form.h"
#include "core/result.h"
#include "core/scheme/load.h"
#include "core/scheme/scheme.h"

namespace skillmap::blank {

/// A row of スキル項目.
struct RequirementRow {
    std::string persona;
    std::string category;
    std::string skill;
    std::vector<std::string> trainings;
    std::vector<std::string> qualifications;

    friend bool operator==(const RequirementRow&, const RequirementRow&) = default;
};

/// A row of 研修. Cells by the id of their column; a cell that is absent is left to the scheme.
struct TrainingRow {
    std::string name;
    std::map<std::string, std::string, std::less<>> cells;
    std::optional<double> hours;
};

struct Proposals {
    std::vector<RequirementRow> requirements;
    std::vector<std::string> personas_left_out;  // their requirements differ by reading or scheme
    std::vector<TrainingRow> trainings;
    std::vector<SchemeTarget> targets;
};

/// Loads a scheme again, with other readings.
using LoadAgain = std::function<Result<Scheme>(const Scheme&, const SchemeChanges&)>;

/// The schemes are under their proposed readings.
Proposals propose(const std::vector<Scheme>& schemes, const Form& form, const LoadAgain& again);

}  // namespace skillmap::blank
