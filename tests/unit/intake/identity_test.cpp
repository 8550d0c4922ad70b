#include "core/intake/identity.h"

#include <array>

#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;

namespace {

const Records& registry() {
    static const test::ReadResult town = test::read(
        {test::TestSheet{"所属",
                         {{"所属コード", "部局名", "所属名"},
                          {"0100", "総務部", "総務課"},
                          {"0200", "企画部", "企画課"},
                          {"0300", "", "緑ヶ丘支所"},
                          {"0400", "教育部", "総務課"}},
                         {}},
         test::TestSheet{
             "職員",
             {{"職員番号", "氏名", "氏名カナ", "所属コード", "兼務所属コード", "メール",
               "在籍状況"},
              {"000001", "髙橋 一郎", "タカハシ イチロウ", "0100", "", "takahashi@example.jp",
               "在籍"},
              {"000002", "渡邉　花子", "ワタナベ ハナコ", "0200", "0300", "Hanako@Example.jp",
               "在籍"},
              {"000003", "山田 太郎", "ヤマダ タロウ", "0100", "", "soumu@example.jp", "在籍"},
              {"000004", "山田太郎", "", "0200", "", "soumu@example.jp", "在籍"},
              {"000005", "佐藤 恵", "サトウ メグミ", "0400", "", "", "退職"},
              {"000006", "\xEE\x80\x80田 実", "", "0200", "", "", "在籍"},
              {"000007", "林 太", "", "0300", "", "kikaku@example.jp", "在籍"},
              {"000008", "林 太郎", "", "0300", "", "kikaku@example.jp", "在籍"}},
             {}}});
    return town.records();
}

// "000001 by number", "? 000001 000002 person.same_name" or "none person.unknown".
std::string found(const Clue& clue) {
    IdentityIndex index(registry());
    const auto identity = index.find(clue);
    const auto id = [](Id<StaffMember> one) { return registry().staff[one].id; };
    if (const auto* match = std::get_if<IdentityIndex::Match>(&identity)) {
        static constexpr std::array by{" by number", " by mail", " by name in department",
                                       " by name"};
        return id(match->staff) + by.at(static_cast<std::size_t>(match->by)) +
               (match->retired ? ", retired" : "");
    }
    if (const auto* none = std::get_if<IdentityIndex::None>(&identity))
        return "none " + std::string(name(none->reason));
    std::string text = "?";
    const auto& doubtful = std::get<IdentityIndex::Doubtful>(identity);
    for (const auto one : doubtful.candidates) text += " " + id(one);
    return text + " " + std::string(name(doubtful.reason));
}

}  // namespace

TEST_CASE("a person is found by the number, without its zeros and in any width") {
    CHECK(found({.number = "000001"}) == "000001 by number");
    CHECK(found({.number = "1"}) == "000001 by number");
    CHECK(found({.number = " ０００００２"}) == "000002 by number");
    CHECK(found({.number = "1", .name = "高橋一郎"}) == "000001 by number");
    CHECK(found({.number = "1", .mail = "TAKAHASHI@example.jp", .department = "9999"}) ==
          "000001 by number");
}

TEST_CASE("a name with the number may be a reading, a part or have something around it") {
    CHECK(found({.number = "1", .name = "たかはし いちろう"}) == "000001 by number");
    CHECK(found({.number = "1", .name = "髙橋"}) == "000001 by number");
    CHECK(found({.number = "1", .name = "高橋 一郎（総務課）"}) == "000001 by number");
    CHECK(found({.number = "1", .kana = "ﾀｶﾊｼ ｲﾁﾛｳ"}) == "000001 by number");
    CHECK(found({.number = "6", .name = "〓田実"}) == "000006 by number");
    CHECK(found({.number = "6", .name = "〓田稔"}) == "? 000006 person.number_or_name");
}

TEST_CASE("a number and another name are doubtful") {
    CHECK(found({.number = "1", .name = "渡辺 花子"}) == "? 000001 000002 person.number_or_name");
    CHECK(found({.number = "1", .name = "鈴木 次郎"}) == "? 000001 person.number_or_name");
    CHECK(found({.number = "1", .kana = "スズキ"}) == "? 000001 person.number_or_name");
    // 林 太 is in the name, but it is all of another's.
    CHECK(found({.number = "7", .name = "林 太郎"}) == "? 000007 000008 person.number_or_name");
}

TEST_CASE("a number and the mail of another are doubtful") {
    CHECK(found({.number = "1", .mail = "hanako@example.jp"}) ==
          "? 000001 000002 person.number_or_mail");
    CHECK(found({.number = "1", .mail = "takahashi@example.jp", .upn = "hanako@example.jp"}) ==
          "? 000001 000002 person.number_or_mail");
}

TEST_CASE("a number that nobody has identifies nobody") {
    CHECK(found({.number = "99"}) == "none person.number_unknown");
    CHECK(found({.number = "99", .name = "渡辺花子"}) == "? 000002 person.number_unknown");
    CHECK(found({.number = "99", .mail = "hanako@example.jp"}) == "? 000002 person.number_unknown");
}

TEST_CASE("a person is found by mail or account, in upper and lower case") {
    CHECK(found({.mail = "HANAKO@example.jp "}) == "000002 by mail");
    CHECK(found({.mail = "other@example.com", .upn = "hanako@example.jp", .name = "渡邊花子"}) ==
          "000002 by mail");
    CHECK(found({.mail = "hanako@example.jp", .upn = "HANAKO@EXAMPLE.JP"}) == "000002 by mail");
}

TEST_CASE("a mail and another name or account are doubtful") {
    CHECK(found({.mail = "hanako@example.jp", .name = "高橋一郎"}) ==
          "? 000002 000001 person.mail_or_name");
    CHECK(found({.mail = "hanako@example.jp", .upn = "takahashi@example.jp"}) ==
          "? 000002 000001 person.mail_or_upn");
}

TEST_CASE("a mail that several share needs a name") {
    CHECK(found({.mail = "soumu@example.jp"}) == "? 000003 000004 person.mail_shared");
    CHECK(found({.mail = "soumu@example.jp", .name = "山田太郎"}) ==
          "? 000003 000004 person.mail_shared");
    CHECK(found({.mail = "soumu@example.jp", .kana = "サトウ"}) ==
          "? 000004 000003 person.mail_shared");  // of 000004 no reading is known
    CHECK(found({.mail = "soumu@example.jp", .name = "鈴木次郎"}) ==
          "? 000003 000004 person.mail_or_name");
    CHECK(found({.mail = "kikaku@example.jp", .name = "林 太郎"}) == "000008 by mail");
}

TEST_CASE("a mail that begins with a number gives a candidate only") {
    CHECK(found({.mail = "000001@city.example.jp"}) == "? 000001 person.number_in_mail");
    CHECK(found({.mail = "000001@city.example.jp", .name = "高橋一郎"}) == "000001 by name");
    CHECK(found({.mail = "000002@city.example.jp", .name = "高橋一郎"}) ==
          "? 000001 000002 person.mail_or_name");
    CHECK(found({.mail = "nobody@city.example.jp"}) == "none person.unknown");
}

TEST_CASE("answers of an anonymous form are about nobody") {
    CHECK(found({.mail = "anonymous", .name = "Anonymous"}) == "none person.unknown");
    CHECK(found({.number = " ", .name = "　"}) == "none person.no_clue");
}

TEST_CASE("a person is found by name in a department, by its code or name") {
    CHECK(found({.name = "山田太郎", .department = "0100"}) == "000003 by name in department");
    CHECK(found({.name = "山田太郎", .department = "200"}) == "000004 by name in department");
    CHECK(found({.name = "渡辺花子", .department = "企画課"}) == "000002 by name in department");
    CHECK(found({.name = "渡辺花子", .department = "緑が丘支所"}) ==
          "000002 by name in department");  // held concurrently
    CHECK(found({.name = "佐藤恵", .department = "総務課"}) ==
          "000005 by name in department, retired");  // one of two departments of that name
    CHECK(found({.name = "佐藤恵", .department = "総務部　総務課"}) ==
          "? 000005 person.other_department");
}

TEST_CASE("a name alone identifies where only one person has it") {
    CHECK(found({.name = "髙橋一郎"}) == "000001 by name");
    CHECK(found({.name = "高橋一郎", .department = "9999"}) == "000001 by name");
    CHECK(found({.name = "山田　太郎"}) == "? 000003 000004 person.same_name");
    CHECK(found({.name = "高橋一郎", .department = "企画課"}) ==
          "? 000001 person.other_department");
    CHECK(found({.name = "高橋一郎", .kana = "タカハシ カズロウ"}) ==
          "? 000001 person.kana_differs");
}

TEST_CASE("names with 外字 always go to review") {
    CHECK(found({.name = "\xEE\x80\x80田 実"}) == "? 000006 person.gaiji");
    CHECK(found({.name = "\xEE\x80\x81田 実", .department = "企画課"}) == "? 000006 person.gaiji");
    CHECK(found({.name = "〓〓〓〓"}) == "none person.gaiji");
}

TEST_CASE("a similar name gives candidates, the most alike first") {
    CHECK(found({.name = "タカハシ　イチロウ"}) == "? 000001 person.similar");
    CHECK(found({.kana = "わたなべ　はなこ"}) == "? 000002 person.similar");
    CHECK(found({.name = "高橋二郎"}) == "? 000001 person.similar");
    CHECK(found({.name = "鈴木 花子"}) == "? 000002 person.similar");
    CHECK(found({.name = "山田次郎", .department = "企画課"}) == "? 000004 000003 person.similar");
    CHECK(found({.name = "小野寺 清"}) == "none person.unknown");
}

TEST_CASE("those who retired are found and flagged") {
    CHECK(found({.number = "5"}) == "000005 by number, retired");
    CHECK(found({.name = "佐藤 惠"}) == "000005 by name, retired");
}

TEST_CASE("there are at most five candidates") {
    Records records;
    for (int i = 1; i <= 9; ++i) {
        StaffMember member;
        member.id = std::to_string(i);
        member.name = "鈴木 " + std::to_string(i) + "郎";
        records.staff.add(std::move(member));
    }
    IdentityIndex index(records);
    const auto identity = index.find({.name = "鈴木"});
    REQUIRE(std::holds_alternative<IdentityIndex::Doubtful>(identity));
    CHECK(std::get<IdentityIndex::Doubtful>(identity).candidates.size() ==
          IdentityIndex::most_candidates);
}
