#include "core/scheme/scheme_names.h"

#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("values of a cell are separated by semicolons and line breaks") {
    using List = std::vector<std::string>;
    CHECK(split_items("a; b ；　c\nd") == List{"a", "b", "c", "d"});
    CHECK(split_items("各種ガイド、ドキュメントの説明会") ==
          List{"各種ガイド、ドキュメントの説明会"});
    CHECK(split_items(" ; ;").empty());
    CHECK(split_items("\"a;b\";c") == List{"a;b", "c"});
    for (const List& items : {List{"a;b", "c"}, List{"\"q\"", "x\ny"}, List{"a\"b", " c "},
                              List{"", "；"}, List{"\""}, List{"\"\""}})
        CHECK(split_items(joined_items(items)) == items);
}

TEST_CASE("readings are written by names, and by ids where names would be ambiguous") {
    SchemeNames names;
    names.add_option("year", "年の数え方");
    names.add_value("all", "すべて");
    names.add_value("one", "1つ；a=b");
    names.add_value("or", "すべて または 1つ");
    names.add_option("year-2", "年の数え方");
    names.add_value("x", "エックス");
    for (const Readings& readings :
         {Readings{{"year", {"all"}}}, Readings{{"year", {"all", "one"}}},
          Readings{{"year", {"or"}}}, Readings{{"year", {"all", "or"}}}, Readings{{"year", {}}},
          Readings{{"year", {"one"}}, {"year-2", {"x"}}}}) {
        INFO(names.readings_text(readings));
        CHECK(names.readings(names.readings_text(readings)) == readings);
    }
    CHECK(names.readings_text({{"year", {"all"}}}) == "年の数え方=すべて");
    CHECK(names.readings("年の数え方 ＝ すべて") == Readings{{"year", {"all"}}});
    CHECK_FALSE(names.readings("月の数え方=すべて"));
    CHECK_FALSE(names.readings("年の数え方=毎月"));
    CHECK_FALSE(names.readings("年の数え方"));
}

TEST_CASE("a parameter is written by its name, or by its id where two have the name") {
    SchemeNames names;
    names.add_parameter("a", "基準値");
    names.add_parameter("b", "目標");
    names.add_parameter("c", "目標");
    CHECK(names.parameter_text("a") == "基準値");
    CHECK(names.parameter_text("c") == "c");
    CHECK(names.parameter(" 基準値 ") == "a");
    CHECK(names.parameter("c") == "c");
    CHECK_FALSE(names.parameter("ほか"));
}
