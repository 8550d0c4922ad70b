#include "xlsx_io/edit/calc_edit.h"

#include <fmt/format.h>

#include <charconv>

#include "xlsx_io/edit/workbook_order.h"

namespace skillmap::xlsx {

Result<bool> remove_from_chain(PackageEditor& editor, const std::string& part,
                               const std::function<bool(std::uint32_t, CellRef)>& gone) {
    std::uint32_t sheet = 0;        // of the entry being read
    std::uint32_t sheet_known = 0;  // what a reader of the new part takes for its sheet
    std::size_t left = 0;
    auto rewritten = editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        if (scanner.depth() != 1 || !scanner.opens() || scanner.name() != "c") {
            writer.write(scanner.raw());
            return true;
        }
        const std::string_view content = scanner.markup().content;
        if (const auto i = xml::attribute_value(content, "i"))
            std::from_chars(i->data(), i->data() + i->size(), sheet);
        const auto ref = parse_cell_ref(xml::attribute_value(content, "r").value_or(""));
        if (ref && gone(sheet, *ref)) return true;
        ++left;
        writer.write(scanner.lead());
        if (sheet != sheet_known && !xml::attribute_value(content, "i"))
            writer.write(with_attributes(scanner.element(), {{"i", std::to_string(sheet)}}));
        else
            writer.write(scanner.element());
        sheet_known = sheet;
        return true;
    });
    if (!rewritten) return rewritten.error();
    return left == 0;
}

Result<void> compute_on_load(PackageEditor& editor, const std::string& part) {
    bool done = false;
    bool sheets_seen = false;
    return editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        writer.write(scanner.lead());
        const bool child = scanner.depth() == 1;
        if (child && scanner.opens() && scanner.name() == "calcPr") {
            done = true;
            writer.write(with_attributes(scanner.element(), {{"fullCalcOnLoad", "1"}}));
            return true;
        }
        const bool behind = (child && scanner.opens() && sheets_seen &&
                             workbook_order(scanner.name()) > workbook_order("calcPr")) ||
                            (scanner.depth() == 0 && scanner.closes());
        if (behind && !done) {
            done = true;
            writer.write(fmt::format("<{}calcPr fullCalcOnLoad=\"1\"/>", scanner.prefix()));
        }
        if (child && scanner.name() == "sheets") sheets_seen = true;
        writer.write(scanner.element());
        return true;
    });
}

}  // namespace skillmap::xlsx
