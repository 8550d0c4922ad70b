// The list of sheets in the workbook part, and what counts along it: the sheets that names belong
// to, the sheet that is shown (ECMA-376 Part 1, 18.2.20, 18.2.5, 18.2.30).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"

namespace skillmap::xlsx {

/// A sheet of any kind, chart sheets included.
struct ListedSheet {
    std::string name;
    std::uint32_t id = 0;
    std::string part;
    bool hidden = false;
};

Result<std::vector<ListedSheet>> listed_sheets(const PackageEditor& editor,
                                               const std::string& workbook_part);

/// What stands at a place of the new list.
struct SheetPlace {
    /// A sheet of the old list, by its index; otherwise a new one.
    std::optional<std::size_t> old;
    /// Its new name, where it has one.
    std::string name;
    /// Of a new sheet.
    std::uint32_t id = 0;
    std::string relationship;
    std::string state;  // "hidden", "veryHidden", or nothing
};

/// A name for one sheet of the new list, or for the workbook.
struct NewName {
    std::string name;
    std::string formula;               // nothing: the name goes
    std::optional<std::size_t> sheet;  // by its index in the new list
    bool hidden = false;
};

/// Writes the list anew. Names that belong to sheets that are left out go, those in `names` come;
/// one that is there is replaced. Shows the sheet that was shown, or `shown`, by its new index.
Result<void> rewrite_sheet_list(PackageEditor& editor, const std::string& workbook_part,
                                const std::vector<SheetPlace>& sheets,
                                const std::vector<NewName>& names = {},
                                std::optional<std::size_t> shown = std::nullopt);

/// The index of the sheet that is shown when the workbook is opened.
Result<std::size_t> shown_sheet(const PackageEditor& editor, const std::string& workbook_part);

}  // namespace skillmap::xlsx
