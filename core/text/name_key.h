// Keys for comparing names of people and of their departments: like match_key, and 異体字 (髙 and
// 高) are one. A key is for matching only; stored text is never changed.
#pragma once

#include <string>
#include <string_view>

namespace skillmap {

/// match_key with the forms of one character folded by core/text/variant_characters.toml, without
/// the ・ between parts of a name. ヶ is ケ, and between two kanji so is が (緑が丘, 緑ヶ丘).
std::string name_key(std::string_view name);

/// The key of a reading: like name_key, in katakana and without small ones, since some systems
/// write ｼﾖｳｼﾞ for しょうじ.
std::string kana_key(std::string_view reading);

/// Whether a name holds a character that cannot be compared: 外字 (the Private Use Area, where each
/// system has characters of its own) or 〓 or U+FFFD in the place of one.
bool has_gaiji(std::string_view name);

/// The same for a single character.
bool is_gaiji(char32_t character);

}  // namespace skillmap
