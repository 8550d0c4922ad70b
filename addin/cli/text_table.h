// Tables on the terminal.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/text/width.h"

namespace skillmap::cli {

/// Rows of text set in columns: the first to the left, the others to the right.
class TextTable {
  public:
    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }

    std::string text() const {
        std::vector<std::size_t> widths;
        for (const auto& row : rows_) {
            widths.resize(std::max(widths.size(), row.size()));
            for (std::size_t i = 0; i < row.size(); ++i)
                widths[i] = std::max(widths[i], display_width(row[i]));
        }
        std::string out;
        for (const auto& row : rows_) {
            for (std::size_t i = 0; i < row.size(); ++i)
                out += i == 0 ? left_aligned(row[i], widths[i])
                              : "  " + right_aligned(row[i], widths[i]);
            out += "\n";
        }
        return out;
    }

  private:
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace skillmap::cli
