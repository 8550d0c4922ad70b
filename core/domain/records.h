// The facts of one workbook: departments, staff and what is recorded about them. Plain values with
// the row they came from. What was blank stays unknown; what could not be read is marked so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/list.h"
#include "core/domain/symbol.h"
#include "core/text/date.h"

namespace skillmap {

/// Where a record stands: a sheet of Records::sheets, the row and the column of its telling cell.
/// Without a row it comes from the scheme, not from the workbook.
struct SourceRow {
    std::uint16_t sheet = 0;
    std::uint16_t column = 1;
    std::uint32_t row = 0;

    bool in_workbook() const { return row != 0; }
};

/// A date cell: nothing written, a date, or something that is no date.
class DateField {
  public:
    DateField() = default;
    explicit DateField(Date date)
        : state_(State::Known), days_(static_cast<std::int32_t>(date.time_since_epoch().count())) {}
    static DateField unreadable() {
        DateField field;
        field.state_ = State::Unreadable;
        return field;
    }

    bool blank() const { return state_ == State::Blank; }
    bool known() const { return state_ == State::Known; }
    /// Only where known() holds.
    Date date() const { return Date{std::chrono::days{days_}}; }

  private:
    enum class State : std::uint8_t { Blank, Known, Unreadable };
    State state_ = State::Blank;
    std::int32_t days_ = 0;  // since 1970-01-01
};

/// A level on a scale such as 0–3, or unknown because nobody answered. Unknown is not zero.
class Level {
  public:
    Level() = default;
    explicit Level(int value) : value_(static_cast<std::int8_t>(value)) {}

    bool known() const { return value_ >= 0; }
    /// Only where known() holds.
    int value() const { return value_; }

  private:
    std::int8_t value_ = -1;
};

/// 所属
struct Department {
    std::string code;
    std::string bureau;
    std::string name;
    std::string parent_code;
    std::string successor_code;
    DateField valid_from;
    DateField valid_to;
    std::optional<double> order;
    SourceRow source;

    bool valid_on(Date day) const {
        return !(valid_from.known() && day < valid_from.date()) &&
               !(valid_to.known() && valid_to.date() < day);
    }
};

/// 職員
struct StaffMember {
    std::string id;
    std::string name;
    std::string kana;
    std::string mail;
    std::optional<Id<Department>> department;
    std::vector<Id<Department>> concurrent_departments;
    Symbol appointment;  // 任用区分
    Symbol position;     // 職位
    Symbol grade;        // 役職区分
    Symbol status;       // 在籍状況
    std::vector<Symbol> personas;
    std::vector<Symbol> segments;
    DateField assigned_on;  // 配属日
    SourceRow source;
};

/// What a training is for, as written in 対象: one alternative.
struct Audience {
    enum class Field : std::uint8_t {
        Everyone,
        Grade,
        Position,
        Persona,
        Segment,
        Appointment,
        Department
    };
    Field field = Field::Everyone;
    Symbol value;
    Symbol category;  // 種別 for these, where it is another one than that of the training
};

/// Unknown: something was written that nobody can read.
enum class Recurrence : std::uint8_t { Once, EveryFiscalYear, Unknown };

/// 研修
struct Training {
    std::string code;
    std::string name;
    Symbol category;                 // 種別
    std::vector<Audience> audience;  // any of them; empty where nothing usable was written
    Recurrence recurrence = Recurrence::Once;
    bool recurrence_open = false;  // nothing was written, and no scheme says it: once
    std::vector<Symbol> skills;    // 対応スキル要件
    std::optional<double> hours;
    std::string provider;
    std::string method;
    std::optional<FiscalYear> fiscal_year;
    SourceRow source;
};

enum class AttendanceStatus : std::uint8_t {
    Completed,
    Exempted,
    InProgress,
    Absent,
    Declined,
    Unknown  // blank, or a word that is in no list
};

/// 受講記録
struct Attendance {
    Id<StaffMember> staff;
    Id<Training> training;
    DateField date;
    AttendanceStatus status = AttendanceStatus::Unknown;
    std::optional<double> score;  // 点数
    SourceRow source;
};

enum class ProjectRole : std::uint8_t { Lead, Member, Mentor, Unknown };

/// 実務経験: a period of one person in one project.
struct Experience {
    Id<StaffMember> staff;
    Symbol project;  // 案件コード; empty where none was written
    ProjectRole role = ProjectRole::Unknown;
    DateField start;
    DateField end;                // blank: still going on
    Symbol viewpoint;             // 評価観点
    std::optional<double> score;  // 評価
    SourceRow source;
};

/// 案件: a project, by its row of that sheet, or where it has none by its records of 実務経験.
struct Project {
    Symbol code;
    std::string name;
    std::optional<Id<Department>> department;  // nothing: of nobody in particular
    bool department_unread = false;            // one was written that nobody knows
    std::vector<Symbol> skills;                // 必要なスキル要件
    std::optional<int> leads;                  // how many are wanted in all; nothing: not said
    std::optional<int> members;
    DateField start;
    DateField end;        // blank: no end is known
    bool listed = false;  // it has a row of 案件
    SourceRow source;
};

/// 合否. Unknown: nobody wrote it, or what is written cannot be true.
enum class ExamResult : std::uint8_t { Passed, Failed, Absent, Unknown };

/// A cell of an amount in whole yen. Nothing: blank, or not to be read. Never zero for that.
using Yen = std::optional<std::int64_t>;

/// 資格: one that is held, or one attempt at an exam.
struct Qualification {
    Id<StaffMember> staff;
    Symbol name;
    DateField passed;
    DateField expires;  // blank: nothing written, or no end; unreadable: said to be unknown too
    SourceRow source;
    bool never_expires = false;  // written so (なし)
    DateField taken = {};        // 受験日
    ExamResult result = ExamResult::Passed;
    bool result_open = false;   // not even 未確認 is written
    Yen fee = {};               // 受験料
    Yen text = {};              // テキスト代
    Yen travel = {};            // 交通費
    DateField applied = {};     // 支給申請日
    DateField paid = {};        // 支給日
    std::uint32_t repeats = 0;  // the row that says the same above; 0: none
};

/// 確認: somebody with a name confirmed a statement about a person.
struct Attestation {
    Id<StaffMember> staff;
    Symbol statement;
    std::string confirmed_by;
    DateField date;
    SourceRow source;
};

/// One answer of 自己点検 or, with a tool for the skill, of ツール点検 where levels are given.
struct LevelAnswer {
    Id<StaffMember> staff;
    Symbol subject;  // skill or tool
    Level level;
    DateField date;
    SourceRow source;
};

struct ChecklistItem {
    int level = 0;
    std::string name;
};

/// The boxes asked for one tool on one sheet.
struct Checklist {
    Symbol tool;
    std::vector<ChecklistItem> items;
};

inline constexpr std::size_t max_checklist_items = 64;

/// One person's boxes of one checklist.
struct ChecklistAnswer {
    Id<StaffMember> staff;
    Id<Checklist> checklist;
    std::uint64_t ticked = 0;  // bit i: items[i]
    DateField date;
    SourceRow source;
};

/// DX実践
struct Practice {
    std::optional<Id<Department>> department;
    std::string title;
    std::string content;
    std::string effect;
    DateField date;
    bool recommended = false;
    SourceRow source;
};

/// 目標
struct Target {
    enum class Measure : std::uint8_t { People, Percent, Other };
    std::string indicator;
    std::string object;  // 対象
    std::optional<double> value;
    std::string unit;
    Measure measure = Measure::Other;  // by the unit
    bool per_department = false;       // a minimum of each department
    std::optional<FiscalYear> due;
    SourceRow source;
};

/// 研修日程: a training is held once.
struct Session {
    Id<Training> training;
    DateField date;            // the first day
    std::optional<int> seats;  // 定員; nothing where none is given
    SourceRow source;
};

/// Which sheets the workbook has. Where one is missing, its facts are unknown rather than absent.
struct SheetsPresent {
    bool departments = false;
    bool trainings = false;
    bool attendances = false;
    bool experiences = false;
    bool qualifications = false;
    bool exam_results = false;  // 合否 is written somewhere
    bool attestations = false;
    bool skill_checks = false;
    bool tool_checks = false;
    bool practices = false;
    bool targets = false;
    bool sessions = false;
    bool projects = false;
    bool status_column = false;
};

/// Everything one workbook says. Records of one person keep the order of their rows.
struct Records {
    std::string file;
    std::vector<std::string> sheets;
    SymbolTable words;
    List<Department> departments;
    List<StaffMember> staff;
    List<Training> trainings;
    std::vector<Attendance> attendances;
    std::vector<Experience> experiences;
    std::vector<Qualification> qualifications;
    std::vector<Attestation> attestations;
    std::vector<LevelAnswer> skill_levels;
    std::vector<LevelAnswer> tool_levels;
    List<Checklist> checklists;
    std::vector<ChecklistAnswer> checklist_answers;
    std::vector<Practice> practices;
    std::vector<Target> targets;
    std::vector<Session> sessions;
    List<Project> projects;
    SheetsPresent present;
};

}  // namespace skillmap
