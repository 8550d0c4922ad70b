#include "core/intake/table_reader.h"

#include <algorithm>

#include "core/intake/cell_text.h"
#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

// Headings carry marks for required columns ("職員番号＊") and line breaks.
std::string heading_key(std::string_view text) {
    std::string key = match_key(text);
    while (!key.empty() && key.back() == '*') key.pop_back();
    return key;
}

}  // namespace

TableReader::TableReader(const SheetSource& source, std::size_t sheet, const FormSheet& form)
    : source_(source), sheet_(sheet), form_(form) {}

Result<bool> TableReader::buffer_first_rows() {
    Row row;
    while (buffered_.size() < heading_search_rows + 1) {
        auto more = rows_->next(row);
        if (!more) return more.error();
        if (!*more) return true;
        BufferedRow& kept = buffered_.emplace_back();
        kept.number = row.number;
        for (Cell cell : row.cells) {
            cell.value.text = kept.texts.emplace_back(cell.value.text);
            kept.cells.push_back(cell);
        }
        if (row.number > heading_search_rows) return true;
    }
    return true;
}

// The text of each column of a heading row; where a cell is blank, optionally that of the row above
// (a heading merged over two rows).
std::vector<std::pair<std::uint32_t, std::string_view>> TableReader::heading_cells(
    std::size_t buffered, bool with_row_above) const {
    std::vector<std::pair<std::uint32_t, std::string_view>> cells;
    const auto add = [&cells](const Cell& cell) {
        if (cell.value.kind != CellKind::Text || trim(cell.value.text).empty()) return;
        const auto at =
            std::lower_bound(cells.begin(), cells.end(), cell.column,
                             [](const auto& c, std::uint32_t n) { return c.first < n; });
        if (at == cells.end() || at->first != cell.column)
            cells.insert(at, {cell.column, cell.value.text});
    };
    for (const Cell& cell : buffered_[buffered].cells) add(cell);
    if (with_row_above && buffered > 0 &&
        buffered_[buffered - 1].number + 1 == buffered_[buffered].number)
        for (const Cell& cell : buffered_[buffered - 1].cells) add(cell);
    return cells;
}

TableReader::Headings TableReader::match_row(std::size_t buffered, bool with_row_above,
                                             const KnowsHeading& knows) const {
    Headings found;
    found.buffered = buffered;
    found.columns.resize(form_.columns.size());
    for (const auto& [column, text] : heading_cells(buffered, with_row_above)) {
        const auto known = form_.column_keys.find(heading_key(text));
        if (known != form_.column_keys.end()) {
            auto& slot = found.columns[known->second];
            if (!slot) ++found.score;
            if (!slot) slot = column;
        } else if (knows && knows(text)) {
            ++found.score;
        }
    }
    found.complete = true;
    for (std::size_t i = 0; i < form_.columns.size(); ++i)
        if (form_.columns[i].required && !found.columns[i]) found.complete = false;
    return found;
}

Result<bool> TableReader::open(const KnowsHeading& knows, IssueList& issues) {
    auto info = source_.sheet_info(sheet_);
    if (!info) return info.error();
    info_ = std::move(*info);
    for (const CellRange& range : info_.merged)
        if (range.last.row > range.first.row) merges_.push_back(range);
    std::sort(merges_.begin(), merges_.end(),
              [](const CellRange& a, const CellRange& b) { return a.first < b.first; });
    auto rows = source_.rows(sheet_);
    if (!rows) return rows.error();
    rows_ = std::move(*rows);
    if (auto read = buffer_first_rows(); !read) return read;

    Headings best;
    bool best_with_row_above = false;
    for (std::size_t i = 0; i < buffered_.size() && buffered_[i].number <= heading_search_rows;
         ++i) {
        for (const bool with_row_above : {false, true}) {
            Headings found = match_row(i, with_row_above, knows);
            if (std::pair(found.complete, found.score) <= std::pair(best.complete, best.score))
                continue;
            best = std::move(found);
            best_with_row_above = with_row_above;
        }
    }
    return use(best, best_with_row_above, issues);
}

bool TableReader::use(const Headings& headings, bool with_row_above, IssueList& issues) {
    if (!headings.complete) {
        std::string missing;
        for (std::size_t i = 0; i < form_.columns.size(); ++i)
            if (form_.columns[i].required && (headings.columns.empty() || !headings.columns[i]))
                missing += (missing.empty() ? "" : "・") + form_.columns[i].names.front();
        issues.add({MessageId::HeadingMissing, sheet_place(), missing, "", ""});
        return false;
    }
    heading_row_ = buffered_[headings.buffered].number;
    next_buffered_ = headings.buffered + 1;
    columns_ = headings.columns;
    for (const auto& column : columns_)
        if (column) form_columns_.push_back({*column});
    for (const auto& [column, text] : heading_cells(headings.buffered, with_row_above)) {
        const auto known = form_.column_keys.find(heading_key(text));
        const TableColumn here{column};
        if (known == form_.column_keys.end())
            others_.push_back({here, std::string(trim(text))});
        else if (columns_[known->second] != column)
            issues.add({MessageId::HeadingTwice, heading_place(here), std::string(trim(text)),
                        to_string(CellRef{heading_row_, *columns_[known->second]}), ""});
    }
    return true;
}

TableColumn TableReader::column(std::string_view id) const {
    for (std::size_t i = 0; i < form_.columns.size(); ++i)
        if (form_.columns[i].id == id) return {columns_[i].value_or(0)};
    return {};
}

Result<bool> TableReader::next_raw() {
    if (next_buffered_ < buffered_.size()) {
        const BufferedRow& kept = buffered_[next_buffered_++];
        row_ = Row{kept.number, kept.cells};
        return true;
    }
    return rows_->next(row_);
}

// Keeps the values of the vertical merges that cover the current row.
void TableReader::follow_merges() {
    std::erase_if(active_, [this](const Merge& merge) { return merge.last_row < row_.number; });
    for (; next_merge_ < merges_.size() && merges_[next_merge_].first.row <= row_.number;
         ++next_merge_) {
        const CellRange& range = merges_[next_merge_];
        if (range.first.row <= heading_row_ || range.first.row != row_.number) continue;
        const CellValue value = row_.at(range.first.column);
        if (is_blank(value)) continue;
        active_.push_back({range.first.column, range.last.row, value, std::string(value.text)});
    }
}

Result<bool> TableReader::next() {
    while (true) {
        auto more = next_raw();
        if (!more || !*more) return more;
        follow_merges();
        if (!first_cell().blank()) return true;
    }
}

CellValue TableReader::cell(TableColumn column) const {
    if (!column.exists()) return {};
    CellValue value = row_.at(column.number);
    if (!is_blank(value)) return value;
    for (const Merge& merge : active_) {
        if (merge.column != column.number) continue;
        value = merge.value;
        value.text = merge.text;
    }
    return value;
}

std::size_t TableReader::filled_cells() const {
    return static_cast<std::size_t>(
        std::count_if(row_.cells.begin(), row_.cells.end(),
                      [](const Cell& cell) { return !is_blank(cell.value); }));
}

CellValue TableReader::first_cell() const {
    const auto it = std::find_if_not(row_.cells.begin(), row_.cells.end(),
                                     [](const Cell& cell) { return is_blank(cell.value); });
    return it == row_.cells.end() ? CellValue{} : it->value;
}

SheetCell TableReader::origin(TableColumn column) const {
    return source_.origin(sheet_, {row_.number, std::max(column.number, 1U)});
}

Place TableReader::place(TableColumn column) const {
    SheetCell cell = origin(column);
    return {source_.file_name(), std::move(cell.sheet), cell.cell, {}};
}

Place TableReader::heading_place(TableColumn column) const {
    SheetCell cell = source_.origin(sheet_, {heading_row_, column.number});
    return {source_.file_name(), std::move(cell.sheet), cell.cell, {}};
}

Place TableReader::sheet_place() const {
    return {source_.file_name(), source_.origin(sheet_, {1, 1}).sheet, {}, {}};
}

}  // namespace skillmap
