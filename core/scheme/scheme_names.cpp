#include "core/scheme/scheme_names.h"

#include <algorithm>

#include "core/scheme/scheme_form.h"
#include "core/text/normalize.h"

namespace skillmap {
namespace {

constexpr std::string_view wide_semicolon = "\xEF\xBC\x9B";
constexpr std::string_view wide_equals = "\xEF\xBC\x9D";

// How long the separator is that stands at a place; 0 if there is none.
std::size_t separator_at(std::string_view text, std::size_t at) {
    if (text[at] == ';' || text[at] == '\n' || text[at] == '\r') return 1;
    return text.substr(at, wide_semicolon.size()) == wide_semicolon ? wide_semicolon.size() : 0;
}

// Reads a value in quotation marks; `at` stands on the first and ends behind the last.
std::string quoted_item(std::string_view text, std::size_t& at) {
    std::string item;
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"' && text.substr(at, 2) != "\"\"") {
            ++at;
            break;
        }
        if (text[at] == '"') ++at;
        item += text[at];
    }
    return item;
}

std::string bare_item(std::string_view text, std::size_t& at) {
    const std::size_t start = at;
    while (at < text.size() && separator_at(text, at) == 0) ++at;
    return std::string(trim(text.substr(start, at - start)));
}

std::string item_text(const std::string& item) {
    bool plain = !item.empty() && item.front() != '"' && trim(item) == item;
    for (std::size_t i = 0; i < item.size(); ++i) plain = plain && separator_at(item, i) == 0;
    if (plain) return item;
    std::string quoted = "\"";
    for (const char c : item) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

std::vector<std::string> split_items(std::string_view text) {
    std::vector<std::string> items;
    std::size_t at = 0;
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        const std::string_view bare = trim(rest);
        if (!bare.empty() && bare.front() == '"') {
            at += rest.find('"');
            items.push_back(quoted_item(text, at));
            bare_item(text, at);  // nothing belongs behind a quoted value
        } else if (std::string item = bare_item(text, at); !item.empty()) {
            items.push_back(std::move(item));
        }
        if (at < text.size()) at += separator_at(text, at);
    }
    return items;
}

std::string joined_items(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items) text += (text.empty() ? "" : ";") + item_text(item);
    return text;
}

void SchemeNames::add_option(std::string id, std::string name) {
    options_.push_back({std::move(id), std::move(name), "", {}, 0});
}

void SchemeNames::add_value(std::string id, std::string name) {
    options_.back().values.push_back({std::move(id), std::move(name)});
}

void SchemeNames::add_parameter(std::string id, std::string name) {
    parameters_.push_back({std::move(id), std::move(name), "", "", std::nullopt});
}

std::string SchemeNames::reading_text(const Reading& reading, bool by_name) const {
    const auto named = [by_name](const auto& list, const std::string& id) {
        const auto it =
            std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.id == id; });
        return by_name && it != list.end() ? it->name : id;
    };
    std::string text = named(options_, reading.option) + "=";
    const auto option = std::find_if(options_.begin(), options_.end(),
                                     [&](const Option& o) { return o.id == reading.option; });
    const std::vector<OptionValue> none;
    const auto& values = option == options_.end() ? none : option->values;
    const std::string separator = " " + scheme_form().phrase("or") + " ";
    for (std::size_t i = 0; i < reading.values.size(); ++i)
        text += (i == 0 ? "" : separator) + named(values, reading.values[i]);
    return text;
}

std::string SchemeNames::readings_text(const Readings& readings) const {
    std::vector<std::string> items;
    for (const auto& [option, values] : readings) {
        const Reading wanted{option, values};
        std::string text = reading_text(wanted, true);
        const auto understood = reading(text);
        if (!understood || understood->option != option || understood->values != values)
            text = reading_text(wanted, false);
        items.push_back(std::move(text));
    }
    return joined_items(items);
}

std::optional<std::string> SchemeNames::value(std::string_view option,
                                              std::string_view text) const {
    const std::string key = match_key(text);
    for (const bool by_id : {true, false})
        for (const Option& one : options_)
            for (const OptionValue& value : one.values)
                if (one.id == option && match_key(by_id ? value.id : value.name) == key)
                    return value.id;
    return std::nullopt;
}

// The option may be followed by = at any place where what stands before it is its name.
std::optional<SchemeNames::Reading> SchemeNames::reading(std::string_view text) const {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool wide = text.substr(at, wide_equals.size()) == wide_equals;
        if (text[at] != '=' && !wide) continue;
        const std::string key = match_key(text.substr(0, at));
        const auto option = std::find_if(options_.begin(), options_.end(), [&](const Option& o) {
            return match_key(o.id) == key || match_key(o.name) == key;
        });
        if (option == options_.end()) continue;
        Reading reading{option->id, {}};
        std::string_view rest = trim(text.substr(at + (wide ? wide_equals.size() : 1)));
        const std::string separator = scheme_form().phrase("or");
        while (!rest.empty()) {
            auto known = value(option->id, rest);
            const std::size_t end = known ? std::string_view::npos : rest.find(separator);
            if (!known) known = value(option->id, trim(rest.substr(0, end)));
            if (!known) return std::nullopt;
            reading.values.push_back(*known);
            rest = end == std::string_view::npos ? "" : trim(rest.substr(end + separator.size()));
        }
        return reading;
    }
    return std::nullopt;
}

std::optional<Readings> SchemeNames::readings(std::string_view text) const {
    Readings all;
    for (const std::string& item : split_items(text)) {
        const auto one = reading(item);
        if (!one) return std::nullopt;
        auto& values = all[one->option];
        values.insert(values.end(), one->values.begin(), one->values.end());
    }
    return all;
}

std::string SchemeNames::option_list() const {
    std::vector<std::string> names;
    for (const Option& option : options_) names.push_back(option.name);
    return joined_items(names);
}

std::string SchemeNames::parameter_text(std::string_view id) const {
    const auto it = std::find_if(parameters_.begin(), parameters_.end(),
                                 [&](const Parameter& p) { return p.id == id; });
    if (it == parameters_.end() || parameter(it->name) != it->id) return std::string(id);
    return it->name;
}

std::optional<std::string> SchemeNames::parameter(std::string_view text) const {
    const std::string key = match_key(text);
    for (const bool by_id : {true, false})
        for (const Parameter& one : parameters_)
            if (match_key(by_id ? one.id : one.name) == key) return one.id;
    return std::nullopt;
}

}  // namespace skillmap
