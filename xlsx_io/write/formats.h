// The cell formats of one workbook, each made once. Internal to xlsx_io/write.
#pragma once

#include <xlsxwriter.h>

#include <map>
#include <string>
#include <tuple>

#include "core/report/theme.h"

namespace skillmap::xlsx {

/// What a cell is, by which it looks.
enum class Look {
    Plain,  // a field of a form, without lines
    PageHeading,
    Subheading,
    Link,
    LegendName,  // in front of what colours mean
    SectionTitle,
    Body,
    Note,
    Lead,       // above a table
    QuietText,  // of a condition: another colour
    ColumnHeading,
    NarrowHeading,
    GroupHeading,
    Cell,
    CellLink,
    Summary,
    CardLabel,
    CardValue,
    CardDetail,
    ChoiceLabel,
    ChoiceField,  // where the reader picks something
    FormHeading,
    Field,       // of a form: to be filled in
    FixedField,  // of a form: stays as it is
    OwnColumn    // beside a form: anything
};

enum class Alignment { Left, Right, Centre };

class Formats {
  public:
    /// Without a font the usual one.
    Formats(lxw_workbook* workbook, const std::string& font);

    const std::string& font() const { return font_; }

    /// `number` is a number format code, "" for General.
    lxw_format* get(Look look, Alignment alignment = Alignment::Left,
                    const std::string& number = "");

  private:
    lxw_format* make(Look look, Alignment alignment, const std::string& number);

    lxw_workbook* workbook_;
    std::string font_;
    std::map<std::tuple<Look, Alignment, std::string>, lxw_format*> made_;
};

inline constexpr const char* date_format = "yyyy/mm/dd";
inline constexpr std::uint8_t paper_a3 = 8;
inline constexpr std::uint8_t paper_a4 = 9;

/// The text at the left, page and pages at the right.
void set_footer(lxw_worksheet* sheet, const std::string& footer);

/// Paper for a sheet: A4 across or upright, or A3 across.
enum class Paper { Across, Upright, WideAcross };

/// How a sheet prints: on that paper, one page wide, the footer with page numbers.
void set_print(lxw_worksheet* sheet, const std::string& footer, Paper paper);

/// Points between the margins of a page.
double printable_width(Paper paper);

/// Points for the rows of a page of a sheet that is so many points wide and shrunk to one page.
double printable_height(Paper paper, double width);

}  // namespace skillmap::xlsx
