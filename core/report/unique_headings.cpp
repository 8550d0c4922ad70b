#include "core/report/unique_headings.h"

#include <algorithm>
#include <set>

#include "core/text/normalize.h"
#include "core/text/width.h"

namespace skillmap::report {
namespace {

constexpr std::size_t longest_heading = 250;

std::string one_line(const std::string& text) {
    std::string line(trim(text));
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return shortened(line, longest_heading);
}

}  // namespace

void make_headings_unique(Table& table) {
    std::set<std::string> taken;
    for (Column& column : table.columns) {
        const std::string heading = one_line(column.heading);
        std::string name = heading;
        for (int n = 2; !taken.insert(match_key(name)).second; ++n)
            name = heading + " (" + std::to_string(n) + ")";
        column.heading = std::move(name);
    }
}

}  // namespace skillmap::report
