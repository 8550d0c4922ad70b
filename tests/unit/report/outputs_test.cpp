// A report as CSV and as HTML.
#include "core/report/figures.h"
#include "core/report/flat.h"
#include "core/report/html.h"
#include "tests/support/catch.h"

using namespace skillmap;
using namespace skillmap::report;

namespace {

Datum datum(const std::string& name, const std::string& indicator, Ratio ratio, bool is_count) {
    Datum one;
    one.department_code = "0100";
    one.department_name = name;
    one.fiscal_year = 2025;
    one.indicator = indicator;
    one.ratio = ratio;
    one.is_count = is_count;
    one.unit = "人";
    one.as_of = *parse_iso_date("2026-03-31");
    return one;
}

Report report_of(const std::string& name) {
    Report report;
    report.title = "題";
    report.footer = "みほん市";
    report.not_applicable = "－";
    report.hidden = "＊";
    report.data_page = DataPage{"data",
                                "データ",
                                "データ",
                                {"所属コード", "所属名", "年度", "指標", "分子", "分母", "値",
                                 "単位", "基準日", "分子・分母の単位"},
                                "***",
                                "X"};
    const auto rate = report.data.add(datum(name, "率", {1, 4}, false));
    const auto count = report.data.add(datum(name, "人数", {7, 0}, true));
    const auto none = report.data.add(datum(name, "なし", {0, 0}, false));
    Datum hidden = datum(name, "伏せた値", {}, false);
    hidden.hidden = true;
    const auto masked = report.data.add(std::move(hidden));
    Table table;
    table.id = "t";
    table.columns.resize(5);
    const char* const headings[] = {"所属", "率", "人数", "なし", "伏せた値"};
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        table.columns[i].heading = headings[i];
        table.columns[i].kind = i == 0 ? ColumnKind::Text : ColumnKind::Rate;
        table.columns[i].show = i == 1 ? Show::Heat : Show::Plain;
    }
    table.rows.push_back({name, Figure{rate}, Figure{count}, Figure{none}, Figure{masked}});
    Page cover;
    cover.id = "cover";
    cover.name = "表紙";
    Page page;
    page.id = "page";
    page.name = "所属別";
    page.blocks = {Charts{{Chart{ChartKind::Columns, "図", "説明", "t", 0, {2}, 0}}}, table};
    report.pages = {cover, page};
    return report;
}

}  // namespace

TEST_CASE("csv: ten columns, signs where nothing applies or is shown") {
    CHECK(csv_of(report_of("総務課")) ==
          "\xEF\xBB\xBF所属コード,所属名,年度,指標,分子,分母,値,単位,基準日,分子・分母の単位\r\n"
          "0100,総務課,2025,率,1,4,0.25,人,2026-03-31,人\r\n"
          "0100,総務課,2025,人数,7,***,7,人,2026-03-31,人\r\n"
          "0100,総務課,2025,なし,0,0,***,人,2026-03-31,人\r\n"
          "0100,総務課,2025,伏せた値,X,X,X,人,2026-03-31,人\r\n");
}

TEST_CASE("csv: no text becomes a formula, and none breaks a line") {
    for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"}) {
        const std::string csv = csv_of(report_of(text));
        const std::size_t at = csv.find(text);
        REQUIRE(at != std::string::npos);
        CHECK(csv[at - 1] == '\'');
    }
    CHECK(csv_of(report_of("a,\"b\"\nc")).find(",\"a,\"\"b\"\"\nc\",") != std::string::npos);
}

TEST_CASE("html: every text is escaped, and nothing is loaded") {
    const std::string html = html_of(report_of("<img src=x onerror=\"alert(1)\">&"));
    CHECK(html.find("<img") == std::string::npos);
    CHECK(html.find("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;") != std::string::npos);
    CHECK(html.find("<script") == std::string::npos);
    CHECK(html.find("http://") == std::string::npos);
    CHECK(html.find("https://") == std::string::npos);
    CHECK(html.find("default-src 'none'") != std::string::npos);
}

TEST_CASE("figures: told in tenths, each with its limit, and a word where there is none") {
    Report report;
    report.not_applicable = "－";
    report.hidden = "＊";
    report.or_more = "～";
    report.any_rate = "目安なし";
    const auto rate = [&](Ratio ratio) { return report.data.add(datum("課", "率", ratio, false)); };
    const auto tenths = [&](Ratio ratio) {
        const auto id = rate(ratio);
        report.data[id].at_least = true;
        return Figure{id};
    };
    const auto text = [&](const Value& value) { return shown(report, value, ColumnKind::Rate); };
    CHECK(text(tenths({7, 10})) == "70%～");
    CHECK(text(tenths({10, 10})) == "100%");
    CHECK(text(tenths({0, 10})) == "目安なし");
    CHECK(is_any_rate(report, tenths({0, 10})));
    CHECK_FALSE(lower_limit(report, Figure{rate({0, 10})}));
    // The whole, beside departments.
    const auto beside = [&](Ratio ratio) { return Figure{rate(ratio), Figure::Part::Tenths}; };
    CHECK(text(beside({159, 200})) == "70%～");
    CHECK(text(beside({160, 200})) == "80%～");
    CHECK(text(beside({200, 200})) == "100%");
    CHECK(text(beside({19, 200})) == "目安なし");
    CHECK(text(beside({0, 0})) == "－");
    CHECK(number_of(report, beside({159, 200})) == 0.7);
    const auto masked = beside({1, 2});
    report.data[masked.datum].hidden = true;
    CHECK(text(masked) == "＊");
}

TEST_CASE("html: what to know before reading stands above the table, and no limit has no colour") {
    Report report = report_of("総務課");
    report.or_more = "～";
    report.any_rate = "目安なし";
    auto& table = std::get<Table>(report.pages[1].blocks[1]);
    table.lead = "先に<読む>";
    Datum none = datum("総務課", "率", {0, 10}, false);
    none.at_least = true;
    table.rows[0][1] = Figure{report.data.add(std::move(none))};
    const std::string html = html_of(report);
    const std::size_t lead = html.find("先に&lt;読む&gt;");
    REQUIRE(lead != std::string::npos);
    CHECK(lead < html.find("<table>"));
    CHECK(html.find("<td class=\"heat quiet\">目安なし</td>") != std::string::npos);
}

TEST_CASE("figures: rounded as spreadsheets do, changes with their sign") {
    Report report;
    report.not_applicable = "－";
    report.hidden = "＊";
    const auto rate = [&](Ratio ratio) { return report.data.add(datum("課", "率", ratio, false)); };
    const auto count = [&](std::int64_t n) {
        return report.data.add(datum("課", "人数", {n, 0}, true));
    };
    const auto few = rate({10, 64});
    const auto many = rate({20, 64});
    const auto none = rate({0, 0});
    const auto masked = rate({1, 2});
    report.data[masked].hidden = true;
    const auto text = [&](const Value& value) { return shown(report, value, ColumnKind::Rate); };
    CHECK(text(Figure{many}) == "31.3%");
    CHECK(text(Change{many, few}) == "+15.6");
    CHECK(text(Change{few, many}) == "-15.6");
    CHECK(text(Change{few, few}) == "0.0");
    CHECK(text(Change{few, none}) == "－");
    CHECK(text(Change{few, masked}) == "＊");
    CHECK(text(Change{masked, none}) == "＊");
    CHECK_FALSE(number_of(report, Change{few, masked}));
    CHECK(text(Change{count(1200), count(0)}) == "+1,200");
    CHECK(text(Change{count(3), count(1500)}) == "-1,497");
    CHECK(number_of(report, Change{count(3), count(5)}) == -2);
}

TEST_CASE("html: figures as people write them, with the sign of what is hidden") {
    const std::string html = html_of(report_of("総務課"));
    for (const char* cell :
         {">25.0%</td>", ">7</td>", ">－</td>", ">＊</td>", "<th scope=\"row\">総務課"})
        CHECK(html.find(cell) != std::string::npos);
    CHECK(html.find("<title id=\"chart1-t\">図</title>") != std::string::npos);
    CHECK(html == html_of(report_of("総務課")));
}
