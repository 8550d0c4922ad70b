#include "xlsx_io/csv/text_encoding.h"

#include "core/messages.h"
#include "tests/support/catch.h"

using namespace skillmap;
using csv::TextEncoding;

namespace {

using namespace std::literals;

// "氏名" and "山田" as CP932 has them.
const std::string heading_cp932 = "\x8E\x81\x96\xBC";
const std::string yamada_cp932 = "\x8E\x52\x93\x63";

std::string utf16(std::u16string_view text, bool big) {
    std::string bytes;
    for (const char16_t unit : text) {
        const char high = static_cast<char>(unit >> 8);
        const char low = static_cast<char>(unit & 0xFF);
        bytes += big ? high : low;
        bytes += big ? low : high;
    }
    return bytes;
}

void check_reads(const std::string& bytes, TextEncoding encoding, const std::string& text) {
    const auto file = csv::read_text("名簿.csv", bytes);
    REQUIRE(file);
    CHECK(csv::name(file->encoding) == csv::name(encoding));
    CHECK(file->text == text);
}

void check_fails(const std::string& bytes, MessageId id, std::uint32_t line) {
    const auto file = csv::read_text("名簿.csv", bytes);
    REQUIRE_FALSE(file);
    CHECK(name(file.error().id) == name(id));
    CHECK(file.error().place == Place{"名簿.csv", "", {}, line});
    CHECK_FALSE(file.error().found.empty());
}

}  // namespace

TEST_CASE("UTF-8 is read with and without a byte order mark") {
    check_reads("\xEF\xBB\xBF氏名,髙﨑\n", TextEncoding::Utf8, "氏名,髙﨑\n");
    check_reads("氏名,𠮷田\r\n", TextEncoding::Utf8, "氏名,𠮷田\r\n");
    check_reads("ID,Name\n", TextEncoding::Utf8, "ID,Name\n");
    check_reads("", TextEncoding::Utf8, "");
    check_reads("\xEF\xBB\xBF", TextEncoding::Utf8, "");
}

TEST_CASE("UTF-16 is read by its byte order mark") {
    check_reads("\xFF\xFE" + utf16(u"1. 要約\r\n𠮷田\t1h", false), TextEncoding::Utf16Little,
                "1. 要約\r\n𠮷田\t1h");
    check_reads("\xFE\xFF" + utf16(u"氏名", true), TextEncoding::Utf16Big, "氏名");
}

TEST_CASE("tab-separated UTF-16 is recognised without a byte order mark") {
    for (const bool big : {false, true})
        check_reads(utf16(u"氏名\t所属\r\n山田　太郎\t総務課\r\n", big),
                    big ? TextEncoding::Utf16Big : TextEncoding::Utf16Little,
                    "氏名\t所属\r\n山田　太郎\t総務課\r\n");
}

TEST_CASE("CP932 is read with the characters of NEC and IBM") {
    check_reads(heading_cp932 + "\r\n" + yamada_cp932 + "\r\n", TextEncoding::Cp932,
                "氏名\r\n山田\r\n");
    check_reads(heading_cp932 + "\n\x87\x40\x87\x8A,\xFB\xFC\xFA\xB1", TextEncoding::Cp932,
                "氏名\n①㈱,髙﨑");
    check_reads("\xD4\xCF\xC0\xDE,\x83\x84\x83\x7D\x83\x5F", TextEncoding::Cp932, "ﾔﾏﾀﾞ,ヤマダ");
}

TEST_CASE("CP932 is mapped as Windows does") {
    check_reads(heading_cp932 + "\x81\x60\x81\x7C\x81\x61\x81\x91\x81\x92\x81\xCA",
                TextEncoding::Cp932, "氏名～－∥￠￡￢");
    // The backslash is no yen sign.
    check_reads(yamada_cp932 + "\x5C\x7E", TextEncoding::Cp932, "山田\\~");
}

TEST_CASE("外字 of CP932 stay characters of the Private Use Area") {
    check_reads(yamada_cp932 + "\xF0\x40", TextEncoding::Cp932, "山田\xEE\x80\x80");
}

TEST_CASE("a dash of Windows-1252 in a CSV of Forms is read") {
    check_reads("ID,Q1\n1,Basic \x97 with help\n", TextEncoding::Windows1252,
                "ID,Q1\n1,Basic — with help\n");
    check_reads("1,Jos\xE9,ok\n", TextEncoding::Windows1252, "1,José,ok\n");
    // Valid CP932 too, in which it would be read as "don稚".
    check_reads("1,I don\x92t know,a self\x97taught\n", TextEncoding::Windows1252,
                "1,I don’t know,a self—taught\n");
}

TEST_CASE("a single kanji in a file of ASCII is CP932") {
    check_reads("1,\x96\x78\n", TextEncoding::Cp932, "1,堀\n");
    check_reads("A\x91\x67,B\x91\x67\n", TextEncoding::Cp932, "A組,B組\n");
}

TEST_CASE("half a file of UTF-8 is not read as CP932") {
    const std::string whole = "氏名,所属\n山田,総務課\n";
    for (std::size_t cut = 1; cut < 3; ++cut)
        check_fails(whole + std::string("課").substr(0, cut), MessageId::TextEncodingUnknown, 3);
    // Each of these pairs of bytes is a kanji of CP932.
    check_fails("ああああ,\nあ\xE3\x81", MessageId::TextEncodingUnknown, 2);
}

TEST_CASE("half a file of CP932 or UTF-16 is an error") {
    check_fails(heading_cp932 + "\n" + yamada_cp932 + "\x93", MessageId::TextEncodingUnknown, 2);
    check_fails("a,b\n1,\x93", MessageId::TextEncodingUnknown, 2);
    check_fails("\xFF\xFE" + utf16(u"氏名\n山", false) + "\x30", MessageId::TextEncodingUnknown, 2);
}

TEST_CASE("a damaged character is an error with its line, never another character") {
    check_fails("氏名\n山田\xFF太郎\n", MessageId::TextEncodingUnknown, 2);
    check_fails("\xEF\xBB\xBF氏名\r\n\r\n" + yamada_cp932, MessageId::TextEncodingUnknown, 3);
    check_fails(heading_cp932 + "\n" + yamada_cp932 + "\xFF\n", MessageId::TextEncodingUnknown, 2);
    check_fails("\xFF\xFE" + utf16(u"氏名\r山", false) + "\x00\xD8"s + utf16(u"田", false),
                MessageId::TextEncodingUnknown, 2);
}

TEST_CASE("two encodings in one file are an error") {
    check_fails("氏名,所属,氏名,所属\n" + yamada_cp932 + "\n", MessageId::TextEncodingUnknown, 2);
    check_fails(heading_cp932 + "\n" + yamada_cp932 + yamada_cp932 + "\n総務課だより\n",
                MessageId::TextEncodingUnknown, 3);
}

TEST_CASE("files that are no text are named so") {
    check_fails("a,b\n1,\0,3"s, MessageId::TextBinary, 2);
    check_fails("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, MessageId::TextBinary, 3);
    check_fails("\xFF\xFE" + utf16(u"氏名\n\0"sv, false), MessageId::TextBinary, 2);
}

TEST_CASE("lines end in LF, CRLF and CR") {
    CHECK(csv::line_behind("") == 1);
    CHECK(csv::line_behind("a\nb\r\nc\rd") == 4);
}
