// What the columns of an export most likely mean, for somebody to confirm or correct. A column
// whose heading is the name of something is certain; one that only resembles it is not.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "core/intake/form.h"
#include "core/intake/import/book_sheets.h"
#include "core/intake/import/mapping.h"
#include "core/intake/import/source_table.h"
#include "core/intake/vocabulary.h"
#include "core/result.h"

namespace skillmap::import {

/// What headings can mean in this workbook.
class Meanings {
  public:
    Meanings(const Form& form, const Vocabulary& vocabulary, const Records& records,
             const std::vector<BookSheet>& checks);

    struct Found {
        Target target;
        bool certain = false;
        bool whole = false;  // the heading says nothing else
    };

    /// The skill, tool, box or training that a heading names or asks about. Open where there is
    /// none, or where it could be several.
    Found subject(const std::string& heading) const;

    /// The column of a sheet of the form with that heading: a person's clue or a field.
    Target field(const FormSheet& sheet, const std::string& heading) const;

    /// The clue to a person that a question asks for ("職員番号を入力してください"). Open where it
    /// asks for none, or for several.
    Target asked_clue(const std::string& heading) const;

    /// The state of the trainings that the answers to a question name ("受講した研修"): an id of
    /// attendance_status. Nothing for another question.
    std::optional<std::string> attended(const std::string& heading) const;

    /// Whether an answer can be that clue to somebody of this workbook.
    bool is_clue(const std::string& clue, const std::string& answer) const;

    /// Whether a heading means anything on some sheet.
    bool knows(const std::string& heading) const;

    const Form& form() const { return form_; }

  private:
    struct Name {
        std::string key;
        std::set<std::string> pairs;  // of neighbouring characters
        Target target;
    };
    const Name* named(const std::string& heading, bool& several) const;
    void add(const std::string& name, const Target& target);
    void add_items(const Vocabulary& vocabulary);
    Found resembling(const std::string& key) const;

    const Form& form_;
    std::vector<Name> names_;
    std::set<std::string> numbers_;      // of staff, without leading zeros
    std::set<std::string> people_;       // name_key
    std::set<std::string> departments_;  // likewise, and codes
    std::set<std::string> readings_;     // kana_key
};

/// The answers of a column that are no level, box mark or status: the file's mapping has to say
/// what they mean.
struct UnknownAnswer {
    std::string heading;
    std::string answer;
    std::size_t count = 0;
};

struct Proposal {
    Mapping mapping;
    std::vector<UnknownAnswer> unknown_answers;
    std::vector<Issue> issues;  // what else somebody has to decide

    /// Whether it can be taken without asking: every needed column is there and none is in doubt.
    bool certain() const;
    bool has_person() const;
    bool has_content() const;
};

/// Reads the whole file once. An error of the file ends it.
Result<Proposal> propose(const SourceTable& table, const Meanings& meanings,
                         const Vocabulary& vocabulary, const Mapping& given);

}  // namespace skillmap::import
