#include "core/blank/settings_page.h"

#include <algorithm>

#include "core/blank/labels.h"
#include "core/text/normalize.h"

namespace skillmap::blank {
namespace {

using report::Column;
using report::ColumnKind;
using report::Entry;
using report::Table;
using report::Unlisted;
using report::Value;

constexpr std::size_t value_column = 1;
constexpr std::size_t longest_list = 240;  // characters of a cell's own list, with commas

std::vector<std::string> value_names(const Option& option) {
    std::vector<std::string> names;
    for (const OptionValue& value : option.values) names.push_back(value.name);
    return names;
}

// Whether a cell's own list can hold the words: it is short, and separated by commas.
bool is_short(const std::vector<std::string>& words) {
    std::size_t characters = 0;
    for (const std::string& word : words) {
        if (word.find(',') != std::string::npos) return false;
        characters += 1 + static_cast<std::size_t>(std::count_if(
                              word.begin(), word.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    }
    return characters <= longest_list;
}

// Whether one row of 設定 can stand for both: the same choices, and the same proposal.
bool alike(const Option& a, const Option& b) {
    std::vector<std::string> of_a = value_names(a);
    std::vector<std::string> of_b = value_names(b);
    const bool same_proposal = of_a[a.chosen] == of_b[b.chosen];
    std::sort(of_a.begin(), of_a.end());
    std::sort(of_b.begin(), of_b.end());
    return same_proposal && of_a == of_b;
}

bool alike(const Parameter& a, const Parameter& b) {
    return a.value == b.value && a.unit == b.unit;
}

bool same_name(const std::string& a, const std::string& b) {
    return match_key(a) == match_key(b);
}

class SettingsPage {
  public:
    SettingsPage(Table& table, const std::vector<Scheme>& schemes, const Form& form,
                 report::PageColumn first_list)
        : table_(table),
          schemes_(schemes),
          words_(form.vocabulary("setting")),
          next_list_(std::move(first_list)) {
        table_.columns[0].fixed = true;
        add_column(labels::unit, 8);
        add_column(labels::about, 60);
        table_.columns[0].width = 36;
        table_.columns[value_column].width = 40;
    }

    std::vector<LongList> fill(const Options& options) {
        add(words_.word("organization"), text(options.organization), "",
            labels::about_organization);
        add(words_.word("municipality"), text(""), "", labels::about_municipality);
        add_schemes("scheme", labels::about_schemes, options,
                    [](const Scheme& scheme) { return !scheme.personas.empty(); });
        add_schemes("indicators", labels::about_indicators, options,
                    [](const Scheme& scheme) { return scheme.personas.empty(); });
        const Value as_of = options.as_of ? Value{*options.as_of} : Value{};
        Entry date;
        date.of_kind = true;
        date.advice = labels::advice_date;
        add(words_.word("as_of"), as_of, "", labels::about_as_of, ColumnKind::Date,
            std::move(date));
        for (const Scheme& scheme : schemes_)
            for (const Option& option : scheme.options) add_option(scheme, option);
        for (const Scheme& scheme : schemes_)
            for (const Parameter& parameter : scheme.parameters) add_parameter(scheme, parameter);
        return std::move(lists_);
    }

  private:
    static Value text(const std::string& value) { return value.empty() ? Value{} : Value{value}; }

    void add_column(labels::Label heading, double width) {
        Column column;
        column.heading = heading;
        column.width = width;
        column.fixed = true;
        table_.columns.push_back(std::move(column));
    }

    void add(const std::string& item, Value value, const std::string& unit, std::string_view about,
             ColumnKind kind = ColumnKind::Text, Entry entry = {}) {
        if (entry.note.empty()) entry.note = about;
        table_.cells.push_back({table_.rows.size(), value_column, kind, std::move(entry)});
        table_.rows.push_back({item, std::move(value), text(unit), text(std::string(about))});
    }

    template <class Fits>
    void add_schemes(std::string_view word, labels::Label about, const Options& options,
                     Fits fits) {
        std::string names_given;
        std::string meanings;
        for (const Scheme& scheme : schemes_) {
            if (!fits(scheme)) continue;
            const std::string& name = name_in_settings(scheme, options);
            names_given += (names_given.empty() ? "" : ";") + name;
            meanings += "\n" + name + str(labels::colon) + scheme.name;
        }
        if (!names_given.empty()) add(words_.word(word), names_given, "", str(about) + meanings);
    }

    // What all schemes call by this name is one row, unless they mean different things by it.
    template <class List>
    std::string item_of(const Scheme& scheme, const std::string& name, List Scheme::*list) const {
        const auto* first = find(schemes_, name, list);
        for (const Scheme& other : schemes_)
            for (const auto& one : other.*list)
                if (same_name(one.name, name) && !alike(one, *first)) return scheme.id + ":" + name;
        return name;
    }

    template <class List>
    static auto find(const std::vector<Scheme>& schemes, const std::string& name,
                     List Scheme::*list) -> decltype(&*(schemes.front().*list).begin()) {
        for (const Scheme& scheme : schemes)
            for (const auto& one : scheme.*list)
                if (same_name(one.name, name)) return &one;
        return nullptr;
    }

    bool has_row(const std::string& item) const {
        return std::any_of(table_.rows.begin(), table_.rows.end(), [&](const auto& row) {
            return same_name(std::get<std::string>(row.front()), item);
        });
    }

    std::string origin(const Scheme& scheme, const std::string& source) const {
        std::string text;
        if (!source.empty()) text += "\n" + str(labels::source) + source;
        if (schemes_.size() > 1)
            text +=
                (source.empty() ? "\n" : str(labels::space)) + str(labels::scheme) + scheme.name;
        return text;
    }

    void add_option(const Scheme& scheme, const Option& option) {
        const std::string item = item_of(scheme, option.name, &Scheme::options);
        if (has_row(item)) return;
        Entry entry;
        entry.choices = value_names(option);
        std::string choices;
        for (const std::string& choice : entry.choices)
            choices += (choices.empty() ? "" : str(labels::dash)) + choice;
        if (!is_short(entry.choices)) {
            lists_.push_back({item, std::move(entry.choices)});
            entry.choices.clear();
            entry.choices_from = next_list_;
            ++next_list_.column;
        }
        entry.unlisted = Unlisted::Refuse;
        entry.advice = labels::advice_option;
        add(item, option.values[option.chosen].name, "",
            str(labels::about_option) + choices + origin(scheme, option.source), ColumnKind::Text,
            std::move(entry));
    }

    void add_parameter(const Scheme& scheme, const Parameter& parameter) {
        const std::string item = item_of(scheme, parameter.name, &Scheme::parameters);
        if (has_row(item)) return;
        Entry entry;
        entry.of_kind = true;
        entry.advice = labels::advice_number;
        const Value value = parameter.value ? Value{*parameter.value} : Value{};
        const labels::Label about = parameter.value  ? labels::about_parameter
                                    : parameter.used ? labels::about_open_parameter
                                    : parameter.pays ? labels::about_fee_parameter
                                                     : labels::about_unused_parameter;
        add(item, value, parameter.unit, str(about) + origin(scheme, parameter.source),
            ColumnKind::Number, std::move(entry));
    }

    Table& table_;
    const std::vector<Scheme>& schemes_;
    const Words& words_;
    report::PageColumn next_list_;
    std::vector<LongList> lists_;
};

}  // namespace

std::vector<LongList> fill_settings(Table& table, const std::vector<Scheme>& schemes,
                                    const Options& options, const Form& form,
                                    report::PageColumn first_list) {
    return SettingsPage(table, schemes, form, std::move(first_list)).fill(options);
}

}  // namespace skillmap::blank
