#include "xlsx_io/edit/sheets_edit.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/calc_edit.h"
#include "xlsx_io/edit/formula_places.h"
#include "xlsx_io/edit/part_list.h"
#include "xlsx_io/edit/style_graft.h"
#include "xlsx_io/formula/sheet_names.h"
#include "xlsx_io/package/unicode.h"
#include "xlsx_io/read/formula_reader.h"

namespace skillmap::xlsx {
namespace {

constexpr std::size_t most_sheet_name_units = 31;  // in UTF-16

Issue issue(const Package& package, MessageId id, std::string_view found,
            std::string expected = {}) {
    return {id, Place{package.file(), "", {}, {}}, "", std::string(found), std::move(expected)};
}

std::string name_key(std::string_view name) {
    return case_folded(compatible_text(name));
}

Result<std::size_t> known_sheet(const PackageEditor& editor, const std::vector<ListedSheet>& sheets,
                                std::string_view name) {
    const auto found = find_sheet(sheets, name);
    if (!found) return issue(editor.package(), MessageId::EditSheetUnknown, name);
    return *found;
}

std::string state_of(Visibility visibility) {
    switch (visibility) {
        case Visibility::Hidden:
            return "hidden";
        case Visibility::VeryHidden:
            return "veryHidden";
        case Visibility::Visible:
            break;
    }
    return {};
}

// The list as it is.
std::vector<SheetPlace> same_places(std::size_t count) {
    std::vector<SheetPlace> places(count);
    for (std::size_t i = 0; i < count; ++i) places[i].old = i;
    return places;
}

// All parts that can be reached from a part, itself included, without going through `closed`.
Result<void> reach(const PackageEditor& editor, const std::string& part,
                   const std::set<std::string>& closed, std::set<std::string>& reached) {
    std::vector<std::string> open{part};
    while (!open.empty()) {
        const std::string next = std::move(open.back());
        open.pop_back();
        const auto relationships = editor.relationships(next);
        if (!relationships) return relationships.error();
        for (const Relationship& one : *relationships) {
            const std::string key = part_key(one.target);
            if (one.external || !editor.has(one.target) || closed.contains(key)) continue;
            if (reached.insert(key).second) open.push_back(one.target);
        }
    }
    return {};
}

// The parts that nothing uses without these sheets.
Result<std::vector<std::string>> own_parts(const PackageEditor& editor,
                                           const std::vector<std::string>& sheets) {
    std::set<std::string> closed;
    for (const std::string& sheet : sheets) closed.insert(part_key(sheet));
    std::set<std::string> used;
    if (auto done = reach(editor, "/", closed, used); !done) return done.error();
    std::set<std::string> own = closed;
    for (const std::string& sheet : sheets)
        if (auto done = reach(editor, sheet, used, own); !done) return done.error();
    return std::vector<std::string>(own.begin(), own.end());
}

// Where a sheet that goes is used by something that stays, and which names go with the sheets.
class Uses {
  public:
    Uses(const std::vector<ListedSheet>& sheets, const std::set<std::size_t>& gone,
         const Successors& successors)
        : sheets_(sheets), gone_(gone), successors_(successors) {}

    // Names that refer to no sheet but those that go. What people call a part of a sheet that has
    // a successor stays.
    FormulaChange gather_names() {
        return [this](PlaceKind, std::string_view element, std::string_view attributes,
                      std::string_view text) -> std::optional<std::string> {
            if (element != "definedName" || is_local(attributes)) return std::nullopt;
            const auto uses = [&](std::size_t i) { return names_sheet(text, sheets_[i].name); };
            if (!std::any_of(gone_.begin(), gone_.end(), uses)) return std::nullopt;
            for (std::size_t i = 0; i < sheets_.size(); ++i)
                if (!gone_.contains(i) && uses(i)) return std::nullopt;
            const std::string name = name_of(attributes);
            const auto is_lost = [&](std::size_t i) { return uses(i) && !succeeded(sheets_[i]); };
            if (!successors_.names.contains(case_folded(name)) &&
                std::none_of(gone_.begin(), gone_.end(), is_lost))
                return std::nullopt;
            names_.push_back(name);
            return std::nullopt;
        };
    }

    // The tables of a sheet that goes: formulas call them by their names, slicers by their ids.
    Result<void> gather_tables(const PackageEditor& editor, const std::string& sheet) {
        const auto relationships = editor.relationships(sheet);
        if (!relationships) return relationships.error();
        for (const Relationship& one : *relationships) {
            if (one.type != "table" || one.external || !editor.has(one.target)) continue;
            auto text = editor.stream(one.target);
            if (!text) return text.error();
            xml::MarkupScanner scanner(std::move(*text));
            while (scanner.next()) {
                if (scanner.depth() != 0 || !scanner.opens()) continue;
                const std::string_view content = scanner.markup().content;
                tables_.push_back(
                    xml::decoded(xml::attribute_value(content, "displayName").value_or("")));
                table_ids_.insert(xml::number_of(xml::attribute_value(content, "id")));
            }
            if (scanner.damaged()) return editor.package().damaged(one.target);
        }
        return {};
    }

    // What stays: the first use that is found is kept.
    FormulaChange seen_in(const std::string& part) {
        return [this, part](PlaceKind kind, std::string_view element, std::string_view attributes,
                            std::string_view text) -> std::optional<std::string> {
            if (!sheet_.empty() || element == "hyperlink" || goes(element, attributes))
                return std::nullopt;
            for (const std::size_t index : gone_) {
                if (!is_sheet(sheets_[index], kind, text)) continue;
                if (kind != PlaceKind::SheetId && succeeded(sheets_[index])) {
                    successor_used_ = true;
                    continue;
                }
                found(sheets_[index], part, element, attributes, text);
                return std::nullopt;
            }
            if (uses_named(kind, text))
                found(sheets_[*gone_.begin()], part, element, attributes, text);
            return std::nullopt;
        };
    }

    const std::string& sheet() const { return sheet_; }
    /// "集計!C5", or the sheet, the name or the part, where it is no formula of a cell.
    Result<std::string> place(const Package& package) const {
        if (!in_cell_) return place_;
        auto text = package.stream(part_);
        if (!text) return text.error();
        FormulaReader formulas(std::move(*text), package.label(part_));
        for (Formula formula;;) {
            const auto more = formulas.next(formula);
            if (!more) return more.error();
            if (!*more) return place_;
            if (formula.text == formula_) return place_ + "!" + to_string(formula.ref);
        }
    }
    const std::vector<std::string>& names() const { return names_; }
    bool successor_used() const { return successor_used_; }

  private:
    bool succeeded(const ListedSheet& sheet) const {
        return successors_.sheets.contains(case_folded(sheet.name));
    }

    // Whether a text of the kind names the sheet.
    static bool is_sheet(const ListedSheet& sheet, PlaceKind kind, std::string_view text) {
        switch (kind) {
            case PlaceKind::Formula:
                return names_sheet(text, sheet.name);
            case PlaceKind::SheetName:
                return case_folded(text) == case_folded(sheet.name);
            case PlaceKind::SheetId:
                return xml::number_of(text) == sheet.id;
            case PlaceKind::TableId:
                break;
        }
        return false;
    }

    // Whether a text of the kind uses a name or a table that goes for good.
    bool uses_named(PlaceKind kind, std::string_view text) {
        if (kind == PlaceKind::TableId) return table_ids_.contains(xml::number_of(text));
        if (kind != PlaceKind::Formula) return false;
        const auto lost = [&](const std::set<std::string>& successors) {
            return [&](const std::string& name) {
                if (!uses_name(text, name)) return false;
                if (!successors.contains(case_folded(name))) return true;
                successor_used_ = true;
                return false;
            };
        };
        return std::any_of(names_.begin(), names_.end(), lost(successors_.names)) ||
               std::any_of(tables_.begin(), tables_.end(), lost(successors_.tables));
    }

    static std::string name_of(std::string_view attributes) {
        return xml::decoded(xml::attribute_value(attributes, "name").value_or(""));
    }

    static bool is_local(std::string_view attributes) {
        return xml::attribute_value(attributes, "localSheetId").has_value();
    }

    // A name that goes with its sheet, or because it refers to it.
    bool goes(std::string_view element, std::string_view attributes) const {
        if (element != "definedName") return false;
        const auto local = xml::attribute_value(attributes, "localSheetId");
        if (!local)
            return std::find(names_.begin(), names_.end(), name_of(attributes)) != names_.end();
        return std::any_of(gone_.begin(), gone_.end(),
                           [&](std::size_t index) { return *local == std::to_string(index); });
    }

    void found(const ListedSheet& sheet, const std::string& part, std::string_view element,
               std::string_view attributes, std::string_view text) {
        sheet_ = sheet.name;
        place_ = place_of(part, element, attributes);
        part_ = part;
        formula_ = text;
        in_cell_ = element == "f" && place_ != part;
    }

    std::string place_of(const std::string& part, std::string_view element,
                         std::string_view attributes) const {
        if (element == "definedName") return name_of(attributes);
        for (const ListedSheet& sheet : sheets_)
            if (part_key(sheet.part) == part_key(part)) return sheet.name;
        return part;
    }

    const std::vector<ListedSheet>& sheets_;
    const std::set<std::size_t>& gone_;
    const Successors& successors_;
    bool successor_used_ = false;
    std::vector<std::string> names_;
    std::vector<std::string> tables_;
    std::set<std::uint32_t> table_ids_;
    std::string sheet_;
    std::string place_;
    std::string part_;
    std::string formula_;
    bool in_cell_ = false;
};

}  // namespace

std::optional<std::size_t> find_sheet(const std::vector<ListedSheet>& sheets,
                                      std::string_view name) {
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (sheets[i].name == name) return i;
    for (std::size_t i = 0; i < sheets.size(); ++i)
        if (name_key(sheets[i].name) == name_key(name)) return i;
    return std::nullopt;
}

namespace {

// What no name of a sheet may hold, in any width, and what none may begin or end with.
bool has_forbidden(std::string_view name) {
    for (const std::string_view anywhere :
         {":", "\\", "/", "?", "*", "[", "]", "：", "＼", "／", "？", "＊", "［", "］", "￥"})
        if (name.find(anywhere) != std::string_view::npos) return true;
    for (const std::string_view quote : {"'", "’", "＇"})
        if (name.starts_with(quote) || name.ends_with(quote)) return true;
    return false;
}

}  // namespace

Result<void> check_sheet_name(const Package& package, const std::vector<ListedSheet>& sheets,
                              std::string_view name) {
    const auto units = utf16_units(name);
    const bool control = std::any_of(name.begin(), name.end(),
                                     [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    const bool good = !name.empty() && units && *units <= most_sheet_name_units && !control &&
                      !has_forbidden(name) && name_key(name) != "history" &&
                      !find_sheet(sheets, name);
    if (!good) return issue(package, MessageId::EditSheetName, name);
    return {};
}

Result<void> list_sheets(PackageEditor& editor, const WorkbookPart& workbook,
                         const std::vector<NewSheet>& added, std::vector<NewName> names,
                         const std::optional<std::string>& before) {
    const auto sheets = listed_sheets(editor, workbook.part);
    if (!sheets) return sheets.error();
    const auto types = relationship_types(editor);
    if (!types) return types.error();
    std::size_t index = sheets->size();
    if (before) {
        const auto known = known_sheet(editor, *sheets, *before);
        if (!known) return known.error();
        index = *known;
    }
    std::vector<WrittenRelationship> relationships;
    std::vector<std::pair<std::string, std::string>> content_types;
    for (const NewSheet& sheet : added) {
        relationships.push_back({*types + "worksheet", sheet.part, false});
        content_types.emplace_back(sheet.part, worksheet_content_type);
    }
    const auto ids = add_relationships(editor, workbook.part, relationships);
    if (!ids) return ids.error();
    if (auto done = add_content_types(editor, content_types); !done) return done;
    std::uint32_t id = 0;
    for (const ListedSheet& sheet : *sheets) id = std::max(id, sheet.id);
    auto places = same_places(sheets->size());
    for (std::size_t i = 0; i < added.size(); ++i)
        places.insert(
            places.begin() + static_cast<std::ptrdiff_t>(index + i),
            {std::nullopt, added[i].name, ++id, (*ids)[i], state_of(added[i].visibility)});
    for (NewName& name : names)
        if (name.sheet) *name.sheet += index;
    return rewrite_sheet_list(editor, workbook.part, places, names);
}

Result<void> insert_sheet(PackageEditor& editor, const WorkbookPart& workbook,
                          const std::string& name, const std::optional<std::string>& before) {
    const auto sheets = listed_sheets(editor, workbook.part);
    if (!sheets) return sheets.error();
    if (auto good = check_sheet_name(editor.package(), *sheets, name); !good) return good;
    const auto types = relationship_types(editor);
    if (!types) return types.error();
    const std::string part = free_part_name(editor, "/xl/worksheets/sheet#.xml");
    editor.put(part, zip::deflate(fmt::format(
                         "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                         "<worksheet xmlns=\"{}\"><sheetData/></worksheet>",
                         main_namespace(*types))));
    return list_sheets(editor, workbook, {{name, part}}, {}, before);
}

Result<void> move_sheet(PackageEditor& editor, const WorkbookPart& workbook,
                        const std::string& name, const std::optional<std::string>& before) {
    const auto sheets = listed_sheets(editor, workbook.part);
    if (!sheets) return sheets.error();
    const auto index = known_sheet(editor, *sheets, name);
    if (!index) return index.error();
    if (before && find_sheet(*sheets, *before) == *index) return {};
    auto places = same_places(sheets->size());
    places.erase(places.begin() + static_cast<std::ptrdiff_t>(*index));
    auto at = places.end();
    if (before) {
        const auto next = known_sheet(editor, *sheets, *before);
        if (!next) return next.error();
        at = std::find_if(places.begin(), places.end(),
                          [&](const SheetPlace& one) { return one.old == *next; });
    }
    places.insert(at, {*index, "", 0, "", ""});
    return rewrite_sheet_list(editor, workbook.part, places);
}

Result<void> rename_sheet(PackageEditor& editor, const WorkbookPart& workbook,
                          const std::string& old_name, const std::string& name) {
    auto sheets = listed_sheets(editor, workbook.part);
    if (!sheets) return sheets.error();
    const auto index = known_sheet(editor, *sheets, old_name);
    if (!index) return index.error();
    const std::string old = (*sheets)[*index].name;
    if (old == name) return {};
    auto others = *sheets;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(*index));
    if (auto good = check_sheet_name(editor.package(), others, name); !good) return good;
    const FormulaChange change = [&](PlaceKind kind, std::string_view, std::string_view,
                                     std::string_view text) -> std::optional<std::string> {
        if (kind == PlaceKind::SheetName)
            return case_folded(text) == case_folded(old) ? std::optional(name) : std::nullopt;
        if (kind != PlaceKind::Formula || !names_sheet(text, old)) return std::nullopt;
        return with_sheet_renamed(text, old, name);
    };
    for (const std::string& part : editor.names())
        if (may_hold_formulas(part))
            if (auto done = change_formulas(editor, part, change); !done) return done;
    auto places = same_places(sheets->size());
    places[*index].name = name;
    return rewrite_sheet_list(editor, workbook.part, places);
}

Result<bool> delete_sheets(PackageEditor& editor, const WorkbookPart& workbook,
                           const std::vector<std::string>& names, const Successors& successors) {
    const auto sheets = listed_sheets(editor, workbook.part);
    if (!sheets) return sheets.error();
    std::set<std::size_t> gone;
    std::vector<std::string> parts;
    for (const std::string& name : names) {
        const auto index = known_sheet(editor, *sheets, name);
        if (!index) return index.error();
        gone.insert(*index);
    }
    std::vector<SheetPlace> places;
    bool visible = false;
    std::set<std::uint32_t> ids;
    for (std::size_t i = 0; i < sheets->size(); ++i) {
        const ListedSheet& sheet = (*sheets)[i];
        if (gone.contains(i)) {
            parts.push_back(sheet.part);
            ids.insert(sheet.id);
            continue;
        }
        places.emplace_back().old = i;
        visible = visible || !sheet.hidden;
    }
    if (!visible) return issue(editor.package(), MessageId::EditLastSheet, names.front());
    const auto own = own_parts(editor, parts);
    if (!own) return own.error();
    Uses uses(*sheets, gone, successors);
    for (const std::string& part : parts)
        if (auto done = uses.gather_tables(editor, part); !done) return done.error();
    if (auto done = change_formulas(editor, workbook.part, uses.gather_names()); !done)
        return done.error();
    for (const std::string& part : editor.names()) {
        if (!may_hold_formulas(part)) continue;
        if (std::find(own->begin(), own->end(), part_key(part)) != own->end()) continue;
        if (auto done = change_formulas(editor, part, uses.seen_in(part)); !done)
            return done.error();
    }
    if (!uses.sheet().empty()) {
        auto place = uses.place(editor.package());
        if (!place) return place.error();
        return issue(editor.package(), MessageId::EditSheetUsed, uses.sheet(), std::move(*place));
    }
    if (!workbook.calc_chain.empty()) {
        const auto empty =
            remove_from_chain(editor, workbook.calc_chain,
                              [&](std::uint32_t sheet, CellRef) { return ids.contains(sheet); });
        if (!empty) return empty.error();
        if (*empty)
            if (auto done = remove_parts(editor, {workbook.calc_chain}); !done) return done.error();
    }
    if (auto done = remove_parts(editor, *own); !done) return done.error();
    if (auto done = remove_grafted_styles(editor, workbook.styles); !done) return done.error();
    std::vector<NewName> going;
    for (const std::string& name : uses.names()) going.push_back({name, "", std::nullopt, false});
    if (auto done = rewrite_sheet_list(editor, workbook.part, places, going); !done)
        return done.error();
    return uses.successor_used();
}

Result<void> show_sheet(PackageEditor& editor, const WorkbookPart& workbook,
                        const std::string& name) {
    const auto sheets = listed_sheets(editor, workbook.part);
    if (!sheets) return sheets.error();
    const auto index = known_sheet(editor, *sheets, name);
    if (!index) return index.error();
    return rewrite_sheet_list(editor, workbook.part, same_places(sheets->size()), {}, *index);
}

}  // namespace skillmap::xlsx
