#include "xlsx_io/edit/saving.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/calc_edit.h"
#include "xlsx_io/edit/formula_places.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/part_list.h"
#include "xlsx_io/edit/sheet_list.h"
#include "xlsx_io/edit/sheet_survey.h"
#include "xlsx_io/edit/string_edit.h"
#include "xlsx_io/edit/style_edit.h"
#include "xlsx_io/edit/style_graft.h"
#include "xlsx_io/edit/table_edit.h"
#include "xlsx_io/formula/formula_shift.h"
#include "xlsx_io/package/unicode.h"
#include "xlsx_io/read/styles.h"

namespace skillmap::xlsx {
namespace {

constexpr double days_between_date_systems = 1462;  // 1899-12-30 to 1904-01-01
constexpr double first_of_march_1900 = 61;  // before it Excel counts a 29th of February too many

constexpr std::size_t most_heading_units = 255;  // of a table, in UTF-16

std::string number_text(double number) {
    constexpr double most = 1e15;  // from 1e16 on there is an exponent
    if (std::floor(number) == number && std::abs(number) < most)
        return std::to_string(static_cast<std::int64_t>(number));
    return fmt::format("{}", number == 0 ? 0 : number);  // zero has no sign
}

// One saving: what the cells need of the other parts, then each part.
class Saving {
  public:
    Saving(const Package& package, const WorkbookPart& workbook, const InputsOfSheets& inputs)
        : package_(package), workbook_(workbook), inputs_(inputs), editor_(package) {}

    Result<std::string> run() {
        for (const auto step : {&Saving::number_texts, &Saving::change_tables, &Saving::read_styles,
                                &Saving::edit_sheets, &Saving::edit_names, &Saving::edit_strings,
                                &Saving::edit_styles, &Saving::edit_calculation})
            if (auto done = (this->*step)(); !done) return done.error();
        return editor_.save();
    }

  private:
    static bool has_shape(const SheetInputs& inputs) {
        return inputs.shape.growth.any() || inputs.shape.cleared_from;
    }

    // The sheets that change, in the order of the workbook.
    template <class F>
    Result<void> each_sheet(F f) {
        for (const SheetEntry& sheet : workbook_.sheets) {
            const auto found = inputs_.find(sheet.part);
            if (found == inputs_.end() ||
                (found->second.cells.empty() && !found->second.rows && !has_shape(found->second)))
                continue;
            if (auto done = f(sheet, found->second); !done) return done;
        }
        return {};
    }

    Result<void> number_texts() {
        if (workbook_.shared_strings.empty()) return {};
        auto gathered = each_sheet([this](const SheetEntry&, const SheetInputs& inputs) {
            inputs.each_cell([this](CellRef, const SetCell& cell) {
                if (const auto* text = std::get_if<std::string>(&cell.value);
                    text != nullptr && !cell.formula)
                    texts_.push_back(*text);
            });
            return Result<void>();
        });
        if (!gathered || texts_.empty()) return gathered;
        auto added = number_strings(package_, workbook_.shared_strings, texts_, numbers_);
        if (!added) return added.error();
        added_texts_ = *added;
        return {};
    }

    Issue heading_issue(const SheetEntry& sheet, CellRef ref, std::string found) const {
        return {MessageId::EditTableHeading, Place{package_.file(), sheet.name, ref, {}}, "",
                std::move(found), ""};
    }

    Result<void> change_tables() {
        return each_sheet(
            [this](const SheetEntry& sheet, const SheetInputs& inputs) -> Result<void> {
                const auto tables = read_tables(package_, sheet.part);
                if (!tables) return tables.error();
                if (auto room = check_room(sheet, *tables, inputs.shape); !room) return room;
                for (const Table& table : *tables)
                    if (auto changed = change_table_of(sheet, table, inputs); !changed)
                        return changed;
                return {};
            });
    }

    // The range of a table afterwards.
    static CellRange range_of(const Table& table, const SheetShape& shape) {
        CellRange range = table.range;
        if (shape.growth.touches(range)) range = shape.growth.grown(range);
        // A table has a row of data at least.
        const std::uint32_t least =
            std::min(table.range.last.row, table.range.first.row + table.heading_rows);
        range.last.row = std::max(range.last.row, least);
        return range;
    }

    // No table may grow into another one.
    Result<void> check_room(const SheetEntry& sheet, const std::vector<Table>& tables,
                            const SheetShape& shape) const {
        for (const Table& table : tables) {
            const CellRange range = range_of(table, shape);
            if (range == table.range) continue;
            for (const Table& other : tables) {
                const CellRange there = range_of(other, shape);
                const bool meets = &other != &table && range.first.row <= there.last.row &&
                                   there.first.row <= range.last.row &&
                                   range.first.column <= there.last.column &&
                                   there.first.column <= range.last.column;
                if (meets)
                    return Issue{MessageId::EditOutsideSheet,
                                 Place{package_.file(), sheet.name, there.first, {}}, "",
                                 other.display_name, to_string(there.first)};
            }
        }
        return {};
    }

    Result<void> change_table_of(const SheetEntry& sheet, const Table& table,
                                 const SheetInputs& inputs) {
        TableChange change;
        const SheetShape& shape = inputs.shape;
        change.range = range_of(table, shape);
        const Place place{package_.file(), sheet.name, table.range.last, {}};
        const auto is_cleared = [&](std::uint32_t row) {
            return shape.cleared_from && row >= *shape.cleared_from;
        };
        if (table.totals_rows > 0 &&
            (change.range.last.row != table.range.last.row || is_cleared(table.range.last.row)))
            return Issue{MessageId::EditTotalsRow, place, "", table.display_name, ""};
        if (table.heading_rows > 0 && is_cleared(table.range.first.row))
            for (CellRef ref = table.range.first; ref.column <= table.range.last.column;
                 ++ref.column)
                if (!inputs.sets(ref)) return heading_issue(sheet, ref, table.display_name);
        std::vector<std::string> columns = table.columns;
        columns.resize(change.range.last.column - change.range.first.column + 1);
        SetCells headings;
        inputs.each_cell([&](CellRef ref, const SetCell& cell) {
            if (table.heading_rows > 0 && ref.row == table.range.first.row &&
                change.range.contains(ref))
                headings.emplace_back(ref, cell);
        });
        for (const auto& [ref, cell] : headings) {
            const std::size_t column = ref.column - table.range.first.column;
            const std::string old = columns[column];
            const auto* text = std::get_if<std::string>(&cell.value);
            const bool good = text != nullptr && !text->empty() &&
                              utf16_units(*text).value_or(0) <= most_heading_units;
            if (!good) return heading_issue(sheet, ref, old);
            if (*text == old) continue;
            if (!old.empty()) {
                const auto used = column_in_formulas(editor_, old);
                if (!used) return used.error();
                if (*used) return heading_issue(sheet, ref, old);
            }
            columns[column] = *text;
            change.names.emplace(column, *text);
        }
        std::set<std::string> keys;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const bool changed = change.names.contains(i) || i >= table.columns.size();
            if ((!keys.insert(match_key(columns[i])).second || columns[i].empty()) &&
                (changed || !change.names.empty()))
                return heading_issue(sheet,
                                     {table.range.first.row,
                                      table.range.first.column + static_cast<std::uint32_t>(i)},
                                     columns[i]);
        }
        if (change.names.empty() && change.range == table.range) return {};
        return change_table(editor_, table, change);
    }

    Result<void> read_styles() {
        styles_ = workbook_.styles;
        if (styles_.empty()) return make_styles();
        auto kinds = xlsx::read_styles(package_, styles_);
        if (!kinds) return kinds.error();
        dates_.emplace(std::move(*kinds));
        return {};
    }

    // A workbook without formats gets some where a date needs one.
    Result<void> make_styles() {
        bool any = false;
        auto looked = each_sheet([&any](const SheetEntry&, const SheetInputs& inputs) {
            inputs.each_cell([&any](CellRef, const SetCell& cell) {
                any = any || std::holds_alternative<Date>(cell.value);
            });
            return Result<void>();
        });
        if (!looked || !any) return looked;
        auto made = ensure_styles(editor_, workbook_.part, "");
        if (!made) return made.error();
        styles_ = std::move(*made);
        dates_.emplace(std::vector<StyleKind>(1));
        return {};
    }

    static CellContent content(CellContent::Kind kind, std::string text, bool date = false) {
        CellContent content;
        content.kind = kind;
        content.text = std::move(text);
        content.date = date;
        return content;
    }

    CellContent content_of(const SetCell& cell) const {
        using Kind = CellContent::Kind;
        const CellInput& input = cell.value;
        if (const auto* text = std::get_if<std::string>(&input)) {
            if (text->empty()) return {};
            if (cell.formula) return content(Kind::Formula, *text);
            const auto number = numbers_.find(*text);
            if (number == numbers_.end()) return content(Kind::Inline, *text);
            return content(Kind::Shared, std::to_string(number->second));
        }
        if (const auto* number = std::get_if<double>(&input))
            return content(Kind::Number, number_text(*number));
        if (const auto* truth = std::get_if<bool>(&input))
            return content(Kind::Boolean, *truth ? "1" : "0");
        if (const auto* date = std::get_if<Date>(&input))
            if (const auto serial = serial_in(workbook_, *date))
                return content(Kind::Number, number_text(*serial), true);
        return {};
    }

    // The formats of cells that others are to be like.
    Result<std::map<CellRef, std::uint32_t>> styles_of_models(const SheetEntry& sheet,
                                                              const SheetInputs& inputs) const {
        const std::uint32_t row = inputs.rows ? inputs.rows->model : 0;
        std::set<CellRef> models;
        for (const auto& [ref, cell] : inputs.cells)
            if (cell.like) models.insert(*cell.like);
        if (models.empty() && row == 0) return std::map<CellRef, std::uint32_t>();
        auto stream = package_.stream(sheet.part);
        if (!stream) return stream.error();
        auto survey = survey_cells(std::move(*stream), package_.limits(), [&](CellRef ref) {
            return ref.row == row || models.contains(ref);
        });
        if (!survey) return package_.damaged(sheet.part);
        return std::move(survey->styles);
    }

    // The cells as they are written: formats that are to be like others are looked up.
    Result<CellChanges> changes_of(const SheetEntry& sheet, const SheetInputs& inputs) {
        const auto styles = styles_of_models(sheet, inputs);
        if (!styles) return styles.error();
        CellChanges changes;
        changes.reserve(inputs.cells.size() + (inputs.rows ? inputs.rows->count() : 0));
        inputs.each_cell([&](CellRef ref, const SetCell& cell) {
            CellContent& own = changes.emplace_back(ref, content_of(cell)).second;
            own.spares = cell.spares;
            const auto style = cell.like ? styles->find(*cell.like) : styles->end();
            if (style == styles->end()) return;
            own.style = style->second;
            own.style_if_new = cell.like_if_new;
        });
        return changes;
    }

    // Print areas and the ranges of filters end where the data ends.
    Result<void> edit_names() {
        const auto listed = listed_sheets(editor_, workbook_.part);
        if (!listed) return listed.error();
        return each_sheet([&](const SheetEntry& sheet, const SheetInputs& inputs) -> Result<void> {
            if (!inputs.shape.growth.any()) return {};
            std::string index;
            for (std::size_t i = 0; i < listed->size(); ++i)
                if (part_key((*listed)[i].part) == part_key(sheet.part)) index = std::to_string(i);
            return change_formulas(
                editor_, workbook_.part,
                [&](PlaceKind, std::string_view element, std::string_view attributes,
                    std::string_view text) -> std::optional<std::string> {
                    const auto name = xml::attribute_value(attributes, "name");
                    const bool area =
                        element == "definedName" &&
                        xml::attribute_value(attributes, "localSheetId") == index &&
                        (name == "_xlnm.Print_Area" || name == "_xlnm._FilterDatabase");
                    return area ? inputs.shape.growth.grown_areas(text) : std::nullopt;
                });
        });
    }

    Result<void> edit_sheets() {
        return each_sheet([this](const SheetEntry& sheet,
                                 const SheetInputs& inputs) -> Result<void> {
            const auto changes = changes_of(sheet, inputs);
            if (!changes) return changes.error();
            const auto encoding = editor_.encoding(sheet.part);
            if (!encoding) return encoding.error();
            auto stream = package_.stream(sheet.part);
            if (!stream) return stream.error();
            PartWriter writer(*encoding);
            NoDates none;
            DateStyles& dates = dates_ ? static_cast<DateStyles&>(*dates_) : none;
            const SheetEditResult result = edit_sheet(std::move(*stream), package_.limits(),
                                                      *changes, inputs.shape, dates, writer);
            if (result.in_array)
                return Issue{MessageId::EditArrayFormula,
                             Place{package_.file(), sheet.name, *result.in_array, {}}, "", "", ""};
            if (!result.problem.empty())
                return package_.label(sheet.part).refused(result.beyond, result.problem);
            editor_.put(sheet.part, writer.finish());
            formulas_gone_[sheet.id].insert(result.formulas_gone.begin(),
                                            result.formulas_gone.end());
            has_formulas_ = has_formulas_ || result.has_formulas;
            edited_.push_back(&sheet);
            for (const auto& [ref, content] : *changes)
                references_ += content.kind == CellContent::Kind::Shared ? 1 : 0;
            references_ -= result.shared_gone;
            return {};
        });
    }

    Result<void> edit_strings() {
        if (added_texts_ == 0) return {};
        return add_strings(editor_, workbook_.shared_strings, texts_, numbers_, added_texts_,
                           references_);
    }

    Result<void> edit_styles() {
        if (!dates_) return {};
        return dates_->add_to(editor_, styles_);
    }

    Result<void> edit_calculation() {
        if (edited_.empty()) return {};
        const bool any_gone = std::any_of(formulas_gone_.begin(), formulas_gone_.end(),
                                          [](const auto& sheet) { return !sheet.second.empty(); });
        if (any_gone && !workbook_.calc_chain.empty()) {
            const auto empty = remove_from_chain(
                editor_, workbook_.calc_chain, [this](std::uint32_t sheet, CellRef ref) {
                    const auto gone = formulas_gone_.find(sheet);
                    return gone != formulas_gone_.end() && gone->second.contains(ref);
                });
            if (!empty) return empty.error();
            if (*empty)
                if (auto removed = remove_parts(editor_, {workbook_.calc_chain}); !removed)
                    return removed;
        }
        for (const SheetEntry& sheet : workbook_.sheets) {
            if (has_formulas_) break;
            if (std::find(edited_.begin(), edited_.end(), &sheet) != edited_.end()) continue;
            if (auto looked = look_for_formulas(sheet); !looked) return looked;
        }
        if (!has_formulas_) return {};
        return compute_on_load(editor_, workbook_.part);
    }

    Result<void> look_for_formulas(const SheetEntry& sheet) {
        auto stream = package_.stream(sheet.part);
        if (!stream) return stream.error();
        SheetScanner scanner(std::move(*stream), package_.limits());
        while (!has_formulas_) {
            const auto step = scanner.next();
            if (step == SheetScanner::Step::End || step == SheetScanner::Step::DataEnd) break;
            if (step == SheetScanner::Step::Damaged) break;  // not a sheet that changes
            if (step == SheetScanner::Step::Cell) has_formulas_ = scanner.cell().has_formula;
        }
        return {};
    }

    // A workbook without styles: dates are plain numbers.
    class NoDates final : public DateStyles {
      public:
        std::uint32_t like(std::uint32_t style) override { return style; }
    };

    const Package& package_;
    const WorkbookPart& workbook_;
    const InputsOfSheets& inputs_;
    PackageEditor editor_;
    std::vector<std::string> texts_;  // to be shared, as often as they are set
    StringNumbers numbers_;
    std::uint32_t added_texts_ = 0;
    std::int64_t references_ = 0;  // more cells that refer to shared strings than before
    std::string styles_;           // the styles part
    std::optional<AddedDateStyles> dates_;
    std::map<std::uint32_t, std::set<CellRef>> formulas_gone_;  // by sheetId
    bool has_formulas_ = false;
    std::vector<const SheetEntry*> edited_;
};

// Where the cell stands, or would stand, in cells that are in order.
template <class Cells>
auto place_of(Cells& cells, CellRef ref) {
    return std::lower_bound(cells.begin(), cells.end(), ref,
                            [](const auto& one, CellRef wanted) { return one.first < wanted; });
}

bool stands_before(const std::pair<CellRef, SetCell>& a, const std::pair<CellRef, SetCell>& b) {
    return a.first < b.first;
}

}  // namespace

SetCells RowInputs::cells_of(std::size_t row) const {
    const std::uint32_t number = first + static_cast<std::uint32_t>(row);
    SetCells cells;
    const auto cell_at = [&](std::uint32_t column) -> SetCell& {
        const CellRef ref{number, column};
        auto at = place_of(cells, ref);
        if (at == cells.end() || at->first != ref) at = cells.insert(at, {ref, SetCell{}});
        return at->second;
    };
    for (const std::uint32_t column : formatted) cell_at(column).spares = true;
    for (const auto& [column, value] : rows[row]) cell_at(column) = SetCell{value};
    for (const auto& [column, formula] : formulas) {
        SetCell& cell = cell_at(column);
        if (!std::holds_alternative<std::monostate>(cell.value)) continue;
        cell.value =
            shifted_formula(formula, static_cast<int>(number) - static_cast<int>(model), 0);
        cell.formula = true;
    }
    for (auto& [ref, cell] : cells) {
        if (model != 0) cell.like = CellRef{model, ref.column};
        cell.like_if_new = model != 0;
    }
    return cells;
}

std::size_t RowInputs::count() const {
    std::size_t count = 0;
    for (const LineInput& line : rows) count += line.size();
    return count;
}

bool SheetInputs::sets(CellRef ref) const {
    const auto is_there = [ref](const SetCells& list) {
        const auto at = place_of(list, ref);
        return at != list.end() && at->first == ref;
    };
    if (!rows) return is_there(cells);
    return ref.row >= rows->first && ref.row - rows->first < rows->rows.size() &&
           is_there(rows->cells_of(ref.row - rows->first));
}

bool SheetInputs::in_order() const {
    return std::adjacent_find(cells.begin(), cells.end(), [](const auto& a, const auto& b) {
               return !stands_before(a, b);
           }) == cells.end();
}

void SheetInputs::put_in_order() {
    if (in_order()) return;
    std::stable_sort(cells.begin(), cells.end(), stands_before);
    const auto first = std::unique(cells.rbegin(), cells.rend(), [](const auto& a, const auto& b) {
                           return a.first == b.first;
                       }).base();
    cells.erase(cells.begin(), first);
}

Result<std::string> save_inputs(const Package& package, const WorkbookPart& workbook,
                                const InputsOfSheets& inputs) {
    return Saving(package, workbook, inputs).run();
}

std::optional<double> serial_in(const WorkbookPart& workbook, Date date) {
    double serial = serial_of_date(date);
    if (workbook.dates_from_1904) {
        serial -= days_between_date_systems;
        return serial < 0 ? std::nullopt : std::optional(serial);
    }
    if (serial < first_of_march_1900) serial -= 1;
    return serial < 1 ? std::nullopt : std::optional(serial);
}

}  // namespace skillmap::xlsx
