#include "xlsx_io/edit/calc_edit.h"

#include <fmt/format.h>

#include <charconv>

#include "xlsx_io/edit/workbook_order.h"

namespace skillmap::xlsx {
namespace {

using Gone = std::function<bool(std::uint32_t, CellRef)>;

// Goes along the entries: one that does not name its sheet is of the sheet of the one before.
class ChainEntries {
  public:
    explicit ChainEntries(const Gone& gone) : gone_(gone) {}

    static bool is_entry(const xml::MarkupScanner& scanner) {
        return scanner.depth() == 1 && scanner.opens() && scanner.name() == "c";
    }

    bool is_gone(const xml::MarkupScanner& scanner) {
        const std::string_view content = scanner.markup().content;
        if (const auto i = xml::attribute_value(content, "i"))
            std::from_chars(i->data(), i->data() + i->size(), sheet_);
        const auto ref = parse_cell_ref(xml::attribute_value(content, "r").value_or(""));
        return ref && gone_(sheet_, *ref);
    }

    std::uint32_t sheet() const { return sheet_; }

  private:
    const Gone& gone_;
    std::uint32_t sheet_ = 0;
};

Result<bool> has_any(const PackageEditor& editor, const std::string& part, const Gone& gone) {
    auto text = editor.stream(part);
    if (!text) return text.error();
    xml::MarkupScanner scanner(std::move(*text));
    ChainEntries entries(gone);
    while (scanner.next())
        if (ChainEntries::is_entry(scanner) && entries.is_gone(scanner)) return true;
    if (scanner.damaged()) return editor.package().damaged(part);
    return false;
}

}  // namespace

Result<bool> remove_from_chain(PackageEditor& editor, const std::string& part,
                               const std::function<bool(std::uint32_t, CellRef)>& gone) {
    auto any = has_any(editor, part, gone);
    if (!any || !*any) return any;
    ChainEntries entries(gone);
    std::uint32_t sheet_known = 0;  // what a reader of the new part takes for its sheet
    std::size_t left = 0;
    auto rewritten = editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        if (!ChainEntries::is_entry(scanner)) {
            writer.write(scanner.raw());
            return true;
        }
        if (entries.is_gone(scanner)) return true;
        ++left;
        writer.write(scanner.lead());
        const std::uint32_t sheet = entries.sheet();
        if (sheet != sheet_known && !xml::attribute_value(scanner.markup().content, "i"))
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
    std::string prefix;
    return editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        writer.write(scanner.lead());
        if (scanner.depth() == 0 && scanner.opens()) prefix = scanner.prefix();
        const bool child = scanner.depth() == 1;
        if (child && scanner.opens() && scanner.name() == "calcPr") {
            done = true;
            writer.write(with_attributes(scanner.element(), {{"fullCalcOnLoad", "1"}}));
            return true;
        }
        const bool behind =
            (child && scanner.opens() && sheets_seen && stands_behind(scanner.name(), "calcPr")) ||
            (scanner.depth() == 0 && scanner.closes());
        if (behind && !done) {
            done = true;
            writer.write(fmt::format("<{}calcPr fullCalcOnLoad=\"1\"/>", prefix));
        }
        if (child && scanner.name() == "sheets") sheets_seen = true;
        writer.write(scanner.element());
        return true;
    });
}

}  // namespace skillmap::xlsx
