#include "core/table/cell.h"

#include <algorithm>

namespace skillmap {

std::string column_name(std::uint32_t column) {
    std::string name;
    for (; column > 0; column = (column - 1) / 26)
        name.push_back(static_cast<char>('A' + (column - 1) % 26));
    std::reverse(name.begin(), name.end());
    return name;
}

std::string to_string(CellRef ref) {
    return column_name(ref.column) + std::to_string(ref.row);
}

std::string absolute(CellRef ref) {
    return "$" + column_name(ref.column) + "$" + std::to_string(ref.row);
}

std::optional<CellRef> parse_cell_ref(std::string_view text) {
    CellRef ref;
    std::size_t i = 0;
    if (i < text.size() && text[i] == '$') ++i;
    for (; i < text.size(); ++i) {
        const char c = static_cast<char>(text[i] & ~0x20);  // to upper case
        if (c < 'A' || c > 'Z') break;
        ref.column = ref.column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
        if (ref.column > max_columns) return std::nullopt;
    }
    if (i < text.size() && text[i] == '$') ++i;
    const std::size_t digits = i;
    for (; i < text.size(); ++i) {
        if (text[i] < '0' || text[i] > '9') return std::nullopt;
        ref.row = ref.row * 10 + static_cast<std::uint32_t>(text[i] - '0');
        if (ref.row > max_rows) return std::nullopt;
    }
    if (ref.column == 0 || ref.row == 0 || digits == text.size()) return std::nullopt;
    return ref;
}

std::string to_string(const CellRange& range) {
    if (range.first == range.last) return to_string(range.first);
    return to_string(range.first) + ":" + to_string(range.last);
}

std::optional<CellRange> parse_cell_range(std::string_view text) {
    const std::size_t colon = text.find(':');
    if (colon == std::string_view::npos) {
        const auto ref = parse_cell_ref(text);
        if (!ref) return std::nullopt;
        return CellRange{*ref, *ref};
    }
    const auto a = parse_cell_ref(text.substr(0, colon));
    const auto b = parse_cell_ref(text.substr(colon + 1));
    if (!a || !b) return std::nullopt;
    return CellRange{{std::min(a->row, b->row), std::min(a->column, b->column)},
                     {std::max(a->row, b->row), std::max(a->column, b->column)}};
}

}  // namespace skillmap
