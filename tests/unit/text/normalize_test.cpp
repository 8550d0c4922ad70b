#include "core/text/normalize.h"

#include "core/text/width.h"
#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("keys are the same whether tables are needed for them or not") {
    const std::string tables = "\xE2\x80\x8B";  // a zero-width space, which no key has
    int different = 0;
    for (int c = 1; c < 0x10000; ++c) {
        if (c >= 0xD800 && c < 0xE000) continue;
        std::string text;
        if (c < 0x80) {
            text = {static_cast<char>(c)};
        } else if (c < 0x800) {
            text = {static_cast<char>(0xC0 | c >> 6), static_cast<char>(0x80 | (c & 0x3F))};
        } else {
            text = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                    static_cast<char>(0x80 | (c & 0x3F))};
        }
        const std::string within = "か" + text + "Ａ";
        for (const std::string& one : {text, within})
            different += match_key(one) == match_key(one + tables) ? 0 : 1;
    }
    CHECK(different == 0);
}

TEST_CASE("keys do not depend on width, case and spaces") {
    CHECK(match_key("職員番号") == match_key("職員 番号"));
    CHECK(match_key("職員番号") == match_key("職員\n番号　"));
    CHECK(match_key("ＤＸ推進員") == match_key("dx推進員"));
    CHECK(match_key("必須（DXリーダー）") == match_key("必須(ＤＸﾘｰﾀﾞｰ)"));
    CHECK(match_key("〇") == match_key("○"));
    CHECK(match_key("◯") == match_key("○"));
    CHECK(match_key("1回") == match_key("１回"));
    CHECK(match_key("葛\xF3\xA0\x84\x80") ==
          match_key("葛"));                         // with an ideographic variation selector
    CHECK(match_key("髙島") != match_key("高島"));  // different characters of a name
    CHECK(match_key("主任") != match_key("主任以上"));
}

TEST_CASE("names within other text are found without punctuation") {
    CHECK(plain_key("「データ理解／活用」について、") == "データ理解活用について");
    CHECK(plain_key("ツール活用（BIツール）") == plain_key("ツール活用 BIツール"));
    CHECK(plain_key("C++") != plain_key("C#"));
    CHECK(plain_key("データ") == "データ");
}

TEST_CASE("text that is not UTF-8 is its own key") {
    CHECK(match_key("\xFF\xFE") == "\xFF\xFE");
}

TEST_CASE("values of a cell are split at the usual marks") {
    using Values = std::vector<std::string_view>;
    CHECK(split_values("a;b；c、d,e，f") == Values{"a", "b", "c", "d", "e", "f"});
    CHECK(split_values("全庁DX推進担当\n全庁情報システム担当") ==
          Values{"全庁DX推進担当", "全庁情報システム担当"});
    CHECK(split_values(" ; ;x;　") == Values{"x"});
    CHECK(split_values("").empty());
    CHECK(split_values("データ・AI活用業務の設計・事業実装・評価").size() == 1);
}

TEST_CASE("white space of every kind is trimmed") {
    CHECK(trim(" \t　\xC2\xA0値　 \n") == "値");
    CHECK(trim("　").empty());
}

TEST_CASE("kanji are two columns wide") {
    CHECK(display_width("abc") == 3);
    CHECK(display_width("職員") == 4);
    CHECK(display_width("ﾃﾞｰﾀ") == 4);
    CHECK(display_width("①") == 2);
    CHECK(display_width("一行\n長い二行目") == 10);
    CHECK(right_aligned("課", 4) == "  課");
}
