#include "xlsx_io/edit/workbook_editor.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/calc_edit.h"
#include "xlsx_io/edit/graft.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/part_list.h"
#include "xlsx_io/edit/sheet_edit.h"
#include "xlsx_io/edit/sheets_edit.h"
#include "xlsx_io/edit/string_edit.h"
#include "xlsx_io/edit/style_edit.h"
#include "xlsx_io/edit/table_edit.h"
#include "xlsx_io/package/unicode.h"
#include "xlsx_io/read/styles.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {
namespace {

constexpr std::size_t most_text_units = 32'767;     // of a cell, in UTF-16
constexpr double days_between_date_systems = 1462;  // 1899-12-30 to 1904-01-01

// By row, then column.
using Inputs = std::map<CellRef, CellInput>;
using InputsOfSheets = std::map<std::string, Inputs>;  // by the part of the sheet

bool is_signed(const Package& package) {
    return std::any_of(package.entries().begin(), package.entries().end(),
                       [](const zip::Entry& entry) {
                           return entry.name.find("_xmlsignatures/") != std::string::npos;
                       });
}

std::string number_text(double number) {
    return fmt::format("{}", number);
}

}  // namespace

struct WorkbookEditor::State {
    explicit State(Package opened) : package(std::move(opened)) {}

    Package package;
    WorkbookPart workbook;
    bool may_change = true;
    PackageLimits limits;
    InputsOfSheets inputs;

    Issue issue(MessageId id, const SheetEntry& sheet, CellRef ref, std::string found = {},
                std::string expected = {}) const {
        return {id, Place{package.file(), sheet.name, ref, {}}, "", std::move(found),
                std::move(expected)};
    }
};

namespace {

// One saving: what the cells need of the other parts, then each part.
class Saving {
  public:
    Saving(const Package& package, const WorkbookPart& workbook, const InputsOfSheets& inputs)
        : package_(package), workbook_(workbook), inputs_(inputs), editor_(package) {}

    Result<std::string> run() {
        for (const auto step : {&Saving::number_texts, &Saving::rename_headings,
                                &Saving::read_styles, &Saving::edit_sheets, &Saving::edit_strings,
                                &Saving::edit_styles, &Saving::edit_calculation})
            if (auto done = (this->*step)(); !done) return done.error();
        return editor_.save();
    }

  private:
    // The sheets that change, in the order of the workbook.
    template <class F>
    Result<void> each_sheet(F f) {
        for (const SheetEntry& sheet : workbook_.sheets) {
            const auto found = inputs_.find(sheet.part);
            if (found == inputs_.end() || found->second.empty()) continue;
            if (auto done = f(sheet, found->second); !done) return done;
        }
        return {};
    }

    Result<void> number_texts() {
        if (workbook_.shared_strings.empty()) return {};
        auto gathered = each_sheet([this](const SheetEntry&, const Inputs& inputs) {
            for (const auto& [ref, input] : inputs)
                if (const auto* text = std::get_if<std::string>(&input)) texts_.push_back(*text);
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

    Result<void> rename_headings() {
        return each_sheet([this](const SheetEntry& sheet, const Inputs& inputs) -> Result<void> {
            const auto tables = read_tables(package_, sheet.part);
            if (!tables) return tables.error();
            for (const Table& table : *tables)
                if (auto renamed = rename_headings_of(sheet, table, inputs); !renamed)
                    return renamed;
            return {};
        });
    }

    Result<void> rename_headings_of(const SheetEntry& sheet, const Table& table,
                                    const Inputs& inputs) {
        std::map<std::size_t, std::string> names;
        for (const auto& [ref, input] : inputs) {
            const auto column = table.heading_at(ref);
            if (!column) continue;
            const auto* text = std::get_if<std::string>(&input);
            const std::string& old = table.columns[*column];
            if (text == nullptr || text->empty()) return heading_issue(sheet, ref, old);
            if (*text == old) continue;
            const std::string key = match_key(*text);
            for (std::size_t i = 0; i < table.columns.size(); ++i)
                if (i != *column && match_key(table.columns[i]) == key)
                    return heading_issue(sheet, ref, *text);
            const auto used = column_in_formulas(package_, old);
            if (!used) return used.error();
            if (*used) return heading_issue(sheet, ref, old);
            names.emplace(*column, *text);
        }
        if (names.empty()) return {};
        return rename_columns(editor_, table, names);
    }

    Result<void> read_styles() {
        if (workbook_.styles.empty()) return {};
        auto kinds = xlsx::read_styles(package_, workbook_.styles);
        if (!kinds) return kinds.error();
        dates_.emplace(std::move(*kinds));
        return {};
    }

    static CellContent content(CellContent::Kind kind, std::string text, bool date = false) {
        CellContent content;
        content.kind = kind;
        content.text = std::move(text);
        content.date = date;
        return content;
    }

    CellContent content_of(const CellInput& input) const {
        using Kind = CellContent::Kind;
        if (const auto* text = std::get_if<std::string>(&input)) {
            if (text->empty()) return {};
            const auto number = numbers_.find(*text);
            if (number == numbers_.end()) return content(Kind::Inline, *text);
            return content(Kind::Shared, std::to_string(number->second));
        }
        if (const auto* number = std::get_if<double>(&input))
            return content(Kind::Number, number_text(*number));
        if (const auto* truth = std::get_if<bool>(&input))
            return content(Kind::Boolean, *truth ? "1" : "0");
        if (const auto* date = std::get_if<Date>(&input)) {
            const double serial =
                serial_of_date(*date) - (workbook_.dates_from_1904 ? days_between_date_systems : 0);
            return content(Kind::Number, number_text(serial), true);
        }
        return {};
    }

    Result<void> edit_sheets() {
        return each_sheet([this](const SheetEntry& sheet, const Inputs& inputs) -> Result<void> {
            CellChanges changes;
            for (const auto& [ref, input] : inputs) changes.emplace(ref, content_of(input));
            const auto encoding = editor_.encoding(sheet.part);
            if (!encoding) return encoding.error();
            auto stream = package_.stream(sheet.part);
            if (!stream) return stream.error();
            PartWriter writer(*encoding);
            NoDates none;
            DateStyles& dates = dates_ ? static_cast<DateStyles&>(*dates_) : none;
            const SheetEditResult result =
                edit_sheet(std::move(*stream), package_.limits(), changes, {}, dates, writer);
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
            for (const auto& [ref, content] : changes)
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
        return dates_->add_to(editor_, workbook_.styles);
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
    std::optional<AddedDateStyles> dates_;
    std::map<std::uint32_t, std::set<CellRef>> formulas_gone_;  // by sheetId
    bool has_formulas_ = false;
    std::vector<const SheetEntry*> edited_;
};

}  // namespace

WorkbookEditor::WorkbookEditor(std::unique_ptr<State> state) : state_(std::move(state)) {}
WorkbookEditor::WorkbookEditor(WorkbookEditor&&) noexcept = default;
WorkbookEditor& WorkbookEditor::operator=(WorkbookEditor&&) noexcept = default;
WorkbookEditor::~WorkbookEditor() = default;

Result<WorkbookEditor> WorkbookEditor::open(std::string file, std::string bytes,
                                            const EditOptions& options) {
    auto package = Package::open(std::move(file), std::move(bytes), options.limits);
    if (!package) return package.error();
    auto state = std::make_unique<State>(std::move(*package));
    auto workbook = read_workbook_part(state->package);
    if (!workbook) return workbook.error();
    state->workbook = std::move(*workbook);
    state->limits = options.limits;
    state->may_change = options.break_signature || !is_signed(state->package);
    return WorkbookEditor(std::move(state));
}

Result<void> WorkbookEditor::set(std::string_view sheet, CellRef ref, CellInput value) {
    const SheetEntry* entry = state_->workbook.find(sheet);
    const Place file{state_->package.file(), "", {}, {}};
    if (entry == nullptr)
        return Issue{MessageId::EditSheetUnknown, file, "", std::string(sheet), ""};
    if (!state_->may_change) return Issue{MessageId::EditSigned, file, "", "", ""};
    if (const auto* text = std::get_if<std::string>(&value)) {
        const auto units = utf16_units(*text);
        if (!units) return state_->issue(MessageId::EditNotText, *entry, ref);
        if (*units > most_text_units)
            return state_->issue(MessageId::EditTextTooLong, *entry, ref, std::to_string(*units),
                                 std::to_string(most_text_units));
    }
    if (const auto* number = std::get_if<double>(&value);
        number != nullptr && !std::isfinite(*number))
        return state_->issue(MessageId::EditNotText, *entry, ref);
    state_->inputs[entry->part][ref] = std::move(value);
    return {};
}

// What was set is taken in first, so that the change sees the workbook as it will be.
Result<void> WorkbookEditor::change(const Change& change) {
    const std::string file = state_->package.file();
    if (!state_->may_change)
        return Issue{MessageId::EditSigned, Place{file, "", {}, {}}, "", "", ""};
    const auto reopen = [&](Result<std::string> bytes) -> Result<void> {
        if (!bytes) return bytes.error();
        auto package = Package::open(file, std::move(*bytes), state_->limits);
        if (!package) return package.error();
        auto workbook = read_workbook_part(*package);
        if (!workbook) return workbook.error();
        state_->package = std::move(*package);
        state_->workbook = std::move(*workbook);
        state_->inputs.clear();
        return {};
    };
    if (!state_->inputs.empty())
        if (auto done = reopen(save()); !done) return done;
    PackageEditor editor(state_->package);
    if (auto done = change(editor, state_->workbook); !done) return done;
    return reopen(editor.save());
}

Result<void> WorkbookEditor::insert_sheet(const std::string& name,
                                          const std::optional<std::string>& before) {
    return change([&](PackageEditor& editor, const WorkbookPart& workbook) {
        return xlsx::insert_sheet(editor, workbook, name, before);
    });
}

Result<void> WorkbookEditor::rename_sheet(const std::string& old_name, const std::string& name) {
    return change([&](PackageEditor& editor, const WorkbookPart& workbook) {
        return xlsx::rename_sheet(editor, workbook, old_name, name);
    });
}

Result<void> WorkbookEditor::move_sheet(const std::string& name,
                                        const std::optional<std::string>& before) {
    return change([&](PackageEditor& editor, const WorkbookPart& workbook) {
        return xlsx::move_sheet(editor, workbook, name, before);
    });
}

Result<void> WorkbookEditor::graft(std::string bytes, const std::optional<std::string>& before) {
    const auto other = Package::open(state_->package.file(), std::move(bytes), state_->limits);
    if (!other) return other.error();
    return change([&](PackageEditor& editor, const WorkbookPart& workbook) {
        return graft_sheets(editor, workbook, *other, before);
    });
}

Result<void> WorkbookEditor::delete_sheets(const std::vector<std::string>& names) {
    if (names.empty()) return {};
    return change([&](PackageEditor& editor, const WorkbookPart& workbook) {
        return xlsx::delete_sheets(editor, workbook, names);
    });
}

Result<std::string> WorkbookEditor::save() const {
    return Saving(state_->package, state_->workbook, state_->inputs).run();
}

}  // namespace skillmap::xlsx
