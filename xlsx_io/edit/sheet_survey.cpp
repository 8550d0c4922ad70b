#include "xlsx_io/edit/sheet_survey.h"

#include <algorithm>
#include <unordered_map>

#include "xlsx_io/formula/formula_shift.h"
#include "xlsx_io/read/sheet_scanner.h"

namespace skillmap::xlsx {
namespace {

// Shows each cell with its reference to `take`; false where the sheet is damaged.
template <class Take>
bool each_cell(std::unique_ptr<ByteSource> xml, Take take) {
    using Step = SheetScanner::Step;
    SheetScanner scanner(std::move(xml));
    while (true) {
        const Step step = scanner.next();
        if (step == Step::Damaged) return false;
        if (step == Step::End) return true;
        if (step == Step::Cell)
            take(CellRef{scanner.row().number, scanner.cell().column}, scanner.cell());
    }
}

std::string formula_text(const ScannedCell& cell) {
    return cell.decoded ? std::string(cell.formula) : xml::decoded(cell.formula);
}

}  // namespace

std::optional<SheetSurvey> survey_end(std::unique_ptr<ByteSource> xml, const SurveyScope& scope) {
    SheetSurvey survey;
    const bool good = each_cell(std::move(xml), [&](CellRef ref, const ScannedCell& cell) {
        const bool waits =
            cell.has_formula && !(cell.type == CellType::String && cell.value.empty());
        if (cell.value.empty() && !waits) return;
        if (scope.columns.empty() || scope.columns.contains(ref.column))
            survey.last_row = std::max(survey.last_row, ref.row);
        if (scope.rows.empty() || scope.rows.contains(ref.row))
            survey.last_column = std::max(survey.last_column, ref.column);
    });
    return good ? std::optional(survey) : std::nullopt;
}

std::optional<SheetSurvey> survey_cells(std::unique_ptr<ByteSource> xml,
                                        const std::function<bool(CellRef)>& wanted) {
    struct Shared {
        std::string text;
        CellRef origin;
    };
    std::unordered_map<std::string, Shared> shared;  // by si
    SheetSurvey survey;
    const bool good = each_cell(std::move(xml), [&](CellRef ref, const ScannedCell& cell) {
        const auto id = xml::attribute_value(cell.formula_attributes, "si");
        if (id && !cell.formula.empty()) shared[std::string(*id)] = {formula_text(cell), ref};
        if (!wanted(ref)) return;
        survey.styles[ref] = cell.style;
        if (!cell.has_formula) return;
        std::string text = formula_text(cell);
        if (const auto from = id ? shared.find(std::string(*id)) : shared.end();
            text.empty() && from != shared.end())
            text = shifted_formula(
                from->second.text,
                static_cast<int>(ref.row) - static_cast<int>(from->second.origin.row),
                static_cast<int>(ref.column) - static_cast<int>(from->second.origin.column));
        survey.formulas[ref] = text;
    });
    return good ? std::optional(survey) : std::nullopt;
}

}  // namespace skillmap::xlsx
