#include "xlsx_io/write/data_rows.h"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/table/cell.h"
#include "core/text/number.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/string_edit.h"
#include "xlsx_io/read/workbook_part.h"
#include "xlsx_io/write/cell_text.h"
#include "xlsx_io/xml/markup.h"

namespace skillmap::xlsx {
namespace {

using report::Datum;

constexpr std::uint32_t first_row = 2;
constexpr std::size_t together = std::size_t{1} << 16;  // bytes of rows given on at once

// The texts of the data, each once, and their numbers among the shared strings.
class Texts {
  public:
    explicit Texts(const report::Report& report) {
        add(report.data_page->hidden);
        add(report.data_page->no_figure);
        for (const Datum& datum : report.data)
            for (const std::string* text : {&datum.department_code, &datum.department_name,
                                            &datum.indicator, &datum.unit, &datum.unit_of_parts()})
                add(*text);
    }

    Result<void> number(const Package& package, const std::string& part) {
        const auto added = number_strings(package, part, texts_, numbers_);
        if (!added) return added.error();
        added_ = *added;
        return {};
    }

    Result<void> write(PackageEditor& editor, const std::string& part,
                       std::int64_t references) const {
        return add_strings(editor, part, texts_, numbers_, added_, references);
    }

    std::uint32_t operator[](const std::string& text) const {
        return numbers_.at(text.size() > longest_text ? cell_text(text) : text);
    }

  private:
    void add(const std::string& text) {
        if (text.size() > longest_text) return add(cell_text(text));
        if (!text.empty() && numbers_.try_emplace(text).second) texts_.push_back(text);
    }

    std::vector<std::string> texts_;
    StringNumbers numbers_;
    std::uint32_t added_ = 0;
};

class DataRows {
  public:
    DataRows(const report::Report& report, const Texts& texts) : report_(report), texts_(texts) {}

    // Copies a piece of the part, or puts the rows in the place of the row of formats.
    bool step(const xml::MarkupScanner& scanner, PartWriter& writer) {
        const std::string_view content = scanner.markup().content;
        if (scanner.depth() == 1 && scanner.name() == "dimension") {
            writer.write(scanner.lead());
            writer.write(with_attributes(scanner.element(), {{"ref", dimension()}}));
            return true;
        }
        if (scanner.depth() == 2 && scanner.name() == "row" && scanner.opens())
            in_formats_ = xml::number_of(xml::attribute_value(content, "r")) == first_row;
        if (!in_formats_) {
            writer.write(scanner.raw());
            return true;
        }
        if (scanner.depth() == 3 && scanner.opens() && found_ < formats_.size())
            formats_[found_++] = xml::number_of(xml::attribute_value(content, "s"));
        if (scanner.depth() == 2 && scanner.closes()) {
            in_formats_ = false;
            write_rows(writer);
        }
        return true;
    }

    std::int64_t references() const { return references_; }

  private:
    using Column = DataColumn;

    std::string dimension() const {
        return fmt::format("A1:{}{}", column_name(data_columns), report_.data.size() + 1);
    }

    void write_rows(PartWriter& writer) {
        row_ = first_row;
        for (const Datum& datum : report_.data) {
            add("<row r=\"{}\">", row_);
            write_cells(datum);
            add("</row>");
            ++row_;
            if (xml_.size() >= together) pass_on(writer);
        }
        pass_on(writer);
    }

    void pass_on(PartWriter& writer) {
        writer.write({xml_.data(), xml_.size()});
        xml_.clear();
    }

    void write_cells(const Datum& datum) {
        text(Column::Code, datum.department_code);
        text(Column::DepartmentName, datum.department_name);
        number(Column::Year, DataFormat::Number, datum.fiscal_year);
        text(Column::Indicator, datum.indicator);
        const Ratio& ratio = datum.ratio;
        part(Column::Numerator, datum, datum.has_numerator(), ratio.numerator);
        part(Column::Denominator, datum, datum.has_denominator(), ratio.denominator);
        figure(Column::Value, datum.is_count ? DataFormat::Number : DataFormat::Rate, datum.value(),
               datum.hidden);
        text(Column::Unit, datum.unit);
        number(Column::AsOf, DataFormat::Day, serial_of_date(datum.as_of));
        text(Column::PartUnit, datum.unit_of_parts());
    }

    void part(Column column, const Datum& datum, bool known, std::int64_t count) {
        std::optional<double> shown;
        if (known) shown = static_cast<double>(count);
        figure(column, DataFormat::Number, shown, datum.hides_parts());
    }

    void figure(Column column, DataFormat format, const std::optional<double>& shown, bool hidden) {
        const report::DataPage& page = *report_.data_page;
        if (shown)
            number(column, format, *shown);
        else
            text(column, hidden ? page.hidden : page.no_figure, DataFormat::Number);
    }

    void number(Column column, DataFormat format, double value) {
        begin(column, format);
        add("><v>{}</v></c>", number_text(value));
    }

    void text(Column column, const std::string& value, DataFormat format = DataFormat::Text) {
        begin(column, format);
        if (value.empty()) {
            add("/>");
            return;
        }
        add(" t=\"s\"><v>{}</v></c>", texts_[value]);
        ++references_;
    }

    void begin(Column column, DataFormat format) {
        add("<c r=\"{}{}\" s=\"{}\"", static_cast<char>('A' + static_cast<int>(column)), row_,
            formats_[static_cast<std::size_t>(format)]);
    }

    template <class... Values>
    void add(fmt::format_string<Values...> shape, Values&&... values) {
        fmt::format_to(fmt::appender(xml_), shape, std::forward<Values>(values)...);
    }

    const report::Report& report_;
    const Texts& texts_;
    std::array<std::uint32_t, data_formats> formats_{};
    std::size_t found_ = 0;
    bool in_formats_ = false;
    fmt::memory_buffer xml_;
    std::uint32_t row_ = 0;
    std::int64_t references_ = 0;
};

}  // namespace

Result<std::string> with_data_rows(std::string workbook, const report::Report& report) {
    const auto package = Package::open(report.data_page->name, std::move(workbook));
    if (!package) return package.error();
    const auto parts = read_workbook_part(*package);
    if (!parts) return parts.error();
    Texts texts(report);
    if (auto done = texts.number(*package, parts->shared_strings); !done) return done.error();
    PackageEditor editor(*package);
    DataRows rows(report, texts);
    if (auto done = editor.rewrite(parts->sheets.back().part,
                                   [&](xml::MarkupScanner& scanner, PartWriter& writer) {
                                       return rows.step(scanner, writer);
                                   });
        !done)
        return done.error();
    if (auto done = texts.write(editor, parts->shared_strings, rows.references()); !done)
        return done.error();
    return editor.save();
}

}  // namespace skillmap::xlsx
