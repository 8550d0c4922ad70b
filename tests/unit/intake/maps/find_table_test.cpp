#include "core/intake/maps/find_table.h"

#include "tests/support/map_town.h"

using namespace skillmap;
using maps::Shape;
using test::lines_of;
using test::TestRow;
using test::TestSheet;
using test::town;

using Lines = std::vector<std::string>;

namespace {

const std::string need = "DXの必要性理解";
const std::string data = "データ理解/活用";

}  // namespace

TEST_CASE("a skill map with a title, notes and headings of two merged rows") {
    const std::vector<TestSheet> sheets{{"R7",
                                         {{"スキルマップ 令和7年度"},
                                          {"※ 0～3で記入"},
                                          {"職員番号", "氏名", "共通", {}, "業務高度化", "備考"},
                                          {{}, {}, need, "顧客/ユーザー理解", data, {}},
                                          {"001001", "青木　一郎", 2.0, 1.0, 3.0, "異動予定"},
                                          {"001002", "石井　花子", 1.0, {}, 0.0, {}}},
                                         {"A3:A4", "B3:B4", "C3:D3"}}};
    for (const bool known : {true, false}) {
        const auto found = town().find(sheets, known);
        CHECK(found->rows == Lines{"氏名|職員番号|DXの必要性理解|顧客/ユーザー理解|データ理解/活用",
                                   "青木　一郎|001001|2|1|3", "石井　花子|001002|1||0"});
        CHECK(found->layout.tables.front().shape == Shape::PeopleDown);
        CHECK(found->layout.tables.front().headings == LineRange{3, 4});
        CHECK(found->layout.certain());
    }
}

TEST_CASE("a skill map with the people across and the skills down") {
    const std::vector<TestSheet> sheets{{"横",
                                         {{"スキル", "青木一郎", "石井花子", "上田次郎"},
                                          {need, "◎", "○", "△"},
                                          {},
                                          {data, "△", {}, "○"},
                                          {"合計", 5.0, 2.0, 3.0}},
                                         {}}};
    const auto known = town().find(sheets);
    CHECK(known->layout.tables.front().shape == Shape::PeopleAcross);
    CHECK(known->rows == Lines{"氏名|DXの必要性理解|データ理解/活用", "青木一郎|◎|△", "石井花子|○",
                               "上田次郎|△|○"});
    CHECK(known->layout.certain());
    // Words of four characters may be names or positions.
    const auto unknown = town().find(sheets, false);
    CHECK(unknown->rows == known->rows);
    CHECK_FALSE(unknown->layout.certain());
}

TEST_CASE("totals at the right and below, and blank rows between departments") {
    CHECK(town().list({{"一覧",
                        {{"No.", "所属", "氏名", need, data, "合計", "平均"},
                         {1.0, "総務課", "青木一郎", "Lv2", "Ｌｖ１", 3.0, 1.5},
                         {2.0, {}, "石井花子", "Lv1", "Lv1", 2.0, 1.0},
                         {},
                         {{}, "税務課"},
                         {3.0, "税務課", "上田次郎", "Lv0", "Lv3", 3.0, 1.5},
                         {{}, {}, "合計", 3.0, 5.0, 8.0, {}}},
                        {}}}) == Lines{"所属|氏名|DXの必要性理解|データ理解/活用",
                                       "総務課|青木一郎|Lv2|Ｌｖ１", "|石井花子|Lv1|Lv1",
                                       "税務課|上田次郎|Lv0|Lv3"});
}

TEST_CASE("a sheet for each person") {
    const auto sheet = [](const std::string& name, double first, double second) {
        return TestSheet{name,
                         {{"デジタルスキル自己点検票"},
                          {"氏名", name},
                          {},
                          {"スキル", "説明", "レベル"},
                          {need, "3つの観点", first},
                          {data, "分析", second}},
                         {}};
    };
    const auto found = town().find(
        {sheet("青木一郎", 2, 1), sheet("石井花子", 0, 3), {"はじめに", {{"記入のしかた"}}, {}}});
    CHECK(lines_of(*found) == Lines{"5 DXの必要性理解 skill:DXの必要性理解",
                                    "6 データ理解/活用 skill:データ理解/活用"});
    CHECK(found->layout.tables.front().shape == Shape::OnePerson);
    CHECK(found->layout.left == Lines{"はじめに"});
    CHECK(found->rows ==
          Lines{"氏名|DXの必要性理解|データ理解/活用", "青木一郎|2|1", "石井花子|0|3"});
    const auto& answers = found->book.sheets.back().people.front().answers;
    CHECK(answers.back().cell.at == CellRef{6, 3});
}

TEST_CASE("on a sheet of one person, whoever else signs it is not the person") {
    CHECK(town().list({{"票",
                        {{"氏名", "青木一郎", "所属長", "江口三郎"},
                         {"スキル", "レベル"},
                         {need, 2.0},
                         {data, "－"}},
                        {}}}) == Lines{"氏名|DXの必要性理解|データ理解/活用", "青木一郎|2"});
}

TEST_CASE("a sheet without skills or without people is no skill map") {
    for (const bool known : {true, false}) {
        const std::vector<TestSheet> lists[] = {
            {{"名簿", {{"氏名", "電話"}, {"青木一郎", "内線"}, {"石井花子", "内線"}}, {}}},
            {{"集計", {{"スキル", "人数", "平均"}, {need, 3.0, 1.5}, {data, 2.0, 1.0}}, {}}},
            {{"定義", {{"スキル", "定義"}, {need, "説明できる"}, {data, "分析できる"}}, {}}}};
        for (const auto& sheets : lists) CHECK(town().find(sheets, known)->layout.tables.empty());
    }
}

TEST_CASE("somebody the workbook does not know is a person all the same") {
    CHECK(town().list({{"表",
                        {{"氏名", need}, {"青木一郎", 1.0}, {"大谷 五郎", 2.0}, {"合計", 3.0}},
                        {}}}) == Lines{"氏名|DXの必要性理解", "青木一郎|1", "大谷 五郎|2"});
}

TEST_CASE("columns of levels that no scheme knows are told and not taken") {
    const auto found = town().find(
        {{"表", {{"氏名", "縫製", need}, {"青木一郎", 1.0, 2.0}, {"石井花子", 0.0, 3.0}}, {}}});
    CHECK(lines_of(*found) ==
          Lines{"1 氏名 person.name", "2 縫製 ignore", "3 DXの必要性理解 skill:DXの必要性理解"});
    CHECK(found->layout.tables.front().lines[1].unused == maps::Unused::UnknownSkill);
}

TEST_CASE("what is wanted, points for marks and judgements of others are no answers") {
    const auto found = town().find({{"表",
                                     {{"氏名", need, {}, data, {}, {}},
                                      {{}, "現在", "目標", "自己評価", "上長評価", "点数"},
                                      {"青木一郎", 1.0, 3.0, 2.0, 1.0, 20.0},
                                      {"石井花子", 0.0, 3.0, 2.0, 3.0, 20.0}},
                                     {"A1:A2", "B1:C1", "D1:F1"}}},
                                   false);
    CHECK(lines_of(*found) ==
          Lines{"1 氏名 person.name", "2 DXの必要性理解（現在） skill:DXの必要性理解",
                "3 DXの必要性理解（目標） ignore",
                "4 データ理解/活用（自己評価） skill:データ理解/活用",
                "5 データ理解/活用（上長評価） ignore", "6 データ理解/活用（点数） ignore"});
}

TEST_CASE("two columns of one skill are for somebody to choose from") {
    const auto found = town().find(
        {{"表",
          {{"氏名", need, data, need}, {"青木一郎", 1.0, 3.0, 2.0}, {"石井花子", 0.0, 3.0, 2.0}},
          {}}});
    CHECK(lines_of(*found) == Lines{"1 氏名 person.name", "? 2 DXの必要性理解 skill:DXの必要性理解",
                                    "3 データ理解/活用 skill:データ理解/活用",
                                    "? 4 DXの必要性理解 skill:DXの必要性理解"});
}

TEST_CASE("necessary levels, examples and averages are no people") {
    const auto found = town().find({{"表",
                                     {{"氏名", need, data},
                                      {"必要レベル", 2.0, 2.0},
                                      {"記入例", 1.0, 1.0},
                                      {"青木一郎", 1.0, 3.0},
                                      {"総務課 平均", 1.0, 3.0},
                                      {"Lv2以上", 0.0, 1.0},
                                      {"氏名", need, data},
                                      {"石井花子", 0.0, 3.0},
                                      {},
                                      {"所属", "人数", "割合"},
                                      {"総務部門", 2.0, 1.0}},
                                     {}}},
                                   false);
    CHECK(found->rows ==
          Lines{"氏名|DXの必要性理解|データ理解/活用", "青木一郎|1|3", "石井花子|0|3"});
}

TEST_CASE("a number, a name and a department in one cell") {
    const auto found = town().find({{"表",
                                     {{"職員", need},
                                      {"001001 青木 一郎（総務課）", 1.0},
                                      {"001002 石井 花子（税務課）", 3.0}},
                                     {}}},
                                   false);
    CHECK(found->rows == Lines{"所属名|氏名|職員番号|DXの必要性理解", "総務課|青木 一郎|001001|1",
                               "税務課|石井 花子|001002|3"});
}

TEST_CASE("two sheets about the same people and skills wait for somebody to choose") {
    const auto sheet = [](const std::string& name, double level) {
        return TestSheet{name, {{"氏名", need}, {"青木一郎", level}, {"石井花子", level}}, {}};
    };
    const auto found = town().find({sheet("R6", 1), sheet("R7", 2)});
    CHECK(maps::repeated_sheets(found->book) == Lines{"R6", "R7"});
    CHECK_FALSE(found->layout.certain());
}

TEST_CASE("a column for each level, with ticks") {
    const auto ticked = [](const std::string& mark) {
        return town().find({{"表",
                             {{"氏名", need, {}, {}, {}},
                              {{}, "Lv0", "Lv1", "Lv2", "Lv3"},
                              {"青木 一郎", {}, {}, mark, {}},
                              {"石井 花子", mark, {}, {}, {}},
                              {"上田 次郎", {}, {}, {}, {}},
                              {"江口 三郎", {}, mark, {}, mark}},
                             {"A1:A2", "B1:E1"}}},
                           false);
    };
    // Of two ticks nobody knows which one counts; a name alone may be anything.
    CHECK(ticked("○")->rows ==
          Lines{"氏名|DXの必要性理解", "青木 一郎|2", "石井 花子|0", "江口 三郎|1○"});
    // Numbers are no ticks: of what they are answers is for somebody to say.
    CHECK_FALSE(ticked("2")->layout.certain());
}

TEST_CASE("a second table below") {
    const auto found = town().find({{"表",
                                     {{"職員番号", "氏名", need},
                                      {"001001", "青木 一郎", 1.0},
                                      {"001002", "石井 花子", 2.0},
                                      {},
                                      {"氏名", "所属", data, "Excel"},
                                      {"石井 花子", "総務課", 3.0, 1.0},
                                      {"上田 次郎", "総務課", 0.0, 2.0}},
                                     {}}},
                                   false);
    REQUIRE(found->book.sheets.size() == 2);
    CHECK(found->book.sheets[0].people.size() == 2);
    CHECK(found->book.sheets[1].people.size() == 2);
    CHECK(maps::repeated_sheets(found->book).empty());
}

TEST_CASE("ditto marks mean what stands above") {
    CHECK(town()
              .find({{"表",
                      {{"所属", "氏名", need},
                       {"総務課", "青木 一郎", 1.0},
                       {"〃", "石井 花子", 2.0},
                       {"税務課", "上田 次郎", 2.0}},
                      {}}},
                    false)
              ->rows == Lines{"所属|氏名|DXの必要性理解", "総務課|青木 一郎|1",
                              "総務課|石井 花子|2", "税務課|上田 次郎|2"});
}

TEST_CASE("scores, plans and lists by person and skill are no skill maps") {
    CHECK(town()
              .find({{"点", {{"氏名", need}, {"青木 一郎", 55.0}, {"石井 花子", 80.0}}, {}}})
              ->layout.tables.empty());
    CHECK(town()
              .find({{"長",
                      {{"職員番号", "氏名", "スキル名", "レベル"},
                       {"001001", "青木 一郎", need, 1.0},
                       {"001001", "青木 一郎", data, 2.0},
                       {"001002", "石井 花子", need, 2.0},
                       {"001002", "石井 花子", data, 3.0}},
                      {}}})
              ->layout.tables.empty());
}

TEST_CASE("a name within a longer heading is asked") {
    const auto found =
        town().find({{"表",
                      {{"氏名", "① " + need, data + "（自己評価）", "表計算（Excel）"},
                       {"青木 一郎", 1.0, 2.0, 1.0},
                       {"石井 花子", 1.0, 2.0, 1.0}},
                      {}}});
    CHECK(lines_of(*found) == Lines{"1 氏名 person.name", "2 ① DXの必要性理解 skill:DXの必要性理解",
                                    "3 データ理解/活用（自己評価） skill:データ理解/活用",
                                    "? 4 表計算（Excel） tool:Excel"});
}
