#include "xlsx_io/edit/growing.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/messages.h"
#include "xlsx_io/edit/sheet_survey.h"
#include "xlsx_io/read/tables.h"

namespace skillmap::xlsx {
namespace {

std::set<std::uint32_t> places_of(const std::vector<LineInput>& lines) {
    std::set<std::uint32_t> places;
    for (const LineInput& line : lines)
        for (const auto& [place, value] : line) places.insert(place);
    return places;
}

// From the first to the last of them.
void set_across(RangeGrowth& growth, const std::set<std::uint32_t>& places) {
    if (places.empty()) return;
    growth.across_first = *places.begin();
    growth.across_last = *places.rbegin();
}

class Growth {
  public:
    Growth(const Package& package, const SheetEntry& sheet) : package_(package), sheet_(sheet) {}

    Result<SheetSurvey> end(const SurveyScope& scope) const {
        auto stream = package_.stream(sheet_.part);
        if (!stream) return stream.error();
        auto survey = survey_end(std::move(*stream), package_.limits(), scope);
        if (!survey) return package_.damaged(sheet_.part);
        return std::move(*survey);
    }

    template <class Wanted>
    Result<SheetSurvey> cells(Wanted wanted) const {
        auto stream = package_.stream(sheet_.part);
        if (!stream) return stream.error();
        auto survey = survey_cells(std::move(*stream), package_.limits(), wanted);
        if (!survey) return package_.damaged(sheet_.part);
        return std::move(*survey);
    }

    // Puts rows from `first` on, the cells like those of the row `model` (0: there is none).
    Result<void> put_rows(std::uint32_t first, std::uint32_t model, std::vector<LineInput> rows,
                          SheetInputs& inputs) const {
        if (rows.size() > max_rows || first > max_rows - rows.size() + 1) return outside();
        for (const LineInput& line : rows)
            for (const auto& [column, value] : line)
                if (column == 0 || column > max_columns) return outside();
        const auto survey = cells([model](CellRef ref) { return ref.row == model; });
        if (!survey) return survey.error();
        auto formulas = formulas_of_tables(*survey, model, inputs.shape.growth);
        if (!formulas) return formulas.error();
        RowInputs grown{first, std::move(rows), model, {}, std::move(*formulas)};
        for (const auto& [ref, style] : survey->styles) grown.formatted.push_back(ref.column);
        inputs.rows = std::move(grown);
        return {};
    }

    Issue outside() const {
        return {MessageId::EditOutsideSheet, Place{package_.file(), sheet_.name, {}, {}}, "", "",
                to_string(CellRef{max_rows, max_columns})};
    }

  private:
    // The formulas of a row that stand in tables, by column.
    Result<std::map<std::uint32_t, std::string>> formulas_of_tables(
        const SheetSurvey& survey, std::uint32_t model, const RangeGrowth& growth) const {
        std::map<std::uint32_t, std::string> formulas;
        const auto tables = read_tables(package_, sheet_.part);
        if (!tables) return tables.error();
        for (const auto& [ref, text] : survey.formulas)
            for (const Table& table : *tables)
                if (table.range.contains(ref) && growth.touches(table.range) &&
                    model >= table.range.first.row + table.heading_rows)
                    formulas[ref.column] = text;
        return formulas;
    }

    const Package& package_;
    const SheetEntry& sheet_;
};

}  // namespace

Result<Growing> appended_rows(const Package& package, const SheetEntry& sheet,
                              std::vector<LineInput> rows, std::uint32_t heading_row) {
    const Growth growth(package, sheet);
    const std::set<std::uint32_t> places = places_of(rows);
    const auto end = growth.end({places, {}});
    if (!end) return end.error();
    Growing growing;
    growing.first = end->last_row + 1;
    RangeGrowth& ranges = growing.inputs.shape.growth;
    ranges.from_row = end->last_row;
    ranges.to_row = end->last_row + static_cast<std::uint32_t>(rows.size());
    set_across(ranges, places);
    std::uint32_t model = end->last_row > heading_row ? end->last_row : 0;
    const auto tables = read_tables(package, sheet.part);
    if (!tables) return tables.error();
    for (const Table& table : *tables) {
        const CellRange& range = table.range;
        if (!ranges.touches(range) || range.first.row > end->last_row ||
            end->last_row >= range.last.row)
            continue;
        // A table with blank rows at its end, as every empty one has: they are filled first.
        model = std::max(model, range.first.row + table.heading_rows);
        if (ranges.to_row > range.last.row) ranges.from_row = range.last.row;
    }
    if (auto put = growth.put_rows(growing.first, model, std::move(rows), growing.inputs); !put)
        return put.error();
    return growing;
}

Result<Growing> appended_columns(const Package& package, const SheetEntry& sheet,
                                 const std::vector<LineInput>& columns) {
    const Growth growth(package, sheet);
    const std::set<std::uint32_t> places = places_of(columns);
    const auto end = growth.end({{}, places});
    if (!end) return end.error();
    const std::uint32_t last = end->last_column;
    if (columns.size() > max_columns - last) return growth.outside();
    const auto survey = growth.cells([last](CellRef ref) { return ref.column == last; });
    if (!survey) return survey.error();
    Growing growing;
    growing.first = last + 1;
    std::map<CellRef, SetCell> cells;
    for (std::uint32_t i = 0; i < columns.size(); ++i) {
        const std::uint32_t column = growing.first + i;
        for (const auto& [ref, style] : survey->styles) cells[{ref.row, column}].spares = true;
        for (const auto& [row, value] : columns[i]) {
            if (row == 0 || row > max_rows) return growth.outside();
            cells[{row, column}] = SetCell{value};
        }
    }
    for (auto& [ref, cell] : cells) {
        if (last != 0) cell.like = CellRef{ref.row, last};
        cell.like_if_new = last != 0;
        growing.inputs.cells.emplace_back(ref, std::move(cell));
    }
    set_across(growing.inputs.shape.growth, places);
    growing.inputs.shape.growth.from_column = last;
    growing.inputs.shape.growth.to_column = last + static_cast<std::uint32_t>(columns.size());
    return growing;
}

Result<Growing> replaced_rows(const Package& package, const SheetEntry& sheet,
                              std::uint32_t first_row, std::vector<LineInput> rows) {
    const Growth growth(package, sheet);
    if (first_row == 0 || first_row > max_rows) return growth.outside();
    const auto end = growth.end({});
    if (!end) return end.error();
    Growing growing;
    growing.first = first_row;
    // A table keeps a row, and with it the formats of rows to come.
    const std::uint32_t last =
        std::max(first_row, first_row + static_cast<std::uint32_t>(rows.size()) - 1);
    if (auto put = growth.put_rows(first_row, first_row, std::move(rows), growing.inputs); !put)
        return put.error();
    SheetShape& shape = growing.inputs.shape;
    shape.growth.from_row = std::max(end->last_row, first_row);
    const auto tables = read_tables(package, sheet.part);
    if (!tables) return tables.error();
    for (const Table& table : *tables)  // one with blank rows at its end
        if (table.range.first.row < first_row && first_row <= table.range.last.row)
            shape.growth.from_row = std::max(shape.growth.from_row, table.range.last.row);
    shape.growth.to_row = last;
    shape.cleared_from = first_row;
    shape.last_row = last;
    return growing;
}

}  // namespace skillmap::xlsx
