// Sheets that come, go, move and change their names, with everything that refers to them.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/sheet_list.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {

/// Adds an empty sheet in front of another, or at the end.
Result<void> insert_sheet(PackageEditor& editor, const WorkbookPart& workbook,
                          const std::string& name, const std::optional<std::string>& before);

/// Formulas, names, charts, links, controls and pivot caches follow.
Result<void> rename_sheet(PackageEditor& editor, const WorkbookPart& workbook,
                          const std::string& old_name, const std::string& name);

/// Puts a sheet in front of another, or at the end.
Result<void> move_sheet(PackageEditor& editor, const WorkbookPart& workbook,
                        const std::string& name, const std::optional<std::string>& before);

/// What comes in the place of sheets that go: it may be used by what stays. With case folded.
struct Successors {
    std::set<std::string> sheets;
    std::set<std::string> names;  // of ranges; they are given anew
    std::set<std::string> tables;
};

/// Removes sheets with the parts that only they use. edit.sheet_used where something that stays
/// refers to one of them that has no successor. Caches of slicers and timelines belong to the
/// workbook: they stay. Whether anything that stays refers to a successor.
Result<bool> delete_sheets(PackageEditor& editor, const WorkbookPart& workbook,
                           const std::vector<std::string>& names,
                           const Successors& successors = {});

/// Shows a sheet when the workbook is opened.
Result<void> show_sheet(PackageEditor& editor, const WorkbookPart& workbook,
                        const std::string& name);

/// A place in the list for a new sheet, with an id that is free.
struct NewSheet {
    std::string name;
    std::string part;
    Visibility visibility = Visibility::Visible;
};

/// Puts sheets whose parts are there already into the list, in front of a sheet or at the end,
/// together with `names`, whose sheets are counted among the new ones.
Result<void> list_sheets(PackageEditor& editor, const WorkbookPart& workbook,
                         const std::vector<NewSheet>& sheets, std::vector<NewName> names,
                         const std::optional<std::string>& before);

/// The index of a sheet of that name, case and width aside.
std::optional<std::size_t> find_sheet(const std::vector<ListedSheet>& sheets,
                                      std::string_view name);

/// edit.sheet_name where no sheet can have the name.
Result<void> check_sheet_name(const Package& package, const std::vector<ListedSheet>& sheets,
                              std::string_view name);

}  // namespace skillmap::xlsx
