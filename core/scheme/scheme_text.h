// The TOML of a scheme written from cells, and the way back from its lines to the cells. Not a
// general writer of TOML.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/issue.h"

namespace skillmap {

/// A cell as it was found, and the heading above it.
struct SchemeCell {
    Place place;
    std::string heading;
    std::string text;
};

/// A row of a sheet that became a table of TOML: its cells by their keys there, blank ones too.
struct SchemeRow {
    Place place;
    std::string array;
    std::map<std::string, SchemeCell, std::less<>> cells;
};

/// The text of a scheme, and where each line comes from.
struct SchemeText {
    struct Line {
        Place place;
        std::size_t row = 0;
        std::string key;  // empty: the head of the table
    };
    std::string toml;
    std::vector<SchemeRow> rows;
    std::map<std::uint32_t, Line> lines;  // by number, from 1
};

/// What load_scheme found in a line of the text, told for the cell: its sheet and heading, what
/// stands there, and what should, in the words of the sheets.
Issue in_cells(const Issue& issue, const SchemeText& text);

/// A table of TOML to be written.
struct SchemeEntry {
    struct Tables {
        std::string key;
        bool array = true;  // else a single table
        std::list<SchemeEntry> entries;
    };
    SchemeRow row;
    std::vector<std::pair<std::string, std::string>> values;  // key → value as in TOML
    std::list<Tables> tables;

    bool has(std::string_view key) const;

    /// The tables of a key, made where there are none.
    Tables& tables_of(std::string_view key);
};

/// The text of a scheme from its root table.
SchemeText write_scheme(const SchemeEntry& root);

/// "…" as in TOML.
std::string toml_text(std::string_view text);
std::string toml_list(const std::vector<std::string>& texts);

}  // namespace skillmap
