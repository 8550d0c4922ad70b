#include "xlsx_io/csv/delimited.h"

#include "samples/random.h"
#include "tests/support/catch.h"

using namespace skillmap;
using csv::DelimitedReader;

namespace {

using Records = std::vector<std::vector<std::string>>;

std::size_t below(samples::Random& random, std::size_t end) {
    return random.next() % end;
}

// The records up to the end, or up to a quote that is not closed.
Records records_of(std::string_view text, char delimiter = ',') {
    Records records;
    DelimitedReader reader(text, delimiter);
    while (reader.next() == DelimitedReader::Step::Record) {
        records.emplace_back(reader.fields().begin(), reader.fields().end());
        CHECK(reader.number() == records.size());
    }
    CHECK(reader.next() == DelimitedReader::Step::End);
    return records;
}

std::string written(const Records& records) {
    std::string text;
    for (const auto& fields : records) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i > 0) text += ',';
            text += '"';
            for (const char c : fields[i]) text += c == '"' ? "\"\"" : std::string(1, c);
            text += '"';
        }
        text += '\n';
    }
    return text;
}

// Every character of the text is a field's, or one that separates and encloses fields.
void check_nothing_is_lost(const std::string& text) {
    const auto content = [](std::string_view all) {
        std::string plain;
        for (const char c : all)
            if (std::string_view(",\r\n\"").find(c) == std::string_view::npos) plain += c;
        return plain;
    };
    std::string read;
    DelimitedReader reader(text, ',');
    auto step = reader.next();
    for (; step == DelimitedReader::Step::Record; step = reader.next())
        for (const std::string_view field : reader.fields()) read += content(field);
    if (step == DelimitedReader::Step::End) {
        CHECK(reader.taken().size() == text.size());
        CHECK(read == content(text));
    } else {
        const std::string_view rest = std::string_view(text).substr(reader.taken().size());
        CHECK(rest.front() == '"');
        CHECK(content(text).rfind(read, 0) == 0);
    }
}

}  // namespace

TEST_CASE("records end in LF, CRLF and CR, the last also at the end of the text") {
    const Records expected{{"a", "b"}, {"c", "d"}};
    CHECK(records_of("a,b\nc,d\n") == expected);
    CHECK(records_of("a,b\r\nc,d\r\n") == expected);
    CHECK(records_of("a,b\rc,d\r") == expected);
    CHECK(records_of("a,b\nc,d") == expected);
    CHECK(records_of("").empty());
}

TEST_CASE("fields in quotes hold delimiters, line ends and doubled quotes") {
    CHECK(records_of("\"a,b\",\"c\r\nd\",\"e\rf\",\"say \"\"hi\"\"\"\nx") ==
          Records{{"a,b", "c\r\nd", "e\rf", "say \"hi\""}, {"x"}});
    CHECK(records_of("\"\",\"\"\"\",\"\"\"\"\"\"") == Records{{"", "\"", "\"\""}});
}

TEST_CASE("blank lines are records, and rows may be ragged") {
    CHECK(records_of("a\n\nb,c,\n,\n") == Records{{"a"}, {""}, {"b", "c", ""}, {"", ""}});
}

TEST_CASE("a quote inside of a field is a character") {
    CHECK(records_of("5\" disk,a\"b\"") == Records{{"5\" disk", "a\"b\""}});
    CHECK(records_of("\"Bob\" Smith,\"a\"\"b\"c\"d") == Records{{"Bob Smith", "a\"bc\"d"}});
}

TEST_CASE("a quote that is never closed ends the reading where it opened") {
    const std::string_view text = "a,b\n1,\"x,\n2,\"\"y\n";
    DelimitedReader reader(text, ',');
    CHECK(reader.next() == DelimitedReader::Step::Record);
    CHECK(reader.next() == DelimitedReader::Step::OpenQuote);
    CHECK(reader.taken() == "a,b\n1,");
    CHECK(reader.next() == DelimitedReader::Step::End);
}

TEST_CASE("fields without doubled quotes are views into the text") {
    const std::string_view text = "abc,\"d,e\"\n";
    DelimitedReader reader(text, ',');
    REQUIRE(reader.next() == DelimitedReader::Step::Record);
    CHECK(reader.fields()[0].data() == text.data());
    CHECK(reader.fields()[1].data() == text.data() + 5);
}

TEST_CASE("the delimiter is the one whose counts are the same") {
    CHECK(csv::find_delimiter("a,b\n1,2\n") == ',');
    CHECK(csv::find_delimiter("a\tb\n1\t2\n") == '\t');
    CHECK(csv::find_delimiter("a;b\n1,5;2,5\n3,5;4,5\n") == ';');
    CHECK(csv::find_delimiter("a;b") == ';');
    CHECK(csv::find_delimiter("氏名\n山田\n") == ',');
    CHECK(csv::find_delimiter("") == ',');
}

TEST_CASE("delimiters in quotes and answers such as A;B; do not count") {
    CHECK(csv::find_delimiter("ID,\"Q1; Q2; Q3\nQ4\"\n1,A;B;\n2,A;B;\n3,C;D;\n") == ',');
    CHECK(csv::find_delimiter("ID\t\"a,b,c\"\n1\t\"a,b,c\"\n2\t\"a,b,c\"\n") == '\t');
    CHECK(csv::find_delimiter("ID;\"a,\"\"b\"\"\"\n1;\"a,b\"\n2;\"a,\n\"\n") == ';');
}

TEST_CASE("an English attendance report of Teams is tab-separated, whatever its dates hold") {
    CHECK(csv::find_delimiter("1. Summary\nMeeting title\tTraining\n"
                              "Start time\t7/11/22, 6:29:28 PM\n\n2. Participants\n"
                              "Name\tFirst Join\tLast Leave\tRole\n"
                              "A\t7/11/22, 6:29:28 PM\t7/11/22, 7:29:28 PM\tPresenter\n"
                              "B\t7/11/22, 6:29:28 PM\t7/11/22, 7:29:28 PM\tPresenter\n\n"
                              "3. In-Meeting Activities\nName\tJoin Time\tLeave Time\n"
                              "A\t7/11/22, 6:29:28 PM\t7/11/22, 7:29:28 PM\n"
                              "B\t7/11/22, 6:29:28 PM\t7/11/22, 7:29:28 PM\n") == '\t');
}

TEST_CASE("what is written with quotes is read again") {
    samples::Random random(1);
    const std::string_view letters = "ab,;\"\r\n\t あ";
    for (int round = 0; round < 200; ++round) {
        Records records(1 + below(random, 4));
        for (auto& fields : records) {
            fields.resize(1 + below(random, 4));
            for (std::string& field : fields)
                for (auto left = below(random, 6); left > 0; --left)
                    field += letters[below(random, letters.size())];
        }
        CHECK(records_of(written(records)) == records);
    }
}

TEST_CASE("cut and damaged text is read without loss") {
    const std::string whole =
        "ID,\"氏 \"\"名\"\"\",備考\r\n1,山田,\"a,b\r\nc\"\r\n\r\n2,\"x\"y,5\" z\n";
    for (std::size_t cut = 0; cut <= whole.size(); ++cut)
        check_nothing_is_lost(whole.substr(0, cut));
    samples::Random random(1);
    const std::string_view letters = "\",\r\nab";
    for (int round = 0; round < 2000; ++round) {
        std::string text = whole;
        for (auto left = 1 + below(random, 8); left > 0; --left)
            text[below(random, text.size())] = letters[below(random, letters.size())];
        check_nothing_is_lost(text);
        csv::find_delimiter(text);
    }
}
