#include "core/intake/maps/grid.h"

#include <algorithm>

#include "core/intake/cell_text.h"

namespace skillmap::maps {
namespace {

bool among(const std::vector<LineRange>& ranges, std::uint32_t line) {
    return std::any_of(ranges.begin(), ranges.end(), [line](const LineRange& range) {
        return range.first <= line && line <= range.last;
    });
}

void fill_in(SheetCells& sheet, const CellRange& range, std::size_t number) {
    const auto first = sheet.cells.find(range.first);
    if (first == sheet.cells.end()) return;
    first->second.merged = number;
    const GridCell cell = first->second;
    for (std::uint32_t r = range.first.row; r <= range.last.row; ++r)
        for (std::uint32_t c = range.first.column; c <= range.last.column; ++c) {
            if (sheet.cells.size() > most_cells) return;
            sheet.cells.insert_or_assign(CellRef{r, c}, cell);
        }
}

}  // namespace

Result<SheetCells> read_cells(const SheetSource& source, std::size_t sheet) {
    SheetCells read;
    read.sheet = source.sheet_name(sheet);
    auto rows = source.rows(sheet);
    if (!rows) return rows.error();
    Row row;
    while (!read.too_large) {
        const auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more) break;
        for (const Cell& cell : row.cells) {
            if (is_blank(cell.value)) continue;
            read.cells.emplace(CellRef{row.number, cell.column},
                               GridCell{cell_text(cell.value), cell.value.kind, cell.value.number,
                                        cell.value.struck, 0});
            read.too_large = read.cells.size() > most_cells;
        }
    }
    if (read.too_large) {
        read.cells.clear();
        return read;
    }
    auto info = source.sheet_info(sheet);
    if (!info) return info.error();
    read.merged = std::move(info->merged);
    for (std::size_t i = 0; i < read.merged.size(); ++i) fill_in(read, read.merged[i], i + 1);
    auto hidden = source.hidden_lines(sheet);
    if (!hidden) return hidden.error();
    read.hidden = std::move(*hidden);
    return read;
}

Grid::Grid(const SheetCells& sheet, bool turned) : sheet_(&sheet), turned_(turned) {
    for (const auto& [ref, cell] : sheet.cells) {
        const CellRef own = turned ? CellRef{ref.column, ref.row} : ref;
        rows_[own.row].emplace(own.column, &cell);
        columns_[own.column].emplace(own.row, &cell);
    }
}

const GridCell* Grid::cell(std::uint32_t row, std::uint32_t column) const {
    const auto found = sheet_->cells.find(origin(row, column));
    return found == sheet_->cells.end() ? nullptr : &found->second;
}

const std::string& Grid::text(std::uint32_t row, std::uint32_t column) const {
    static const std::string nothing;
    const GridCell* found = cell(row, column);
    return found == nullptr ? nothing : found->text;
}

bool Grid::joined(std::uint32_t row, std::uint32_t column, std::uint32_t other_row,
                  std::uint32_t other_column) const {
    const GridCell* one = cell(row, column);
    const GridCell* other = cell(other_row, other_column);
    return one != nullptr && other != nullptr && one->merged != 0 && one->merged == other->merged;
}

bool Grid::row_hidden(std::uint32_t row) const {
    return among(turned_ ? sheet_->hidden.columns : sheet_->hidden.rows, row);
}

bool Grid::column_hidden(std::uint32_t column) const {
    return among(turned_ ? sheet_->hidden.rows : sheet_->hidden.columns, column);
}

std::string Grid::column_label(std::uint32_t column) const {
    return turned_ ? std::to_string(column) : column_name(column);
}

std::string Grid::row_label(std::uint32_t row) const {
    return turned_ ? column_name(row) : std::to_string(row);
}

}  // namespace skillmap::maps
