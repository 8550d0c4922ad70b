#include "addin/engine/answer_table.h"

#include <utility>

#include "core/kit/labels.h"

namespace skillmap::engine {
namespace {

using import::MappedColumn;
using import::Target;
using kit::Question;

// All headings are the same: columns are told apart by their occurrence.
constexpr std::string_view heading = "#";

enum Column : std::uint32_t {
    NumberColumn = 1,
    NameColumn,
    DepartmentColumn,
    DayColumn,
    FirstQuestion
};

Target target_of(const Question& question) {
    const Target::Kind kind = question.kind == Question::Kind::Skill  ? Target::Kind::Skill
                              : question.kind == Question::Kind::Tool ? Target::Kind::Tool
                                                                      : Target::Kind::Box;
    return {kind, question.heading};
}

CellValue text_cell(std::string_view text) {
    return {CellKind::Text, 0, false, 0, text};
}

}  // namespace

class AnswerTable::Reader final : public RowReader {
  public:
    explicit Reader(const AnswerTable& table) : table_(table) {}

    Result<bool> next(Row& row) override {
        cells_.clear();
        if (number_ == 0) {
            for (std::uint32_t i = 1; i <= table_.mapping_.columns.size(); ++i)
                cells_.push_back({i, text_cell(heading)});
        } else {
            if (index_of(number_ + 1) == table_.lines_.size()) return false;
            read(table_.lines_[index_of(number_ + 1)]);
        }
        row = {++number_, cells_};
        return true;
    }

  private:
    void read(const Line& line) {
        add(NumberColumn, line.clue.number);
        add(NameColumn, line.clue.name);
        add(DepartmentColumn, line.clue.department);
        if (line.answers->date) {
            const auto day = static_cast<double>(serial_of_date(*line.answers->date));
            cells_.push_back({DayColumn, CellValue{CellKind::Date, 0, false, day, {}}});
        }
        for (const auto& [question, answer] : line.answers->answers)
            add(FirstQuestion + static_cast<std::uint32_t>(question), answer);
    }

    void add(std::uint32_t column, std::string_view text) {
        if (!text.empty()) cells_.push_back({column, text_cell(text)});
    }

    const AnswerTable& table_;
    std::vector<Cell> cells_;
    std::uint32_t number_ = 0;  // of the row given last
};

AnswerTable::AnswerTable(const kit::Questions& questions) : name_(kit::labels::sheet) {
    mapping_.source = import::source_profiles().back().id;
    mapping_.into = "skill_checks";
    add_column({Target::Kind::Person, "number"});
    add_column({Target::Kind::Person, "name"});
    add_column({Target::Kind::Person, "department"});
    add_column({Target::Kind::Field, "date"});
    for (std::size_t i = 0; i < questions.size(); ++i)
        add_column(target_of(questions[kit::QuestionId(i)]));
}

void AnswerTable::add_column(Target target) {
    MappedColumn column;
    column.heading = heading;
    column.occurrence = static_cast<int>(mapping_.columns.size() + 1);
    column.target = std::move(target);
    mapping_.columns.push_back(std::move(column));
}

void AnswerTable::add(const Clue& clue, const kit::Returned& answers) {
    lines_.push_back({clue, &answers});
}

Result<SheetInfo> AnswerTable::sheet_info(std::size_t /*sheet*/) const {
    return SheetInfo{name_, false, {}};
}

Result<std::unique_ptr<RowReader>> AnswerTable::rows(std::size_t /*sheet*/) const {
    return std::unique_ptr<RowReader>(std::make_unique<Reader>(*this));
}

}  // namespace skillmap::engine
