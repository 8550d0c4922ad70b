#include "core/scheme/scheme_pages.h"

#include <algorithm>
#include <cassert>
#include <functional>
#include <map>
#include <optional>

#include "core/scheme/scheme_form.h"
#include "core/scheme/scheme_names.h"
#include "core/text/normalize.h"
#include "core/text/number.h"
#include "core/text/toml.h"

namespace skillmap {
namespace {

using report::Page;
using report::Table;
using report::Value;
using Kind = SchemeColumn::Kind;

// Blank rows at the end of each sheet.
constexpr std::size_t rows_to_fill_in = 5;

// The cells of a row by the key of their column.
using Cells = std::map<std::string, Value, std::less<>>;

std::string text_of(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
}

Value shown(std::string text) {
    return text.empty() ? Value{} : Value{std::move(text)};
}

std::vector<std::string> texts_of(const toml::node& node) {
    std::vector<std::string> list;
    if (const auto one = node.value<std::string>()) list.push_back(*one);
    if (const toml::array* array = node.as_array())
        for (const toml::node& entry : *array) list.push_back(entry.value_or(std::string()));
    return list;
}

// Calls f for each table of an array, or for the single table that stands in its place.
template <class F>
void each(const toml::table& owner, std::string_view key, F f) {
    const toml::node* node = owner.get(key);
    if (node == nullptr) return;
    if (const toml::table* table = node->as_table()) f(*table);
    if (const toml::array* array = node->as_array())
        for (const toml::node& entry : *array)
            if (const toml::table* table = entry.as_table()) f(*table);
}

// The column of a key. No rare one stands before it.
report::PageColumn names_on(const SchemeSheet& sheet, const std::string& key) {
    const auto at = std::find_if(sheet.columns.begin(), sheet.columns.end(),
                                 [&](const SchemeColumn& column) { return column.key == key; });
    assert(at != sheet.columns.end());
    return {sheet.form.name(), static_cast<std::size_t>(at - sheet.columns.begin())};
}

Table table_of(const SchemeSheet& sheet, const SchemeForm& form) {
    Table table;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const SchemeColumn& column = sheet.columns[i];
        report::Column heading;
        heading.heading = sheet.form.columns[i].names.front();
        heading.group = column.group;
        heading.width = column.width;
        heading.entry.note = column.note;
        const bool number = column.kind == Kind::Number || column.kind == Kind::Quantity ||
                            column.kind == Kind::Level;
        if (number) heading.kind = report::ColumnKind::Number;
        if (column.kind == Kind::Word || column.kind == Kind::Flag)
            heading.entry.choices = form.vocabulary(column.words).written();
        if (!column.offer.empty()) heading.entry.choices = form.vocabulary(column.offer).written();
        if (!column.from_sheet.empty()) {
            heading.entry.choices_from = names_on(form.sheet(column.from_sheet), column.from_key);
            heading.entry.advice = form.phrase("not on the sheet");
            if (column.kind == Kind::List) heading.entry.unlisted = report::Unlisted::Accept;
        }
        table.columns.push_back(std::move(heading));
    }
    return table;
}

class SchemePages {
  public:
    SchemePages(const toml::table& root, const SchemeForm& form) : root_(root), form_(form) {
        each(root, "option", [this](const toml::table& option) {
            names_.add_option(text_of(option, "id"), text_of(option, "name"));
            each(option, "values", [this](const toml::table& value) {
                names_.add_value(text_of(value, "id"), text_of(value, "name"));
            });
        });
        each(root, "parameter", [this](const toml::table& parameter) {
            names_.add_parameter(text_of(parameter, "id"), text_of(parameter, "name"));
        });
    }

    std::vector<Page> make() {
        for (const SchemeSheet& sheet : form_.sheets)
            if (!sheet.array.empty() && sheet.array != "option" && sheet.array != "requirements")
                each(root_, sheet.array, [&](const toml::table& entry) {
                    add(sheet.form.id, filled(sheet.form.id, entry));
                });
        add_scheme();
        each(root_, "option", [this](const toml::table& option) { add_option(option); });
        add_levels();
        add_requirements();
        add_tool_items();
        add_stage_details();
        add_conditions("persona", "member", "members");
        add_conditions("indicator", "indicator", "conditions");
        add_conditions("indicator", "denominator", "of");
        return pages();
    }

  private:
    void add(std::string_view sheet, Cells cells) {
        rows_[std::string(sheet)].push_back(std::move(cells));
    }

    Value word(std::string_view vocabulary, std::string_view id) const {
        return form_.vocabulary(vocabulary).word(id);
    }

    // ----------------------------------------------------------------------------------- cells

    // The cells of an entry that have a column. `prefix` is in front of the keys of the columns.
    Cells filled(std::string_view sheet, const toml::table& entry,
                 const std::string& prefix = {}) const {
        Cells cells;
        for (const SchemeColumn& column : form_.sheet(sheet).columns) {
            if (column.key.rfind(prefix, 0) != 0 || !column.of_entry()) continue;
            const toml::node* node = entry.at_path(column.key.substr(prefix.size())).node();
            if (node != nullptr) cells[column.key] = value(column.kind, column.words, *node);
        }
        return cells;
    }

    Value value(Kind kind, const std::string& words, const toml::node& node) const {
        switch (kind) {
            case Kind::Text:
                return shown(node.value_or(std::string()));
            case Kind::List:
                return list(texts_of(node));
            case Kind::Number:
            case Kind::Level:
            case Kind::Quantity:
                return number(words, node);
            case Kind::Flag:
                return flag(words, node);
            case Kind::Word:
                return shown(word_of(words, node.value_or(std::string())));
            case Kind::Words:
                return word_list(words, node);
            case Kind::When:
                break;
        }
        return shown(readings(node));
    }

    // A list without values is not the same as no list.
    static Value list(const std::vector<std::string>& texts) {
        return texts.empty() ? Value{std::string(";")} : Value{joined_items(texts)};
    }

    Value number(const std::string& words, const toml::node& node) const {
        if (const auto number = node.value<double>()) return *number;
        const std::string text = node.value_or(std::string());
        if (!words.empty() && form_.vocabulary(words).find(text)) return word(words, text);
        return shown(names_.parameter_text(text));
    }

    Value flag(const std::string& words, const toml::node& node) const {
        const auto set = node.value<bool>();
        return set ? word(words, *set ? "true" : "false") : Value{};
    }

    // A word that is none of the list stays as it is.
    std::string word_of(const std::string& words, const std::string& id) const {
        const Words& known = form_.vocabulary(words);
        return known.find(id) ? known.word(*known.find(id)) : id;
    }

    Value word_list(const std::string& words, const toml::node& node) const {
        std::vector<std::string> list;
        for (const std::string& id : texts_of(node)) list.push_back(word_of(words, id));
        return SchemePages::list(list);
    }

    std::string readings(const toml::node& node) const {
        Readings readings;
        if (const toml::table* when = node.as_table())
            for (const auto& [option, values] : *when)
                readings[std::string(option.str())] = texts_of(values);
        return names_.readings_text(readings);
    }

    // ---------------------------------------------------------------------------------- sheets

    void add_scheme() {
        const auto add_item = [this](std::string_view item, std::string code, std::string text) {
            add("scheme", {{"@item", word("about_scheme", item)},
                           {"@code", shown(std::move(code))},
                           {"@content", shown(std::move(text))}});
        };
        for (const std::string_view key : {"id", "name", "version"})
            add_item(key, "", text_of(root_, key));
        if (const toml::node* notes = root_.get("notes"))
            for (const std::string& note : texts_of(*notes)) add_item("notes", "", note);
        if (const toml::table* sources = root_["sources"].as_table())
            for (const auto& [code, source] : *sources)
                add_item("sources", std::string(code.str()), source.value_or(std::string()));
    }

    // A row for each value. What is said of the option itself stands on each of them.
    void add_option(const toml::table& option) {
        const std::string chosen = text_of(option, "chosen");
        bool first = true;
        each(option, "values", [&](const toml::table& value) {
            Cells cells = filled("options", option);
            cells.merge(filled("options", value, "values."));
            if (chosen.empty() ? first : text_of(value, "id") == chosen)
                cells["@chosen"] = word("chosen", "chosen");
            first = false;
            add("options", std::move(cells));
        });
    }

    void add_levels() {
        const auto add_item = [this](std::string_view item, Cells cells) {
            cells["@item"] = word("level_item", item);
            add("levels", std::move(cells));
        };
        if (const toml::table* levels = root_["levels"].as_table()) {
            const toml::node* highest = levels->get("highest");
            Cells scale = filled("levels", *levels);
            if (highest != nullptr) scale["@level"] = number("", *highest);
            add_item("levels", std::move(scale));
            double level = 0;
            if (const toml::node* names = levels->get("names"))
                for (const std::string& name : texts_of(*names))
                    add_item("names", {{"@level", level++}, {"@text", shown(name)}});
            each(*levels, "symbols", [&](const toml::table& symbol) {
                Cells cells = filled("levels", symbol);
                if (const toml::node* node = symbol.get("level"))
                    cells["@level"] = number("", *node);
                cells["@text"] = shown(text_of(symbol, "text"));
                add_item("symbols", std::move(cells));
            });
        }
        each(root_, "checklists",
             [&](const toml::table& rule) { add_item("checklists", filled("levels", rule)); });
    }

    // What holds for all rows of an entry stands on a row of its own in front of them.
    void add_requirements() {
        std::string before;
        each(root_, "requirements", [&](const toml::table& entry) {
            const std::string persona = text_of(entry, "persona");
            const std::string base = text_of(entry, "base");
            const toml::array* rows = entry["rows"].as_array();
            const bool plain = base.empty() && !entry.contains("when") &&
                               !entry.contains("source") && rows != nullptr && !rows->empty() &&
                               persona != before;
            if (!plain) {
                Cells cells = filled("requirements", entry);
                cells["@persona"] = persona;
                cells["@base"] = shown(base);
                add("requirements", std::move(cells));
            }
            each(entry, "rows", [&](const toml::table& row) {
                Cells cells = filled("requirements", row);
                cells["@persona"] = persona;
                add("requirements", std::move(cells));
            });
            before = persona;
        });
    }

    void add_tool_items() {
        each_labelled(
            "tool", [](const toml::table& tool) { return text_of(tool, "name"); },
            [this](const toml::table& tool, const std::string& label) {
                for (const auto& [key, text] :
                     {std::pair("checks", "name"), std::pair("levels", "text")})
                    each(tool, key, [&, text = text, key = key](const toml::table& item) {
                        Cells cells = filled("tool_items", item);
                        cells["@tool"] = label;
                        cells["@item"] = word("tool_item", key);
                        cells["@text"] = shown(text_of(item, text));
                        add("tool_items", std::move(cells));
                    });
            });
    }

    void add_stage_details() {
        const auto personas = [](const toml::table& stage) {
            const toml::node* node = stage.get("personas");
            return node == nullptr ? std::string() : joined_items(texts_of(*node));
        };
        const auto key = [&](const toml::table& stage) {
            return personas(stage) + "\n" + text_of(stage, "name");
        };
        each_labelled("stage", key, [&](const toml::table& stage, const std::string& label) {
            const Cells owner{{"@owner", shown(personas(stage))},
                              {"@stage", shown(label.substr(label.find('\n') + 1))}};
            add_conditions(owner, "stage", stage, "conditions");
            double number = 0;
            each(stage, "equivalents", [&](const toml::table& equivalent) {
                Cells cells = owner;
                cells["@number"] = ++number;
                cells.merge(filled("equivalents", equivalent));
                add("equivalents", std::move(cells));
                Cells under = owner;
                under["@equivalent"] = number;
                add_conditions(under, "equivalent", equivalent, "conditions");
            });
        });
    }

    // ------------------------------------------------------------------------------ conditions

    // The conditions that the entries of an array have under a key.
    void add_conditions(std::string_view array, std::string_view where, std::string_view key) {
        each_labelled(
            array, [](const toml::table& entry) { return text_of(entry, "name"); },
            [&](const toml::table& entry, const std::string& label) {
                add_conditions({{"@owner", joined_items({label})}}, where, entry, key);
            });
    }

    void add_conditions(Cells owner, std::string_view where, const toml::table& entry,
                        std::string_view key) {
        owner["@where"] = word("owner", where);
        add_outline(owner, entry, key, "");
    }

    void add_outline(const Cells& owner, const toml::table& entry, std::string_view key,
                     const std::string& above) {
        int number = 0;
        each(entry, key, [&](const toml::table& condition) {
            const std::string outline = above + std::to_string(++number);
            const std::string kind = key == "passing" ? "passing" : text_of(condition, "kind");
            Cells cells = owner;
            cells["@number"] = outline;
            cells.merge(filled("conditions", condition));
            cells["@kind"] = word_of("condition", kind);
            take_object(kind, condition, cells);
            for (const std::string_view limit : {"at_least", "above"})
                if (const toml::node* node = condition.get(limit)) {
                    cells["@value"] = this->number("required", *node);
                    cells["@threshold"] = limit == "above" ? word("threshold", limit) : Value{};
                }
            add("conditions", std::move(cells));
            for (const std::string_view inner : {"of", "passing"})
                add_outline(owner, condition, inner, outline + "-");
        });
    }

    // What the condition is about, under the key of its kind.
    void take_object(const std::string& kind, const toml::table& condition, Cells& cells) const {
        const auto object = form_.objects.find(kind);
        if (object == form_.objects.end()) return;
        if (const toml::node* node = condition.get(object->second.key))
            cells["@object"] = value(object->second.kind, "role", *node);
    }

    // ------------------------------------------------------------------------------------------

    // Calls f for each entry with the key by which rows of other sheets name it: with #2 behind it
    // for the second of the same key.
    template <class Key, class F>
    void each_labelled(std::string_view array, Key key, F f) {
        std::map<std::string, int> count;
        each(root_, array, [&](const toml::table& entry) { ++count[match_key(key(entry))]; });
        std::map<std::string, int> number;
        each(root_, array, [&](const toml::table& entry) {
            const std::string name = key(entry);
            const std::string same = match_key(name);
            const int at = ++number[same];
            f(entry, count[same] == 1 ? name : name + "#" + std::to_string(at));
        });
    }

    std::vector<Page> pages() {
        std::vector<Page> pages;
        for (const SchemeSheet& sheet : form_.sheets) {
            const auto& rows = rows_[sheet.form.id];
            Table table = table_of(sheet, form_);
            std::vector<std::string> keys;
            for (std::size_t i = sheet.columns.size(); i-- > 0;) {
                const SchemeColumn& column = sheet.columns[i];
                const bool used = std::any_of(rows.begin(), rows.end(), [&](const Cells& cells) {
                    return cells.find(column.key) != cells.end();
                });
                if (column.rare && !used)
                    table.columns.erase(table.columns.begin() + static_cast<std::ptrdiff_t>(i));
                else
                    keys.insert(keys.begin(), column.key);
            }
            for (const Cells& cells : rows) {
                auto& row = table.rows.emplace_back();
                for (const std::string& key : keys) {
                    const auto cell = cells.find(key);
                    row.push_back(cell == cells.end() ? Value{} : cell->second);
                }
            }
            for (std::size_t i = 0; i < rows_to_fill_in; ++i) table.rows.emplace_back(keys.size());
            table.fixed_columns = sheet.fixed_columns;
            table.filter = sheet.filter;
            Page page;
            page.id = page.name = page.heading = sheet.form.name();
            page.subheading = sheet.about;
            page.wide = sheet.wide;
            page.blocks.emplace_back(std::move(table));
            pages.push_back(std::move(page));
        }
        return pages;
    }

    const toml::table& root_;
    const SchemeForm& form_;
    SchemeNames names_;
    std::map<std::string, std::vector<Cells>> rows_;  // by sheet
};

}  // namespace

std::vector<Page> scheme_pages(std::string_view toml) {
    const toml::parse_result parsed = toml::parse(toml);
    if (!parsed) return {};
    return SchemePages(parsed.table(), scheme_form()).make();
}

Page scheme_guide(const std::string& scheme_name) {
    const SchemeForm& form = scheme_form();
    Page page;
    page.id = page.name = form.guide.name;
    page.heading = form.guide.heading;
    page.subheading = scheme_name;
    for (const std::string& text : form.guide.body)
        page.blocks.emplace_back(report::Text{report::Text::Role::Body, text});
    Table table;
    table.columns.resize(2);
    table.columns[0].heading = form.guide.sheet_heading;
    table.columns[0].width = 20;
    table.columns[1].heading = form.guide.about_heading;
    table.columns[1].width = 100;
    for (const SchemeSheet& sheet : form.sheets)
        table.rows.push_back({report::PageLink{sheet.form.name(), sheet.form.name()}, sheet.about});
    page.blocks.emplace_back(std::move(table));
    return page;
}

}  // namespace skillmap
