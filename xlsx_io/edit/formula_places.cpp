#include "xlsx_io/edit/formula_places.h"

#include <algorithm>
#include <array>

namespace skillmap::xlsx {
namespace {

// Elements whose text is a formula, by name without prefix: cells, charts and sparklines (f),
// names, validations, conditional formats, tables, form controls in VML.
constexpr std::array formula_elements{"f",
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

// Attributes that are formulas: links within the workbook, texts of shapes, form controls.
constexpr std::array formula_attributes{"location",  "textlink",   "fmlaLink",
                                        "fmlaRange", "fmlaGroup",  "fmlaTxbx",
                                        "fmlaPict",  "linkedCell", "listFillRange"};

// Elements whose attribute `sheet` is the name of a sheet.
constexpr std::array named_sheets{"worksheetSource", "rangeSet", "dataRef"};

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<const char*, N>& names) {
    return std::find(names.begin(), names.end(), name) != names.end();
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

    std::optional<std::string> changed_tag(const xml::MarkupScanner& scanner) {
        const xml::Markup& markup = scanner.markup();
        std::vector<std::pair<std::string, std::string>> values;
        std::string_view rest = markup.content;
        while (const auto attribute = xml::next_attribute(rest)) {
            std::optional<PlaceKind> kind;
            if (is_one_of(attribute->name, formula_attributes) && !attribute->value.empty())
                kind = PlaceKind::Formula;
            if (attribute->name == "sheet" && is_one_of(markup.name, named_sheets))
                kind = PlaceKind::SheetName;
            if (!kind) continue;
            auto text = change_(*kind, markup.name, markup.content, xml::decoded(attribute->value));
            if (text) values.emplace_back(attribute->name, std::move(*text));
        }
        if (values.empty()) return std::nullopt;
        return with_attributes(scanner.element(), values);
    }

    const FormulaChange& change_;
    bool in_formula_ = false;
    std::string name_;
    std::string attributes_;
};

}  // namespace

bool may_hold_formulas(std::string_view part) {
    const bool markup = part.ends_with(".xml") || part.ends_with(".vml");
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
