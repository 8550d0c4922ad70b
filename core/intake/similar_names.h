// Whose names are like one that was typed: the same reading, one character apart, or one part the
// same. For candidates a person chooses from; never for matching.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace skillmap {

/// Looks up in indexes: the time depends on how many names are alike, not on how many there are.
class SimilarNames {
  public:
    /// Takes the next person (numbered from 0). A kana that is not known is empty.
    void add(std::string_view name, std::string_view kana);

    enum class Likeness : std::uint8_t {
        SameReading,
        OneEdit,  // a character more, less or other than in the name's key
        SamePart  // the family or the given name, where a space tells them apart
    };
    struct Similar {
        std::size_t person = 0;
        Likeness likeness = Likeness::SameReading;
    };

    /// The most alike first; a person may be named more than once.
    std::vector<Similar> find(std::string_view name, std::string_view kana) const;

  private:
    using People = std::vector<std::uint32_t>;

    void find_edits(const std::u32string& key, std::vector<Similar>& found) const;
    void find_parts(std::string_view name, const std::u32string& key,
                    std::vector<Similar>& found) const;

    std::vector<std::u32string> keys_;
    std::unordered_map<std::string, People> by_reading_;
    std::unordered_map<std::u32string, People> by_part_;
    std::unordered_map<std::u32string, People> by_cut_;  // the key, whole and less one character
};

/// The keys of the parts of a name that spaces divide. Empty where there is no space.
std::vector<std::string> name_parts(std::string_view name);

}  // namespace skillmap
