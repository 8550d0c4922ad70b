// Share files: what a municipality gives to its prefecture, as JSON. The format is described in
// core/docs/share-format.md.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "addin/engine/load.h"
#include "core/result.h"
#include "core/share/share.h"

namespace skillmap::engine {

inline constexpr std::string_view share_format = "skillmap-share";
inline constexpr std::int64_t share_version = 1;
/// Bytes of a file. One of a large town has about 40,000.
inline constexpr std::size_t most_share_bytes = 8U << 20U;

/// "staff", "people", "undecided", "stage", "stage_or_higher", "indicator".
std::string_view measure_name(sharing::Measure measure);

/// The same share gives the same text.
std::string share_json(const sharing::Share& share);

/// Takes nothing on trust. share.not_json with line and column, share.not_one, share.newer,
/// share.too_large, share.value_wrong with the place in the JSON, municipality.code,
/// municipality.check_digit, and those of sharing::check().
Result<sharing::Share> read_share(const InputFile& file);

}  // namespace skillmap::engine
