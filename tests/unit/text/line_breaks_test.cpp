#include "core/text/line_breaks.h"

#include "tests/support/catch.h"

using namespace skillmap;

TEST_CASE("a line breaks between words and before no closing sign") {
    CHECK(unbroken_pieces("Officeアプリ") == std::vector<std::string>{"Office", "ア", "プ", "リ"});
    CHECK(unbroken_pieces("職（監督）、課") ==
          std::vector<std::string>{"職", "（監", "督）、", "課"});
    CHECK(unbroken_pieces("データ") == std::vector<std::string>{"デー", "タ"});
    CHECK(unbroken_pieces("").empty());
    CHECK(unbroken_pieces("\xFF").empty());
}

TEST_CASE("brackets are found behind a name alone") {
    CHECK(bracket_in("一般（監督）") == std::string_view("一般").size());
    CHECK(bracket_in("（監督）") == std::string_view("（監督）").size());
    CHECK(bracket_in("一般") == std::string_view("一般").size());
}
