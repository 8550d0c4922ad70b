// The TOML parser, set up for errors as values. Include this instead of <toml++/toml.h>.
#pragma once

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <string>
#include <string_view>
#include <vector>

namespace skillmap {

/// A text of a table; empty where there is none.
inline std::string toml_string(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
}

/// The texts of an array; none where it is none.
inline std::vector<std::string> toml_strings(const toml::node* node) {
    std::vector<std::string> list;
    if (const toml::array* array = node == nullptr ? nullptr : node->as_array())
        for (const toml::node& entry : *array) list.push_back(entry.value_or(std::string()));
    return list;
}

}  // namespace skillmap
