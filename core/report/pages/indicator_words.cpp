#include "core/report/pages/indicator_words.h"

#include <algorithm>

namespace skillmap::report {

using Kind = Indicator::Kind;

std::pair<labels::Label, labels::Label> part_headings(Kind kind) {
    if (kind == Kind::ObligationRate) return {labels::completed, labels::due_count};
    if (kind == Kind::Share) return {labels::fulfilling, labels::counted_people};
    return {labels::taken, labels::offered};
}

labels::Label count_heading(Kind kind) {
    if (kind == Kind::HeadCount) return labels::people;
    if (kind == Kind::Events) return labels::completions;
    if (kind == Kind::Projects) return labels::projects;
    if (kind == Kind::OrganisationLevel) return labels::stages_reached;
    return labels::count;
}

labels::Label count_unit(Kind kind) {
    if (kind == Kind::HeadCount) return labels::people_unit;
    return kind == Kind::OrganisationLevel ? labels::stage_unit : labels::case_unit;
}

bool rates_are_of_attendance(const Scheme& scheme) {
    return std::none_of(scheme.indicators.begin(), scheme.indicators.end(),
                        [](const Indicator& one) { return one.kind == Kind::Share; });
}

}  // namespace skillmap::report
