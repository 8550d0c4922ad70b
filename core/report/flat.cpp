#include "core/report/flat.h"

#include "core/text/number.h"

namespace skillmap::report {
namespace {

std::string field(const std::string& text) {
    const bool formula =
        !text.empty() && std::string("=+-@\t\r").find(text[0]) != std::string::npos;
    std::string plain = formula ? "'" + text : text;
    if (plain.find_first_of(",\"\r\n") == std::string::npos) return plain;
    std::string quoted = "\"";
    for (const char c : plain) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::string line(const std::vector<std::string>& fields) {
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) text += (i == 0 ? "" : ",") + fields[i];
    return text + "\r\n";
}

}  // namespace

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
    std::string text = "\xEF\xBB\xBF";
    for (const std::vector<std::string>& row : rows) {
        std::vector<std::string> fields;
        for (const std::string& one : row) fields.push_back(field(one));
        text += line(fields);
    }
    return text;
}

std::string csv_of(const Report& report) {
    const DataPage& page = *report.data_page;
    std::string text = "\xEF\xBB\xBF";
    std::vector<std::string> headings;
    for (const std::string& heading : page.headings) headings.push_back(field(heading));
    text += line(headings);
    for (const Datum& datum : report.data) {
        const auto value = datum.value();
        const std::string& sign = datum.hidden ? page.hidden : page.no_figure;
        const auto number = [](std::int64_t n) { return std::to_string(n); };
        const auto part = [&](std::int64_t n, bool known) {
            if (known) return number(n);
            return datum.hides_parts() ? page.hidden : page.no_figure;
        };
        text += line({field(datum.department_code), field(datum.department_name),
                      number(datum.fiscal_year), field(datum.indicator),
                      part(datum.ratio.numerator, datum.has_numerator()),
                      part(datum.ratio.denominator, datum.has_denominator()),
                      value ? number_text(*value) : sign, field(datum.unit), to_string(datum.as_of),
                      field(datum.unit_of_parts())});
    }
    return text;
}

}  // namespace skillmap::report
