#include "core/intake/settings.h"

#include <algorithm>

#include "core/intake/cell_text.h"
#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

void take(Settings& settings, const Words& words, const std::string& item, const CellValue& value,
          const Place& place, double date_offset, IssueList& issues) {
    const std::string text = cell_text(value);
    const auto id = words.find(item);
    if (!id) {
        settings.choices.emplace(item, text);
    } else if (*id == "organization") {
        settings.organization = text;
    } else if (*id == "scheme" || *id == "indicators") {
        for (const auto scheme : split_values(text)) settings.schemes.emplace_back(scheme);
        settings.schemes_place = place;
    } else if (*id == "as_of") {
        settings.as_of = cell_date(value, date_offset);
        settings.as_of_text = text;
        settings.as_of_place = place;
    } else if (*id == "fiscal_year") {
        settings.fiscal_year = parse_fiscal_year(text);
        if (!settings.fiscal_year)
            issues.add({MessageId::FiscalYearUnreadable, place, item, text, ""});
    }
}

// The first cell of the row is the item, the next one that is not blank its value.
void take_row(Settings& settings, const Form& form, const Row& row, Place place, double date_offset,
              IssueList& issues) {
    const auto filled = [](const Cell& cell) { return !is_blank(cell.value); };
    const auto item = std::find_if(row.cells.begin(), row.cells.end(), filled);
    if (item == row.cells.end() || item->value.kind != CellKind::Text) return;
    const auto value = std::find_if(item + 1, row.cells.end(), filled);
    if (value == row.cells.end()) return;
    place.cell = CellRef{row.number, value->column};
    const std::string name = cell_text(item->value);
    if (form.sheet("settings").column_keys.contains(match_key(name))) return;  // the heading
    take(settings, form.vocabulary("setting"), name, value->value, place, date_offset, issues);
}

}  // namespace

Result<Settings> read_settings(const SheetSource& source, const Form& form, IssueList& issues) {
    Settings settings;
    for (std::size_t sheet = 0; sheet < source.sheet_count(); ++sheet) {
        const FormSheet* layout = form.match(source.sheet_name(sheet));
        if (layout == nullptr || layout->id != "settings") continue;
        auto rows = source.rows(sheet);
        if (!rows) return rows.error();
        const double offset = source.dates_from_1904() ? 1462 : 0;
        for (Row row;;) {
            auto more = (*rows)->next(row);
            if (!more) return more.error();
            if (!*more) return settings;
            take_row(settings, form, row,
                     Place{source.file_name(), source.sheet_name(sheet), {}, {}}, offset, issues);
        }
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
