#include <map>
#include <set>
#include <utility>
#include <vector>

#include "addin/engine/explain.h"
#include "addin/engine/stage_cells.h"
#include "addin/engine/write_back.h"
#include "core/intake/code_index.h"
#include "core/intake/form.h"
#include "core/intake/maps/grid.h"
#include "xlsx_io/edit/workbook_editor.h"

namespace skillmap::engine {
namespace {

using maps::MapPerson;
using maps::MapSheet;
using maps::Shape;
using xlsx::CellInput;

// The cells of one sheet of a skill map: those it has, lines for those that come.
class MapSheetWriter {
  public:
    MapSheetWriter(xlsx::WorkbookEditor& editor, const MapSheet& sheet,
                   const maps::SheetCells& cells)
        : editor_(editor),
          sheet_(sheet),
          cells_(cells),
          down_(sheet.layout->shape == Shape::PeopleDown) {
        for (const FormColumn& column : wg_form().sheet("staff").columns)
            if (column.computed && sheet.written.count(column.id) == 0)
                lines_[column.id].push_back({heading_at(), column.names.front()});
    }

    Result<bool> write(const MapPerson& person, const std::map<std::string, CellInput>& cells) {
        bool changed = false;
        for (const auto& [id, value] : cells) {
            const auto own = sheet_.written.find(id);
            if (own == sheet_.written.end()) {
                if (std::holds_alternative<std::monostate>(value)) continue;
                lines_[id].push_back({person.line, value});
                added_ = changed = true;
                continue;
            }
            const CellRef at = cell_of(person, own->second);
            const auto before = cells_.cells.find(at);
            if (same_value(value, before == cells_.cells.end() ? "" : before->second.text))
                continue;
            if (auto set = editor_.set(sheet_.sheet, at, value); !set) return set.error();
            changed = true;
        }
        return changed;
    }

    // In the order of the form.
    Result<void> finish() {
        if (!added_) return {};
        std::vector<xlsx::LineInput> lines;
        for (const FormColumn& column : wg_form().sheet("staff").columns)
            if (const auto line = lines_.find(column.id); line != lines_.end())
                lines.push_back(std::move(line->second));
        auto first = down_ ? editor_.append_columns(sheet_.sheet, lines)
                           : editor_.append_rows(sheet_.sheet, lines);
        if (!first) return first.error();
        return {};
    }

  private:
    // The row of headings, or the column of the skills' names.
    std::uint32_t heading_at() const { return down_ ? sheet_.rows.rows.last : sheet_.rows.names; }

    CellRef cell_of(const MapPerson& person, CellRef written) const {
        if (sheet_.layout->shape == Shape::OnePerson) return written;
        return down_ ? CellRef{person.line, written.column} : CellRef{written.row, person.line};
    }

    xlsx::WorkbookEditor& editor_;
    const MapSheet& sheet_;
    const maps::SheetCells& cells_;
    bool down_;
    bool added_ = false;
    std::map<std::string, xlsx::LineInput> lines_;  // new ones by their ids
};

Result<maps::SheetCells> cells_of(const SheetSource& source, const std::string& sheet) {
    for (std::size_t i = 0; i < source.sheet_count(); ++i)
        if (source.sheet_name(i) == sheet) return maps::read_cells(source, i);
    return maps::SheetCells{};
}

}  // namespace

Result<WrittenBack> write_back_map(InputFile book, const SkillMap& map, Assessment& assessment,
                                   Language language) {
    WrittenBack result{book.bytes, 0, 0};
    auto editor = xlsx::WorkbookEditor::open(std::move(book.name), std::move(book.bytes));
    if (!editor) return editor.error();
    CodeIndex codes;
    for (const StaffMember& member : assessment.records().staff) codes.add(member.id);
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> staff_of;  // place → staff
    for (const maps::MapMember& member : map.members())
        if (const auto known = codes.find(member.id))
            for (const auto& place : member.places) staff_of.emplace(place, known->entry);
    std::set<std::size_t> people;
    std::set<std::size_t> changed_people;
    for (std::size_t s = 0; s < map.book().sheets.size(); ++s) {
        const MapSheet& sheet = map.book().sheets[s];
        const auto cells = cells_of(map.source(), sheet.sheet);
        if (!cells) return cells.error();
        MapSheetWriter writer(*editor, sheet, *cells);
        for (std::size_t p = 0; p < sheet.people.size(); ++p) {
            const auto staff = staff_of.find({s, p});
            if (staff == staff_of.end()) continue;
            people.insert(staff->second);
            const auto changed = writer.write(
                sheet.people[p], stage_cells(explain(assessment, Id<StaffMember>(staff->second),
                                                     std::nullopt, language)));
            if (!changed) return changed.error();
            if (*changed) changed_people.insert(staff->second);
        }
        if (auto finished = writer.finish(); !finished) return finished.error();
    }
    result.people = people.size();
    result.changed = changed_people.size();
    if (result.changed == 0) return result;
    auto bytes = editor->save();
    if (!bytes) return bytes.error();
    result.bytes = std::move(*bytes);
    return result;
}

}  // namespace skillmap::engine
