// Finds the entry a code means: exactly, or, for codes of digits, without regard to leading zeros
// that a spreadsheet dropped. Not for names.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skillmap {

class CodeIndex {
  public:
    /// Takes the code of the next entry (entries are numbered from 0). False if an entry has that
    /// code already; then nothing is taken.
    bool add(std::string_view code);

    struct Match {
        std::size_t entry = 0;
        bool exact = true;  // false: only without its leading zeros
    };

    /// The entry of a code. Nothing if there is none, or if several differ in leading zeros only
    /// and none is exactly this.
    std::optional<Match> find(std::string_view code);

    /// The width that codes of digits have, where every one written with a leading zero agrees,
    /// here or in the codes looked up; 0 if there is none.
    std::size_t width() const { return width_conflict_ ? 0 : width_; }

    std::size_t size() const { return size_; }

  private:
    void learn_width(std::string_view key);

    std::size_t size_ = 0;
    std::size_t width_ = 0;
    bool width_conflict_ = false;
    std::unordered_map<std::string, std::size_t> exact_;  // match_key → entry
    std::unordered_map<std::string, std::vector<std::size_t>>
        short_;                                                   // digits without leading zeros
    std::unordered_map<std::string, std::optional<Match>> seen_;  // text as looked up
};

/// A code of digits with zeros in front up to the width; other text as it is.
std::string zero_padded(std::string_view code, std::size_t width);

}  // namespace skillmap
