// Seats get a price. Everybody then reaches the goals that cost less than 1, however many seats
// that takes; what they gain and the worth of all seats together is at least what any plan reaches,
// for all prices. The prices that make it small are looked for by steps against the shortage.
#include "core/plan/goal_bound.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace skillmap::plan {
namespace {

// A seat that serves several goals of one person is paid by each in part.
struct Item {
    Course course = 0;
    std::uint32_t shared_by = 1;

    friend auto operator<=>(const Item&, const Item&) = default;
};
using Priced = std::vector<Item>;

class Bound {
  public:
    Bound(const CourseSeats& seats, const std::vector<Applicant>& applicants)
        : all_(seats), left_(seats), short_(seats.size()) {
        std::vector<std::int64_t> duties(seats.size());
        for (const Applicant& one : applicants)
            for (const Course course : one.duties) ++duties[course];
        for (std::size_t course = 0; course < seats.size(); ++course) {
            if (!seats[course]) continue;
            short_[course] = *seats[course] < duties[course];
            if (!short_[course]) left_[course] = *seats[course] - duties[course];
        }
        for (const Applicant& one : applicants) add(one);
    }

    std::int64_t most() const {
        constexpr int steps = 2000;
        constexpr double first_step = 0.5;
        constexpr double rounding = 1e-6;
        std::vector<double> prices(all_.size());
        double least = static_cast<double>(total_);
        for (int i = 0; i < steps && !groups_.empty(); ++i) {
            std::vector<double> shortage(all_.size());
            least = std::min(least, worth(prices, shortage));
            double length = 0;
            for (const double one : shortage) length += one * one;
            if (length == 0) break;
            const double step = first_step / std::sqrt((i + 1) * length);
            for (std::size_t course = 0; course < prices.size(); ++course)
                prices[course] = std::clamp(prices[course] + step * shortage[course], 0.0, 1.0);
        }
        return free_ + static_cast<std::int64_t>(std::floor(least + rounding));
    }

  private:
    // What a way still takes of seats that are short of somebody. Nothing: no seat is left for it.
    std::optional<Way> open(const Applicant& applicant, const Way& way) const {
        Way rest;
        for (const Course course : way) {
            const bool duty = std::find(applicant.duties.begin(), applicant.duties.end(), course) !=
                              applicant.duties.end();
            if (!left_[course] || (duty && !short_[course])) continue;
            if (*left_[course] == 0 || (short_[course] && !duty)) return std::nullopt;
            rest.push_back(course);
        }
        return rest;
    }

    void add(const Applicant& applicant) {
        std::vector<std::vector<Way>> goals;
        for (const Goal& goal : applicant.goals) {
            if (!goal.by_courses) continue;
            std::vector<Way> ways;
            bool free = !goal.all_ways;
            for (const Way& way : goal.ways)
                if (auto rest = open(applicant, way)) {
                    free = free || rest->empty();
                    ways.push_back(std::move(*rest));
                }
            if (free)
                ++free_;
            else if (!ways.empty())
                goals.push_back(std::move(ways));
        }
        std::map<Course, std::uint32_t> users;
        for (const auto& ways : goals) {
            Way all;
            for (const Way& way : ways) all.insert(all.end(), way.begin(), way.end());
            std::sort(all.begin(), all.end());
            all.erase(std::unique(all.begin(), all.end()), all.end());
            for (const Course course : all) ++users[course];
        }
        for (const auto& ways : goals) {
            std::vector<Priced> priced;
            for (const Way& way : ways) {
                priced.emplace_back();
                for (const Course course : way) priced.back().push_back({course, users[course]});
            }
            ++groups_[std::move(priced)];
            ++total_;
        }
    }

    double worth(const std::vector<double>& prices, std::vector<double>& shortage) const {
        double sum = 0;
        for (std::size_t course = 0; course < prices.size(); ++course)
            if (left_[course]) {
                sum += prices[course] * static_cast<double>(*left_[course]);
                shortage[course] = -static_cast<double>(*left_[course]);
            }
        for (const auto& [ways, count] : groups_) {
            double least = 1;
            const Priced* taken = nullptr;
            for (const Priced& way : ways) {
                double cost = 0;
                for (const Item& item : way) cost += prices[item.course] / item.shared_by;
                if (cost < least) {
                    least = cost;
                    taken = &way;
                }
            }
            if (taken == nullptr) continue;
            const auto people = static_cast<double>(count);
            sum += people * (1 - least);
            for (const Item& item : *taken) shortage[item.course] += people / item.shared_by;
        }
        for (std::size_t course = 0; course < prices.size(); ++course)
            if (prices[course] <= 0 && shortage[course] < 0) shortage[course] = 0;
        return sum;
    }

    const CourseSeats& all_;
    CourseSeats left_;         // without those that duties take, where they suffice
    std::vector<bool> short_;  // fewer than duties
    std::map<std::vector<Priced>, std::int64_t> groups_;
    std::int64_t total_ = 0;
    std::int64_t free_ = 0;  // goals that take no seat
};

}  // namespace

std::int64_t most_goals(const CourseSeats& seats, const std::vector<Applicant>& applicants) {
    return Bound(seats, applicants).most();
}

}  // namespace skillmap::plan
