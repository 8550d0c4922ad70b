// Reads a scheme from TOML, with a choice for each open reading.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/embedded.h"
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

/// A condition that a workbook puts in place of the preset's (スキル基準), by the words of
/// docs/scheme-format.md.
struct CriterionOverride {
    std::string persona;
    std::string stage;
    std::string kind;
    std::vector<std::string> objects;  // of what: names, or roles
    std::string match = "all";
    double count = 0;  // for at_least
    std::optional<double> value;
    std::string measure;  // of an experience
    bool usable = true;   // else the persona keeps its stages
    Place place;          // of the condition
};

/// A box of a tool's checklist that a workbook puts in place of the preset's (ツール項目).
struct ToolCheckOverride {
    std::string tool;
    int level = 0;
    std::string name;
    std::vector<std::string> aliases;
    Place place;
};

/// What a workbook chooses or changes in a scheme.
struct SchemeChanges {
    OptionChoices choices;
    std::vector<RequirementOverride> requirements = {};
    std::vector<CriterionOverride> criteria = {};
    std::vector<ToolCheckOverride> tool_checks = {};
};

/// Reads and validates a scheme. Options without a choice take their first value; choices for
/// options the scheme does not have are ignored, since several schemes share one list. A persona
/// with overriding requirements has these and no others; likewise its stages, and the checks of a
/// tool, which comes into being where it is new.
/// `issues` takes every error found, with its line; the result is the first of them.
Result<Scheme> load_scheme(std::string_view toml, const std::string& file,
                           const SchemeChanges& changes, IssueList& issues);

/// Notes every persona of the changes that no scheme knows.
void report_unknown_personas(const SchemeChanges& changes, const std::vector<Scheme>& schemes,
                             IssueList& issues);

/// The text of the preset of that id, in any width and case. Nothing if there is none.
const EmbeddedFile* find_preset(std::string_view id);

/// The preset of that id. `scheme.unknown`, naming the presets there are, if there is none.
Result<Scheme> load_preset(std::string_view id, const SchemeChanges& changes, IssueList& issues);

}  // namespace skillmap
