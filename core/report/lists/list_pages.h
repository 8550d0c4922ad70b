// The pages of the name lists. Internal to core/report/lists.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/report/columns.h"
#include "core/report/labels.h"
#include "core/report/lists/labels.h"
#include "core/report/lists/name_lists.h"
#include "core/table/cell.h"

namespace skillmap::report::lists {

struct ListContext {
    Assessment& assessment;
    const NameListOptions& options;

    const Records& records() const { return assessment.records(); }
    bool for_hr() const { return options.reader == Reader::HumanResources; }
};

/// More rows than this are put on several pages: a sheet holds them, with its headings.
inline constexpr std::size_t most_rows = max_rows - 100;

/// 未受講者: one row for a person and a training.
std::vector<Page> overdue_pages(const ListContext& context);

/// 候補者: a page for each persona with stages or skills that somebody has.
std::vector<Page> candidate_pages(const ListContext& context);

/// Where the people of the higher stages are, where nobody of a persona or a segment is, and who
/// could guide whom: for those who give posts, of the whole organisation.
std::vector<Page> placement_pages(const ListContext& context);

/// The people of a population in the order of the departments, those without one last.
std::vector<Id<StaffMember>> people_in_order(const ListContext& context,
                                             const Population& population);

/// What stands on the first page besides the warning and the pages there are.
struct Cover {
    std::string title;
    std::vector<std::string> texts;
    std::vector<std::pair<std::string, std::string>> basics;  // what the list is about, first
};

/// The list as a workbook: a first page that says it is not for publication, then the pages.
Report list_report(const ListContext& context, const Cover& front, std::vector<Page> pages);

/// A page that is a table, with "取扱注意" below its heading.
Page list_page(const ListContext& context, std::string_view id, const std::string& name);

/// A table, which may have more rows than a sheet holds, or more printed pages than one can break
/// into, as pages that follow each other.
std::vector<Page> table_pages(const ListContext& context, std::string_view id,
                              std::string_view name, Table table, std::string_view when_empty);

/// Department and person: the first columns of every list, and what stands there.
std::vector<Column> person_columns();
std::vector<Value> person_cells(const ListContext& context, Id<StaffMember> staff);

/// Adds a row that begins with these cells. Managers get their people on printed pages of their
/// own.
void add_row(const ListContext& context, std::vector<Value> row, Table& table);

}  // namespace skillmap::report::lists
