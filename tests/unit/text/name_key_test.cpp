#include "core/text/name_key.h"

#include <map>

#include "core/embedded.h"
#include "core/text/code_points.h"
#include "core/text/normalize.h"
#include "core/text/toml.h"
#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("異体字 of a name are one character") {
    CHECK(name_key("髙橋") == name_key("高橋"));
    CHECK(name_key("山﨑") == name_key("山崎"));
    CHECK(name_key("山嵜") == name_key("山崎"));
    CHECK(name_key("渡邊") == name_key("渡辺"));
    CHECK(name_key("渡邉") == name_key("渡辺"));
    CHECK(name_key("齋藤") == name_key("斎藤"));
    CHECK(name_key("斉藤") == name_key("齊藤"));
    CHECK(name_key("𠮷田") == name_key("吉田"));
    CHECK(name_key("濵田") == name_key("濱田"));
    CHECK(name_key("濱田") == name_key("浜田"));
    CHECK(name_key("櫻井　惠") == name_key("桜井恵"));
    CHECK(name_key("高橋") == "高橋");
}

TEST_CASE("compatibility ideographs of names are folded") {
    // 神 羽 福 塚 祐 隆 晴 as some systems store them.
    CHECK(name_key("\xEF\xA8\x99\xEF\xA8\x9E\xEF\xA8\x9B\xEF\xA8\x90\xEF\xA8\x92\xEF\xA7\x9C") ==
          "神羽福塚晴隆");
    // 戶 and 黑 among the radicals of Kangxi, as texts from PDF have them.
    CHECK(name_key("\xE2\xBC\xBE\xE2\xBF\x8A") == "戸黒");
    CHECK(name_key("\xE2\xBB\x91\xE2\xBB\x84") == "長西");
}

TEST_CASE("variation selectors and spaces are no part of a name") {
    CHECK(name_key("葛\xF3\xA0\x84\x80城") == name_key("葛城"));
    CHECK(name_key("渡邉\xF3\xA0\x84\x8A 太郎") == name_key("渡辺　太郎"));
    CHECK(name_key("山田 太郎") == name_key("山田　太郎"));
    CHECK(name_key("山田\xC2\xA0太郎") == name_key("山田太郎"));
    CHECK(name_key("ジョン・スミス") == name_key("ｼﾞｮﾝ ｽﾐｽ"));
    CHECK(name_key("ＹＡＭＡＤＡ Taro") == "yamadataro");
}

TEST_CASE("ヶ, ケ, ｹ and が are one between kanji only") {
    CHECK(name_key("緑ヶ丘支所") == name_key("緑が丘支所"));
    CHECK(name_key("四ｹ所") == name_key("四ヶ所"));
    CHECK(name_key("三ガ田") == name_key("三ヶ田"));
    CHECK(name_key("みどりが丘") != name_key("みどりケ丘"));
    CHECK(name_key("彩が") != name_key("彩ケ"));
    CHECK(name_key("ケン") != name_key("ガン"));
}

TEST_CASE("different characters of names stay different") {
    CHECK(name_key("太田") != name_key("大田"));
    CHECK(name_key("大坂") != name_key("大阪"));
    CHECK(name_key("高木") != name_key("高本"));
}

TEST_CASE("readings are compared in large katakana") {
    CHECK(kana_key("しょうじ　けんいち") == kana_key("ｼﾖｳｼﾞ ｹﾝｲﾁ"));
    CHECK(kana_key("ヤマダ・ハナコ") == kana_key("やまだ はなこ"));
    CHECK(kana_key("ハナコ") != kana_key("バナコ"));
    CHECK(kana_key("").empty());
}

TEST_CASE("外字 and what stands for them cannot be compared") {
    CHECK(has_gaiji("山\xEE\x80\x80"));      // U+E000
    CHECK(has_gaiji("\xF3\xB0\x80\x80田"));  // U+F0000
    CHECK(has_gaiji("〓田"));
    CHECK(has_gaiji("山\xEF\xBF\xBD"));  // U+FFFD
    CHECK(has_gaiji("\xFF"));
    CHECK_FALSE(has_gaiji("𠮷田 髙﨑"));
    CHECK_FALSE(has_gaiji(""));
}

TEST_CASE("text that is not UTF-8 is its own key of names") {
    CHECK(name_key("\xFF\xFE") == "\xFF\xFE");
    CHECK(kana_key("\xFF\xFE") == "\xFF\xFE");
    CHECK(name_key("・") == "・");
}

TEST_CASE("the table of 異体字 maps no character to two, in no chains and in vain") {
    const toml::parse_result parsed = toml::parse(embedded_characters().front().text);
    REQUIRE(parsed);
    std::map<std::u32string, std::u32string> forms;
    for (const auto& list : parsed.table())
        for (const toml::node& entry : *list.second.as_array()) {
            const std::string text = *entry.value<std::string>();
            INFO(text);
            // What match_key changes would never be looked up.
            CHECK(match_key(text) == text);
            const auto characters = code_points(text);
            REQUIRE(characters);
            CHECK(characters->size() > 1);
            for (const char32_t form : characters->substr(1))
                CHECK(forms.emplace(std::u32string(1, form), characters->substr(0, 1)).second);
        }
    CHECK(forms.size() > 400);
    for (const auto& form : forms) CHECK(forms.count(form.second) == 0);
}
