#include "xlsx_io/read/side_by_side.h"

#include <atomic>
#include <filesystem>
#include <numeric>
#include <stdexcept>
#include <string>

#include "core/messages.h"
#include "tests/support/catch.h"
#include "tests/support/shared.h"
#include "xlsx_io/file/file.h"
#include "xlsx_io/read/workbook.h"

using namespace skillmap;
using namespace skillmap::xlsx;

namespace {

// Every value of a sheet and everything else that is read of it, or the message.
std::string everything(const Workbook& workbook, std::size_t sheet, const Phonetics& phonetics) {
    std::string text = workbook.sheet_name(sheet);
    auto rows = workbook.rows(sheet);
    if (!rows) return describe(rows.error(), Language::English);
    for (Row row;;) {
        const auto more = (*rows)->next(row);
        if (!more) return describe(more.error(), Language::English);
        if (!*more) break;
        for (const Cell& cell : row.cells)
            text += to_string(CellRef{row.number, cell.column}) + std::string(cell.value.text) +
                    std::to_string(cell.value.number);
    }
    auto formulas = workbook.formulas(sheet);
    if (!formulas) return describe(formulas.error(), Language::English);
    for (Formula formula; formulas->next(formula).value();) text += formula.text;
    const auto layout = workbook.layout(sheet);
    text += std::to_string(layout->merged.size() + layout->hidden_rows.size());
    text += std::to_string(workbook.tables(sheet)->size() + workbook.comments(sheet)->size());
    auto cells = workbook.phonetic_cells(sheet, phonetics);
    for (PhoneticCell cell; cells->next(cell).value();) text += cell.text;
    return text;
}

// The sheets of a workbook, read `at_once` of them side by side.
std::string read(const std::filesystem::path& path, std::size_t at_once) {
    auto bytes = read_file(path);
    if (!bytes) return describe(bytes.error(), Language::English);
    const auto workbook = Workbook::open(file_label(path), std::move(*bytes));
    if (!workbook) return describe(workbook.error(), Language::English);
    const auto phonetics = workbook->phonetics();
    std::string text;
    side_by_side(
        workbook->sheet_count(),
        [&](std::size_t sheet) { return everything(*workbook, sheet, *phonetics); },
        [&](std::size_t, const std::string& sheet) {
            text += sheet;
            return true;
        },
        at_once);
    return text;
}

}  // namespace

TEST_CASE("jobs side by side give their results in order") {
    for (const std::size_t at_once : {0U, 1U, 2U, 7U}) {
        std::vector<std::size_t> taken;
        side_by_side(
            1000, [](std::size_t i) { return std::to_string(i); },
            [&](std::size_t i, const std::string& result) {
                CHECK(result == std::to_string(i));
                taken.push_back(i);
                return true;
            },
            at_once);
        std::vector<std::size_t> all(1000);
        std::iota(all.begin(), all.end(), std::size_t{0});
        CHECK(taken == all);
    }
    side_by_side(
        0, [](std::size_t) { return 0; }, [](std::size_t, int) { return true; });
    CHECK(cores() >= 1);
}

TEST_CASE("no more jobs run or wait than were allowed") {
    constexpr std::size_t at_once = 3;
    std::atomic<std::size_t> running = 0;
    std::atomic<std::size_t> most = 0;
    std::atomic<std::size_t> begun = 0;
    std::size_t taken = 0;
    std::size_t most_ahead = 0;
    side_by_side(
        200,
        [&](std::size_t i) {
            const std::size_t now = ++running;
            for (std::size_t seen = most; seen < now && !most.compare_exchange_weak(seen, now);)
                continue;
            ++begun;
            --running;
            return i;
        },
        [&](std::size_t, std::size_t) {
            most_ahead = std::max(most_ahead, begun - taken);
            ++taken;
            return true;
        },
        at_once);
    CHECK(begun == 200);
    CHECK(most <= at_once);
    CHECK(most_ahead <= most_begun(at_once));
}

TEST_CASE("what a job throws is thrown in its turn") {
    for (const std::size_t at_once : {1U, 4U}) {
        std::size_t taken = 0;
        const auto run = [&] {
            side_by_side(
                100,
                [](std::size_t i) {
                    if (i == 5) throw std::runtime_error("five");
                    return i;
                },
                [&](std::size_t, std::size_t) {
                    ++taken;
                    return true;
                },
                at_once);
        };
        CHECK_THROWS_AS(run(), std::runtime_error);
        CHECK(taken == 5);
    }
}

TEST_CASE("jobs end where their results are not wanted any more") {
    for (const std::size_t at_once : {1U, 4U}) {
        std::atomic<std::size_t> begun = 0;
        std::size_t taken = 0;
        side_by_side(
            1000,
            [&](std::size_t i) {
                ++begun;
                return i;
            },
            [&](std::size_t, std::size_t) { return ++taken < 10; }, at_once);
        CHECK(taken == 10);
        CHECK(begun <= 10 + most_begun(at_once));
    }
}

TEST_CASE("corpus: sheets and workbooks side by side are read as one after another") {
    if (!test::has_shared()) return;
    std::vector<std::filesystem::path> books;
    for (const auto& file :
         std::filesystem::recursive_directory_iterator(test::shared_folder() / "corpus"))
        if (file.path().extension() == ".xlsx" || file.path().extension() == ".xlsm")
            books.push_back(file.path());
    std::size_t different = 0;
    side_by_side(
        books.size(), [&](std::size_t i) { return read(books[i], 3); },
        [&](std::size_t i, const std::string& text) {
            INFO(books[i].string());
            different += text == read(books[i], 1) ? 0U : 1U;
            return true;
        },
        4);
    CHECK(books.size() > 1000);
    CHECK(different == 0);
}
