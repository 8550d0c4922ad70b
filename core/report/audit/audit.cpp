#include "core/report/audit/audit.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/indicators/indicators.h"
#include "core/report/audit/model.h"
#include "core/report/labels.h"

namespace skillmap::report {
namespace {

// How many terms of rules are looked at for a supposition, so many for all of them together: in a
// large town each goes on through all departments, and finds nothing there.
constexpr std::size_t least_steps = 200;
constexpr std::size_t steps_of_all = 4'000'000;

using audit::Fact;
using audit::Model;
using audit::Sum;
using audit::Told;
using audit::Unknown;

class Audit {
  public:
    explicit Audit(Model& model) : model_(model), set_(model.set) {}

    void run() {
        const auto open = [this](Fact fact) { return is_open(fact); };
        model_.inference.narrow(open);
        for (const Unknown one : model_.unknowns())
            if (is_secret(one) && !model_.inference.is_known(one)) following_.push_back({one, {}});
        most_steps_ =
            std::max(least_steps, steps_of_all / std::max<std::size_t>(following_.size(), 1));
        keep_what_follows();
        if (following_.empty()) return;
        model_.inference.narrow(open);
        std::erase_if(following_,
                      [this](const Following& one) { return proof_of(one.secret).has_value(); });
        while (!following_.empty()) {
            hide_some();
            keep_what_follows();
        }
    }

  private:
    // A secret that can be worked out.
    struct Following {
        Unknown secret = 0;
        std::vector<Fact> from;
    };

    const Told& told(Fact fact) const { return model_.told()[fact]; }
    bool is_open(Fact fact) const { return told(fact).says_the_same_of_all; }
    bool is_hidden(Fact fact) const { return set_.data[told(fact).datum].hidden; }

    // What a few people did, or that all people of a group did the same.
    bool is_secret(Unknown one) const {
        const std::int64_t of = model_.inference.most(one);
        const std::int64_t truth = model_.truth(one);
        return of < model_.least || truth == 0 || truth == of;
    }

    std::optional<std::vector<Fact>> proof_of(Unknown one) {
        return model_.inference.proof_of(one, model_.truth(one), most_steps_);
    }

    // With fewer figures nothing more follows than before, as long as none of them goes that is
    // open to everybody: what it made known would be a secret then. What follows from such figures
    // alone is none.
    void keep_what_follows() {
        model_.inference.narrow([](Fact) { return true; });
        std::erase_if(following_, [this](Following& one) {
            one.from = proof_of(one.secret).value_or(std::vector<Fact>());
            std::erase_if(one.from, [this](Fact fact) { return is_open(fact); });
            return one.from.empty();
        });
    }

    // Hides a figure for every number that follows.
    void hide_some() {
        for (const auto& [secret, from] : following_) {
            // One that was hidden for another number may be enough.
            if (std::any_of(from.begin(), from.end(),
                            [this](Fact fact) { return is_hidden(fact); }))
                continue;
            const Unknown one = secret;
            hide(*std::min_element(from.begin(), from.end(),
                                   [&](Fact a, Fact b) { return cost(a, one) < cost(b, one); }));
        }
    }

    // What the department itself shows goes before what is shown of others.
    std::pair<bool, audit::Worth> cost(Fact fact, Unknown of) const {
        const auto& department = told(fact).department;
        return {department && department != model_.department_of(of), told(fact).worth};
    }

    void hide(Fact fact) {
        const Unknown unknown = told(fact).unknown;
        for (const Told& same : model_.told()) {
            if (same.unknown != unknown) continue;
            hide_targets_like(same.datum);
            hide(same.datum);
            if (same.training) hide_coverage(*same.department, *same.training);
        }
        for (Fact other = 0; other < model_.told().size(); ++other)
            if (is_hidden(other)) model_.inference.forget(other);
    }

    void hide(DatumId id) {
        Datum& datum = set_.data[id];
        datum.hidden = true;
        if (datum.at_least) datum.unit = labels::rate_unit;
        datum.at_least = false;
        datum.ratio = {};
    }

    // A target may be the same figure.
    void hide_targets_like(DatumId id) {
        const Datum& figure = set_.data[id];
        if (!figure.department_code.empty()) return;
        for (const TargetData& target : set_.targets) {
            const Datum& actual = set_.data[target.actual];
            if (!actual.hidden && actual.ratio.numerator == figure.ratio.numerator)
                hide(target.actual);
        }
    }

    // That any or each kind was completed may say it of this one.
    void hide_coverage(std::size_t department, std::size_t training) {
        const auto& indicators = model_.assessment.input().indicators().indicators;
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            if (!is_coverage(indicators[i].kind)) continue;
            const auto own = trainings_behind(set_, model_.assessment, indicators[i]);
            if (std::find(own.begin(), own.end(), training) != own.end())
                hide(set_.departments[department].indicators[i]);
        }
    }

    Model& model_;
    Dataset& set_;
    std::size_t most_steps_ = 0;
    std::vector<Following> following_;
};

}  // namespace

void hide_what_tells_of_few(Dataset& set, const Assessment& assessment, const GroupRates& rates,
                            std::int64_t least) {
    if (least <= 1) return;
    Model model(set, assessment, rates, least);
    audit::add_trainings(model);
    audit::add_people(model);
    audit::add_skills(model);
    audit::add_stages(model);
    Audit(model).run();
}

}  // namespace skillmap::report
