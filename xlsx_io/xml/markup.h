// XML as a row of pieces, without a tree: tags, comments, text between them. Only what a
// well-formed part may hold; names are compared without their prefixes, which differ between
// producers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace skillmap::xlsx::xml {

/// The text from `begin` up to but not including `end`.
inline std::string_view span(const char* begin, const char* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

enum class Kind {
    Start,       // <name …>
    Empty,       // <name …/>
    End,         // </name>
    Comment,     // with what is like it: <?…?>
    CData,       // content: what stands inside
    Doctype,     // allowed in no part
    Incomplete,  // the text ends before the piece does
    Malformed,
};

struct Markup {
    Kind kind = Kind::Malformed;
    std::string_view name;      // without prefix
    std::string_view content;   // the attributes of a tag, the text of a CDATA section
    const char* end = nullptr;  // behind the piece
};

/// The piece at `at`, where a "<" stands. `*end` is readable and 0.
Markup parse_markup(const char* at, const char* end);

struct Attribute {
    std::string_view name;   // with its prefix
    std::string_view value;  // as written: entities are not resolved
    std::string_view whole;  // name="value", and the spaces before it
};

/// Takes the next attribute off the front of a tag's content. Nothing at the end, and where the
/// rest is malformed: then `content` is not empty.
std::optional<Attribute> next_attribute(std::string_view& content);

/// The value of an attribute by its name with prefix, as written.
std::optional<std::string_view> attribute_value(std::string_view content, std::string_view name);

/// Appends text as it is meant: entities resolved, line ends as line feeds. False where an entity
/// is not known; then it is appended as written.
bool append_decoded(std::string& text, std::string_view written);

std::string decoded(std::string_view written);

/// Text as it can stand between tags and in attributes.
std::string escaped(std::string_view text);

std::string_view without_prefix(std::string_view name);

/// The whole number at the front of a text; `otherwise` where there is none.
std::uint32_t number_of(std::optional<std::string_view> text, std::uint32_t otherwise = 0);

/// Whether an attribute says yes (ECMA-376 Part 1, 22.9.2.1 ST_OnOff and xsd:boolean).
inline bool is_true(std::string_view value) {
    return value == "1" || value == "true" || value == "on";
}

inline bool is_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

}  // namespace skillmap::xlsx::xml
