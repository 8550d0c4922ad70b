#include "core/kit/file_name.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/kit/labels.h"
#include "core/text/normalize.h"

namespace skillmap::kit {
namespace {

constexpr std::size_t longest = 80;  // characters, so that folders above have room

constexpr std::array<std::pair<char, std::string_view>, 9> replacements{{{'\\', "￥"},
                                                                         {'/', "／"},
                                                                         {':', "："},
                                                                         {'*', "＊"},
                                                                         {'?', "？"},
                                                                         {'"', "”"},
                                                                         {'<', "＜"},
                                                                         {'>', "＞"},
                                                                         {'|', "｜"}}};

constexpr std::array<std::string_view, 4> devices{"con", "prn", "aux", "nul"};
constexpr std::array<std::string_view, 2> numbered_devices{"com", "lpt"};

// CON, COM1 and the like, also with something behind a dot.
bool is_device(const std::string& name) {
    const std::string stem = match_key(name.substr(0, name.find('.')));
    if (std::find(devices.begin(), devices.end(), stem) != devices.end()) return true;
    return stem.size() == 4 && stem[3] >= '0' && stem[3] <= '9' &&
           std::find(numbered_devices.begin(), numbered_devices.end(), stem.substr(0, 3)) !=
               numbered_devices.end();
}

std::string allowed(std::string_view text) {
    std::string name;
    std::size_t characters = 0;
    for (const char c : text) {
        const bool begins = (static_cast<unsigned char>(c) & 0xC0U) != 0x80;
        if (begins && ++characters > longest) break;
        const auto other = std::find_if(replacements.begin(), replacements.end(),
                                        [c](const auto& one) { return one.first == c; });
        if (other != replacements.end())
            name += other->second;
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            name += '_';
        else
            name += c;
    }
    return name;
}

}  // namespace

std::string safe_file_name(std::string_view text) {
    std::string name = allowed(trim(text));
    while (!name.empty() && (name.back() == '.' || name.back() == ' ')) name.pop_back();
    name = std::string(trim(name));
    while (!name.empty() && name.back() == '.') name.pop_back();
    if (name.empty()) return std::string(labels::no_file_name);
    return is_device(name) ? "_" + name : name;
}

std::string FileNames::take(std::string_view code, std::string_view name) {
    std::string wanted(code);
    if (!trim(name).empty()) wanted += (wanted.empty() ? "" : "_") + std::string(trim(name));
    const std::string safe = safe_file_name(wanted);
    std::string file = safe;
    for (int i = 2; !taken_.insert(match_key(file)).second; ++i)
        file = safe + "_" + std::to_string(i);
    return file + ".xlsx";
}

}  // namespace skillmap::kit
