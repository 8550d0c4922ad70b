#include "core/intake/import/import_plan.h"

#include <algorithm>

#include "core/text/number.h"

namespace skillmap::import {

std::string_view id_of(Outcome outcome) {
    static constexpr std::array<std::string_view, outcomes.size()> ids{
        "added", "changed", "unchanged", "superseded", "held", "rejected"};
    return ids.at(static_cast<std::size_t>(outcome));
}

std::string text_of(const PlannedValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* date = std::get_if<Date>(&value)) return skillmap::to_string(*date);
    return number_text(std::get<double>(value));
}

std::size_t ImportPlan::count(Outcome outcome) const {
    return static_cast<std::size_t>(
        std::count_if(rows.begin(), rows.end(),
                      [outcome](const RowResult& row) { return row.outcome == outcome; }));
}

bool ImportPlan::changes_anything() const {
    return std::any_of(sheets.begin(), sheets.end(),
                       [](const SheetPlan& sheet) {
                           return !sheet.changes.empty() || !sheet.rows.empty();
                       }) ||
           std::any_of(held.begin(), held.end(),
                       [](const HeldPerson& person) { return !person.listed; }) ||
           std::any_of(rows.begin(), rows.end(), [](const RowResult& row) {
               return row.outcome == Outcome::Rejected && !row.listed;
           });
}

bool ImportPlan::leaves_something() const {
    const auto is_finding = [](const Issue& issue) { return severity(issue) == Severity::Finding; };
    return std::any_of(rows.begin(), rows.end(), [&](const RowResult& row) {
        return row.outcome == Outcome::Held || row.outcome == Outcome::Rejected ||
               std::any_of(row.issues.begin(), row.issues.end(), is_finding);
    });
}

}  // namespace skillmap::import
