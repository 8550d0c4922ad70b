// Parts that come and go, with what the package says of them: content types and relationships
// (ECMA-376 Part 2, 9.3 and 10.1.2).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "xlsx_io/edit/package_editor.h"

namespace skillmap::xlsx {

/// A relationship as it is written: with its whole type, and the target as a path.
struct WrittenRelationship {
    std::string type;
    std::string target;
    bool external = false;
};

/// "http://…/relationships/" before the type of a relationship: there are two, of transitional and
/// of strict workbooks.
Result<std::string> relationship_types(const PackageEditor& editor);

inline constexpr std::string_view worksheet_content_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

inline constexpr std::string_view styles_content_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml";

/// The namespace of sheets that goes with the types of relationships.
std::string main_namespace(const std::string& relationship_types);

/// A part name that is free: "/xl/styles.xml", else "/xl/styles1.xml" …; for a pattern like
/// "/xl/worksheets/sheet#.xml" always with a number.
std::string free_part_name(const PackageEditor& editor, std::string_view pattern);

/// Names the content types of parts.
Result<void> add_content_types(
    PackageEditor& editor, const std::vector<std::pair<std::string, std::string>>& types_by_part);

/// Lists the type of parts of relationships where the workbook does not name it for their
/// extension, as some programs do not.
Result<void> type_relationships(PackageEditor& editor, const std::vector<std::string>& parts);

/// Adds relationships to a part ("/" for the package) and gives their ids.
Result<std::vector<std::string>> add_relationships(PackageEditor& editor, const std::string& source,
                                                   const std::vector<WrittenRelationship>& added);

/// Removes parts, their own relationships, and whatever the workbook part, the package or any other
/// part that stays says of them.
Result<void> remove_parts(PackageEditor& editor, const std::vector<std::string>& parts);

}  // namespace skillmap::xlsx
