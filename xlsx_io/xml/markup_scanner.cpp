#include "xlsx_io/xml/markup_scanner.h"

namespace skillmap::xlsx::xml {

bool MarkupScanner::next() {
    if (damaged_) return false;
    const bool taken = at_next_tag([this] {
        markup_ = parse_markup(element_, window_.end());
        return markup_.kind != Kind::Incomplete;
    });
    if (!taken) {
        damaged_ = !window_.at_end() || open_ != 0 || !root_seen_ || element_ != nullptr;
        if (!damaged_) take_rest();
        damaged_ = damaged_ || !lead_is_blank();
        return false;
    }
    const bool root = open_ == 0 && opens();
    const bool misplaced = root && (root_seen_ || !lead_is_blank());
    root_seen_ = root_seen_ || root;
    const bool deep = opens() && too_deep(static_cast<std::size_t>(open_));
    if (markup_.kind == Kind::Start) depth_ = open_++;
    if (markup_.kind == Kind::Empty) depth_ = open_;
    if (markup_.kind == Kind::End) depth_ = --open_;
    damaged_ = misplaced || deep || markup_.kind == Kind::Malformed ||
               markup_.kind == Kind::Doctype || open_ < 0;
    element_end_ = damaged_ ? element_ : markup_.end;
    return !damaged_;
}

std::string_view MarkupScanner::prefix() const {
    const std::size_t skipped = closes() ? 2 : 1;
    const auto name_at = static_cast<std::size_t>(markup_.name.data() - element_);
    return element().substr(skipped, name_at - skipped);
}

void append_text(std::string& text, const MarkupScanner& scanner) {
    append_decoded(text, scanner.lead());
    if (scanner.markup().kind == Kind::CData) text.append(scanner.markup().content);
}

}  // namespace skillmap::xlsx::xml
