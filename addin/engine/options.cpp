#include "addin/engine/options.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "core/messages.h"
#include "core/text/join.h"

namespace skillmap::engine {

using nlohmann::json;

struct Options::State {
    json values = json::object();
    std::set<std::string, std::less<>> taken;
    std::optional<Issue> wrong;
};

Options::Options(std::unique_ptr<State> state) : state_(std::move(state)) {}
Options::Options(Options&&) noexcept = default;
Options& Options::operator=(Options&&) noexcept = default;
Options::~Options() = default;

Result<Options> Options::read(std::string_view text) {
    auto state = std::make_unique<State>();
    if (!text.empty()) state->values = json::parse(text, nullptr, false);
    if (!state->values.is_object()) return Issue{MessageId::OptionsUnreadable, {}, "", "", ""};
    return Options(std::move(state));
}

// `take` has the value and says what it is, or nothing where it is something else.
template <class T, class Take>
T Options::take(std::string_view key, T otherwise, std::string_view expected, Take take) {
    state_->taken.emplace(key);
    const auto found = state_->values.find(std::string(key));
    if (found == state_->values.end() || found->is_null()) return otherwise;
    if (std::optional<T> value = take(*found)) return std::move(*value);
    if (!state_->wrong)
        state_->wrong =
            Issue{MessageId::OptionWrong, {}, std::string(key), "", std::string(expected)};
    return otherwise;
}

std::string Options::text(std::string_view key) {
    return take(key, std::string(), "string", [](const json& value) {
        return value.is_string() ? std::optional(value.get<std::string>()) : std::nullopt;
    });
}

std::vector<std::string> Options::texts(std::string_view key) {
    using List = std::vector<std::string>;
    return take(key, List(), "string[]", [](const json& value) -> std::optional<List> {
        if (!value.is_array()) return std::nullopt;
        List list;
        for (const json& one : value) {
            if (!one.is_string()) return std::nullopt;
            list.push_back(one.get<std::string>());
        }
        return list;
    });
}

std::vector<std::map<std::string, std::string>> Options::objects(std::string_view key) {
    using Object = std::map<std::string, std::string>;
    using List = std::vector<Object>;
    return take(key, List(), "{string: string}[]", [](const json& value) -> std::optional<List> {
        if (!value.is_array()) return std::nullopt;
        List list;
        for (const json& one : value) {
            if (!one.is_object()) return std::nullopt;
            Object& object = list.emplace_back();
            for (const auto& [name, text] : one.items()) {
                if (!text.is_string()) return std::nullopt;
                object.emplace(name, text.get<std::string>());
            }
        }
        return list;
    });
}

bool Options::flag(std::string_view key) {
    return take(key, false, "true, false", [](const json& value) {
        return value.is_boolean() ? std::optional(value.get<bool>()) : std::nullopt;
    });
}

std::optional<double> Options::number(std::string_view key) {
    using Number = std::optional<double>;
    return take(key, Number(), "number", [](const json& value) -> std::optional<Number> {
        if (!value.is_number()) return std::nullopt;
        return Number(value.get<double>());
    });
}

std::optional<std::int64_t> Options::whole(std::string_view key, std::int64_t least,
                                           std::int64_t most) {
    using Whole = std::optional<std::int64_t>;
    const std::string range = std::to_string(least) + "-" + std::to_string(most);
    return take(key, Whole(), range, [&](const json& value) -> std::optional<Whole> {
        if (!value.is_number_integer()) return std::nullopt;
        const auto number = value.get<std::int64_t>();
        if (number < least || number > most) return std::nullopt;
        return Whole(number);
    });
}

std::optional<Date> Options::date(std::string_view key) {
    using Day = std::optional<Date>;
    return take(key, Day(), "2026-03-31", [](const json& value) -> std::optional<Day> {
        const Day day = value.is_string() ? parse_date(value.get<std::string>()) : std::nullopt;
        if (!day) return std::nullopt;
        return day;
    });
}

std::string Options::word(std::string_view key, const std::vector<std::string>& words) {
    const std::string expected = joined(words, ", ");
    return take(key, words.front(), expected, [&](const json& value) -> std::optional<std::string> {
        if (!value.is_string()) return std::nullopt;
        const auto found = std::find(words.begin(), words.end(), value.get<std::string>());
        return found == words.end() ? std::nullopt : std::optional(*found);
    });
}

Result<void> Options::check() const {
    if (state_->wrong) return *state_->wrong;
    for (const auto& [key, value] : state_->values.items())
        if (state_->taken.find(key) == state_->taken.end())
            return Issue{MessageId::OptionUnknown, {}, "", key, ""};
    return {};
}

}  // namespace skillmap::engine
