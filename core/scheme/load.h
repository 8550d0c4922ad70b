// Reads a scheme from TOML, with a choice for each open reading.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/issue.h"
#include "core/result.h"
#include "core/scheme/scheme.h"

namespace skillmap {

/// Chosen readings: id or name of an option → id or name of one of its values. With the id of a
/// scheme and a colon in front, for that scheme alone.
using OptionChoices = std::map<std::string, std::string>;

/// A requirement that a workbook puts in place of the preset's (スキル項目). Lists left empty are
/// taken from the preset where it has the skill.
struct RequirementOverride {
    std::string persona;
    std::string category;
    std::string skill;
    std::vector<std::string> trainings;
    std::vector<std::string> qualifications;
    Place place;  // of the skill
};

/// What a workbook chooses or changes in a scheme.
struct SchemeChanges {
    OptionChoices choices;
    std::vector<RequirementOverride> requirements;
};

/// Reads and validates a scheme. Options without a choice take their first value; choices for
/// options the scheme does not have are ignored, since several schemes share one list. A persona
/// with overriding requirements has these and no others.
/// `issues` takes every error found, with its line; the result is the first of them.
Result<Scheme> load_scheme(std::string_view toml, const std::string& file,
                           const SchemeChanges& changes, IssueList& issues);

/// Reports the rows of スキル項目 whose persona none of a workbook's schemes has.
void report_unknown_personas(const std::vector<Scheme>& schemes,
                             const std::vector<RequirementOverride>& requirements,
                             IssueList& issues);

/// The preset of that id. `scheme.unknown`, naming the presets there are, if there is none.
Result<Scheme> load_preset(std::string_view id, const SchemeChanges& changes, IssueList& issues);

}  // namespace skillmap
