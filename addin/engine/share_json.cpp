#include "addin/engine/share_json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "core/messages.h"
#include "core/text/date.h"

namespace skillmap::engine {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;
using sharing::Measure;
using sharing::RuleChoice;
using sharing::Rules;
using sharing::Share;
using sharing::SharedFigure;
using sharing::Telling;

constexpr std::size_t deepest = 16;
constexpr std::size_t longest_text = 1000;
constexpr std::size_t most_entries = 20'000;  // of a list

// In the order of Measure.
constexpr std::array<std::string_view, 6> measures{"staff", "people",          "undecided",
                                                   "stage", "stage_or_higher", "indicator"};

constexpr std::string_view masked_word = "small_group";
constexpr std::string_view unknown_word = "unknown";
constexpr std::string_view not_applicable_word = "not_applicable";
constexpr std::string_view shown_departments_word = "shown_departments_only";

// ---- writing

ordered_json choices_json(const std::vector<RuleChoice>& choices) {
    ordered_json list = ordered_json::array();
    for (const RuleChoice& one : choices)
        list.push_back({{"id", one.id},
                        {"name", one.name},
                        {"value", one.value},
                        {"value_name", one.value_name}});
    return list;
}

ordered_json rules_json(const Rules& rules) {
    return {{"id", rules.id},
            {"name", rules.name},
            {"version", rules.version},
            {"fingerprint", rules.fingerprint},
            {"options", choices_json(rules.options)},
            {"parameters", choices_json(rules.parameters)}};
}

ordered_json personas_json(const Rules& rules) {
    ordered_json list = ordered_json::array();
    for (const sharing::SharedPersona& one : rules.personas)
        list.push_back({{"name", one.name}, {"stages", one.stages}});
    return list;
}

ordered_json indicators_json(const Rules& rules) {
    ordered_json list = ordered_json::array();
    for (const sharing::SharedIndicator& one : rules.indicators)
        list.push_back({{"id", one.id},
                        {"mark", one.mark},
                        {"name", one.name},
                        {"rate", one.rate},
                        {"unit", one.unit},
                        {"part_unit", one.part_unit},
                        {"adds_up", one.adds_up}});
    return list;
}

ordered_json reasons_json(const SharedFigure& figure) {
    ordered_json list = ordered_json::array();
    if (figure.telling == Telling::Masked) list.push_back(masked_word);
    if (figure.telling == Telling::Unknown) list.push_back(unknown_word);
    if (figure.telling == Telling::NotApplicable) list.push_back(not_applicable_word);
    if (figure.shown_departments_only) list.push_back(shown_departments_word);
    return list;
}

ordered_json figure_json(const SharedFigure& figure) {
    const bool shown = figure.telling == Telling::Shown;
    const auto text = [](bool there, const std::string& value) {
        return there ? ordered_json(value) : ordered_json(nullptr);
    };
    ordered_json value;
    if (shown && figure.rate)
        value = *figure.ratio.value();
    else if (shown)
        value = figure.ratio.numerator;
    return {{"measure", measure_name(figure.measure)},
            {"persona", text(sharing::is_of_stages(figure.measure), figure.persona)},
            {"stage", text(figure.stage.has_value(), figure.stage.value_or(""))},
            {"indicator", text(figure.measure == Measure::Indicator, figure.indicator)},
            {"value", std::move(value)},
            {"numerator", shown ? ordered_json(figure.ratio.numerator) : ordered_json(nullptr)},
            {"denominator",
             shown && figure.rate ? ordered_json(figure.ratio.denominator) : ordered_json(nullptr)},
            {"unit", figure.unit},
            {"part_unit", figure.part_unit},
            {"masked", figure.telling == Telling::Masked},
            {"reasons", reasons_json(figure)}};
}

// ---- reading

// Looks at the text before anything is made of it: how deep it is, that no name stands twice in an
// object, and where it is broken.
class Screening : public nlohmann::json_sax<json> {
  public:
    bool null() override { return true; }
    bool boolean(bool /*value*/) override { return true; }
    bool number_integer(number_integer_t /*value*/) override { return true; }
    bool number_unsigned(number_unsigned_t /*value*/) override { return true; }
    bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return true; }
    bool string(string_t& /*value*/) override { return true; }
    bool binary(binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*elements*/) override { return open(); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t /*elements*/) override { return open(); }
    bool end_array() override { return close(); }
    bool key(string_t& name) override {
        if (names_.back().insert(name).second) return true;
        twice_ = name;
        return false;
    }
    bool parse_error(std::size_t position, const std::string& /*last_token*/,
                     const nlohmann::detail::exception& /*error*/) override {
        position_ = position;
        return false;
    }

    std::optional<std::size_t> broken_at() const { return position_; }
    bool too_deep() const { return too_deep_; }
    const std::string& twice() const { return twice_; }

  private:
    bool open() {
        too_deep_ = names_.size() >= deepest;
        names_.emplace_back();
        return !too_deep_;
    }
    bool close() {
        names_.pop_back();
        return true;
    }

    std::vector<std::set<std::string>> names_;
    std::optional<std::size_t> position_;
    bool too_deep_ = false;
    std::string twice_;
};

// The place of a byte, counted from 1, as people count.
Issue broken(const InputFile& file, std::size_t position) {
    const std::string_view before =
        std::string_view(file.bytes).substr(0, position == 0 ? 0 : position - 1);
    const std::size_t line_end = before.rfind('\n');
    const std::string_view line =
        line_end == std::string_view::npos ? before : before.substr(line_end + 1);
    const auto column =
        1 + std::count_if(line.begin(), line.end(), [](char c) { return (c & 0xC0) != 0x80; });
    const auto number = 1 + std::count(before.begin(), before.end(), '\n');
    return {MessageId::ShareNotJson, Place{file.name, "", {}, static_cast<std::uint32_t>(number)},
            "", std::to_string(column), ""};
}

// What stands in a message of a value that is not right.
std::string told(const json& value) {
    constexpr std::size_t longest = 60;
    std::string text = value.dump(-1, ' ', true, json::error_handler_t::replace);
    if (text.size() > longest) text = text.substr(0, longest) + "…";
    return text;
}

class ShareReader {
  public:
    explicit ShareReader(const InputFile& file) : file_(file) {}

    Result<Share> read(const json& root) {
        if (!root.is_object() || root.value("format", json()) != share_format)
            return Issue{MessageId::ShareNotOne, place(), "", "", ""};
        if (const auto newer = newer_version(root)) return *newer;
        Share share;
        share.file = file_.name;
        const json& municipality = object(root, "", "municipality");
        share.municipality = {text(municipality, "municipality", "code"),
                              text(municipality, "municipality", "name")};
        share.as_of = date(root, "", "as_of");
        share.least_group = whole(root, "", "min_group").value_or(0);
        const json& schemes = object(root, "", "schemes");
        share.stages = rules(schemes, "stages");
        share.indicators = rules(schemes, "indicators");
        read_personas(root, share.stages);
        read_indicators(root, share.indicators);
        const json& figures = list(root, "", "figures");
        for (std::size_t i = 0; i < figures.size() && !wrong_; ++i)
            share.figures.push_back(figure(figures[i], entry("", "figures", i), share.indicators));
        if (wrong_) return *wrong_;
        auto code = sharing::municipality_code(share.municipality.code);
        if (!code) return in_file(code.error());
        share.municipality.code = std::move(*code);
        if (auto right = sharing::check(share); !right) return right.error();
        return share;
    }

  private:
    Place place() const { return {file_.name, "", {}, {}}; }
    Issue in_file(Issue issue) const {
        issue.place = place();
        return issue;
    }
    static std::string path(const std::string& of, std::string_view key) {
        return of.empty() ? std::string(key) : of + "." + std::string(key);
    }
    static std::string entry(const std::string& of, std::string_view key, std::size_t index) {
        return path(of, key) + "[" + std::to_string(index) + "]";
    }

    std::optional<Issue> newer_version(const json& root) const {
        const json version = root.value("version", json());
        if (!version.is_number_integer() || version < 1)
            return Issue{MessageId::ShareValueWrong, place(), "version", told(version),
                         "whole number"};
        if (version <= share_version) return std::nullopt;
        return Issue{MessageId::ShareNewer, place(), "", told(version),
                     std::to_string(share_version)};
    }

    // The first thing that is wrong is told.
    void wrong(std::string where, const json& found, std::string expected) {
        if (!wrong_)
            wrong_ = Issue{MessageId::ShareValueWrong, place(), std::move(where), told(found),
                           std::move(expected)};
    }

    const json& member(const json& of, std::string_view key) const {
        static const json nothing;
        if (!of.is_object()) return nothing;
        const auto found = of.find(std::string(key));
        return found == of.end() ? nothing : *found;
    }
    const json& object(const json& of, const std::string& where, std::string_view key) {
        const json& found = member(of, key);
        if (!found.is_object()) wrong(path(where, key), found, "object");
        return found;
    }
    const json& list(const json& of, const std::string& where, std::string_view key) {
        static const json nothing = json::array();
        const json& found = member(of, key);
        if (found.is_array() && found.size() <= most_entries) return found;
        wrong(path(where, key), found.is_array() ? json(found.size()) : found, "array");
        return nothing;
    }

    // No marks that a program could take for something else than text.
    std::string text_of(const json& found, const std::string& where) {
        const auto is_control = [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == '\x7F';
        };
        if (!found.is_string()) {
            wrong(where, found, "text");
            return {};
        }
        const auto& text = found.get_ref<const std::string&>();
        if (text.size() <= longest_text && std::none_of(text.begin(), text.end(), is_control))
            return text;
        wrong(where, found, "text of one line");
        return {};
    }
    std::string text(const json& of, const std::string& where, std::string_view key) {
        return text_of(member(of, key), path(where, key));
    }
    std::optional<std::string> text_or_null(const json& of, const std::string& where,
                                            std::string_view key) {
        const json& found = member(of, key);
        if (found.is_null()) return std::nullopt;
        return text_of(found, path(where, key));
    }
    bool flag(const json& of, const std::string& where, std::string_view key) {
        const json& found = member(of, key);
        if (found.is_boolean()) return found.get<bool>();
        wrong(path(where, key), found, "true, false");
        return false;
    }
    std::optional<std::int64_t> whole(const json& of, const std::string& where,
                                      std::string_view key) {
        const json& found = member(of, key);
        // What is negative contradicts itself, and is told so later.
        const bool small =
            found.is_number_unsigned()
                ? found.get<std::uint64_t>() <= static_cast<std::uint64_t>(sharing::most_counted)
                : found.is_number_integer() && found.get<std::int64_t>() >= -sharing::most_counted;
        if (small) return found.get<std::int64_t>();
        wrong(path(where, key), found, "whole number");
        return std::nullopt;
    }
    Date date(const json& of, const std::string& where, std::string_view key) {
        const std::string written = text(of, where, key);
        const auto found = parse_date(written);
        if (found && to_string(*found) == written) return *found;
        wrong(path(where, key), member(of, key), "date (2026-03-31)");
        return {};
    }

    std::vector<RuleChoice> choices(const json& of, const std::string& where,
                                    std::string_view key) {
        std::vector<RuleChoice> found;
        const json& all = list(of, where, key);
        for (std::size_t i = 0; i < all.size() && !wrong_; ++i) {
            const std::string at = entry(where, key, i);
            found.push_back({text(all[i], at, "id"), text(all[i], at, "name"),
                             text(all[i], at, "value"), text(all[i], at, "value_name")});
        }
        return found;
    }

    Rules rules(const json& schemes, std::string_view key) {
        const json& of = object(schemes, "schemes", key);
        const std::string where = path("schemes", key);
        Rules rules;
        rules.id = text(of, where, "id");
        rules.name = text(of, where, "name");
        rules.version = text(of, where, "version");
        rules.fingerprint = text(of, where, "fingerprint");
        rules.options = choices(of, where, "options");
        rules.parameters = choices(of, where, "parameters");
        return rules;
    }

    void read_personas(const json& root, Rules& rules) {
        const json& all = list(root, "", "personas");
        for (std::size_t i = 0; i < all.size() && !wrong_; ++i) {
            const std::string at = entry("", "personas", i);
            sharing::SharedPersona persona{text(all[i], at, "name"), {}};
            const json& stages = list(all[i], at, "stages");
            for (std::size_t n = 0; n < stages.size() && !wrong_; ++n)
                persona.stages.push_back(text_of(stages[n], entry(at, "stages", n)));
            rules.personas.push_back(std::move(persona));
        }
    }

    void read_indicators(const json& root, Rules& rules) {
        const json& all = list(root, "", "indicators");
        for (std::size_t i = 0; i < all.size() && !wrong_; ++i) {
            const std::string at = entry("", "indicators", i);
            sharing::SharedIndicator one;
            one.id = text(all[i], at, "id");
            one.mark = text(all[i], at, "mark");
            one.name = text(all[i], at, "name");
            one.unit = text(all[i], at, "unit");
            one.part_unit = text(all[i], at, "part_unit");
            one.rate = flag(all[i], at, "rate");
            one.adds_up = flag(all[i], at, "adds_up");
            rules.indicators.push_back(std::move(one));
        }
    }

    Measure measure(const json& of, const std::string& where) {
        const std::string word = text(of, where, "measure");
        const auto found = std::find(measures.begin(), measures.end(), word);
        if (found != measures.end()) return static_cast<Measure>(found - measures.begin());
        wrong(path(where, "measure"), member(of, "measure"),
              "staff, people, undecided, stage, stage_or_higher, indicator");
        return Measure::Staff;
    }

    // Those that this version does not know say nothing that it tells.
    void read_reasons(const json& of, const std::string& where, SharedFigure& figure) {
        const json& all = list(of, where, "reasons");
        for (std::size_t i = 0; i < all.size() && !wrong_; ++i) {
            const std::string word = text_of(all[i], entry(where, "reasons", i));
            if (word == unknown_word) figure.telling = Telling::Unknown;
            if (word == not_applicable_word) figure.telling = Telling::NotApplicable;
            if (word == shown_departments_word) figure.shown_departments_only = true;
        }
        if (flag(of, where, "masked")) figure.telling = Telling::Masked;
    }

    void read_subject(const json& of, const std::string& where, SharedFigure& figure) {
        figure.measure = measure(of, where);
        if (sharing::is_of_stages(figure.measure)) figure.persona = text(of, where, "persona");
        if (figure.measure == Measure::Stage || figure.measure == Measure::StageOrHigher)
            figure.stage = text(of, where, "stage");
        if (figure.measure == Measure::Indicator) figure.indicator = text(of, where, "indicator");
    }

    SharedFigure figure(const json& of, const std::string& where, const Rules& indicators) {
        SharedFigure figure;
        read_subject(of, where, figure);
        read_reasons(of, where, figure);
        figure.unit = text(of, where, "unit");
        figure.part_unit = text(of, where, "part_unit");
        const json& denominator = member(of, "denominator");
        figure.rate = is_rate(figure, indicators);
        if (figure.telling == Telling::Shown) {
            figure.ratio.numerator = whole(of, where, "numerator").value_or(0);
            if (figure.rate)
                figure.ratio.denominator = whole(of, where, "denominator").value_or(0);
            else if (!denominator.is_null())
                wrong(path(where, "denominator"), denominator, "null");
            check_value(of, where, figure);
        } else {
            for (const char* key : {"value", "numerator", "denominator"})
                if (!member(of, key).is_null()) wrong(path(where, key), member(of, key), "null");
        }
        return figure;
    }

    // As the list of indicators says: what is not shown has no parts to tell it by.
    static bool is_rate(const SharedFigure& figure, const Rules& indicators) {
        if (figure.measure == Measure::StageOrHigher) return true;
        const auto& all = indicators.indicators;
        return figure.measure == Measure::Indicator &&
               std::any_of(all.begin(), all.end(), [&](const sharing::SharedIndicator& one) {
                   return one.id == figure.indicator && one.rate;
               });
    }

    void check_value(const json& of, const std::string& where, const SharedFigure& figure) {
        const json& value = member(of, "value");
        const double right = figure.rate ? figure.ratio.value().value_or(-1)
                                         : static_cast<double>(figure.ratio.numerator);
        constexpr double close = 1e-6;
        if (value.is_number() && std::abs(value.get<double>() - right) <= close) return;
        wrong(path(where, "value"), value,
              figure.rate ? "numerator / denominator" : "the same as numerator");
    }

    const InputFile& file_;
    std::optional<Issue> wrong_;
};

}  // namespace

std::string_view measure_name(Measure measure) {
    return measures[static_cast<std::size_t>(measure)];
}

std::string share_json(const Share& share) {
    ordered_json figures = ordered_json::array();
    for (const SharedFigure& one : share.figures) figures.push_back(figure_json(one));
    const ordered_json all{
        {"format", share_format},
        {"version", share_version},
        {"municipality", {{"code", share.municipality.code}, {"name", share.municipality.name}}},
        {"as_of", to_string(share.as_of)},
        {"min_group", share.least_group},
        {"schemes",
         {{"stages", rules_json(share.stages)}, {"indicators", rules_json(share.indicators)}}},
        {"personas", personas_json(share.stages)},
        {"indicators", indicators_json(share.indicators)},
        {"figures", std::move(figures)}};
    return all.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<Share> read_share(const InputFile& file) {
    const Place place{file.name, "", {}, {}};
    const auto megabytes = [](std::size_t bytes) {
        return std::to_string((bytes + (1U << 20U) - 1) >> 20U) + " MB";
    };
    if (file.bytes.size() > most_share_bytes)
        return Issue{MessageId::ShareTooLarge, place, "", megabytes(file.bytes.size()),
                     megabytes(most_share_bytes)};
    Screening screening;
    if (!json::sax_parse(file.bytes, &screening)) {
        if (screening.broken_at()) return broken(file, *screening.broken_at());
        if (!screening.twice().empty())
            return Issue{MessageId::ShareValueWrong, place, told(json(screening.twice())),
                         told(json(screening.twice())), "name used once"};
        return Issue{MessageId::ShareNotOne, place, "", "", ""};
    }
    return ShareReader(file).read(json::parse(file.bytes, nullptr, false));
}

}  // namespace skillmap::engine
