#include "core/intake/import/source_table.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/intake/cell_text.h"
#include "core/intake/table_reader.h"
#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

std::vector<Heading> read_headings(const Row& row) {
    std::vector<Heading> headings;
    std::map<std::string, int> seen;
    for (const Cell& cell : row.cells) {
        if (cell.value.kind != CellKind::Text || is_blank(cell.value)) continue;
        std::string text = cell_text(cell.value);
        const int occurrence = ++seen[match_key(text)];
        headings.push_back({cell.column, std::move(text), occurrence});
    }
    return headings;
}

std::vector<std::string> texts(const std::vector<Heading>& headings) {
    std::vector<std::string> list;
    for (const Heading& heading : headings) list.push_back(heading.text);
    return list;
}

bool is_listed(const std::vector<std::string>& names, std::string_view name) {
    const std::string key = match_key(name);
    return std::any_of(names.begin(), names.end(),
                       [&key](const std::string& one) { return match_key(one) == key; });
}

}  // namespace

// The row that a source is recognised by, wherever it is; else the one with most headings that
// somebody knows.
Result<SourceTable> SourceTable::open(const SheetSource& source, const SourceProfile* profile,
                                      const Knows& knows) {
    SourceTable table;
    table.source_ = &source;
    table.profile_ = nullptr;
    std::size_t most = 0;
    for (std::size_t sheet = 0; sheet < source.sheet_count() && table.profile_ == nullptr; ++sheet)
        if (auto found = table.find_headings(sheet, profile, knows, most); !found)
            return found.error();
    const bool plain = profile != nullptr && !profile->without_headings.empty();
    if (plain && table.profile_ == nullptr) table.headings_.clear();
    if (table.headings_.empty() && !plain)
        return Issue{MessageId::ImportNoHeadings, Place{source.file_name(), "", {}, {}}, "",
                     profile == nullptr ? "" : profile->name, ""};
    if (table.profile_ == nullptr)
        table.profile_ = profile != nullptr ? profile : &source_profiles().back();
    table.join_repeated();
    if (auto titled = table.find_title(); !titled) return titled.error();
    return table;
}

Result<void> SourceTable::find_headings(std::size_t sheet, const SourceProfile* wanted,
                                        const Knows& knows, std::size_t& most) {
    return each_first_row(sheet, [&](const Row& row) {
        std::vector<Heading> headings = read_headings(row);
        const SourceProfile& profile = recognise_source(texts(headings));
        const bool recognised =
            !profile.signs.empty() && (wanted == nullptr || wanted == &profile) &&
            (profile.rows.empty() || is_listed(profile.rows, source_->sheet_name(sheet)) ||
             source_->sheet_count() == 1);
        const auto known = static_cast<std::size_t>(
            std::count_if(headings.begin(), headings.end(),
                          [&knows](const Heading& heading) { return knows(heading.text); }));
        if (!recognised && (known <= most || headings.size() < 2)) return true;
        most = known;
        sheet_ = sheet;
        heading_row_ = row.number;
        headings_ = std::move(headings);
        if (recognised) profile_ = &profile;
        return !recognised;
    });
}

// Columns NAME1, NAME2 … are one. They stand beside each other.
void SourceTable::join_repeated() {
    if (headings_.empty()) {
        heading_row_ = 0;
        sheet_ = 0;
        for (const std::string& name : profile_->without_headings)
            headings_.push_back({static_cast<std::uint32_t>(headings_.size() + 1), name, 1});
        first_repeated_ = headings_.back().column;
        last_repeated_ = std::numeric_limits<std::uint32_t>::max();
        return;
    }
    std::erase_if(headings_, [this](Heading& heading) {
        const std::size_t name = heading.text.find_last_not_of("0123456789 ") + 1;
        if (!is_listed(profile_->repeated, std::string_view(heading.text).substr(0, name)))
            return false;
        // A single heading without a number stands for all columns to the end of the row.
        last_repeated_ = name == heading.text.size() ? std::numeric_limits<std::uint32_t>::max()
                                                     : heading.column;
        if (first_repeated_ != 0) return true;
        first_repeated_ = heading.column;
        heading.text.resize(name);
        return false;
    });
}

Result<void> SourceTable::find_title() {
    if (profile_->title.empty()) return {};
    for (std::size_t sheet = 0; sheet < source_->sheet_count() && title_.empty(); ++sheet) {
        auto looked = each_first_row(sheet, [&](const Row& row) {
            const bool titled = row.cells.size() > 1 &&
                                row.cells.front().value.kind == CellKind::Text &&
                                is_listed(profile_->title, row.cells.front().value.text);
            if (titled) title_ = cell_text(row.cells[1].value);
            return !titled;
        });
        if (!looked) return looked;
    }
    return {};
}

// As many rows as headings are looked for in, until f has found what it wants.
Result<void> SourceTable::each_first_row(std::size_t sheet,
                                         const std::function<bool(const Row&)>& f) const {
    auto rows = source_->rows(sheet);
    if (!rows) return rows.error();
    Row row;
    for (std::uint32_t count = 0; count < heading_search_rows; ++count) {
        auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more || !f(row)) break;
    }
    return {};
}

std::vector<std::string> SourceTable::other_sheets() const {
    std::vector<std::string> names;
    if (!profile_->rows.empty()) return names;  // whose sections are known
    for (std::size_t sheet = 0; sheet < source_->sheet_count(); ++sheet)
        if (sheet != sheet_) names.push_back(source_->sheet_name(sheet));
    return names;
}

Place SourceTable::place(std::uint32_t row, std::uint32_t column) const {
    SheetCell origin = source_->origin(sheet_, {row, column});
    const bool one_sheet =
        source_->sheet_count() == 1 && origin.sheet == source_->sheet_name(sheet_);
    return {
        source_->file_name(), one_sheet ? std::string() : std::move(origin.sheet), origin.cell, {}};
}

Result<void> SourceTable::each_row(const std::function<void(const Row&)>& f) const {
    auto rows = source_->rows(sheet_);
    if (!rows) return rows.error();
    Row row;
    while (true) {
        auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more) return {};
        if (row.number <= heading_row_) continue;
        const bool filled = std::any_of(row.cells.begin(), row.cells.end(),
                                        [](const Cell& cell) { return !is_blank(cell.value); });
        if (filled && first_repeated_ != 0)
            each_of_repeated(row, f);
        else if (filled)
            f(row);
    }
}

void SourceTable::each_of_repeated(const Row& row, const std::function<void(const Row&)>& f) const {
    std::vector<Cell> cells;
    for (const Cell& cell : row.cells)
        if (cell.column < first_repeated_) cells.push_back(cell);
    const std::size_t place = cells.size();
    for (const Cell& cell : row.cells)
        if (cell.column > last_repeated_) cells.push_back(cell);
    for (const Cell& cell : row.cells) {
        if (cell.column < first_repeated_ || cell.column > last_repeated_ || is_blank(cell.value))
            continue;
        const auto at = cells.insert(cells.begin() + static_cast<std::ptrdiff_t>(place),
                                     {first_repeated_, cell.value});
        f({row.number, cells});
        cells.erase(at);
    }
}

}  // namespace skillmap::import
