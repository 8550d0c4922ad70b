// For tests of schemes as workbooks through real files:
//   scheme_book_tool list                  the presets, one in a line
//   scheme_book_tool write SCHEME BOOK     writes the workbook of a preset or of a file of TOML
//   scheme_book_tool toml BOOK             prints the text of the scheme in a workbook
//   scheme_book_tool compare SCHEME BOOK   prints where the workbook says something else
// Ends with 1 where something differs or is wrong.
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "addin/engine/scheme_book.h"
#include "core/embedded.h"
#include "tests/support/scheme_sheets.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/write/report_writer.h"

namespace {

using namespace skillmap;

void print(const std::string& text) {
    (void)std::fputs((text + "\n").c_str(), stdout);
}

int failed(const Issue& issue) {
    print(describe(issue, Language::English));
    return 1;
}

Result<std::string> scheme_text(const std::string& scheme) {
    for (const EmbeddedFile& file : embedded_schemes())
        if (file.name == scheme) return std::string(file.text);
    return read_file(scheme);
}

Result<SchemeText> read_book(const std::string& book) {
    auto bytes = read_file(book);
    if (!bytes) return bytes.error();
    IssueList issues;
    auto text = engine::read_scheme_book({book, std::move(*bytes)}, issues);
    for (const Issue& issue : issues.all()) print(describe(issue, Language::English));
    return text;
}

int list() {
    for (const EmbeddedFile& file : embedded_schemes()) print(std::string(file.name));
    return 0;
}

int write(const std::string& scheme, const std::string& book) {
    const auto text = scheme_text(scheme);
    if (!text) return failed(text.error());
    IssueList issues;
    const auto report = engine::scheme_report(*text, scheme, issues);
    if (!report) return failed(report.error());
    const auto bytes = xlsx::write_report(*report, book);
    if (!bytes) return failed(bytes.error());
    const auto written = write_file(book, *bytes);
    return written ? 0 : failed(written.error());
}

int print_toml(const std::string& book) {
    const auto text = read_book(book);
    if (!text) return failed(text.error());
    print(text->toml);
    return 0;
}

int compare(const std::string& scheme, const std::string& book) {
    const auto text = scheme_text(scheme);
    if (!text) return failed(text.error());
    const auto read = read_book(book);
    if (!read) return failed(read.error());
    IssueList issues;
    if (const auto loaded = engine::load_scheme_text(*read, book, {}, issues); !loaded)
        return failed(loaded.error());
    const auto wanted = test::scheme_lines(*text);
    const auto found = test::scheme_lines(read->toml);
    const std::set<std::string> in_text(wanted.begin(), wanted.end());
    const std::set<std::string> in_book(found.begin(), found.end());
    for (const std::string& line : wanted)
        if (!in_book.contains(line)) print("- " + line);
    for (const std::string& line : found)
        if (!in_text.contains(line)) print("+ " + line);
    return wanted == found ? 0 : 1;
}

}  // namespace

int main(int count, char** values) {
    const std::vector<std::string> arguments(values + 1, values + count);
    if (arguments == std::vector<std::string>{"list"}) return list();
    if (arguments.size() == 3 && arguments[0] == "write") return write(arguments[1], arguments[2]);
    if (arguments.size() == 2 && arguments[0] == "toml") return print_toml(arguments[1]);
    if (arguments.size() == 3 && arguments[0] == "compare")
        return compare(arguments[1], arguments[2]);
    print("wrong use");
    return 2;
}
