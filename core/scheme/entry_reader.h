// Reads the entries of a scheme's TOML: texts, numbers, words of a closed list, and whether an
// entry is meant for the readings chosen. Internal to core/scheme.
#pragma once

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/issue.h"
#include "core/scheme/load.h"
#include "core/scheme/scheme.h"
#include "core/text/toml.h"

namespace skillmap {

template <class T>
struct NamedValue {
    std::string_view name;
    T value;
};

/// "all, any, at_least", for messages.
template <class Names>
std::string names_of(const Names& names) {
    std::string list;
    for (const auto& entry : names) list += (list.empty() ? "" : ", ") + std::string(entry.name);
    return list;
}

class EntryReader {
  public:
    /// Borrows everything.
    EntryReader(const std::string& file, Scheme& scheme, IssueList& issues)
        : file_(file), scheme_(scheme), issues_(issues) {}

    /// Notes an error at an entry. The reading goes on, so that all errors are found.
    void fail(const toml::node& node, std::string subject, std::string found, std::string expected);
    const std::optional<Issue>& first_error() const { return first_error_; }

    /// An error for every key of a table that is not one of these, `when` and `source` aside.
    void only(const toml::table& table, std::initializer_list<std::string_view> keys);

    /// Calls f for each table of an array of tables that its `when` does not rule out.
    template <class F>
    void each(const toml::table& table, std::string_view key, F f) {
        const toml::node* node = table.get(key);
        if (node == nullptr) return;
        const toml::array* array = node->as_array();
        if (array == nullptr) return fail(*node, std::string(key), "", "array of tables");
        for (const toml::node& entry : *array) {
            const toml::table* t = entry.as_table();
            if (t == nullptr)
                fail(entry, std::string(key), "", "table");
            else if (applies(*t))
                f(*t);
        }
    }

    std::string text(const toml::table& table, std::string_view key);
    std::string optional_text(const toml::table& table, std::string_view key);
    std::vector<std::string> texts(const toml::table& table, std::string_view key);
    int number(const toml::table& table, std::string_view key, int otherwise);
    bool flag(const toml::table& table, std::string_view key, bool otherwise);

    /// A number, or that of the parameter whose id stands there.
    Quantity quantity(const toml::table& table, std::string_view key, double otherwise);

    /// Likewise of an amount that is paid: without a value, nothing but the amount is unknown.
    Quantity amount(const toml::table& table, std::string_view key, double otherwise);

    /// `at_least` or `above`.
    Threshold threshold(const toml::table& table);

    template <class T, std::size_t N>
    T one_of(const toml::table& table, std::string_view key,
             const std::array<NamedValue<T>, N>& names, std::optional<T> otherwise = std::nullopt) {
        const std::string word = optional_text(table, key);
        if (word.empty() && otherwise) return *otherwise;
        if (const auto value = named(table, key, word, names)) return *value;
        return names.front().value;
    }

    template <class T, std::size_t N>
    std::optional<T> named(const toml::table& table, std::string_view key, const std::string& word,
                           const std::array<NamedValue<T>, N>& names) {
        const auto it = std::find_if(names.begin(), names.end(),
                                     [&](const NamedValue<T>& n) { return n.name == word; });
        if (it != names.end()) return it->value;
        fail(table, std::string(key), word, names_of(names));
        return std::nullopt;
    }

    /// Whether the entry is meant for the chosen readings: `when = { option = [values] }`.
    bool applies(const toml::table& table);

    /// The options that its `when` names.
    std::vector<std::size_t> options(const toml::table& table) const;

  private:
    Quantity quantity(const toml::table& table, std::string_view key, double otherwise,
                      bool Parameter::*use);
    std::optional<std::size_t> option_named(std::string_view id) const;

    const std::string& file_;
    Scheme& scheme_;
    IssueList& issues_;
    std::optional<Issue> first_error_;
};

}  // namespace skillmap
