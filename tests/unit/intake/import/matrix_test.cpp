#include "core/intake/import/matrix.h"

#include "core/intake/import/importer.h"
#include "core/scheme/load.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

using namespace skillmap;
using import::MatrixShape;
using test::MemorySource;
using test::TestRow;
using test::TestSheet;

namespace {

// A town of four people, and the words of the WG scheme.
class Town {
  public:
    Town() {
        IssueList issues;
        schemes_.push_back(*load_preset("wg-tokyo-2025", {}, issues));
        vocabulary_ = std::make_unique<Vocabulary>(schemes_);
        meanings_ = std::make_unique<import::Meanings>(wg_form(), *vocabulary_, town_.records(),
                                                       std::vector<import::BookSheet>{});
    }

    import::MatrixSource find(std::vector<TestSheet> sheets) const {
        const MemorySource source(std::move(sheets));
    return *import::MatrixSource::find(source, *meanings_, *vocabulary_);
}

// The only list, with its rows written as "a|b|c".
std::vector<std::string>
list(std::vector<TestSheet> sheets) const {
    const import::MatrixSource found = find(std::move(sheets));
    REQUIRE_FALSE(found.layouts().empty());
    return rows_of(found);
}

static std::vector<std::string> rows_of(const import::MatrixSource& found) {
    std::vector<std::string> lines;
    auto rows = found.rows(0);
    Row row;
    while (*(*rows)->next(row)) {
        std::string line;
        std::uint32_t column = 1;
        for (const Cell& cell : row.cells) {
            for (; column < cell.column; ++column) line += "|";
            line += cell.value.text;
        }
        lines.push_back(line);
    }
    return lines;
}

private:
test::ReadResult town_ = test::read({TestSheet{"職員",
                                               {{"職員番号", "氏名"},
                                                {"001001", "青木 一郎"},
                                                {"001002", "石井 花子"},
                                                {"001003", "上田 次郎"},
                                                {"001004", "江口 三郎"}},
                                               {}}});
std::vector<Scheme> schemes_;
std::unique_ptr<Vocabulary> vocabulary_;
std::unique_ptr<import::Meanings> meanings_;
};  // namespace

const Town& town() {
    static const Town town;
    return town;
}

}  // namespace

TEST_CASE("a matrix with a title, notes and headings of two merged rows") {
    const std::vector<TestSheet> sheets{
        {"R7",
         {{"スキルマップ 令和7年度"},
          {"※ 0～3で記入"},
          {"職員番号", "氏名", "共通", {}, "業務高度化", "備考"},
          {{}, {}, "DXの必要性理解", "顧客/ユーザー理解", "データ理解/活用", {}},
          {"001001", "青木　一郎", 2.0, 1.0, 3.0, "異動予定"},
          {"001002", "石井　花子", 1.0, {}, 0.0, {}}},
         {"A3:A4", "B3:B4", "C3:D3"}}};
    CHECK(town().list(sheets) ==
          std::vector<std::string>{"職員番号|氏名|DXの必要性理解|顧客/ユーザー理解|データ理解/活用",
                                   "001001|青木　一郎|2|1|3", "001002|石井　花子|1||0"});
    const auto found = town().find(sheets);
    CHECK(found.layouts().front().shape == MatrixShape::PeopleDown);
    CHECK(to_string(found.layouts().front().answers) == "C5:E6");
    CHECK(found.origin(0, {2, 3}).cell == CellRef{5, 3});
    REQUIRE(found.layouts().front().unused.size() == 1);
    CHECK(found.layouts().front().unused.front().text == "備考");
}

TEST_CASE("a matrix with the people across and the skills down") {
    const std::vector<TestSheet> sheets{{"横",
                                         {{"スキル", "青木一郎", "石井花子", "上田次郎"},
                                          {"DXの必要性理解", "◎", "○", "△"},
                                          {},
                                          {"データ理解/活用", "△", {}, "○"},
                                          {"合計", 5.0, 2.0, 3.0}},
                                         {}}};
    const auto found = town().find(sheets);
    REQUIRE(found.layouts().size() == 1);
    CHECK(found.layouts().front().shape == MatrixShape::PeopleAcross);
    CHECK(Town::rows_of(found) == std::vector<std::string>{"氏名|DXの必要性理解|データ理解/活用",
                                                           "青木一郎|◎|△", "石井花子|○",
                                                           "上田次郎|△|○"});
    CHECK(found.origin(0, {4, 2}).cell == CellRef{2, 4});
}

TEST_CASE("a matrix with totals at the right and below, and blank rows between departments") {
    CHECK(town().list(
              {{"一覧",
                {{"No.", "所属", "氏名", "DXの必要性理解", "データ理解/活用", "合計", "平均"},
                 {1.0, "総務課", "青木一郎", "Lv2", "Ｌｖ１", 3.0, 1.5},
                 {2.0, {}, "石井花子", "Lv1", "Lv1", 2.0, 1.0},
                 {},
                 {{}, "税務課"},
                 {3.0, "税務課", "上田次郎", "Lv0", "Lv3", 3.0, 1.5},
                 {{}, {}, "合計", 3.0, 5.0, 8.0, {}}},
                {}}}) == std::vector<std::string>{"所属|氏名|DXの必要性理解|データ理解/活用",
                                                  "総務課|青木一郎|Lv2|Ｌｖ１", "|石井花子|Lv1|Lv1",
                                                  "税務課|上田次郎|Lv0|Lv3"});
}

TEST_CASE("a sheet for each person") {
    const auto sheet = [](const std::string& name, double first, double second) {
        return TestSheet{name,
                         {{"デジタルスキル自己点検票"},
                          {"氏名", name},
                          {},
                          {"スキル", "説明", "レベル"},
                          {"DXの必要性理解", "3つの観点", first},
                          {"データ理解/活用", "分析", second}},
                         {}};
    };
    const auto found = town().find(
        {sheet("青木一郎", 2, 1), sheet("石井花子", 0, 3), {"はじめに", {{"記入のしかた"}}, {}}});
    REQUIRE(found.layouts().size() == 2);
    CHECK(found.layouts().front().shape == MatrixShape::OnePerson);
    CHECK(Town::rows_of(found) == std::vector<std::string>{"氏名|DXの必要性理解|データ理解/活用",
                                                           "青木一郎|2|1", "石井花子|0|3"});
    CHECK(found.origin(0, {3, 3}).cell == CellRef{6, 3});
    CHECK(found.origin(0, {3, 3}).sheet == "石井花子");
}

TEST_CASE("on a sheet of one person, whoever else signs it is not the person") {
    CHECK(town().list({{"票",
                        {{"氏名", "青木一郎", "所属長", "江口三郎"},
                         {"スキル", "レベル"},
                         {"DXの必要性理解", 2.0},
                         {"データ理解/活用", "－"}},
                        {}}}) ==
          std::vector<std::string>{"氏名|DXの必要性理解|データ理解/活用", "青木一郎|2|－"});
}

TEST_CASE("a sheet without people of the workbook, or without skills, is no matrix") {
    CHECK(town()
              .find({{"他", {{"氏名", "DXの必要性理解"}, {"大谷 五郎", 1.0}}, {}}})
              .layouts()
              .empty());
    CHECK(town()
              .find({{"名簿", {{"氏名", "電話"}, {"青木一郎", "内線"}, {"石井花子", "内線"}}, {}}})
              .layouts()
              .empty());
}

TEST_CASE("a skill that nobody knows is taken where its answers are levels") {
    const auto found = town().find(
        {{"表",
          {{"氏名", "Excel関数", "DXの必要性理解"}, {"青木一郎", 1.0, 2.0}, {"石井花子", 0.0, 3.0}},
          {}}});
    REQUIRE(found.layouts().size() == 1);
    CHECK(found.layouts().front().skills ==
          std::vector<std::string>{"Excel関数", "DXの必要性理解"});
}
