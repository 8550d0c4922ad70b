#include "core/domain/symbol.h"

#include "core/text/normalize.h"

namespace skillmap {

Symbol SymbolTable::intern(std::string_view text) {
    std::string bare(trim(text));
    if (const auto seen = by_text_.find(bare); seen != by_text_.end()) return seen->second;
    std::string key = match_key(bare);
    auto known = by_key_.find(key);
    if (known == by_key_.end()) known = by_key_.emplace(key, words_.add(Word{bare, key})).first;
    by_text_.emplace(std::move(bare), known->second);
    return known->second;
}

Symbol SymbolTable::find(std::string_view text) const {
    if (const auto seen = by_text_.find(std::string(trim(text))); seen != by_text_.end())
        return seen->second;
    const auto known = by_key_.find(match_key(text));
    return known == by_key_.end() ? Symbol{} : known->second;
}

}  // namespace skillmap
