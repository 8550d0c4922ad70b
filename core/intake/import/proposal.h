// What the columns of an export most likely mean, for somebody to confirm or correct. A column
// whose heading is the name of something is certain; one that only resembles it is not.
#pragma once

#include <string>
#include <vector>

#include "core/intake/import/mapping.h"
#include "core/intake/import/meanings.h"
#include "core/intake/import/source_table.h"
#include "core/intake/vocabulary.h"
#include "core/result.h"

namespace skillmap::import {

/// The answers of a column that are no level, box mark or status: the file's mapping has to say
/// what they mean.
struct UnknownAnswer {
    std::string heading;
    std::string answer;
    std::size_t count = 0;
    bool level = true;  // it has to be a level; else a state of an attendance
    Place place = {};   // of the first
};

struct Proposal {
    Mapping mapping;
    std::vector<UnknownAnswer> unknown_answers;
    std::vector<Issue> issues;                            // what else somebody has to decide
    std::vector<std::vector<std::string>> examples = {};  // of each column, some different values

    /// Whether it can be taken without asking: every needed column is there and none is in doubt.
    bool certain() const;
    bool has_person() const;
    bool has_content() const;
};

/// Reads the whole file once. An error of the file ends it.
Result<Proposal> propose(const SourceTable& table, const Meanings& meanings,
                         const Vocabulary& vocabulary, const Mapping& given);

}  // namespace skillmap::import
