// A town of four people and the words of the WG scheme, for tests of skill maps.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/intake/import/proposal.h"
#include "core/intake/maps/map_book.h"
#include "core/intake/maps/people_list.h"
#include "core/scheme/load.h"
#include "tests/support/catch.h"
#include "tests/support/reading.h"

namespace skillmap::test {

// What was found in a workbook.
struct Found {
    maps::Layout layout;
    maps::MapBook book;
    std::vector<std::string> rows;  // of the list, as "a|b|c"
};

// A town of four people, and the words of the WG scheme.
class Town {
  public:
    Town() {
        IssueList issues;
        schemes_.push_back(*load_preset("wg-tokyo-2025", {}, issues));
        vocabulary_ = std::make_unique<Vocabulary>(schemes_);
        meanings_ = std::make_unique<import::Meanings>(wg_form(), *vocabulary_, town_.records(),
                                                       std::vector<import::BookSheet>{});
        words_ = std::make_unique<maps::MapWords>(*meanings_, *vocabulary_);
        nobody_ = std::make_unique<import::Meanings>(wg_form(), *vocabulary_, Records{},
                                                     std::vector<import::BookSheet>{});
        strange_words_ = std::make_unique<maps::MapWords>(*nobody_, *vocabulary_);
    }

    // With the people of the town known, or not.
    std::unique_ptr<Found> find(std::vector<TestSheet> sheets, bool known = true) const {
        const MemorySource source(std::move(sheets));
        const maps::MapWords& words = known ? *words_ : *strange_words_;
        auto found = std::make_unique<Found>();
        found->layout = *maps::propose_layout(source, words);
        found->book = *maps::read_map(source, found->layout, words);
        found->rows = rows_of(maps::make_list(found->book, found->layout, words, "test.xlsx"));
        return found;
    }

    std::vector<std::string> list(std::vector<TestSheet> sheets) const {
        auto found = find(std::move(sheets));
        REQUIRE_FALSE(found->layout.tables.empty());
        return found->rows;
    }

    // What a later workbook differs in.
    std::vector<Issue> differences(const maps::Layout& layout, std::vector<TestSheet> sheets,
                                   IssueList& notes) const {
        const MemorySource source(std::move(sheets));
        return maps::differences(*maps::read_map(source, layout, *strange_words_), "test.xlsx",
                                 notes);
    }

    maps::MapBook read(const maps::Layout& layout, std::vector<TestSheet> sheets) const {
        const MemorySource source(std::move(sheets));
        return *maps::read_map(source, layout, *strange_words_);
    }

  private:
    static std::vector<std::string> rows_of(const maps::MadeSource& list) {
        std::vector<std::string> lines;
        auto rows = list.rows(0);
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
    std::unique_ptr<maps::MapWords> words_;
    std::unique_ptr<import::Meanings> nobody_;
    std::unique_ptr<maps::MapWords> strange_words_;
};

inline const Town& town() {
    static const Town town;
    return town;
}

/// Every line of the only table as "at heading target", with a ? in front of what is in doubt.
inline std::vector<std::string> lines_of(const Found& found) {
    std::vector<std::string> lines;
    REQUIRE(found.layout.tables.size() == 1);
    for (const maps::LayoutLine& line : found.layout.tables.front().lines)
        lines.push_back((line.certain ? "" : "? ") + std::to_string(line.at) + " " +
                        maps::to_string(line.heading) + " " + import::to_string(line.target));
    return lines;
}

}  // namespace skillmap::test
