// Names and values within statements of SQL (PostgreSQL). What comes from outside is never anything
// else than a name or a value there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skillmap::sql {

/// A name in double quotes. Zero bytes, which no name can hold, are left out.
std::string name(std::string_view text);

/// A text in single quotes, whatever the server takes a backslash for. Zero bytes are left out.
std::string literal(std::string_view text);

/// Texts as an array: ARRAY['a', 'b']::text[].
std::string literals(const std::vector<std::string>& texts);

/// The shortest number that is the same one; as a double precision.
std::string literal(double number);

}  // namespace skillmap::sql
