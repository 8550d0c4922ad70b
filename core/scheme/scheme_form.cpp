#include "core/scheme/scheme_form.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "core/embedded.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"

namespace skillmap {
namespace {

using Kind = SchemeColumn::Kind;

Kind kind_named(std::string_view name) {
    static constexpr std::array kinds{
        std::pair{"text", Kind::Text}, std::pair{"number", Kind::Number},
        std::pair{"list", Kind::List}, std::pair{"level", Kind::Level},
        std::pair{"word", Kind::Word}, std::pair{"words", Kind::Words},
        std::pair{"flag", Kind::Flag}, std::pair{"quantity", Kind::Quantity},
        std::pair{"when", Kind::When},
    };
    const auto* it = std::find_if(kinds.begin(), kinds.end(),
                                  [&](const auto& kind) { return kind.first == name; });
    assert(it != kinds.end());
    return it->second;
}

std::string text(const toml::table& table, std::string_view key) {
    return table[key].value_or(std::string());
}

std::vector<std::string> texts(const toml::node* node) {
    std::vector<std::string> list;
    if (const toml::array* array = node == nullptr ? nullptr : node->as_array())
        for (const toml::node& entry : *array) list.push_back(entry.value_or(std::string()));
    return list;
}

SchemeColumn read_column(const toml::table& table) {
    SchemeColumn column;
    column.key = text(table, "key");
    column.kind = kind_named(table["kind"].value_or(std::string("text")));
    column.words = text(table, "words");
    column.offer = text(table, "offer");
    const std::string from = text(table, "from");
    column.from_sheet = from.substr(0, from.find('.'));
    if (!from.empty()) column.from_key = from.substr(from.find('.') + 1);
    column.note = text(table, "note");
    column.group = text(table, "group");
    column.width = table["width"].value_or(0.0);
    column.rare = table["rare"].value_or(false);
    return column;
}

SchemeSheet read_sheet(const toml::table& table) {
    SchemeSheet sheet;
    sheet.form.id = text(table, "id");
    sheet.form.names = texts(table.get("names"));
    sheet.array = text(table, "array");
    sheet.about = text(table, "about");
    sheet.fixed_columns = table["fixed"].value_or(std::size_t{0});
    sheet.filter = table["filter"].value_or(false);
    sheet.wide = table["wide"].value_or(false);
    for (const toml::node& node : *table["columns"].as_array()) {
        const toml::table& entry = *node.as_table();
        sheet.columns.push_back(read_column(entry));
        FormColumn column;
        column.id = sheet.columns.back().key;
        column.names = texts(entry.get("names"));
        column.required = entry["required"].value_or(false);
        for (const std::string& name : column.names)
            sheet.form.column_keys.emplace(match_key(name), sheet.form.columns.size());
        sheet.form.columns.push_back(std::move(column));
    }
    return sheet;
}

// The word of TOML is understood too, but never written.
Words read_words(const toml::array& array) {
    Words words;
    for (const toml::node& node : array) {
        std::vector<std::string> list = texts(&node);
        std::rotate(list.begin(), list.begin() + 1, list.end());
        words.add(list.back(), list);
    }
    return words;
}

SchemeForm read_form(std::string_view toml) {
    const toml::parse_result parsed = toml::parse(toml);
    assert(parsed);
    const toml::table& root = parsed.table();
    SchemeForm form;
    for (const toml::node& node : *root["sheet"].as_array())
        form.sheets.push_back(read_sheet(*node.as_table()));
    for (const auto& [id, node] : *root["words"].as_table())
        form.words.emplace(std::string(id.str()), read_words(*node.as_array()));
    for (const auto& [id, node] : *root["objects"].as_table()) {
        const auto object = texts(&node);
        form.objects.emplace(std::string(id.str()),
                             ConditionObject{object[0], kind_named(object[1])});
    }
    for (const auto& [id, node] : *root["phrases"].as_table())
        form.phrases.emplace(std::string(id.str()), node.value_or(std::string()));
    const toml::table& guide = *root["guide"].as_table();
    form.guide = {text(guide, "name"),  text(guide, "heading"), texts(guide.get("body")),
                  text(guide, "sheet"), text(guide, "about"),   text(guide, "home")};
    return form;
}

}  // namespace

const SchemeSheet& SchemeForm::sheet(std::string_view id) const {
    const auto it = std::find_if(sheets.begin(), sheets.end(),
                                 [&](const SchemeSheet& sheet) { return sheet.form.id == id; });
    assert(it != sheets.end());
    return *it;
}

const Words& SchemeForm::vocabulary(std::string_view id) const {
    const auto it = words.find(id);
    assert(it != words.end());
    return it->second;
}

std::string SchemeForm::phrase(std::string_view text) const {
    const auto it = phrases.find(text);
    return it == phrases.end() ? std::string(text) : it->second;
}

const SchemeForm& scheme_form() {
    static const SchemeForm form = [] {
        const auto files = embedded_forms();
        const auto it = std::find_if(files.begin(), files.end(), [](const EmbeddedFile& file) {
            return file.name == "scheme-form";
        });
        assert(it != files.end());
        return read_form(it->text);
    }();
    return form;
}

}  // namespace skillmap
