#include "core/report/summed_table.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <utility>

namespace skillmap::report {

// Its nodes are the rows, then the columns; all open rows are one more.
class SummedTable::Graph {
  public:
    explicit Graph(const SummedTable& table) : edges_(table.edges_) {
        const std::size_t open = table.rows_ + table.columns_;
        at_.resize(open + 1);
        for (std::size_t e = 0; e < edges_.size(); ++e) {
            const auto [row, column] = edges_[e].place;
            ends_.emplace_back(table.open_[row] ? open : row, table.rows_ + column);
            at_[ends_[e].first].push_back(e);
            at_[ends_[e].second].push_back(e);
        }
    }

    std::vector<Place> hide_what_follows() {
        std::vector<Place> places;
        while (true) {
            const std::size_t before = places.size();
            std::vector<bool> in_circle(edges_.size());
            for (const std::size_t edge : bridges()) {
                if (in_circle[edge]) continue;
                for (const std::size_t other : circle_through(edge)) {
                    in_circle[other] = true;
                    if (edges_[other].hidden) continue;
                    edges_[other].hidden = true;
                    places.push_back(edges_[other].place);
                }
            }
            if (places.size() == before) return places;
        }
    }

  private:
    std::size_t other_end(std::size_t edge, std::size_t node) const {
        return ends_[edge].first == node ? ends_[edge].second : ends_[edge].first;
    }

    // Hidden edges that are in no circle of hidden ones (Tarjan, without recursion).
    std::vector<std::size_t> bridges() const {
        constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
        struct Visit {
            std::size_t node;
            std::size_t from;  // the edge that led here
            std::size_t next;  // of the node's edges
        };
        std::vector<std::size_t> found;
        std::vector<std::size_t> number(at_.size(), none);
        std::vector<std::size_t> lowest(at_.size());
        std::size_t count = 0;
        std::vector<Visit> path;
        const auto enter = [&](std::size_t node, std::size_t from) {
            number[node] = lowest[node] = count++;
            path.push_back({node, from, 0});
        };
        for (std::size_t start = 0; start < at_.size(); ++start) {
            if (number[start] != none) continue;
            enter(start, none);
            while (!path.empty()) {
                Visit& visit = path.back();
                if (visit.next < at_[visit.node].size()) {
                    const std::size_t edge = at_[visit.node][visit.next++];
                    if (!edges_[edge].hidden || edge == visit.from) continue;
                    const std::size_t to = other_end(edge, visit.node);
                    if (number[to] == none)
                        enter(to, edge);
                    else
                        lowest[visit.node] = std::min(lowest[visit.node], number[to]);
                    continue;
                }
                const Visit done = visit;
                path.pop_back();
                if (path.empty()) break;
                std::size_t& parent = lowest[path.back().node];
                parent = std::min(parent, lowest[done.node]);
                if (lowest[done.node] == number[done.node]) found.push_back(done.from);
            }
        }
        std::sort(found.begin(), found.end());
        return found;
    }

    // The other edges of the circle that costs least (Dijkstra). None where
    // there is no circle.
    std::vector<std::size_t> circle_through(std::size_t edge) const {
        constexpr std::int64_t far = std::numeric_limits<std::int64_t>::max();
        const auto [from, to] = ends_[edge];
        std::vector<std::int64_t> distance(at_.size(), far);
        std::vector<std::size_t> came_by(at_.size(), edge);
        using Entry = std::pair<std::int64_t, std::size_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
        distance[from] = 0;
        queue.emplace(0, from);
        while (!queue.empty()) {
            const auto [so_far, node] = queue.top();
            queue.pop();
            if (node == to) break;
            if (so_far > distance[node]) continue;
            for (const std::size_t next : at_[node]) {
                if (next == edge) continue;
                const std::size_t end = other_end(next, node);
                const std::int64_t sum = so_far + (edges_[next].hidden ? 0 : edges_[next].cost);
                if (sum >= distance[end]) continue;
                distance[end] = sum;
                came_by[end] = next;
                queue.emplace(sum, end);
            }
        }
        std::vector<std::size_t> circle;
        if (distance[to] == far) return circle;
        for (std::size_t node = to; node != from; node = other_end(came_by[node], node))
            circle.push_back(came_by[node]);
        return circle;
    }

    std::vector<Edge> edges_;
    std::vector<std::pair<std::size_t, std::size_t>> ends_;  // nodes, by edge
    std::vector<std::vector<std::size_t>> at_;               // edges, by node
};

SummedTable::SummedTable(std::size_t rows, std::size_t columns)
    : rows_(rows), columns_(columns), open_(rows) {}

void SummedTable::set(std::size_t row, std::size_t column, std::int64_t cost, bool hidden) {
    if (cost > 0) edges_.push_back({{row, column}, cost, hidden});
}

std::vector<SummedTable::Place> SummedTable::to_hide() const {
    return Graph(*this).hide_what_follows();
}

}  // namespace skillmap::report
