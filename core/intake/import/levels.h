// The levels that the answers of one column mean.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/intake/import/answer_meaning.h"

namespace skillmap::import {

/// Remembers what it has read: columns have few different answers.
class LevelReader {
  public:
    /// Both outlive the reader.
    LevelReader(const LevelScale& scale, const AnswerMeanings& meanings)
        : scale_(&scale), meanings_(&meanings) {}

    ReadAnswer read(std::string_view answer);

  private:
    const LevelScale* scale_;
    const AnswerMeanings* meanings_;
    std::unordered_map<std::string, ReadAnswer> known_;
};

}  // namespace skillmap::import
