#include "xlsx_io/edit/sheet_replacement.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "core/text/normalize.h"
#include "xlsx_io/edit/calc_edit.h"
#include "xlsx_io/edit/graft.h"
#include "xlsx_io/edit/names_edit.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/sheets_edit.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {
namespace {

using Task = std::function<Result<void>(PackageEditor&, const WorkbookPart&)>;

// Takes steps, each from one whole workbook to the next.
class Steps {
  public:
    explicit Steps(const Package& package) : first_(package) {}

    Result<void> take(const Task& step) {
        const Package& package = last_ ? *last_ : first_;
        const auto workbook = read_workbook_part(package);
        if (!workbook) return workbook.error();
        PackageEditor editor(package);
        if (auto done = step(editor, *workbook); !done) return done;
        bytes_ = editor.save();
        auto next = Package::open(first_.file(), bytes_, first_.limits());
        if (!next) return next.error();
        last_.emplace(std::move(*next));
        return {};
    }

    std::string bytes() && { return std::move(bytes_); }

  private:
    const Package& first_;
    std::optional<Package> last_;
    std::string bytes_;
};

Result<Successors> successors_of(const Package& package) {
    const auto workbook = read_workbook_part(package);
    if (!workbook) return workbook.error();
    const auto names = taken_names(PackageEditor(package), *workbook);
    if (!names) return names.error();
    Successors successors{{}, names->names, names->tables};
    for (const SheetEntry& sheet : workbook->sheets)
        successors.sheets.insert(case_folded(sheet.name));
    return successors;
}

// How the sheets that go stand in the workbook.
struct Standing {
    bool alone = false;                      // there are no others
    std::optional<std::string> before;       // the first other one behind them
    std::optional<std::string> shown;        // the one of them that is shown
    std::map<std::string, Visibility> seen;  // those people hid stay hidden
};

Result<Standing> standing_of(const PackageEditor& editor, const WorkbookPart& workbook,
                             const std::vector<std::string>& names) {
    const auto sheets = listed_sheets(editor, workbook.part);
    if (!sheets) return sheets.error();
    const auto shown = shown_sheet(editor, workbook.part);
    if (!shown) return shown.error();
    const auto goes = [&](const std::string& name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const auto listed = [&](const ListedSheet& sheet) { return goes(sheet.name); };
    Standing standing;
    const auto first = std::find_if(sheets->begin(), sheets->end(), listed);
    const auto behind = std::find_if_not(first, sheets->end(), listed);
    if (behind != sheets->end()) standing.before = behind->name;
    standing.alone = std::all_of(sheets->begin(), sheets->end(), listed);
    if (*shown < sheets->size() && listed((*sheets)[*shown]))
        standing.shown = (*sheets)[*shown].name;
    for (const SheetEntry& sheet : workbook.sheets)
        if (goes(sheet.name)) standing.seen.emplace(sheet.name, sheet.visibility);
    return standing;
}

}  // namespace

// Deleting comes first: what is put in finds the names, the parts and the formats of the others as
// if it came for the first time, so that the same pages give the same bytes.
Result<std::string> with_sheets_replaced(const Package& package,
                                         const std::vector<std::string>& names,
                                         const Package& other) {
    const auto successors = successors_of(other);
    if (!successors) return successors.error();
    Standing standing;
    bool used = false;
    std::string spare = "_";  // a workbook has to keep a sheet meanwhile
    const Task look = [&](PackageEditor& editor, const WorkbookPart& workbook) -> Result<void> {
        auto found = standing_of(editor, workbook, names);
        if (!found) return found.error();
        standing = std::move(*found);
        if (!standing.alone) return {};
        while (standing.seen.contains(spare)) spare += "_";
        return insert_sheet(editor, workbook, spare, std::nullopt);
    };
    const Task remove = [&](PackageEditor& editor, const WorkbookPart& workbook) -> Result<void> {
        if (names.empty()) return {};
        const auto done = delete_sheets(editor, workbook, names, *successors);
        if (!done) return done.error();
        used = *done;
        return {};
    };
    const Task put = [&](PackageEditor& editor, const WorkbookPart& workbook) -> Result<void> {
        auto done = graft_sheets(editor, workbook, other, standing.before, standing.seen);
        // What was computed from the old sheets may not be so any more.
        return done && used ? compute_on_load(editor, workbook.part) : done;
    };
    const Task finish = [&](PackageEditor& editor, const WorkbookPart& workbook) -> Result<void> {
        if (standing.alone) {
            const auto done = delete_sheets(editor, workbook, {spare});
            return done ? Result<void>() : done.error();
        }
        if (!standing.shown || !successors->sheets.contains(case_folded(*standing.shown)))
            return {};
        return show_sheet(editor, workbook, *standing.shown);
    };
    Steps steps(package);
    for (const Task& step : {look, remove, put, finish})
        if (auto done = steps.take(step); !done) return done.error();
    return std::move(steps).bytes();
}

}  // namespace skillmap::xlsx
