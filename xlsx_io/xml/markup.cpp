#include "xlsx_io/xml/markup.h"

#include <charconv>
#include <cstdint>
#include <cstring>

namespace skillmap::xlsx::xml {
namespace {

bool ends_name(char c) {
    return is_space(c) || c == '>' || c == '/' || c == '\0' || c == '<';
}

// What begins with `opening` and ends with `closing`.
Markup enclosed(Kind kind, const char* at, const char* end, std::string_view opening,
                std::string_view closing) {
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    const std::size_t close = rest.find(closing, opening.size());
    if (close == std::string_view::npos) return {Kind::Incomplete, {}, {}, nullptr};
    return {
        kind, {}, rest.substr(opening.size(), close - opening.size()), at + close + closing.size()};
}

Markup declaration(const char* at, const char* end) {
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    constexpr std::string_view comment = "<!--";
    constexpr std::string_view cdata = "<![CDATA[";
    constexpr std::string_view doctype = "<!DOCTYPE";
    if (rest.substr(0, comment.size()) == comment)
        return enclosed(Kind::Comment, at, end, comment, "-->");
    if (rest.substr(0, cdata.size()) == cdata) return enclosed(Kind::CData, at, end, cdata, "]]>");
    if (rest.substr(0, doctype.size()) == doctype) return {Kind::Doctype, {}, {}, end};
    for (const std::string_view start : {comment, cdata, doctype})
        if (rest.size() < start.size() && start.substr(0, rest.size()) == rest)
            return {Kind::Incomplete, {}, {}, nullptr};
    return {};
}

void append_utf8(std::string& text, std::uint32_t c) {
    if (c < 0x80) {
        text.push_back(static_cast<char>(c));
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    constexpr std::uint32_t leads[]{0x00, 0xC0, 0xE0, 0xF0};
    text.push_back(static_cast<char>(leads[more] | c >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        text.push_back(static_cast<char>(0x80 | (c >> (6 * i) & 0x3F)));
}

// The character of "#…" or of a name between & and ;.
std::optional<std::uint32_t> entity(std::string_view name) {
    if (name == "lt") return '<';
    if (name == "gt") return '>';
    if (name == "amp") return '&';
    if (name == "quot") return '"';
    if (name == "apos") return '\'';
    if (name.size() < 2 || name[0] != '#') return std::nullopt;
    const bool hex = name[1] == 'x';
    const std::string_view digits = name.substr(hex ? 2 : 1);
    std::uint32_t c = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), c, hex ? 16 : 10);
    const bool good = error == std::errc() && end == digits.data() + digits.size() && c != 0 &&
                      c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF);
    return good ? std::optional(c) : std::nullopt;
}

}  // namespace

std::uint32_t number_of(std::optional<std::string_view> text, std::uint32_t otherwise) {
    std::uint32_t number = otherwise;
    if (text) std::from_chars(text->data(), text->data() + text->size(), number);
    return number;
}

std::string_view without_prefix(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Markup parse_markup(const char* at, const char* end) {
    if (at + 1 >= end) return {Kind::Incomplete, {}, {}, nullptr};
    if (at[1] == '!') return declaration(at, end);
    if (at[1] == '?') return enclosed(Kind::Comment, at, end, "<?", "?>");
    Markup markup;
    const bool closing = at[1] == '/';
    const char* name = at + (closing ? 2 : 1);
    const char* p = name;
    while (!ends_name(*p)) ++p;
    markup.name = without_prefix({name, static_cast<std::size_t>(p - name)});
    const char* content = p;
    // To the > that is not in a quoted value.
    while (*p != '>') {
        if (p >= end) return {Kind::Incomplete, {}, {}, nullptr};
        if (*p == '<' || *p == '\0') return {};
        if (*p == '/' && p + 1 < end && (closing || p[1] != '>')) return {};
        if (*p == '"' || *p == '\'') {
            const void* quote = std::memchr(p + 1, *p, static_cast<std::size_t>(end - p - 1));
            if (quote == nullptr) return {Kind::Incomplete, {}, {}, nullptr};
            p = static_cast<const char*>(quote);
        }
        ++p;
    }
    if (markup.name.empty()) return {};
    const bool empty = !closing && p > content && p[-1] == '/';
    markup.kind = closing ? Kind::End : empty ? Kind::Empty : Kind::Start;
    markup.content = {content, static_cast<std::size_t>(p - content - (empty ? 1 : 0))};
    markup.end = p + 1;
    return markup;
}

std::optional<Attribute> next_attribute(std::string_view& content) {
    const std::string_view all = content;
    while (!content.empty() && is_space(content.front())) content.remove_prefix(1);
    const std::size_t equals = content.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    std::string_view name = content.substr(0, equals);
    while (!name.empty() && is_space(name.back())) name.remove_suffix(1);
    std::size_t quote = equals + 1;
    while (quote < content.size() && is_space(content[quote])) ++quote;
    if (name.empty() || quote >= content.size() ||
        (content[quote] != '"' && content[quote] != '\''))
        return std::nullopt;
    const std::size_t close = content.find(content[quote], quote + 1);
    if (close == std::string_view::npos) return std::nullopt;
    Attribute attribute{name, content.substr(quote + 1, close - quote - 1), {}};
    content.remove_prefix(close + 1);
    attribute.whole = all.substr(0, all.size() - content.size());
    return attribute;
}

std::optional<std::string_view> attribute_value(std::string_view content, std::string_view name) {
    while (const auto attribute = next_attribute(content))
        if (attribute->name == name) return attribute->value;
    return std::nullopt;
}

bool append_decoded(std::string& text, std::string_view written) {
    bool good = true;
    std::size_t i = 0;
    while (i < written.size()) {
        const std::size_t special = std::min(written.find_first_of("&\r", i), written.size());
        text.append(written.substr(i, special - i));
        i = special;
        if (i == written.size()) break;
        if (written[i] == '\r') {
            text.push_back('\n');
            i += written.substr(i, 2) == "\r\n" ? 2U : 1U;
            continue;
        }
        const std::size_t semicolon = written.substr(0, i + 12).find(';', i);
        const auto c = semicolon == std::string_view::npos
                           ? std::nullopt
                           : entity(written.substr(i + 1, semicolon - i - 1));
        good = good && c.has_value();
        if (c) append_utf8(text, *c);
        if (!c) text.push_back('&');
        i = c ? semicolon + 1 : i + 1;
    }
    return good;
}

std::string decoded(std::string_view written) {
    std::string text;
    append_decoded(text, written);
    return text;
}

std::string escaped(std::string_view text) {
    std::string written;
    for (const char c : text) {
        switch (c) {
            case '&':
                written += "&amp;";
                break;
            case '<':
                written += "&lt;";
                break;
            case '>':
                written += "&gt;";
                break;
            case '"':
                written += "&quot;";
                break;
            case '\r':
                written += "&#13;";
                break;
            default:
                written.push_back(c);
        }
    }
    return written;
}

}  // namespace skillmap::xlsx::xml
