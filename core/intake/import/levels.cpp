#include "core/intake/import/levels.h"

namespace skillmap::import {
namespace {

constexpr std::size_t most_remembered = 1000;

}  // namespace

ReadAnswer LevelReader::read(std::string_view answer) {
    std::string text(answer);
    if (const auto known = known_.find(text); known != known_.end()) return known->second;
    const ReadAnswer read = read_answer(answer, *scale_, *meanings_);
    if (known_.size() < most_remembered) known_.emplace(std::move(text), read);
    return read;
}

}  // namespace skillmap::import
