#include "xlsx_io/edit/names_edit.h"

#include <algorithm>
#include <array>

#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/sheet_list.h"
#include "xlsx_io/formula/lexing.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/package/unicode.h"
#include "xlsx_io/read/defined_names.h"
#include "xlsx_io/read/tables.h"

namespace skillmap::xlsx {
namespace {

constexpr std::size_t most_name_units = 255;  // in UTF-16

template <class Parts>
Result<void> add_names(const Parts& parts, const Package& package, const std::string& part,
                       const char* element, const char* attribute, TakenNames& taken) {
    auto text = parts.stream(part);
    if (!text) return text.error();
    xml::MarkupScanner scanner(std::move(*text));
    while (scanner.next()) {
        if (!scanner.opens() || scanner.name() != element) continue;
        const std::string_view content = scanner.markup().content;
        if (xml::attribute_value(content, "localSheetId")) continue;
        const bool table = std::string_view(element) == "table";
        (table ? taken.tables : taken.names)
            .insert(
                case_folded(xml::decoded(xml::attribute_value(content, attribute).value_or(""))));
        if (table)
            taken.last_table =
                std::max(taken.last_table, xml::number_of(xml::attribute_value(content, "id")));
    }
    if (scanner.damaged()) return package.damaged(part);
    return {};
}

// Punctuation and symbols of other scripts, which stand in names as little as "(" and "-" do.
bool has_punctuation(std::string_view name) {
    struct Span {
        std::uint32_t first;
        std::uint32_t last;
    };
    constexpr std::array<Span, 9> spans{{{0x2010, 0x2027},    // dashes, quotes, dots
                                         {0x2030, 0x205E},    // the same, further
                                         {0x2190, 0x23FF},    // arrows, signs
                                         {0x3000, 0x3004},    // 、。
                                         {0x3008, 0x3020},    // brackets
                                         {0xFF01, 0xFF0F},    // ！ to ／
                                         {0xFF1A, 0xFF20},    // ： to ＠
                                         {0xFF3B, 0xFF3E},    // ［ to ＾
                                         {0xFF5B, 0xFF65}}};  // ｛ to ･
    for (std::size_t i = 0; i + 2 < name.size(); ++i) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(name[at]); };
        if (byte(i) < 0xE0 || byte(i) >= 0xF0) continue;
        const std::uint32_t c =
            (byte(i) & 0x0FU) << 12 | (byte(i + 1) & 0x3FU) << 6 | (byte(i + 2) & 0x3FU);
        for (const Span& span : spans)
            if (span.first <= c && c <= span.last) return true;
    }
    return false;
}

}  // namespace

Result<TakenNames> taken_names(const PackageEditor& editor, const WorkbookPart& workbook) {
    TakenNames taken;
    if (auto done =
            add_names(editor, editor.package(), workbook.part, "definedName", "name", taken);
        !done)
        return done.error();
    for (const SheetEntry& sheet : workbook.sheets) {
        const auto relationships = editor.relationships(sheet.part);
        if (!relationships) return relationships.error();
        for (const Relationship& one : *relationships) {
            if (one.type != "table" || !editor.has(one.target)) continue;
            if (auto done =
                    add_names(editor, editor.package(), one.target, "table", "displayName", taken);
                !done)
                return done.error();
        }
    }
    return taken;
}

Result<std::vector<std::string>> names_without(const Package& package, const WorkbookPart& workbook,
                                               const std::vector<std::string>& sheets) {
    const auto defined = read_defined_names(package, workbook.part);
    if (!defined) return defined.error();
    const auto goes = [&](const SheetEntry& sheet) {
        return std::find(sheets.begin(), sheets.end(), sheet.name) != sheets.end();
    };
    const auto is_left = [&](const DefinedName& name) {
        bool of_one_that_goes = false;
        for (const SheetEntry& sheet : workbook.sheets) {
            if (!names_sheet(name.formula, sheet.name)) continue;
            if (!goes(sheet)) return true;
            of_one_that_goes = true;
        }
        return !of_one_that_goes;
    };
    std::vector<std::string> names;
    for (const DefinedName& name : *defined)
        if (!name.sheet && is_left(name)) names.push_back(name.name);
    for (const SheetEntry& sheet : workbook.sheets) {
        if (goes(sheet)) continue;
        const auto tables = read_tables(package, sheet.part);
        if (!tables) return tables.error();
        for (const Table& table : *tables) names.push_back(table.display_name);
    }
    return names;
}

bool can_be_name(std::string_view name) {
    const auto units = utf16_units(name);
    if (name.empty() || !units || *units > most_name_units) return false;
    const char first = name.front();
    const bool begins =
        is_letter(first) || first == '_' || static_cast<unsigned char>(first) >= 0x80;
    // What is no plain name of a sheet either means a cell or a value; other scripts are no cells.
    const bool ascii = std::all_of(name.begin(), name.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    return begins && std::all_of(name.begin(), name.end(), is_word) &&
           name.find('?') == std::string_view::npos && trim(name) == name &&
           !has_punctuation(name) &&
           (!ascii || quoted_sheet(name) == name ||
            name.find_first_of("._\\") != std::string_view::npos);
}

Result<void> name_range(PackageEditor& editor, const WorkbookPart& workbook,
                        const std::string& name, const std::string& sheet,
                        const std::optional<CellRange>& range) {
    const auto taken = taken_names(editor, workbook);
    if (!taken) return taken.error();
    if (taken->tables.contains(case_folded(name)))
        return Issue{MessageId::EditNameTaken, Place{editor.package().file(), "", {}, {}}, "", name,
                     ""};
    const auto sheets = listed_sheets(editor, workbook.part);
    if (!sheets) return sheets.error();
    std::vector<SheetPlace> places(sheets->size());
    for (std::size_t i = 0; i < places.size(); ++i) places[i].old = i;
    NewName named{name, "", std::nullopt, false};
    if (range)
        named.formula = quoted_sheet(sheet) + "!" + absolute(range->first) +
                        (range->first == range->last ? "" : ":" + absolute(range->last));
    return rewrite_sheet_list(editor, workbook.part, places, {named});
}

}  // namespace skillmap::xlsx
