#include "core/intake/import/source_profile.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <set>
#include <utility>

#include "core/embedded.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"

namespace skillmap::import {
namespace {

constexpr std::array orders{std::pair{std::string_view("ymd"), DateOrder::YearMonthDay},
                            std::pair{std::string_view("mdy"), DateOrder::MonthDayYear},
                            std::pair{std::string_view("dmy"), DateOrder::DayMonthYear}};

template <class F>
void each_table(const toml::table& table, std::string_view key, F f) {
    if (const toml::array* array = table[key].as_array())
        for (const toml::node& entry : *array) f(*entry.as_table());
}

SourceProfile read_profile(const toml::table& table) {
    SourceProfile profile;
    profile.id = toml_string(table, "id");
    profile.name = toml_string(table, "name");
    for (const toml::node& sign : *table["signs"].as_array())
        profile.signs.push_back(toml_strings(&sign));
    profile.rows = toml_strings(table.get("rows"));
    profile.title = toml_strings(table.get("title"));
    profile.anonymous = toml_strings(table.get("anonymous"));
    profile.dates = date_order_named(toml_string(table, "dates"));
    profile.repeated = toml_strings(table.get("repeated"));
    profile.without_headings = toml_strings(table.get("without_headings"));
    profile.into = toml_string(table, "into");
    profile.ticks = table["ticks"].value_or(false);
    profile.parts = table["parts"].value_or(false);
    each_table(table, "columns", [&profile](const toml::table& column) {
        const DateOrder dates = date_order_named(toml_string(column, "dates"));
        profile.columns.push_back({toml_string(column, "to"), toml_strings(column.get("names")),
                                   dates == DateOrder::Unknown ? profile.dates : dates});
    });
    return profile;
}

std::vector<SourceProfile> read_profiles() {
    const auto files = embedded_forms();
    const auto file = std::find_if(files.begin(), files.end(),
                                   [](const EmbeddedFile& one) { return one.name == "sources"; });
    assert(file != files.end());
    const toml::parse_result parsed = toml::parse(file->text);
    assert(parsed);
    std::vector<SourceProfile> profiles;
    each_table(parsed.table(), "source",
               [&profiles](const toml::table& table) { profiles.push_back(read_profile(table)); });
    return profiles;
}

bool is_one_of(const std::vector<std::string>& names, const std::string& key) {
    return std::any_of(names.begin(), names.end(),
                       [&key](const std::string& name) { return match_key(name) == key; });
}

}  // namespace

DateOrder date_order_named(std::string_view name) {
    for (const auto& [word, order] : orders)
        if (word == name) return order;
    return DateOrder::Unknown;
}

std::string_view name_of(DateOrder order) {
    for (const auto& [word, one] : orders)
        if (one == order) return word;
    return {};
}

const SourceColumn* SourceProfile::column(std::string_view heading) const {
    const std::string key = match_key(heading);
    const auto it = std::find_if(columns.begin(), columns.end(), [&key](const SourceColumn& one) {
        return is_one_of(one.names, key);
    });
    return it == columns.end() ? nullptr : &*it;
}

bool SourceProfile::is_anonymous(std::string_view text) const {
    return is_one_of(anonymous, match_key(text));
}

const std::vector<SourceProfile>& source_profiles() {
    static const std::vector<SourceProfile> profiles = read_profiles();
    return profiles;
}

const SourceProfile* find_source(std::string_view id) {
    const auto& all = source_profiles();
    const auto it = std::find_if(all.begin(), all.end(),
                                 [id](const SourceProfile& one) { return one.id == id; });
    return it == all.end() ? nullptr : &*it;
}

const SourceProfile& recognise_source(const std::vector<std::string>& headings) {
    std::set<std::string> keys;
    for (const std::string& heading : headings) keys.insert(match_key(heading));
    const auto has = [&keys](const std::vector<std::string>& sign) {
        return std::all_of(sign.begin(), sign.end(), [&keys](const std::string& heading) {
            return keys.count(match_key(heading)) > 0;
        });
    };
    const auto& all = source_profiles();
    const auto it = std::find_if(all.begin(), all.end(), [&has](const SourceProfile& one) {
        return std::any_of(one.signs.begin(), one.signs.end(), has);
    });
    return it == all.end() ? all.back() : *it;
}

}  // namespace skillmap::import
