#include "core/consistency.h"

#include <algorithm>
#include <optional>

#include "core/indicators/succession.h"
#include "core/indicators/targets.h"
#include "core/intake/needs.h"
#include "core/messages.h"
#include "core/text/join.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

Place place_of(const Records& records, const SourceRow& source) {
    return {records.file, records.sheets[source.sheet], CellRef{source.row, source.column}, {}};
}

void check_departments(const AssessmentInput& input, IssueList& issues) {
    const Records& records = input.records;
    std::vector<int> members(records.departments.size());
    for (const StaffMember& member : records.staff)
        if (member.department) ++members[member.department->index()];
    for (const Department& department : records.departments) {
        const int count = members[records.departments.id_of(department).index()];
        if (count > 0 && !department.valid_on(input.as_of))
            issues.add({MessageId::DepartmentNotValid, place_of(records, department.source), "",
                        department.name, std::to_string(count)});
    }
}

// Of departments that are still valid nobody asks who comes after them.
void check_successors(const AssessmentInput& input, IssueList& issues) {
    const List<Department>& departments = input.records.departments;
    Successors successors(departments, departments, input.as_of);
    for (const Department& department : departments) {
        if (department.successor_code.empty()) {
            if (department.valid_to.known() && department.valid_to.date() < input.as_of)
                issues.add({MessageId::SuccessorMissing, place_of(input.records, department.source),
                            department.name, "", ""});
            continue;
        }
        const Succession succession = successors.of(departments.id_of(department));
        const Place place = place_of(input.records, department.source);
        if (succession.end == Succession::End::Unknown)
            issues.add({MessageId::SuccessorUnknown, place, department.name, succession.code, ""});
        if (succession.end == Succession::End::Circle)
            issues.add({MessageId::SuccessorCircle, place, department.name, succession.code, ""});
    }
}

void check_targets(const AssessmentInput& input, IssueList& issues) {
    const Records& records = input.records;
    for (const Target& target : records.targets) {
        if (!target.source.in_workbook()) continue;
        const Place place = place_of(records, target.source);
        if (!is_computable(target, input))
            issues.add({MessageId::TargetNotComputed, place, target.indicator, target.object, ""});
        const bool share = target.measure == Target::Measure::Percent;
        if (!is_in_range(target))
            issues.add({MessageId::TargetOutOfRange, place, target.indicator,
                        number_text(*target.value), share ? "0～100" + target.unit : "0～"});
    }
}

// A mistyped year leaves every figure of the last year at 0.
void check_as_of(const AssessmentInput& input, IssueList& issues) {
    const auto& year = input.settings.fiscal_year;
    const DateField& own_date = input.settings.as_of;  // not one that was asked for
    const bool own = own_date.known() && own_date.date() == input.as_of;
    const Place place = own ? input.settings.as_of_place : Place{input.records.file, "", {}, {}};
    if (own && year && !year->contains(input.as_of))
        issues.add({MessageId::AsOfOutsideFiscalYear, place, "", to_string(input.as_of),
                    std::to_string(year->year())});
    std::optional<Date> newest;
    for (const Attendance& attendance : input.records.attendances) {
        if (!attendance.date.known()) continue;
        const Date date = attendance.date.date();
        if (date <= input.as_of && date >= years_before(input.as_of, 1)) return;
        newest = std::max(newest.value_or(date), date);
    }
    if (newest)
        issues.add(
            {MessageId::AsOfFarFromRecords, place, "", to_string(input.as_of), to_string(*newest)});
}

}  // namespace

void check_consistency(const AssessmentInput& input, IssueList& issues) {
    check_departments(input, issues);
    check_successors(input, issues);
    check_targets(input, issues);
    check_as_of(input, issues);
}

void check_sheets(const AssessmentInput& input, IssueList& issues) {
    const Form& form = wg_form();
    if (lists_no_departments(input.records))
        issues.add({MessageId::DepartmentsAbsent, Place{input.records.file, "", {}, {}},
                    form.sheet("departments").name(), "", ""});
    std::vector<std::string> absent = sheet_gaps(input.records, input.schemes, form).absent;
    for (const char* told : {"trainings", "attendances"})
        std::erase(absent, form.sheet(told).name());
    if (!absent.empty())
        issues.add({MessageId::EvidenceAbsent, Place{input.records.file, "", {}, {}},
                    joined(absent, "、"), "", ""});
}

}  // namespace skillmap
