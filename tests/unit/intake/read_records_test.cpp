#include "core/intake/read_records.h"

#include "core/messages.h"

#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

using Names = std::vector<std::string>;

TestSheet trainings() {
    return {"研修",
            {{"研修コード", "研修名", "種別", "対象", "反復", "対応スキル要件"},
             {"T01", "DXマインドセット研修", "推奨", "全職員", "一回", "DXの必要性理解"},
             {"T04", "情報セキュリティ研修", "必須", "全職員", "毎年度",
              "セキュリティリテラシー;プライバシー保護理解"}},
            {}};
}

TestSheet attendances(std::vector<TestRow> rows) {
    TestSheet sheet{"受講記録", {{"職員番号", "研修", "受講日", "状態"}}, {}};
    for (TestRow& row : rows) sheet.rows.push_back(std::move(row));
    return sheet;
}

}  // namespace

TEST_CASE("records of a tidy workbook are read without a finding") {
    const ReadResult result =
        read({{"所属", {{"所属コード", "所属名"}, {"0100", "総務課"}}, {}},
              staff_sheet({"DX推進員", "一般職員;全庁DX推進担当"}),
              trainings(),
              attendances({{"000001", "T01", DateCell{"2025-05-01"}, "修了"},
                           {"000002", "情報セキュリティ研修", "令和7年6月2日", "受講済"}})});
    CHECK(result.issue_names().empty());
    const Records& records = result.records();
    CHECK(records.staff.size() == 2);
    REQUIRE(records.attendances.size() == 2);
    CHECK(records.trainings[records.attendances[1].training].code == "T04");
    CHECK(to_string(records.attendances[1].date.date()) == "2025-06-02");
    CHECK(records.attendances[1].status == AttendanceStatus::Completed);
    const auto& personas = records.staff[Id<StaffMember>(1)].personas;
    REQUIRE(personas.size() == 2);
    CHECK(records.words.text(personas[0]) == "一般行政職員");  // an alias, under its own name
}

TEST_CASE("staff numbers that lost their leading zeros are the same numbers") {
    TestSheet staff = staff_sheet({"DX推進員", "DX推進員"});
    staff.rows[2][0] = 2.0;  // 000002 as a number
    const ReadResult result =
        read({staff, trainings(),
              attendances({{1.0, "T01", DateCell{"2025-05-01"}, "修了"},
                           {"０００００２", "T01", DateCell{"2025-05-01"}, "修了"},
                           {PaddedNumber{2, 6}, "T04", DateCell{"2025-05-01"}, "修了"}})});
    CHECK(result.records().staff[Id<StaffMember>(1)].id == "000002");
    REQUIRE(result.records().attendances.size() == 3);
    CHECK(result.records().attendances[0].staff.index() == 0);
    CHECK(result.records().attendances[1].staff.index() == 1);
    CHECK(result.records().attendances[2].staff.index() == 1);
    CHECK(result.issue_names() == Names{"code.leading_zeros 職員"});
}

TEST_CASE("a list of staff whose numbers all lost their zeros learns them from the records") {
    TestSheet staff = staff_sheet({"DX推進員", "DX推進員"});
    staff.rows[1][0] = 1.0;
    staff.rows[2][0] = 12.0;
    const ReadResult result = read(
        {staff, trainings(), attendances({{"000012", "T01", DateCell{"2025-05-01"}, "修了"}})});
    CHECK(result.records().staff[Id<StaffMember>(0)].id == "000001");
    CHECK(result.records().staff[Id<StaffMember>(1)].id == "000012");
}

TEST_CASE("what cannot be used is reported with its cell, the rest is used") {
    const ReadResult result =
        read({staff_sheet({"DX推進員", "なぞの人材像"}), trainings(),
              attendances({{"000001", "T01", "13月1日", "修了"},
                           {"000009", "T01", DateCell{"2025-05-01"}, "修了"},
                           {"000001", "T99", DateCell{"2025-05-01"}, "修了"},
                           {"000001", "T04", DateCell{"2025-05-01"}, "たぶん"},
                           {"", "T01", DateCell{"2025-05-01"}, "修了"},
                           {"000001", "T01", "", "修了"},
                           {"000001", "T01", "", "欠席"},
                           {"※ここまで"},
                           {"000002", "T01", DateCell{"2025-05-01"}, "修了"}})});
    CHECK(result.issue_names() == Names{"persona.unknown 職員!F3", "date.unreadable 受講記録!C2",
                                        "staff.unknown 受講記録!A3", "training.unknown 受講記録!B4",
                                        "word.unknown 受講記録!D5", "key.missing 受講記録!A6",
                                        "date.blank 受講記録!C7", "row.note_skipped 受講記録!A9"});
    CHECK(result.records().attendances.size() == 5);
}

TEST_CASE("records of the 1904 date system are read as dates") {
    const ReadResult result = read(
        {staff_sheet({"DX推進員"}), trainings(), attendances({{"000001", "T01", 44650.0, "修了"}})},
        "2026-03-31", true);
    CHECK(to_string(result.records().attendances[0].date.date()) == "2026-03-31");
}

TEST_CASE("numbers and codes that stand twice are reported, the first row is used") {
    TestSheet staff = staff_sheet({"DX推進員", "一般行政職員"});
    staff.rows[2][0] = "000001";
    TestSheet list = trainings();
    list.rows.push_back({"T01", "別の研修", "推奨", "全職員", "一回", ""});
    const ReadResult result = read({staff, list, attendances({})});
    CHECK(result.records().staff.size() == 1);
    CHECK(result.issue_names() == Names{"code.twice 職員!A3", "code.twice 研修!A4"});
}

TEST_CASE("two trainings of one name are told apart by fiscal year") {
    TestSheet list{"研修",
                   {{"研修コード", "研修名", "年度", "種別", "対象", "反復", "対応スキル要件"},
                    {"S24", "情報セキュリティ研修", 2024.0, "必須", "全職員", "一回", ""},
                    {"S25", "情報セキュリティ研修", "令和7年度", "必須", "全職員", "一回", ""}},
                   {}};
    const ReadResult result =
        read({staff_sheet({"DX推進員"}), list,
              attendances({{"000001", "情報セキュリティ研修", DateCell{"2025-05-01"}, "修了"},
                           {"000001", "情報セキュリティ研修", DateCell{"2023-05-01"}, "修了"}})});
    REQUIRE(result.records().attendances.size() == 1);
    CHECK(result.records().trainings[result.records().attendances[0].training].code == "S25");
    CHECK(result.issue_names() == Names{"training.ambiguous 受講記録!B3"});
}

TEST_CASE("audiences are a field and a value, compared as names") {
    TestSheet list{"研修",
                   {{"研修名", "種別", "対象", "反復", "対応スキル要件"},
                    {"甲", "必須", "役職区分:主任以上；職位：課長", "一回", ""},
                    {"乙", "必須", "人材像:一般職員", "一回", ""},
                    {"丙", "必須", "管理職;好きな人:全員", "一回", ""}},
                   {}};
    const ReadResult result = read({staff_sheet({"DX推進員"}), list, attendances({})});
    const Records& records = result.records();
    const auto& first = records.trainings[Id<Training>(0)].audience;
    REQUIRE(first.size() == 2);
    CHECK(first[0].field == Audience::Field::Grade);
    CHECK(records.words.text(first[0].value) == "主任以上");
    CHECK(first[1].field == Audience::Field::Position);
    CHECK(records.words.text(records.trainings[Id<Training>(1)].audience[0].value) ==
          "一般行政職員");
    CHECK(result.issue_names() ==
          Names{"audience.unreadable 研修!C4", "audience.unreadable 研修!C4"});
}

TEST_CASE("departments are found by code, by code without zeros, or by name") {
    TestSheet staff = staff_sheet({"DX推進員", "DX推進員", "DX推進員", "DX推進員"});
    staff.rows[2][2] = 100.0;
    staff.rows[3][2] = "総務課";
    staff.rows[4][2] = "0999";
    const ReadResult result = read({{"所属", {{"所属コード", "所属名"}, {"0100", "総務課"}}, {}},
                                    staff,
                                    trainings(),
                                    attendances({})});
    for (const std::size_t i : {0U, 1U, 2U})
        CHECK(result.records().staff[Id<StaffMember>(i)].department);
    CHECK_FALSE(result.records().staff[Id<StaffMember>(3)].department);
    CHECK(result.issue_names() == Names{"department.unknown 職員!C5"});
}

TEST_CASE("without a list of departments the codes in use make one") {
    const ReadResult result = read({staff_sheet({"DX推進員", "DX推進員"})});
    REQUIRE(result.records().departments.size() == 1);
    CHECK(result.records().departments[Id<Department>(0)].code == "0100");
}

TEST_CASE("levels are read in every spelling and unanswered stays unknown") {
    const ReadResult result =
        read({staff_sheet({"全庁情報システム担当"}),
              trainings(),
              attendances({}),
              {"自己点検_全庁情報システム担当",
               {{"職員番号", "点検日", "ITストラテジー", "システム監査", "運用設計", "システム管理",
                 "サイバーセキュリティ", "ネットワーク設計・構築", "クラウドサービス活用", "備考"},
                {"000001", DateCell{"2025-06-01"}, 2.0, "３", "Lv1", "◎", "", "2：独力で実践", "5",
                 "特になし"}},
               {}}});
    REQUIRE(result.records().skill_levels.size() == 5);
    const auto level = [&](std::size_t i) {
        return result.records().skill_levels[i].level.value();
    };
    CHECK(level(0) == 2);
    CHECK(level(1) == 3);
    CHECK(level(2) == 1);
    CHECK(level(3) == 3);
    CHECK(level(4) == 2);
    CHECK(result.issue_names() == Names{"level.unreadable 自己点検_全庁情報システム担当!I2"});
}

TEST_CASE("a misspelt skill is reported, a column of remarks is not") {
    const ReadResult result = read({staff_sheet({"全庁情報システム担当"}),
                                    trainings(),
                                    attendances({}),
                                    {"自己点検",
                                     {{"職員番号", "ITストラテジ", "所感", "ITストラテジー"},
                                      {"000001", 2.0, "むずかしい", 1.0}},
                                     {}}});
    CHECK(result.issue_names() == Names{"column.not_used 自己点検!B1"});
}

TEST_CASE("tools are read as levels, as boxes of a sheet, and as rows of tools") {
    const ReadResult result =
        read({staff_sheet({"一般行政職員", "一般行政職員"}),
              trainings(),
              attendances({}),
              {"ツール点検", {{"職員番号", "Teams", "エクセル"}, {"000001", 2.0, ""}}, {}},
              {"ツール点検_Excel",
               {{"職員番号", "Excel Lv1 フィルタ", "数式", "Lv2 グラフ"},
                {"000001", "○", true, "×"},
                {"000002", "", "", ""}},
               {}},
              {"ツール点検（行）",
               {{"職員番号", "ツール", "Lv1 基本", "Lv2 応用"},
                {"000002", "Word", "✓", ""},
                {"000002", "一太郎", "✓", ""}},
               {}}});
    const Records& records = result.records();
    REQUIRE(records.tool_levels.size() == 1);
    CHECK(records.words.text(records.tool_levels[0].subject) == "Teams");
    REQUIRE(records.checklist_answers.size() == 2);
    CHECK(records.checklist_answers[0].ticked == 0b011);
    const Checklist& excel = records.checklists[records.checklist_answers[0].checklist];
    CHECK(excel.items[1].level == 1);  // 数式, by the scheme's checklist
    const Checklist& word = records.checklists[records.checklist_answers[1].checklist];
    CHECK(records.words.text(word.tool) == "Word");
    CHECK(records.checklist_answers[1].ticked == 0b01);
    CHECK(result.issue_names() == Names{"checklist.boxes_missing ツール点検_Excel",
                                        "checklist.boxes_missing ツール点検_Excel",
                                        "tool.unknown ツール点検（行）!B3"});
}

TEST_CASE("sheets that are not read are named") {
    const ReadResult result = read(
        {staff_sheet({"DX推進員"}), trainings(), attendances({}), {"メモ", {{"あれこれ"}}, {}}});
    CHECK(result.issue_names() == Names{"sheet.not_read"});
}

TEST_CASE("skills of the workbook take the place of the preset's") {
    const ReadResult result =
        read({staff_sheet({"DX推進員"}),
              attendances({}),
              {"スキル項目",
               {{"人材像", "区分", "スキル要件", "教育施策", "関連資格等"},
                {"DX推進員", "共通", "プロジェクト管理", "", ""},
                {"DX推進員", "業務高度化", "ノーコード開発", "ノーコード研修", ""},
                {"DX課長", "共通", "なにか", "", ""}},
               {}}});
    const Scheme& scheme = result.input.stages();
    const auto& requirements = scheme.personas[*scheme.find_persona("DX推進員")].requirements;
    REQUIRE(requirements.size() == 2);
    CHECK(scheme.skills[requirements[0].skill].name == "プロジェクトマネジメント");
    CHECK(requirements[0].trainings == Names{"プロジェクトマネジメント研修"});
    CHECK(scheme.skills[requirements[1].skill].name == "ノーコード開発");
    CHECK(result.issue_names() == Names{"persona.unknown スキル項目!C4", "sheet.trainings_absent"});
    // Without a sheet of trainings, those named for the skills can be recorded.
    CHECK(result.records().trainings.size() > 1);
}

TEST_CASE("a persona that any scheme of the workbook has is known to スキル項目") {
    const ReadResult result = read({{"設定", {{"項目", "値"}, {"制度", "moka;wg-tokyo-2025"}}, {}},
                                    staff_sheet({"DX推進員"}),
                                    trainings(),
                                    attendances({}),
                                    {"スキル項目",
                                     {{"人材像", "区分", "スキル要件"},
                                      {"DX推進員", "共通", "プロジェクト管理"},
                                      {"DX人材", "共通", "企画"},
                                      {"DX課長", "共通", "なにか"}},
                                     {}}});
    CHECK(result.issue_names() == Names{"persona.unknown スキル項目!C4", "scheme.parameter_missing",
                                        "scheme.parameter_missing"});
}

TEST_CASE("what a training's row leaves blank is as the scheme says") {
    const ReadResult result =
        read({{"設定", {{"項目", "値"}, {"制度", "oyama"}}, {}},
              staff_sheet({""}),
              attendances({}),
              {"研修",
               {{"研修名", "種別", "対象", "反復", "対応スキル要件"},
                {"国・他自治体の動向把握と理解（幹部職員向け）", "必須", "", "", ""},
                {"町の研修", "必須", "全職員", "", ""}},
               {}}});
    const auto& trainings = result.records().trainings;
    CHECK(trainings[Id<Training>(0)].recurrence == Recurrence::EveryFiscalYear);
    CHECK_FALSE(trainings[Id<Training>(0)].audience.empty());
    CHECK(trainings[Id<Training>(1)].recurrence == Recurrence::Once);
}

TEST_CASE("requirements added to a persona stand beside those of its base") {
    const ReadResult result = read({staff_sheet({"DX推進員"}),
                                    trainings(),
                                    attendances({}),
                                    {"スキル項目",
                                     {{"人材像", "区分", "スキル要件", "教育施策"},
                                      {"DX推進員", "共通", "プロジェクト管理", ""},
                                      {"", "", "業務改革", "業務改革研修"},
                                      {"全庁DX推進担当", "統括", "ガバナンス", ""}},
                                     {}}});
    const Scheme& scheme = result.input.stages();
    const auto skills = [&](const char* persona) {
        Names names;
        for (const Requirement& one : scheme.personas[*scheme.find_persona(persona)].requirements)
            names.push_back(scheme.skills[one.skill].name);
        return names;
    };
    CHECK(skills("DX推進員") == Names{"プロジェクトマネジメント", "業務改革"});
    CHECK(skills("全庁DX推進担当") == Names{"プロジェクトマネジメント", "業務改革", "ガバナンス"});
    CHECK(result.issue_names() == Names{"cell.carried_down スキル項目!A3"});
}

TEST_CASE("columns that are missing or misnamed are reported, with what cannot be computed") {
    const ReadResult result =
        read({{"職員",
               {{"職員番号", "氏名", "所属コード", "任用区分", "役職区分名", "人材像", "セグメント",
                 "在籍状況"},
                {"000001", "見本 1", "0100", "正規", "管理職", "DX推進員", "", "在籍"}},
               {}},
              {"研修",
               {{"研修名", "区分", "対象", "反復", "対応スキル要件"},
                {"甲", "必修", "役職区分:管理職", "一回", ""}},
               {}},
              attendances({}),
              {"実務経験",
               {{"案件コード", "職員番号", "役割", "開始日"},
                {"P1", "000001", "リード", DateCell{"2024-04-01"}}},
               {}}});
    CHECK(result.issue_names() == Names{"column.misnamed 職員", "column.absent 実務経験"});
    CHECK(result.issues.all()[0].subject == "役職区分");
    CHECK(result.issues.all()[0].found == "役職区分名");
    const Experience& lead = result.records().experiences.front();
    CHECK_FALSE(lead.end.known());
    CHECK_FALSE(lead.end.blank());  // a blank end would mean: still going on
}

TEST_CASE("words of status, appointment, category and recurrence have other spellings") {
    const ReadResult result = read(
        {{"職員",
          {{"職員番号", "所属コード", "任用区分", "役職区分", "人材像", "セグメント", "在籍状況"},
           {"000001", "0100", "会計年度任用（パート）", "一般職員", "DX推進員", "", "在職"},
           {"000002", "0100", "会計年度任用職員", "一般職員", "DX推進員", "", "育児休業"},
           {"000003", "0100", "正規", "一般職員", "DX推進員", "", "ふつう"},
           {"000004", "0100", "正規", "一般職員", "DX推進員", "", ""}},
          {}},
         {"研修",
          {{"研修名", "研修区分", "対象", "反復", "対応スキル要件"},
           {"甲", "必修", "全職員", "年1回", ""},
           {"乙", "必須研修（DXリーダー）", "セグメント:DXリーダー", "隔年", ""},
           {"丙", "教養", "全職員", "", ""},
           {"丁", "必須", "", "一回", ""}},
          {}},
         attendances({})});
    const Records& records = result.records();
    const auto word = [&](Symbol symbol) { return records.words.text(symbol); };
    const auto member = [&](std::size_t i) { return records.staff[Id<StaffMember>(i)]; };
    const auto training = [&](std::size_t i) { return records.trainings[Id<Training>(i)]; };
    CHECK(member(0).appointment == member(1).appointment);
    CHECK(word(member(0).status) == "在籍");
    CHECK(word(member(1).status) == "育休");
    CHECK(word(training(0).category) == "必須");
    CHECK(word(training(1).category) == "必須（DXリーダー）");
    CHECK(training(0).recurrence == Recurrence::EveryFiscalYear);
    CHECK(training(1).recurrence == Recurrence::Unknown);
    CHECK(result.issue_names() == Names{"status.unknown 職員!G4", "status.blank 職員!G5",
                                        "word.unknown 研修!D3", "word.unknown 研修!B4",
                                        "audience.blank 研修!C5"});
}

TEST_CASE("error values and results that are not stored are reported once and count as unknown") {
    const ReadResult result = read(
        {staff_sheet({"DX推進員"}), trainings(),
         attendances({{"000001", "T01", ErrorCell{"#N/A"}, "修了"},
                      {"000001", "T04", ErrorCell{std::string(formula_without_value)}, "修了"}})});
    CHECK(result.issue_names() == Names{"cell.error 受講記録!C2", "cell.not_computed 受講記録!C3"});
    REQUIRE(result.records().attendances.size() == 2);
    CHECK_FALSE(result.records().attendances[0].date.known());
    CHECK_FALSE(result.records().attendances[0].date.blank());
}

TEST_CASE("rows that say the same count once, answers of one day the last") {
    const ReadResult result =
        read({staff_sheet({"全庁情報システム担当"}),
              trainings(),
              attendances({{"000001", "T01", DateCell{"2025-05-01"}, "修了"},
                           {"000001", "DXマインドセット研修", "2025/5/1", "受講済"},
                           {"000001", "T01", DateCell{"2025-05-02"}, "修了"}}),
              {"自己点検",
               {{"職員番号", "点検日", "ITストラテジー"},
                {"000001", DateCell{"2025-06-01"}, 2.0},
                {"000001", DateCell{"2025-06-01"}, 1.0}},
               {}},
              {"DX実践",
               {{"所属コード", "件名", "実施日"},
                {"0100", "窓口のオンライン化", DateCell{"2025-06-01"}},
                {"0100", "窓口のオンライン化", DateCell{"2025-06-01"}},
                {"0100", "窓口のオンライン化", DateCell{"2025-07-01"}}},
               {}}});
    CHECK(result.issue_names() ==
          Names{"row.twice 受講記録!A3", "answer.twice 自己点検!A3", "row.twice DX実践!B3"});
    CHECK(result.records().attendances.size() == 2);
    CHECK(result.records().practices.size() == 2);
}

TEST_CASE("an end date may say that the work goes on") {
    const ReadResult result =
        read({staff_sheet({"DX推進員"}),
              trainings(),
              attendances({}),
              {"実務経験",
               {{"案件コード", "職員番号", "役割", "開始日", "終了日"},
                {"P1", "000001", "リード", DateCell{"2024-04-01"}, "継続中"},
                {"P2", "000001", "リード", DateCell{"2024-04-01"}, ""},
                {"P3", "000001", "リード", DateCell{"2024-04-01"}, "そのうち"}},
               {}}});
    const auto& experiences = result.records().experiences;
    REQUIRE(experiences.size() == 3);
    CHECK(experiences[0].end.blank());
    CHECK(experiences[1].end.blank());
    CHECK_FALSE(experiences[2].end.blank());
    CHECK(result.issue_names() == Names{"date.unreadable 実務経験!E4"});
}

TEST_CASE("captions, repeated headings, totals and examples are no records") {
    const ReadResult result = read({staff_sheet({"DX推進員"}), trainings(),
                                    attendances({{"■総務部"},
                                                 {"記入例", "T01", DateCell{"2025-05-01"}, "修了"},
                                                 {"000001", "T01", DateCell{"2025-05-01"}, "修了"},
                                                 {"職員番号", "研修", "受講日", "状態"},
                                                 {"合計", "", "", 1.0},
                                                 {"以上"}})});
    CHECK(result.records().attendances.size() == 1);
    CHECK(result.issue_names() ==
          Names{"row.note_skipped 受講記録!A2", "row.note_skipped 受講記録!A3",
                "row.note_skipped 受講記録!A5", "row.note_skipped 受講記録!A6",
                "row.note_skipped 受講記録!A7"});
}

TEST_CASE("a training whose name begins like a note is a training") {
    const ReadResult result = read({staff_sheet({"DX推進員"}),
                                    {"研修",
                                     {{"研修名", "種別", "対象", "反復", "対応スキル要件"},
                                      {"注文書の電子化", "選択", "全職員", "一回", ""},
                                      {"例規システム操作", "選択", "全職員", "一回", ""}},
                                     {}},
                                    attendances({})});
    CHECK(result.records().trainings.size() == 2);
    CHECK(result.issue_names().empty());
}

TEST_CASE("qualifications and statements are known in other spellings") {
    const ReadResult result =
        read({staff_sheet({"全庁情報システム担当"}),
              trainings(),
              attendances({}),
              {"資格",
               {{"職員番号", "資格名", "合格日"},
                {"000001", "プロジェクトマネージャー試験", DateCell{"2020-12-25"}},
                {"000001", "AWS Certified Solutions Architect – Associate", DateCell{"2024-05-01"}},
                {"000001", "簿記2級", DateCell{"2010-05-01"}}},
               {}},
              {"確認",
               {{"職員番号", "確認事項", "確認日"},
                {"000001", "後進指導", DateCell{"2025-05-01"}},
                {"000001", "あいさつ", DateCell{"2025-05-01"}}},
               {}}});
    const Records& records = result.records();
    Names names;
    for (const Qualification& one : records.qualifications)
        names.push_back(records.words.text(one.name));
    CHECK(names == Names{"プロジェクトマネージャ", "CSPの認定資格", "簿記2級"});
    CHECK(records.words.text(records.attestations[0].statement) == "後進の指導");
    CHECK(result.issue_names() == Names{"attestation.unknown 確認!B3"});
}

TEST_CASE("without a sheet of attendances nobody knows who completed what") {
    const ReadResult result = read({staff_sheet({"一般行政職員"}), trainings()});
    CHECK(result.issue_names() == Names{"sheet.attendances_absent"});
    const Assessment assessment(result.input);
    const DepartmentResult& department = assessment.departments().front();
    CHECK(department.members == 1);
    CHECK(department.values[0].ratio.denominator == 0);
}

TEST_CASE("a workbook without usable staff cannot be read") {
    IssueList issues;
    const Vocabulary vocabulary({});
    const auto none =
        read_records(MemorySource({{"所属", {{"所属コード"}}, {}}}), wg_form(), vocabulary, issues);
    REQUIRE_FALSE(none);
    CHECK(none.error().id == MessageId::SheetMissing);
    const auto unusable =
        read_records(MemorySource({{"職員", {{"番号"}}, {}}}), wg_form(), vocabulary, issues);
    REQUIRE_FALSE(unusable);
    CHECK(unusable.error().id == MessageId::StaffUnusable);
}
