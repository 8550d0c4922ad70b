#include "core/kit/file_name.h"

#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("names of files hold nothing that Windows does not allow") {
    CHECK(kit::safe_file_name("000123_青空 一郎") == "000123_青空 一郎");
    CHECK(kit::safe_file_name(R"(a\b/c:d*e?f"g<h>i|j)") == "a￥b／c：d＊e？f”g＜h＞i｜j");
    CHECK(kit::safe_file_name("a\tb\x01") == "a_b_");
    CHECK(kit::safe_file_name(" 名前. . ") == "名前");
    CHECK(kit::safe_file_name("...") == "名称未設定");
    CHECK(kit::safe_file_name("　") == "名称未設定");
}

TEST_CASE("names of devices are not names of files") {
    for (const char* name : {"CON", "nul", "Aux.txt", "com1", "LPT9.xlsx", "ＰＲＮ", "com¹"}) {
        INFO(name);
        CHECK(kit::safe_file_name(name) == "_" + std::string(name));
    }
    CHECK(kit::safe_file_name("CONTROL") == "CONTROL");
    CHECK(kit::safe_file_name("com10") == "com10");
}

TEST_CASE("long names are cut between characters") {
    std::string name;
    for (int i = 0; i < 200; ++i) name += "空";
    CHECK(kit::safe_file_name(name).size() == 80 * std::string("空").size());
}

TEST_CASE("no two files of a folder have one name") {
    kit::FileNames names;
    CHECK(names.take("000123", "青空 一郎") == "000123_青空 一郎.xlsx");
    CHECK(names.take("000123", "青空 一郎") == "000123_青空 一郎_2.xlsx");
    CHECK(names.take("a", "X") == "a_X.xlsx");
    CHECK(names.take("A", "x") == "A_x_2.xlsx");
    CHECK(names.take("7", "") == "7.xlsx");
    CHECK(names.take("", "") == "名称未設定.xlsx");
}
