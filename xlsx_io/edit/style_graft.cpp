#include "xlsx_io/edit/style_graft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "xlsx_io/edit/graft_mark.h"
#include "xlsx_io/edit/part_list.h"

namespace skillmap::xlsx {
namespace {

constexpr std::uint32_t first_custom_format = 164;  // ids below are built in (18.8.30)

// Sections that are added to, in the order of the schema (18.8.39), and those that may follow each.
constexpr std::array<std::string_view, 11> section_order{
    "numFmts",    "fonts", "fills",       "borders", "cellStyleXfs", "cellXfs",
    "cellStyles", "dxfs",  "tableStyles", "colors",  "extLst"};

std::size_t order_of(std::string_view section) {
    const auto found = std::find(section_order.begin(), section_order.end(), section);
    return found == section_order.end()
               ? 0
               : static_cast<std::size_t>(found - section_order.begin()) + 1;
}

// The children of each section, as text.
struct StyleSections {
    std::map<std::string, std::vector<std::string>, std::less<>> children;
    std::map<std::string, std::optional<std::string>, std::less<>> counts;  // as written
    std::string prefix;                                                     // of the elements
    bool damaged = false;

    std::uint32_t size(std::string_view section) const {
        const auto found = children.find(section);
        return found == children.end() ? 0 : static_cast<std::uint32_t>(found->second.size());
    }
};

StyleSections read_sections(xml::MarkupScanner& scanner) {
    StyleSections sections;
    std::string section;
    while (scanner.next()) {
        if (scanner.depth() == 0 && scanner.opens()) sections.prefix = scanner.prefix();
        if (!scanner.opens() && !scanner.closes()) continue;  // comments
        if (scanner.depth() == 1) {
            section = scanner.opens() ? std::string(scanner.name()) : std::string();
            if (!scanner.opens()) continue;
            sections.children[section];
            const auto count = xml::attribute_value(scanner.markup().content, "count");
            sections.counts[section] = count ? std::optional<std::string>(*count) : std::nullopt;
            continue;
        }
        if (scanner.depth() < 2 || section.empty()) continue;
        auto& children = sections.children[section];
        if (scanner.depth() == 2 && scanner.opens())
            children.emplace_back(scanner.element());
        else if (!children.empty())
            children.back() += scanner.raw();
    }
    sections.damaged = scanner.damaged();
    return sections;
}

class TextSource final : public ByteSource {
  public:
    explicit TextSource(std::string_view text) : text_(text) {}

    std::optional<std::size_t> read(std::span<char> out) override {
        const std::size_t size = text_.copy(out.data(), out.size());
        text_.remove_prefix(size);
        return size;
    }

  private:
    std::string_view text_;
};

// Elements without prefix get one.
std::string with_prefix(std::string_view xml, std::string_view prefix) {
    std::string text;
    for (std::size_t i = 0; i < xml.size(); ++i) {
        text.push_back(xml[i]);
        if (xml[i] != '<') continue;
        if (i + 1 < xml.size() && xml[i + 1] == '/') text.push_back(xml[++i]);
        text += prefix;
    }
    return text;
}

// What is added to each section of the target.
class Addition {
  public:
    Addition(const StyleSections& target, const StyleSections& source) : target_(target) {
        number_formats(source);
        for (const char* section : {"fonts", "fills", "borders", "dxfs"})
            take(section, source, [](const std::string& child) { return child; });
        take("cellXfs", source, [this](const std::string& child) { return moved_format(child); });
    }

    const std::vector<std::string>* find(std::string_view section) const {
        const auto found = added_.find(section);
        return found == added_.end() || found->second.empty() ? nullptr : &found->second;
    }

    // Sections that have something to add, in the order of the schema.
    std::vector<std::string> sections() const {
        std::vector<std::string> names;
        for (const std::string_view name : section_order)
            if (find(name) != nullptr) names.emplace_back(name);
        return names;
    }

  private:
    template <class F>
    void take(const char* section, const StyleSections& source, F f) {
        const auto found = source.children.find(section);
        if (found == source.children.end()) return;
        for (const std::string& child : found->second)
            added_[section].push_back(with_prefix(f(child), target_.prefix));
    }

    void number_formats(const StyleSections& source) {
        std::uint32_t next = first_custom_format;
        const auto there = target_.children.find("numFmts");
        if (there != target_.children.end())
            for (const std::string& child : there->second)
                next = std::max(
                    next, xml::number_of(xml::attribute_value(content_of(child), "numFmtId")) + 1);
        take("numFmts", source, [&](const std::string& child) {
            const std::uint32_t id =
                xml::number_of(xml::attribute_value(content_of(child), "numFmtId"));
            formats_[id] = next;
            return with_attributes(child, {{"numFmtId", std::to_string(next++)}});
        });
    }

    static std::string_view content_of(std::string_view tag) {
        return xml::parse_markup(tag.data(), tag.data() + tag.size()).content;
    }

    std::string moved_format(const std::string& child) const {
        const std::size_t end = child.find('>') + 1;
        const std::string_view content = content_of(child);
        std::uint32_t format = xml::number_of(xml::attribute_value(content, "numFmtId"));
        if (const auto moved = formats_.find(format); moved != formats_.end())
            format = moved->second;
        const auto behind = [&](const char* name, const char* section) {
            return std::to_string(xml::number_of(xml::attribute_value(content, name)) +
                                  target_.size(section));
        };
        return with_attributes(std::string_view(child).substr(0, end),
                               {{"numFmtId", std::to_string(format)},
                                {"fontId", behind("fontId", "fonts")},
                                {"fillId", behind("fillId", "fills")},
                                {"borderId", behind("borderId", "borders")},
                                {"xfId", "0"}}) +
               child.substr(end);
    }

    const StyleSections& target_;
    std::map<std::uint32_t, std::uint32_t> formats_;  // ids of number formats
    std::map<std::string, std::vector<std::string>, std::less<>> added_;
};

std::string comment(std::string_view text) {
    return "<!--" + std::string(text) + "-->";
}

// The number of a graft: one more than those that are there.
int next_number(const std::string& text) {
    int number = 1;
    while (text.find(fmt::format("{}{} ", opening_mark, number)) != std::string::npos) ++number;
    return number;
}

std::string small_styles(const std::string& types) {
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<styleSheet xmlns=\"{}\"><fonts count=\"1\"><font><sz val=\"11\"/><name "
        "val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill "
        "patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>"
        "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
        "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" "
        "borderId=\"0\"/></cellStyleXfs><cellXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" "
        "fillId=\"0\" borderId=\"0\" xfId=\"0\"/></cellXfs></styleSheet>",
        main_namespace(types));
}

Result<std::string> whole_text(const PackageEditor& editor, const std::string& part) {
    auto stream = editor.stream(part);
    if (!stream) return stream.error();
    auto text = read_all(**stream);
    if (!text) return editor.package().damaged(part);
    return std::move(*text);
}

}  // namespace

Result<std::string> ensure_styles(PackageEditor& editor, const std::string& workbook_part,
                                  const std::string& part) {
    if (!part.empty()) return part;
    const auto types = relationship_types(editor);
    if (!types) return types.error();
    const auto relationships = editor.relationships(workbook_part);
    if (!relationships) return relationships.error();
    for (const Relationship& one : *relationships)
        if (one.type == "styles" && !one.external) {  // to a part that is missing
            editor.put(one.target, zip::deflate(small_styles(*types)));
            return one.target;
        }
    const std::string made = free_part_name(editor, "/xl/styles.xml");
    editor.put(made, zip::deflate(small_styles(*types)));
    const auto ids = add_relationships(editor, workbook_part, {{*types + "styles", made, false}});
    if (!ids) return ids.error();
    auto typed = add_content_types(editor, {{made, std::string(styles_content_type)}});
    if (!typed) return typed.error();
    return made;
}

Result<StyleOffsets> graft_styles(PackageEditor& editor, const std::string& part,
                                  const std::string& source,
                                  const std::vector<std::string>& sheets) {
    const auto text = whole_text(editor, part);
    if (!text) return text.error();
    xml::MarkupScanner of_target(std::make_unique<TextSource>(*text));
    const StyleSections target = read_sections(of_target);
    xml::MarkupScanner of_source(std::make_unique<TextSource>(source));
    const StyleSections other = read_sections(of_source);
    if (target.damaged || other.damaged || target.size("cellXfs") == 0)
        return editor.package().damaged(part);
    const Addition addition(target, other);
    Mark mark{std::to_string(next_number(*text)), sheets, {}};
    const auto block = [&](const std::string& section) {
        std::string all;
        for (const std::string& child : *addition.find(section)) all += child;
        return all;
    };
    const auto note = [&](const std::string& section, std::string_view count, bool empty) {
        mark.sections.push_back({section, std::string(count), empty, target.size(section),
                                 static_cast<std::uint32_t>(addition.find(section)->size())});
    };
    std::vector<std::string> missing;  // sections to be made
    for (const std::string& section : addition.sections())
        if (!target.children.contains(section)) missing.push_back(section);
    const auto write_missing_before = [&](std::size_t order, PartWriter& writer) {
        while (!missing.empty() && order_of(missing.front()) < order) {
            const std::string& section = missing.front();
            writer.write(fmt::format("<{0}{1} count=\"{2}\">{3}</{0}{1}>", target.prefix, section,
                                     addition.find(section)->size(), block(section)));
            note(section, no_section, false);
            missing.erase(missing.begin());
        }
    };
    auto rewritten = editor.rewrite(part, [&](xml::MarkupScanner& scanner, PartWriter& writer) {
        const std::string section(scanner.name());
        const bool child = scanner.depth() == 1;
        writer.write(scanner.lead());
        if (child && scanner.opens()) write_missing_before(order_of(section), writer);
        const bool last = scanner.depth() == 0 && scanner.closes();
        if (last) write_missing_before(section_order.size() + 2, writer);
        const auto* added = child ? addition.find(section) : nullptr;
        if (added == nullptr) {
            writer.write(scanner.element());
            if (last) writer.write(comment(text_of(mark)));
            return true;
        }
        if (scanner.closes()) {
            writer.write(block(section));
            writer.write(scanner.element());
            return true;
        }
        if (!scanner.opens()) {
            writer.write(scanner.element());
            return true;
        }
        const auto& count = target.counts.at(section);
        const bool empty = scanner.markup().kind == xml::Kind::Empty;
        note(section, count ? std::string_view(*count) : no_count, empty);
        std::string tag(scanner.element());
        if (count)
            tag = with_attributes(
                tag, {{"count", std::to_string(target.size(section) + added->size())}});
        if (empty) {
            tag.erase(tag.rfind('/'), 1);
            tag += block(section) + "</" + target.prefix + section + ">";
        }
        writer.write(tag);
        return true;
    });
    if (!rewritten) return rewritten.error();
    return StyleOffsets{target.size("cellXfs"), target.size("dxfs")};
}

namespace {

// Where a section stands in the text of a styles part.
struct SectionPlace {
    std::size_t begin = 0;  // of its tag
    std::size_t tag_end = 0;
    std::vector<std::size_t> children;
    std::size_t end_tag = 0;
    std::size_t end = 0;
};

std::map<std::string, SectionPlace, std::less<>> places_of(std::string_view text) {
    std::map<std::string, SectionPlace, std::less<>> places;
    xml::MarkupScanner scanner(std::make_unique<TextSource>(text));
    SectionPlace* section = nullptr;
    std::size_t at = 0;
    while (scanner.next()) {
        const std::size_t begin = at + scanner.lead().size();
        at = begin + scanner.element().size();
        if (scanner.depth() == 1 && scanner.opens()) {
            section = &places[std::string(scanner.name())];
            *section = {begin, at, {}, begin, at};
        }
        if (scanner.depth() == 2 && scanner.opens() && section != nullptr)
            section->children.push_back(begin);
        if (scanner.depth() == 1 && scanner.closes() && section != nullptr) {
            section->end_tag = begin;
            section->end = at;
        }
    }
    return places;
}

// Takes grafts out of the text of a styles part.
class GraftRemover {
  public:
    GraftRemover(const PackageEditor& editor, std::string text)
        : editor_(editor), text_(std::move(text)) {}

    // True where something was taken out. The last graft first: what an earlier one added may be at
    // the end of the sections then.
    bool run() {
        bool any = false;
        for (std::size_t at = text_.size(); at > 0;) {
            at = text_.rfind("<!--" + std::string(opening_mark), at - 1);
            if (at == std::string::npos) break;
            any = remove(at) || any;
        }
        return any;
    }

    std::string take() { return std::move(text_); }

  private:
    struct Edit {
        std::size_t begin;
        std::size_t end;
        std::string text;
    };

    // All sections of a graft, or none: its cell formats need its fonts.
    bool remove(std::size_t at) {
        const std::size_t text_at = at + 4;
        const std::size_t end = text_.find("-->", text_at);
        if (end == std::string::npos) return false;
        const auto mark = parse_mark(std::string_view(text_).substr(text_at, end - text_at));
        if (!mark) return false;
        for (const std::string& sheet : mark->sheets)
            if (editor_.has(sheet)) return false;
        const auto places = places_of(text_);
        std::vector<Edit> edits{{at, end + 3, ""}};
        for (const GraftedSection& section : mark->sections) {
            const auto place = places.find(section.name);
            // Something was added since: by another graft, which stays, or by somebody else.
            if (place == places.end() ||
                place->second.children.size() != section.before + section.added)
                return false;
            undo(section, place->second, edits);
        }
        std::sort(edits.begin(), edits.end(),
                  [](const Edit& a, const Edit& b) { return a.begin > b.begin; });
        for (const Edit& edit : edits) text_.replace(edit.begin, edit.end - edit.begin, edit.text);
        return true;
    }

    void undo(const GraftedSection& section, const SectionPlace& place,
              std::vector<Edit>& edits) const {
        if (section.count == no_section) {
            edits.push_back({place.begin, place.end, ""});
            return;
        }
        std::string tag = text_.substr(place.begin, place.tag_end - place.begin);
        if (section.count != no_count) tag = with_attributes(tag, {{"count", section.count}});
        if (section.empty) {
            tag.insert(tag.size() - 1, "/");
            edits.push_back({place.begin, place.end, std::move(tag)});
            return;
        }
        edits.push_back({place.children[section.before], place.end_tag, ""});
        edits.push_back({place.begin, place.tag_end, std::move(tag)});
    }

    const PackageEditor& editor_;
    std::string text_;
};

}  // namespace

Result<void> remove_grafted_styles(PackageEditor& editor, const std::string& part) {
    if (part.empty()) return {};
    auto text = whole_text(editor, part);
    if (!text) return text.error();
    if (text->find(opening_mark) == std::string::npos) return {};
    const auto encoding = editor.encoding(part);
    if (!encoding) return encoding.error();
    const auto types = relationship_types(editor);
    if (!types) return types.error();
    GraftRemover grafts(editor, std::move(*text));
    if (!grafts.run()) return {};
    const std::string left = grafts.take();
    if (left == small_styles(*types)) return remove_parts(editor, {part});
    PartWriter writer(*encoding);
    writer.write(left);
    editor.put(part, writer.finish());
    return {};
}

}  // namespace skillmap::xlsx
