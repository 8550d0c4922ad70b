#include "addin/cli/text_table.h"

#include <algorithm>

#include "core/text/width.h"

namespace skillmap::cli {

std::string TextTable::text() const {
    std::vector<std::size_t> widths;
    for (const auto& row : rows_) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], display_width(row[i]));
    }
    std::string out;
    for (const auto& row : rows_) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const bool last = i + 1 == row.size();
            if (i > 0) out += "  ";
            if (of_ == Of::Words && last)
                out += row[i];
            else if (of_ == Of::Words || i == 0)
                out += left_aligned(row[i], widths[i]);
            else
                out += right_aligned(row[i], widths[i]);
        }
        while (!out.empty() && out.back() == ' ') out.pop_back();
        out += "\n";
    }
    return out;
}

}  // namespace skillmap::cli
