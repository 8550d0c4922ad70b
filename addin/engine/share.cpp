#include "addin/engine/share.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "addin/engine/share_json.h"
#include "core/messages.h"
#include "core/report/share/share_of.h"

namespace skillmap::engine {
namespace {

using nlohmann::ordered_json;
using sharing::Joined;

std::string_view item_name(sharing::Apart::Item item) {
    using Item = sharing::Apart::Item;
    switch (item) {
        case Item::AsOf:
            return "as_of";
        case Item::Scheme:
            return "scheme";
        case Item::Version:
            return "version";
        case Item::Reading:
            return "option";
        case Item::Parameter:
            return "parameter";
        case Item::Rules:
            break;
    }
    return "rules";
}

ordered_json scheme_json(const sharing::Comparable& of) {
    return {{"id", of.rules.id},
            {"name", of.rules.name},
            {"version", of.rules.version},
            {"fingerprint", of.rules.fingerprint},
            {"municipalities", of.count}};
}

ordered_json subject_json(const sharing::SharedFigure& figure) {
    const bool stages = sharing::is_of_stages(figure.measure);
    const auto text = [](bool there, const std::string& value) {
        return there ? ordered_json(value) : ordered_json(nullptr);
    };
    return {{"measure", measure_name(figure.measure)},
            {"persona", text(stages, figure.persona)},
            {"stage", text(figure.stage.has_value(), figure.stage.value_or(""))},
            {"indicator", text(figure.measure == sharing::Measure::Indicator, figure.indicator)}};
}

ordered_json number_or_null(bool there, std::int64_t number) {
    return there ? ordered_json(number) : ordered_json(nullptr);
}

class JoinedJson {
  public:
    explicit JoinedJson(const Joined& joined) : joined_(joined), index_(joined) {}

    ordered_json make() {
        ordered_json municipalities = ordered_json::array();
        ordered_json figures = ordered_json::array();
        ordered_json totals = ordered_json::array();
        std::set<sharing::FigureKey> known;
        for (std::size_t i = 0; i < joined_.shares.size(); ++i) {
            const sharing::Share& share = joined_.shares[i];
            municipalities.push_back({{"code", share.municipality.code},
                                      {"name", share.municipality.name},
                                      {"as_of", to_string(share.as_of)},
                                      {"stages_compared", bool(joined_.stages.holds[i])},
                                      {"indicators_compared", bool(joined_.indicators.holds[i])}});
            for (const sharing::SharedFigure& one : share.figures) {
                if (index_.find(i, key_of(one)) == nullptr) continue;
                figures.push_back(figure_json(share, one));
                if (known.insert(key_of(one)).second && adds_up(one))
                    totals.push_back(total_json(one));
            }
        }
        return {{"as_of", to_string(joined_.as_of)},
                {"schemes",
                 {{"stages", scheme_json(joined_.stages)},
                  {"indicators", scheme_json(joined_.indicators)}}},
                {"municipalities", std::move(municipalities)},
                {"apart", apart()},
                {"totals", std::move(totals)},
                {"figures", std::move(figures)}};
    }

  private:
    bool adds_up(const sharing::SharedFigure& figure) const {
        for (const sharing::SharedIndicator& one : joined_.indicators.rules.indicators)
            if (figure.measure == sharing::Measure::Indicator && one.id == figure.indicator)
                return one.adds_up;
        return true;
    }

    static ordered_json figure_json(const sharing::Share& share, const sharing::SharedFigure& one) {
        const bool shown = one.telling == sharing::Telling::Shown;
        ordered_json figure{{"code", share.municipality.code}};
        figure.update(subject_json(one));
        figure.update({{"numerator", number_or_null(shown, one.ratio.numerator)},
                       {"denominator", number_or_null(shown && one.rate, one.ratio.denominator)},
                       {"masked", one.telling == sharing::Telling::Masked}});
        return figure;
    }

    // Of a count the numerator, where not everybody tells theirs, is so much or more.
    ordered_json total_json(const sharing::SharedFigure& one) const {
        const sharing::Total total = index_.total(key_of(one));
        ordered_json figure = subject_json(one);
        const bool known = total.complete() || !one.rate;
        figure.update({{"numerator", number_or_null(known, total.shown.numerator)},
                       {"denominator", number_or_null(known && one.rate, total.shown.denominator)},
                       {"complete", total.complete()},
                       {"told", total.told},
                       {"of", total.of}});
        return figure;
    }

    ordered_json apart() const {
        ordered_json list = ordered_json::array();
        for (const sharing::Apart& one : joined_.apart) {
            ordered_json of = ordered_json::array();
            if (one.stages) of.push_back("stages");
            if (one.indicators) of.push_back("indicators");
            list.push_back({{"code", joined_.shares[one.municipality].municipality.code},
                            {"name", joined_.shares[one.municipality].municipality.name},
                            {"of", std::move(of)},
                            {"item", item_name(one.item)},
                            {"subject", one.name},
                            {"own", one.own},
                            {"others", one.others}});
        }
        return list;
    }

    const Joined& joined_;
    sharing::FigureIndex index_;
};

}  // namespace

Result<sharing::Municipality> municipality_of(const AssessmentInput& input,
                                              const ShareOptions& options) {
    const Settings& settings = input.settings;
    const std::string& written = options.code.empty() ? settings.municipality_code : options.code;
    const std::string& name = options.name.empty() ? settings.organization : options.name;
    const auto at_book = [&](Issue issue) {
        if (options.code.empty()) issue.place.file = input.records.file;
        return issue;
    };
    if (written.empty()) return at_book({MessageId::MunicipalityCodeMissing, {}, "", "", ""});
    auto code = sharing::municipality_code(written);
    if (!code) return at_book(code.error());
    if (name.empty())
        return Issue{MessageId::MunicipalityNameMissing, Place{input.records.file, "", {}, {}}, "",
                     "", ""};
    return sharing::Municipality{std::move(*code), name};
}

Result<sharing::Share> share_of(Assessment& assessment, const ShareOptions& options) {
    auto municipality = municipality_of(assessment.input(), options);
    if (!municipality) return municipality.error();
    return report::share_of(assessment, std::move(*municipality),
                            options.least_group.value_or(assessment.input().settings.least_group));
}

std::string joined_json(const Joined& joined) {
    return JoinedJson(joined).make().dump(1, ' ', false, ordered_json::error_handler_t::replace) +
           "\n";
}

}  // namespace skillmap::engine
