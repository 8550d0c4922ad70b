#include "xlsx_io/edit/sheet_list.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/text/normalize.h"
#include "xlsx_io/edit/workbook_order.h"

namespace skillmap::xlsx {
namespace {

constexpr std::string_view relationships_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

class ListRewriter {
  public:
    ListRewriter(const std::vector<SheetPlace>& sheets, const std::vector<NewName>& names,
                 std::optional<std::size_t> shown)
        : sheets_(sheets), names_(names), shown_(shown), written_(names.size()) {}

    void step(const xml::MarkupScanner& scanner, PartWriter& writer) {
        const bool child = scanner.depth() == 1;
        if (scanner.depth() == 0 && scanner.opens()) {
            root_ = scanner.element();
            root_prefix_ = scanner.prefix();
        }
        if (child && scanner.opens()) section_ = scanner.name();
        const bool behind_names = (child && scanner.opens() && sheets_seen_ &&
                                   stands_behind(scanner.name(), "definedNames")) ||
                                  (scanner.depth() == 0 && scanner.closes());
        if (behind_names && !names_seen_) add_names_section(writer);
        if (section_ == "sheets" && take_sheets(scanner, writer)) return;
        if (section_ == "definedNames" && take_names(scanner, writer)) return;
        if (scanner.depth() == 2 && scanner.opens() && scanner.name() == "workbookView") {
            writer.write(scanner.lead());
            writer.write(moved_view(scanner));
            return;
        }
        writer.write(scanner.raw());
    }

  private:
    // Keeps the sheets back until the end of their list.
    bool take_sheets(const xml::MarkupScanner& scanner, PartWriter& writer) {
        if (scanner.depth() == 1 && scanner.closes()) {
            write_sheets(writer);
            sheets_seen_ = true;
            section_.clear();
            return false;
        }
        if (scanner.depth() < 2) return false;
        if (scanner.depth() == 2 && scanner.opens()) {
            prefix_ = scanner.prefix();
            tags_.emplace_back();
            const std::string_view content = scanner.markup().content;
            std::string_view rest = content;
            while (const auto attribute = xml::next_attribute(rest))
                if (attribute->name.ends_with(":id"))
                    id_prefix_ = attribute->name.substr(0, attribute->name.size() - 3);
            views_.push_back(xml::attribute_value(content, "state").value_or("visible") ==
                             "visible");
        }
        if (tags_.empty()) return false;
        tags_.back() += scanner.raw();
        return true;
    }

    void write_sheets(PartWriter& writer) {
        for (const SheetPlace& place : sheets_) {
            if (!place.old) {
                const bool declared = root_.find("xmlns:" + id_prefix_ + "=") != std::string::npos;
                const std::string declaration =
                    declared ? std::string()
                             : fmt::format(" xmlns:{}=\"{}\"", id_prefix_, relationships_namespace);
                const std::string state =
                    place.state.empty() ? "" : fmt::format(" state=\"{}\"", place.state);
                writer.write(fmt::format("<{}sheet name=\"{}\" sheetId=\"{}\"{}{} {}:id=\"{}\"/>",
                                         prefix_, xml::escaped(place.name), place.id, state,
                                         declaration, id_prefix_, place.relationship));
                continue;
            }
            if (*place.old >= tags_.size()) continue;
            const std::string& tag = tags_[*place.old];
            const std::size_t start = tag.find('<');
            const std::size_t end = tag.find('>', start) + 1;
            if (place.name.empty()) {
                writer.write(tag);
            } else {
                writer.write(tag.substr(0, start));
                writer.write(with_attributes(std::string_view(tag).substr(start, end - start),
                                             {{"name", place.name}}));
                writer.write(std::string_view(tag).substr(end));
            }
        }
    }

    // The new index of a sheet, or nothing where it is left out.
    std::optional<std::size_t> moved(std::size_t old) const {
        for (std::size_t i = 0; i < sheets_.size(); ++i)
            if (sheets_[i].old == old) return i;
        return std::nullopt;
    }

    static bool same_name(std::string_view a, std::string_view b) {
        return case_folded(a) == case_folded(b);
    }

    std::string name_tag(const NewName& name, std::string_view prefix) const {
        std::string tag =
            fmt::format("<{}definedName name=\"{}\"", prefix, xml::escaped(name.name));
        if (name.sheet) tag += fmt::format(" localSheetId=\"{}\"", *name.sheet);
        if (name.hidden) tag += " hidden=\"1\"";
        return fmt::format("{}>{}</{}definedName>", tag, xml::escaped(name.formula), prefix);
    }

    // Names are kept back until one of them stays, so that no empty list is left.
    bool take_names(const xml::MarkupScanner& scanner, PartWriter& writer) {
        names_seen_ = true;
        if (scanner.depth() == 1) {
            if (scanner.opens()) {
                opening_ = scanner.raw();
                names_opened_ = false;
                if (scanner.markup().kind == xml::Kind::Empty) {
                    section_.clear();
                    return fill_empty_list(writer, scanner.prefix());
                }
                return scanner.markup().kind != xml::Kind::Empty;
            }
            for (std::size_t i = 0; i < names_.size(); ++i)
                if (!written_[i] && !names_[i].formula.empty()) {
                    open_names(writer);
                    writer.write(name_tag(names_[i], scanner.prefix()));
                }
            section_.clear();
            if (!names_opened_ && dropped_) {
                // It was <definedNames/> before: see fill_empty_list.
                if (opening_.ends_with(" >"))
                    writer.write(opening_.substr(0, opening_.size() - 2) + "/>");
                return true;
            }
            open_names(writer);
            return false;
        }
        if (scanner.depth() == 2 && scanner.opens()) start_name(scanner);
        if (!dropping_) open_names(writer);
        if (replacing_) {
            if (scanner.depth() == 2 && scanner.opens())
                writer.write(name_tag(*replacing_, scanner.prefix()));
        } else if (!dropping_) {
            writer.write(scanner.lead());
            writer.write(tag_.empty() ? scanner.element() : std::string_view(tag_));
        }
        tag_.clear();
        return true;
    }

    // Puts the names into <definedNames/>: there may be one list only. A space takes the place of
    // the slash, so that the list can become as it was. False where there are none.
    bool fill_empty_list(PartWriter& writer, std::string_view prefix) {
        std::string tags;
        for (const NewName& name : names_)
            if (!name.formula.empty()) tags += name_tag(name, prefix);
        if (tags.empty()) return false;
        opening_[opening_.rfind('/')] = ' ';
        writer.write(opening_);
        writer.write(fmt::format("{}</{}definedNames>", tags, prefix));
        return true;
    }

    void start_name(const xml::MarkupScanner& scanner) {
        const std::string_view content = scanner.markup().content;
        const std::string name = xml::decoded(xml::attribute_value(content, "name").value_or(""));
        std::optional<std::size_t> sheet;
        dropping_ = false;
        replacing_ = nullptr;
        if (xml::attribute_value(content, "localSheetId")) {
            const std::size_t old = xml::number_of(xml::attribute_value(content, "localSheetId"));
            sheet = moved(old);
            dropping_ = !sheet.has_value();
            if (sheet && *sheet != old)
                tag_ =
                    with_attributes(scanner.element(), {{"localSheetId", std::to_string(*sheet)}});
        }
        for (std::size_t i = 0; i < names_.size() && !dropping_; ++i)
            if (names_[i].sheet == sheet && same_name(names_[i].name, name)) {
                replacing_ = names_[i].formula.empty() ? nullptr : &names_[i];
                dropping_ = names_[i].formula.empty();
                written_[i] = true;
            }
        dropped_ = dropped_ || dropping_;
    }

    void open_names(PartWriter& writer) {
        if (!names_opened_) writer.write(opening_);
        names_opened_ = true;
    }

    void add_names_section(PartWriter& writer) {
        names_seen_ = true;
        std::string tags;
        const std::string& prefix = root_prefix_;
        for (const NewName& name : names_)
            if (!name.formula.empty()) tags += name_tag(name, prefix);
        if (!tags.empty())
            writer.write(fmt::format("<{0}definedNames>{1}</{0}definedNames>", prefix, tags));
    }

    // Tabs are counted along the list. An attribute that was not there is written in single
    // quotes, so that it can go when it is not needed any more.
    std::string moved_view(const xml::MarkupScanner& scanner) const {
        std::string tag(scanner.element());
        for (const std::string name : {"activeTab", "firstSheet"}) {
            const std::string_view content = scanner.markup().content;
            const std::size_t old = xml::number_of(xml::attribute_value(content, name));
            // The first tab that is seen stays the first one of all.
            if (old == 0 && name == "firstSheet") continue;
            std::size_t now = moved(old).value_or(sheets_.size());
            if (now == sheets_.size()) now = nearest_visible(old);
            if (shown_ && name == "activeTab") now = *shown_;
            if (now == old) continue;
            const std::string value = std::to_string(now);
            const std::string ours = fmt::format(" {}='{}'", name, old);
            const std::size_t at = tag.find(ours);
            if (at != std::string::npos && now == 0) {
                tag.erase(at, ours.size());
            } else if (at != std::string::npos || !xml::attribute_value(content, name)) {
                if (at != std::string::npos) tag.erase(at, ours.size());
                const std::size_t end = tag.rfind(tag.ends_with("/>") ? "/>" : ">");
                tag.insert(end, fmt::format(" {}='{}'", name, value));
            } else {
                tag = with_attributes(tag, {{name, value}});
            }
        }
        return tag;
    }

    // Of a sheet that is left out: the next one that stays and can be seen.
    std::size_t nearest_visible(std::size_t old) const {
        std::size_t before = 0;
        for (std::size_t i = 0; i < sheets_.size(); ++i) {
            const std::optional<std::size_t> from = sheets_[i].old;
            if (from && *from < views_.size() && !views_[*from]) continue;
            before = i;
            if (from && *from > old) return i;
        }
        return before;
    }

    const std::vector<SheetPlace>& sheets_;
    const std::vector<NewName>& names_;
    std::optional<std::size_t> shown_;
    std::vector<bool> written_;
    std::string root_;
    std::string root_prefix_;
    std::string section_;
    std::vector<std::string> tags_;  // of the sheets, with what stands before each
    std::vector<bool> views_;        // whether a sheet can be seen
    std::string prefix_;
    std::string id_prefix_ = "r";
    bool sheets_seen_ = false;
    bool names_seen_ = false;
    std::string opening_;
    bool names_opened_ = false;
    bool dropped_ = false;
    bool dropping_ = false;
    const NewName* replacing_ = nullptr;
    std::string tag_;
};

}  // namespace

Result<std::vector<ListedSheet>> listed_sheets(const PackageEditor& editor,
                                               const std::string& workbook_part) {
    const auto relationships = editor.relationships(workbook_part);
    if (!relationships) return relationships.error();
    auto text = editor.stream(workbook_part);
    if (!text) return text.error();
    xml::MarkupScanner scanner(std::move(*text));
    std::vector<ListedSheet> sheets;
    bool inside = false;
    while (scanner.next()) {
        if (scanner.depth() == 1) inside = scanner.opens() && scanner.name() == "sheets";
        if (!inside || scanner.depth() != 2 || !scanner.opens()) continue;
        ListedSheet& sheet = sheets.emplace_back();
        std::string_view rest = scanner.markup().content;
        while (const auto attribute = xml::next_attribute(rest)) {
            const std::string value = xml::decoded(attribute->value);
            if (attribute->name == "name") sheet.name = value;
            if (attribute->name == "state") sheet.hidden = value != "visible";
            if (attribute->name == "sheetId") sheet.id = xml::number_of(value);
            if (!attribute->name.ends_with(":id")) continue;
            for (const Relationship& one : *relationships)
                if (one.id == value) sheet.part = one.target;
        }
    }
    if (scanner.damaged()) return editor.package().damaged(workbook_part);
    return sheets;
}

Result<std::size_t> shown_sheet(const PackageEditor& editor, const std::string& workbook_part) {
    auto text = editor.stream(workbook_part);
    if (!text) return text.error();
    xml::MarkupScanner scanner(std::move(*text));
    while (scanner.next())
        if (scanner.opens() && scanner.depth() == 2 && scanner.name() == "workbookView")
            return static_cast<std::size_t>(
                xml::number_of(xml::attribute_value(scanner.markup().content, "activeTab")));
    if (scanner.damaged()) return editor.package().damaged(workbook_part);
    return std::size_t{0};
}

Result<void> rewrite_sheet_list(PackageEditor& editor, const std::string& workbook_part,
                                const std::vector<SheetPlace>& sheets,
                                const std::vector<NewName>& names,
                                std::optional<std::size_t> shown) {
    ListRewriter list(sheets, names, shown);
    return editor.rewrite(workbook_part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        list.step(scanner, writer);
        return true;
    });
}

}  // namespace skillmap::xlsx
