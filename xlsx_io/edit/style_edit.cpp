#include "xlsx_io/edit/style_edit.h"

#include <algorithm>

namespace skillmap::xlsx {
namespace {

constexpr const char* date_format_id = "14";  // built in: the short date of the user's language

}  // namespace

std::uint32_t AddedDateStyles::like(std::uint32_t style) {
    if (kinds_.empty()) return style;  // nothing to make one from
    if (style < kinds_.size() && kinds_[style].date) return style;
    const auto next = static_cast<std::uint32_t>(kinds_.size() + added_.size());
    return added_.try_emplace(style, next).first->second;
}

Result<void> AddedDateStyles::add_to(PackageEditor& editor, const std::string& part) const {
    if (added_.empty()) return {};
    std::vector<std::string> formats;  // by number: each as text, from its tag to its end
    std::string* open = nullptr;
    bool in_formats = false;
    const std::size_t all = kinds_.size() + added_.size();
    return editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        const bool section = scanner.depth() == 1 && scanner.name() == "cellXfs";
        if (section && scanner.opens()) {
            in_formats = true;
            writer.write(scanner.lead());
            writer.write(with_attributes(scanner.element(), {{"count", std::to_string(all)}}));
            return true;
        }
        if (in_formats && scanner.depth() == 2 && scanner.opens() && scanner.name() == "xf") {
            open = &formats.emplace_back(scanner.element());
            if (scanner.markup().kind == xml::Kind::Empty) open = nullptr;
        } else if (open != nullptr) {
            *open += scanner.raw();
            if (scanner.depth() == 2) open = nullptr;
        }
        writer.write(scanner.lead());
        if (section && scanner.closes()) {
            in_formats = false;
            std::vector<std::pair<std::uint32_t, std::uint32_t>> order;  // new number, like
            for (const auto& [like, number] : added_) order.emplace_back(number, like);
            std::sort(order.begin(), order.end());
            for (const auto& [number, like] : order) {
                const std::string& format =
                    formats[std::min<std::size_t>(like, formats.size() - 1)];
                const std::size_t tag = format.find('>') + 1;
                writer.write(
                    with_attributes(std::string_view(format).substr(0, tag),
                                    {{"numFmtId", date_format_id}, {"applyNumberFormat", "1"}}));
                writer.write(std::string_view(format).substr(tag));
            }
        }
        writer.write(scanner.element());
        return true;
    });
}

}  // namespace skillmap::xlsx
