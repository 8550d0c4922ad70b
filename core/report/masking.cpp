#include "core/report/masking.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace skillmap::report {
namespace {

class Hiding {
  public:
    Hiding(const std::vector<Part>& parts, std::int64_t least, std::vector<bool> hidden,
           Groups groups)
        : parts_(parts), least_(least), hidden_(std::move(hidden)), groups_(groups) {
        hidden_.resize(parts_.size());
    }

    Hidden hide() {
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (parts_[i].people > 0 && parts_[i].people < least_) hidden_[i] = true;
        if (sum_hidden([](const Part&) { return 1; }) == 0) return {std::move(hidden_), false};
        while (!enough()) {
            const auto next = next_to_hide();
            if (!next) break;
            hidden_[*next] = true;
        }
        const bool total = is_small() || is_uniform();
        return {std::move(hidden_), total};
    }

  private:
    template <class F>
    std::int64_t sum_hidden(F of) const {
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (hidden_[i] && parts_[i].people > 0) sum += of(parts_[i]);
        return sum;
    }

    static std::int64_t numerator(const Part& part) { return part.numerator; }
    static std::int64_t missing(const Part& part) {
        return part.denominator > 0 ? part.denominator - part.numerator : 0;
    }
    static std::int64_t denominator(const Part& part) { return part.denominator; }
    static std::int64_t people(const Part& part) { return part.people; }
    static std::int64_t one(const Part& /*part*/) { return 1; }

    bool is_small() const {
        if (sum_hidden(one) < 2) return true;
        if (groups_ == Groups::Apart) return sum_hidden(people) < least_;
        std::int64_t largest = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (hidden_[i]) largest = std::max(largest, parts_[i].people);
        return largest < least_;
    }

    // Whether the sum says the same of every hidden part.
    bool is_uniform() const {
        return sum_hidden(denominator) > 0 &&
               (sum_hidden(numerator) == 0 || sum_hidden(missing) == 0);
    }

    // Whether some part that is shown has what none of the hidden ones has.
    template <class F>
    bool lacks(F of) const {
        if (sum_hidden(of) > 0) return false;
        for (std::size_t i = 0; i < parts_.size(); ++i)
            if (!hidden_[i] && parts_[i].people > 0 && of(parts_[i]) > 0) return true;
        return false;
    }

    bool enough() const {
        return !is_small() && !lacks(denominator) && !lacks(numerator) && !lacks(missing);
    }

    // The smallest part that helps.
    std::optional<std::size_t> next_to_hide() const {
        const bool wants_any = lacks(denominator);
        const bool wants_numerator = lacks(numerator);
        const bool wants_missing = !wants_numerator && lacks(missing);
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const Part& part = parts_[i];
            const bool helps = part.people > 0 && (!wants_any || denominator(part) > 0) &&
                               (!wants_numerator || numerator(part) > 0) &&
                               (!wants_missing || missing(part) > 0);
            if (hidden_[i] || !helps) continue;
            if (!best || part.people < parts_[*best].people) best = i;
        }
        return best;
    }

    const std::vector<Part>& parts_;
    std::int64_t least_;
    std::vector<bool> hidden_;
    Groups groups_;
};

}  // namespace

Hidden hide_small(const std::vector<Part>& parts, std::int64_t least, std::vector<bool> already,
                  Groups groups) {
    return Hiding(parts, least, std::move(already), groups).hide();
}

}  // namespace skillmap::report
