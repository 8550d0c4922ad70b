#include "core/intake/similar_names.h"

#include <set>

#include "tests/support/catch.h"

using namespace skillmap;
using Likeness = SimilarNames::Likeness;

namespace {

SimilarNames people() {
    SimilarNames names;
    names.add("山田 太郎", "ヤマダ タロウ");
    names.add("山本　花子", "ヤマモト ハナコ");
    names.add("高橋花", "タカハシ ハナ");
    names.add("林 豊", "");
    return names;
}

// The persons found and how.
std::set<std::pair<std::size_t, Likeness>> found(std::string_view name,
                                                 std::string_view kana = {}) {
    std::set<std::pair<std::size_t, Likeness>> set;
    auto last = Likeness::SameReading;
    for (const auto& [person, likeness] : people().find(name, kana)) {
        CHECK(last <= likeness);
        last = likeness;
        set.emplace(person, likeness);
    }
    return set;
}

using Found = std::set<std::pair<std::size_t, Likeness>>;

}  // namespace

TEST_CASE("a name is similar by its reading, also where it is written in kana") {
    CHECK(found("", "やまだ　たろう") == Found{{0, Likeness::SameReading}});
    CHECK(found("ﾔﾏﾓﾄ ﾊﾅｺ") == Found{{1, Likeness::SameReading}});
    CHECK(found("", "").empty());
}

TEST_CASE("a name is similar with a character more, less or other") {
    CHECK(found("山田太朗").count({0, Likeness::OneEdit}) == 1);
    CHECK(found("山田太").count({0, Likeness::OneEdit}) == 1);
    CHECK(found("山田健太郎").count({0, Likeness::OneEdit}) == 1);
    CHECK(found("髙橋華") == Found{{2, Likeness::OneEdit}});
    CHECK(found("髙橋") == Found{{2, Likeness::OneEdit}});
    CHECK(found("橋高花").empty());  // two are other
}

TEST_CASE("a name is similar by its family or its given name") {
    CHECK(found("山田") == Found{{0, Likeness::SamePart}});
    CHECK(found("佐藤 花子") == Found{{1, Likeness::SamePart}});
    CHECK(found("佐藤花子") == Found{{1, Likeness::SamePart}});
    CHECK(found("佐藤 一郎").empty());
}

TEST_CASE("parts of a name stand between spaces of any width") {
    CHECK(name_parts("山田　太郎") == std::vector<std::string>{"山田", "太郎"});
    CHECK(name_parts(" ジョン  Paul スミス ") ==
          std::vector<std::string>{"ジョン", "paul", "スミス"});
    CHECK(name_parts("山田太郎").empty());
    CHECK(name_parts("").empty());
}
