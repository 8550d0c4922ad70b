// Lists of people with their names (未受講者, 候補者), for those who work with them: a workbook of
// its own, never part of a dashboard, and not for publication.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/assessment.h"
#include "core/report/model.h"

namespace skillmap::report {

/// For whom a list is. Who gives posts (人事担当) sees no levels of tools where the scheme says
/// that they do not count for it; a manager (所属長) sees those of the people at hand.
enum class Reader : std::uint8_t { HumanResources, Manager };

/// "hr", "manager".
std::optional<Reader> reader_named(std::string_view name);

struct NameListOptions {
    Reader reader = Reader::Manager;
    std::optional<Id<Department>> department;  // only the people of this one and those below it
};

Report make_name_lists(Assessment& assessment, const NameListOptions& options);

}  // namespace skillmap::report
