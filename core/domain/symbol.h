// Words that many records share (a status, a position, the name of a skill), kept once.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "core/domain/list.h"

namespace skillmap {

struct Word {
    std::string text;  // as first written
    std::string key;   // match_key(text)
};

/// A word of a SymbolTable. The default is the empty word: nothing was written.
using Symbol = Id<Word>;

/// Words that differ only in width, case or spaces are one symbol, spelt as first seen.
class SymbolTable {
  public:
    SymbolTable() { intern(""); }

    Symbol intern(std::string_view text);

    /// The symbol of a word already seen, or the empty symbol.
    Symbol find(std::string_view text) const;

    const std::string& text(Symbol symbol) const { return words_[symbol].text; }
    const std::string& key(Symbol symbol) const { return words_[symbol].key; }
    std::size_t size() const { return words_.size(); }

  private:
    List<Word> words_;
    std::unordered_map<std::string, Symbol> by_key_;
    std::unordered_map<std::string, Symbol>
        by_text_;  // spares the normalisation of words seen before
};

}  // namespace skillmap
