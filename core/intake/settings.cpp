#include "core/intake/settings.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/intake/cell_text.h"
#include "core/intake/table_reader.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

class SettingsReader {
  public:
    SettingsReader(const SheetSource& source, std::size_t sheet, const Form& form,
                   IssueList& issues)
        : source_(source),
          sheet_(sheet),
          layout_(form.sheet("settings")),
          words_(form.vocabulary("setting")),
          issues_(issues) {}

    Result<void> read(Settings& settings) {
        TableReader table(source_, sheet_, layout_);
        IssueList about_headings;
        const auto opened = table.open({}, about_headings);
        if (!opened) return opened.error();
        return *opened ? read_table(settings, table) : read_free(settings);
    }

  private:
    // A cell kept beyond its row.
    struct FreeCell {
        CellRef ref;
        CellValue bare;  // without its text
        std::string text;

        CellValue value() const {
            CellValue whole = bare;
            whole.text = text;
            return whole;
        }
    };

    Result<void> read_table(Settings& settings, TableReader& table) {
        const TableColumn item = table.column("item");
        const TableColumn value = table.column("value");
        while (true) {
            const auto more = table.next();
            if (!more) return more.error();
            if (!*more) return {};
            take(settings, cell_text(table.cell(item)), table.cell(value), table.place(value));
        }
    }

    // Without headings: the value of an item is the next cell to its right, or, where that is an
    // item too, the cell below.
    Result<void> read_free(Settings& settings) {
        const auto cells = all_cells();
        if (!cells) return cells.error();
        for (const FreeCell& item : *cells) {
            if (item.bare.kind != CellKind::Text || !words_.find(item.text)) continue;
            const auto right = [&item](const FreeCell& c) {
                return c.ref.row == item.ref.row && c.ref.column > item.ref.column;
            };
            const auto below = [&item](const FreeCell& c) {
                return c.ref.column == item.ref.column && c.ref.row > item.ref.row;
            };
            auto value = std::find_if(cells->begin(), cells->end(), right);
            if (value == cells->end() || words_.find(value->text))
                value = std::find_if(cells->begin(), cells->end(), below);
            if (value != cells->end() && !words_.find(value->text))
                take(settings, item.text, value->value(), place(value->ref));
        }
        return {};
    }

    Result<std::vector<FreeCell>> all_cells() {
        auto rows = source_.rows(sheet_);
        if (!rows) return rows.error();
        std::vector<FreeCell> cells;
        for (Row row;;) {
            auto more = (*rows)->next(row);
            if (!more) return more.error();
            if (!*more) return cells;
            for (const Cell& cell : row.cells) {
                if (is_blank(cell.value)) continue;
                cells.push_back(
                    {{row.number, cell.column}, cell.value, std::string(cell.value.text)});
                cells.back().bare.text = {};
            }
        }
    }

    Place place(CellRef ref) const {
        return {source_.file_name(), source_.sheet_name(sheet_), ref, {}};
    }

    void take(Settings& settings, const std::string& item, const CellValue& value,
              const Place& place) {
        if (item.empty()) return;
        if (value.kind == CellKind::Error)
            issues_.add({MessageId::CellError, place, item, cell_text(value), ""});
        if (is_blank(value) || value.kind == CellKind::Error) return;
        const std::string text = cell_text(value);
        if (!seen_.insert(match_key(item)).second) {
            issues_.add({MessageId::SettingTwice, place, item, text, ""});
            return;
        }
        const auto id = words_.find(item);
        if (!id) {
            settings.choices.emplace(item, text);
        } else if (*id == "organization") {
            settings.organization = text;
        } else if (*id == "municipality") {
            settings.municipality_code = text;
        } else if (*id == "scheme" || *id == "indicators") {
            for (const auto scheme : split_values(text))
                settings.schemes.push_back({std::string(scheme), item, place});
        } else if (*id == "as_of") {
            settings.as_of = cell_date(value, source_.dates_from_1904() ? 1462 : 0);
            settings.as_of_text = text;
            settings.as_of_place = place;
        } else if (*id == "fiscal_year") {
            settings.fiscal_year = parse_fiscal_year(text);
            if (!settings.fiscal_year)
                issues_.add({MessageId::FiscalYearUnreadable, place, item, text, ""});
        } else if (*id == "least_group") {
            const auto number = parse_number(cell_text(value), "人");
            if (number && *number >= 1 && *number <= static_cast<double>(most_least_group) &&
                std::floor(*number) == *number)
                settings.least_group = static_cast<std::int64_t>(*number);
            else
                issues_.add({MessageId::LeastGroupUnreadable, place, item, text,
                             std::to_string(usual_least_group)});
        }
    }

    const SheetSource& source_;
    std::size_t sheet_;
    const FormSheet& layout_;
    const Words& words_;
    IssueList& issues_;
    std::set<std::string> seen_;
};

}  // namespace

Result<Settings> read_settings(const SheetSource& source, const Form& form, IssueList& issues) {
    Settings settings;
    for (std::size_t sheet = 0; sheet < source.sheet_count(); ++sheet) {
        const FormSheet* layout = form.match(source.sheet_name(sheet));
        if (layout == nullptr || layout->id != "settings") continue;
        if (auto read = SettingsReader(source, sheet, form, issues).read(settings); !read)
            return read.error();
        break;
    }
    return settings;
}

Result<Date> as_of_date(const Settings& settings, std::optional<Date> asked) {
    if (asked) return *asked;
    if (settings.as_of.known()) return settings.as_of.date();
    if (!settings.as_of.blank())
        return Issue{MessageId::AsOfUnreadable, settings.as_of_place, "", settings.as_of_text, ""};
    if (settings.fiscal_year) return settings.fiscal_year->last();
    return Issue{MessageId::AsOfMissing, {}, "", "", ""};
}

}  // namespace skillmap
