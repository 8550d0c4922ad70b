#include "core/report/summed_table.h"

#include <map>

#include "samples/random.h"
#include "tests/support/catch.h"

using namespace skillmap::report;

namespace {

using Places = std::vector<std::pair<std::size_t, std::size_t>>;
using Grid = std::vector<std::vector<bool>>;
using Counts = std::vector<std::vector<std::int64_t>>;

Places to_hide(const Counts& people, const Grid& hidden, const std::vector<bool>& open = {}) {
    SummedTable table(people.size(), people.front().size());
    for (std::size_t row = 0; row < people.size(); ++row) {
        if (row < open.size() && open[row]) table.set_open(row);
        for (std::size_t column = 0; column < people[row].size(); ++column)
            table.set(row, column, people[row][column], hidden[row][column]);
    }
    Places places;
    for (const SummedTable::Place& place : table.to_hide())
        places.emplace_back(place.row, place.column);
    return places;
}

// The last row and column are the sums of the others.
Counts with_totals(Counts people) {
    std::vector<std::int64_t> sums(people.front().size() + 1);
    for (auto& row : people) {
        std::int64_t sum = 0;
        for (std::size_t column = 0; column < row.size(); ++column) {
            sum += row[column];
            sums[column] += row[column];
        }
        sums.back() += sum;
        row.push_back(sum);
    }
    people.push_back(sums);
    return people;
}

// Whether a figure can have another value, the sums and all that is shown being the same: by
// elimination, as an attacker would do it.
bool follows(const Grid& hidden, std::size_t row, std::size_t column) {
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> unknowns;
    for (std::size_t r = 0; r < hidden.size(); ++r)
        for (std::size_t c = 0; c < hidden[r].size(); ++c)
            if (hidden[r][c]) unknowns.emplace(std::pair(r, c), unknowns.size());
    std::vector<std::vector<double>> equations;
    const auto equation = [&](const auto& takes) {
        std::vector<double> factors(unknowns.size());
        for (const auto& [place, index] : unknowns)
            if (takes(place)) factors[index] = 1;
        equations.push_back(std::move(factors));
    };
    for (std::size_t r = 0; r < hidden.size(); ++r)
        equation([&](const auto& place) { return place.first == r; });
    for (std::size_t c = 0; c < hidden.front().size(); ++c)
        equation([&](const auto& place) { return place.second == c; });
    std::vector<bool> used(equations.size());
    for (std::size_t u = 0; u < unknowns.size(); ++u)
        for (std::size_t e = 0; e < equations.size(); ++e) {
            if (used[e] || equations[e][u] == 0) continue;
            used[e] = true;
            for (std::size_t other = 0; other < equations.size(); ++other) {
                const double times = other == e ? 0 : equations[other][u] / equations[e][u];
                for (std::size_t i = 0; times != 0 && i < unknowns.size(); ++i)
                    equations[other][i] -= times * equations[e][i];
            }
            break;
        }
    const std::size_t wanted = unknowns.at({row, column});
    for (const auto& factors : equations) {
        bool alone = factors[wanted] != 0;
        for (std::size_t i = 0; i < factors.size(); ++i)
            alone = alone && (i == wanted || factors[i] == 0);
        if (alone) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("summed table: nothing more is hidden where every hidden figure is in a circle") {
    const Counts people = with_totals({{1, 5, 9}, {4, 2, 8}, {7, 6, 3}});
    Grid hidden(4, std::vector<bool>(4));
    CHECK(to_hide(people, hidden).empty());
    hidden[0][0] = hidden[0][1] = hidden[1][0] = hidden[1][1] = true;
    CHECK(to_hide(people, hidden).empty());
}

TEST_CASE("summed table: the circle about the fewest people is hidden") {
    const Counts people = with_totals({{1, 5, 9}, {4, 2, 8}, {7, 6, 3}});
    Grid hidden(4, std::vector<bool>(4));
    hidden[0][0] = true;
    CHECK(to_hide(people, hidden) == Places{{1, 0}, {1, 1}, {0, 1}});
    hidden[2][2] = true;  // neither row nor column has it alone with the other
    hidden[0][2] = true;
    CHECK(to_hide(people, hidden) == Places{{2, 0}});
}

TEST_CASE("summed table: each sum is safe, not all of them together") {
    // Rows and columns with two hidden figures each, but for a bridge between two circles.
    Counts people = with_totals(Counts(4, std::vector<std::int64_t>(4, 9)));
    Grid hidden(5, std::vector<bool>(5));
    for (const auto& [row, column] :
         Places{{0, 0}, {0, 1}, {1, 0}, {1, 1}, {2, 2}, {2, 3}, {3, 2}, {3, 3}, {0, 2}})
        hidden[row][column] = true;
    CHECK(follows(hidden, 0, 2));
    for (const auto& [row, column] : to_hide(people, hidden)) hidden[row][column] = true;
    CHECK_FALSE(follows(hidden, 0, 2));
}

TEST_CASE("summed table: rows that do not add up give nothing away") {
    const Counts people = with_totals({{1, 5}, {4, 2}});
    Grid hidden(3, std::vector<bool>(3));
    hidden[0][0] = hidden[1][0] = true;
    CHECK(to_hide(people, hidden).size() == 2);
    CHECK(to_hide(people, hidden, {true, true}).empty());
}

TEST_CASE("summed table: nothing follows from what is left, in any town") {
    skillmap::samples::Random random(7);
    for (int town = 0; town < 300; ++town) {
        const auto rows = 1U + static_cast<std::size_t>(random.below(7));
        const auto columns = 1U + static_cast<std::size_t>(random.below(5));
        Counts people(rows, std::vector<std::int64_t>(columns));
        for (auto& row : people)
            for (auto& one : row) one = random.below(7);
        people = with_totals(people);
        Grid hidden(rows + 1, std::vector<bool>(columns + 1));
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column)
                hidden[row][column] = people[row][column] == 1 || people[row][column] == 2;
        for (const auto& [row, column] : to_hide(people, hidden)) hidden[row][column] = true;
        for (std::size_t row = 0; row <= rows; ++row)
            for (std::size_t column = 0; column <= columns; ++column)
                if (hidden[row][column]) {
                    CAPTURE(town, row, column);
                    CHECK_FALSE(follows(hidden, row, column));
                }
    }
}
