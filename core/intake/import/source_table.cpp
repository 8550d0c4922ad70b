#include "core/intake/import/source_table.h"

#include <algorithm>
#include <map>

#include "core/intake/cell_text.h"
#include "core/intake/table_reader.h"
#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

struct Candidate {
    std::uint32_t row = 0;
    std::vector<Heading> headings;

    std::vector<std::string> texts() const {
        std::vector<std::string> list;
        for (const Heading& heading : headings) list.push_back(heading.text);
        return list;
    }
};

Candidate read_candidate(const Row& row) {
    Candidate candidate{row.number, {}};
    std::map<std::string, int> seen;
    for (const Cell& cell : row.cells) {
        if (cell.value.kind != CellKind::Text || is_blank(cell.value)) continue;
        std::string text = cell_text(cell.value);
        const int occurrence = ++seen[match_key(text)];
        candidate.headings.push_back({cell.column, std::move(text), occurrence});
    }
    return candidate;
}

bool is_listed(const std::vector<std::string>& names, std::string_view name) {
    const std::string key = match_key(name);
    return std::any_of(names.begin(), names.end(),
                       [&key](const std::string& one) { return match_key(one) == key; });
}

}  // namespace

Result<SourceTable> SourceTable::open(const SheetSource& source, const SourceProfile* profile,
                                      const Knows& knows) {
    SourceTable table;
    table.source_ = &source;
    for (std::size_t sheet = 0; sheet < source.sheet_count(); ++sheet) {
        auto found = table.find_headings(sheet, profile, knows);
        if (!found) return found.error();
        if (!*found) continue;
        if (auto titled = table.find_title(); !titled) return titled.error();
        return table;
    }
    return Issue{MessageId::ImportNoHeadings, Place{source.file_name(), "", {}, {}}, "",
                 profile == nullptr ? "" : profile->name, ""};
}

// The row that a source is recognised by, else the one with most headings that somebody knows.
Result<bool> SourceTable::find_headings(std::size_t sheet, const SourceProfile* wanted,
                                        const Knows& knows) {
    auto rows = source_->rows(sheet);
    if (!rows) return rows.error();
    Row row;
    Candidate best;
    std::size_t most = 0;
    const SourceProfile* recognised = nullptr;
    while (recognised == nullptr) {
        auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more || row.number > heading_search_rows) break;
        Candidate candidate = read_candidate(row);
        const SourceProfile& profile = recognise_source(candidate.texts());
        const bool plain = profile.signs.empty();
        if (!plain && (wanted == nullptr || wanted == &profile) &&
            (profile.rows.empty() || is_listed(profile.rows, source_->sheet_name(sheet)) ||
             source_->sheet_count() == 1))
            recognised = &profile;
        const auto known = static_cast<std::size_t>(
            std::count_if(candidate.headings.begin(), candidate.headings.end(),
                          [&knows](const Heading& heading) { return knows(heading.text); }));
        if (recognised == nullptr && known <= most) continue;
        most = known;
        best = std::move(candidate);
    }
    if (recognised == nullptr && (most == 0 || best.headings.size() < 2)) return false;
    profile_ = recognised != nullptr ? recognised
               : wanted != nullptr   ? wanted
                                     : &source_profiles().back();
    sheet_ = sheet;
    heading_row_ = best.row;
    headings_ = std::move(best.headings);
    return true;
}

Result<void> SourceTable::find_title() {
    if (profile_->title.empty()) return {};
    for (std::size_t sheet = 0; sheet < source_->sheet_count(); ++sheet) {
        auto rows = source_->rows(sheet);
        if (!rows) return rows.error();
        Row row;
        while (true) {
            auto more = (*rows)->next(row);
            if (!more) return more.error();
            if (!*more || row.number > heading_search_rows) break;
            if (row.cells.size() < 2 || row.cells.front().value.kind != CellKind::Text) continue;
            if (!is_listed(profile_->title, row.cells.front().value.text)) continue;
            title_ = cell_text(row.cells[1].value);
            return {};
        }
    }
    return {};
}

Place SourceTable::place(std::uint32_t row, std::uint32_t column) const {
    const std::string sheet =
        source_->sheet_count() > 1 ? source_->sheet_name(sheet_) : std::string();
    return {source_->file_name(), sheet, CellRef{row, column}, {}};
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
        if (filled) f(row);
    }
}

}  // namespace skillmap::import
