// Rows of text set in columns, for the terminal.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace skillmap::cli {

class TextTable {
  public:
    /// Numbers: the first column to the left, the others to the right. Words: all to the left.
    enum class Of : std::uint8_t { Numbers, Words };
    explicit TextTable(Of of = Of::Numbers) : of_(of) {}

    void add(std::vector<std::string> row) { rows_.push_back(std::move(row)); }
    std::string text() const;

  private:
    Of of_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace skillmap::cli
