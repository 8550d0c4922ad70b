#include "core/report/pages/comparison_tables.h"

#include <algorithm>

namespace skillmap::report {
namespace {

// So many have room beside each other.
constexpr std::size_t pairs_in_a_table = 3;

}  // namespace

Value change_of(const Compared& one) {
    return one.before && one.now ? Value(Change{*one.now, *one.before})
                                 : Value(str(labels::not_applicable));
}

void add_pair(std::vector<Value>& row, const Compared& one) {
    row.push_back(value_or_sign(one.before));
    row.push_back(value_or_sign(one.now));
    row.push_back(change_of(one));
}

void add_pair_columns(Table& table, const std::string& group, bool rates, double width) {
    for (const auto heading : {labels::previous, labels::this_time,
                               rates ? labels::difference_points : labels::change}) {
        Column column = count_column(heading, width);
        column.group = group;
        if (rates) column.kind = ColumnKind::Rate;
        table.columns.push_back(std::move(column));
    }
}

void add_tables(Page& page, const Table& table, const std::vector<Series>& series, bool rates) {
    for (std::size_t from = 0; from < series.size(); from += pairs_in_a_table) {
        Table part = table;
        part.id += std::to_string(from);
        if (from > 0) part.title.clear();
        const std::size_t to = std::min(from + pairs_in_a_table, series.size());
        if (to < series.size()) part.note.clear();
        for (std::size_t s = from; s < to; ++s) {
            add_pair_columns(part, series[s].heading, rates, 10);
            for (std::size_t row = 0; row < part.rows.size(); ++row)
                add_pair(part.rows[row], series[s].figures[row]);
        }
        page.blocks.push_back(std::move(part));
    }
}

}  // namespace skillmap::report
