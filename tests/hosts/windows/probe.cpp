// What of xlsx_io depends on the system, for tests that compare one system with another:
//   probe decode ENCODING        decodes standard input: bytes taken, a line end, the text as UTF-8
//   probe table ENCODING LENGTH  every code of one or two bytes, or of UTF-16 every unit: its text
//   probe private FILE           a private folder beside a file: its name; kept until input ends
//   probe same ONE OTHER         whether both are one file
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <optional>
#include <string>
#include <vector>

#include "addin/cli/console.h"
#include "xlsx_io/csv/decoder.h"
#include "xlsx_io/file/file.h"

using namespace skillmap;
using csv::TextEncoding;

namespace {

std::optional<TextEncoding> encoding_named(const std::string& name) {
    for (const auto one : {TextEncoding::Utf8, TextEncoding::Utf16Little, TextEncoding::Utf16Big,
                           TextEncoding::Cp932, TextEncoding::Windows1252})
        if (csv::name(one) == name) return one;
    return std::nullopt;
}

std::string standard_input() {
    std::string bytes;
    for (int c = std::getchar(); c != EOF; c = std::getchar()) bytes += static_cast<char>(c);
    return bytes;
}

int decode(TextEncoding encoding, const std::string& bytes) {
    const auto decoded = csv::decoded(bytes, encoding);
    if (!decoded) return 1;
    cli::write_out(std::to_string(decoded->taken) + "\n" + decoded->text);
    return 0;
}

// A line of each code: what was taken of it, and its text.
int table(TextEncoding encoding, int length) {
    std::string told;
    const unsigned codes = length == 1 ? 256 : 65536;
    for (unsigned code = 0; code < codes; ++code) {
        std::string bytes;
        if (length == 2) bytes += static_cast<char>(code >> 8U);
        bytes += static_cast<char>(code & 0xFFU);
        const auto decoded = csv::decoded(bytes, encoding);
        if (!decoded) return 1;
        told += std::to_string(code) + " " + std::to_string(decoded->taken) + " " + decoded->text +
                "\n";
    }
    cli::write_out(told);
    return 0;
}

int private_folder(const std::string& file) {
    const auto folder = PrivateFolder::beside(path_of(file));
    if (!folder) return 1;
    if (!write_file(folder->path() / "inside", "x")) return 1;
    cli::write_out(utf8_of(folder->path().filename()) + "\n");
    standard_input();
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    const cli::Console console;
    const std::vector<std::string> words = cli::arguments_of(argc, argv);
    if (words.size() == 2 && words[0] == "private") return private_folder(words[1]);
    if (words.size() == 3 && words[0] == "same")
        return are_same_file(path_of(words[1]), path_of(words[2])) ? 0 : 1;
    const auto encoding = words.size() < 2 ? std::nullopt : encoding_named(words[1]);
    if (!encoding) return 2;
    if (words[0] == "table" && words.size() == 3) return table(*encoding, std::stoi(words[2]));
    if (words[0] == "decode") return decode(*encoding, standard_input());
    return 2;
}
