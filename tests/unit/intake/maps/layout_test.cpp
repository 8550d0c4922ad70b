#include "core/intake/maps/layout.h"

#include "core/messages.h"
#include "tests/support/map_town.h"

using namespace skillmap;
using test::TestSheet;
using test::town;

namespace {

const std::vector<TestSheet> map{{"表",
                                  {{"スキルマップ"},
                                   {"氏名", "所属", "DXの必要性理解", "データ理解/活用", "備考"},
                                   {"青木 一郎", "総務課", "○", 1.0, "転入"},
                                   {"石井 花子", "税務課", "◎", 2.0, {}},
                                   {"上田 次郎", "税務課", "△", 2.0, {}}},
                                  {}}};

maps::Layout saved() {
    const auto found = town().find(map, false);
    CHECK(found->layout.certain());
    auto read = maps::read_layout(maps::layout_text(found->layout), "map.mapping.toml");
    REQUIRE(read);
    CHECK(maps::layout_text(*read) == maps::layout_text(found->layout));
    return *read;
}

std::vector<std::string> levels_of(const maps::MapBook& book) {
    std::vector<std::string> lines;
    for (const auto& person : book.sheets.front().people) {
        std::string line = person.clues.at("name").text;
        for (const auto& answer : person.answers)
            line += " " + answer.subject.name + "=" + answer.cell.text;
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

TEST_CASE("a layout that was saved reads the same") {
    const maps::Layout layout = saved();
    CHECK(levels_of(town().read(layout, map)) ==
          std::vector<std::string>{"青木 一郎 DXの必要性理解=○ データ理解/活用=1",
                                   "石井 花子 DXの必要性理解=◎ データ理解/活用=2",
                                   "上田 次郎 DXの必要性理解=△ データ理解/活用=2"});
    CHECK(layout.levels.size() == 3);
}

TEST_CASE("columns and headings that have moved are found again") {
    auto moved = map;
    moved[0].rows = {{"スキルマップ"},
                     {"令和8年度"},
                     {"番号", "所属", "氏名", "データ理解/活用", "追加の欄", "DXの必要性理解"},
                     {1.0, "総務課", "青木 一郎", 1.0, "あ", "○"}};
    const maps::Layout layout = saved();
    CHECK(levels_of(town().read(layout, moved)) ==
          std::vector<std::string>{"青木 一郎 DXの必要性理解=○ データ理解/活用=1"});
    IssueList notes;
    CHECK(town().differences(layout, moved, notes).empty());
    REQUIRE(notes.all().size() == 1);
    CHECK(notes.all().front().id == MessageId::MapAdded);
    CHECK(notes.all().front().found == "番号（A3）, 追加の欄（E3）");
}

TEST_CASE("a skill that was renamed is told, and nothing is read") {
    auto renamed = map;
    renamed[0].rows[1][2] = "DXの必要性の理解";
    IssueList notes;
    const auto changed = town().differences(saved(), renamed, notes);
    REQUIRE(changed.size() == 1);
    CHECK(changed.front().id == MessageId::MapChanged);
    CHECK(changed.front().found == "DXの必要性理解（C2）");
    CHECK(changed.front().expected == "DXの必要性の理解（C2）");
}

TEST_CASE("a skill that stands there twice by now is told, and nothing is read") {
    auto twice = map;
    twice[0].rows[1][4] = "データ理解/活用";
    IssueList notes;
    CHECK(town().differences(saved(), twice, notes).size() == 1);
}

TEST_CASE("a layout that is wrong is told with its line") {
    const auto line_of = [](const std::string& text) {
        const auto read = maps::read_layout(text, "m.toml");
        REQUIRE_FALSE(read);
        CHECK(read.error().id == MessageId::MappingWrong);
        return read.error().place.line;
    };
    CHECK(line_of("source = \"map\"\n") == 1);
    const std::string table = "[[table]]\nsheets = [\"a\"]\n";
    CHECK(line_of(table + "people = \"up\"\n") == 1);
    const std::string good = table + "people = \"down\"\nheadings = \"2:3\"\nnames = \"3\"\n";
    CHECK(line_of(good) == 1);
    CHECK(line_of(good + "columns = [\n {heading = \"x\", at = \"A\", to = \"skil:x\"}]\n") == 7);
    CHECK(line_of(good + "columns = []\n[levels]\n\"○\" = \"two\"\n") == 8);
    CHECK(line_of("[[table") == 1);
}

TEST_CASE("a skill from two columns would be that of two people, and is refused") {
    const std::string head =
        "source = \"map\"\n[[table]]\nsheets = [\"一覧\"]\npeople = \"down\"\nheadings = "
        "\"1:1\"\nnames = \"1\"\ncolumns = [\n"
        "{ heading = \"番号\", at = \"A\", to = \"person.number\" },\n"
        "{ heading = \"Excel\", at = \"B\", to = \"tool:Excel\" },\n";
    const auto twice = maps::read_layout(
        head + "{ heading = \"Excel\", occurrence = 2, at = \"F\", to = \"tool:Excel\" },\n]\n",
        "m.toml");
    REQUIRE_FALSE(twice);
    CHECK(twice.error().id == MessageId::MappingWrong);
    CHECK(twice.error().place.line == 10);
    CHECK(maps::read_layout(
        head + "{ heading = \"Excel\", occurrence = 2, at = \"F\", to = \"ignore\" },\n]\n",
        "m.toml"));
}
