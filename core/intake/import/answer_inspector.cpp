#include "core/intake/import/answer_inspector.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/intake/cell_text.h"
#include "core/intake/import/levels.h"
#include "core/intake/import/values.h"
#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

using Kind = Target::Kind;

constexpr double most = 0.8;
constexpr double few = 0.3;
constexpr std::size_t most_unknown = 50;  // different answers of a column that are told
constexpr std::size_t most_examples = 3;

class AnswerInspector {
  public:
    AnswerInspector(const SourceTable& table, const Meanings& meanings,
                    const Vocabulary& vocabulary, Proposal& proposal)
        : table_(table), meanings_(meanings), vocabulary_(vocabulary), proposal_(proposal) {
        proposal.examples.resize(proposal.mapping.columns.size());
        for (const MappedColumn& column : proposal.mapping.columns)
            answers_.emplace_back(
                LevelReader(vocabulary.levels_of(column.target.name), proposal.mapping.levels),
                is_date(column.target));
    }

    Result<void> look() {
        auto read = table_.each_row([this](const Row& row) {
            for (std::size_t i = 0; i < answers_.size(); ++i) {
                note_example(row, i);
                look_at(row, i);
            }
        });
        if (!read) return read;
        for (std::size_t i = 0; i < answers_.size(); ++i) conclude(i);
        return {};
    }

  private:
    // What the cells of a column are like.
    struct Answers {
        Answers(LevelReader reader, bool dates) : level(std::move(reader)), is_date(dates) {}

        LevelReader level;
        bool is_date;
        std::size_t filled = 0;
        std::size_t levels = 0;
        std::size_t clues = 0;
        std::map<std::string, UnknownAnswer> unknown;
        std::optional<Issue> date;  // one whose order is not known
    };

    bool is_date(const Target& target) const {
        if (target.kind == Kind::Training || target.kind == Kind::Attended) return true;
        if (target.kind != Kind::Field) return false;
        const auto& columns = meanings_.form().sheet(proposal_.mapping.into).columns;
        return std::any_of(columns.begin(), columns.end(), [&target](const FormColumn& one) {
            return one.id == target.name && one.kind == FormColumn::Kind::Date;
        });
    }

    void note_example(const Row& row, std::size_t i) {
        std::vector<std::string>& examples = proposal_.examples[i];
        if (examples.size() >= most_examples) return;
        const CellValue value = row.at(table_.headings()[i].column);
        if (is_blank(value)) return;
        std::string text = cell_text(value);
        if (std::find(examples.begin(), examples.end(), text) == examples.end())
            examples.push_back(std::move(text));
    }

    void look_at(const Row& row, std::size_t i) {
        const MappedColumn& column = proposal_.mapping.columns[i];
        Answers& answers = answers_[i];
        const CellValue value = row.at(table_.headings()[i].column);
        if (column.target.kind == Kind::Ignore || column.target.kind == Kind::Validity ||
            is_blank(value))
            return;
        ++answers.filled;
        const std::string answer = cell_text(value);
        if (answers.is_date) return look_at_date(row, i, value, answer);
        if (column.target.kind == Kind::Subject) {
            if (names_subject(answer)) ++answers.clues;
            return;
        }
        if (is_attendance_state(column)) {
            if (!is_state(answer) && names_somebody(row)) note_unknown(answers, row, i, answer);
            return;
        }
        if (column.target.kind == Kind::Person) {
            if (!table_.profile().is_anonymous(answer) &&
                meanings_.is_clue(column.target.name, answer))
                ++answers.clues;
            return;
        }
        const ReadAnswer read = answers.level.read(answer);
        if (read.kind == ReadAnswer::Kind::Level)
            ++answers.levels;
        else if (read.kind == ReadAnswer::Kind::Unknown && !names_nobody(row))
            note_unknown(answers, row, i, answer);
    }

    void note_unknown(Answers& answers, const Row& row, std::size_t i,
                      const std::string& answer) const {
        if (answers.unknown.size() >= most_unknown && answers.unknown.count(answer) == 0) return;
        UnknownAnswer& unknown = answers.unknown[answer];
        if (++unknown.count == 1)
            unknown.place = table_.place(row.number, table_.headings()[i].column);
    }

    bool is_attendance_state(const MappedColumn& column) const {
        return column.target == status_field && proposal_.mapping.takes_answers();
    }

    // Rows whose clues are none: totals below a list. A row without any may belong to the one
    // above.
    bool names_nobody(const Row& row) const {
        for (std::size_t i = 0; i < answers_.size(); ++i)
            if (proposal_.mapping.columns[i].target.kind == Kind::Person &&
                !is_blank(row.at(table_.headings()[i].column)))
                return !names_somebody(row);
        return false;
    }

    // Totals below a list name nobody.
    bool names_somebody(const Row& row) const {
        for (std::size_t i = 0; i < answers_.size(); ++i) {
            const Target& target = proposal_.mapping.columns[i].target;
            const CellValue value = row.at(table_.headings()[i].column);
            if (target.kind == Kind::Person && !is_blank(value) &&
                meanings_.is_clue(target.name, cell_text(value)))
                return true;
        }
        return false;
    }

    static bool is_told(const std::map<std::string, std::string>& states,
                        const std::string& answer) {
        const auto told = states.find(match_key(answer));
        return told != states.end() && !told->second.empty();
    }

    bool is_state(const std::string& answer) const {
        const Form& form = meanings_.form();
        const auto mark = form.vocabulary("check").find(answer);
        return form.vocabulary("attendance_status").find(answer) || mark == "ticked" ||
               is_told(proposal_.mapping.states, answer);
    }

    // A skill or tool by its name; a name that only resembles one is put into the mapping.
    bool names_subject(const std::string& name) {
        if (vocabulary_.skill(name) || vocabulary_.tool(name)) return true;
        auto& subjects = proposal_.mapping.subjects;
        if (subjects.count(match_key(name)) > 0) return true;
        const Meanings::Found found = meanings_.subject(name);
        if (!found.target.is_levelled() || !found.certain) return false;
        subjects.emplace(match_key(name), found.target.name);
        return true;
    }

    void look_at_date(const Row& row, std::size_t i, const CellValue& value,
                      const std::string& answer) {
        const MappedColumn& column = proposal_.mapping.columns[i];
        if (answers_[i].date || column.dates != DateOrder::Unknown ||
            value.kind != CellKind::Text || !needs_order(answer))
            return;
        answers_[i].date =
            Issue{MessageId::ImportDateOrder, table_.place(row.number, table_.headings()[i].column),
                  column.heading, answer, ""};
    }

    void conclude(std::size_t i) {
        MappedColumn& column = proposal_.mapping.columns[i];
        const Answers& answers = answers_[i];
        if (answers.date) {
            proposal_.issues.push_back(*answers.date);
            column.certain = false;
            column.why = Why::Dates;
        }
        if (column.target.kind == Kind::Person && !column.given) conclude_clue(column, answers);
        if (column.target.kind == Kind::Subject && !column.given &&
            static_cast<double>(answers.clues) < most * static_cast<double>(answers.filled)) {
            column.certain = false;
            column.why = Why::Values;
        }
        // A column nobody knows, all of whose answers are levels, may be a skill that is spelt
        // otherwise.
        if (column.target.kind == Kind::Open && proposal_.mapping.takes_checks() &&
            answers.filled > 0 && answers.levels >= answers.filled) {
            column.certain = false;
            column.why = Why::Levels;
        }
        const bool levels =
            (column.target.is_levelled() && !column.level) || column.target.kind == Kind::Level;
        if (!levels && !is_attendance_state(column)) return;
        Mapping& mapping = proposal_.mapping;
        for (const auto& [answer, unknown] : answers.unknown) {
            proposal_.unknown_answers.push_back(
                {column.heading, answer, unknown.count, levels, unknown.place});
            if (levels)
                ask(mapping.levels, answer);
            else
                mapping.states.try_emplace(match_key(answer));
        }
    }

    // What only sounds like a clue to a person has to be one for most of them, and is not used
    // where it is one for few.
    void conclude_clue(MappedColumn& column, const Answers& answers) const {
        const bool plain = table_.profile().column(column.heading) != nullptr ||
                           meanings_.is_of_form(column.heading, proposal_.mapping.into);
        const auto filled = static_cast<double>(answers.filled);
        const auto clues = static_cast<double>(answers.clues);
        if (plain || clues >= most * filled) return;
        column.why = Why::Values;
        if (clues <= few * filled)
            column.target = {};
        else
            column.certain = false;
    }

    const SourceTable& table_;
    const Meanings& meanings_;
    const Vocabulary& vocabulary_;
    Proposal& proposal_;
    std::vector<Answers> answers_;
};

}  // namespace

Result<void> inspect_answers(const SourceTable& table, const Meanings& meanings,
                             const Vocabulary& vocabulary, Proposal& proposal) {
    return AnswerInspector(table, meanings, vocabulary, proposal).look();
}

}  // namespace skillmap::import
