// What the records say about one person up to the as-of date, looked up by the conditions. Built
// once for a workbook and a scheme, then moved from person to person.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/domain/records.h"
#include "core/evaluate/state.h"
#include "core/scheme/scheme.h"

namespace skillmap {

/// The records of one kind, grouped by person, in the order of their rows.
class ByStaff {
  public:
    ByStaff() = default;
    template <class T>
    ByStaff(const std::vector<T>& records, std::size_t staff_count);

    /// Indices of the person's records.
    std::span<const std::uint32_t> of(Id<StaffMember> staff) const {
        return std::span(order_).subspan(offsets_[staff.index()],
                                         offsets_[staff.index() + 1] - offsets_[staff.index()]);
    }

  private:
    std::vector<std::uint32_t> offsets_;
    std::vector<std::uint32_t> order_;
};

class Facts {
  public:
    /// Borrows the records and the scheme.
    Facts(const Records& records, const Scheme& scheme, Date as_of);

    /// Makes a person the current one. What the records say is gathered when it is asked for: the
    /// answers of a large town do not fit into the cache of a processor.
    void move_to(Id<StaffMember> staff);

    const Records& records() const { return records_; }
    const Scheme& scheme() const { return scheme_; }
    Date as_of() const { return as_of_; }

    // ---- about the current person

    /// Completed or exempted by the as-of date; for trainings of every fiscal year, in that of the
    /// as-of date. Unknown where a record's date or state cannot be read.
    State training(Id<Training> id) const { return trainings().states[id.index()]; }

    /// Completed, exemptions aside.
    State training_completed(Id<Training> id) const { return trainings().completed[id.index()]; }

    /// Certainly exempted, in the time that counts.
    bool training_exempted(Id<Training> id) const { return trainings().exempted[id.index()]; }

    /// Completed, or where `exemptions` count exempted, in the window of a rule.
    State taken(Id<Training> id, const Window& window, bool exemptions) const;

    /// Whether a record is of the time that counts. Unknown without a date.
    State in_window(const Attendance& attendance, const Window& window) const;

    /// Any of the trainings that serve the skill.
    State trained(Id<Skill> skill) const;
    State trained(Id<Skill> skill, const Window& window, bool exemptions) const;

    /// The latest answer of the self-check.
    Level self_check(Id<Skill> skill) const { return skills().levels[skill.index()]; }

    /// A qualification related to the skill is passed and not expired.
    State qualified(Id<Skill> skill) const;

    /// The qualification of that name is.
    State qualified(const std::string& name) const;

    /// The higher of the level given and that of the checklist.
    Level tool_level(Id<Tool> tool) const { return tools().levels[tool.index()]; }

    const StaffMember& member() const { return records_.staff[staff_]; }
    std::span<const std::uint32_t> attendances() const { return attendances_.of(staff_); }
    std::span<const std::uint32_t> experiences() const { return experiences_.of(staff_); }
    std::span<const std::uint32_t> qualifications() const { return qualifications_.of(staff_); }
    std::span<const std::uint32_t> attestations() const { return attestations_.of(staff_); }

    /// The cell of the answer that counts, or of the latest answer. Nothing: nobody answered.
    std::optional<SourceRow> source_of(Id<Skill> skill) const {
        return skills().sources[skill.index()];
    }
    std::optional<SourceRow> source_of(Id<Tool> tool) const {
        return tools().sources[tool.index()];
    }

    // ---- about the catalogue

    /// The trainings of the workbook that a training of the scheme means.
    const std::vector<Id<Training>>& meant(Id<SchemeTraining> training) const {
        return meant_[training.index()];
    }

    /// The word of a rule among those of the records; the empty word where nobody wrote it.
    Symbol word(const std::string& text) const;

    /// The trainings that serve a skill, by the sheet of trainings.
    const std::vector<Id<Training>>& serving(Id<Skill> skill) const {
        return serving_[skill.index()];
    }

    /// The persona a symbol of the records names in this scheme.
    std::optional<Id<Persona>> persona(Symbol symbol) const { return personas_[symbol.index()]; }

  private:
    // Of the current person, by training.
    struct Trainings {
        bool loaded = false;
        std::vector<State> states;
        std::vector<State> completed;
        std::vector<bool> exempted;
    };
    // Likewise, by skill or by tool.
    struct Levels {
        bool loaded = false;
        std::vector<Level> levels;
        std::vector<std::optional<SourceRow>> sources;
    };
    const Trainings& trainings() const {
        if (!trainings_.loaded) load_trainings();
        return trainings_;
    }
    const Levels& skills() const {
        if (!skills_.loaded)
            load_levels(records_.skill_levels, skill_answers_, skill_of_symbol_,
                        scheme_.skills.size(), skills_);
        return skills_;
    }
    const Levels& tools() const {
        if (!tools_.loaded) load_tools();
        return tools_;
    }
    void load_trainings() const;
    void load_levels(const std::vector<LevelAnswer>& answers, const ByStaff& by_staff,
                     const std::vector<std::int32_t>& subjects, std::size_t count,
                     Levels& into) const;
    void load_tools() const;
    State in_window(const Attendance& attendance) const;
    template <class Wanted>
    State passed(Wanted wanted) const;

    const Records& records_;
    const Scheme& scheme_;
    Date as_of_;
    Id<StaffMember> staff_;

    ByStaff attendances_;
    ByStaff experiences_;
    ByStaff qualifications_;
    ByStaff attestations_;
    ByStaff skill_answers_;
    ByStaff tool_answers_;
    ByStaff checklist_answers_;

    std::vector<std::optional<Id<Persona>>> personas_;  // by symbol
    std::vector<std::int32_t> skill_of_symbol_;         // -1: none
    std::vector<std::int32_t> tool_of_symbol_;          // -1: none
    std::vector<std::vector<Id<Training>>> serving_;    // by skill
    std::vector<std::vector<Id<Training>>> meant_;      // by training of the scheme
    std::vector<std::vector<Symbol>> related_;          // qualifications recorded, by skill
    std::vector<bool> has_qualification_;               // the scheme names one, by skill

    mutable Trainings trainings_;
    mutable Levels skills_;
    mutable Levels tools_;
    mutable std::unordered_map<std::string, Symbol> words_;  // found so far
    mutable std::vector<std::int64_t> answer_order_;  // while the latest answer is looked for
};

/// The level a checklist proves by a rule: by default the highest n for which the levels 1
/// to n have boxes and every one is ticked. Unknown where level 1 has no box, or where the rule
/// lacks a number.
Level checklist_level(const Checklist& checklist, std::uint64_t ticked, const ChecklistRule& rule);

}  // namespace skillmap
