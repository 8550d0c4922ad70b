// Texts behind each other.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace skillmap {

/// "a;b". Empty for an empty list.
inline std::string joined(const std::vector<std::string>& list, std::string_view between) {
    std::string all;
    for (const std::string& one : list) {
        if (&one != list.data()) all += between;
        all += one;
    }
    return all;
}

}  // namespace skillmap
