#include "xlsx_io/edit/string_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <utility>

#include "xlsx_io/edit/xstring.h"
#include "xlsx_io/read/string_scanner.h"

namespace skillmap::xlsx {
namespace {

constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

// A number of an attribute with something added. Without the attribute nothing.
void raise(AttributeValues& values, std::string_view content, const char* name, std::int64_t by) {
    const auto written = xml::attribute_value(content, name);
    std::int64_t number = 0;
    if (!written ||
        std::from_chars(written->data(), written->data() + written->size(), number).ec !=
            std::errc())
        return;
    values.emplace_back(name, std::to_string(std::max<std::int64_t>(0, number + by)));
}

}  // namespace

Result<std::uint32_t> number_strings(const Package& package, const std::string& part,
                                     const std::vector<std::string>& texts,
                                     StringNumbers& numbers) {
    for (const std::string& text : texts) numbers[text] = unknown;
    auto stream = package.stream(part);
    if (!stream) return stream.error();
    StringScanner scanner(std::move(*stream), package.limits());
    std::uint32_t count = 0;
    std::string text;
    while (true) {
        const auto step = scanner.next();
        if (step == StringScanner::Step::End) break;
        if (step == StringScanner::Step::Damaged)
            return package.label(part).refused(scanner.beyond());
        if (step != StringScanner::Step::Item) continue;
        const std::uint32_t number = count++;
        if (!scanner.plain()) continue;
        text = scanner.text();
        // Without that attribute a reader may take " x" for "x".
        if (has_outer_spaces(text) && scanner.element().find("xml:space") == std::string_view::npos)
            continue;
        const auto wanted = numbers.find(text);
        if (wanted != numbers.end() && wanted->second == unknown) wanted->second = number;
    }
    std::uint32_t added = 0;
    for (const std::string& one : texts)
        if (std::uint32_t& number = numbers[one]; number == unknown) number = count + added++;
    return added;
}

Result<void> add_strings(PackageEditor& editor, const std::string& part,
                         const std::vector<std::string>& texts, const StringNumbers& numbers,
                         std::uint32_t added, std::int64_t more_references) {
    std::vector<std::pair<std::uint32_t, const std::string*>> list;
    for (const std::string& text : texts) list.emplace_back(numbers.at(text), &text);
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end(),
                           [](const auto& a, const auto& b) { return a.first == b.first; }),
               list.end());
    list.erase(list.begin(), list.end() - added);
    std::string prefix;
    bool done = false;
    const auto items = [&] {
        std::string xml;
        if (std::exchange(done, true)) return xml;
        for (const auto& [number, text] : list)
            xml += fmt::format("<{0}si>{1}</{0}si>", prefix, text_element(prefix, *text));
        return xml;
    };
    return editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        const bool root = scanner.depth() == 0;
        if (root && scanner.opens()) {
            prefix = scanner.prefix();
            AttributeValues values;
            raise(values, scanner.markup().content, "count", more_references);
            raise(values, scanner.markup().content, "uniqueCount", added);
            std::string tag = with_attributes(scanner.element(), values);
            writer.write(scanner.lead());
            if (scanner.markup().kind == xml::Kind::Empty) {
                tag.erase(tag.rfind('/'), 1);
                tag += items() + fmt::format("</{}sst>", prefix);
            }
            writer.write(tag);
            return true;
        }
        writer.write(scanner.lead());
        const bool extensions = scanner.depth() == 1 && scanner.name() == "extLst";
        if ((root && scanner.closes()) || extensions) writer.write(items());
        writer.write(scanner.element());
        return true;
    });
}

}  // namespace skillmap::xlsx
