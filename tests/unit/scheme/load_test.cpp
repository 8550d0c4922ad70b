#include "core/scheme/load.h"

#include "core/embedded.h"
#include "core/messages.h"
#include "tests/support/catch.h"

using namespace skillmap;

namespace {

Issue error_of(const std::string& toml) {
    IssueList issues;
    const auto scheme = load_scheme(toml, "test", {}, issues);
    REQUIRE_FALSE(scheme);
    return scheme.error();
}

const std::string head = "id = \"x\"\nname = \"X\"\nversion = \"1\"\n";

}  // namespace

TEST_CASE("every preset loads with every reading of every option") {
    for (const EmbeddedFile& file : embedded_schemes()) {
        IssueList issues;
        const auto proposed = load_preset(file.name, {}, issues);
        REQUIRE(proposed);
        CHECK(proposed->id == file.name);
        for (const Option& option : proposed->options)
            for (const OptionValue& value : option.values) {
                INFO(option.id + " = " + value.id);
                const auto chosen = load_preset(file.name, {{{option.id, value.id}}, {}}, issues);
                REQUIRE(chosen);
                const auto by_name =
                    load_preset(file.name, {{{option.name, value.name}}, {}}, issues);
                REQUIRE(by_name);
            }
        CHECK(issues.all().empty());
    }
}

TEST_CASE("the WG scheme has the personas, skills and stages of the report") {
    IssueList issues;
    const auto scheme = load_preset("wg-tokyo-2025", {}, issues);
    REQUIRE(scheme);
    const auto persona = [&](const char* name) {
        return scheme->personas[*scheme->find_persona(name)];
    };
    CHECK(persona("一般職員").requirements.size() == 11);
    CHECK(persona("DX推進員").requirements.size() == 6);
    CHECK(persona("全庁DX推進担当").requirements.size() == 8);
    CHECK(persona("全庁情報システム担当").requirements.size() == 9);
    CHECK(persona("管理監督職").requirements.size() == 3);
    CHECK(persona("一般行政職員").stages.size() == 2);
    CHECK(persona("DX推進員").stages.size() == 3);
    CHECK(persona("全庁情報システム担当").stages.size() == 3);
    CHECK(persona("管理監督職").stages.empty());
    CHECK(persona("全庁DX推進担当").base == scheme->find_persona("DX推進員"));
    CHECK(scheme->tools.size() == 10);
    CHECK(scheme->tools[*scheme->find_tool("Excel")].checks.size() == 12);
}

TEST_CASE("an error in a scheme names the entry, its line and what would be right") {
    const Issue kind =
        error_of(head +
                 "[[persona]]\nid = \"p\"\nname = \"P\"\n[[stage]]\npersonas = [\"P\"]\n"
                 "name = \"S\"\nconditions = [{ kind = \"magic\" }]\n");
    CHECK(kind.id == MessageId::SchemeInvalid);
    CHECK(kind.found == "magic");
    CHECK(kind.expected ==
          "trainings, skill_level, tool_level, experience, score, qualification, attestation, "
          "holds, assigned, any, all");
    CHECK(kind.place.line == 10U);

    CHECK(error_of(head + "[[stage]]\npersonas = [\"Q\"]\nname = \"S\"\n").found == "Q");
    CHECK(
        error_of(head +
                 "[[persona]]\nid = \"p\"\nname = \"P\"\n[[persona]]\nid = \"q\"\nname = \"Ｐ\"\n")
            .found == "Ｐ");
    CHECK(error_of(head + "[[indicator]]\nid = \"i\"\nname = \"I\"\nkind = \"shared_coverage\"\n"
                          "training_categories = [\"c\"]\n")
              .subject == "holders");
    CHECK(error_of(head + "[[population]]\nfield = \"status\"\nwhen = { nothing = [\"x\"] }\n")
              .found == "nothing");
    CHECK(error_of("id = \n").id == MessageId::SchemeNotToml);
}

TEST_CASE("an error in a scheme tells what would be right in the reader's language") {
    const auto told = [](const std::string& toml, Language language) {
        return describe(error_of(toml), language);
    };
    const std::string levels = head + "[levels]\nhighest = ";
    CHECK(told(levels + "\"a\"", Language::Japanese) ==
          "test "
          "5行目：制度の定義が正しくありません。「highest」は「a」ですが、必要なのは次のものです："
          "整数");
    CHECK(
        told(levels + "99999999999", Language::English) ==
        "test line 5: The scheme is not valid: highest is \"99999999999\", expected: whole number");
    CHECK(told(levels + "21", Language::English).ends_with("expected: whole number from 1 to 20"));
    CHECK(told("id = \"i\"\nversion = \"1\"\n", Language::Japanese) ==
          "test 1行目：制度の定義が足りません。「name」に次のものが必要です：文字列");
    const std::string holds =
        head +
        "[[persona]]\nid = \"p\"\nname = \"P\"\n[[stage]]\npersonas = [\"P\"]\n"
        "name = \"S\"\nconditions = [{ kind = \"holds\", stage = \"T\" }]\n";
    CHECK(told(holds, Language::Japanese).find("この段階より前に定めた段階：") !=
          std::string::npos);
    CHECK(told("id = \n", Language::Japanese).find("TOMLとして読み取れません") !=
          std::string::npos);
}

TEST_CASE("what is wrong in a scheme is told once, where it stands") {
    const std::string two =
        head + "[[persona]]\nid = \"p\"\nname = \"P\"\n[[persona]]\nid = \"q\"\nname = \"Q\"\n";
    const auto stage = [](const std::string& persona, const std::string& condition) {
        return "[[stage]]\npersonas = [\"" + persona + "\"]\nname = \"S\"\nconditions = [{ " +
               condition + " }]\n";
    };
    const auto wrong = [](const std::string& toml, const std::string& found, std::uint32_t line) {
        IssueList issues;
        CHECK_FALSE(load_scheme(toml, "test", {}, issues));
        REQUIRE(issues.all().size() == 1);
        CHECK(issues.all().front().found == found);
        CHECK(issues.all().front().place.line == line);
    };
    // A stage holds only what stands above it: no circle can be written.
    wrong(two + stage("P", "kind = \"holds\", stage = \"S\""), "S", 13);
    wrong(two + stage("P", "kind = \"holds\", persona = \"Q\", stage = \"S\"") +
              stage("Q", "kind = \"holds\", persona = \"P\", stage = \"S\""),
          "S", 13);
    wrong(two + stage("P", "kind = \"score\", training = \"T\""), "", 13);
    wrong(two + stage("P", "kind = \"trainings\", trainings = [\"T\"], match = \"at_least\""), "",
          13);
    wrong(two + stage("P", "kind = \"score\", training = \"T\", at_least = \"pass\""), "pass", 13);
    wrong(two + stage("R", "kind = \"attestation\", statement = \"s\""), "R", 10);
    wrong(two + stage("P", "kind = \"attestation\", statment = \"s\", statement = \"s\""),
          "statment", 13);
    wrong(two + "[[skill]]\nname = \"a\"\n[[skill]]\nname = \"Ａ\"\n", "Ａ", 12);
    wrong(two +
              "[[skill]]\nname = \"a\"\naliases = [\"x\"]\n[[skill]]\nname = \"b\"\n"
              "aliases = [\"ｘ\"]\n",
          "ｘ", 13);
    wrong(two +
              "[[option]]\nid = \"o\"\nname = \"O\"\nvalues = [{ id = \"v\", name = \"V\" }]\n"
              "[[skill]]\nname = \"a\"\nwhen = { o = [\"w\"] }\n",
          "w", 16);
}

TEST_CASE("an unknown scheme is answered with those there are") {
    IssueList issues;
    const auto scheme = load_preset("nagano", {}, issues);
    REQUIRE_FALSE(scheme);
    CHECK(scheme.error().id == MessageId::SchemeUnknown);
    CHECK(scheme.error().expected.find("fukui, ") != std::string::npos);
    CHECK(scheme.error().expected.find("wg-tokyo-2025") != std::string::npos);
}

TEST_CASE("an unknown reading is answered with those there are") {
    IssueList issues;
    const auto scheme = load_preset("fukui", {{{"counted-status", "everybody"}}, {}}, issues);
    REQUIRE_FALSE(scheme);
    CHECK(scheme.error().found == "everybody");
}

TEST_CASE("levels are read by their names, and may have two digits") {
    LevelScale scale;
    scale.highest = 12;
    scale.names = {"知らない", "知っている", "業務で活用できる"};
    const auto level = [&scale](const char* text) {
        const auto parsed = scale.parse(text);
        return parsed ? parsed->value() : -1;
    };
    CHECK(level("知らない") == 0);
    CHECK(level("業務で 活用できる") == 2);
    CHECK(level("12") == 12);
    CHECK(level("Lv１０") == 10);
    CHECK(level("10：指導できる") == 10);
    for (const char* text : {"13", "120", "活用できる", "1 2"}) {
        INFO(text);
        CHECK(level(text) == -1);
    }
}

TEST_CASE("levels are read from numbers, words and symbols") {
    IssueList issues;
    const auto scheme = load_preset("wg-tokyo-2025", {}, issues);
    const auto level = [&](const char* text) {
        const auto parsed = scheme->levels.parse(text);
        return parsed ? parsed->value() : -1;
    };
    CHECK(level("0") == 0);
    CHECK(level("３") == 3);
    CHECK(level("Lv.2") == 2);
    CHECK(level("ＬＶ１") == 1);
    CHECK(level("レベル2") == 2);
    CHECK(level("2：独力で実践") == 2);
    CHECK(level("3. 他者を指導") == 3);
    CHECK(level("△") == 1);
    CHECK(level("〇") == 2);
    CHECK(level("◎") == 3);
    CHECK(level("×") == 0);
    for (const char* text : {"", "4", "10", "1.5", "1-2", "2人", "-1", "できる", "Lv", "１０"}) {
        INFO(text);
        CHECK(level(text) == -1);
    }
}

TEST_CASE("rows of a workbook keep what the preset lists without asking for it") {
    const std::string toml =
        head +
        "[[persona]]\nid = \"p\"\nname = \"P\"\n[[requirements]]\n"
        "persona = \"P\"\nrows = [{ skill = \"a\", trainings = [\"甲、乙\"] }, "
        "{ skill = \"b\", unconfirmed = true }, { skill = \"c\", unconfirmed = true }]\n";
    IssueList issues;
    const SchemeChanges changes{
        {}, {{"P", "", "a", {"丙", "甲", "乙"}, {}, {}}, {"P", "", "c", {}, {}, {}}}};
    const auto scheme = load_scheme(toml, "test", changes, issues);
    REQUIRE(scheme);
    const auto& rows = scheme->personas[Id<Persona>(0)].requirements;
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].trainings == std::vector<std::string>{"丙", "甲、乙"});
    CHECK_FALSE(rows[1].unconfirmed);  // c: the workbook asks for it
    CHECK(rows[2].unconfirmed);
}

TEST_CASE("a choice for one scheme is none for another, and wins over one for all") {
    const std::string toml =
        head +
        "[[option]]\nid = \"o\"\nname = \"O\"\n"
        "values = [{ id = \"one\", name = \"1\" }, { id = \"two\", name = \"2\" }]\n";
    IssueList issues;
    const auto chosen = [&](const OptionChoices& choices) {
        const auto scheme = load_scheme(toml, "test", {choices, {}}, issues);
        REQUIRE(scheme);
        return scheme->options.front().chosen;
    };
    CHECK(chosen({{"x:O", "two"}}) == 1);
    CHECK(chosen({{"y:O", "two"}}) == 0);
    CHECK(chosen({{"x:o", "two"}, {"O", "one"}}) == 1);
    CHECK(issues.all().empty());
}
