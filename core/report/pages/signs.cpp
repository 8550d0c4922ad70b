#include "core/report/pages/signs.h"

#include <algorithm>

#include "core/report/figures.h"
#include "core/report/labels.h"
#include "core/report/pages/pages.h"

namespace skillmap::report {
namespace {

bool is_sign(const Report& report, const Value& value) {
    const auto* text = std::get_if<std::string>(&value);
    return is_hidden(report, value) || (text != nullptr && *text == report.hidden);
}

// Whether a value is so, or may be where the reader picks another row.
template <class Test>
bool any_value(const Report& report, const Table& table, Test test) {
    const auto may_be = [&](const Value& value) {
        const std::vector<Value> all = possible_values(report, value);
        return std::any_of(all.begin(), all.end(), test);
    };
    const auto in_row = [&](const std::vector<Value>& row) {
        return std::any_of(row.begin(), row.end(), may_be);
    };
    return in_row(table.summary) || std::any_of(table.rows.begin(), table.rows.end(), in_row);
}

void explain(const Report& report, Table& table) {
    if (any_value(report, table,
                  [&](const Value& one) { return lower_limit(report, one).has_value(); }))
        table.lead = labels::in_tenths_lead;
    const bool explained = table.note.find(report.hidden) != std::string::npos;
    if (!explained &&
        any_value(report, table, [&](const Value& one) { return is_sign(report, one); }))
        table.note += labels::hidden_note;
}

}  // namespace

void explain_signs(Report& report) {
    for (Page& page : report.pages) {
        if (page.id == cover_id) continue;  // which lists them
        for (Block& block : page.blocks)
            if (auto* table = std::get_if<Table>(&block)) explain(report, *table);
    }
}

}  // namespace skillmap::report
