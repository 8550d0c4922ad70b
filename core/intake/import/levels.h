// The levels that the answers of one column mean: by the words of a mapping, or else by a scale.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/intake/import/mapping.h"
#include "core/scheme/scheme.h"

namespace skillmap::import {

/// Remembers what it has read: columns have few different answers.
class LevelReader {
  public:
    /// Both outlive the reader.
    LevelReader(const LevelScale& scale, const Mapping& mapping)
        : scale_(&scale), mapping_(&mapping) {}

    /// The level of an answer, also with the ; that Forms puts behind a choice. Nothing for one
    /// that neither the mapping nor the scale understands.
    std::optional<int> read(std::string_view answer);

    /// Whether it says that there is no answer: by the mapping, or a word such as 未回答.
    bool is_blank(std::string_view answer) const;

  private:
    std::optional<int> level(std::string_view answer) const;

    const LevelScale* scale_;
    const Mapping* mapping_;
    std::unordered_map<std::string, std::optional<int>> known_;
};

}  // namespace skillmap::import
