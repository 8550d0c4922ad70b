#include "xlsx_io/read/styles.h"

#include <charconv>
#include <string>
#include <unordered_map>

#include "xlsx_io/read/number_format.h"

namespace skillmap::xlsx {
namespace {

std::uint32_t format_id(std::string_view content) {
    const std::string_view text = xml::attribute_value(content, "numFmtId").value_or("0");
    std::uint32_t id = 0;
    std::from_chars(text.data(), text.data() + text.size(), id);
    return id;
}

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
    std::vector<std::uint32_t> ids;
    std::string section;
    while (scanner.next()) {
        if (scanner.depth() == 0 && scanner.opens() && scanner.name() != "styleSheet")
            return std::nullopt;
        if (scanner.depth() == 1) section = scanner.closes() ? "" : std::string(scanner.name());
        if (scanner.depth() != 2 || !scanner.opens()) continue;
        const std::string_view content = scanner.markup().content;
        if (section == "numFmts" && scanner.name() == "numFmt") {
            const std::string code =
                xml::decoded(xml::attribute_value(content, "formatCode").value_or(""));
            own[format_id(content)] = {is_date_format(code), zero_digits(code)};
        }
        if (section == "cellXfs" && scanner.name() == "xf") ids.push_back(format_id(content));
    }
    if (scanner.damaged()) return std::nullopt;
    std::vector<StyleKind> styles;
    for (const std::uint32_t id : ids) {
        const auto known = own.find(id);
        styles.push_back(known == own.end() ? StyleKind{is_date_format_id(id), 0} : known->second);
    }
    return styles;
}

}  // namespace skillmap::xlsx
