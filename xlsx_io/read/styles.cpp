#include "xlsx_io/read/styles.h"

#include <charconv>
#include <string>
#include <unordered_map>

#include "xlsx_io/read/number_format.h"

namespace skillmap::xlsx {
namespace {

std::uint32_t number_in(std::string_view content, std::string_view attribute) {
    const std::string_view text = xml::attribute_value(content, attribute).value_or("0");
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

// 18.8.37 strike
bool strikes(std::string_view content) {
    const std::string_view value = xml::attribute_value(content, "val").value_or("1");
    return value != "0" && value != "false";
}

struct CellFormat {
    std::uint32_t number_format = 0;
    std::uint32_t font = 0;
};

}  // namespace

Result<std::vector<StyleKind>> read_styles(const Package& package, const std::string& part) {
    auto xml = package.stream(part);
    if (!xml) return xml.error();
    xml::MarkupScanner scanner(std::move(*xml), package.limits());
    auto styles = read_styles(scanner);
    if (!styles) return package.label(part).refused(scanner.beyond());
    return std::move(*styles);
}

std::optional<std::vector<StyleKind>> read_styles(xml::MarkupScanner& scanner) {
    std::unordered_map<std::uint32_t, StyleKind> own;  // formats that the workbook defines
    std::vector<CellFormat> formats;
    std::vector<bool> struck;  // fonts
    std::string section;
    while (scanner.next()) {
        if (scanner.depth() == 0 && scanner.opens() && scanner.name() != "styleSheet")
            return std::nullopt;
        if (scanner.depth() == 1) section = scanner.closes() ? "" : std::string(scanner.name());
        const std::string_view content = scanner.markup().content;
        if (section == "fonts" && scanner.depth() == 3 && scanner.opens() &&
            scanner.name() == "strike" && !struck.empty())
            struck.back() = strikes(content);
        if (scanner.depth() != 2 || !scanner.opens()) continue;
        if (section == "fonts" && scanner.name() == "font") struck.push_back(false);
        if (section == "numFmts" && scanner.name() == "numFmt") {
            const std::string code =
                xml::decoded(xml::attribute_value(content, "formatCode").value_or(""));
            own[number_in(content, "numFmtId")] = {is_date_format(code), zero_digits(code)};
        }
        if (section == "cellXfs" && scanner.name() == "xf")
            formats.push_back({number_in(content, "numFmtId"), number_in(content, "fontId")});
    }
    if (scanner.damaged()) return std::nullopt;
    std::vector<StyleKind> styles;
    for (const CellFormat& format : formats) {
        const auto known = own.find(format.number_format);
        StyleKind style = known == own.end() ? StyleKind{is_date_format_id(format.number_format), 0}
                                             : known->second;
        style.struck = format.font < struck.size() && struck[format.font];
        styles.push_back(style);
    }
    return styles;
}

}  // namespace skillmap::xlsx
