// Cell formats for dates, made from those that are there and added at the end.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/sheet_edit.h"
#include "xlsx_io/read/cell_value.h"

namespace skillmap::xlsx {

class AddedDateStyles final : public DateStyles {
  public:
    /// `kinds` are the cell formats of the workbook.
    explicit AddedDateStyles(std::vector<StyleKind> kinds) : kinds_(std::move(kinds)) {}

    /// The format itself where it shows dates or there are none, else a new one.
    std::uint32_t like(std::uint32_t style) override;

    /// Adds the new formats to the styles part.
    Result<void> add_to(PackageEditor& editor, const std::string& part) const;

  private:
    std::vector<StyleKind> kinds_;
    std::map<std::uint32_t, std::uint32_t> added_;  // format → the new one like it
};

}  // namespace skillmap::xlsx
