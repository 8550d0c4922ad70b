#include "core/plan/find.h"

#include "core/messages.h"
#include "core/plan/nearest.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using namespace skillmap::plan;
using namespace skillmap::test;

namespace {

const std::vector<std::string> six{"プロジェクトマネジメント研修",
                                   "サービスデザイン研修",
                                   "データ分析/活用に関する研修",
                                   "BPR研修",
                                   "UX(特にユーザビリティテストに関する)研修",
                                   "各種ガイド、ドキュメントの説明会"};

// 000001 Step2 of 税務課, 000002 Step1 of 総務課 whose answer is not known, 000003 is 一般行政職員
// with levels of a tool, 000004 is of no department, 000005 has left.
std::vector<TestSheet> town() {
    const std::string promoter = "DX推進員";
    const std::string general = "一般行政職員";
    TestSheet staff{"職員", {{"職員番号", "氏名", "所属コード", "職位", "人材像", "在籍状況"}}, {}};
    staff.rows.push_back({"000001", "見本 一", "02", "主査", promoter, "在籍"});
    staff.rows.push_back({"000002", "見本 二", "01", "", promoter, "在籍"});
    staff.rows.push_back({"000003", "見本 三", "01", "主事", general, "在籍"});
    staff.rows.push_back({"000004", "見本 四", "", "主事", promoter, "在籍"});
    staff.rows.push_back({"000005", "見本 五", "02", "主査", promoter, "退職"});
    TestSheet departments{"所属", {{"所属コード", "部局名", "所属名", "上位所属コード"}}, {}};
    departments.rows.push_back({"01", "総務部", "総務課", ""});
    departments.rows.push_back({"02", "総務部", "税務課", "01"});
    TestSheet attendances{"受講記録", {{"職員番号", "研修", "受講日", "状態"}}, {}};
    for (const char* number : {"000001", "000002"})
        for (const std::string& name : six)
            attendances.rows.push_back({number, name, DateCell{"2024-05-01"}, "修了"});
    TestSheet experiences{"実務経験", {{"案件コード", "職員番号", "役割", "開始日", "終了日"}}, {}};
    experiences.rows.push_back(
        {"P1", "000001", "リード", DateCell{"2024-04-01"}, DateCell{"2025-06-30"}});
    TestSheet checks{"自己点検", {{"職員番号", "点検日", "データ理解/活用", "業務分析/BPR"}}, {}};
    checks.rows.push_back({"000001", DateCell{"2026-01-01"}, 2.0, 3.0});
    checks.rows.push_back({"000002", DateCell{"2026-01-01"}, TestCell(), 1.0});
    TestSheet tools{"ツール点検", {{"職員番号", "点検日", "Excel"}}, {}};
    tools.rows.push_back({"000001", DateCell{"2026-01-01"}, 1.0});
    tools.rows.push_back({"000003", DateCell{"2026-01-01"}, 3.0});
    return {staff, departments, attendances, experiences, checks, tools};
}

std::vector<std::string> numbers(const Records& records, const std::vector<FoundPerson>& people) {
    std::vector<std::string> list;
    for (const FoundPerson& one : people) list.push_back(records.staff[one.staff].id);
    return list;
}

using Numbers = std::vector<std::string>;

struct Answer {
    std::vector<std::string> matches, unknown, not_used;
};

Answer ask(const QueryText& text) {
    const ReadResult read_town = read(town());
    const Assessment assessment(read_town.input);
    const Placement placement(assessment);
    const auto query = read_query(placement, text);
    REQUIRE(query);
    const Found found = find_people(placement, *query);
    CHECK(found.considered == 4);
    const Records& records = read_town.records();
    return {numbers(records, found.matches), numbers(records, found.unknown),
            numbers(records, found.not_used)};
}

Issue refused(const QueryText& text) {
    const ReadResult read_town = read(town());
    const Assessment assessment(read_town.input);
    const auto query = read_query(Placement(assessment), text);
    REQUIRE_FALSE(query);
    return query.error();
}

QueryText with(std::vector<std::string> QueryText::*field, std::vector<std::string> values) {
    QueryText text;
    text.*field = std::move(values);
    return text;
}

}  // namespace

TEST_CASE("a stage is found by its name and its number, and higher ones too") {
    for (const char* stage : {"Step1", "1", "ｓｔｅｐ１"}) {
        QueryText text = with(&QueryText::stages, {stage});
        text.personas = {"DX推進員"};
        CHECK(ask(text).matches == Numbers{"000002", "000001"});
        text.stages = {"Step2"};
        CHECK(ask(text).matches == Numbers{"000001"});
    }
}

TEST_CASE("what is not known is neither a match nor no match") {
    const Answer skill = ask(with(&QueryText::skills, {"データ理解/活用=2"}));
    CHECK(skill.matches == Numbers{"000001"});
    CHECK(skill.unknown == Numbers{"000002", "000003", "000004"});
    const Answer both = ask(with(&QueryText::skills, {"データ理解/活用=2", "業務分析/BPR=2"}));
    CHECK(both.matches == Numbers{"000001"});
    CHECK(both.unknown == Numbers{"000003", "000004"});
    const Answer position = ask(with(&QueryText::positions, {"主査", "主事"}));
    CHECK(position.matches == Numbers{"000003", "000001", "000004"});
    CHECK(position.unknown == Numbers{"000002"});
}

TEST_CASE("departments below one belong to it, and without a department nobody knows") {
    CHECK(ask(with(&QueryText::in, {"総務課"})).matches == Numbers{"000002", "000003", "000001"});
    CHECK(ask(with(&QueryText::in, {"02"})).matches == Numbers{"000001"});
    const Answer outside = ask(with(&QueryText::not_in, {"税務課"}));
    CHECK(outside.matches == Numbers{"000002", "000003"});
    CHECK(outside.unknown == Numbers{"000004"});
}

TEST_CASE("levels of tools are not used for whom the scheme says so") {
    const Answer tool = ask(with(&QueryText::tools, {"Excel=1"}));
    CHECK(tool.matches == Numbers{"000001"});
    CHECK(tool.unknown == Numbers{"000002", "000004"});
    CHECK(tool.not_used == Numbers{"000003"});
    CHECK(ask(with(&QueryText::tools, {"Excel=2"})).not_used == Numbers{"000003"});
    CHECK(ask(with(&QueryText::skills, {"ツール活用（表計算）=1"})).not_used == Numbers{"000003"});
    // Step2 of 一般行政職員 is decided by tools, Step1 before it is not: it is not reached.
    CHECK(ask(with(&QueryText::stages, {"Step2"})).not_used.empty());
}

TEST_CASE("a name that nobody knows is told with those like it") {
    CHECK(refused({}).id == MessageId::FindNothingAsked);
    const Issue persona = refused(with(&QueryText::personas, {"DX推進"}));
    CHECK(persona.id == MessageId::FindNameUnknown);
    CHECK(persona.expected == "DX推進員、全庁DX推進担当");
    CHECK(refused(with(&QueryText::in, {"総務"})).expected == "01 総務課");
    CHECK(refused(with(&QueryText::skills, {"業務分析/BPR=4"})).id == MessageId::FindLevel);
    CHECK(refused(with(&QueryText::skills, {"業務分析/BPR=x"})).id == MessageId::FindLevel);
    QueryText stage = with(&QueryText::stages, {"Step3"});
    stage.personas = {"一般行政職員"};
    CHECK(refused(stage).expected == "Step1、Step2");
}

TEST_CASE("names are near by a character, a part, or pairs of characters") {
    const auto names = plain_names({"人事課", "財政課", "情報政策課", "情報システム課"});
    CHECK(nearest_names("人事係", names) == "人事課");
    CHECK(nearest_names("情報", names) == "情報政策課、情報システム課");
    CHECK(nearest_names("水道", names) == "人事課、財政課、情報政策課、情報システム課");
    CHECK(nearest_names("水道", {}).empty());
}
