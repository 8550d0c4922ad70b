#include "xlsx_io/edit/table_edit.h"

#include <algorithm>

#include "xlsx_io/edit/xstring.h"

namespace skillmap::xlsx {
namespace {

// A heading as an attribute: line breaks as _x000a_, as Excel writes them. Escaping for XML
// follows.
std::string heading(std::string_view text) {
    std::string name;
    for (const char c : text) {
        if (c == '\n')
            name += "_x000a_";
        else
            name.push_back(c);
    }
    return name;
}

}  // namespace

Result<void> rename_columns(PackageEditor& editor, const Table& table,
                            const std::map<std::size_t, std::string>& names) {
    std::size_t index = 0;
    return editor.rewrite(table.part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        writer.write(scanner.lead());
        const bool column =
            scanner.depth() == 2 && scanner.opens() && scanner.name() == "tableColumn";
        const auto name = column ? names.find(index++) : names.end();
        if (name == names.end())
            writer.write(scanner.element());
        else
            writer.write(with_attributes(scanner.element(), {{"name", heading(name->second)}}));
        return true;
    });
}

Result<bool> column_in_formulas(const Package& package, std::string_view column) {
    const std::string needle = xstring(column) + "]";
    for (const zip::Entry& entry : package.entries()) {
        if (!entry.name.ends_with(".xml")) continue;
        auto stream = package.stream(entry.name);
        if (!stream) return stream.error();
        std::string text;
        std::string piece(std::size_t{1} << 16, '\0');
        while (true) {
            const auto got = (*stream)->read(piece);
            if (!got) return package.damaged(entry.name);
            if (*got == 0) break;
            text.erase(0, text.size() - std::min(text.size(), needle.size()));
            text.append(piece, 0, *got);
            if (text.find(needle) != std::string::npos) return true;
        }
    }
    return false;
}

}  // namespace skillmap::xlsx
