#include "core/intake/form.h"

#include <algorithm>
#include <cassert>

#include "core/embedded.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"

namespace skillmap {
namespace {

FormColumn read_column(const toml::table& entry, const toml::table* notes) {
    FormColumn column;
    column.id = toml_string(entry, "id");
    column.names = toml_strings(entry.get("names"));
    column.required = entry["required"].value_or(false);
    column.expected = entry["expected"].value_or(false);
    const std::string kind = toml_string(entry, "kind");
    column.kind = kind == "date"     ? FormColumn::Kind::Date
                  : kind == "number" ? FormColumn::Kind::Number
                                     : FormColumn::Kind::Text;
    if (notes != nullptr) column.note = toml_string(*notes, column.id);
    column.choices = toml_string(entry, "choices");
    column.list = toml_string(entry, "list");
    const std::string from = toml_string(entry, "from");
    if (const std::size_t dot = from.find('.'); dot != std::string::npos) {
        column.from_sheet = from.substr(0, dot);
        column.from_column = from.substr(dot + 1);
    }
    column.offer = entry["offer"].value_or(false);
    column.computed = entry["computed"].value_or(false);
    column.width = entry["width"].value_or(0.0);
    return column;
}

FormSheet read_sheet(const toml::table& table) {
    FormSheet sheet;
    sheet.id = toml_string(table, "id");
    sheet.names = toml_strings(table.get("names"));
    sheet.prefixes = toml_strings(table.get("prefixes"));
    sheet.guide = toml_string(table, "guide");
    sheet.key = toml_strings(table.get("key"));
    sheet.by_choice = table["by_choice"].value_or(false);
    for (const toml::node& node : *table["columns"].as_array()) {
        FormColumn column = read_column(*node.as_table(), table["notes"].as_table());
        for (const std::string& name : column.names)
            sheet.column_keys.emplace(match_key(name), sheet.columns.size());
        sheet.columns.push_back(std::move(column));
    }
    return sheet;
}

Form read_form(std::string_view toml) {
    const toml::parse_result parsed = toml::parse(toml);
    assert(parsed);
    const toml::table& root = parsed.table();
    Form form;
    for (const toml::node& node : *root["sheet"].as_array())
        form.sheets.push_back(read_sheet(*node.as_table()));
    for (const auto& [id, node] : *root["words"].as_table()) {
        const toml::table& table = *node.as_table();
        std::vector<std::string> word_ids;
        for (const auto& entry : table) word_ids.emplace_back(entry.first.str());
        std::sort(word_ids.begin(), word_ids.end(), [&](const auto& a, const auto& b) {
            return table.get(a)->source().begin.line < table.get(b)->source().begin.line;
        });  // as written, for lists in messages
        Words words;
        for (const std::string& word_id : word_ids)
            words.add(word_id, toml_strings(table.get(word_id)));
        form.words.emplace(std::string(id.str()), std::move(words));
    }
    return form;
}

}  // namespace

const std::string& FormSheet::heading(std::string_view column_id) const {
    const auto it = std::find_if(columns.begin(), columns.end(),
                                 [&](const FormColumn& column) { return column.id == column_id; });
    assert(it != columns.end());
    return it->names.front();
}

void Words::add(const std::string& id, const std::vector<std::string>& words) {
    ids_.push_back(id);
    constexpr std::string_view anything = "...";  // the key of …
    for (const std::string& word : words) {
        std::string key = match_key(word);
        if (key.size() > anything.size() &&
            std::string_view(key).substr(key.size() - anything.size()) == anything)
            beginnings_.emplace_back(key.substr(0, key.size() - anything.size()), id);
        else if (key.size() > anything.size() && key.rfind(anything, 0) == 0)
            ends_.emplace_back(key.substr(anything.size()), id);
        else
            keys_.emplace(std::move(key), id);
    }
    words_.emplace(id, words);
}

std::optional<std::string_view> Words::find(std::string_view word) const {
    const std::string key = match_key(word);
    if (const auto it = keys_.find(key); it != keys_.end()) return it->second;
    for (const auto& [beginning, id] : beginnings_)
        if (key.rfind(beginning, 0) == 0) return id;
    for (const auto& [end, id] : ends_)
        if (key.size() >= end.size() && key.compare(key.size() - end.size(), end.size(), end) == 0)
            return id;
    return std::nullopt;
}

std::string_view Words::canonical(std::string_view word) const {
    const auto id = find(word);
    return id ? std::string_view(this->word(*id)) : word;
}

const std::string& Words::word(std::string_view id) const {
    return words(id).front();
}

const std::vector<std::string>& Words::words(std::string_view id) const {
    const auto it = words_.find(id);
    assert(it != words_.end());
    return it->second;
}

std::string Words::list() const {
    std::string list;
    for (const std::string& id : ids_) list += (list.empty() ? "" : "・") + word(id);
    return list;
}

std::vector<std::string> Words::written() const {
    std::vector<std::string> list;
    for (const std::string& id : ids_) list.push_back(word(id));
    return list;
}

const FormSheet& Form::sheet(std::string_view id) const {
    const auto it = std::find_if(sheets.begin(), sheets.end(),
                                 [&](const FormSheet& sheet) { return sheet.id == id; });
    assert(it != sheets.end());
    return *it;
}

const FormSheet* Form::match(std::string_view sheet_name) const {
    const std::string key = match_key(sheet_name);
    for (const FormSheet& sheet : sheets)
        for (const std::string& name : sheet.names)
            if (match_key(name) == key) return &sheet;
    for (const FormSheet& sheet : sheets)
        for (const std::string& prefix : sheet.prefixes)
            if (key.rfind(match_key(prefix), 0) == 0) return &sheet;
    return nullptr;
}

const Words& Form::vocabulary(std::string_view id) const {
    const auto it = words.find(id);
    assert(it != words.end());
    return it->second;
}

const Form& wg_form() {
    static const Form form = [] {
        const auto files = embedded_forms();
        const auto it = std::find_if(files.begin(), files.end(), [](const EmbeddedFile& file) {
            return file.name == "wg-form";
        });
        assert(it != files.end());
        return read_form(it->text);
    }();
    return form;
}

}  // namespace skillmap
