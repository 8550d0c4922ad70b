// Imports in a test: the text of a file, or sheets, into a small workbook, and what comes of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/intake/import/importer.h"
#include "core/intake/import/proposal.h"
#include "tests/support/memory_source.h"

namespace skillmap::test {

/// Two departments, five people, two trainings, and sheets without rows for what is imported.
std::vector<TestSheet> import_book();

/// What came of an import.
struct Imported {
    std::vector<std::string> notes;  // names of what was told of the reading
    import::Proposal proposal;
    import::ImportPlan plan;
    std::map<std::string, std::map<std::uint32_t, std::string>> headings;  // by sheet and column

    /// "メール > person.upn", with " ?" behind those in doubt. What is not used is left out.
    std::vector<std::string> meanings() const;
    /// "自己点検 | 職員番号 000001 | 点検日 2026-07-27 | Excel 2": new rows, then changes as
    /// "受講記録!C2 = 2026-07-27".
    std::vector<std::string> changes() const;
    /// "2 added 000001 import.replaced": by the row of the file.
    std::vector<std::string> outcomes() const;
    /// Names of what has to be decided, and "HEADING: ANSWER" that nobody understands.
    std::vector<std::string> questions() const;
};

struct ImportInput {
    std::vector<TestSheet> book = import_book();
    import::Mapping mapping;                        // what is said already
    const import::SourceProfile* source = nullptr;  // asked for
};

/// Imports a text file by its bytes. Reading it succeeds.
Imported import_file(const std::string& bytes, const ImportInput& input = {});

/// Imports sheets of a workbook.
Imported import_sheets(std::vector<TestSheet> sheets, const ImportInput& input = {});

/// The name of the message why a text file cannot be imported at all.
std::string import_error(const std::string& bytes);

/// A mapping from its text. It is right.
import::Mapping mapping_of(const std::string& toml);

}  // namespace skillmap::test
