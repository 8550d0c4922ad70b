#include "xlsx_io/edit/part_list.h"

#include <fmt/format.h>

#include <set>
#include <utility>
#include <vector>

#include "core/text/normalize.h"

namespace skillmap::xlsx {
namespace {

const std::string content_types_part = "/[Content_Types].xml";

// Adds elements at the end of a list, before the closing tag of the root.
Result<void> append_to_list(PackageEditor& editor, const std::string& part,
                            const std::vector<std::string>& tags) {
    return editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        const std::string prefix(scanner.prefix());
        const auto write_tags = [&] {
            for (const std::string& tag : tags) writer.write(fmt::format("<{}{}/>", prefix, tag));
        };
        // What stands before the closing tag stays there, so that the list can become as it was.
        if (scanner.depth() == 0 && scanner.closes()) write_tags();
        writer.write(scanner.lead());
        if (scanner.depth() == 0 && scanner.markup().kind == xml::Kind::Empty) {
            const std::string_view tag = scanner.element();
            const std::string_view name = tag.substr(1, tag.find_first_of(" \t\r\n/", 1) - 1);
            writer.write(tag.substr(0, tag.rfind('/')));
            writer.write(">");
            write_tags();
            writer.write(fmt::format("</{}>", name));
        } else {
            writer.write(scanner.element());
        }
        return true;
    });
}

// Takes elements out of a list, with nothing else.
template <class Names>
Result<void> drop_from_list(PackageEditor& editor, const std::string& part, const char* element,
                            Names names) {
    bool inside = false;
    return editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        const bool one = scanner.depth() == 1 && scanner.name() == element;
        if (one && scanner.opens() && names(scanner.markup().content)) {
            inside = scanner.markup().kind == xml::Kind::Start;
            return true;
        }
        if (inside) {
            inside = !(one && scanner.closes());
            return true;
        }
        writer.write(scanner.raw());
        return true;
    });
}

// The part whose relationships stand in this part, or nothing: "/" for the package.
std::string source_of(std::string_view relationships) {
    constexpr std::string_view folder = "_rels/";
    constexpr std::string_view extension = ".rels";
    const std::size_t at = relationships.rfind(folder);
    if (at == std::string_view::npos || !relationships.ends_with(extension)) return {};
    const std::string_view name = relationships.substr(at + folder.size());
    std::string source(relationships.substr(0, at));
    if (!source.starts_with('/')) source.insert(source.begin(), '/');
    return source + std::string(name.substr(0, name.size() - extension.size()));
}

}  // namespace

Result<std::string> relationship_types(const PackageEditor& editor) {
    std::string types;
    auto text = editor.stream("/_rels/.rels");
    if (!text) return text.error();
    xml::MarkupScanner scanner(std::move(*text));
    while (scanner.next()) {
        if (scanner.name() != "Relationship" || !scanner.opens()) continue;
        const std::string type =
            xml::decoded(xml::attribute_value(scanner.markup().content, "Type").value_or(""));
        const std::size_t slash = type.rfind('/') + 1;
        if (type.substr(slash) == "officeDocument") types = type.substr(0, slash);
    }
    if (scanner.damaged()) return editor.package().damaged("/_rels/.rels");
    return types;
}

std::string main_namespace(const std::string& relationship_types) {
    const bool strict = relationship_types.find("purl.oclc.org") != std::string::npos;
    return strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                  : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
}

std::string free_part_name(const PackageEditor& editor, std::string_view pattern) {
    const std::size_t mark = pattern.find('#');
    const bool numbered = mark != std::string_view::npos;
    if (!numbered && !editor.has(pattern)) return std::string(pattern);
    const std::size_t at = numbered ? mark : pattern.rfind('.');
    for (int number = 1;; ++number) {
        std::string name = fmt::format("{}{}{}", pattern.substr(0, at), number,
                                       pattern.substr(at + (numbered ? 1 : 0)));
        if (!editor.has(name)) return name;
    }
}

Result<void> add_content_types(
    PackageEditor& editor, const std::vector<std::pair<std::string, std::string>>& types_by_part) {
    if (types_by_part.empty()) return {};
    std::vector<std::string> tags;
    for (const auto& [part, type] : types_by_part)
        tags.push_back(fmt::format("Override PartName=\"{}\" ContentType=\"{}\"",
                                   xml::escaped(part), xml::escaped(type)));
    return append_to_list(editor, content_types_part, tags);
}

Result<void> type_relationships(PackageEditor& editor, const std::vector<std::string>& parts) {
    auto text = editor.stream(content_types_part);
    if (!text) return text.error();
    xml::MarkupScanner scanner(std::move(*text));
    while (scanner.next()) {
        if (scanner.name() != "Default" || !scanner.opens()) continue;
        const auto extension = xml::attribute_value(scanner.markup().content, "Extension");
        if (extension && case_folded(*extension) == "rels") return {};
    }
    if (scanner.damaged()) return editor.package().damaged(content_types_part);
    std::vector<std::pair<std::string, std::string>> types;
    for (const std::string& part : parts)
        types.emplace_back(part, "application/vnd.openxmlformats-package.relationships+xml");
    return add_content_types(editor, types);
}

Result<std::vector<std::string>> add_relationships(PackageEditor& editor, const std::string& source,
                                                   const std::vector<WrittenRelationship>& added) {
    const std::string part = relationships_part(source);
    if (!editor.has(part)) {
        if (auto typed = type_relationships(editor, {part}); !typed) return typed.error();
        editor.put(part, zip::deflate("<?xml version=\"1.0\" encoding=\"UTF-8\" "
                                      "standalone=\"yes\"?>\n<Relationships xmlns=\"http://"
                                      "schemas.openxmlformats.org/package/2006/relationships\"/>"));
    }
    const auto there = editor.relationships(source);
    if (!there) return there.error();
    std::set<std::string> ids;
    for (const Relationship& relationship : *there) ids.insert(relationship.id);
    std::vector<std::string> given;
    std::vector<std::string> tags;
    for (const WrittenRelationship& one : added) {
        int number = static_cast<int>(ids.size()) + 1;
        while (!ids.insert(fmt::format("rId{}", number)).second) ++number;
        given.push_back(fmt::format("rId{}", number));
        tags.push_back(fmt::format("Relationship Id=\"{}\" Type=\"{}\" Target=\"{}\"{}",
                                   given.back(), xml::escaped(one.type), xml::escaped(one.target),
                                   one.external ? " TargetMode=\"External\"" : ""));
    }
    if (auto appended = append_to_list(editor, part, tags); !appended) return appended.error();
    return given;
}

Result<void> remove_parts(PackageEditor& editor, const std::vector<std::string>& parts) {
    std::set<std::string> keys;
    for (const std::string& part : parts) {
        keys.insert(part_key(part));
        editor.remove(part);
        if (const std::string own = relationships_part(part); editor.has(own)) {
            editor.remove(own);
            keys.insert(part_key(own));
        }
    }
    for (const std::string& name : editor.names()) {
        const std::string source = source_of(name);
        if (source.empty()) continue;
        const auto relationships = editor.relationships(source);
        if (!relationships) return relationships.error();
        bool any = false;
        for (const Relationship& one : *relationships)
            any = any || (!one.external && keys.contains(part_key(one.target)));
        if (!any) continue;
        auto dropped = drop_from_list(editor, name, "Relationship", [&](std::string_view content) {
            const auto target = xml::attribute_value(content, "Target");
            const auto mode = xml::attribute_value(content, "TargetMode");
            return target && mode.value_or("") != "External" &&
                   keys.contains(part_key(resolve_target(source, xml::decoded(*target))));
        });
        if (!dropped) return dropped;
    }
    return drop_from_list(editor, content_types_part, "Override", [&](std::string_view content) {
        const auto name = xml::attribute_value(content, "PartName");
        return name && keys.contains(part_key(xml::decoded(*name)));
    });
}

}  // namespace skillmap::xlsx
