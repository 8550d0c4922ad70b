#include "core/sql/sql_text.h"

#include "core/text/join.h"
#include "core/text/number.h"

namespace skillmap::sql {
namespace {

std::string quoted(std::string_view text, char quote) {
    std::string out(1, quote);
    for (const char c : text) {
        if (c == '\0') continue;
        if (c == quote) out += c;
        out += c;
    }
    return out + quote;
}

}  // namespace

std::string name(std::string_view text) {
    return quoted(text, '"');
}

std::string literal(std::string_view text) {
    if (text.find('\\') == std::string_view::npos) return quoted(text, '\'');
    std::string escaped;
    for (const char c : text) escaped += c == '\\' ? std::string("\\\\") : std::string(1, c);
    return " E" + quoted(escaped, '\'');
}

std::string literals(const std::vector<std::string>& texts) {
    std::vector<std::string> list;
    list.reserve(texts.size());
    for (const std::string& one : texts) list.push_back(literal(one));
    return "ARRAY[" + joined(list, ", ") + "]::text[]";
}

std::string literal(double number) {
    return "(" + number_text(number) + ")::double precision";
}

}  // namespace skillmap::sql
