#include "core/intake/import/levels.h"

#include "core/intake/form.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

constexpr std::size_t most_remembered = 1000;

}  // namespace

std::optional<int> LevelReader::read(std::string_view answer) {
    std::string text(answer);
    if (const auto known = known_.find(text); known != known_.end()) return known->second;
    const auto read = level(answer);
    if (known_.size() < most_remembered) known_.emplace(std::move(text), read);
    return read;
}

std::optional<int> LevelReader::level(std::string_view answer) const {
    std::string_view text = trim(answer);
    while (!text.empty() && text.back() == ';') text = trim(text.substr(0, text.size() - 1));
    if (const auto word = mapping_->levels.find(match_key(text)); word != mapping_->levels.end())
        return word->second <= scale_->highest ? std::optional(word->second) : std::nullopt;
    const auto level = scale_->parse(text);
    return level ? std::optional(level->value()) : std::nullopt;
}

bool LevelReader::is_blank(std::string_view answer) const {
    std::string_view text = trim(answer);
    while (!text.empty() && text.back() == ';') text = trim(text.substr(0, text.size() - 1));
    const std::string key = match_key(text);
    return mapping_->blanks.count(key) > 0 ||
           (mapping_->levels.count(key) == 0 && !scale_->parse(text) &&
            wg_form().vocabulary("no_answer").find(text).has_value());
}

}  // namespace skillmap::import
