#include "core/intake/maps/layout.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/intake/import/mapping_toml.h"
#include "core/scheme/scheme_text.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"

namespace skillmap::maps {
namespace {

using import::Target;
using Kind = Target::Kind;

constexpr std::array shapes{std::pair{std::string_view("down"), Shape::PeopleDown},
                            std::pair{std::string_view("across"), Shape::PeopleAcross},
                            std::pair{std::string_view("one"), Shape::OnePerson}};
constexpr std::array reasons{std::pair{std::string_view("total"), Unused::Total},
                             std::pair{std::string_view("required"), Unused::Required},
                             std::pair{std::string_view("past"), Unused::Past},
                             std::pair{std::string_view("other"), Unused::Other},
                             std::pair{std::string_view("helper"), Unused::Helper},
                             std::pair{std::string_view("hidden"), Unused::Hidden},
                             std::pair{std::string_view("unknown skill"), Unused::UnknownSkill}};

template <class List, class Value>
std::string word_of(const List& list, Value value) {
    for (const auto& [word, own] : list)
        if (own == value) return std::string(word);
    return {};
}

template <class Value, class List>
std::optional<Value> value_of(const List& list, std::string_view word) {
    for (const auto& [own, value] : list)
        if (own == word) return value;
    return std::nullopt;
}

std::string texts(const std::vector<std::string>& list) {
    std::string out;
    for (const std::string& one : list) out += (out.empty() ? "" : ", ") + toml_text(one);
    return "[" + out + "]";
}

// Lines run down the sheet as columns where people stand below one another.
std::string line_name(Shape shape, std::uint32_t line) {
    return shape == Shape::PeopleDown ? column_name(line) : std::to_string(line);
}

std::string heading_line_name(Shape shape, std::uint32_t line) {
    return shape == Shape::PeopleDown ? std::to_string(line) : column_name(line);
}

std::uint32_t line_number(const std::string& name) {
    if (const auto ref = parse_cell_ref(name + "1"); ref && !name.empty() && name[0] > '9')
        return ref->column;
    const auto ref = parse_cell_ref("A" + name);
    return ref ? ref->row : 0;
}

std::string heading_fields(const Heading& heading) {
    std::string out = "heading = " + toml_text(heading.text);
    if (!heading.part.empty()) out += ", part = " + toml_text(heading.part);
    if (heading.occurrence > 1) out += ", occurrence = " + std::to_string(heading.occurrence);
    return out;
}

// What is doubtful is left open, with what it may mean behind it.
std::string line_text(Shape shape, const LayoutLine& line) {
    const Target written = line.certain ? line.target : Target{};
    std::string out = "  { " + heading_fields(line.heading) +
                      ", at = " + toml_text(line_name(shape, line.at)) +
                      ", to = " + toml_text(import::to_string(written));
    if (line.level) out += ", level = " + std::to_string(*line.level);
    out += " },";
    if (!line.certain)
        out += line.target.kind == Kind::Open ? "  # ?" : "  # ? " + import::to_string(line.target);
    else if (line.unused != Unused::No && line.unused != Unused::NotNeeded)
        out += "  # " + word_of(reasons, line.unused);
    return out + "\n";
}

std::string table_text(const SheetLayout& table) {
    std::string out = "\n[[table]]\nsheets = " + texts(table.sheets) + "\n";
    if (!table.use || !table.certain)
        out += std::string("use = ") + (table.certain ? "false" : "\"open\"") + "\n";
    out += "people = " + toml_text(word_of(shapes, table.shape)) + "\n";
    out += "headings = " +
           toml_text(heading_line_name(table.shape, table.headings.first) + ":" +
                     heading_line_name(table.shape, table.headings.last)) +
           "\n";
    out += "names = " + toml_text(heading_line_name(table.shape, table.skill_names)) + "\n";
    if (table.department_is_sheet) out += "department = \"sheet\"\n";
    if (table.department_above) out += "department = \"above\"\n";
    if (table.values)
        out += "answers = { " + heading_fields(table.values->heading) +
               ", at = " + toml_text(column_name(table.values->at)) +
               (table.values->certain ? " }\n" : " }  # ?\n");
    if (!table.labels.empty()) {
        out += "labels = [\n";
        for (const LayoutLabel& label : table.labels)
            out += "  { label = " + toml_text(label.text) +
                   ", at = " + toml_text(to_string(label.at)) +
                   ", to = " + toml_text(import::to_string(label.target)) + " },\n";
        out += "]\n";
    }
    out += "columns = [\n";
    for (const LayoutLine& line : table.lines) out += line_text(table.shape, line);
    return out + "]\n";
}

class LayoutReader {
  public:
    LayoutReader(const toml::table& root, const std::string& file) : root_(root), errors_(file) {}

    Result<Layout> read() {
        Layout layout;
        layout.schemes = toml_strings(root_.get("scheme"));
        layout.personas = toml_strings(root_.get("personas"));
        layout.left = toml_strings(root_.get("left"));
        const std::string day = toml_string(root_, "as_of");
        if (!day.empty()) layout.as_of = parse_date(day);
        if (!day.empty() && !layout.as_of) errors_.fail(root_, "as_of", day);
        if (const toml::array* tables = root_["table"].as_array()) {
            for (const toml::node& node : *tables)
                if (const toml::table* table = node.as_table()) read_table(*table, layout);
        }
        if (layout.tables.empty()) errors_.fail(root_, "table", "");
        layout.levels = import::read_levels(root_, errors_);
        if (errors_.first()) return *errors_.first();
        return layout;
    }

  private:
    void read_table(const toml::table& node, Layout& layout) {
        SheetLayout table;
        table.sheets = toml_strings(node.get("sheets"));
        if (table.sheets.empty()) errors_.fail(node, "sheets", "");
        const std::string people = toml_string(node, "people");
        const auto shape = value_of<Shape>(shapes, people);
        if (!shape) errors_.fail(node, "people", people);
        table.shape = shape.value_or(Shape::PeopleDown);
        read_use(node, table);
        const std::string headings = toml_string(node, "headings");
        const std::size_t colon = headings.find(':');
        table.headings = {
            line_number(headings.substr(0, colon)),
            line_number(colon == std::string::npos ? headings : headings.substr(colon + 1))};
        table.skill_names = line_number(toml_string(node, "names"));
        if (table.headings.first == 0 || table.headings.last < table.headings.first)
            errors_.fail(node, "headings", headings);
        if (table.skill_names < table.headings.first || table.headings.last < table.skill_names)
            errors_.fail(node, "names", toml_string(node, "names"));
        const std::string department = toml_string(node, "department");
        table.department_is_sheet = department == "sheet";
        table.department_above = department == "above";
        if (const toml::table* values = node["answers"].as_table()) {
            table.values = LayoutLine{};
            table.values->heading = read_heading(*values);
            table.values->at = line_number(toml_string(*values, "at"));
        }
        if (const toml::array* labels = node["labels"].as_array())
            for (const toml::node& one : *labels) read_label(one, table);
        if (const toml::array* columns = node["columns"].as_array()) {
            for (const toml::node& one : *columns) read_line(one, table);
        } else {
            errors_.fail(node, "columns", "");
        }
        layout.tables.push_back(std::move(table));
    }

    void read_use(const toml::table& node, SheetLayout& table) {
        table.use = node["use"].value_or(true);
        const std::string word = toml_string(node, "use");
        table.certain = word != "open";
        if (!word.empty() && word != "open") errors_.fail(node, "use", word);
    }

    static Heading read_heading(const toml::table& node) {
        return {toml_string(node, "heading"), toml_string(node, "part"),
                node["occurrence"].value_or(1)};
    }

    std::optional<Target> read_target(const toml::table& node) {
        const std::string to = toml_string(node, "to");
        auto target = import::parse_target(to);
        if (!target) errors_.fail(node, "to", to);
        return target;
    }

    void read_line(const toml::node& node, SheetLayout& table) {
        const toml::table* own = node.as_table();
        if (own == nullptr) return errors_.fail(node, "columns", "");
        LayoutLine line;
        line.heading = read_heading(*own);
        line.at = line_number(toml_string(*own, "at"));
        if (const auto target = read_target(*own)) line.target = *target;
        line.certain = line.target.kind != Kind::Open;
        line.level = (*own)["level"].value<int>();
        if (line.target.kind == Kind::Ignore) line.unused = Unused::NotNeeded;
        // Two columns of one skill would be answers of two people, or of two times.
        const auto same = [&line](const LayoutLine& other) {
            return other.target == line.target && !(other.level && line.level);
        };
        if (line.target.is_levelled() && std::any_of(table.lines.begin(), table.lines.end(), same))
            return errors_.fail(node, "to", import::to_string(line.target));
        table.lines.push_back(std::move(line));
    }

    void read_label(const toml::node& node, SheetLayout& table) {
        const toml::table* own = node.as_table();
        if (own == nullptr) return errors_.fail(node, "labels", "");
        const auto at = parse_cell_ref(toml_string(*own, "at"));
        if (!at) return errors_.fail(node, "at", toml_string(*own, "at"));
        if (const auto target = read_target(*own))
            table.labels.push_back({toml_string(*own, "label"), *at, *target});
    }

    const toml::table& root_;
    import::MappingErrors errors_;
};

}  // namespace

std::string to_string(const Heading& heading) {
    std::string text;
    for (const char c : heading.text)
        if (c != '\n' && c != '\r') text += c;
    return heading.part.empty() ? text : text + "（" + heading.part + "）";
}

std::vector<const SheetLayout*> Layout::of(const std::string& sheet) const {
    std::vector<const SheetLayout*> found;
    for (const SheetLayout& table : tables)
        if (std::find(table.sheets.begin(), table.sheets.end(), sheet) != table.sheets.end())
            found.push_back(&table);
    return found;
}

bool Layout::certain() const {
    for (const SheetLayout& table : tables) {
        if (!table.certain || (table.values && !table.values->certain)) return false;
        for (const LayoutLine& line : table.lines)
            if (!line.certain) return false;
    }
    return std::none_of(levels.begin(), levels.end(), [](const auto& one) {
        return one.second.kind == import::AnswerMeaning::Kind::Open;
    });
}

std::string layout_text(const Layout& layout) {
    std::string out = "source = \"map\"\nscheme = " + texts(layout.schemes) + "\n";
    if (!layout.personas.empty()) out += "personas = " + texts(layout.personas) + "\n";
    if (layout.as_of) out += "as_of = " + toml_text(skillmap::to_string(*layout.as_of)) + "\n";
    if (!layout.left.empty()) out += "left = " + texts(layout.left) + "\n";
    for (const SheetLayout& table : layout.tables) out += table_text(table);
    return out + import::levels_text(layout.levels);
}

Result<Layout> read_layout(std::string_view toml, const std::string& file) {
    const auto parsed = import::parse_mapping_toml(toml, file);
    if (!parsed) return parsed.error();
    return LayoutReader(*parsed, file).read();
}

bool is_layout(std::string_view toml) {
    // One that is damaged is told as such.
    const toml::parse_result parsed = toml::parse(toml);
    return !parsed || parsed.table().contains("table");
}

}  // namespace skillmap::maps
