#include "xlsx_io/edit/graft.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/edit/names_edit.h"
#include "xlsx_io/edit/part_list.h"
#include "xlsx_io/edit/sheets_edit.h"
#include "xlsx_io/edit/style_graft.h"

namespace skillmap::xlsx {
namespace {

// What a package says of content types.
struct ContentTypes {
    std::map<std::string, std::string> by_part;       // by key
    std::map<std::string, std::string> by_extension;  // in lower case

    std::string of(const std::string& part) const {
        const std::string key = part_key(part);
        if (const auto found = by_part.find(key); found != by_part.end()) return found->second;
        const auto found = by_extension.find(key.substr(key.rfind('.') + 1));
        return found == by_extension.end() ? "application/xml" : found->second;
    }
};

Result<ContentTypes> content_types(const Package& package) {
    auto text = package.stream("/[Content_Types].xml");
    if (!text) return text.error();
    xml::MarkupScanner scanner(std::move(*text));
    ContentTypes types;
    while (scanner.next()) {
        if (!scanner.opens() || scanner.depth() != 1) continue;
        const auto value = [&](const char* name) {
            return xml::decoded(xml::attribute_value(scanner.markup().content, name).value_or(""));
        };
        if (scanner.name() == "Override")
            types.by_part[part_key(value("PartName"))] = value("ContentType");
        if (scanner.name() == "Default")
            types.by_extension[case_folded(value("Extension"))] = value("ContentType");
    }
    if (scanner.damaged()) return package.damaged("[Content_Types].xml");
    return types;
}

// "/xl/charts/chart#.xml" for "/xl/charts/chart12.xml".
std::string pattern_of(const std::string& part) {
    const std::size_t dot = part.rfind('.');
    std::size_t digits = dot;
    while (digits > 0 && part[digits - 1] >= '0' && part[digits - 1] <= '9') --digits;
    return part.substr(0, digits) + "#" + part.substr(dot);
}

class Graft {
  public:
    Graft(PackageEditor& editor, const WorkbookPart& workbook, const Package& other)
        : editor_(editor), workbook_(workbook), other_(other) {}

    Result<void> run(const std::optional<std::string>& before,
                     const std::map<std::string, Visibility>& seen) {
        for (const auto step : {&Graft::read, &Graft::check, &Graft::name_parts, &Graft::add_styles,
                                &Graft::write_parts})
            if (auto done = (this->*step)(); !done) return done;
        if (auto done = add_content_types(editor_, added_types_); !done) return done;
        if (auto done = type_relationships(editor_, added_relationships_); !done) return done;
        std::vector<NewSheet> sheets;
        for (const SheetEntry& sheet : source_.sheets) {
            const auto as = seen.find(sheet.name);
            sheets.push_back({sheet.name, new_names_.at(part_key(sheet.part)),
                              as == seen.end() ? sheet.visibility : as->second});
        }
        return list_sheets(editor_, workbook_, sheets, names_, before);
    }

  private:
    Issue unfit(std::string found) const {
        return {MessageId::EditGraftUnfit, Place{editor_.package().file(), "", {}, {}}, "",
                std::move(found), ""};
    }

    Result<void> read() {
        auto source = read_workbook_part(other_);
        if (!source) return source.error();
        source_ = std::move(*source);
        auto types = content_types(other_);
        if (!types) return types.error();
        types_ = std::move(*types);
        if (auto done = read_names(); !done) return done;
        if (source_.shared_strings.empty()) return {};
        auto text = other_.stream(source_.shared_strings);
        if (!text) return text.error();
        xml::MarkupScanner scanner(std::move(*text));
        while (scanner.next()) {  // the content of each <si>, as it is written
            if (scanner.depth() == 1 && scanner.opens())
                texts_.emplace_back();
            else if (scanner.depth() == 1 && scanner.closes() && !texts_.empty())
                texts_.back() += scanner.lead();
            else if (scanner.depth() > 1 && !texts_.empty())
                texts_.back() += scanner.raw();
        }
        if (scanner.damaged()) return other_.damaged(source_.shared_strings);
        return {};
    }

    // The defined names; their sheets are counted as in the source.
    Result<void> read_names() {
        auto text = other_.stream(source_.part);
        if (!text) return text.error();
        xml::MarkupScanner scanner(std::move(*text));
        NewName name;
        while (scanner.next()) {
            if (scanner.name() != "definedName" || scanner.depth() != 2) continue;
            const std::string_view content = scanner.markup().content;
            if (scanner.opens()) {
                name = {xml::decoded(xml::attribute_value(content, "name").value_or("")), "",
                        std::nullopt, xml::attribute_value(content, "hidden").has_value()};
                if (const auto local = xml::attribute_value(content, "localSheetId"))
                    name.sheet = xml::number_of(*local);
            } else {
                name.formula = xml::decoded(scanner.lead());
                names_.push_back(name);
            }
        }
        if (scanner.damaged()) return other_.damaged(source_.part);
        return {};
    }

    // What would not fit: nothing is changed then.
    Result<void> check() {
        const auto types = relationship_types(editor_);
        if (!types) return types.error();
        if (types->find("purl.oclc.org") != std::string::npos) return unfit("Strict Open XML");
        if (workbook_.dates_from_1904 != source_.dates_from_1904) return unfit("1904");
        auto sheets = listed_sheets(editor_, workbook_.part);
        if (!sheets) return sheets.error();
        for (const SheetEntry& sheet : source_.sheets)
            if (auto good = check_sheet_name(editor_.package(), *sheets, sheet.name); !good)
                return good;
        auto taken = taken_names(editor_, workbook_);
        if (!taken) return taken.error();
        taken_ = std::move(*taken);
        for (const NewName& name : names_)
            if (!name.sheet)
                if (auto free = take_name(name.name); !free) return free;
        return {};
    }

    Result<void> take_name(const std::string& name) {
        const std::string key = case_folded(name);
        if (!taken_.tables.contains(key) && taken_.names.insert(key).second) return {};
        return Issue{MessageId::EditNameTaken, Place{editor_.package().file(), "", {}, {}}, "",
                     name, ""};
    }

    // Gives every part that the sheets need a name that is free here.
    Result<void> name_parts() {
        for (const SheetEntry& sheet : source_.sheets) {
            std::vector<std::string> open{sheet.part};
            while (!open.empty()) {
                const std::string part = std::move(open.back());
                open.pop_back();
                if (!other_.has(part) || new_names_.contains(part_key(part))) continue;
                const std::string name = free_part_name(editor_, pattern_of(part));
                new_names_[part_key(part)] = name;
                order_.push_back(part);
                editor_.put(name, *other_.find(part));
                const std::string type = types_.of(part);
                if (type != worksheet_content_type) added_types_.emplace_back(name, type);
                const auto relationships = other_.relationships(part);
                if (!relationships) return relationships.error();
                for (const Relationship& one : *relationships)
                    if (!one.external) open.push_back(one.target);
            }
        }
        return {};
    }

    Result<void> add_styles() {
        if (source_.styles.empty()) return {};
        auto text = other_.read(source_.styles);
        if (!text) return text.error();
        const auto part = ensure_styles(editor_, workbook_.part, workbook_.styles);
        if (!part) return part.error();
        std::vector<std::string> sheets;
        for (const SheetEntry& sheet : source_.sheets)
            sheets.push_back(new_names_.at(part_key(sheet.part)));
        const auto offsets = graft_styles(editor_, *part, *text, sheets);
        if (!offsets) return offsets.error();
        offsets_ = *offsets;
        return {};
    }

    Result<void> write_parts() {
        for (const std::string& part : order_) {
            const std::string& name = new_names_.at(part_key(part));
            const std::string own = relationships_part(part);
            if (other_.has(own))
                if (auto done = write_relationships(part, own, name); !done) return done;
            const std::string type = types_.of(part);
            Result<void> done;
            if (type == worksheet_content_type) done = write_sheet(name);
            if (type.ends_with(".table+xml")) done = write_table(name);
            if (!done) return done;
        }
        return {};
    }

    Result<void> write_relationships(const std::string& part, const std::string& own,
                                     const std::string& name) {
        const std::string target_part = relationships_part(name);
        editor_.put(target_part, *other_.find(own));
        added_relationships_.push_back(target_part);
        return editor_.rewrite(target_part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
            writer.write(scanner.lead());
            const std::string_view content = scanner.markup().content;
            const auto target = xml::attribute_value(content, "Target");
            const bool within = scanner.opens() && target &&
                                xml::attribute_value(content, "TargetMode") != "External";
            const auto moved =
                within ? new_names_.find(part_key(resolve_target(part, xml::decoded(*target))))
                       : new_names_.end();
            if (moved == new_names_.end())
                writer.write(scanner.element());
            else
                writer.write(with_attributes(scanner.element(), {{"Target", moved->second}}));
            return true;
        });
    }

    // The formats and texts of a sheet. No sheet may stay selected beside the one that is shown:
    // what is typed would go to both.
    Result<void> write_sheet(const std::string& name) {
        bool shared = false;    // in a cell whose text is a shared string
        bool in_value = false;  // in its <v>
        std::string problem;
        auto done = editor_.rewrite(name, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
            const std::string_view element = scanner.name();
            const std::string_view content = scanner.markup().content;
            if (in_value) {
                const std::uint32_t index = xml::number_of(scanner.lead());
                if (index >= texts_.size()) problem = name;
                if (problem.empty()) writer.write("<is>" + texts_[index] + "</is>");
                in_value = false;
                return true;
            }
            writer.write(scanner.lead());
            if (shared && element == "v" && scanner.opens()) {
                in_value = true;
                return true;
            }
            if (!scanner.opens()) {
                writer.write(scanner.element());
                return true;
            }
            AttributeValues values;
            const auto move = [&](const char* attribute, std::uint32_t by) {
                if (const auto value = xml::attribute_value(content, attribute))
                    values.emplace_back(attribute, std::to_string(xml::number_of(*value) + by));
            };
            if (element == "c" || element == "row") move("s", offsets_.cell_formats);
            if (element == "col") move("style", offsets_.cell_formats);
            move("dxfId", offsets_.differential_formats);
            if (element == "c") {
                shared = xml::attribute_value(content, "t") == "s";
                if (shared) values.emplace_back("t", "inlineStr");
            }
            std::string tag = with_attributes(scanner.element(), values);
            constexpr std::string_view selected = " tabSelected=\"1\"";
            if (element == "sheetView")
                if (const std::size_t at = tag.find(selected); at != std::string::npos)
                    tag.erase(at, selected.size());
            writer.write(tag);
            return true;
        });
        if (done && !problem.empty()) return other_.damaged(problem);
        return done;
    }

    Result<void> write_table(const std::string& name) {
        Result<void> free;
        auto done = editor_.rewrite(name, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
            writer.write(scanner.lead());
            const std::string_view content = scanner.markup().content;
            AttributeValues values;
            if (scanner.opens() && scanner.depth() == 0) {
                free = take_name(
                    xml::decoded(xml::attribute_value(content, "displayName").value_or("")));
                values.emplace_back("id", std::to_string(++taken_.last_table));
            }
            for (const char* attribute : {"dataDxfId", "headerRowDxfId", "totalsRowDxfId", "dxfId"})
                if (const auto value = xml::attribute_value(content, attribute))
                    values.emplace_back(attribute, std::to_string(xml::number_of(*value) +
                                                                  offsets_.differential_formats));
            writer.write(values.empty() ? std::string(scanner.element())
                                        : with_attributes(scanner.element(), values));
            return true;
        });
        return done ? free : done;
    }

    PackageEditor& editor_;
    const WorkbookPart& workbook_;
    const Package& other_;
    WorkbookPart source_;
    ContentTypes types_;
    std::vector<std::string> texts_;  // shared strings of the source, as XML
    std::vector<NewName> names_;
    TakenNames taken_;
    std::map<std::string, std::string> new_names_;  // of parts, by key
    std::vector<std::string> order_;                // parts of the source
    std::vector<std::pair<std::string, std::string>> added_types_;
    std::vector<std::string> added_relationships_;  // parts of them
    StyleOffsets offsets_;
};

}  // namespace

Result<void> graft_sheets(PackageEditor& editor, const WorkbookPart& workbook, const Package& other,
                          const std::optional<std::string>& before,
                          const std::map<std::string, Visibility>& seen) {
    return Graft(editor, workbook, other).run(before, seen);
}

}  // namespace skillmap::xlsx
