// The stage rules of a scheme as a query of PostgreSQL over the tables of core/sql/star.h: the same
// stages as evaluate_stages(), for everybody whose records were loaded under these rules. A state
// is a number as in core/evaluate/state.h: 0 not met, 1 unknown, 2 met.
#pragma once

#include <string>

#include "core/scheme/scheme.h"

namespace skillmap::sql {

/// By which rules and numberings a query is made: schemes of the same one have the same query, and
/// the same numbers for their skills, trainings, tools and personas.
std::string rules_id(const Scheme& scheme);

/// The readings of open questions and the parameters: "lead-year=all-projects; share=80".
std::string readings(const Scheme& scheme);

/// SELECT load_id, staff_id, persona, persona_id, reached, undecided: a row for each persona of
/// each person, as PersonaStage. Of the loads whose rules are those of the scheme. What is asked of
/// one load reads the records of that load only.
std::string stage_query(const Scheme& scheme);

}  // namespace skillmap::sql
