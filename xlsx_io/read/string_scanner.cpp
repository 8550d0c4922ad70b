#include "xlsx_io/read/string_scanner.h"

#include <vector>

#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/xml/markup.h"

namespace skillmap::xlsx {
namespace {

using xml::Kind;

}  // namespace

StringScanner::Step StringScanner::next() {
    Step step = Step::Damaged;
    phonetic_.clear();
    const bool taken = at_next_tag([&] {
        if (plain_item()) {
            step = Step::Item;
            return true;
        }
        markup_ = xml::parse_markup(element_, window_.end());
        if (markup_.kind == Kind::Incomplete) return false;
        element_end_ = markup_.end;
        step = Step::Markup;
        if (markup_.kind == Kind::Malformed || markup_.kind == Kind::Doctype) step = Step::Damaged;
        if (markup_.kind == Kind::End && depth_-- == 0) step = Step::Damaged;
        const bool opens = markup_.kind == Kind::Start || markup_.kind == Kind::Empty;
        if (opens && too_deep(depth_)) step = Step::Damaged;
        const bool root = depth_ == 0 && opens;
        if (root && (!lead_is_blank() || markup_.name != "sst" || root_seen_)) step = Step::Damaged;
        root_seen_ = root_seen_ || root;
        if (step == Step::Damaged) return true;
        const bool item = depth_ == 1 && markup_.name == "si";
        if (markup_.kind == Kind::Empty && item) {
            text_ = {};
            plain_ = false;
            step = Step::Item;
        }
        if (markup_.kind != Kind::Start) return true;
        if (!item) {
            ++depth_;
            return true;
        }
        const Found found = item_by_markup();
        step = found == Found::Yes ? Step::Item : Step::Damaged;
        return found != Found::NeedMore;
    });
    if (taken) {
        if (step == Step::Damaged) element_end_ = element_;
        return step;
    }
    if (!window_.at_end() || depth_ != 0 || !root_seen_ || element_ != nullptr)
        return Step::Damaged;
    take_rest();
    return lead_is_blank() ? Step::End : Step::Damaged;
}

bool StringScanner::plain_item() {
    constexpr std::string_view opening = "<si><t>";
    constexpr std::string_view preserving = "<si><t xml:space=\"preserve\">";
    constexpr std::string_view closing = "</t></si>";
    const std::string_view rest = xml::span(element_, window_.end());
    std::size_t begin = 0;
    if (rest.substr(0, opening.size()) == opening)
        begin = opening.size();
    else if (rest.substr(0, preserving.size()) == preserving)
        begin = preserving.size();
    const std::size_t end = begin == 0 ? std::string_view::npos : rest.find('<', begin);
    if (end == std::string_view::npos || rest.substr(end, closing.size()) != closing || depth_ != 1)
        return false;
    text_ = rest.substr(begin, end - begin);
    plain_ = true;
    if (text_.find_first_of("&\r") != std::string_view::npos) {
        collected_.clear();
        xml::append_decoded(collected_, text_);
        text_ = collected_;
    }
    if (text_.find("_x") != std::string_view::npos) {
        unescaped_ = unescaped(text_);
        text_ = unescaped_;
    }
    element_end_ = element_ + end + closing.size();
    return true;
}

// Where the text of an element goes, or null.
std::string* StringScanner::gathering(std::string_view name, bool phonetic) {
    if (name != "t" || (phonetic && !gathers_phonetic_)) return nullptr;
    return phonetic ? &phonetic_ : &collected_;
}

StringScanner::Found StringScanner::item_by_markup() {
    collected_.clear();
    phonetic_.clear();
    plain_ = true;
    int texts = 0;
    std::vector<std::string_view> open;
    std::string* text = nullptr;  // where text goes
    bool phonetic = false;
    xml::Markup tag = markup_;
    while (true) {
        const std::string_view rest = xml::span(tag.end, window_.end());
        const std::size_t next = rest.find('<');
        if (next == std::string_view::npos) return Found::NeedMore;
        if (text != nullptr) xml::append_decoded(*text, rest.substr(0, next));
        tag = xml::parse_markup(rest.data() + next, window_.end());
        switch (tag.kind) {
            case Kind::Start:
            case Kind::Empty:
                if (too_deep(2 + open.size())) return Found::No;
                if (tag.name == "t")
                    ++texts;
                else
                    plain_ = false;
                if (tag.name == "rPh") phonetic = tag.kind == Kind::Start;
                if (tag.kind == Kind::Empty) break;
                text = gathering(tag.name, phonetic);
                open.push_back(tag.name);
                break;
            case Kind::End:
                if (open.empty()) {
                    if (tag.name != "si") return Found::No;
                    plain_ = plain_ && texts == 1;
                    unescaped_ = unescaped(collected_);
                    text_ = unescaped_;
                    if (!phonetic_.empty()) phonetic_ = unescaped(phonetic_);
                    element_end_ = tag.end;
                    return Found::Yes;
                }
                if (open.back() != tag.name) return Found::No;
                if (tag.name == "rPh") phonetic = false;
                text = nullptr;
                open.pop_back();
                break;
            case Kind::CData:
                if (text != nullptr) text->append(tag.content);
                break;
            case Kind::Comment:
                break;
            case Kind::Incomplete:
                return Found::NeedMore;
            default:
                return Found::No;
        }
    }
}

}  // namespace skillmap::xlsx
