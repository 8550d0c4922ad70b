#include "xlsx_io/edit/workbook_editor.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "core/messages.h"
#include "xlsx_io/edit/graft.h"
#include "xlsx_io/edit/growing.h"
#include "xlsx_io/edit/names_edit.h"
#include "xlsx_io/edit/package_editor.h"
#include "xlsx_io/edit/properties_edit.h"
#include "xlsx_io/edit/saving.h"
#include "xlsx_io/edit/sheet_replacement.h"
#include "xlsx_io/edit/sheets_edit.h"
#include "xlsx_io/package/unicode.h"
#include "xlsx_io/read/workbook_part.h"

namespace skillmap::xlsx {
namespace {

constexpr std::size_t most_text_units = 32'767;  // of a cell, in UTF-16

bool is_signed(const Package& package) {
    return std::any_of(package.entries().begin(), package.entries().end(),
                       [](const zip::Entry& entry) {
                           return entry.name.find("_xmlsignatures/") != std::string::npos;
                       });
}

}  // namespace

struct WorkbookEditor::State {
    explicit State(Package opened) : package(std::move(opened)) {}

    Package package;
    WorkbookPart workbook;
    bool may_change = true;
    PackageLimits limits;
    InputsOfSheets inputs;

    // The sheet of that name, where the workbook may be changed.
    Result<const SheetEntry*> find(std::string_view sheet) const {
        const SheetEntry* entry = workbook.find(sheet);
        if (entry == nullptr)
            return Issue{MessageId::EditSheetUnknown, Place{package.file(), "", {}, {}}, "",
                         std::string(sheet), ""};
        if (!may_change) return signed_issue();
        return entry;
    }

    Issue signed_issue() const {
        return {MessageId::EditSigned, Place{package.file(), "", {}, {}}, "", "", ""};
    }

    Issue outside_sheet(const std::string& sheet) const {
        return {MessageId::EditOutsideSheet, Place{package.file(), sheet, {}, {}}, "", "",
                to_string(CellRef{max_rows, max_columns})};
    }

    // Whether the value can stand in the cell.
    Result<void> check(const SheetEntry& sheet, CellRef ref, const CellInput& value) const {
        const auto issue = [&](MessageId id, std::string found = {}, std::string expected = {}) {
            return Issue{id, Place{package.file(), sheet.name, ref, {}}, "", std::move(found),
                         std::move(expected)};
        };
        if (ref.row == 0 || ref.column == 0 || ref.row > max_rows || ref.column > max_columns)
            return outside_sheet(sheet.name);
        if (const auto* text = std::get_if<std::string>(&value)) {
            const auto units = utf16_units(*text);
            if (!units) return issue(MessageId::EditNotText);
            if (*units > most_text_units)
                return issue(MessageId::EditTextTooLong, std::to_string(*units),
                             std::to_string(most_text_units));
        }
        const auto* number = std::get_if<double>(&value);
        if (number != nullptr && !std::isfinite(*number)) return issue(MessageId::EditNotText);
        const auto* date = std::get_if<Date>(&value);
        if (date != nullptr && !serial_in(workbook, *date)) return issue(MessageId::EditNotText);
        return {};
    }
};

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
    const auto entry = state_->find(sheet);
    if (!entry) return entry.error();
    if (auto good = state_->check(**entry, ref, value); !good) return good;
    state_->inputs[(*entry)->part].cells.emplace_back(ref, SetCell{std::move(value)});
    return {};
}

Result<void> WorkbookEditor::set_like(std::string_view sheet, CellRef ref, CellInput value,
                                      CellRef like) {
    if (auto done = set(sheet, ref, std::move(value)); !done) return done;
    state_->inputs[state_->workbook.find(sheet)->part].cells.back().second.like = like;
    return {};
}

Result<void> WorkbookEditor::reopen(std::string bytes) {
    auto package = Package::open(state_->package.file(), std::move(bytes), state_->limits);
    if (!package) return package.error();
    auto workbook = read_workbook_part(*package);
    if (!workbook) return workbook.error();
    state_->package = std::move(*package);
    state_->workbook = std::move(*workbook);
    state_->inputs.clear();
    return {};
}

Result<void> WorkbookEditor::take_in() {
    if (state_->inputs.empty()) return {};
    for (auto& [part, inputs] : state_->inputs) inputs.put_in_order();
    auto bytes = save();
    if (!bytes) return bytes.error();
    return reopen(std::move(*bytes));
}

Result<void> WorkbookEditor::change(const Change& change) {
    if (!state_->may_change) return state_->signed_issue();
    if (auto done = take_in(); !done) return done;
    PackageEditor editor(state_->package);
    if (auto done = change(editor, state_->workbook); !done) return done;
    return reopen(editor.save());
}

Result<std::uint32_t> WorkbookEditor::append_rows(std::string_view sheet,
                                                  const std::vector<LineInput>& rows,
                                                  std::uint32_t heading_row) {
    return grow(sheet, rows, [&](const SheetEntry& entry) {
        return appended_rows(state_->package, entry, rows, heading_row);
    });
}

Result<std::uint32_t> WorkbookEditor::append_columns(std::string_view sheet,
                                                     const std::vector<LineInput>& columns) {
    return grow(sheet, columns, [&](const SheetEntry& entry) {
        return appended_columns(state_->package, entry, columns);
    });
}

Result<void> WorkbookEditor::replace_rows(std::string_view sheet, std::uint32_t first_row,
                                          const std::vector<LineInput>& rows) {
    const auto first = grow(sheet, rows, [&](const SheetEntry& entry) {
        return replaced_rows(state_->package, entry, first_row, rows);
    });
    if (!first) return first.error();
    return {};
}

Result<void> WorkbookEditor::append_rows(std::vector<SheetRows> sheets) {
    if (auto done = take_in(); !done) return done;
    for (SheetRows& one : sheets) {
        const auto planned = plan_growth(one.sheet, one.rows, [&](const SheetEntry& entry) {
            auto growing =
                appended_rows(state_->package, entry, std::move(one.rows), one.heading_row);
            for (std::size_t i = 0; growing && i < one.heights.size(); ++i)
                if (one.heights[i] > 0)
                    growing->inputs.shape.heights.emplace(growing->first + i, one.heights[i]);
            return growing;
        });
        if (planned) continue;
        state_->inputs.clear();
        return planned.error();
    }
    return take_in_growth();
}

// Where the lines go, with the cells to be set. Nothing is set yet.
template <class Plan>
Result<std::uint32_t> WorkbookEditor::plan_growth(std::string_view sheet,
                                                  const std::vector<LineInput>& lines, Plan plan) {
    const auto found = state_->find(sheet);
    if (!found) return found.error();
    const SheetEntry& entry = **found;
    for (const LineInput& line : lines)
        for (const auto& [place, value] : line)
            if (auto good = state_->check(entry, CellRef{1, 1}, value); !good) return good.error();
    Result<Growing> growing = plan(entry);
    if (!growing) return growing.error();
    state_->inputs[entry.part] = std::move(growing->inputs);
    return growing->first;
}

// What is set afterwards goes to the sheet as it is then; what cannot be done is not kept.
Result<void> WorkbookEditor::take_in_growth() {
    auto done = take_in();
    if (!done) state_->inputs.clear();
    return done;
}

template <class Plan>
Result<std::uint32_t> WorkbookEditor::grow(std::string_view sheet,
                                           const std::vector<LineInput>& lines, Plan plan) {
    if (auto entry = state_->find(sheet); !entry) return entry.error();
    if (auto done = take_in(); !done) return done.error();
    auto first = plan_growth(sheet, lines, plan);
    if (!first) return first;
    if (auto done = take_in_growth(); !done) return done.error();
    return first;
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

Result<void> WorkbookEditor::set_defined_name(const std::string& name, const std::string& sheet,
                                              const std::optional<CellRange>& range) {
    if (!can_be_name(name))
        return Issue{MessageId::EditNameWrong, Place{state_->package.file(), "", {}, {}}, "", name,
                     ""};
    const auto entry = state_->find(sheet);
    if (range && !entry) return entry.error();
    const bool within =
        !range ||
        (range->first.row > 0 && range->first.column > 0 && range->first.row <= range->last.row &&
         range->first.column <= range->last.column && range->last.row <= max_rows &&
         range->last.column <= max_columns);
    if (!within) return state_->outside_sheet((*entry)->name);
    const std::string sheet_name = entry ? (*entry)->name : std::string();
    return change([&](PackageEditor& editor, const WorkbookPart& workbook) {
        return name_range(editor, workbook, name, sheet_name, range);
    });
}

Result<void> WorkbookEditor::set_property(DocumentProperty property, const std::string& text) {
    const bool control = std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
    });
    if (control || !utf16_units(text))
        return Issue{MessageId::EditNotText, Place{state_->package.file(), "", {}, {}}, "", "", ""};
    return change([&](PackageEditor& editor, const WorkbookPart&) {
        return xlsx::set_property(editor, property, text);
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
        const auto done = xlsx::delete_sheets(editor, workbook, names);
        return done ? Result<void>() : done.error();
    });
}

Result<void> WorkbookEditor::replace_sheets(const std::vector<std::string>& names,
                                            std::string bytes) {
    if (!state_->may_change) return state_->signed_issue();
    if (auto done = take_in(); !done) return done;
    auto other = Package::open(state_->package.file(), std::move(bytes), state_->limits);
    if (!other) return other.error();
    auto replaced = with_sheets_replaced(state_->package, names, *other);
    return replaced ? reopen(std::move(*replaced)) : replaced.error();
}

Result<std::vector<std::string>> WorkbookEditor::sheet_names() const {
    const auto sheets = listed_sheets(PackageEditor(state_->package), state_->workbook.part);
    if (!sheets) return sheets.error();
    std::vector<std::string> names;
    for (const ListedSheet& sheet : *sheets) names.push_back(sheet.name);
    return names;
}

Result<std::vector<DefinedName>> WorkbookEditor::defined_names() const {
    return read_defined_names(state_->package, state_->workbook.part);
}

Result<std::vector<std::string>> WorkbookEditor::names_without(
    const std::vector<std::string>& sheets) const {
    return xlsx::names_without(state_->package, state_->workbook, sheets);
}

Result<std::string> WorkbookEditor::save() const {
    const auto& inputs = state_->inputs;
    if (std::all_of(inputs.begin(), inputs.end(),
                    [](const auto& one) { return one.second.in_order(); }))
        return save_inputs(state_->package, state_->workbook, inputs);
    InputsOfSheets ordered = inputs;
    for (auto& [part, one] : ordered) one.put_in_order();
    return save_inputs(state_->package, state_->workbook, ordered);
}

}  // namespace skillmap::xlsx
