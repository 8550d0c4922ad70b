// Microsoft Forms, Google and LoGo: a row is what somebody answered.
#include "tests/support/catch.h"
#include "tests/support/importing.h"

using namespace skillmap;
using test::import_file;
using test::import_sheets;
using test::ImportInput;
using Lines = std::vector<std::string>;

namespace {

constexpr const char* both = "プロジェクトマネジメント,変革マネジメント\n";

}  // namespace

TEST_CASE("forms: survey with Japanese headings") {
    const auto got =
        import_file(std::string("ID,開始時刻,完了時刻,メール,名前,") + both +
                    "1,2026/7/27 9:00:00,2026/7/27 9:05:00,ichiro@example.jp,見本 一郎,2,Lv1\n");
    CHECK(got.proposal.mapping.source == "forms");
    CHECK(got.proposal.certain());
    CHECK(got.meanings() == Lines{"完了時刻 > field.date", "メール > person.upn",
                                  "名前 > person.name",
                                  "プロジェクトマネジメント > skill:プロジェクトマネジメント",
                                  "変革マネジメント > skill:変革マネジメント"});
    CHECK(got.changes() == Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | "
                                 "プロジェクトマネジメント 2 | 変革マネジメント 1"});
    CHECK(got.outcomes() == Lines{"2 added 000001"});
}

TEST_CASE("forms: survey with English headings has dates as M/D/YY") {
    const auto got =
        import_file(std::string("Id,Start time,Completion time,Email,Name,Last modified time,") +
                    both + "1,7/8/26 19:00:00,7/8/26 19:06:23,futaba@example.jp,見本 二葉,,3,\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() == Lines{"自己点検 | 職員番号 000002 | 点検日 2026-07-08 | "
                                 "プロジェクトマネジメント 3"});
}

TEST_CASE("forms: a workbook has its dates as dates") {
    const auto got = import_sheets(
        {{"Sheet1",
          {{"ID", "Start time", "Completion time", "Email", "Name", "変革マネジメント"},
           {1.0, test::DateCell{"2026-07-27"}, test::DateCell{"2026-07-27"}, "ichiro@example.jp",
            "見本 一郎", "2"}},
          {}}});
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 2"});
}

TEST_CASE("forms: quiz has its points before the last change, and points of each question") {
    const auto got = import_file(
        "ID,Start time,Completion time,Email,Name,Total points,Quiz feedback,Last modified "
        "time,変革マネジメント,Points - 変革マネジメント,Feedback - 変革マネジメント\n"
        "1,7/27/26 9:00,7/27/26 9:10,ichiro@example.jp,見本 一郎,5,,,2,5,Good\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 2"});
}

TEST_CASE("forms: quiz without feedback, in Japanese, with points of the question for the number") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,合計点,職員番号を入力してください,ポイント - "
        "職員番号を入力してください,変革マネジメント,ポイント - 変革マネジメント\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,anonymous,,5,1,0,2,5\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 2"});
}

TEST_CASE("forms: question of several lines with a comma in it, and its number") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,\"Q1. 変革マネジメントについて,\nお答えください\"\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,ichiro@example.jp,見本 一郎,2\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 2"});
}

TEST_CASE("forms: a repeated question is in doubt, and a mapping says which one counts") {
    const std::string file =
        "ID,開始時刻,完了時刻,メール,名前,変革マネジメント,変革マネジメント\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,ichiro@example.jp,見本 一郎,2,1\n";
    const auto got = import_file(file);
    CHECK_FALSE(got.proposal.certain());
    CHECK(got.meanings().back() == "変革マネジメント > skill:変革マネジメント ?");
    ImportInput input;
    input.mapping = got.proposal.mapping;
    input.mapping.columns[5].target = {import::Target::Kind::Ignore, {}};
    const auto again = import_file(file, input);
    CHECK(again.proposal.certain());
    CHECK(again.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 1"});
}

TEST_CASE("forms: a choice ends in a semicolon") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,変革マネジメント\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,ichiro@example.jp,見本 一郎,2：独力で実践;\n");
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 2"});
}

TEST_CASE("forms: several choices of trainings are an attendance each") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,受講した研修を選んでください\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,ichiro@example.jp,見本 "
        "一郎,情報セキュリティ研修;データ活用研修;\n"
        "2,2026/7/27 9:00,2026/7/27 9:20,futaba@example.jp,見本 二葉,T2;存在しない研修;\n"
        "3,2026/7/27 9:00,2026/7/27 9:20,futaba@example.jp,見本 二葉,\n");
    CHECK(got.proposal.certain());
    CHECK(
        got.changes() ==
        Lines{"受講記録 | 職員番号 000001 | 研修 情報セキュリティ研修 | 受講日 2026-07-27 | 状態 "
              "修了",
              "受講記録 | 職員番号 000001 | 研修 データ活用研修 | 受講日 2026-07-27 | 状態 修了",
              "受講記録 | 職員番号 000002 | 研修 データ活用研修 | 受講日 2026-07-27 | 状態 修了"});
    CHECK(got.outcomes() == Lines{"2 added 000001", "3 added 000002 import.training_unknown",
                                  "4 rejected 000002 import.no_answer"});
}

TEST_CASE("forms: the day of a training counts more than that of the answer") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,受講した研修,受講日\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,ichiro@example.jp,見本 一郎,データ活用研修;,2026/5/1\n");
    CHECK(got.proposal.certain());
    CHECK(
        got.changes() ==
        Lines{"受講記録 | 職員番号 000001 | 研修 データ活用研修 | 受講日 2026-05-01 | 状態 修了"});
}

TEST_CASE("forms: anonymous answers go by the number that was typed") {
    const auto got = import_file(
        "ID,Start time,Completion time,Email,Name,職員番号（6桁）,変革マネジメント\n"
        "1,7/27/26 9:00,7/27/26 9:10,anonymous,anonymous,000002,2\n"
        "2,7/27/26 9:00,7/27/26 9:10,anonymous,,１,3\n"
        "3,7/27/26 9:00,7/27/26 9:10,anonymous,,,3\n");
    CHECK(got.proposal.certain());
    CHECK(got.outcomes() == Lines{"2 added 000002", "3 added 000001", "4 rejected person.no_clue"});
}

TEST_CASE("forms: a question that only sounds like a clue is not used") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,変革マネジメント,所属でデジタル化したい業務の名前\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,ichiro@example.jp,見本 一郎,2,窓口の受付\n");
    CHECK(got.proposal.certain());
    CHECK(got.meanings().back() == "変革マネジメント > skill:変革マネジメント");
}

TEST_CASE("forms: a typed name counts more than that of the account") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,氏名,変革マネジメント\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,shared@example.jp,総務課 共用,見本 一郎,2\n");
    CHECK(got.outcomes() == Lines{"2 added 000001"});
}

TEST_CASE("forms: a dash of Windows-1252 does not hinder") {
    const auto got = import_file(
        "ID,Start time,Completion time,Email,Name,\"Excel \x97 level\"\n"
        "1,7/27/26 9:00,7/27/26 9:10,ichiro@example.jp,,2\n");
    CHECK(got.notes.size() == 1);
    CHECK(got.proposal.mapping.source == "forms");
    ImportInput input;
    input.mapping = got.proposal.mapping;
    input.mapping.columns.back().target = {import::Target::Kind::Tool, "Excel"};
    const auto again = import_file(
        "ID,Start time,Completion time,Email,Name,\"Excel \x97 level\"\n"
        "1,7/27/26 9:00,7/27/26 9:10,ichiro@example.jp,,2\n",
        input);
    CHECK(again.changes() == Lines{"ツール点検 | 職員番号 000001 | 点検日 2026-07-27 | Excel 2"});
}

TEST_CASE("forms: skills and tools of one answer go to their sheets") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,変革マネジメント,Excel,ピボットテーブル\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,ichiro@example.jp,見本 一郎,2,3,はい\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 2",
                "ツール点検 | 職員番号 000001 | 点検日 2026-07-27 | Excel 3 | ピボットテーブル ○"});
    CHECK(got.plan.rows.front().sheets == Lines{"自己点検", "ツール点検"});
}

TEST_CASE("forms: an item of a checklist is asked without the tool and the level") {
    ImportInput input;
    for (test::TestSheet& sheet : input.book)
        if (sheet.name == "ツール点検")
            sheet.rows.front() = {"職員番号", "点検日", "Excel Lv3 ピボットテーブル"};
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,Q3. ピボットテーブルを作れますか\n"
        "1,2026/7/27 9:00,2026/7/27 9:10,ichiro@example.jp,見本 一郎,はい\n",
        input);
    CHECK(got.proposal.certain());
    CHECK(got.changes() == Lines{"ツール点検 | 職員番号 000001 | 点検日 2026-07-27 | "
                                 "Excel Lv3 ピボットテーブル ○"});
}

TEST_CASE("google: timestamps in Japanese and in English") {
    const auto japanese = import_file(
        "タイムスタンプ,メールアドレス,変革マネジメント\n2026/07/27 "
        "18:05:12,ichiro@example.jp,2\n");
    CHECK(japanese.proposal.mapping.source == "google");
    CHECK(japanese.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 2"});
    const auto noon = import_file(
        "タイムスタンプ,メールアドレス,変革マネジメント\n2026/07/27 1:05:12 午後 "
        "GMT+9,ichiro@example.jp,2\n2026/07/27 11:50:00 午前 GMT+9,ichiro@example.jp,1\n");
    CHECK(noon.changes() == japanese.changes());
    const auto english = import_file(
        "Timestamp,Email Address,変革マネジメント\n9/8/2026 18:05:12,ichiro@example.jp,2\n");
    CHECK(english.proposal.certain());
    CHECK(english.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-09-08 | 変革マネジメント 2"});
}

TEST_CASE("logo: mapped once by somebody, then remembered") {
    const std::string file =
        "回答ID,送信日時,あなたの番号,マネジメントの力\n1001,26/07/27,000001,できる\n";
    const auto first = import_file(file);
    CHECK(first.proposal.mapping.source == "logo");
    CHECK_FALSE(first.proposal.certain());
    ImportInput input;
    input.mapping = test::mapping_of(
        "source = \"logo\"\ninto = \"skill_checks\"\ncolumns = [\n"
        "  { heading = \"回答ID\", to = \"ignore\" },\n"
        "  { heading = \"送信日時\", to = \"field.date\", dates = \"ymd\" },\n"
        "  { heading = \"あなたの番号\", to = \"person.number\" },\n"
        "  { heading = \"マネジメントの力\", to = \"skill:変革マネジメント\" },\n"
        "]\n[levels]\n\"できる\" = 2\n");
    const auto got = import_file(file, input);
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-07-27 | 変革マネジメント 2"});
    const auto saved = import::mapping_text(got.proposal.mapping);
    CHECK(import::mapping_text(test::mapping_of(saved)) == saved);
}

TEST_CASE("forms: one form asks for skills and for the trainings attended") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,変革マネジメント,受講した研修を選んでください\n"
        "1,2026-06-01 9:00:00,2026-06-01 9:05:00,ichiro@example.jp,見本 "
        "一郎,2,情報セキュリティ研修;データ活用研修;\n"
        "2,2026-06-01 9:00:00,2026-06-01 9:05:00,futaba@example.jp,見本 二葉,1,\n"
        "3,2026-06-01 9:00:00,2026-06-01 9:05:00,futaba@example.jp,見本 二葉,,\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-06-01 | 変革マネジメント 2",
                "自己点検 | 職員番号 000002 | 点検日 2026-06-01 | 変革マネジメント 1",
                "受講記録 | 職員番号 000001 | 研修 情報セキュリティ研修 | 受講日 2026-06-01 | "
                "状態 修了",
                "受講記録 | 職員番号 000001 | 研修 データ活用研修 | 受講日 2026-06-01 | 状態 "
                "修了"});
    CHECK(got.outcomes() ==
          Lines{"2 added 000001", "3 added 000002", "4 rejected 000002 import.no_answer"});
}

TEST_CASE("forms: the number of a question does not hide what it asks") {
    for (const char* question : {"Q1. Excel", "①Excel", "（２）Excel", "設問３：Excel",
                                 "問4、Excel", "1-Excel", "Excel"}) {
        const auto got = import_file(std::string("職員番号,") + question + "\n000001,2\n");
        CHECK(got.changes() == Lines{"ツール点検 | 職員番号 000001 | Excel 2"});
    }
}

TEST_CASE("forms: the day of a training that is asked for is not that of the answer") {
    const auto got = import_file(
        "ID,開始時刻,完了時刻,メール,名前,変革マネジメント,受講した研修,受講日\n"
        "1,2026-06-01 9:00:00,2026-06-01 9:05:00,ichiro@example.jp,見本 "
        "一郎,2,情報セキュリティ研修,2025-11-03\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() ==
          Lines{"自己点検 | 職員番号 000001 | 点検日 2026-06-01 | 変革マネジメント 2",
                "受講記録 | 職員番号 000001 | 研修 情報セキュリティ研修 | 受講日 2025-11-03 | "
                "状態 修了"});
}

TEST_CASE("forms: words for no answer are none, and a mapping may add to them") {
    const std::string file =
        "職員番号,変革マネジメント,Excel\n000001,未回答,2\n000002,－,わからない\n合計,9,9\n";
    CHECK(import_file(file).questions() == Lines{"Excel: わからない"});
    ImportInput input;
    input.mapping = test::mapping_of(
        "source = \"list\"\ninto = \"skill_checks\"\ncolumns = []\n[levels]\n\"わからない\" = "
        "\"blank\"\n");
    const auto got = import_file(file, input);
    CHECK(got.questions().empty());
    CHECK(got.changes() == Lines{"ツール点検 | 職員番号 000001 | Excel 2"});
    const std::string again = import::mapping_text(got.proposal.mapping);
    CHECK(again.find("\"わからない\" = \"blank\"") != std::string::npos);
    CHECK(test::mapping_of(again).levels.at("わからない").kind ==
          import::AnswerMeaning::Kind::Blank);
}

TEST_CASE("forms: the number of an employee in English") {
    const auto got = import_file("Employee ID,Department,Excel\n000001,総務課,2\n");
    CHECK(got.proposal.certain());
    CHECK(got.changes() == Lines{"ツール点検 | 職員番号 000001 | Excel 2"});
}
