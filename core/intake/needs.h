// What the rules of schemes look at: which sheets of the form, and which words in their cells. Not
// what they make of it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/form.h"
#include "core/scheme/scheme.h"

namespace skillmap {

struct Needs {
    std::set<std::string, std::less<>> sheets;  // ids of the form's sheets
    /// Words for the lists of the form (FormColumn::list), in the order of the schemes.
    std::map<std::string, std::vector<std::string>, std::less<>> lists;
};

Needs needs_of(const std::vector<Scheme>& schemes, const Form& form);

/// The sheets that the schemes look at and a workbook does not have, and those it has without a
/// record, by their names in the form.
struct SheetGaps {
    std::vector<std::string> absent;
    std::vector<std::string> empty;
};
SheetGaps sheet_gaps(const Records& records, const std::vector<Scheme>& schemes, const Form& form);

/// Whether a workbook has no sheet of departments, and those its staff name stand in for it.
bool lists_no_departments(const Records& records);

/// The skills asked of a persona: its requirements, and what its conditions look at.
struct AskedSkill {
    std::string category;
    std::string name;
};
std::vector<AskedSkill> asked_skills(const Scheme& scheme, const Persona& persona);

/// The tools asked of a persona: those that its conditions look at; where they look at none, those
/// that serve the skills asked. By their names.
std::vector<std::string> asked_tools(const Scheme& scheme, const Persona& persona);

/// Whether the persona, or a stage of it, is decided by levels of skills.
bool looks_at_skill_levels(const Persona& persona);

}  // namespace skillmap
