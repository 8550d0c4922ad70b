#include "core/report/html.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/embedded.h"
#include "core/report/figures.h"
#include "core/report/svg_chart.h"
#include "core/report/theme.h"

namespace skillmap::report {
namespace {

constexpr std::string_view forbids_everything =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

class HtmlPage {
  public:
    explicit HtmlPage(const Report& report) : report_(report) {}

    std::string write() {
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"ja\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
            "<title>{}</title>\n<style>\n",
            forbids_everything, escaped(report_.title));
        out_ += embedded_styles().front().text;
        out_ += "</style>\n</head>\n<body>\n";
        write_header();
        out_ += "<main>\n";
        for (const Page& page : report_.pages)
            if (&page != &report_.pages.front() && !page.interactive) write_page(page);
        write_page(report_.pages.front());
        out_ += "</main>\n<footer>" + escaped(report_.footer) + "</footer>\n</body>\n</html>\n";
        return std::move(out_);
    }

  private:
    // The first page of a workbook leads to the others, and says how to read them: here the former
    // is a line of links, and the latter stands at the end.
    void write_header() {
        out_ += "<header><h1>" + escaped(report_.title) + "</h1>\n<p class=\"sub\">" +
                escaped(report_.footer) + "</p></header>\n<nav aria-label=\"" +
                escaped(report_.title) + "\"><ul>\n";
        for (std::size_t i = 1; i <= report_.pages.size(); ++i) {
            const Page& page = report_.pages[i % report_.pages.size()];
            if (page.interactive) continue;
            out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", page.id, escaped(page.name));
        }
        out_ += "</ul></nav>\n";
    }

    void write_page(const Page& page) {
        page_ = &page;
        out_ += fmt::format("<section id=\"{}\">\n<h2>{}</h2>\n", page.id, escaped(page.name));
        for (const Block& block : page.blocks)
            std::visit([this](const auto& one) { write_block(one); }, block);
        out_ += "</section>\n";
    }

    void write_block(const Text& text) {
        if (text.about_cells) return;
        if (text.role == Text::Role::Heading)
            out_ += "<h3>" + escaped(text.text) + "</h3>\n";
        else
            out_ +=
                fmt::format("<p{}>{}</p>\n", text.role == Text::Role::Note ? " class=\"note\"" : "",
                            escaped(text.text));
    }

    void write_block(const Choice& /*choice*/) {}

    void write_block(const KeyFigures& block) {
        out_ += "<div class=\"cards\">\n";
        for (const KeyFigure& one : block.figures) {
            const bool sign = !number_of(report_, one.figure);
            out_ += "<div class=\"card\"><div class=\"name\">" + escaped(one.label) +
                    "</div><div class=\"figure\">" +
                    escaped(shown(report_, one.figure, ColumnKind::Count) +
                            (sign ? std::string() : one.unit)) +
                    "</div>";
            const std::string detail = shown(report_, one.detail, ColumnKind::Count);
            if (!detail.empty())
                out_ += "<div class=\"name\">" +
                        escaped(one.detail_label + (one.detail_label.empty() ? "" : " ") + detail) +
                        "</div>";
            if (!shown(report_, one.change, ColumnKind::Count).empty())
                out_ += "<div class=\"name\">" + escaped(change_text(one)) + "</div>";
            out_ += "</div>\n";
        }
        out_ += "</div>\n";
    }

    std::string change_text(const KeyFigure& one) const {
        return one.change_label + " " + shown(report_, one.change, ColumnKind::Count) +
               (number_of(report_, one.change) ? one.change_unit : std::string());
    }

    void write_block(const Charts& block) {
        out_ += "<div class=\"charts\">\n";
        for (const Chart& chart : block.charts) {
            const Table* table = table_of(chart);
            if (table == nullptr) continue;
            const std::string drawing =
                svg_of(report_, chart, *table, fmt::format("chart{}", ++charts_));
            if (!drawing.empty())
                out_ += "<figure><figcaption>" + escaped(chart.title) + "</figcaption>\n" +
                        drawing + "</figure>\n";
        }
        out_ += "</div>\n";
    }

    const Table* table_of(const Chart& chart) const {
        for (const Block& block : page_->blocks)
            if (const auto* table = std::get_if<Table>(&block);
                table != nullptr && table->id == chart.table)
                return table;
        return nullptr;
    }

    // The list of pages is the line of links already.
    static bool is_contents(const Table& table) {
        return !table.rows.empty() && !table.rows.front().empty() &&
               std::holds_alternative<PageLink>(table.rows.front().front());
    }

    void write_block(const Table& table) {
        if (is_contents(table)) return;
        const std::string& name = table.title.empty() ? page_->name : table.title;
        if (!table.title.empty()) out_ += "<h3>" + escaped(table.title) + "</h3>\n";
        if (is_empty(table)) {
            out_ += "<p>" + escaped(table.note) + "</p>\n";
            return;
        }
        if (!table.lead.empty()) out_ += "<p class=\"lead\">" + escaped(table.lead) + "</p>\n";
        if (is_heat_map(table)) write_legend();
        out_ += fmt::format(
            "<div class=\"scroll\" tabindex=\"0\" role=\"region\" "
            "aria-label=\"{}\">\n<table>\n",
            escaped(name));
        write_headings(table);
        out_ += "<tbody>\n";
        if (!table.summary.empty()) write_row(table, table.summary, true);
        for (const auto& row : table.rows) write_row(table, row, false);
        out_ += "</tbody>\n</table>\n</div>\n";
        if (!table.note.empty()) out_ += "<p class=\"note\">" + escaped(table.note) + "</p>\n";
    }

    void write_legend() {
        out_ += "<p class=\"legend\">" + escaped(report_.heat_legend);
        for (const double share : theme::heat_legend)
            out_ += fmt::format("<span{}>{:.0f}%</span>", heat(share), share * 100);
        out_ += "</p>\n";
    }

    static std::string heat(double share) {
        return fmt::format(" class=\"heat\" style=\"background:rgba(var(--heat),{:.2f})\"", share);
    }

    void write_headings(const Table& table) {
        const auto& columns = table.columns;
        const bool any = std::any_of(columns.begin(), columns.end(),
                                     [](const Column& one) { return !one.heading.empty(); });
        if (!any) return;
        const bool groups = std::any_of(columns.begin(), columns.end(),
                                        [](const Column& one) { return !one.group.empty(); });
        out_ += "<thead>\n";
        if (groups) write_groups(columns);
        out_ += "<tr>";
        for (const Column& one : columns)
            if (!groups || !one.group.empty())
                out_ += fmt::format("<th scope=\"col\"{}>{}</th>",
                                    one.narrow ? " class=\"narrow\"" : "", escaped(one.heading));
        out_ += "</tr>\n</thead>\n";
    }

    void write_groups(const std::vector<Column>& columns) {
        out_ += "<tr>";
        for (std::size_t i = 0; i < columns.size();) {
            std::size_t end = i + 1;
            if (columns[i].group.empty()) {
                out_ += "<th scope=\"col\" rowspan=\"2\">" + escaped(columns[i].heading) + "</th>";
            } else {
                while (end < columns.size() && columns[end].group == columns[i].group) ++end;
                out_ += fmt::format("<th scope=\"colgroup\" colspan=\"{}\">{}</th>", end - i,
                                    escaped(columns[i].group));
            }
            i = end;
        }
        out_ += "</tr>\n";
    }

    void write_row(const Table& table, const std::vector<Value>& row, bool whole) {
        const std::size_t name = name_column(table);
        out_ += whole ? "<tr class=\"whole\">" : "<tr>";
        for (std::size_t i = 0; i < row.size() && i < table.columns.size(); ++i) {
            const Column& column = table.columns[i];
            const std::string text = escaped(shown(report_, row[i], column.kind));
            if (i == name)
                out_ += "<th scope=\"row\">" + text + "</th>";
            else
                out_ += "<td" + look(column, row[i]) + ">" + text + "</td>";
        }
        out_ += "</tr>\n";
    }

    // The column that names the row: the last of those that stay in view, or the first.
    static std::size_t name_column(const Table& table) {
        for (std::size_t i = std::min(table.fixed_columns, table.columns.size()); i > 0; --i)
            if (table.columns[i - 1].kind == ColumnKind::Text) return i - 1;
        return 0;
    }

    std::string look(const Column& column, const Value& value) const {
        const auto number = number_of(report_, value);
        const auto share = number ? std::optional(std::clamp(*number, 0.0, 1.0)) : std::nullopt;
        if (is_any_rate(report_, value))
            return column.show == Show::Heat ? " class=\"heat quiet\"" : " class=\"figure quiet\"";
        if (column.show == Show::Heat) return share ? heat(*share) : std::string(" class=\"heat\"");
        if (column.show == Show::Bar && share)
            return fmt::format(
                " class=\"figure\" style=\"background:linear-gradient(90deg,"
                "var(--bar) {:.1f}%,transparent 0)\"",
                *share * 100);
        if (column.centred) return " class=\"centre\"";
        if (column.kind != ColumnKind::Text || number) return " class=\"figure\"";
        return " class=\"lines\"";
    }

    const Report& report_;
    const Page* page_ = nullptr;
    int charts_ = 0;
    std::string out_;
};

}  // namespace

std::string html_of(const Report& report) {
    return HtmlPage(report).write();
}

}  // namespace skillmap::report
