// A table of figures whose rows and columns add up, some of them hidden: which ones follow from the
// rest nevertheless, and which others have to be hidden so that none does. Numbers only.
//
// The figures of the table, totals among them, are the edges of a graph: each connects its row with
// its column. What is known of the hidden ones is their sum at every row and every column, and so a
// hidden figure follows from the rest exactly where no circle of hidden ones goes through it (Dan
// Gusfield, "A Graph Theoretic Approach to Statistical Data Security", SIAM Journal on Computing,
// 1988).
#pragma once

#include <cstdint>
#include <vector>

namespace skillmap::report {

/// The last row and the last column hold the totals.
class SummedTable {
  public:
    SummedTable(std::size_t rows, std::size_t columns);

    /// A figure that it costs so much to hide: the people it is about, 1 or more. Those about
    /// nobody need not be set.
    void set(std::size_t row, std::size_t column, std::int64_t cost, bool hidden);
    /// A row that does not add up to its total: nothing follows from it.
    void set_open(std::size_t row) { open_[row] = true; }

    struct Place {
        std::size_t row = 0;
        std::size_t column = 0;
    };
    /// The figures to be hidden so that no hidden one follows from the rest: for each that does,
    /// the circle that costs least.
    std::vector<Place> to_hide() const;

  private:
    struct Edge {
        Place place;
        std::int64_t cost = 0;
        bool hidden = false;
    };
    class Graph;

    std::size_t rows_;
    std::size_t columns_;
    std::vector<bool> open_;  // by row
    std::vector<Edge> edges_;
};

}  // namespace skillmap::report
