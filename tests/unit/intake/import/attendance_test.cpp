// kintone, Teams, Udemy and plain lists.
#include <fmt/format.h>

#include "tests/support/catch.h"
#include "tests/support/importing.h"

using namespace skillmap;
using test::import_file;
using test::import_sheets;
using test::ImportInput;
using Lines = std::vector<std::string>;

namespace {

const std::string one_security =
    "受講記録 | 職員番号 000001 | 研修 情報セキュリティ研修 | 受講日 2026-05-01 | 状態 修了";
const std::string one_data =
    "受講記録 | 職員番号 000001 | 研修 データ活用研修 | 受講日 2026-06-01 | 状態 修了";

std::vector<test::TestSheet> book_with_attendance(const std::string& status,
                                                  const std::string& day) {
    auto book = test::import_book();
    for (test::TestSheet& sheet : book)
        if (sheet.name == "受講記録")
            sheet.rows.push_back(
                {"000001", "データ活用研修",
                 day.empty() ? test::TestCell{} : test::TestCell{test::DateCell{day}}, status});
    return book;
}

std::string udemy(const std::string& share, const std::string& completed) {
    return fmt::format(
        "Email,Full name,Course Title,% Marked Completed,Completion date,Minutes\n"
        "ichiro@example.jp,見本 一郎,データ活用研修,{},{},50\n",
        share, completed);
}

}  // namespace

TEST_CASE("kintone: rows of a table with a mark where the record begins") {
    const auto got = import_file(
        "レコードの開始行,レコード番号,職員番号,研修名,受講日,状態\n"
        "*,1,000001,情報セキュリティ研修,2026-05-01,修了\n"
        ",1,,データ活用研修,2026-06-01,修了\n"
        "*,2,000002,データ活用研修,2026-06-02,受講中\n");
    CHECK(got.proposal.mapping.source == "kintone");
    CHECK(got.proposal.certain());
    CHECK(
        got.changes() ==
        Lines{
            one_security, one_data,
            "受講記録 | 職員番号 000002 | 研修 データ活用研修 | 受講日 2026-06-02 | 状態 受講中"});
}

TEST_CASE("kintone: rows of a table without a mark belong to the number of the record") {
    const auto got = import_file(
        "レコード番号,職員番号,研修名,受講日,状態\n"
        "1,000001,情報セキュリティ研修,2026-05-01,修了\n"
        "1,,データ活用研修,2026-06-01,修了\n"
        "2,,データ活用研修,2026-06-02,修了\n");
    CHECK(got.changes() == Lines{one_security, one_data});
    CHECK(got.outcomes().back() == "4 rejected person.no_clue");
}

TEST_CASE("kintone: the day of a record holds for the rows of its table") {
    const auto got = import_file(
        "レコードの開始行,職員番号,受講日,研修名,状態\n"
        "*,000001,2026-05-01,情報セキュリティ研修,修了\n"
        ",,,データ活用研修,修了\n"
        "*,000002,,データ活用研修,修了\n");
    CHECK(
        got.changes() ==
        Lines{one_security,
              "受講記録 | 職員番号 000001 | 研修 データ活用研修 | 受講日 2026-05-01 | 状態 修了"});
    CHECK(got.outcomes().back() == "4 rejected 000002 import.no_date");
}

TEST_CASE("kintone: a check box is a column 項目[選択肢] with a 1") {
    const auto got = import_file(
        "レコード番号,職員番号,受講日,受講済み[情報セキュリティ研修],受講済み[データ活用研修]\n"
        "1,000001,2026-05-01,1,\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() == Lines{one_security});
}

TEST_CASE("kintone: a question for trainings with check boxes names them in its columns") {
    const auto got = import_file(
        "レコード番号,職員番号,受講日,修了した研修[情報セキュリティ研修],修了した研修["
        "データ活用研修]\n"
        "1,000001,2026-05-01,1,\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() == Lines{one_security});
}

TEST_CASE("lists: two states of one day contradict each other, and that is told") {
    const auto got = import_file(
        "職員番号,研修名,受講日,状態\n000001,データ活用研修,2026-06-01,修了\n"
        "000001,データ活用研修,2026-06-01,欠席\n");
    CHECK(got.outcomes() == Lines{"2 superseded 000001 import.contradicts", "3 added 000001"});
    const auto same = import_file(
        "職員番号,研修名,受講日,状態\n000001,データ活用研修,2026-06-01,修了\n"
        "000001,データ活用研修,2026-06-01,済\n");
    CHECK(same.outcomes() == Lines{"2 superseded 000001 import.superseded", "3 added 000001"});
}

TEST_CASE("kintone: Shift_JIS and UTF-8 with a mark") {
    const std::string sjis =
        "\x83\x8C\x83\x52\x81\x5B\x83\x68\x94\xD4\x8D\x86,\x90\x45\x88\xF5\x94\xD4\x8D\x86,Excel\n"
        "1,000001,2\n";  // レコード番号,職員番号
    const std::string utf8 = "\xEF\xBB\xBFレコード番号,職員番号,Excel\n1,000001,2\n";
    for (const std::string& file : {sjis, utf8}) {
        const auto got = import_file(file);
        CHECK(got.notes.size() == 1);
        CHECK(got.proposal.mapping.source == "kintone");
        CHECK(got.changes() == Lines{"ツール点検 | 職員番号 000001 | Excel 2"});
    }
}

TEST_CASE("teams: minutes make an attendance, of the training that the meeting is called") {
    const std::string file =
        "1. 要約\n会議のタイトル\tデータ活用研修\n出席済みの参加者\t2\n\n2. 参加者\n"
        "名前\t初めての参加\t最終退出\t会議の長さ\tメール\t参加者 ID (UPN)\t役割\n"
        "見本 一郎\t22/7/11 18:29:28\t22/7/11 20:03:07\t1h 33m "
        "39s\tichiro@example.jp\tichiro@example.jp\t開催者\n"
        "見本 二葉\t22/7/11 18:40:00\t22/7/11 18:50:00\t10m 2s\tfutaba@example.jp\t\t発表者\n\n"
        "3. 会議中のアクティビティ\n名前\t参加時刻\t退出時刻\t期間\tメール\t役割\n"
        "見本 一郎\t22/7/11 18:29:28\t22/7/11 20:03:07\t1h 33m 39s\tichiro@example.jp\t開催者\n";
    const auto asked = import_file(file);
    CHECK(asked.proposal.mapping.source == "teams");
    CHECK(asked.proposal.mapping.training == "データ活用研修");
    CHECK_FALSE(asked.proposal.certain());
    CHECK(asked.questions() == Lines{"no content"});
    CHECK(asked.changes().empty());
    ImportInput input;
    input.mapping.minutes = 60;
    const auto got = import_file(file, input);
    CHECK(got.proposal.certain());
    CHECK(
        got.changes() ==
        Lines{"受講記録 | 職員番号 000001 | 研修 データ活用研修 | 受講日 2022-07-11 | 状態 修了"});
    CHECK(got.outcomes() == Lines{"7 added 000001", "8 rejected 000002 import.too_short"});
    input.mapping.training = "情報セキュリティ研修";
    CHECK(import_file(file, input).changes().front().find("情報セキュリティ研修") !=
          std::string::npos);
}

TEST_CASE("teams: a meeting that is called after no training needs one said") {
    ImportInput input;
    input.mapping.minutes = 60;
    const std::string file =
        "1. Summary\nMeeting title\tWeekly\n\n2. Participants\nName\tFirst Join\tLast "
        "Leave\tIn-Meeting Duration\tEmail\tRole\n"
        "見本 一郎\t7/8/26, 6:29:28 PM\t7/8/26, 8:03:07 PM\t1h 33m\tichiro@example.jp\tOrganizer\n";
    CHECK(import_file(file, input).questions() == Lines{"no content"});
    input.mapping.training = "データ活用研修";
    CHECK(
        import_file(file, input).changes() ==
        Lines{"受講記録 | 職員番号 000001 | 研修 データ活用研修 | 受講日 2026-07-08 | 状態 修了"});
}

TEST_CASE("udemy: all of a course is a completion, part of it is not, none of it is nothing") {
    CHECK(import_file(udemy("100%", "2026-06-01")).changes() == Lines{one_data});
    CHECK(import_file(udemy("40", "")).changes() ==
          Lines{"受講記録 | 職員番号 000001 | 研修 データ活用研修 | 状態 受講中"});
    CHECK(import_file(udemy("0%", "")).outcomes() == Lines{"2 rejected 000001 import.not_begun"});
    CHECK(import_file(udemy("100%", "")).outcomes() == Lines{"2 rejected 000001 import.no_date"});
}

TEST_CASE("udemy: a share that falls later never undoes a completion") {
    ImportInput input{book_with_attendance("修了", "2026-06-01"), {}, nullptr};
    const auto got = import_file(udemy("92%", ""), input);
    CHECK(got.changes().empty());
    CHECK(got.outcomes() == Lines{"2 unchanged 000001 import.stays_completed"});
    CHECK(import_file(udemy("100%", "2026-08-01"), input).changes().empty());
}

TEST_CASE("udemy: who has begun completes in the same row") {
    ImportInput input{book_with_attendance("受講中", ""), {}, nullptr};
    CHECK(import_file(udemy("60%", ""), input).changes().empty());
    CHECK(import_file(udemy("100%", "2026-06-01"), input).changes() ==
          Lines{"受講記録!C2 = 2026-06-01", "受講記録!D2 = 修了"});
}

TEST_CASE("lists: attendances below a title, with totals at the end") {
    const auto got =
        import_sheets({{"名簿",
                        {{"令和8年度 研修受講者名簿"},
                         {},
                         {"職員番号", "氏名", "研修名", "修了日", "受講状況"},
                         {1.0, "見本 一郎", "T1", test::DateCell{"2026-05-01"}, "受講済"},
                         {"000001", "", "データ活用研修", "令和8年6月1日", "済"},
                         {"合計", "", "", "", "2件"}},
                        {}}});
    CHECK(got.proposal.mapping.source == "list");
    CHECK(got.proposal.certain());
    CHECK(got.changes() == Lines{one_security, one_data});
    CHECK(got.plan.count(import::Outcome::Added) == 2);
}

TEST_CASE("lists: people who were there, with the training and the state said once") {
    ImportInput input;
    input.mapping.training = "データ活用研修";
    input.mapping.status = "completed";
    input.mapping.date = parse_iso_date("2026-06-01");
    const auto got = import_file("職員番号\t氏名\n000001\t見本 一郎\n", input);
    CHECK(got.proposal.certain());
    CHECK(got.changes() == Lines{one_data});
}

TEST_CASE("lists: qualifications, of which one is there already") {
    auto book = test::import_book();
    for (test::TestSheet& sheet : book)
        if (sheet.name == "資格")
            sheet.rows.push_back(
                {"000001", "プロジェクトマネージャ", test::DateCell{"2024-12-20"}});
    ImportInput input{book, {}, nullptr};
    const auto got = import_file(
        "職員番号,資格名,合格日\n1,プロジェクトマネージャ試験,2024/12/20\n2,"
        "情報処理安全確保支援士,2025/6/30\n",
        input);
    CHECK(got.changes() ==
          Lines{"資格 | 職員番号 000002 | 資格名 情報処理安全確保支援士 | 合格日 2025-06-30"});
    CHECK(got.outcomes() == Lines{"2 unchanged 000001", "3 added 000002"});
}

TEST_CASE("lists: staff, new and known, with departments by their names") {
    const auto got = import_file(
        "職員番号,氏名,所属名,職位,メール\n"
        "000001,見本 一郎,企画課,係長,ichiro@example.jp\n"
        "000009,新人 九,総務課,主事,\n");
    CHECK(got.proposal.mapping.into == "staff");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"職員 | 職員番号 000009 | 氏名 新人 九 | 所属コード 0100 | 職位 主事",
                "職員!D2 = 0200", "職員!I2 = 係長"});
    CHECK(got.outcomes() == Lines{"2 changed 000001 import.replaced", "3 added 000009"});
}

TEST_CASE("lists: a person in several rows has several posts") {
    const auto got = import_file(
        "職員番号,氏名,所属コード\n"
        "000001,見本 一郎,0200\n000001,見本 一郎,0100\n000009,新人 九,0200\n000009,新人 九,0100\n");
    CHECK(got.changes() ==
          Lines{"職員 | 職員番号 000009 | 氏名 新人 九 | 所属コード 0200 | 兼務所属コード 0100",
                "職員!E2 = 0200"});
    CHECK(got.outcomes() ==
          Lines{"2 changed 000001", "3 changed 000001", "4 added 000009", "5 added 000009"});
}

TEST_CASE("garoon: a row for each organisation names its members, in several of them as 兼務") {
    const Lines posts{"職員!E2 = 0200"};
    const auto wide =
        import_file("組織コード,ログイン名1,ログイン名2\n0100,ichiro,\n0200,000001,nobody\n");
    CHECK(wide.proposal.mapping.source == "garoon");
    CHECK(wide.proposal.certain());
    CHECK(wide.changes() == posts);
    CHECK(wide.outcomes() ==
          Lines{"2 changed 000001", "3 changed 000001", "3 held person.unknown"});
    const auto unnumbered = import_file("組織コード,ログイン名\n0200,ichiro,futaba\n9999,ichiro\n");
    CHECK(unnumbered.proposal.mapping.source == "garoon");
    CHECK(unnumbered.changes() == Lines{"職員!D2 = 0200"});
    CHECK(unnumbered.outcomes() == Lines{"2 changed 000001 import.replaced", "2 unchanged 000002",
                                         "3 rejected 000001 import.department_unknown"});
    ImportInput input;
    input.source = import::find_source("garoon");
    const auto plain = import_file("0100,ichiro\n0200,ichiro,nobody,futaba\n", input);
    CHECK(plain.changes() == posts);
    CHECK(plain.outcomes() == Lines{"1 changed 000001", "2 changed 000001", "2 held person.unknown",
                                    "2 unchanged 000002"});
}

TEST_CASE("lists: departments") {
    const auto got = import_file("所属コード,部局名,所属名\n0100,総務部,総務課\n0300,,会計課\n");
    CHECK(got.proposal.mapping.into == "departments");
    CHECK(got.changes() == Lines{"所属 | 所属コード 0300 | 所属名 会計課", "所属!C2 = 総務部"});
}

TEST_CASE("lists: trainings are known by name, with or without a code") {
    const auto got = import_file("研修名,標準時間\n情報セキュリティ研修,2\nAI活用研修,3\n");
    CHECK(got.proposal.mapping.into == "trainings");
    CHECK(got.changes() == Lines{"研修 | 研修名 AI活用研修 | 標準時間 3", "研修!C2 = 2"});
}

TEST_CASE("lists: a state nobody knows is asked for, and a mapping says what it means") {
    const std::string file =
        "職員番号,研修名,受講日,出欠\n000001,データ活用研修,2026-06-01,遅刻\n"
        "000002,データ活用研修,2026-06-01,欠\n合計,,,2\n";
    const auto asked = import_file(file);
    CHECK(asked.proposal.mapping.into == "attendances");
    CHECK(asked.questions() == Lines{"出欠: 遅刻"});
    ImportInput input;
    std::string mapping = import::mapping_text(asked.proposal.mapping);
    const std::string open = "\"遅刻\" = \"open\"";
    REQUIRE(mapping.find(open) != std::string::npos);
    input.mapping =
        test::mapping_of(mapping.replace(mapping.find(open), open.size(), "\"遅刻\" = \"修了\""));
    const auto got = import_file(file, input);
    CHECK(got.questions().empty());
    CHECK(
        got.changes() ==
        Lines{one_data,
              "受講記録 | 職員番号 000002 | 研修 データ活用研修 | 受講日 2026-06-01 | 状態 欠席"});
}

TEST_CASE("lists: attendances without a state are not taken for a list of staff") {
    const auto got = import_file(
        "職員番号,氏名,所属,研修名,受講日\n000001,見本 一郎,企画課,データ活用研修,2026-06-01\n");
    CHECK(got.proposal.mapping.into == "attendances");
    CHECK_FALSE(got.proposal.has_content());
}

TEST_CASE("lists: a skill and its level in each row") {
    const auto got = import_file(
        "職員番号,確認日,スキル名,レベル\n000001,2026-06-01,変革マネジメント,2\n"
        "000001,2026-06-01,プロジェクト・マネジメント,3\n000001,2026-06-02,変革マネジメント,1\n"
        "000002,2026-06-01,ホームページ更新,2\n000002,2026-06-01,,2\n000002,2026-06-01,Excel,\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-06-01 | プロジェクトマネジメント 3 | "
                "変革マネジメント 2",
                "自己点検 | 職員番号 000001 | 点検日 2026-06-02 | 変革マネジメント 1"});
    CHECK(got.outcomes() == Lines{"2 added 000001", "3 added 000001", "4 added 000001",
                                  "5 rejected 000002 import.skill_unknown import.no_answer",
                                  "6 rejected 000002 import.no_answer",
                                  "7 rejected 000002 import.no_answer"});
}

TEST_CASE("kintone: a tick at a skill means no level until somebody says which") {
    const std::string file =
        "レコード番号,職員番号,できること[変革マネジメント],変革マネジメント[レベル2],"
        "変革マネジメント[レベル1]\n1,000001,1,,1\n2,000002,,1,1\n";
    const auto asked = import_file(file);
    CHECK(asked.meanings() == Lines{"レコード番号 > record.number", "職員番号 > person.number",
                                    "できること[変革マネジメント] > skill:変革マネジメント ?",
                                    "変革マネジメント[レベル2] > skill:変革マネジメント",
                                    "変革マネジメント[レベル1] > skill:変革マネジメント"});
    ImportInput input;
    input.mapping = test::mapping_of(
        "source = \"kintone\"\ninto = \"skill_checks\"\ncolumns = [\n"
        "  { heading = \"できること[変革マネジメント]\", to = \"ignore\" },\n]\n");
    const auto got = import_file(file, input);
    CHECK(got.proposal.certain());
    CHECK(got.changes() == Lines{"自己点検 | 職員番号 000001 | 変革マネジメント 1",
                                 "自己点検 | 職員番号 000002 | 変革マネジメント 2"});
}

TEST_CASE("logo: an answer that was withdrawn does not count, and a name stands in two columns") {
    const auto got = import_file(
        "回答ID,回答日時,ステータス,氏名（姓）,氏名（名）,変革マネジメント\n"
        "R1,2026-06-01 10:00:00,完了,見本,一郎,2\nR2,2026-06-01 10:00:00,取消,見本,二葉,2\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-06-01 | 変革マネジメント 2"});
    CHECK(got.outcomes() == Lines{"2 added 000001", "3 rejected import.void"});
}
