// What the headings of an export can mean in this workbook: names of skills, tools, boxes and
// trainings, columns of the form, and questions for somebody's number or name.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/form.h"
#include "core/intake/import/book_sheets.h"
#include "core/intake/import/mapping.h"
#include "core/intake/vocabulary.h"

namespace skillmap::import {

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

    /// What a heading says only beside another one: that the column names skills or tools and the
    /// other their levels, or the two parts of a name. Open for a heading that says nothing so.
    Target paired(const std::string& heading) const;
    /// The other one of the two.
    static Target partner(const Target& target);

    /// The clue to a person that a question asks for ("職員番号を入力してください"). Open where it
    /// asks for none, or for several.
    Target asked_clue(const std::string& heading) const;

    /// The state of the trainings that the answers to a question name ("受講した研修"): an id of
    /// attendance_status. Nothing for another question.
    std::optional<std::string> attended(const std::string& heading) const;

    /// Whether an answer can be that clue to somebody of this workbook.
    bool is_clue(const std::string& clue, const std::string& answer) const;

    /// Whether a heading is one of the form, for people or on that sheet: it does not just sound
    /// so.
    bool is_of_form(const std::string& heading, std::string_view form_sheet) const;

    /// Whether a heading means anything on some sheet.
    bool knows(const std::string& heading) const;

    const Form& form() const { return form_; }

  private:
    struct Name {
        std::string key;
        std::set<std::u32string> pairs;  // of neighbouring characters
        Target target;
    };
    const Name* named(const std::string& heading, bool& several) const;
    std::string without_number(const std::string& heading) const;
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

}  // namespace skillmap::import
