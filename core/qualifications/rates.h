// 合格率: how many of those who sat an exam passed it, by department, month and exam; people and
// attempts apart. Only results that are known are in a rate.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/domain/ratio.h"
#include "core/indicators/population.h"
#include "core/qualifications/register.h"

namespace skillmap::qualifications {

struct Passes {
    Ratio people;              // who passed, at the last or any time before / whose result is known
    Ratio attempts;            // passed / known
    std::int64_t unknown = 0;  // attempts, likewise the next
    std::int64_t absent = 0;
};

struct PassRates {
    bool written =
        false;  // where nobody wrote 合否, only those who passed are there: no rate says anything
    std::vector<std::pair<std::optional<Id<Department>>, Passes>> departments;  // all with members
    std::vector<std::pair<std::optional<std::int32_t>, Passes>> months;  // month_index of the exam
    std::vector<std::pair<Symbol, Passes>> exams;  // in the order of the register
    Passes whole;
    std::int64_t left_out = 0;  // attempts of people that the scheme does not count
};

/// Of the people given, in the order of their departments.
PassRates pass_rates(const Records& records, const Register& of,
                     const std::vector<Id<StaffMember>>& people);

}  // namespace skillmap::qualifications
