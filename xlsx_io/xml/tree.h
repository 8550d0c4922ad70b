// Small helpers for parts read with pugixml. Prefixes differ between producers, so names are
// compared without them.
#pragma once

#include <pugixml.hpp>
#include <string_view>

namespace skillmap::xlsx {

/// "c" for <c> and <x:c>.
inline std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The first child of that name, or an empty node.
inline pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node one : node.children())
        if (local_name(one) == name) return one;
    return {};
}

/// An attribute by name without prefix ("id" for r:id), or an empty one.
inline pugi::xml_attribute attribute(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_attribute one : node.attributes()) {
        const std::string_view full = one.name();
        const std::size_t colon = full.rfind(':');
        if ((colon == std::string_view::npos ? full : full.substr(colon + 1)) == name) return one;
    }
    return {};
}

/// "1" and "true" (ECMA-376 Part 1, 22.9.2.1 ST_OnOff and xsd:boolean).
inline bool is_true(const pugi::xml_attribute& attribute) {
    const std::string_view value = attribute.value();
    return value == "1" || value == "true" || value == "on";
}

}  // namespace skillmap::xlsx
