// The tables of a history, version by version, and what a file has to be to be read as one. The
// format is described in xlsx_io/docs/0006-history.md. Internal to xlsx_io/history.
#pragma once

#include <cstdint>
#include <span>

#include "xlsx_io/history/sqlite.h"

namespace skillmap::history {

/// "SkMp": by which a file is known that other programs do not write.
inline constexpr std::int64_t application_id = 0x536B4D70;

/// The steps from each version to the next; the first makes version 1. They are only ever added to.
std::span<const char* const> migrations();

/// Refuses what is no history, that of another program, one of a newer version, and a damaged one;
/// brings an older one up to the steps given. Inside a transaction. A new file is given its tables
/// where `purpose` is to write; for a reader it is history.nothing.
Result<void> make_ready(const Connection& connection, std::span<const char* const> steps,
                        Purpose purpose);

}  // namespace skillmap::history
