// What a self-check asks of each person: the skills and tools of their personas, with what they
// answered last time. Not how it looks.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/assessment.h"
#include "core/intake/form.h"
#include "core/intake/vocabulary.h"

namespace skillmap::kit {

struct Question {
    enum class Kind : std::uint8_t {
        Skill,  // its level
        Tool,   // its level
        Box     // of the checklist of a tool
    };
    Kind kind = Kind::Skill;
    std::string group;        // the category (区分) of a skill, the tool of a box
    std::string name;         // what is asked: a skill, a tool, what somebody can do
    std::string heading;      // the column of the workbook that takes the answer
    int level = 0;            // that a box belongs to
    int highest = 0;          // of the answers that are levels
    std::string description;  // what its levels mean; may be empty
};

/// A number of a question.
using QuestionId = Id<Question>;

class Questions {
  public:
    /// Borrows the records and the schemes of the assessment.
    Questions(const Assessment& assessment, const Form& form);

    const Records& records() const { return records_; }
    const Vocabulary& vocabulary() const { return vocabulary_; }
    const Form& form() const { return form_; }
    std::size_t size() const { return questions_.size(); }
    const Question& operator[](QuestionId id) const { return questions_[id]; }

    /// What is asked of a person: skills, tools, boxes. Nothing of those who have left, and of
    /// those whose personas ask nothing.
    std::vector<QuestionId> of(Id<StaffMember> staff) const;

    /// Puts skills before tools before boxes, and together what has one group.
    void group(std::vector<QuestionId>& questions) const;

    bool has_left(Id<StaffMember> staff) const {
        return retired_ != Symbol{} && records_.staff[staff].status == retired_;
    }

    /// Everybody who is asked anything, in the order of the workbook.
    std::vector<Id<StaffMember>> people() const;

    /// What the person answered last: a level, or a mark of a box. Empty: nothing.
    std::string previous(Id<StaffMember> staff, QuestionId question) const;

    /// The skill, the tool or the box that words on a sheet mean. A box is named by its heading, or
    /// by its tool and its name.
    std::optional<QuestionId> find(Question::Kind kind, std::string_view tool,
                                   std::string_view words) const;

    /// What is recorded of the person's trainings, in the order of the workbook.
    const std::vector<const Attendance*>& attendances(Id<StaffMember> staff) const {
        return attendances_[staff.index()];
    }

    /// match_key, sooner for the words that stand on our sheets.
    std::string key(const std::string& text) const;

    /// "DX推進員、全庁DX推進担当"
    std::string personas(Id<StaffMember> staff) const;

  private:
    void add_persona(const Scheme& scheme, const Persona& persona);
    void add_tool(const Scheme& scheme, const std::string& name, std::vector<QuestionId>& asked);
    QuestionId add(Question question);
    void know(std::string_view text);
    void take_answers();
    void remember(Id<StaffMember> staff, QuestionId question, const DateField& date,
                  std::string answer);

    struct Answer {
        std::int64_t day = 0;
        std::string text;
    };

    const Assessment& assessment_;
    const Records& records_;
    const Form& form_;
    Vocabulary vocabulary_;
    Symbol retired_;
    List<Question> questions_;
    std::unordered_map<std::string, QuestionId> by_key_;
    std::unordered_map<std::string, QuestionId> by_text_;  // as it stands on our sheets
    std::unordered_map<std::string, std::string> keys_;    // match_key of these
    std::map<const Persona*, std::vector<QuestionId>> of_persona_;
    std::vector<std::vector<const Attendance*>> attendances_;  // by staff
    std::unordered_map<std::uint64_t, Answer> previous_;       // by person and question
};

}  // namespace skillmap::kit
