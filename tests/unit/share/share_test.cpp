#include <string>
#include <utility>
#include <vector>

#include "addin/engine/share_json.h"
#include "core/messages.h"
#include "core/share/join.h"
#include "samples/random.h"
#include "tests/support/catch.h"

using namespace skillmap;
using namespace skillmap::sharing;

namespace {

SharedFigure persona_figure(Measure measure, Ratio ratio, std::optional<std::string> stage = {}) {
    SharedFigure figure;
    figure.measure = measure;
    figure.persona = "DX推進員";
    figure.stage = std::move(stage);
    figure.rate = measure == Measure::StageOrHigher;
    figure.ratio = ratio;
    figure.unit = figure.rate ? "割合" : "人";
    figure.part_unit = "人";
    return figure;
}

// 40 people, of whom 12 have the persona: 5 on no stage, 7 on the first.
Share small_share(std::string code = "131016", std::string name = "見本区") {
    Share share;
    share.file = name + ".json";
    share.municipality = {std::move(code), std::move(name)};
    share.as_of = *parse_date("2026-03-31");
    share.least_group = 3;
    share.stages = {"wg", "WG", "2", "r1-1", {{"A-1", "読み方", "one", "甲"}}, {}, {}, {}};
    share.stages.personas = {{"DX推進員", {"Step1"}}};
    share.indicators = {"fukui", "福井", "1", "r1-2", {}, {{"P", "基準", "3", "3人"}}, {}, {}};
    share.indicators.indicators = {{"due", "①", "必須研修", "割合", "人・研修", true, true},
                                   {"level", "②", "水準", "段階", "段階", false, false}};
    SharedFigure staff;
    staff.ratio = {40, 0};
    staff.unit = staff.part_unit = "人";
    SharedFigure due = staff;
    due.measure = Measure::Indicator;
    due.indicator = "due";
    due.rate = true;
    due.ratio = {30, 80};
    SharedFigure level = staff;
    level.measure = Measure::Indicator;
    level.indicator = "level";
    level.ratio = {2, 0};
    share.figures = {staff,
                     persona_figure(Measure::People, {12, 0}),
                     persona_figure(Measure::Undecided, {4, 0}),
                     persona_figure(Measure::Stage, {5, 0}, ""),
                     persona_figure(Measure::Stage, {7, 0}, "Step1"),
                     persona_figure(Measure::StageOrHigher, {7, 12}, "Step1"),
                     due,
                     level};
    return share;
}

SharedFigure& figure_of(Share& share, Measure measure, const std::string& what = "") {
    for (SharedFigure& one : share.figures)
        if (one.measure == measure && one.stage.value_or(one.indicator) == what) return one;
    FAIL("no such figure");
    return share.figures.front();
}

void mask(SharedFigure& figure) {
    figure.telling = Telling::Masked;
    figure.ratio = {};
}

Result<Share> reading_of(std::string text) {
    return engine::read_share({"town.json", std::move(text)});
}

std::string with(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

// What reading the text of the small share says once a part of it is another one.
Issue refusal(const std::string& from, const std::string& to) {
    const auto read = reading_of(with(engine::share_json(small_share()), from, to));
    REQUIRE_FALSE(read);
    CHECK(read.error().place.file == "town.json");
    return read.error();
}

Issue contradiction(const Share& share) {
    const auto read = reading_of(engine::share_json(share));
    REQUIRE_FALSE(read);
    return read.error();
}

}  // namespace

TEST_CASE("codes of municipalities have a check digit") {
    for (const char* code : {"010006", "130001", "131016", "270008", "471003", "182010"})
        CHECK(municipality_code(code).ok());
    CHECK(*municipality_code("　１３１０１６ ") == "131016");
    for (const char* code :
         {"", "13101", "1310160", "13101６x", "000001", "480002", "-13101", "abcdef"}) {
        INFO(code);
        const auto read = municipality_code(code);
        REQUIRE_FALSE(read);
        CHECK(read.error().id == MessageId::MunicipalityCode);
    }
    const auto wrong = municipality_code("131017");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().id == MessageId::MunicipalityCheckDigit);
    CHECK(wrong.error().expected == "131016");
    // Any other digit in any place is noticed, but for one that changes the prefecture to none.
    const std::string right = "182010";
    for (std::size_t place = 0; place < right.size(); ++place)
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string code = right;
            code[place] = digit;
            INFO(code);
            CHECK(municipality_code(code).ok() == (code == right));
        }
}

TEST_CASE("a share is read as it was written") {
    Share share = small_share();
    mask(figure_of(share, Measure::Stage, "Step1"));
    mask(figure_of(share, Measure::Stage, ""));
    mask(figure_of(share, Measure::StageOrHigher, "Step1"));
    figure_of(share, Measure::Indicator, "due").shown_departments_only = true;
    figure_of(share, Measure::Indicator, "level").telling = Telling::Unknown;
    figure_of(share, Measure::Indicator, "level").ratio = {};
    share.municipality.name = "=HYPERLINK(\"x\")";
    const std::string text = engine::share_json(share);
    const auto read = reading_of("\xEF\xBB\xBF" + text);
    REQUIRE(read);
    CHECK(engine::share_json(*read) == text);
    CHECK(read->municipality.name == share.municipality.name);
    CHECK(read->figures[4].telling == Telling::Masked);
    CHECK(read->figures[7].telling == Telling::Unknown);
    CHECK(text.find("Step1") != std::string::npos);
}

TEST_CASE("what is unknown to this version is let be") {
    const auto read = reading_of(with(engine::share_json(small_share()), "\"version\": 1,",
                                      "\"version\": 1, \"remark\": {\"more\": [1, 2]},"));
    CHECK(read.ok());
}

TEST_CASE("a damaged share says where") {
    const auto broken = reading_of("{\n \"format\": \"skillmap-share\",\n \"あい\": }");
    REQUIRE_FALSE(broken);
    CHECK(broken.error().id == MessageId::ShareNotJson);
    CHECK(broken.error().place.line == 3U);
    CHECK(broken.error().found == "8");
    const std::string text = engine::share_json(small_share());
    for (std::size_t length : {std::size_t{0}, std::size_t{1}, text.size() / 2, text.size() - 3}) {
        INFO(length);
        const auto cut = reading_of(text.substr(0, length));
        REQUIRE_FALSE(cut);
        CHECK(cut.error().id == MessageId::ShareNotJson);
    }
    CHECK(refusal("見本区", "見本\xFF").id == MessageId::ShareNotJson);
}

TEST_CASE("other files are no shares") {
    for (const char* text : {"[]", "1", "null", "{}", "{\"format\": 1}", "{\"format\": \"other\"}"})
        CHECK(reading_of(text).error().id == MessageId::ShareNotOne);
    CHECK(reading_of(std::string(100'000, '[')).error().id == MessageId::ShareNotOne);
    CHECK(reading_of(std::string(engine::most_share_bytes + 1, ' ')).error().id ==
          MessageId::ShareTooLarge);
}

TEST_CASE("versions of the format") {
    const Issue newer = refusal("\"version\": 1,", "\"version\": 2,");
    CHECK(newer.id == MessageId::ShareNewer);
    CHECK(newer.found == "2");
    for (const char* version : {"0", "-1", "1.5", "\"1\"", "null", "18446744073709551615"}) {
        INFO(version);
        CHECK(refusal("\"version\": 1,", "\"version\": " + std::string(version) + ",").id ==
              MessageId::ShareValueWrong);
    }
}

TEST_CASE("values of other kinds are refused with their place") {
    const std::vector<std::array<std::string, 3>> cases{
        {"\"as_of\": \"2026-03-31\"", "\"as_of\": 20260331", "as_of"},
        {"\"as_of\": \"2026-03-31\"", "\"as_of\": \"2026-02-30\"", "as_of"},
        {"\"as_of\": \"2026-03-31\"", "\"as_of\": \"R8.3.31\"", "as_of"},
        {"\"min_group\": 3", "\"min_group\": null", "min_group"},
        {"\"name\": \"見本区\"", "\"name\": [\"見本区\"]", "municipality.name"},
        {"\"name\": \"見本区\"", "\"name\": \"見本\\u0007区\"", "municipality.name"},
        {"\"name\": \"見本区\"", "\"name\": \"" + std::string(2000, 'x') + "\"",
         "municipality.name"},
        {"\"fingerprint\": \"r1-1\"", "\"fingerprint\": 1", "schemes.stages.fingerprint"},
        {"\"numerator\": 40", "\"numerator\": \"40\"", "figures[0].numerator"},
        {"\"numerator\": 40", "\"numerator\": 40.5", "figures[0].numerator"},
        {"\"numerator\": 40", "\"numerator\": 1e3", "figures[0].numerator"},
        {"\"numerator\": 40", "\"numerator\": 9223372036854775807", "figures[0].numerator"},
        {"\"numerator\": 40", "\"numerator\": 18446744073709551615", "figures[0].numerator"},
        {"\"value\": 40", "\"value\": 41", "figures[0].value"},
        {"\"value\": 0.375", "\"value\": 0.5", "figures[6].value"},
        {"\"denominator\": 80", "\"denominator\": null", "figures[6].denominator"},
        {"\"masked\": false", "\"masked\": 0", "figures[0].masked"},
        {"\"masked\": false", "\"masked\": true", "figures[0].value"},
        {"\"measure\": \"staff\"", "\"measure\": \"salary\"", "figures[0].measure"},
        {"\"reasons\": []", "\"reasons\": \"\"", "figures[0].reasons"},
        {"\"rate\": true", "\"rate\": \"true\"", "indicators[0].rate"},
    };
    for (const auto& [from, to, place] : cases) {
        INFO(from << " -> " << to);
        const Issue issue = refusal(from, to);
        CHECK(issue.id == MessageId::ShareValueWrong);
        CHECK(issue.subject == place);
    }
    CHECK(refusal("\"min_group\": 3", "\"min_group\": 3, \"min_group\": 4").expected ==
          "name used once");
    CHECK(refusal("\"code\": \"131016\"", "\"code\": \"131017\"").id ==
          MessageId::MunicipalityCheckDigit);
}

TEST_CASE("figures that contradict each other are refused") {
    const auto wrong = [](Measure measure, const std::string& what, Ratio ratio) {
        Share share = small_share();
        figure_of(share, measure, what).ratio = ratio;
        return contradiction(share).id;
    };
    CHECK(wrong(Measure::Indicator, "due", {81, 80}) == MessageId::ShareContradicts);
    CHECK(wrong(Measure::Indicator, "due", {-1, 80}) == MessageId::ShareContradicts);
    CHECK(wrong(Measure::Staff, "", {-40, 0}) == MessageId::ShareContradicts);
    CHECK(wrong(Measure::Stage, "Step1", {8, 0}) == MessageId::ShareContradicts);
    CHECK(wrong(Measure::Stage, "Step1", {6, 0}) == MessageId::ShareContradicts);
    CHECK(wrong(Measure::Undecided, "", {13, 0}) == MessageId::ShareContradicts);
    CHECK(wrong(Measure::StageOrHigher, "Step1", {7, 13}) == MessageId::ShareContradicts);
    Share share = small_share();
    share.figures.push_back(share.figures.back());
    CHECK(contradiction(share).id == MessageId::ShareFigureTwice);
    share = small_share();
    share.figures[1].persona = "ない人材像";
    CHECK(contradiction(share).id == MessageId::ShareUnknown);
    share = small_share();
    figure_of(share, Measure::Indicator, "level").indicator = "none";
    CHECK(contradiction(share).id == MessageId::ShareUnknown);
    share = small_share();
    share.stages.personas.front().stages = {"Step2"};
    CHECK(contradiction(share).id == MessageId::ShareUnknown);
}

TEST_CASE("any bytes are read or refused") {
    const std::string text = engine::share_json(small_share());
    samples::Random random(7);
    std::size_t refused = 0;
    for (int round = 0; round < 3000; ++round) {
        std::string other = text;
        for (int change = 0; change < 3; ++change)
            other[static_cast<std::size_t>(random.below(static_cast<int>(other.size())))] =
                static_cast<char>(random.below(256));
        refused += reading_of(other).ok() ? 0U : 1U;
    }
    CHECK(refused > 1000);
}

TEST_CASE("totals say no more than what is shown") {
    Share masked = small_share("182010", "見本市");
    mask(figure_of(masked, Measure::Stage, "Step1"));
    mask(figure_of(masked, Measure::Stage, ""));
    mask(figure_of(masked, Measure::Indicator, "due"));
    Share without = small_share("131024", "例区");
    without.figures = {without.figures[0], without.figures[6]};
    const auto joined = join({masked, small_share(), without});
    REQUIRE(joined);
    CHECK(joined->shares.front().municipality.code == "131016");
    CHECK(joined->apart.empty());
    const FigureIndex index(*joined);
    const Total staff = index.total({Measure::Staff, "", ""});
    CHECK(staff.complete());
    CHECK(staff.shown == Ratio{120, 0});
    const Total step = index.total({Measure::Stage, "DX推進員", "Step1"});
    CHECK_FALSE(step.complete());
    CHECK(step.told == 2);  // nobody has the persona in one of them
    CHECK(step.shown.numerator == 7);
    const Total due = index.total({Measure::Indicator, "due", ""});
    CHECK_FALSE(due.complete());
    CHECK(due.shown == Ratio{60, 160});
    // An indicator that a share leaves out is not told.
    CHECK(index.total({Measure::Indicator, "level", ""}).told == 2);
}

TEST_CASE("only what is made alike is compared") {
    const Share usual = small_share();
    const auto other = [](auto change) {
        Share share = small_share("182010", "見本市");
        change(share);
        return share;
    };
    const auto only_item = [&](const Share& share) {
        const auto joined = join({usual, small_share("131024", "例区"), share});
        REQUIRE(joined);
        REQUIRE(joined->apart.size() == 1);
        CHECK(joined->apart.front().municipality == 2);
        CHECK(joined->stages.holds[2] == !joined->apart.front().stages);
        CHECK(joined->indicators.holds[2] == !joined->apart.front().indicators);
        CHECK(FigureIndex(*joined).find(2, {Measure::People, "DX推進員", ""}) ==
              (joined->stages.holds[2] ? &joined->shares[2].figures[1] : nullptr));
        return joined->apart.front();
    };
    CHECK(only_item(other([](Share& one) { one.as_of = *parse_date("2025-03-31"); })).item ==
          Apart::Item::AsOf);
    CHECK(only_item(other([](Share& one) { one.stages.id = "mine"; })).item == Apart::Item::Scheme);
    CHECK(only_item(other([](Share& one) { one.stages.version = "3"; })).item ==
          Apart::Item::Version);
    const Apart reading = only_item(other([](Share& one) {
        one.stages.options.front().value = "two";
        one.stages.options.front().value_name = "乙";
        one.stages.fingerprint = "r1-9";
    }));
    CHECK(reading.item == Apart::Item::Reading);
    CHECK(reading.own == "乙");
    CHECK(reading.others == "甲");
    CHECK(reading.stages);
    CHECK_FALSE(reading.indicators);
    CHECK(only_item(other([](Share& one) {
              one.indicators.parameters.front().value = "4";
              one.indicators.parameters.front().value_name = "4人";
          })).item == Apart::Item::Parameter);
    CHECK(only_item(other([](Share& one) { one.indicators.fingerprint = "r1-9"; })).item ==
          Apart::Item::Rules);
    // What says that it is alike and is not.
    CHECK(only_item(other([](Share& one) {
              one.stages.personas.front().stages = {"Step2"};
          })).item == Apart::Item::Rules);
}

TEST_CASE("what cannot be joined is refused") {
    Share late = small_share("182010", "見本市");
    late.file = "late.json";
    const auto twice = join({late, small_share(), late});
    REQUIRE_FALSE(twice);
    CHECK(twice.error().id == MessageId::MergeCodeTwice);
    CHECK(twice.error().place.file == "late.json");
    late.as_of = *parse_date("2027-03-31");
    const auto apart = join({late, small_share()});
    REQUIRE_FALSE(apart);
    CHECK(apart.error().id == MessageId::MergeNothingAlike);
    const auto never = join({small_share()}, parse_date("2020-03-31"));
    REQUIRE_FALSE(never);
    CHECK(never.error().id == MessageId::MergeNoSuchDay);
    CHECK(join({small_share()}).ok());
    // The day of most, of as many the later; or the one asked for.
    Share also_late = small_share("131024", "例区");
    also_late.as_of = late.as_of;
    Share more = small_share("131032", "試区");
    CHECK(join({small_share(), more, late, also_late})->as_of == late.as_of);
    CHECK(join({small_share(), more, late, also_late}, more.as_of)->as_of == more.as_of);
}
