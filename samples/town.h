// An invented municipality: departments, staff and their records. Everything in it is synthetic;
// the names are made of plants and weather. The same options give the same town.
#pragma once

#include <cstdint>

#include "core/domain/records.h"
#include "core/intake/settings.h"

namespace skillmap::samples {

struct TownOptions {
    int staff = 240;
    int departments = 16;
    std::uint64_t seed = 1;
};

struct Town {
    Settings settings;
    Records records;
};

Town make_town(const TownOptions& options);

}  // namespace skillmap::samples
