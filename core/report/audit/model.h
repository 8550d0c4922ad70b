// What a reader can write down who knows the departments, the people and the rules: numbers that
// are not told, how they add up, and what the figures tell of them. Internal to core/report/audit.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "core/report/audit/audit.h"
#include "core/report/audit/inference.h"

namespace skillmap::report::audit {

using Unknown = Inference::Unknown;
using Fact = Inference::Fact;
using Sum = std::vector<Unknown>;

/// Hidden in this order.
enum class Worth : std::uint8_t {
    Undecided,
    DepartmentStage,
    DepartmentSkill,
    StageTotal,
    SkillTotal,
    DepartmentTraining,
    PersonaStage,
    TrainingTotal,
    DepartmentRate,
    RateTotal
};

/// A figure, as what it tells.
struct Told {
    Worth worth = Worth::DepartmentStage;
    std::optional<std::size_t> department;  // by Dataset::departments; nothing: of the whole
    std::optional<std::size_t> training{};  // by Dataset::trainings, where it is about one
    DatumId datum{};
    Unknown unknown = 0;
    bool says_the_same_of_all = false;  // 0 % or 100 %: open to everybody
};

class Model {
  public:
    /// What tells of fewer people than `few_from` is not to be told.
    Model(Dataset& figures, const Assessment& of, const GroupRates& by_groups,
          std::int64_t few_from);

    Dataset& set;
    const Assessment& assessment;
    const GroupRates& rates;
    const std::int64_t least;
    Inference inference;

    const std::vector<Told>& told() const { return told_; }  // by fact
    const Sum& unknowns() const { return unknowns_; }        // those about anybody
    std::int64_t truth(Unknown one) const { return truth_[one]; }
    std::optional<std::size_t> department_of(Unknown one) const { return department_of_[one]; }

    // ---- numbers of people

    /// Who did something, of `ratio.denominator` people.
    Unknown people(const Ratio& ratio);
    Unknown sum_of(const Sum& parts);

    /// Everybody knows that; rules that do not hold for the true numbers are left out.
    void rule(const Sum& plus, const Sum& minus, std::int64_t at_least, std::int64_t at_most);
    void equal(Unknown whole, const Sum& parts) { rule({whole}, parts, 0, 0); }
    void part_of(Unknown part, const Sum& whole, std::int64_t others = 0) {
        rule({part}, whole, -Inference::unlimited, others);
    }

    /// Single people of whom the same is asked.
    using Singles = std::vector<std::pair<std::uint32_t, Unknown>>;  // by group
    /// Likewise of a group, which joins the singles where it is one person.
    Unknown people_of(std::uint32_t group, const Ratio& ratio, Singles& singles);
    /// Of two who are alike, by their department or by their personas, one did it: who they are is
    /// known, so this is not to be told either.
    void add_pairs(const Singles& singles);

    /// Of so many people, those whom none of the trainings is meant for, or who are exempted.
    std::int64_t not_meant(Unknown people, const Sum& trainings) const;

    // ---- figures

    /// What the figure says of the number, where it is about the same people.
    void tell(Unknown unknown, const std::optional<DatumId>& id, Told figure);

    // ---- departments

    const std::vector<std::uint32_t>& groups_in(std::size_t department) const {
        return groups_in_[set.departments[department].department.index()];
    }
    bool is_one(std::uint32_t group, Id<Persona> persona) const;

    /// What is made until the next call is about that department; nothing: about several.
    void begin(std::optional<std::size_t> department) { department_ = department; }

    /// One number of each department. Those of the hidden departments are a sum, too: the total
    /// less what the others show.
    struct Everywhere {
        Sum hidden;
        Sum shown;

        bool empty() const { return hidden.empty() && shown.empty(); }
    };
    void add(Everywhere& everywhere, std::size_t department, Unknown one) const {
        (is_hidden_[department] ? everywhere.hidden : everywhere.shown).push_back(one);
    }

    /// Of all departments, of the hidden ones and of the others.
    enum Part : std::uint8_t { OfAll, OfHidden, OfShown };
    static constexpr std::array every_part{OfAll, OfHidden, OfShown};
    using Totals = std::array<std::optional<Unknown>, every_part.size()>;
    Totals totals_of(const Everywhere& everywhere);

    // ---- trainings

    std::vector<std::map<Id<Training>, Unknown>> by_group;      // who completed it
    std::vector<std::map<std::size_t, Unknown>> by_department;  // by Dataset::trainings
    std::vector<Totals> completed;                              // likewise

    /// Of the people of a group who completed any of the trainings, those of each.
    Sum completed_by(std::uint32_t group, const std::vector<Id<Training>>& trainings) const;

    /// Whom a sum is about: one department, or several.
    struct Scope {
        std::optional<std::size_t> department;
        Part part = OfAll;
    };
    using SplitBy = std::variant<Id<Skill>, Id<Persona>>;  // who is asked for it, who is one

    /// Of those who completed each of the trainings, the ones who are asked for the skill, or are
    /// one. The others, who may be a few, are a number of their own.
    Sum completed_inside(const Scope& scope, const std::vector<Id<Training>>& trainings,
                         SplitBy by);

  private:
    struct Split {
        std::optional<Unknown> inside;
        std::optional<Unknown> others;
    };
    /// Of departments that show the training, and of the others.
    struct Apart {
        Sum told;
        Sum untold;

        bool empty() const { return told.empty() && untold.empty(); }
    };
    Unknown sum_of(const Apart& parts);
    bool are_alike(std::uint32_t one, std::uint32_t other) const;
    bool is_told(const std::optional<DatumId>& id) const;
    bool hides_a_rate(const DepartmentData& department) const;
    bool is_inside(std::uint32_t group, SplitBy by) const;
    Split split(std::size_t department, std::size_t training, SplitBy by);
    std::optional<Unknown> inside(const Scope& scope, Id<Training> training, SplitBy by);

    std::vector<std::int64_t> truth_;                        // by unknown
    std::vector<std::optional<std::size_t>> department_of_;  // likewise
    Sum unknowns_;
    std::vector<Told> told_;
    std::optional<std::size_t> department_;
    std::vector<bool> is_hidden_;                        // by department
    std::vector<std::vector<std::uint32_t>> groups_in_;  // by department of the records
    std::map<std::tuple<std::size_t, std::size_t, SplitBy>, Split> splits_;
};

/// What was completed, for each training and for the sums that indicators make of them.
void add_trainings(Model& model);

/// People who meet the conditions of indicators.
void add_people(Model& model);

/// To be called when the trainings are known.
void add_skills(Model& model);
void add_stages(Model& model);

}  // namespace skillmap::report::audit
