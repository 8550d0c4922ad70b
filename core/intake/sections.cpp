#include "core/intake/sections.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "core/intake/cell_text.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

constexpr std::uint32_t no_end = std::numeric_limits<std::uint32_t>::max();

// Rows of a sheet that are shown as a sheet.
struct Section {
    std::size_t sheet = 0;
    std::string name;
    std::uint32_t first = 1;
    std::uint32_t last = no_end;
};

class SectionRows final : public RowReader {
  public:
    SectionRows(std::unique_ptr<RowReader> rows, const Section& section)
        : rows_(std::move(rows)), section_(section) {}

    Result<bool> next(Row& row) override {
        while (true) {
            const auto more = rows_->next(row);
            if (!more) return more.error();
            if (!*more || row.number > section_.last) return false;
            if (row.number >= section_.first) return true;
        }
    }

  private:
    std::unique_ptr<RowReader> rows_;
    const Section& section_;
};

class SectionSource final : public SheetSource {
  public:
    SectionSource(const SheetSource& source, std::vector<Section> sections)
        : source_(source), sections_(std::move(sections)) {}

    const std::string& file_name() const override { return source_.file_name(); }
    bool dates_from_1904() const override { return source_.dates_from_1904(); }
    std::size_t sheet_count() const override { return sections_.size(); }
    const std::string& sheet_name(std::size_t sheet) const override {
        return sections_[sheet].name;
    }

    Result<SheetInfo> sheet_info(std::size_t sheet) const override {
        const Section& section = sections_[sheet];
        auto info = source_.sheet_info(section.sheet);
        if (!info) return info.error();
        info->name = section.name;
        auto& merged = info->merged;
        merged.erase(std::remove_if(merged.begin(), merged.end(),
                                    [&section](const CellRange& range) {
                                        return range.last.row < section.first ||
                                               range.first.row > section.last;
                                    }),
                     merged.end());
        return info;
    }

    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const override {
        const Section& section = sections_[sheet];
        auto rows = source_.rows(section.sheet);
        if (!rows) return rows.error();
        return std::unique_ptr<RowReader>(std::make_unique<SectionRows>(std::move(*rows), section));
    }

    Result<HiddenLines> hidden_lines(std::size_t sheet) const override {
        return source_.hidden_lines(sections_[sheet].sheet);
    }

  private:
    const SheetSource& source_;
    std::vector<Section> sections_;
};

// The text of a row that has only one cell, the first.
std::string lone_text(const Row& row) {
    std::string text;
    for (const Cell& cell : row.cells) {
        if (is_blank(cell.value)) continue;
        if (cell.column != 1) return {};
        text = cell_text(cell.value);
    }
    return text;
}

// "2. 参加者" for the number 2.
bool is_title(const std::string& text, std::size_t number) {
    const std::string beginning = std::to_string(number) + ".";
    const std::string plain = compatible_text(text);
    return plain.size() > beginning.size() && plain.rfind(beginning, 0) == 0;
}

// Adds the sections of a sheet, in order.
Result<void> find_sections(const SheetSource& source, std::size_t sheet,
                           std::vector<Section>& found) {
    const auto rows = source.rows(sheet);
    if (!rows) return rows.error();
    std::size_t titles = 0;
    std::uint32_t last_filled = 0;
    Section section{sheet, source.sheet_name(sheet)};
    Row row;
    while (true) {
        const auto more = (*rows)->next(row);
        if (!more) return more.error();
        if (!*more) break;
        if (std::all_of(row.cells.begin(), row.cells.end(),
                        [](const Cell& cell) { return is_blank(cell.value); }))
            continue;
        const bool apart = last_filled == 0 || row.number > last_filled + 1;
        const std::string text = apart ? lone_text(row) : std::string();
        if (is_title(text, titles + 1)) {
            section.last = row.number - 1;
            if (last_filled != 0) found.push_back(section);
            section = Section{sheet, text, row.number + 1};
            ++titles;
        }
        last_filled = row.number;
    }
    found.push_back(std::move(section));
    return {};
}

}  // namespace

Result<std::unique_ptr<SheetSource>> sections(const SheetSource& source) {
    std::vector<Section> found;
    for (std::size_t sheet = 0; sheet < source.sheet_count(); ++sheet)
        if (auto done = find_sections(source, sheet, found); !done) return done.error();
    return std::unique_ptr<SheetSource>(std::make_unique<SectionSource>(source, std::move(found)));
}

}  // namespace skillmap
