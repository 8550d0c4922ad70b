#include "xlsx_io/read/defined_names.h"

#include <charconv>

#include "xlsx_io/read/cell_value.h"
#include "xlsx_io/xml/markup_scanner.h"

namespace skillmap::xlsx {
namespace {

// A name, and the sheet it belongs to by its place among all sheets, those of charts included.
struct FoundName {
    DefinedName name;
    std::optional<std::size_t> sheet;
};

FoundName start_name(std::string_view content) {
    FoundName found;
    while (const auto attribute = xml::next_attribute(content)) {
        const std::string value = xml::decoded(attribute->value);
        if (attribute->name == "name") found.name.name = unescaped(value);
        if (attribute->name == "hidden") found.name.hidden = xml::is_true(value);
        if (attribute->name == "localSheetId")
            std::from_chars(value.data(), value.data() + value.size(), found.sheet.emplace(0));
    }
    return found;
}

}  // namespace

Result<std::vector<DefinedName>> read_defined_names(const Package& package,
                                                    const std::string& workbook_part) {
    auto stream = package.stream(workbook_part);
    if (!stream) return stream.error();
    xml::MarkupScanner scanner(std::move(*stream), package.limits());
    std::vector<std::string> sheets;
    std::vector<FoundName> found;
    std::string section;
    bool in_name = false;
    while (scanner.next()) {
        if (in_name) xml::append_text(found.back().name.formula, scanner);
        if (scanner.depth() == 1) section = scanner.closes() ? "" : std::string(scanner.name());
        if (scanner.depth() != 2) continue;
        if (scanner.closes()) in_name = false;
        if (!scanner.opens()) continue;
        const std::string_view content = scanner.markup().content;
        if (section == "sheets" && scanner.name() == "sheet")
            sheets.push_back(xml::decoded(xml::attribute_value(content, "name").value_or("")));
        if (section != "definedNames" || scanner.name() != "definedName") continue;
        found.push_back(start_name(content));
        in_name = scanner.markup().kind == xml::Kind::Start;
    }
    if (scanner.damaged()) return package.label(workbook_part).refused(scanner.beyond());
    std::vector<DefinedName> names;
    for (FoundName& one : found) {
        if (one.sheet && *one.sheet >= sheets.size())
            return package.damaged(workbook_part + " " + one.name.name);
        if (one.sheet) one.name.sheet = sheets[*one.sheet];
        one.name.formula = unescaped(one.name.formula);
        names.push_back(std::move(one.name));
    }
    return names;
}

}  // namespace skillmap::xlsx
