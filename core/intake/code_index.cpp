#include "core/intake/code_index.h"

#include "core/text/normalize.h"

namespace skillmap {
namespace {

std::string without_zeros(std::string_view digits) {
    const std::size_t first = digits.find_first_not_of('0');
    return std::string(first == std::string_view::npos ? "0" : digits.substr(first));
}

}  // namespace

void CodeIndex::learn_width(std::string_view key) {
    if (key.front() != '0' || key.size() < 2) return;
    if (width_ != 0 && width_ != key.size()) width_conflict_ = true;
    width_ = key.size();
}

bool CodeIndex::add(std::string_view code) {
    const std::string key = match_key(code);
    if (!exact_.emplace(key, size_).second) return false;
    if (all_digits(key)) {
        short_[without_zeros(key)].push_back(size_);
        learn_width(key);
    }
    ++size_;
    return true;
}

std::optional<CodeIndex::Match> CodeIndex::find(std::string_view code) {
    const std::string text(code);
    if (const auto it = seen_.find(text); it != seen_.end()) return it->second;
    std::optional<Match> match;
    const std::string key = match_key(code);
    if (const auto it = exact_.find(key); it != exact_.end()) {
        match = Match{it->second, true};
    } else if (all_digits(key)) {
        const auto same = short_.find(without_zeros(key));
        if (same != short_.end() && same->second.size() == 1) {
            match = Match{same->second.front(), false};
            learn_width(key);
        }
    }
    seen_.emplace(text, match);
    return match;
}

std::string zero_padded(std::string_view code, std::size_t width) {
    if (!all_digits(code) || code.size() >= width) return std::string(code);
    return std::string(width - code.size(), '0').append(code);
}

}  // namespace skillmap
