// What those who give posts (異動・配置) may know of people. Where a scheme says that levels of
// tools do not count for it, nothing that tools decide.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/evaluate/tool_rules.h"

namespace skillmap::plan {

/// How somebody fits what is asked. NotUsed: tools decide it, and do not count for this person.
enum class Fit : std::uint8_t { No, Unknown, NotUsed, Yes };

Fit fit_of(State state);

/// The stage of a persona, as far as it may be known.
struct SeenStage {
    std::uint8_t reached = 0;  // number of the highest stage reached; 0: none
    bool undecided = false;    // a higher one may be reached: nobody knows
    bool any = false;          // there is a stage that may be known
};

/// A persona for which levels of tools do not count, and where that is said.
struct WithoutTools {
    std::string persona;
    std::string source;
};

/// Of the stages of an assessment. Borrows it.
class Placement {
  public:
    explicit Placement(const Assessment& assessment);

    const Scheme& scheme() const { return of_.scheme; }
    SchemeAssessment& stages() const { return of_; }
    const ToolRules& rules() const { return rules_; }

    /// Whether levels of tools do not count for a person: some scheme says so of a persona that the
    /// person has.
    bool without_tools(Id<StaffMember> staff) const { return without_tools_[staff.index()]; }

    /// The personas, of people who are counted, of which it is said.
    const std::vector<WithoutTools>& sources() const { return sources_; }

    /// Whether a person has a persona.
    State has(Id<StaffMember> staff, Id<Persona> persona) const;

    SeenStage seen(Id<StaffMember> staff, Id<Persona> persona) const;

    /// Whether somebody of a persona reached a stage (1-based) or a higher one.
    Fit reaches(Id<StaffMember> staff, Id<Persona> persona, std::size_t stage) const;

    /// The number of the highest stage of a persona that may be known of everybody who has it.
    std::size_t known_stages(Id<Persona> persona) const;

  private:
    SchemeAssessment& of_;
    ToolRules rules_;
    std::vector<bool> without_tools_;  // by staff
    std::vector<WithoutTools> sources_;
};

}  // namespace skillmap::plan
