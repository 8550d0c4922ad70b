#include "xlsx_io/read/sheet_scanner.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <utility>
#include <vector>

#include "core/table/cell.h"

namespace skillmap::xlsx {
namespace {

using xml::Kind;

template <class T>
bool parse_whole(std::string_view text, T& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

CellType cell_type(std::string_view t) {
    if (t == "s") return CellType::Shared;
    if (t == "n" || t.empty()) return CellType::Number;
    if (t == "str") return CellType::String;
    if (t == "inlineStr") return CellType::Inline;
    if (t == "b") return CellType::Boolean;
    if (t == "e") return CellType::Error;
    return t == "d" ? CellType::IsoDate : CellType::Unknown;
}

// Whether the text at `at` is this. The window may be looked at a little beyond its end.
template <std::size_t N>
bool is_at(const char* at, const char (&text)[N]) {
    static_assert(N - 1 <= xml::Window::padding);
    return std::memcmp(at, text, N - 1) == 0;
}

}  // namespace

SheetScanner::SheetScanner(std::unique_ptr<ByteSource> xml, const xml::ScanLimits& limits)
    : Scanner(std::move(xml), limits) {}

SheetScanner::Step SheetScanner::damaged(std::string problem) {
    if (problem_.empty()) problem_ = std::move(problem);
    return Step::Damaged;
}

SheetScanner::Step SheetScanner::next() {
    if (!problem_.empty()) return Step::Damaged;
    if (state_ == State::EmptyData) {
        state_ = State::After;
        lead_ = element_ = element_end_;
        return Step::DataEnd;
    }
    Step step = Step::Damaged;
    const bool taken = at_next_tag([&] {
        markup_.kind = Kind::Malformed;
        step = step_at_tag();
        return markup_.kind != Kind::Incomplete;
    });
    return taken ? step : end_of_text();
}

SheetScanner::Step SheetScanner::end_of_text() {
    if (!window_.at_end()) return damaged("stream");
    const bool whole = root_seen_ && (state_ == State::Before || state_ == State::After);
    if (!whole || depth_ != 0 || element_ != nullptr)
        return damaged(last_row_ == 0 ? "XML" : fmt::format("row {}", last_row_));
    take_rest();
    if (!lead_is_blank()) return damaged("XML");
    return Step::End;
}

SheetScanner::Step SheetScanner::step_at_tag() {
    if (state_ == State::InRow) return in_row();
    return state_ == State::Data ? data() : outside();
}

SheetScanner::Step SheetScanner::outside() {
    markup_ = xml::parse_markup(element_, window_.end());
    element_end_ = markup_.end;
    const bool opens = markup_.kind == Kind::Start || markup_.kind == Kind::Empty;
    if (depth_ == 0 && opens && !lead_is_blank()) return damaged("XML");
    if (depth_ == 0 && opens && (markup_.name != "worksheet" || std::exchange(root_seen_, true)))
        return damaged(std::string(markup_.name));
    if (opens && too_deep(depth_)) return damaged("XML");
    switch (markup_.kind) {
        case Kind::Start:
            if (state_ == State::Before && depth_ == 1 && markup_.name == "sheetData") {
                state_ = State::Data;
                return Step::DataStart;
            }
            ++depth_;
            return Step::Markup;
        case Kind::Empty:
            if (state_ != State::Before || depth_ != 1 || markup_.name != "sheetData")
                return Step::Markup;
            state_ = State::EmptyData;
            return Step::DataStart;
        case Kind::End:
            if (depth_-- == 0) return damaged("XML");
            return Step::Markup;
        case Kind::Comment:
        case Kind::CData:
            return Step::Markup;
        case Kind::Incomplete:
            return Step::Damaged;
        case Kind::Doctype:
            return damaged("DOCTYPE");
        case Kind::Malformed:
            break;
    }
    return damaged("XML");
}

SheetScanner::Step SheetScanner::data() {
    markup_ = xml::parse_markup(element_, window_.end());
    element_end_ = markup_.end;
    switch (markup_.kind) {
        case Kind::Start:
        case Kind::Empty:
            if (markup_.name != "row" || inside_ > 0) {
                if (too_deep(depth_ + 1 + inside_)) return damaged("XML");
                inside_ += markup_.kind == Kind::Start ? 1 : 0;
                return Step::Markup;
            }
            if (!start_row()) return damaged(fmt::format("row after {}", last_row_));
            return Step::Row;
        case Kind::End:
            if (inside_ > 0) {
                --inside_;
                return Step::Markup;
            }
            if (markup_.name != "sheetData") return damaged(fmt::format("row after {}", last_row_));
            state_ = State::After;
            return Step::DataEnd;
        case Kind::Comment:
        case Kind::CData:
            return Step::Markup;
        case Kind::Incomplete:
            return Step::Damaged;
        default:
            return damaged(fmt::format("row after {}", last_row_));
    }
}

bool SheetScanner::start_row() {
    row_ = {last_row_ + 1, markup_.content, markup_.kind == Kind::Empty};
    std::string_view attributes = markup_.content;
    while (const auto attribute = xml::next_attribute(attributes))
        if (attribute->name == "r" && !parse_whole(xml::decoded(attribute->value), row_.number))
            return false;
    if (!attributes.empty()) return false;
    if (row_.number <= last_row_ || row_.number > max_rows) return false;
    last_row_ = row_.number;
    last_column_ = 0;
    if (!row_.empty) state_ = State::InRow;
    return true;
}

SheetScanner::Step SheetScanner::in_row() {
    if (element_[1] == 'c' && inside_ == 0) {
        if (const char* end = plain_cell(element_)) {
            element_end_ = end;
            return one_more_cell();
        }
    }
    if (inside_ == 0 && is_at(element_, "</row>")) {
        element_end_ = element_ + 6;
        state_ = State::Data;
        return Step::RowEnd;
    }
    markup_ = xml::parse_markup(element_, window_.end());
    element_end_ = markup_.end;
    const bool tag = markup_.kind == Kind::Start || markup_.kind == Kind::Empty;
    if (tag && markup_.name == "c" && inside_ == 0) {
        switch (cell_by_markup(element_)) {
            case Found::Yes:
                return one_more_cell();
            case Found::NeedMore:
                markup_.kind = Kind::Incomplete;
                return Step::Damaged;
            case Found::No:
                break;
        }
        return damaged(fmt::format("row {}", row_.number));
    }
    if (markup_.kind == Kind::End && markup_.name == "row" && inside_ == 0) {
        state_ = State::Data;
        return Step::RowEnd;
    }
    const bool deep = tag && too_deep(depth_ + 2 + inside_);
    const bool fits = (tag && !deep) || markup_.kind == Kind::Comment ||
                      markup_.kind == Kind::CData || (markup_.kind == Kind::End && inside_ > 0);
    if (markup_.kind == Kind::Start) ++inside_;
    if (markup_.kind == Kind::End) --inside_;
    if (fits) return Step::Markup;
    return markup_.kind == Kind::Incomplete ? Step::Damaged
                                            : damaged(fmt::format("row {}", row_.number));
}

SheetScanner::Step SheetScanner::one_more_cell() {
    if (++cells_ <= limits_.cells) return Step::Cell;
    beyond_ = xml::Limit::Cells;
    return damaged(fmt::format("row {}", row_.number));
}

// A cell as nearly every producer writes it: attributes in double quotes, then <f>, <v> or <is><t>
// without anything else. Returns its end, or null where it is not of that form or not whole.
const char* SheetScanner::plain_cell(const char* at) {
    cell_ = {};
    cell_.column = last_column_ + 1;
    const char* p = at + 2;
    for (; *p == ' ';) {
        if (is_at(p, " r=\"")) {
            std::uint32_t column = 0;
            for (p += 4; *p >= 'A' && *p <= 'Z' && column <= max_columns; ++p)
                column = column * 26 + static_cast<std::uint32_t>(*p - 'A' + 1);
            std::uint32_t row = 0;
            for (; *p >= '0' && *p <= '9' && row <= max_rows; ++p)
                row = row * 10 + static_cast<std::uint32_t>(*p - '0');
            if (*p != '"' || column == 0 || column > max_columns || row != row_.number)
                return nullptr;
            cell_.column = column;
        } else if (is_at(p, " s=\"")) {
            std::uint32_t style = 0;
            for (p += 4; *p >= '0' && *p <= '9' && style < 1'000'000; ++p)
                style = style * 10 + static_cast<std::uint32_t>(*p - '0');
            if (*p != '"') return nullptr;
            cell_.style = style;
        } else if (is_at(p, " t=\"s\"")) {
            cell_.type = CellType::Shared;
            p += 5;
        } else if (is_at(p, " t=\"")) {
            const char* type = p + 4;
            for (p = type; (*p >= 'a' && *p <= 'z') || *p == 'S';) ++p;
            if (*p != '"') return nullptr;
            cell_.type = cell_type(xml::span(type, p));
        } else {
            return nullptr;
        }
        ++p;
    }
    cell_.attributes = xml::span(at + 2, p);
    if (is_at(p, "/>"))
        p += 2;
    else
        p = *p == '>' ? plain_content(p + 1) : nullptr;
    if (p != nullptr) last_column_ = cell_.column;
    return p;
}

const char* SheetScanner::plain_content(const char* p) {
    const char* const end = window_.end();
    const auto text_end = [end](const char* from) {
        const void* found = std::memchr(from, '<', static_cast<std::size_t>(end - from));
        return static_cast<const char*>(found);
    };
    if (is_at(p, "<f>")) {
        const char* close = text_end(p + 3);
        if (close == nullptr || !is_at(close, "</f>")) return nullptr;
        cell_.has_formula = true;
        cell_.formula = xml::span(p + 3, close);
        p = close + 4;
    }
    if (is_at(p, "<v>")) {
        const char* value = p + 3;
        for (p = value; *p != '<';)
            if (*p++ == '\0') return nullptr;
        if (!is_at(p, "</v>")) return nullptr;
        cell_.value = xml::span(value, p);
        p += 4;
    } else if (is_at(p, "<is><t>") || is_at(p, "<is><t xml:space=\"preserve\">")) {
        const char* value = p + (p[6] == '>' ? 7 : 28);
        p = value <= end ? text_end(value) : nullptr;
        if (p == nullptr || !is_at(p, "</t></is>") || cell_.type != CellType::Inline)
            return nullptr;
        cell_.value = xml::span(value, p);
        p += 9;
    }
    return is_at(p, "</c>") ? p + 4 : nullptr;
}

bool SheetScanner::take_reference(std::string_view reference) {
    const auto ref = parse_cell_ref(reference);
    if (!ref || ref->row != row_.number) return false;
    cell_.column = ref->column;
    return true;
}

bool SheetScanner::cell_attributes(std::string_view attributes) {
    cell_ = {};
    cell_.column = last_column_ + 1;
    cell_.attributes = attributes;
    while (const auto attribute = xml::next_attribute(attributes)) {
        const std::string value = xml::decoded(attribute->value);
        if (attribute->name == "r" && !take_reference(value)) return false;
        if (attribute->name == "s" && !parse_whole(value, cell_.style)) return false;
        if (attribute->name == "t") cell_.type = cell_type(value);
    }
    return attributes.empty() && cell_.column <= max_columns;
}

// A cell of any other form.
SheetScanner::Found SheetScanner::cell_by_markup(const char* at) {
    xml::Markup tag = xml::parse_markup(at, window_.end());
    if (!cell_attributes(tag.content)) return Found::No;
    cell_.decoded = true;
    value_.clear();
    formula_.clear();
    std::vector<std::string_view> open;  // elements within the cell
    std::string* text = nullptr;         // where text goes, inside v, f and t
    bool phonetic = false;
    bool whole = tag.kind == Kind::Empty;
    while (!whole) {
        const char* p = tag.end;
        const auto* next = static_cast<const char*>(
            std::memchr(p, '<', static_cast<std::size_t>(window_.end() - p)));
        if (next == nullptr) return Found::NeedMore;
        if (text != nullptr) xml::append_decoded(*text, xml::span(p, next));
        tag = xml::parse_markup(next, window_.end());
        switch (tag.kind) {
            case Kind::Start:
            case Kind::Empty: {
                if (too_deep(depth_ + 3 + open.size())) return Found::No;
                const bool in_cell = open.empty();
                if (in_cell && tag.name == "f") {
                    cell_.has_formula = true;
                    cell_.formula_attributes = tag.content;
                }
                if (tag.name == "rPh") phonetic = tag.kind == Kind::Start;
                if (tag.kind == Kind::Empty) break;
                const bool of_value =
                    (in_cell && tag.name == "v") || (!in_cell && tag.name == "t" && !phonetic);
                text = of_value ? &value_ : in_cell && tag.name == "f" ? &formula_ : nullptr;
                open.push_back(tag.name);
                break;
            }
            case Kind::End:
                if (open.empty() != (tag.name == "c")) return Found::No;
                whole = open.empty();
                if (whole) break;
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
    element_end_ = tag.end;
    cell_.value = value_;
    cell_.formula = formula_;
    last_column_ = cell_.column;
    return Found::Yes;
}

void SheetScanner::skip_data() {
    constexpr std::string_view name = "sheetData";
    constexpr std::size_t overlap = 256;  // a tag that the window cuts
    if (state_ != State::Data) return;
    window_.drop_before(element_end_);
    do {
        const std::string_view text = xml::span(window_.begin(), window_.end());
        if (text.find("<!") != std::string_view::npos) break;  // a comment may hold anything
        std::size_t at = text.find(name);
        if (at != std::string_view::npos) {
            at = text.rfind('<', at);
            element_end_ = window_.begin() + (at == std::string_view::npos ? 0 : at);
            return;
        }
        window_.drop_before(window_.end() - std::min(text.size(), overlap));
    } while (window_.more());
    element_end_ = window_.begin();
}

}  // namespace skillmap::xlsx
