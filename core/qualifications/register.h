// 資格台帳: every row of 資格 as it stands on a day: what became of the exam, and how long the
// qualification lasts. Not what is paid for it: that is claims.h.
#pragma once

#include <cstdint>
#include <vector>

#include "core/domain/records.h"

namespace skillmap::qualifications {

enum class Attempt : std::uint8_t {
    Passed,
    Failed,
    Absent,
    Unknown,  // nobody wrote what became of it, or not so that it can be true
    Later,    // after the as-of date
    Repeated  // the same row again: counted nowhere
};

enum class Expiry : std::uint8_t {
    NotHeld,
    Never,       // said to have no end
    NotWritten,  // nothing is said: no end, or nobody wrote it
    Unknown,     // said to be unknown, or not to be read
    Later,
    Soon,
    Expired,
    Renewed  // a later row of the same person and qualification lasts longer
};

struct RegisterRow {
    std::size_t record = 0;  // of Records::qualifications
    Attempt attempt = Attempt::Unknown;
    Expiry expiry = Expiry::NotHeld;
    bool contradicted = false;  // another row tells the same exam in another way
};

struct Register {
    Date as_of{};
    Date until{};                   // what expires by then is soon
    std::vector<RegisterRow> rows;  // by Records::qualifications
};

/// What expires on the as-of date lasts that day.
Register make_register(const Records& records, Date as_of, int within_months);

}  // namespace skillmap::qualifications
