// Any part as a row of tags, comments and CDATA sections, each with the text before it. The raw
// text of all steps together is the part.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "xlsx_io/xml/markup.h"
#include "xlsx_io/xml/scanner.h"

namespace skillmap::xlsx::xml {

class MarkupScanner : public Scanner {
  public:
    explicit MarkupScanner(std::unique_ptr<ByteSource> xml, const ScanLimits& limits = {})
        : Scanner(std::move(xml), limits) {}

    /// Goes on to the next piece. False at the end, where raw() is what stands behind the last tag,
    /// and where the part is damaged.
    bool next();

    bool damaged() const { return damaged_; }

    const Markup& markup() const { return markup_; }
    std::string_view name() const { return markup_.name; }

    /// Whether the piece opens an element, with or without content.
    bool opens() const { return markup_.kind == Kind::Start || markup_.kind == Kind::Empty; }
    bool closes() const { return markup_.kind == Kind::End; }

    /// How many elements are open around the piece: 0 for the root's tags, 1 for its children's.
    int depth() const { return depth_; }

    /// The prefix of the tag with its colon, or nothing.
    std::string_view prefix() const;

  private:
    Markup markup_;
    bool root_seen_ = false;
    int open_ = 0;
    int depth_ = 0;
    bool damaged_ = false;
};

/// Appends what a piece adds to the text of the element around it: the text before it, and that of
/// a CDATA section.
void append_text(std::string& text, const MarkupScanner& scanner);

}  // namespace skillmap::xlsx::xml
