#include "core/plan/mentoring.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "core/plan/departments.h"
#include "core/text/name_key.h"

namespace skillmap::plan {
namespace {

class Pairing {
  public:
    Pairing(const Placement& placement, const std::vector<Id<StaffMember>>& people,
            Id<Persona> persona)
        : placement_(placement), records_(placement.stages().facts.records()) {
        found_.persona = persona;
        const std::size_t stages = placement.known_stages(persona);
        if (stages < 2) return;
        found_.last_stage = stages;
        for (const Id<StaffMember> staff : people) sort_in(staff);
        pair();
    }

    Mentoring take() { return std::move(found_); }

  private:
    struct Learner {
        Id<StaffMember> staff;
        std::uint8_t stage = 0;
        std::optional<Pair> pair;
    };

    void sort_in(Id<StaffMember> staff) {
        const auto stages = placement_.stages().stages.of(staff);
        const bool has = std::any_of(stages.begin(), stages.end(), [&](const PersonaStage& one) {
            return one.scheme_persona == found_.persona;
        });
        if (!has) return;
        const SeenStage seen = placement_.seen(staff, found_.persona);
        if (seen.reached == found_.last_stage)
            found_.mentors.push_back(staff);
        else if (seen.undecided)
            ++found_.undecided;
        else if (seen.reached <= 1)
            learners_.push_back({staff, seen.reached, std::nullopt});
    }

    void pair() {
        if (found_.mentors.empty() || learners_.empty()) {
            found_.without_pair = learners_.size();
            return;
        }
        loads_.resize(found_.mentors.size());
        found_.most = (learners_.size() + loads_.size() - 1) / loads_.size();
        for (const bool of_bureau : {true, false})
            for (Learner& learner : learners_)
                if (!learner.pair) choose(learner, of_bureau);
        for (const Learner& learner : learners_) found_.pairs.push_back(*learner.pair);
    }

    const Department* department(Id<StaffMember> staff) const {
        const auto& id = records_.staff[staff].department;
        return id ? &records_.departments[*id] : nullptr;
    }

    Near nearness(Id<StaffMember> learner, Id<StaffMember> mentor) const {
        const Department* a = department(learner);
        const Department* b = department(mentor);
        if (a != nullptr && a == b) return Near::SameDepartment;
        if (a == nullptr || b == nullptr || a->bureau.empty() || b->bureau.empty())
            return Near::NoBureau;
        return name_key(a->bureau) == name_key(b->bureau) ? Near::SameBureau : Near::OtherBureau;
    }

    void choose(Learner& learner, bool of_bureau) {
        std::optional<std::size_t> best;
        const auto rank = [&](std::size_t i) {
            return std::tuple(loads_[i], nearness(learner.staff, found_.mentors[i]));
        };
        for (std::size_t i = 0; i < loads_.size(); ++i) {
            if (loads_[i] == found_.most) continue;
            if (of_bureau && nearness(learner.staff, found_.mentors[i]) > Near::SameBureau)
                continue;
            if (!best || rank(i) < rank(*best)) best = i;
        }
        if (!best) return;
        ++loads_[*best];
        const Id<StaffMember> mentor = found_.mentors[*best];
        learner.pair = Pair{learner.staff, learner.stage, mentor, nearness(learner.staff, mentor)};
    }

    const Placement& placement_;
    const Records& records_;
    Mentoring found_;
    std::vector<Learner> learners_;
    std::vector<std::size_t> loads_;  // by mentor
};

}  // namespace

std::vector<Mentoring> propose_pairs(const Placement& placement) {
    const Facts& facts = placement.stages().facts;
    const auto people = people_in_order(facts.records(), placement.stages().population,
                                        facts.as_of(), std::nullopt);
    std::vector<Mentoring> all;
    for (const Persona& persona : placement.scheme().personas)
        if (persona.stages.size() > 1)
            all.push_back(
                Pairing(placement, people, placement.scheme().personas.id_of(persona)).take());
    return all;
}

}  // namespace skillmap::plan
