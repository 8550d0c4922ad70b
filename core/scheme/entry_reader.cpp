#include "core/scheme/entry_reader.h"

#include <fmt/format.h>

#include <limits>

#include "core/messages.h"

namespace skillmap {

namespace {

// A value as it stands, without quotes. Nothing for tables and arrays.
std::string text_of(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) return *text;
    if (const auto whole = node.value_exact<std::int64_t>()) return fmt::to_string(*whole);
    if (const auto number = node.value_exact<double>()) return fmt::to_string(*number);
    if (const auto flag = node.value_exact<bool>()) return *flag ? "true" : "false";
    return {};
}

}  // namespace

void EntryReader::fail(const toml::node& node, std::string subject, std::string found,
                       std::string expected) {
    if (found.empty()) found = text_of(node);
    const MessageId id = found.empty() ? MessageId::SchemeEntryMissing : MessageId::SchemeInvalid;
    Issue issue{id, Place{file_, "", std::nullopt, node.source().begin.line}, std::move(subject),
                std::move(found), std::move(expected)};
    if (!first_error_) first_error_ = issue;
    issues_.add(std::move(issue));
}

void EntryReader::only(const toml::table& table, std::initializer_list<std::string_view> keys) {
    for (const auto& [key, value] : table) {
        const std::string_view name = key.str();
        if (name == "when" || name == "source") continue;
        if (std::find(keys.begin(), keys.end(), name) != keys.end()) continue;
        std::string known;
        for (const std::string_view one : keys)
            known += (known.empty() ? "" : ", ") + std::string(one);
        fail(value, std::string(name), std::string(name), known);
    }
}

std::string EntryReader::text(const toml::table& table, std::string_view key) {
    if (auto value = table[key].value<std::string>(); value && !value->empty()) return *value;
    const toml::node* node = table.get(key);
    fail(node == nullptr ? table : *node, std::string(key), "", "text");
    return {};
}

std::string EntryReader::optional_text(const toml::table& table, std::string_view key) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {};
    if (auto value = node->value<std::string>()) return *value;
    fail(*node, std::string(key), "", "text");
    return {};
}

std::vector<std::string> EntryReader::texts(const toml::table& table, std::string_view key) {
    std::vector<std::string> list;
    const toml::node* node = table.get(key);
    if (node == nullptr) return list;
    const toml::array* array = node->as_array();
    if (array == nullptr) {
        fail(*node, std::string(key), "", "array of texts");
        return list;
    }
    for (const toml::node& entry : *array) {
        if (auto value = entry.value<std::string>())
            list.push_back(std::move(*value));
        else
            fail(entry, std::string(key), "", "text");
    }
    return list;
}

int EntryReader::number(const toml::table& table, std::string_view key, int otherwise) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    using Limits = std::numeric_limits<int>;
    if (value && *value >= Limits::min() && *value <= Limits::max())
        return static_cast<int>(*value);
    fail(*node, std::string(key), "", "whole number");
    return otherwise;
}

bool EntryReader::flag(const toml::table& table, std::string_view key, bool otherwise) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return otherwise;
    if (const auto value = node->value_exact<bool>()) return *value;
    fail(*node, std::string(key), "", "true, false");
    return otherwise;
}

Quantity EntryReader::quantity(const toml::table& table, std::string_view key, double otherwise) {
    return quantity(table, key, otherwise, &Parameter::used);
}

Quantity EntryReader::amount(const toml::table& table, std::string_view key, double otherwise) {
    return quantity(table, key, otherwise, &Parameter::pays);
}

Quantity EntryReader::quantity(const toml::table& table, std::string_view key, double otherwise,
                               bool Parameter::*use) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return {otherwise, std::nullopt};
    if (const auto id = node->value_exact<std::string>()) {
        for (Parameter& parameter : scheme_.parameters) {
            if (parameter.id != *id) continue;
            parameter.*use = true;
            return {parameter.value, scheme_.parameters.id_of(parameter)};
        }
        fail(*node, std::string(key), *id, "number, id of a parameter");
        return {otherwise, std::nullopt};
    }
    if (const auto value = node->value<double>()) return {*value, std::nullopt};
    fail(*node, std::string(key), "", "number, id of a parameter");
    return {otherwise, std::nullopt};
}

Threshold EntryReader::threshold(const toml::table& table) {
    if (table.contains("above")) return {quantity(table, "above", 0), true};
    if (!table.contains("at_least")) fail(table, "at_least", "", "number, id of a parameter");
    return {quantity(table, "at_least", 0), false};
}

std::optional<std::size_t> EntryReader::option_named(std::string_view id) const {
    const auto it = std::find_if(scheme_.options.begin(), scheme_.options.end(),
                                 [&](const Option& o) { return o.id == id; });
    if (it == scheme_.options.end()) return std::nullopt;
    return static_cast<std::size_t>(it - scheme_.options.begin());
}

bool EntryReader::applies(const toml::table& table) {
    const toml::node* node = table.get("when");
    if (node == nullptr) return true;
    const toml::table* when = node->as_table();
    if (when == nullptr) {
        fail(*node, "when", "", "{ option = [values] }");
        return false;
    }
    bool all = true;
    for (const auto& [key, value] : *when) {
        const auto index = option_named(key.str());
        if (!index) {
            fail(*node, "when", std::string(key.str()), "id of an option");
            all = false;
            continue;
        }
        const Option& option = scheme_.options[*index];
        bool chosen = false;
        for (const std::string& wanted : texts(*when, key.str())) {
            const auto known = std::find_if(option.values.begin(), option.values.end(),
                                            [&](const OptionValue& v) { return v.id == wanted; });
            if (known == option.values.end()) {
                std::string ids;
                for (const OptionValue& v : option.values) ids += (ids.empty() ? "" : ", ") + v.id;
                fail(value, option.id, wanted, ids);
            }
            chosen = chosen || option.values[option.chosen].id == wanted;
        }
        all = all && chosen;
    }
    return all;
}

std::vector<std::size_t> EntryReader::options(const toml::table& table) const {
    std::vector<std::size_t> list;
    if (const toml::table* when = table["when"].as_table())
        for (const auto& [key, value] : *when)
            if (const auto index = option_named(key.str())) list.push_back(*index);
    return list;
}

}  // namespace skillmap
