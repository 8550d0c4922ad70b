// The part of shared strings as a row of steps: each item with its text, and the markup around
// them. The raw text of all steps together is the part.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "xlsx_io/xml/markup.h"
#include "xlsx_io/xml/scanner.h"

namespace skillmap::xlsx {

class StringScanner : public xml::Scanner {
  public:
    explicit StringScanner(std::unique_ptr<ByteSource> xml, const xml::ScanLimits& limits = {})
        : Scanner(std::move(xml), limits) {}

    enum class Step : std::uint8_t {
        Markup,  // anything else: one tag or comment, and the text before it
        Item,    // <si>…</si>
        End,     // of the part; raw() is what stands behind the last tag
        Damaged,
    };

    /// Goes on. What the last step gave is valid until then.
    Step next();

    const xml::Markup& markup() const { return markup_; }

    /// The text of the item, without phonetic runs, with its _xHHHH_ escapes resolved.
    std::string_view text() const { return text_; }

    /// From now on phonetic text is gathered.
    void gather_phonetic() { gathers_phonetic_ = true; }

    /// The text of the phonetic runs of the item, joined, with its escapes resolved.
    std::string_view phonetic() const { return phonetic_; }

    /// Whether the item is one <t> and nothing else: no formatting, no phonetic text.
    bool plain() const { return plain_; }

  private:
    enum class Found : std::uint8_t { Yes, No, NeedMore };
    bool plain_item();
    Found item_by_markup();
    std::string* gathering(std::string_view name, bool phonetic);

    xml::Markup markup_;
    std::string_view text_;
    bool plain_ = false;
    bool root_seen_ = false;
    std::uint32_t depth_ = 0;
    std::string collected_;
    std::string unescaped_;
    bool gathers_phonetic_ = false;
    std::string phonetic_;
};

}  // namespace skillmap::xlsx
