// Writes the workbooks that are measured, the same ones on every machine: a heading and rows of
// ids, texts, numbers, dates and blanks, with shared strings as Excel writes them.
//
//     skillmap_bench_books FOLDER
#include <xlsxwriter.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "tests/bench/measurement.h"

namespace {

using skillmap::bench::fail;

constexpr std::size_t phrase_count = 3000;
constexpr std::size_t department_count = 40;

// splitmix64: spreads a counter over all bits.
std::uint64_t mixed(std::uint64_t n) {
    n += 0x9E3779B97F4A7C15;
    n = (n ^ (n >> 30)) * 0xBF58476D1CE4E5B9;
    n = (n ^ (n >> 27)) * 0x94D049BB133111EB;
    return n ^ (n >> 31);
}

void append_utf8(std::string& text, std::uint64_t c) {
    text.push_back(static_cast<char>(0xE0 | (c >> 12)));
    text.push_back(static_cast<char>(0x80 | ((c >> 6) & 0x3F)));
    text.push_back(static_cast<char>(0x80 | (c & 0x3F)));
}

// 2 to 13 characters: kanji out of a thousand, hiragana in between.
std::string japanese(std::uint64_t seed) {
    std::string text;
    const std::uint64_t length = 2 + mixed(seed) % 12;
    for (std::uint64_t i = 0; i < length; ++i) {
        const std::uint64_t n = mixed(seed * 31 + i + 1);
        append_utf8(text, n % 3 == 0 ? 0x3042 + n / 3 % 80 : 0x4E00 + n / 3 % 1000 * 20);
    }
    return text;
}

struct Book {
    const char* name;
    std::uint32_t rows;
    std::uint16_t columns;
};

class BookWriter {
  public:
    BookWriter(const std::string& path, const std::string& temporary_folder) {
        std::string folder = temporary_folder;
        lxw_workbook_options options{};
        options.tmpdir = folder.data();
        book_ = workbook_new_opt(path.c_str(), &options);
        sheet_ = workbook_add_worksheet(book_, "Sheet1");
        date_ = workbook_add_format(book_);
        format_set_num_format(date_, "yyyy/mm/dd");
        for (std::size_t i = 0; i < phrase_count; ++i) phrases_.push_back(japanese(i));
    }

    void write(const Book& book) {
        for (std::uint16_t column = 0; column < book.columns; ++column)
            text(0, column, japanese(phrase_count + column));
        for (std::uint32_t row = 1; row <= book.rows; ++row)
            for (std::uint16_t column = 0; column < book.columns; ++column) cell(row, column);
        if (workbook_close(book_) != LXW_NO_ERROR) fail("cannot write the workbook");
    }

  private:
    void text(std::uint32_t row, std::uint16_t column, const std::string& value) {
        worksheet_write_string(sheet_, row, column, value.c_str(), nullptr);
    }

    void number(std::uint32_t row, std::uint16_t column, double value, lxw_format* format) {
        worksheet_write_number(sheet_, row, column, value, format);
    }

    void cell(std::uint32_t row, std::uint16_t column) {
        const std::uint64_t n = mixed(std::uint64_t{row} << 16 | column);
        if (column == 0) {
            std::array<char, 16> id{};
            std::snprintf(id.data(), id.size(), "S%07u", static_cast<unsigned>(row));
            return text(row, column, id.data());
        }
        switch (column % 8) {
            case 0:
            case 1:
                return text(row, column, phrases_[n % phrase_count]);
            case 2:
                return text(row, column, phrases_[n % department_count]);
            case 3:
                return number(row, column, static_cast<double>(n % 100'000), nullptr);
            case 4:
                return number(row, column, static_cast<double>(n % 1'000'000) / 100, nullptr);
            case 5:
                return number(row, column, static_cast<double>(36'526 + n % 9'500), date_);
            case 6:  // half of the cells missing, a quarter remarks that occur once
                if (n % 4 == 0) return text(row, column, japanese(n) + std::to_string(row));
                if (n % 4 == 1) return text(row, column, phrases_[n / 4 % phrase_count]);
                return;
            default:  // some cells missing, some blank with a style
                if (n % 10 == 0) return;
                if (n % 10 == 1)
                    worksheet_write_blank(sheet_, row, column, date_);
                else
                    number(row, column, static_cast<double>(n / 10 % 10), nullptr);
        }
    }

    lxw_workbook* book_ = nullptr;
    lxw_worksheet* sheet_ = nullptr;
    lxw_format* date_ = nullptr;
    std::vector<std::string> phrases_;
};

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) fail("usage: skillmap_bench_books FOLDER");
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    constexpr std::array books{Book{"wide", 200'000, 40}, Book{"wide-half", 100'000, 40},
                               Book{"long", 1'000'000, 8}, Book{"long-half", 500'000, 8}};
    for (const Book& book : books) {
        const std::filesystem::path path = folder / (std::string(book.name) + ".xlsx");
        if (std::filesystem::exists(path)) continue;
        const std::filesystem::path unfinished = folder / "unfinished.xlsx";
        BookWriter(unfinished.string(), folder.string()).write(book);
        std::filesystem::rename(unfinished, path);
        std::fprintf(stderr, "%s: %u rows, %u columns\n", path.filename().c_str(),
                     static_cast<unsigned>(book.rows), static_cast<unsigned>(book.columns));
    }
    return 0;
}
