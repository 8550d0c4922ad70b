#include "addin/engine/scheme_book.h"

#include <algorithm>

#include "core/embedded.h"
#include "core/messages.h"
#include "core/scheme/scheme_form.h"
#include "core/scheme/scheme_pages.h"
#include "core/scheme/scheme_tables.h"
#include "tests/support/catch.h"
#include "tests/support/scheme_sheets.h"

using namespace skillmap;
using namespace skillmap::test;

namespace {

bool says(const TestCell& cell, const std::string& text) {
    const auto* own = std::get_if<std::string>(&cell);
    return own != nullptr && *own == text;
}

// The sheets of a scheme, to be changed and read again.
class Book {
  public:
    explicit Book(std::string_view toml) : sheets_(scheme_sheets_of(scheme_pages(toml))) {}

    std::vector<TestSheet>& sheets() { return sheets_; }

    TestSheet& sheet(const std::string& name) {
        for (TestSheet& sheet : sheets_)
            if (sheet.name == name) return sheet;
        FAIL("no sheet " + name);
        return sheets_.front();
    }

    // The cell of a row below the headings, from 0.
    TestCell& cell(const std::string& name, const std::string& heading, std::size_t row) {
        TestSheet& found = sheet(name);
        while (found.rows.size() < row + 2)
            found.rows.emplace_back(TestRow(found.rows.front().size()));
        for (std::size_t i = 0; i < found.rows.front().size(); ++i)
            if (says(found.rows.front()[i], heading)) return found.rows[row + 1][i];
        FAIL("no heading " + heading);
        return found.rows.front().front();
    }

    // The number of the row that has these texts.
    std::size_t row(const std::string& name, const std::vector<std::string>& texts) {
        const TestSheet& found = sheet(name);
        for (std::size_t i = 1; i < found.rows.size(); ++i) {
            bool all = true;
            for (const std::string& text : texts)
                all = all && std::any_of(found.rows[i].begin(), found.rows[i].end(),
                                         [&](const TestCell& cell) { return says(cell, text); });
            if (all) return i - 1;
        }
        FAIL("no such row");
        return 0;
    }

    Result<SchemeText> text() {
        issues_ = {};
        const MemorySource source(sheets_);
        return read_scheme_tables(source, issues_);
    }

    // Every message of reading and loading, with its place.
    std::vector<std::string> messages() {
        std::vector<std::string> list;
        for (const Issue& issue : issues()) list.push_back(describe(issue, Language::Japanese));
        return list;
    }

    std::vector<Issue> issues() {
        const auto read = text();
        if (read) {
            const auto scheme = engine::load_scheme_text(*read, "test.xlsx", {}, issues_);
            CHECK(scheme.ok() == issues_.all().empty());
        }
        return issues_.all();
    }

  private:
    std::vector<TestSheet> sheets_;
    IssueList issues_;
};

std::string preset(std::string_view id) {
    for (const EmbeddedFile& file : embedded_schemes())
        if (file.name == id) return std::string(file.text);
    FAIL("no such preset");
    return {};
}

void check_survives(std::string_view toml) {
    Book book(toml);
    const auto read = book.text();
    REQUIRE(read);
    CHECK(scheme_lines(read->toml) == scheme_lines(toml));
    CHECK(book.messages().empty());
}

using Messages = std::vector<std::string>;

// Every key of docs/scheme-format.md, and names that are awkward in cells.
const std::string everything = R"(
id = "everything"
name = "すべて;を使う \"制度\""
version = "1"
notes = ["1行目\n2行目", "；"]
[sources]
"001" = "資料"
"B 2" = "a;b"
[[option]]
id = "first"
name = "最初の点"
source = "A-1"
chosen = "two"
values = [{ id = "one", name = "一" }, { id = "two", name = "一 または 二", source = "A-2" }, { id = "three", name = "三" }]
[[option]]
id = "second"
name = "次の点"
values = [{ id = "x", name = "甲" }, { id = "y", name = "乙", when = { first = ["two"] } }]
when = { first = ["one", "two"] }
[[parameter]]
id = "limit"
name = "基準"
unit = "点"
value = 60.5
source = "A-3"
[[parameter]]
id = "other"
name = "基準"
[[parameter]]
id = "needed"
name = "必要な数"
when = { first = ["two"], second = ["x", "y"] }
[levels]
highest = 2
names = ["なし", "少し", "十分"]
symbols = [{ text = "◎", level = 2, source = "A-4" }, { text = "×", level = 0, when = { first = ["two"] } }]
source = "001:L1"
[[checklists]]
boxes = "at_least"
count = "needed"
cumulative = false
source = "A-5"
when = { first = ["two"] }
[[checklists]]
boxes = "any"
when = { first = ["one"] }
[[persona]]
id = "a"
name = "人材A"
aliases = ["甲;乙", "丙"]
ladder = "highest"
source = "001:L2"
members = [
  { kind = "assigned", personas = ["人材A"], positions = ["課長"], grades = ["管理職"], segments = ["S"], appointments = ["正規"], source = "A-6" },
  { kind = "all", of = [{ kind = "assigned", everyone = true }, { kind = "assigned", everyone = false, grades = ["x"] }] },
]
[[persona]]
id = "b"
name = "人材B"
ladder = "cumulative"
when = { second = ["x"] }
[[persona]]
id = "b2"
name = "人材B"
when = { second = ["y"] }
members = [{ kind = "assigned", segments = ["T"] }]
[[skill]]
name = "スキル1"
aliases = ["skill one"]
source = "A-7"
[[requirements]]
persona = "人材A"
rows = [
  { category = "共通", skill = "スキル1", trainings = ["各種ガイド、説明会", "研修;2"], qualifications = ["資格1"], level = 2, source = "A-8" },
  { skill = "スキル2", level = "◎", unconfirmed = true, when = { first = ["two"] } },
  { category = "共通", skill = "スキル3", unconfirmed = false },
]
[[requirements]]
persona = "人材A"
when = { first = ["one"] }
source = "A-9"
rows = [{ skill = "スキル4" }]
[[requirements]]
persona = "人材A"
rows = [{ skill = "スキル5" }]
[[requirements]]
persona = "人材B"
base = "人材A"
[[skill_group]]
name = "組"
skills = ["スキル1", "スキル3"]
when = { first = ["two"] }
source = "A-10"
[[skill_group]]
name = "組"
skills = []
when = { first = ["one"] }
[[training]]
name = "研修1"
aliases = ["研修一"]
category = "必須"
audience = ["全職員", "職位:主任（推奨）"]
recurrence = "毎年度"
hours = 1.5
skills = ["スキル1"]
provider = "県"
method = "集合"
source = "A-11"
when = { first = ["two"] }
[[qualification]]
name = "資格1"
aliases = ["認定…"]
source = "A-12"
[[statement]]
name = "確認1"
aliases = ["確認一"]
source = "A-13"
[[tool]]
name = "Excel"
aliases = ["エクセル"]
serves = ["スキル1"]
source = "A-14"
checks = [{ level = 1, name = "表", aliases = ["表作成"], source = "A-15" }, { level = 2, name = "式", when = { first = ["two"] } }]
when = { first = ["one"] }
[[tool]]
name = "Excel"
levels = [{ level = 1, text = "使える", source = "A-16" }]
when = { first = ["two"] }
[[stage]]
personas = ["人材A", "人材B"]
name = "段階1"
title = "はじめ"
source = "A-17"
conditions = [
  { kind = "trainings", skills = ["スキル1"], match = "at_least", count = "needed", window = "years", years = 3, exemptions = false, source = "A-18" },
  { kind = "trainings", training_categories = ["必須"], due = true, window = "ever", hours = "limit" },
  { kind = "trainings", trainings = ["研修1", "名だけの研修"], match = "any", exemptions = true },
  { kind = "trainings", category = "共通", window = "recurrence" },
  { kind = "trainings", trainings = [] , training_categories = ["推奨"], window = "fiscal_year", due = false },
  { kind = "skill_level", group = "組", at_least = "required", evidence_level = 1, match = "all" },
  { kind = "skill_level", skills = ["スキル1"], at_least = "limit" },
  { kind = "tool_level", tools = ["Excel"], at_least = 1, match = "any" },
  { kind = "experience", role = ["lead", "mentor"], measure = "consecutive_fiscal_years", at_least = 2, closed = true, passing = [
    { viewpoint = "報告", at_least = "limit", source = "A-19" },
    { viewpoint = "成果", above = 3, when = { first = ["two"] } },
  ] },
  { kind = "experience", role = "member", measure = "records", at_least = 1, closed = false },
  { kind = "experience", role = "member", measure = "months" },
  { kind = "score", training = "研修1", above = "limit" },
  { kind = "score", training = "研修1", at_least = 2.5 },
  { kind = "qualification", qualifications = ["資格1"], match = "at_least", count = 1 },
  { kind = "attestation", statement = "確認1", when = { second = ["x", "y"] } },
  { kind = "any", source = "A-20", when = { first = ["two"] }, of = [
    { kind = "all", of = [
      { kind = "attestation", statement = "確認1" },
      { kind = "any", of = [{ kind = "attestation", statement = "確認2" }] },
    ] },
    { kind = "experience", role = "lead", measure = "projects", at_least = 1, passing = [{ viewpoint = "報告", at_least = 1 }] },
  ] },
]
equivalents = [
  { scheme = "wg-tokyo-2025", stage = "Step3", source = "A-21", conditions = [{ kind = "attestation", statement = "確認1" }] },
  { scheme = "wg-tokyo-2025", stage = "Step3", when = { first = ["one"] }, conditions = [{ kind = "any", of = [{ kind = "attestation", statement = "確認2" }] }] },
  { scheme = "wg-tokyo-2025", stage = "Step2" },
]
[[stage]]
personas = ["人材A"]
name = "段階1"
when = { first = ["three"] }
conditions = [{ kind = "attestation", statement = "確認1" }]
[[stage]]
personas = ["人材A"]
name = "段階1"
when = { first = ["one"] }
conditions = [{ kind = "attestation", statement = "確認2" }]
equivalents = [{ scheme = "x", stage = "y" }]
[[stage]]
personas = ["人材B"]
name = "段階2"
conditions = [{ kind = "holds", persona = "人材A", stage = "段階1" }, { kind = "holds", stage = "段階1" }]
[[population]]
field = "status"
only = ["在籍"]
when = { first = ["two"] }
source = "A-22"
[[population]]
field = "appointment"
except = ["臨時"]
[[indicator]]
id = "rate"
mark = "①"
name = "受講率"
kind = "obligation_rate"
training_categories = ["必須"]
source = "A-23"
[[indicator]]
id = "shared"
name = "網羅率"
kind = "shared_coverage"
training_categories = ["必須"]
holders = { segment = "S" }
[[indicator]]
id = "any-one"
name = "1人"
kind = "any_one_coverage"
training_categories = ["必須"]
[[indicator]]
id = "register"
name = "一覧"
kind = "register"
[[indicator]]
id = "count"
name = "人数"
kind = "head_count"
when = { first = ["one"] }
conditions = [{ kind = "assigned", everyone = true }]
[[indicator]]
id = "count"
name = "人数"
kind = "head_count"
when = { first = ["two"] }
conditions = [{ kind = "holds", persona = "人材A", stage = "段階1" }]
[[indicator]]
id = "share"
name = "割合"
kind = "share"
conditions = [{ kind = "skill_level", group = "組", at_least = 1 }]
of = [{ kind = "any", of = [{ kind = "assigned", segments = ["S"] }, { kind = "assigned", segments = ["T"] }] }]
[[indicator]]
id = "events"
name = "件数"
kind = "events"
trainings = ["研修1"]
window = "years"
years = "needed"
[[indicator]]
id = "projects"
name = "案件"
kind = "projects"
viewpoint = "報告"
window = "fiscal_year"
[[indicator]]
id = "level"
name = "団体"
kind = "organisation_level"
persona = "人材A"
share = "limit"
floor = "レベル0"
[[target]]
name = "人数の目標"
object = "人材A:段階1"
value = 0.5
unit = "%"
due = 2028
per_department = true
source = "A-24"
when = { first = ["two"] }
[[target]]
name = "件数の目標"
object = "events"
value = "needed"
per_department = false
)";

}  // namespace

TEST_CASE("every preset survives the way into sheets and back") {
    for (const EmbeddedFile& file : embedded_schemes()) {
        INFO(file.name);
        check_survives(file.text);
    }
}

TEST_CASE("what comes back from sheets loads with every reading of every option") {
    for (const EmbeddedFile& file : embedded_schemes()) {
        INFO(file.name);
        const auto read = Book(file.text).text();
        REQUIRE(read);
        IssueList issues;
        const auto before = load_scheme(file.text, "before", {}, issues);
        REQUIRE(before);
        for (const Option& option : before->options)
            for (const OptionValue& value : option.values) {
                const SchemeChanges changes{{{option.id, value.id}}, {}};
                REQUIRE(load_scheme(read->toml, "after", changes, issues));
            }
        CHECK(issues.all().empty());
    }
}

TEST_CASE("every key of the format survives, and names that are awkward in cells") {
    IssueList issues;
    const auto scheme = load_scheme(everything, "everything", {}, issues);
    for (const Issue& issue : issues.all()) UNSCOPED_INFO(describe(issue, Language::English));
    REQUIRE(scheme);
    CHECK(scheme->options.front().chosen == 1);
    check_survives(everything);
}

TEST_CASE("headings in any order, other columns, blank rows and other spellings are understood") {
    const std::string toml = preset("wg-tokyo-2025");
    Book book(toml);
    for (TestSheet& sheet : book.sheets()) {
        for (TestRow& row : sheet.rows) {
            std::reverse(row.begin(), row.end());
            row.insert(row.begin(), "");
        }
        sheet.rows.insert(sheet.rows.begin() + 1, TestRow{});
        sheet.rows.insert(sheet.rows.begin(), TestRow{"見出しの上の説明"});
    }
    const auto read = book.text();
    REQUIRE(read);
    CHECK(scheme_lines(read->toml) == scheme_lines(toml));
}

TEST_CASE("words of TOML, full-width digits and numbers as text are understood") {
    const std::string toml = preset("wg-tokyo-2025");
    Book book(toml);
    const std::size_t lead = book.row("条件", {"Step2", "実務経験", "か月"});
    book.cell("条件", "条件", lead) = "experience";
    book.cell("条件", "単位", lead) = "ヶ月";
    book.cell("条件", "対象", lead) = " lead ";
    book.cell("条件", "値", lead) = "１２";
    book.cell("条件", "番号", lead) = 1.0;
    const std::size_t inner = book.row("条件", {"Step3", "2-1"});
    book.cell("条件", "番号", inner) = "２－１";
    book.cell("レベル", "レベル", 0) = "3";
    const auto read = book.text();
    REQUIRE(read);
    CHECK(scheme_lines(read->toml) == scheme_lines(toml));
}

TEST_CASE("a reading marked in the sheet is the one taken") {
    Book book(preset("wg-tokyo-2025"));
    const std::size_t row = book.row("読み方", {"one-project"});
    book.cell("読み方", "採用", row - 1) = {};
    book.cell("読み方", "採用", row) = "○";
    const auto read = book.text();
    REQUIRE(read);
    IssueList issues;
    const auto scheme = load_scheme(read->toml, "test", {}, issues);
    REQUIRE(scheme);
    CHECK(scheme->options[1].id == "lead-year");
    CHECK(scheme->options[1].chosen == 1);
    CHECK(scheme->options[1].values[0].id == "all-projects");
}

TEST_CASE("rows keep their order") {
    Book book(preset("wg-tokyo-2025"));
    TestSheet& stages = book.sheet("段階");
    std::swap(stages.rows[1], stages.rows[2]);
    const auto read = book.text();
    REQUIRE(read);
    const auto lines = scheme_lines(read->toml);
    CHECK(std::find(lines.begin(), lines.end(), "/stage/0/name = \"Step2\"") != lines.end());
    CHECK(std::find(lines.begin(), lines.end(), "/stage/1/name = \"Step1\"") != lines.end());
}

TEST_CASE("a misspelt word is told with its cell and the words there are") {
    Book book(preset("wg-tokyo-2025"));
    book.cell("条件", "条件", 0) = "研集";
    CHECK(book.messages() ==
          Messages{
              "test.xlsx　「条件」F2：「条件」の「研集」は使えません。次のように入力してください："
              "研修・スキルレベル・ツールレベル・実務経験・評価観点・点数・資格・確認・"
              "到達済み・職の条件・いずれか・すべて"});
    Book roles(preset("moka"));
    roles.cell("条件", "対象", roles.row("条件", {"実務経験", "メンバー"})) = "リード;補佐";
    CHECK(roles.messages() ==
          Messages{
              "test.xlsx　「条件」G4：「対象」の「補佐」は使えません。次のように入力してください："
              "リード・メンバー・指導"});
}

TEST_CASE("a reading that does not exist is told with its cell") {
    Book book(preset("wg-tokyo-2025"));
    book.cell("段階", "読み方の条件", 1) = "Step2の条件=なし";
    CHECK(book.messages() ==
          Messages{"test.xlsx　「段階」E3：「読み方の条件」の「Step2の条件=なし」は使えません。"
                   "次のように入力してください：「読み方=値」の形。読み方の名称は："
                   "一般行政職員 Step2 の条件;リード1年以上の数え方;"
                   "全庁情報システム担当のスキルの区分け;Step3 で数えるリード案件;"
                   "DX推進員等 Step1 での一般行政職員の共通研修の扱い;"
                   "全庁情報システム担当の各区分で必要なスキル;"
                   "全庁情報システム担当の業務遂行の確認;チェック項目によるレベルの判定"});
}

TEST_CASE("a missing name is told with the cell where it should stand") {
    Book book(preset("wg-tokyo-2025"));
    book.cell("研修", "種別", 0) = "必須";
    CHECK(book.messages() == Messages{"test.xlsx　「研修」A2：「研修名」が空欄です。"
                                      "次のように入力してください：文字"});
    Book head(preset("moka"));
    head.cell("制度", "内容", head.row("制度", {"名称"})) = {};
    CHECK(head.messages() == Messages{"test.xlsx　「制度」C3：「名称」が空欄です。"
                                      "次のように入力してください：文字"});
}

TEST_CASE("a missing skill is told as such, not as the head of the persona's rows") {
    Book book(preset("wg-tokyo-2025"));
    book.cell("スキル要件", "スキル要件", 2) = {};
    CHECK(book.messages() == Messages{"test.xlsx　「スキル要件」D4：「スキル要件」が空欄です。"
                                      "次のように入力してください：文字"});
}

TEST_CASE("a condition without its number is told once") {
    Book book(preset("moka"));
    const std::size_t row = book.row("条件", {"評価観点", "メンバー"});
    book.cell("条件", "値", row) = {};
    const std::string cell = std::to_string(row + 2);
    CHECK(book.messages() == Messages{"test.xlsx　「条件」P" + cell +
                                      "：「値」が空欄です。次のように入力してください："
                                      "数値、又はシート「基準値」の名称"});
    Book outline(preset("moka"));
    outline.cell("条件", "番号", row) = {};
    CHECK(outline.messages() == Messages{"test.xlsx　「条件」E" + cell +
                                         "：「番号」が空欄です。次のように入力してください："
                                         "1、2、2-1 のような番号（文字列）"});
}

TEST_CASE("a level outside of the scale is told with its cell") {
    Book book(preset("wg-tokyo-2025"));
    book.cell("スキル要件", "レベル", 1) = 5.0;
    CHECK(book.messages() ==
          Messages{"test.xlsx　「スキル要件」G3：「レベル」の「5」は使えません。"
                   "次のように入力してください：シート「レベル」にあるレベル又は記号"});
}

TEST_CASE("numbers of conditions that lead nowhere or in a circle are told") {
    const auto message = [](const std::string& number) {
        Book book(preset("wg-tokyo-2025"));
        const std::size_t row = book.row("条件", {"Step3", "2-2"});
        book.cell("条件", "番号", row) = number;
        const auto messages = book.messages();
        REQUIRE(messages.size() == 1);
        const std::size_t at = messages.front().find("E" + std::to_string(row + 2) + "：");
        REQUIRE(at != std::string::npos);
        return messages.front().substr(messages.front().rfind("：") + 3);
    };
    CHECK(message("2-2-1") ==
          "先に番号「2-2」の行（いずれか・すべて・実務経験）を入力し、その下の番号とする");
    CHECK(message("4-1") ==
          "先に番号「4」の行（いずれか・すべて・実務経験）を入力し、その下の番号とする");
    CHECK(message("1-1") ==
          "番号「1」の下に置けるのは、「いずれか」「すべて」の下の条件と"
          "「実務経験」の下の評価観点です");
    CHECK(message("2-1") == "ほかの行と重ならない番号");
    CHECK(message("2-") == "1、2、2-1 のような番号（文字列）");
}

TEST_CASE("a condition of a stage or persona that does not exist is told with its cell") {
    Book book(preset("wg-tokyo-2025"));
    book.cell("条件", "人材像・指標", 0) = "一般職";
    CHECK(book.messages() ==
          Messages{"test.xlsx　「条件」B2：「人材像・指標」の「一般職」は使えません。"
                   "次のように入力してください："
                   "一般行政職員;DX推進員;全庁DX推進担当;全庁情報システム担当"});
    Book other(preset("wg-tokyo-2025"));
    other.cell("条件", "段階", 0) = "Step9";
    CHECK(other.messages() == Messages{"test.xlsx　「条件」C2：「段階」の「Step9」は使えません。"
                                       "次のように入力してください：Step1;Step2;Step3"});
}

TEST_CASE("a stage of an unknown persona is told with its cell") {
    Book book(preset("wg-tokyo-2025"));
    book.cell("段階", "人材像", 0) = "一般行政職";
    book.cell("条件", "人材像・指標", 0) = "一般行政職";
    CHECK(book.messages() ==
          Messages{"test.xlsx　「段階」A2：「人材像」の「一般行政職」は使えません。"
                   "次のように入力してください：一般行政職員, DX推進員, 全庁DX推進担当, "
                   "全庁情報システム担当, 一般行政職員（管理監督職）, CIO補佐官, 高度専門人材"});
}

TEST_CASE("a value in a column that the kind of condition does not use is told") {
    Book book(preset("wg-tokyo-2025"));
    book.cell("条件", "終了した案件のみ", 0) = "はい";
    const auto messages = book.messages();
    REQUIRE(messages.size() == 1);
    CHECK(messages.front().find("「終了した案件のみ」の「はい」は使えません") != std::string::npos);
    CHECK(messages.front().find("この種類の行では使わない欄です") != std::string::npos);
}

TEST_CASE("whatever cell holds nonsense, what is told has a sheet and a cell") {
    Book book(preset("moka"));
    for (TestSheet& sheet : book.sheets())
        for (std::size_t row = 1; row < sheet.rows.size(); ++row)
            for (TestCell& cell : sheet.rows[row]) {
                const TestCell before = cell;
                // Of blank cells some are enough.
                if (std::holds_alternative<std::monostate>(before) && row % 4 != 1) continue;
                cell = "？#2;\"=";
                for (const Issue& issue : book.issues()) {
                    INFO(sheet.name << " " << row << " " << describe(issue, Language::English));
                    CHECK_FALSE(issue.place.sheet.empty());
                    CHECK(issue.place.cell);
                    CHECK(issue.id != MessageId::SchemeInvalid);
                }
                cell = before;
            }
}

TEST_CASE("a candidate added to a reading needs no more than its own words") {
    Book book(preset("wg-tokyo-2025"));
    TestSheet& sheet = book.sheet("読み方");
    TestRow added(sheet.rows.front().size());
    added[1] = "判定しない";
    added[5] = "none";
    sheet.rows.insert(sheet.rows.begin() + 6, added);
    const auto read = book.text();
    REQUIRE(read);
    IssueList issues;
    const auto scheme = load_scheme(read->toml, "test", {}, issues);
    REQUIRE(scheme);
    REQUIRE(scheme->options.size() == 8);
    REQUIRE(scheme->options[1].values.size() == 3);
    CHECK(scheme->options[1].values[2].name == "判定しない");
    book.cell("読み方", "出典", 1) = "A-99";
    CHECK(book.messages() == Messages{"test.xlsx　「読み方」D3：「出典」の「A-99」は使えません。"
                                      "次のように入力してください："
                                      "読み方の最初の行と同じ出典、又は空欄"});
}

TEST_CASE("a cell that takes a word, a number or a reading and holds nonsense is told itself") {
    Book book(preset("wg-tokyo-2025"));
    for (TestSheet& sheet : book.sheets()) {
        const SchemeSheet* form = nullptr;
        for (const SchemeSheet& one : scheme_form().sheets)
            if (one.form.name() == sheet.name) form = &one;
        REQUIRE(form != nullptr);
        for (std::size_t i = 0; i < sheet.rows[1].size(); ++i) {
            const SchemeColumn& column = form->columns[i];
            if (column.kind == SchemeColumn::Kind::Text || column.rare ||
                column.kind == SchemeColumn::Kind::List || column.kind == SchemeColumn::Kind::Level)
                continue;
            INFO(sheet.name + " " + column.key);
            const TestCell before = sheet.rows[1][i];
            sheet.rows[1][i] = "？";
            const auto issues = book.issues();
            REQUIRE_FALSE(issues.empty());
            CHECK(issues.front().place.sheet == sheet.name);
            CHECK(issues.front().place.cell == CellRef{2, static_cast<std::uint32_t>(i + 1)});
            sheet.rows[1][i] = before;
        }
    }
}

TEST_CASE("sheets without headings, other sheets and no scheme at all are told") {
    Book book(preset("moka"));
    book.cell("段階", "段階", 0);
    book.sheet("段階").rows.front()[1] = "だんかい";
    book.sheets().push_back({"メモ", {{"a"}}, {}});
    const auto messages = book.messages();
    REQUIRE(messages.size() >= 2);
    CHECK(messages.front() ==
          "test.xlsx　「段階」：見出し「段階」が先頭30行に見つからないため、"
          "制度を読み取れません。見出しの文字をご確認ください。");
    IssueList issues;
    const MemorySource nothing({{"メモ", {{"a"}}, {}}});
    const auto none = read_scheme_tables(nothing, issues);
    REQUIRE_FALSE(none);
    CHECK(none.error().id == MessageId::SchemeSheetMissing);
}

TEST_CASE("every heading of a scheme's workbook has a help text and every closed word a choice") {
    for (const report::Page& page : scheme_pages(everything)) {
        const auto& table = std::get<report::Table>(page.blocks.front());
        const SchemeSheet* sheet = nullptr;
        for (const SchemeSheet& one : scheme_form().sheets)
            if (one.form.name() == page.name) sheet = &one;
        REQUIRE(sheet != nullptr);
        REQUIRE(table.columns.size() == sheet->columns.size());
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            INFO(page.name + " " + table.columns[i].heading);
            CHECK_FALSE(table.columns[i].entry.note.empty());
            const auto kind = sheet->columns[i].kind;
            if (kind == SchemeColumn::Kind::Word || kind == SchemeColumn::Kind::Flag)
                CHECK_FALSE(table.columns[i].entry.choices.empty());
        }
    }
}

TEST_CASE("names of a scheme's workbook are offered from the sheet that has them") {
    const std::vector<report::Page> pages = scheme_pages(everything);
    std::size_t offered = 0;
    for (const report::Page& page : pages)
        for (const report::Column& column : std::get<report::Table>(page.blocks.front()).columns) {
            const auto& from = column.entry.choices_from;
            if (!from) continue;
            ++offered;
            INFO(page.name + " " + column.heading);
            const auto named = std::find_if(pages.begin(), pages.end(),
                                            [&](const auto& one) { return one.id == from->page; });
            REQUIRE(named != pages.end());
            const auto& names = std::get<report::Table>(named->blocks.front());
            REQUIRE(from->column == 0);
            CHECK_FALSE(names.rows.empty());
        }
    CHECK(offered == 14);
}
