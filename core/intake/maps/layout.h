// How a skill map that was never made by us is to be read: which lines of a sheet are headings,
// what each column says, and what its marks mean. A small file of TOML that people read and change.
// Lines are known by their headings; where they stood is a help. Not the people and their answers.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/import/mapping.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"
#include "core/text/date.h"

namespace skillmap::maps {

/// How the people of a sheet stand.
enum class Shape : std::uint8_t { PeopleDown, PeopleAcross, OnePerson };

/// What tells a column from the others (or a row, where people stand across).
struct Heading {
    std::string text;
    std::string part;  // of a skill that has several columns: "現在"
    int occurrence = 1;

    friend bool operator==(const Heading&, const Heading&) = default;
};

std::string to_string(const Heading& heading);

/// Why a line is not used.
enum class Unused : std::uint8_t {
    No,
    NotNeeded,  // a remark, a number of the row
    Total,      // computed from others
    Required,   // a necessary level or a target
    Past,       // an earlier answer
    Other,      // somebody else's judgement
    Helper,     // points for marks
    Hidden,
    UnknownSkill  // has levels, but no scheme knows it
};

struct LayoutLine {
    Heading heading;
    std::uint32_t at = 0;  // column, or row where people stand across or alone
    import::Target target;
    bool certain = true;
    bool hidden = false;
    Unused unused = Unused::No;
    std::optional<int> level;  // that a tick in this column means, where a skill has one for each
};

/// A cell outside of the lines that says something of everybody on the sheet: "所属：総務課".
struct LayoutLabel {
    std::string text;
    CellRef at;  // of the label
    import::Target target;

    friend bool operator==(const LayoutLabel&, const LayoutLabel&) = default;
};

struct SheetLayout {
    std::vector<std::string> sheets;  // that look the same
    Shape shape = Shape::PeopleDown;
    LineRange headings;             // rows, or columns where people stand across or alone
    std::uint32_t skill_names = 0;  // the line of them with the names of the skills
    std::vector<LayoutLine> lines;
    std::vector<LayoutLabel> labels;
    std::optional<LayoutLine> values;  // of one person: where the answers stand
    bool department_is_sheet = false;  // the name of the sheet is that of the department
    bool department_above = false;     // it stands in a line of its own above its people
    bool use = true;                   // else somebody has to say which of several sheets counts
    bool certain = true;
};

struct Layout {
    std::vector<std::string> schemes;
    std::vector<std::string> personas;  // of everybody, where no column says it
    std::optional<Date> as_of;
    std::vector<SheetLayout> tables;
    std::vector<std::string> left;  // sheets that hold no skill map

    import::AnswerMeanings levels;

    /// A sheet may hold several tables.
    std::vector<const SheetLayout*> of(const std::string& sheet) const;

    /// Nothing in it waits for somebody to decide.
    bool certain() const;
};

/// The layout as TOML. What is in doubt is "open".
std::string layout_text(const Layout& layout);

/// Reads a layout. import.mapping_wrong with the line of what is wrong.
Result<Layout> read_layout(std::string_view toml, const std::string& file);

/// Whether the text is a layout rather than a mapping of an export.
bool is_layout(std::string_view toml);

}  // namespace skillmap::maps
