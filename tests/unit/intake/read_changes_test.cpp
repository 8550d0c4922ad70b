#include "core/intake/read_changes.h"

#include "core/evaluate/wording.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

using Names = std::vector<std::string>;

TestSheet criteria(std::vector<TestRow> rows) {
    rows.insert(rows.begin(), {"人材像", "段階", "条件", "対象", "一致", "値", "単位"});
    return {"スキル基準", std::move(rows), {}};
}

// What the stages of a persona ask, stage by stage.
Names rules_of(const AssessmentInput& input, const char* persona) {
    const Scheme& scheme = input.stages();
    Names rules;
    for (const Stage& stage : scheme.personas[*scheme.find_persona(persona)].stages) {
        std::string text = stage.name + "：";
        for (const Condition& condition : stage.conditions)
            text += describe(condition, scheme, Language::Japanese) + "／";
        rules.push_back(text);
    }
    return rules;
}

ReadResult read_with(TestSheet sheet) {
    return read({staff_sheet({"DX推進員"}),
                 {"研修",
                  {{"研修名", "種別", "対象", "反復", "対応スキル要件"},
                   {"BPR研修", "選択", "全職員", "一回", ""}},
                  {}},
                 {"受講記録", {{"職員番号", "研修", "受講日", "状態"}}, {}},
                 std::move(sheet)});
}

}  // namespace

TEST_CASE("criteria of the workbook take the place of a persona's stages") {
    const ReadResult result = read_with(criteria({
        {"DX推進員", "初級", "研修", "", "3つ以上", "", ""},
        {"", "", "確認", "所属長の推薦", "", "", ""},
        {"", "中級", "実務経験", "リード;メンバー", "", 6.0, "か月"},
        {"", "", "資格", "ITパスポート;G検定", "いずれか", "", ""},
        {"", "上級", "実務経験", "リード", "", "2", "年度"},
        {"", "", "段階", "中級", "", "", ""},
        {"", "", "スキル", "共通", "すべて", "２", "Lv"},
        {"", "", "研修", "BPR研修", "", "", ""},
        {"", "", "ツール", "Excel", "", 2.0, ""},
        {"", "", "点数", "BPR研修", "", "70点", "点"},
    }));
    CHECK(rules_of(result.input, "DX推進員") ==
          Names{"初級：スキル要件の研修を3つ以上修了（免除を含む）／「所属長の推薦」の確認がある／",
                "中級：リードまたはメンバーの経験が通算6か月以上（重なる月は1回）／"
                "資格（ITパスポート、G検定）のいずれか1つを取得／",
                "上級：リードの経験が連続2年度以上／DX推進員の中級に到達している／"
                "「共通」のスキル（プロジェクトマネジメント）がすべてLv2以上／"
                "研修（BPR研修）をすべて修了（免除を含む）／ツール（Excel）のすべてがLv2以上／"
                "「BPR研修」の点数が70以上／"});
    // Others keep theirs.
    CHECK(rules_of(result.input, "全庁DX推進担当").size() == 3);
    const Scheme& scheme = result.input.stages();
    CHECK(scheme.personas[*scheme.find_persona("DX推進員")].stages[0].source ==
          "test.xlsx　「スキル基準」C2");
}

TEST_CASE("criteria that cannot be used are reported, and the persona keeps its stages") {
    const auto kept = [](TestRow row) {
        const ReadResult result =
            read_with(criteria({{"DX推進員", "初級", "研修", "", "", "", ""}, std::move(row)}));
        CHECK(rules_of(result.input, "DX推進員").size() == 3);
        CHECK(rules_of(result.input, "DX推進員").front().find("Step1") == 0);
        return result.issue_names();
    };
    using Issues = Names;
    CHECK(kept({"", "中級", "気合", "", "", "", ""}) == Issues{"criterion.unusable スキル基準!C3"});
    CHECK(kept({"", "中級", "実務経験", "リード", "", 3.0, "フィート"}) ==
          Issues{"criterion.unusable スキル基準!G3"});
    CHECK(kept({"", "中級", "実務経験", "", "", 3.0, "か月"}) ==
          Issues{"criterion.unusable スキル基準!D3"});
    CHECK(kept({"", "中級", "実務経験", "リード", "", "たくさん", "か月"}) ==
          Issues{"criterion.unusable スキル基準!F3"});
    CHECK(kept({"", "中級", "スキル", "ない技能", "", 1.0, ""}) ==
          Issues{"criterion.unusable スキル基準!C3"});
    CHECK(kept({"", "中級", "段階", "ない段階", "", "", ""}) ==
          Issues{"criterion.unusable スキル基準!C3"});
    CHECK(kept({"", "中級", "資格", "", "", "", ""}) == Issues{"criterion.unusable スキル基準!C3"});
    CHECK(kept({"", "中級", "研修", "", "そこそこ", "", ""}) ==
          Issues{"criterion.unusable スキル基準!E3"});
}

TEST_CASE("criteria of a persona that no scheme knows are reported") {
    const ReadResult result = read_with(criteria({{"DX課長", "初級", "研修", "", "", "", ""}}));
    CHECK(result.issue_names() == Names{"persona.unknown スキル基準!C2"});
}

TEST_CASE("boxes of the workbook take the place of a tool's, and tools are added") {
    const ReadResult result = read_with({"ツール項目",
                                         {{"ツール", "レベル", "項目", "別名"},
                                          {"Teams", 1.0, "会議に参加", ""},
                                          {"", "Lv2", "会議を主催", "会議の主催;開催"},
                                          {"グループウェア", "１", "予定の共有", ""},
                                          {"", "上級", "権限の設定", ""},
                                          {"", 2.0, "", ""}},
                                         {}});
    const Scheme& scheme = result.input.stages();
    const auto& teams = scheme.tools[*scheme.find_tool("Teams")].checks;
    REQUIRE(teams.size() == 2);
    CHECK(teams[1].level == 2);
    CHECK(teams[1].aliases == Names{"会議の主催", "開催"});
    CHECK(scheme.tools[*scheme.find_tool("グループウェア")].checks.size() == 1);
    CHECK(scheme.tools[*scheme.find_tool("Excel")].checks.size() == 12);
    CHECK(result.issue_names() ==
          Names{"level.unreadable ツール項目!B5", "key.missing ツール項目!C6"});
}
