#include "xlsx_io/read/workbook_part.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>
#include <unordered_map>

#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/xml/markup_scanner.h"

namespace skillmap::xlsx {
namespace {

const Relationship* find_type(const std::vector<Relationship>& list, std::string_view type) {
    const auto it = std::find_if(list.begin(), list.end(),
                                 [type](const Relationship& r) { return r.type == type; });
    return it == list.end() ? nullptr : &*it;
}

Issue no_workbook(const Package& package) {
    return {MessageId::NotAWorkbook, Place{package.file(), "", {}, {}}, "", "", ""};
}

Visibility visibility(std::string_view state) {
    if (state == "hidden") return Visibility::Hidden;
    return state == "veryHidden" ? Visibility::VeryHidden : Visibility::Visible;
}

// A tag <sheet>, as far as it can be told without the relationships.
struct SheetTag {
    SheetEntry entry;
    std::string relationship;
};

SheetTag read_sheet(std::string_view content) {
    SheetTag sheet;
    while (const auto attribute = xml::next_attribute(content)) {
        const std::string value = xml::decoded(attribute->value);
        const std::string_view name = xml::without_prefix(attribute->name);
        if (name == "name") sheet.entry.name = value;
        if (name == "state") sheet.entry.visibility = visibility(value);
        if (name == "sheetId")
            std::from_chars(value.data(), value.data() + value.size(), sheet.entry.id);
        if (name == "id") sheet.relationship = value;
    }
    return sheet;
}

Result<std::vector<SheetTag>> read_tags(const Package& package, WorkbookPart& workbook) {
    auto stream = package.stream(workbook.part);
    if (!stream) return stream.error();
    xml::MarkupScanner scanner(std::move(*stream), package.limits());
    std::vector<SheetTag> sheets;
    bool root = false;
    bool in_sheets = false;
    while (scanner.next()) {
        if (scanner.depth() == 0 && scanner.opens()) root = scanner.name() == "workbook";
        if (scanner.depth() == 1) in_sheets = scanner.name() == "sheets" && !scanner.closes();
        if (!scanner.opens()) continue;
        if (scanner.depth() == 1 && scanner.name() == "workbookPr")
            workbook.dates_from_1904 = xml::is_true(
                xml::attribute_value(scanner.markup().content, "date1904").value_or("0"));
        if (!in_sheets || scanner.depth() != 2 || scanner.name() != "sheet") continue;
        sheets.push_back(read_sheet(scanner.markup().content));
        if (sheets.size() > most_sheets)
            return Issue{MessageId::WorkbookTooLarge, Place{package.file(), "", {}, {}}, "",
                         fmt::format("> {} sheets", most_sheets),
                         fmt::format("{} sheets", most_sheets)};
    }
    if (scanner.damaged()) return package.label(workbook.part).refused(scanner.beyond());
    if (!root) return no_workbook(package);
    return sheets;
}

// Takes the sheets whose relationships lead to sheets of cells.
Result<void> take_sheets(const Package& package, std::vector<SheetTag> tags,
                         const std::vector<Relationship>& relationships, WorkbookPart& workbook) {
    std::unordered_map<std::string_view, const Relationship*> by_id;
    for (const Relationship& relationship : relationships)
        if (!by_id.emplace(relationship.id, &relationship).second)
            return package.damaged(workbook.part + " " + relationship.id);
    std::set<const zip::Entry*> parts;
    for (SheetTag& tag : tags) {
        const auto found = by_id.find(tag.relationship);
        if (found == by_id.end()) return package.damaged(workbook.part + " " + tag.entry.name);
        if (found->second->type != "worksheet") continue;
        tag.entry.part = found->second->target;
        const zip::Entry* part = package.find(tag.entry.part);
        if (part == nullptr || !parts.insert(part).second) return package.damaged(tag.entry.part);
        workbook.sheets.push_back(std::move(tag.entry));
    }
    return {};
}

}  // namespace

const SheetEntry* WorkbookPart::find(std::string_view name) const {
    for (const SheetEntry& sheet : sheets)
        if (sheet.name == name) return &sheet;
    const std::string key = match_key(name);
    for (const SheetEntry& sheet : sheets)
        if (match_key(sheet.name) == key) return &sheet;
    return nullptr;
}

Result<WorkbookPart> read_workbook_part(const Package& package) {
    auto roots = package.relationships("/");
    if (!roots) return roots.error();
    const Relationship* main = find_type(*roots, "officeDocument");
    if (main == nullptr) return no_workbook(package);
    WorkbookPart workbook;
    workbook.part = main->target;
    if (workbook.part.ends_with(".bin"))
        return Issue{MessageId::BinaryWorkbook, Place{package.file(), "", {}, {}}, "", "", ""};
    auto tags = read_tags(package, workbook);
    if (!tags) return tags.error();
    auto relationships = package.relationships(workbook.part);
    if (!relationships) return relationships.error();
    const auto part_of = [&](std::string_view type) {
        const Relationship* found = find_type(*relationships, type);
        return found != nullptr ? found->target : std::string();
    };
    workbook.shared_strings = part_of("sharedStrings");
    workbook.styles = part_of("styles");
    workbook.calc_chain = part_of("calcChain");
    // Without its strings a workbook says something else; without its formats it says the same.
    if (!workbook.shared_strings.empty() && !package.has(workbook.shared_strings))
        return package.damaged(workbook.shared_strings);
    for (std::string* part : {&workbook.styles, &workbook.calc_chain})
        if (!package.has(*part)) part->clear();
    if (auto taken = take_sheets(package, std::move(*tags), *relationships, workbook); !taken)
        return taken.error();
    return workbook;
}

}  // namespace skillmap::xlsx
