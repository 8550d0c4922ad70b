#include "core/qualifications/register.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace skillmap::qualifications {
namespace {

Attempt attempt_of(const Qualification& one, Date as_of) {
    if (one.repeats != 0) return Attempt::Repeated;
    const auto later = [&](const DateField& date) { return date.known() && as_of < date.date(); };
    if (later(one.taken)) return Attempt::Later;
    if (later(one.passed)) return one.taken.known() ? Attempt::Unknown : Attempt::Later;
    switch (one.result) {
        case ExamResult::Passed:
            return Attempt::Passed;
        case ExamResult::Failed:
            return Attempt::Failed;
        case ExamResult::Absent:
            return Attempt::Absent;
        case ExamResult::Unknown:
            break;
    }
    return Attempt::Unknown;
}

Expiry expiry_of(const Qualification& one, const Register& of) {
    if (one.never_expires) return Expiry::Never;
    if (one.expires.blank()) return Expiry::NotWritten;
    if (!one.expires.known()) return Expiry::Unknown;
    if (one.expires.date() < of.as_of) return Expiry::Expired;
    return one.expires.date() <= of.until ? Expiry::Soon : Expiry::Later;
}

using Holding = std::pair<Id<StaffMember>, Symbol>;

Holding holding(const Qualification& one) {
    return {one.staff, one.name};
}

// Whether a held row stands in for another one that ends, or ended. Where its own end is not known,
// the one that was passed later does.
bool renews(const Qualification& newer, const Qualification& older) {
    if (newer.never_expires) return true;
    if (newer.expires.known()) return older.expires.date() < newer.expires.date();
    return newer.passed.known() && older.passed.known() &&
           older.passed.date() < newer.passed.date();
}

void mark_renewed(const Records& records, Register& of) {
    std::map<Holding, std::vector<const Qualification*>> held;
    for (const RegisterRow& row : of.rows)
        if (row.attempt == Attempt::Passed)
            held[holding(records.qualifications[row.record])].push_back(
                &records.qualifications[row.record]);
    for (RegisterRow& row : of.rows) {
        if (row.expiry != Expiry::Soon && row.expiry != Expiry::Expired) continue;
        const Qualification& own = records.qualifications[row.record];
        const auto& others = held[holding(own)];
        if (std::any_of(others.begin(), others.end(), [&](const Qualification* other) {
                return other != &own && renews(*other, own);
            }))
            row.expiry = Expiry::Renewed;
    }
}

// One person sits one exam once on a day, and passes it once on a day.
void mark_contradictions(const Records& records, Register& of) {
    std::map<std::tuple<Id<StaffMember>, Symbol, bool, Date>, std::vector<RegisterRow*>> same;
    for (RegisterRow& row : of.rows) {
        if (row.attempt == Attempt::Repeated) continue;
        const Qualification& one = records.qualifications[row.record];
        if (one.taken.known()) same[{one.staff, one.name, true, one.taken.date()}].push_back(&row);
        if (one.passed.known())
            same[{one.staff, one.name, false, one.passed.date()}].push_back(&row);
    }
    for (auto& [key, rows] : same)
        if (rows.size() > 1)
            for (RegisterRow* row : rows) row->contradicted = true;
}

}  // namespace

Register make_register(const Records& records, Date as_of, int within_months) {
    Register of{as_of, months_after(as_of, within_months), {}};
    for (std::size_t i = 0; i < records.qualifications.size(); ++i) {
        const Qualification& one = records.qualifications[i];
        RegisterRow row{i, attempt_of(one, as_of), Expiry::NotHeld, false};
        if (row.attempt == Attempt::Passed) row.expiry = expiry_of(one, of);
        of.rows.push_back(row);
    }
    mark_renewed(records, of);
    mark_contradictions(records, of);
    return of;
}

}  // namespace skillmap::qualifications
