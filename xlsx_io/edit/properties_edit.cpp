#include "xlsx_io/edit/properties_edit.h"

#include <fmt/format.h>

#include "xlsx_io/edit/part_list.h"

namespace skillmap::xlsx {
namespace {

constexpr std::string_view relationship_type =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
constexpr std::string_view content_type =
    "application/vnd.openxmlformats-package.core-properties+xml";
constexpr std::string_view dublin_core = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view core_properties =
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";

struct Element {
    std::string_view name;
    std::string_view prefix;  // of a new element
    std::string_view space;   // the namespace
};

Element element_of(DocumentProperty property) {
    switch (property) {
        case DocumentProperty::Title:
            return {"title", "dc", dublin_core};
        case DocumentProperty::Subject:
            return {"subject", "dc", dublin_core};
        case DocumentProperty::Creator:
            return {"creator", "dc", dublin_core};
        case DocumentProperty::Description:
            return {"description", "dc", dublin_core};
        case DocumentProperty::Keywords:
            return {"keywords", "cp", core_properties};
        case DocumentProperty::Category:
            return {"category", "cp", core_properties};
        case DocumentProperty::LastModifiedBy:
            break;
    }
    return {"lastModifiedBy", "cp", core_properties};
}

Result<std::string> properties_part(PackageEditor& editor) {
    const auto relationships = editor.relationships("/");
    if (!relationships) return relationships.error();
    for (const Relationship& one : *relationships)
        if (one.type == "core-properties" && editor.has(one.target)) return one.target;
    const std::string part = free_part_name(editor, "/docProps/core.xml");
    editor.put(part, zip::deflate(fmt::format(
                         "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                         "<cp:coreProperties xmlns:cp=\"{}\" xmlns:dc=\"{}\"></cp:coreProperties>",
                         core_properties, dublin_core)));
    const auto ids =
        add_relationships(editor, "/", {{std::string(relationship_type), part.substr(1), false}});
    if (!ids) return ids.error();
    auto typed = add_content_types(editor, {{part, std::string(content_type)}});
    if (!typed) return typed.error();
    return part;
}

}  // namespace

Result<void> set_property(PackageEditor& editor, DocumentProperty property,
                          const std::string& text) {
    const auto part = properties_part(editor);
    if (!part) return part.error();
    const Element element = element_of(property);
    bool done = false;
    bool replacing = false;
    return editor.rewrite(*part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        if (replacing) {  // the old text
            if (scanner.depth() != 1 || !scanner.closes()) return true;
            replacing = false;
            writer.write(scanner.element());
            return true;
        }
        writer.write(scanner.lead());
        if (!done && scanner.depth() == 1 && scanner.opens() && scanner.name() == element.name) {
            done = true;
            const std::string_view tag = scanner.element();
            if (scanner.markup().kind == xml::Kind::Empty) {
                const std::string_view name = tag.substr(1, tag.find_first_of(" \t\r\n/") - 1);
                writer.write(fmt::format("{}>{}</{}>", tag.substr(0, tag.rfind('/')),
                                         xml::escaped(text), name));
            } else {
                replacing = true;
                writer.write(tag);
                writer.write(xml::escaped(text));
            }
            return true;
        }
        if (!done && scanner.depth() == 0 && scanner.closes())
            writer.write(fmt::format("<{0}:{1} xmlns:{0}=\"{2}\">{3}</{0}:{1}>", element.prefix,
                                     element.name, element.space, xml::escaped(text)));
        writer.write(scanner.element());
        return true;
    });
}

}  // namespace skillmap::xlsx
