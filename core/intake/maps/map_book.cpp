#include "core/intake/maps/map_book.h"

#include <algorithm>
#include <set>
#include <utility>

#include "core/intake/maps/find_table.h"
#include "core/text/name_key.h"
#include "core/text/normalize.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

bool same_line(const LayoutLine& a, const LayoutLine& b) {
    return a.heading == b.heading && a.at == b.at && a.target == b.target &&
           a.certain == b.certain && a.unused == b.unused && a.hidden == b.hidden &&
           a.level == b.level;
}

bool look_alike(const SheetLayout& a, const SheetLayout& b) {
    const bool values = a.values.has_value() == b.values.has_value() &&
                        (!a.values || same_line(*a.values, *b.values));
    return values && a.shape == b.shape && a.headings == b.headings &&
           a.skill_names == b.skill_names && a.labels == b.labels &&
           a.department_is_sheet == b.department_is_sheet &&
           a.department_above == b.department_above && a.certain == b.certain && a.use == b.use &&
           std::equal(a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(), same_line);
}

bool says_department(const SheetLayout& table) {
    const auto is = [](const auto& one) {
        return one.target == Target{Kind::Person, "department"};
    };
    return table.department_above || std::any_of(table.lines.begin(), table.lines.end(), is) ||
           std::any_of(table.labels.begin(), table.labels.end(), is);
}

// A sheet of the WG form that is read as it is. Checks and lists of people may be skill maps.
bool is_ours(const Form& form, const std::string& sheet) {
    static const std::set<std::string> maps{"departments", "staff", "skill_checks", "tool_checks"};
    const FormSheet* own = form.match(sheet);
    return own != nullptr && maps.count(own->id) == 0;
}

// What somebody said of headings that are still there.
void keep_decisions(SheetLayout& table, const SheetLayout& given) {
    for (LayoutLine& line : table.lines)
        for (const LayoutLine& before : given.lines)
            if (match_key(line.heading.text) == match_key(before.heading.text) &&
                match_key(line.heading.part) == match_key(before.heading.part) &&
                line.heading.occurrence == before.heading.occurrence && before.certain) {
                line.target = before.target;
                line.certain = true;
                if (before.target.kind == Kind::Ignore && line.unused == Unused::No)
                    line.unused = Unused::NotNeeded;
            }
    if (table.values && given.values) table.values->certain = true;
    table.use = given.use;
    table.certain = table.certain || given.certain;
    if (!given.department_is_sheet) table.department_is_sheet = false;
}

std::string clue_key(const MapPerson& person, const char* clue) {
    const auto found = person.clues.find(clue);
    return found == person.clues.end() ? std::string() : name_key(found->second.text);
}

}  // namespace

std::size_t MapBook::people() const {
    std::size_t count = 0;
    for (const MapSheet& sheet : sheets) count += sheet.people.size();
    return count;
}

Result<MapBook> read_map(const SheetSource& source, const Layout& layout, const MapWords& words) {
    MapBook book;
    std::set<std::string> seen;
    for (std::size_t i = 0; i < source.sheet_count(); ++i) {
        const std::string& name = source.sheet_name(i);
        seen.insert(name);
        const auto tables = layout.of(name);
        if (tables.empty()) {
            const bool left =
                std::find(layout.left.begin(), layout.left.end(), name) != layout.left.end();
            if (!left) book.other_sheets.push_back(name);
            const auto info = source.sheet_info(i);
            if (info && info->hidden) book.hidden_sheets.push_back(name);
            continue;
        }
        const auto cells = read_cells(source, i);
        if (!cells) return cells.error();
        for (const SheetLayout* table : tables) {
            if (!table->use) continue;
            book.sheets.push_back(read_sheet(*cells, *table, words));
            book.legends.push_back(find_legend(*cells, book.sheets.back(), words));
        }
    }
    for (const SheetLayout& table : layout.tables)
        for (const std::string& sheet : table.sheets)
            if (seen.count(sheet) == 0) book.missing_sheets.push_back(sheet);
    return book;
}

Result<Layout> propose_layout(const SheetSource& source, const MapWords& words,
                              const Layout* given) {
    Layout layout;
    if (given != nullptr) layout = *given;
    layout.tables.clear();
    layout.left.clear();
    std::vector<SheetLayout> tables;
    for (std::size_t i = 0; i < source.sheet_count(); ++i) {
        const std::string& name = source.sheet_name(i);
        const auto info = source.sheet_info(i);
        if (!info) return info.error();
        const bool ours = is_ours(words.form(), name);
        const bool set_aside = given != nullptr && std::find(given->left.begin(), given->left.end(),
                                                             name) != given->left.end();
        std::vector<SheetLayout> found;
        if (!info->hidden && !ours && !set_aside) {
            const auto cells = read_cells(source, i);
            if (!cells) return cells.error();
            if (!cells->too_large) found = find_tables(*cells, words);
        }
        if (found.empty()) {
            if (!ours || words.form().match(name)->columns.empty()) layout.left.push_back(name);
            continue;
        }
        const auto before = given == nullptr ? std::vector<const SheetLayout*>{} : given->of(name);
        for (std::size_t k = 0; k < found.size(); ++k) {
            if (!says_department(found[k]) && MapWords::may_be_department(name))
                found[k].department_is_sheet = true;
            if (k < before.size()) keep_decisions(found[k], *before[k]);
            tables.push_back(std::move(found[k]));
        }
    }
    for (SheetLayout& table : tables) {
        const auto same = std::find_if(layout.tables.begin(), layout.tables.end(),
                                       [&](const auto& one) { return look_alike(one, table); });
        if (same == layout.tables.end())
            layout.tables.push_back(std::move(table));
        else
            same->sheets.push_back(table.sheets.front());
    }
    auto book = read_map(source, layout, words);
    if (!book) return book.error();
    settle_levels(book->sheets, book->legends, words, layout.levels);
    const auto repeated = repeated_sheets(*book);
    for (SheetLayout& table : layout.tables)
        if (std::any_of(table.sheets.begin(), table.sheets.end(), [&](const std::string& sheet) {
                return std::find(repeated.begin(), repeated.end(), sheet) != repeated.end();
            }))
            table.certain = false;
    return layout;
}

std::vector<std::string> repeated_sheets(const MapBook& book) {
    struct Content {
        std::size_t people = 0;
        std::set<std::string> numbers;
        std::set<std::string> names;
        std::set<std::string> subjects;
    };
    const auto shared = [](const std::set<std::string>& a, const std::set<std::string>& b) {
        return static_cast<std::size_t>(std::count_if(
            a.begin(), a.end(), [&b](const std::string& one) { return b.count(one) > 0; }));
    };
    std::vector<Content> contents;
    for (const MapSheet& sheet : book.sheets) {
        Content& content = contents.emplace_back();
        content.people = sheet.people.size();
        for (const MapPerson& person : sheet.people) {
            content.numbers.insert(clue_key(person, "number"));
            content.names.insert(clue_key(person, "name"));
        }
        for (const MapLine& line : sheet.lines)
            if (line.line->target.kind != Kind::Person && line.line->target.kind != Kind::Field)
                content.subjects.insert(import::to_string(line.line->target));
        content.numbers.erase("");
        content.names.erase("");
    }
    std::set<std::size_t> repeated;
    for (std::size_t i = 0; i < contents.size(); ++i)
        for (std::size_t k = i + 1; k < contents.size(); ++k) {
            const std::size_t people = std::max(shared(contents[i].numbers, contents[k].numbers),
                                                shared(contents[i].names, contents[k].names));
            const std::size_t fewer = std::min(contents[i].people, contents[k].people);
            if (fewer == 0 || 2 * people < fewer) continue;
            if (shared(contents[i].subjects, contents[k].subjects) == 0) continue;
            repeated.insert({i, k});
        }
    std::vector<std::string> names;
    for (const std::size_t i : repeated) names.push_back(book.sheets[i].sheet);
    return names;
}

}  // namespace skillmap::maps
