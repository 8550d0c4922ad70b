// The layout of a scheme as a workbook: its sheets, their headings, and the words of their cells.
// Data from core/intake/forms/scheme-form.toml. Internal to core/scheme and the way in to it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/form.h"

namespace skillmap {

struct SchemeColumn {
    enum class Kind { Text, Number, List, Level, Word, Words, Flag, Quantity, When };
    std::string key;  // of the entry; with @ in front: says where the entry belongs
    Kind kind = Kind::Text;
    std::string words;       // id of a vocabulary, or none
    std::string offer;       // likewise, for text that may also be another
    std::string from_sheet;  // a column of another sheet that has what may be chosen, or none
    std::string from_key;    // likewise
    std::string note;
    std::string group;
    double width = 0;
    bool rare = false;  // written only where a scheme needs it

    /// Whether the key is one of the entry.
    bool of_entry() const { return key.front() != '@'; }
};

struct SchemeSheet {
    FormSheet form;  // its columns are those below; their ids are the keys
    std::string array;
    std::string about;
    std::vector<SchemeColumn> columns;
    std::size_t fixed_columns = 0;  // stay in view
    bool filter = false;
    bool wide = false;
};

/// What 対象 means in a kind of condition.
struct ConditionObject {
    std::string key;
    SchemeColumn::Kind kind = SchemeColumn::Kind::Text;
};

/// The texts of the page that explains the workbook.
struct SchemeGuide {
    std::string name;
    std::string heading;
    std::vector<std::string> body;
    std::string sheet_heading;
    std::string about_heading;
    std::string home_link;
};

struct SchemeForm {
    std::vector<SchemeSheet> sheets;
    std::map<std::string, Words, std::less<>> words;
    std::map<std::string, ConditionObject, std::less<>> objects;  // by kind of condition
    std::map<std::string, std::string, std::less<>> phrases;
    SchemeGuide guide;

    /// The sheet of that id. It exists.
    const SchemeSheet& sheet(std::string_view id) const;

    /// The words of one kind of cell. The kind exists.
    const Words& vocabulary(std::string_view id) const;

    /// What a text of core/scheme means in cells; the text itself where nothing is known.
    std::string phrase(std::string_view text) const;
};

const SchemeForm& scheme_form();

}  // namespace skillmap
