#include "xlsx_io/write/kit_writer.h"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "core/report/theme.h"
#include "xlsx_io/write/entry_writer.h"
#include "xlsx_io/write/formats.h"
#include "xlsx_io/write/new_workbook.h"

namespace skillmap::xlsx {
namespace {

namespace theme = report::theme;
using kit::PlacedCell;
using report::ColumnKind;

constexpr theme::Colour field_colour = 0xFFF6D6;  // light also in greyscale

struct Style {
    double size = 10;
    bool bold = false;
    theme::Colour ink = theme::ink;
    std::optional<theme::Colour> fill;
    bool lines = true;
    std::uint8_t align = LXW_ALIGN_LEFT;
    std::uint8_t indent = 0;
};

Style style_of(kit::Look look) {
    switch (look) {
        case kit::Look::Title:
            return {16, true, theme::primary, {}, false, LXW_ALIGN_LEFT, 0};
        case kit::Look::Sender:
            return {10, false, theme::ink, {}, false, LXW_ALIGN_RIGHT, 0};
        case kit::Look::Instruction:
            return {9.5, false, theme::ink, {}, false, LXW_ALIGN_LEFT, 0};
        case kit::Look::Section:
            return {11, true, theme::primary, {}, false, LXW_ALIGN_LEFT, 0};
        case kit::Look::Label:
            return {10, true, theme::ink, theme::primary_light, true, LXW_ALIGN_CENTER, 0};
        case kit::Look::Given:
            return {10.5, false, theme::ink, {}, true, LXW_ALIGN_LEFT, 1};
        case kit::Look::Heading:
            return {10, true, LXW_COLOR_WHITE, theme::primary, true, LXW_ALIGN_CENTER, 0};
        case kit::Look::SmallHeading:
            return {9, true, LXW_COLOR_WHITE, theme::primary, true, LXW_ALIGN_CENTER, 0};
        case kit::Look::Group:
            return {10, false, theme::ink, theme::summary, true, LXW_ALIGN_CENTER, 0};
        case kit::Look::Item:
            return {10, false, theme::ink, {}, true, LXW_ALIGN_LEFT, 1};
        case kit::Look::Before:
            return {10, false, theme::quiet, {}, true, LXW_ALIGN_CENTER, 0};
        case kit::Look::NotAsked:
            return {10, false, theme::quiet, theme::summary, true, LXW_ALIGN_CENTER, 0};
        case kit::Look::Fill:
            return {11, false, theme::ink, field_colour, true, LXW_ALIGN_CENTER, 0};
    }
    return {};
}

class KitWriter {
  public:
    KitWriter(const kit::Page& page, lxw_workbook* workbook)
        : page_(page),
          workbook_(workbook),
          sheet_(workbook_add_worksheet(workbook, page.sheet.c_str())) {}

    void write() {
        worksheet_set_default_row(sheet_, page_.row_height, LXW_FALSE);
        worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
        for (std::size_t i = 0; i < page_.widths.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet_, column, column, page_.widths[i], nullptr);
        }
        for (const auto& [row, height] : page_.heights)
            worksheet_set_row(sheet_, row - 1, height, nullptr);
        for (const PlacedCell& cell : page_.cells) write_cell(cell);
        write_entries();
        write_print();
        if (page_.fixed_rows > 0)
            worksheet_freeze_panes(sheet_, page_.fixed_rows,
                                   static_cast<lxw_col_t>(page_.fixed_columns));
        protect_headings(sheet_);
        if (!page_.marker.empty()) write_marker();
    }

  private:
    // A name with a text behind it: kept by every program that saves the workbook.
    void write_marker() {
        std::string text;
        for (const char c : page_.marker)
            text += c == '"' ? std::string("\"\"") : std::string(1, c);
        workbook_define_name(workbook_, kit::marker_name, ("=\"" + text + "\"").c_str());
    }

    lxw_format* format(kit::Look look, const std::string& number) {
        lxw_format*& format = formats_[{look, number}];
        if (format != nullptr) return format;
        format = workbook_add_format(workbook_);
        const Style style = style_of(look);
        format_set_font_name(format, std::string(theme::font).c_str());
        format_set_font_size(format, style.size);
        format_set_font_color(format, style.ink);
        if (style.bold) format_set_bold(format);
        if (style.fill) {
            format_set_pattern(format, LXW_PATTERN_SOLID);
            format_set_bg_color(format, *style.fill);
        }
        if (style.lines) {
            format_set_border(format, LXW_BORDER_THIN);
            format_set_border_color(format, theme::line);
        }
        format_set_align(format, style.align);
        format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
        if (style.indent > 0) format_set_indent(format, style.indent);
        if (look != kit::Look::Title && look != kit::Look::Section) format_set_text_wrap(format);
        if (look == kit::Look::Section) {
            format_set_bottom(format, LXW_BORDER_MEDIUM);
            format_set_bottom_color(format, theme::primary);
        }
        if (look == kit::Look::Fill) format_set_unlocked(format);
        if (!number.empty()) format_set_num_format(format, number.c_str());
        return format;
    }

    // A staff number keeps its zeros also when somebody types it anew.
    static std::string number_format(const PlacedCell& cell) {
        if (std::holds_alternative<Date>(cell.value) || cell.kind == ColumnKind::Date)
            return date_format;
        return cell.look == kit::Look::Given ? "@" : "";
    }

    void write_cell(const PlacedCell& cell) {
        lxw_format* how = format(cell.look, number_format(cell));
        const lxw_row_t row = cell.row - 1;
        const auto column = static_cast<lxw_col_t>(cell.column - 1);
        if (cell.last_row > cell.row || cell.last_column > cell.column)
            worksheet_merge_range(sheet_, row, column, cell.last_row - 1,
                                  static_cast<lxw_col_t>(cell.last_column - 1), "", how);
        if (const auto* text = std::get_if<std::string>(&cell.value))
            worksheet_write_string(sheet_, row, column, text->c_str(), how);
        else if (const auto* number = std::get_if<double>(&cell.value))
            worksheet_write_number(sheet_, row, column, *number, how);
        else if (const auto* date = std::get_if<Date>(&cell.value))
            worksheet_write_number(sheet_, row, column, serial_of_date(*date), how);
        else
            worksheet_write_blank(sheet_, row, column, how);
        if (!cell.entry.note.empty()) write_comment(sheet_, row, column, cell.entry.note);
    }

    // One rule for fields below each other that take the same.
    void write_entries() {
        std::vector<const PlacedCell*> fields;
        for (const PlacedCell& cell : page_.cells)
            if (!cell.entry.choices.empty() || cell.entry.of_kind) fields.push_back(&cell);
        std::stable_sort(fields.begin(), fields.end(), [](const auto* a, const auto* b) {
            return std::pair(a->column, a->row) < std::pair(b->column, b->row);
        });
        const report::Report nothing;
        for (std::size_t i = 0; i < fields.size();) {
            std::size_t end = i + 1;
            while (end < fields.size() && fields[end]->column == fields[i]->column &&
                   fields[end]->row == fields[end - 1]->row + 1 &&
                   fields[end]->entry.choices == fields[i]->entry.choices &&
                   fields[end]->kind == fields[i]->kind)
                ++end;
            write_validation(nothing, sheet_, fields[i]->entry, fields[i]->kind,
                             {fields[i]->row - 1, fields[end - 1]->row - 1,
                              static_cast<lxw_col_t>(fields[i]->column - 1)});
            i = end;
        }
    }

    void write_print() {
        worksheet_set_paper(sheet_, page_.paper == kit::Paper::A3Landscape ? paper_a3 : paper_a4);
        if (page_.paper == kit::Paper::A4Portrait)
            worksheet_set_portrait(sheet_);
        else
            worksheet_set_landscape(sheet_);
        worksheet_set_margins(sheet_, 0.45, 0.45, 0.5, 0.6);
        worksheet_center_horizontally(sheet_);
        if (page_.fit != kit::Page::Fit::None)
            worksheet_fit_to_pages(sheet_, 1, page_.fit == kit::Page::Fit::Page ? 1 : 0);
        else
            worksheet_set_print_scale(sheet_, static_cast<std::uint16_t>(page_.scale));
        if (page_.first_repeated_row > 0)
            worksheet_repeat_rows(sheet_, page_.first_repeated_row - 1,
                                  page_.last_repeated_row - 1);
        if (page_.repeated_columns > 0 && !page_.column_breaks.empty())
            worksheet_repeat_columns(sheet_, 0, static_cast<lxw_col_t>(page_.repeated_columns - 1));
        write_breaks();
        set_footer(sheet_, page_.footer);
    }

    void write_breaks() {
        std::vector<lxw_col_t> columns(page_.column_breaks.begin(), page_.column_breaks.end());
        columns.push_back(0);
        if (columns.size() > 1) worksheet_set_v_pagebreaks(sheet_, columns.data());
    }

    const kit::Page& page_;
    lxw_workbook* workbook_;
    lxw_worksheet* sheet_;
    std::map<std::pair<kit::Look, std::string>, lxw_format*> formats_;
};

}  // namespace

Result<std::string> write_kit(const kit::Page& page, const std::filesystem::path& file) {
    return new_workbook(file, {page.title, page.organization, page.as_of},
                        [&](lxw_workbook* workbook) { KitWriter(page, workbook).write(); });
}

}  // namespace skillmap::xlsx
