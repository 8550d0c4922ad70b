#include "xlsx_io/edit/calc_edit.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace skillmap::xlsx {
namespace {

// What may stand before <calcPr> in the workbook part, in the order of the schema (18.2.27).
constexpr std::array before_calculation{
    "fileVersion",        "fileSharing",  "workbookPr", "workbookProtection",
    "AlternateContent",   "bookViews",    "sheets",     "functionGroups",
    "externalReferences", "definedNames", "revisionPtr"};

bool stands_before_calculation(std::string_view name) {
    for (const std::string_view one : before_calculation)
        if (one == name) return true;
    return false;
}

}  // namespace

Result<bool> remove_from_chain(PackageEditor& editor, const std::string& part,
                               const CellsOfSheets& cells) {
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
        const auto gone = cells.find(sheet);
        if (ref && gone != cells.end() && gone->second.contains(*ref)) return true;
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
                             !stands_before_calculation(scanner.name())) ||
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
