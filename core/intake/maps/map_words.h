// What single texts of a skill map are: the label of a clue to people, the name of a skill, a word
// for totals or necessary levels, an answer. By the words of the form and what the schemes know.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/intake/form.h"
#include "core/intake/import/mapping.h"
#include "core/intake/import/meanings.h"
#include "core/intake/vocabulary.h"

namespace skillmap::maps {

/// What stands in a cell that names somebody: "001001 青木 一郎（総務課）".
struct PersonText {
    std::string number;
    std::string name;
    std::string department;
};

class MapWords {
  public:
    /// Both outlive the words. Without people (no workbook they are known from) nobody is known.
    MapWords(const import::Meanings& meanings, const Vocabulary& vocabulary);

    /// The skill, tool or box that a heading names. Trainings are none.
    import::Meanings::Found subject(const std::string& heading) const;

    /// The clue or the field of 職員 that a label announces: "person.name", "field.position",
    /// "field.date" … Open where it is no label. "スキル＼氏名" announces names.
    import::Target label(const std::string& text) const;

    /// What a column of a skill holds, by its own word: an id of map_part.
    std::optional<std::string_view> part(const std::string& text) const;

    /// Likewise of a heading with such a word behind the skill: "データ理解（目標）".
    std::optional<std::string_view> part_within(const std::string& heading) const;

    /// Why a line with this text in front is no person: an id of map_line.
    std::optional<std::string_view> no_person(const std::string& text) const;

    /// A heading that the program writes itself: 育成段階 …
    bool is_computed(const std::string& text) const;

    /// An answer such as "2", "Lv1", "◎", "A". Not any number.
    bool is_answer(const std::string& text) const;

    /// "－", "対象外"
    bool is_no_answer(const std::string& text) const {
        return form().vocabulary("no_answer").find(text).has_value();
    }

    /// Whether it may be a staff number: digits, or few letters with digits.
    static bool may_be_number(const std::string& text);

    /// Whether it may be a name, by its characters, and is no word of a skill map.
    bool may_be_name(const std::string& text) const;

    /// Whether it reads as the name of a department: "総務課".
    static bool may_be_department(const std::string& text);

    /// Whether the text names somebody whom the workbook knows.
    bool is_known(const std::string& text) const;

    /// A short number may as well be a level.
    bool is_known_number(const std::string& text) const;

    /// `department`: what stands in brackets is one, however it is written ("（企財）").
    PersonText person(const std::string& text, bool department = false) const;

    /// Whether a heading announces names with departments: "氏名（所属）".
    bool announces_department(const std::string& heading) const;

    const Form& form() const { return meanings_.form(); }
    const Vocabulary& vocabulary() const { return vocabulary_; }
    const import::Meanings& meanings() const { return meanings_; }

    /// "〃": what stands above.
    bool is_ditto(const std::string& text) const {
        return form().vocabulary("map_ditto").find(text).has_value();
    }

    /// The level that a heading or a part of it names: "Lv2", "2".
    std::optional<int> level_heading(const std::string& text) const;

  private:
    std::string without_marks(const std::string& heading) const;
    import::Target plain_label(const std::string& text) const;

    const import::Meanings& meanings_;
    const Vocabulary& vocabulary_;
};

}  // namespace skillmap::maps
