// Data files compiled into the library: presets of schemes, the layout of the WG form, 異体字.
// Not a file system: the list is fixed when the library is built.
#pragma once

#include <span>
#include <string_view>

namespace skillmap {

struct EmbeddedFile {
    std::string_view name;  // file name without folder and extension
    std::string_view text;  // UTF-8
};

/// The TOML presets of core/schemes, one per scheme.
std::span<const EmbeddedFile> embedded_schemes();

/// The layouts of core/intake/forms: sheet names, headings and the words used in cells.
std::span<const EmbeddedFile> embedded_forms();

/// core/text/variant_characters.toml alone: which characters are forms of one in names.
std::span<const EmbeddedFile> embedded_characters();

/// How core/report/html looks.
std::span<const EmbeddedFile> embedded_styles();

}  // namespace skillmap
