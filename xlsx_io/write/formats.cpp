#include "xlsx_io/write/formats.h"

#include <algorithm>

namespace skillmap::xlsx {
namespace {

namespace theme = report::theme;

// Of a printed page, in inches.
constexpr double side_margin = 0.4;
constexpr double top_margin = 0.5;
constexpr double bottom_margin = 0.6;
constexpr double points_per_inch = 72;

void apply_text(lxw_format* format, double size, bool bold, theme::Colour colour) {
    format_set_font_size(format, size);
    format_set_font_color(format, colour);
    if (bold) format_set_bold(format);
}

void apply_fill(lxw_format* format, theme::Colour colour) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, colour);
}

void apply_lines(lxw_format* format) {
    format_set_border(format, LXW_BORDER_THIN);
    format_set_border_color(format, theme::line);
}

void apply_heading(lxw_format* format) {
    apply_text(format, 10, true, LXW_COLOR_WHITE);
    apply_fill(format, theme::primary);
    apply_lines(format);
    format_set_align(format, LXW_ALIGN_CENTER);
}

void apply_card(lxw_format* format) {
    apply_fill(format, theme::primary_light);
    format_set_indent(format, 1);
    format_set_left(format, LXW_BORDER_THICK);
    format_set_left_color(format, theme::primary);
}

// An indent needs a side to count from.
bool has_indent(Look look) {
    return look == Look::Cell || look == Look::CellLink || look == Look::Summary ||
           look == Look::CardLabel || look == Look::Field || look == Look::FixedField ||
           look == Look::CardValue || look == Look::Lead || look == Look::ChoiceField ||
           look == Look::CardDetail;
}

void apply_look(lxw_format* format, Look look) {
    switch (look) {
        case Look::Plain:
            return apply_text(format, 11, false, theme::ink);
        case Look::PageHeading:
            return apply_text(format, 20, true, theme::primary);
        case Look::Subheading:
            return apply_text(format, 11, false, theme::quiet);
        case Look::LegendName:
            return apply_text(format, 10, false, theme::quiet);
        case Look::Link:
            apply_text(format, 10, false, theme::primary);
            return format_set_underline(format, LXW_UNDERLINE_SINGLE);
        case Look::SectionTitle:
            apply_text(format, 13, true, theme::primary);
            format_set_bottom(format, LXW_BORDER_MEDIUM);
            return format_set_bottom_color(format, theme::primary);
        case Look::Body:
            apply_text(format, 10.5, false, theme::ink);
            return format_set_text_wrap(format);
        case Look::Note:
            apply_text(format, 9, false, theme::quiet);
            return format_set_text_wrap(format);
        case Look::Lead:
            apply_text(format, 10, false, theme::ink);
            apply_card(format);
            return format_set_text_wrap(format);
        case Look::QuietText:
            return format_set_font_color(format, theme::quiet);
        case Look::ColumnHeading:
            apply_heading(format);
            return format_set_text_wrap(format);
        case Look::NarrowHeading:
        case Look::GroupHeading:
            apply_heading(format);
            format_set_text_wrap(format);
            return format_set_font_size(format, 9);
        case Look::Cell:
            apply_text(format, 10, false, theme::ink);
            apply_lines(format);
            format_set_indent(format, 1);
            return;
        case Look::CellLink:
            apply_text(format, 10, false, theme::primary);
            format_set_underline(format, LXW_UNDERLINE_SINGLE);
            format_set_indent(format, 1);
            format_set_text_wrap(format);
            return apply_lines(format);
        case Look::Summary:
            apply_text(format, 10, true, theme::ink);
            apply_fill(format, theme::summary);
            format_set_indent(format, 1);
            return apply_lines(format);
        case Look::CardLabel:
            apply_text(format, 10, false, theme::quiet);
            format_set_text_wrap(format);  // names of indicators
            return apply_card(format);
        case Look::CardValue:
            apply_text(format, 22, true, theme::primary);
            format_set_shrink(format);  // figures of six digits
            return apply_card(format);
        case Look::CardDetail:
            apply_text(format, 10, false, theme::quiet);
            return apply_card(format);
        case Look::ChoiceLabel:
            return apply_text(format, 11, true, theme::primary);
        case Look::ChoiceField:
            apply_text(format, 14, true, theme::ink);
            apply_fill(format, theme::field);
            format_set_border(format, LXW_BORDER_MEDIUM);
            format_set_border_color(format, theme::accent);
            format_set_text_wrap(format);
            return format_set_indent(format, 1);
        case Look::FormHeading:
            apply_heading(format);
            format_set_text_wrap(format);
            return format_set_align(format, LXW_ALIGN_LEFT);
        case Look::Field:
            apply_text(format, 10, false, theme::ink);
            apply_lines(format);
            format_set_indent(format, 1);
            return format_set_unlocked(format);
        case Look::OwnColumn:
            apply_text(format, 10, false, theme::ink);
            return format_set_unlocked(format);
        case Look::FixedField:
            apply_text(format, 10, false, theme::ink);
            apply_fill(format, theme::summary);
            apply_lines(format);
            return format_set_indent(format, 1);
    }
}

}  // namespace

void set_footer(lxw_worksheet* sheet, const std::string& footer) {
    std::string left;  // & begins a code in a footer
    for (const char c : footer) left += c == '&' ? std::string("&&") : std::string(1, c);
    worksheet_set_footer(sheet, ("&L&9" + left + "&R&9&P / &N").c_str());
}

void set_print(lxw_worksheet* sheet, const std::string& footer, Paper paper) {
    if (paper != Paper::Upright) worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, paper == Paper::WideAcross ? paper_a3 : paper_a4);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, side_margin, side_margin, top_margin, bottom_margin);
    worksheet_center_horizontally(sheet);
    set_footer(sheet, footer);
}

namespace {

constexpr double a4_short = 595;
constexpr double a4_long = 842;
constexpr double a3_long = 1191;

}  // namespace

double printable_width(Paper paper) {
    const double paper_width = paper == Paper::Upright      ? a4_short
                               : paper == Paper::WideAcross ? a3_long
                                                            : a4_long;
    return paper_width - 2 * side_margin * points_per_inch;
}

double printable_height(Paper paper, double width) {
    const double down = paper == Paper::Across ? a4_short : a4_long;
    const double shrunk = std::min(1.0, printable_width(paper) / width);
    return (down - (top_margin + bottom_margin) * points_per_inch) / shrunk;
}

Formats::Formats(lxw_workbook* workbook, const std::string& font)
    : workbook_(workbook), font_(font.empty() ? std::string(theme::font) : font) {}

lxw_format* Formats::get(Look look, Alignment alignment, const std::string& number) {
    lxw_format*& format = made_[{look, alignment, number}];
    if (format == nullptr) format = make(look, alignment, number);
    return format;
}

lxw_format* Formats::make(Look look, Alignment alignment, const std::string& number) {
    lxw_format* format = workbook_add_format(workbook_);
    format_set_font_name(format, font_.c_str());
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    apply_look(format, look);
    if (alignment == Alignment::Left && has_indent(look)) format_set_align(format, LXW_ALIGN_LEFT);
    const bool wraps = look == Look::Cell || look == Look::Field || look == Look::FixedField;
    if (alignment == Alignment::Left && wraps) format_set_text_wrap(format);
    if (alignment == Alignment::Right) format_set_align(format, LXW_ALIGN_RIGHT);
    if (alignment == Alignment::Centre) format_set_align(format, LXW_ALIGN_CENTER);
    if (alignment != Alignment::Left) format_set_indent(format, 0);
    if (!number.empty()) format_set_num_format(format, number.c_str());
    return format;
}

}  // namespace skillmap::xlsx
