#include "xlsx_io/edit/formula_places.h"

#include <algorithm>
#include <array>

namespace skillmap::xlsx {
namespace {

// Elements whose text is a formula, by name without prefix: cells, charts and sparklines (f), the
// ranges of filtered charts (sqref), names, validations, conditional formats, tables, form controls
// in VML.
constexpr std::array formula_elements{"f",
                                      "sqref",
                                      "formula",
                                      "formula1",
                                      "formula2",
                                      "definedName",
                                      "calculatedColumnFormula",
                                      "totalsRowFormula",
                                      "FmlaLink",
                                      "FmlaRange",
                                      "FmlaGroup",
                                      "FmlaTxbx",
                                      "FmlaPict"};

// Attributes that are formulas: links within the workbook, texts of shapes, linked pictures, form
// controls.
constexpr std::array formula_attributes{"location",      "textlink", "fmlaLink", "fmlaRange",
                                        "fmlaGroup",     "fmlaTxbx", "fmlaPict", "linkedCell",
                                        "listFillRange", "cellRange"};

// Elements whose attribute `sheet` is the name of a sheet.
constexpr std::array named_sheets{"worksheetSource", "rangeSet", "dataRef"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<const char*, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether an element has a relationship: what it names is in another file then.
bool is_related(std::string_view attributes) {
    while (const auto attribute = xml::next_attribute(attributes))
        if (attribute->name.ends_with(":id")) return true;
    return false;
}

// What stands in an attribute of an element, or nothing.
std::optional<PlaceKind> kind_of(std::string_view element, const xml::Attribute& attribute,
                                 std::string_view attributes) {
    const std::string_view name = attribute.name;
    const bool outside = name == "location" || name == "sheet";
    if (outside && is_related(attributes)) return std::nullopt;
    const bool limit = name == "val" && element == "cfvo";
    if ((is_one_of(name, formula_attributes) || limit) && !attribute.value.empty())
        return PlaceKind::Formula;
    if (name == "sheet" && is_one_of(element, named_sheets)) return PlaceKind::SheetName;
    // Slicers and timelines: [MS-XLSX] CT_SlicerCachePivotTable, CT_TimelineCachePivotTable,
    // CT_TableSlicerCache.
    if (name == "tabId" && element == "pivotTable") return PlaceKind::SheetId;
    if (name == "tableId" && element == "tableSlicerCache") return PlaceKind::TableId;
    return std::nullopt;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The place that "'Sheet%201'!A1" stands for.
std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        decoded.push_back(low < 0 ? text[i] : static_cast<char>(high * 16 + low));
        if (low >= 0) i += 2;
    }
    return decoded;
}

std::string percent_encoded(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        if (c == ' ')
            encoded += "%20";
        else if (c == '%')
            encoded += "%25";
        else if (c == '#')
            encoded += "%23";
        else
            encoded.push_back(c);
    }
    return encoded;
}

// Goes through a part piece by piece.
class Places {
  public:
    explicit Places(const FormulaChange& change) : change_(change) {}

    // The piece with changes, or nothing where it stays.
    std::optional<std::string> changed(const xml::MarkupScanner& scanner) {
        std::optional<std::string> lead;
        std::optional<std::string> element;
        const xml::Markup& markup = scanner.markup();
        if (in_pivot_name_) lead = changed_pivot(scanner.lead());
        in_pivot_name_ = false;
        if (markup.name == "pivotSource") in_pivot_source_ = markup.kind == xml::Kind::Start;
        if (in_formula_) {
            lead = changed_text(scanner.lead());
            if (markup.kind == xml::Kind::CData) {
                auto text = change_(PlaceKind::Formula, name_, attributes_, markup.content);
                if (text) element = "<![CDATA[" + *text + "]]>";
            } else if (markup.kind != xml::Kind::Comment) {
                in_formula_ = false;
            }
        }
        if (scanner.opens()) {
            element = changed_tag(scanner);
            in_pivot_name_ =
                in_pivot_source_ && markup.name == "name" && markup.kind == xml::Kind::Start;
            if (markup.kind == xml::Kind::Start && is_one_of(markup.name, formula_elements)) {
                in_formula_ = true;
                name_ = markup.name;
                attributes_ = markup.content;
            }
        }
        if (!lead && !element) return std::nullopt;
        return lead.value_or(std::string(scanner.lead())) +
               element.value_or(std::string(scanner.element()));
    }

  private:
    std::optional<std::string> changed_text(std::string_view written) {
        if (written.empty()) return std::nullopt;
        auto text = change_(PlaceKind::Formula, name_, attributes_, xml::decoded(written));
        if (!text) return std::nullopt;
        return xml::escaped(*text);
    }

    // The pivot table of a chart: [Book.xlsx]Sheet1!PivotTable1, without quotes.
    std::optional<std::string> changed_pivot(std::string_view written) const {
        const std::string text = xml::decoded(written);
        const std::size_t book = text.find(']');
        const std::size_t at = book == std::string::npos ? 0 : book + 1;
        const std::size_t end = text.rfind('!');
        if (end == std::string::npos || end < at) return std::nullopt;
        auto name = change_(PlaceKind::SheetName, "pivotSource", {}, text.substr(at, end - at));
        if (!name) return std::nullopt;
        return xml::escaped(text.substr(0, at) + *name + text.substr(end));
    }

    // Where a relationship leads, if it is a link within the workbook.
    std::optional<std::string> changed_link(std::string_view content,
                                            std::string_view target) const {
        const auto type = xml::attribute_value(content, "Type").value_or("");
        if (!type.ends_with("/hyperlink") || !target.starts_with('#')) return std::nullopt;
        // Excel writes the place as it is; others encode what an address cannot hold.
        const std::string written = xml::decoded(target).substr(1);
        if (auto place = change_(PlaceKind::Formula, "hyperlink", content, written))
            return "#" + *place;
        const std::string decoded = percent_decoded(written);
        if (decoded == written) return std::nullopt;
        auto place = change_(PlaceKind::Formula, "hyperlink", content, decoded);
        return place ? std::optional("#" + percent_encoded(*place)) : std::nullopt;
    }

    std::optional<std::string> changed_tag(const xml::MarkupScanner& scanner) {
        const xml::Markup& markup = scanner.markup();
        AttributeValues values;
        std::string_view rest = markup.content;
        while (const auto attribute = xml::next_attribute(rest)) {
            if (attribute->name == "Target" && markup.name == "Relationship")
                if (auto target = changed_link(markup.content, attribute->value))
                    values.emplace_back("Target", std::move(*target));
            const auto kind = kind_of(markup.name, *attribute, markup.content);
            if (!kind) continue;
            auto text = change_(*kind, markup.name, markup.content, xml::decoded(attribute->value));
            if (text) values.emplace_back(attribute->name, std::move(*text));
        }
        if (values.empty()) return std::nullopt;
        return with_attributes(scanner.element(), values);
    }

    const FormulaChange& change_;
    bool in_formula_ = false;
    bool in_pivot_source_ = false;
    bool in_pivot_name_ = false;
    std::string name_;
    std::string attributes_;
};

}  // namespace

bool may_hold_formulas(std::string_view part) {
    const bool markup = part.ends_with(".xml") || part.ends_with(".vml") || part.ends_with(".rels");
    return markup && part.find("[Content_Types]") == std::string_view::npos;
}

Result<void> change_formulas(PackageEditor& editor, const std::string& part,
                             const FormulaChange& change) {
    auto text = editor.stream(part);
    if (!text) return text.error();
    xml::MarkupScanner scanner(std::move(*text));
    Places places(change);
    bool any = false;
    while (!any && scanner.next()) any = places.changed(scanner).has_value();
    if (scanner.damaged()) {
        const std::string key = part_key(part);
        const bool of_workbook = key.starts_with("/xl/") && key.ends_with(".xml");
        if (of_workbook) return editor.package().damaged(part);
        return {};
    }
    if (!any) return {};
    Places again(change);
    return editor.rewrite(part, [&](xml::MarkupScanner& piece, PartWriter& writer) {
        const auto changed = again.changed(piece);
        writer.write(changed ? std::string_view(*changed) : piece.raw());
        return true;
    });
}

}  // namespace skillmap::xlsx
