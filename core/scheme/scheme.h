// A scheme (制度) as data: personas, skills, tools, stages with their conditions, indicators of a
// department, and the reading chosen for each open question. Not the rules' evaluation: that is
// core/evaluate and core/indicators.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/domain/list.h"
#include "core/domain/records.h"

namespace skillmap {

/// スキル項目
struct Skill {
    std::string name;
    std::vector<std::string> aliases;
};

/// A skill asked of a persona (スキル要件), with its category (区分) there.
struct Requirement {
    std::string category;
    Id<Skill> skill;
    std::vector<std::string> trainings;       // 教育施策, by name
    std::vector<std::string> qualifications;  // 関連資格等, by name
    int level = 0;                            // asked by conditions that say "required"; 0: none
    bool unconfirmed = false;                 // 要確認: listed, asked of nobody
    std::string source;
};

/// A number that the scheme leaves to the user, or proposes.
struct Parameter {
    std::string id;
    std::string name;
    std::string unit;
    std::string source;
    std::optional<double> value;
    bool used = false;  // by a rule that stands under the chosen readings
    bool pays = false;  // likewise by a subsidy, which judges nobody
};

/// A number of a rule: written there, or that of a parameter, which may have none.
struct Quantity {
    std::optional<double> value = 0;
    std::optional<Id<Parameter>> parameter;

    bool known() const { return value.has_value(); }
};

/// What a number has to reach, or to exceed.
struct Threshold {
    Quantity limit;
    bool exceed = false;

    bool passed(double number) const {
        return exceed ? number > *limit.value : number >= *limit.value;
    }
};

/// How many of a set must fulfil a condition.
struct Match {
    enum class Kind : std::uint8_t { All, Any, AtLeast };
    Kind kind = Kind::All;
    Quantity count;  // for AtLeast
};

/// The time in which a training counts.
struct Window {
    enum class Kind : std::uint8_t {
        Recurrence,  // by the training: of every fiscal year only in this one, else ever
        Ever,
        FiscalYear,
        Years  // so many years back from the as-of date
    };
    Kind kind = Kind::Recurrence;
    Quantity years;
};

struct SchemeTraining;

/// Every (any, k) of the skills is trained: a training that serves it is completed or exempted.
struct TrainingsCondition {
    std::vector<Id<Skill>> skills;
    std::string set_name;  // the category or "", for explanations
    Match match;
    Window window;
    bool exemptions = true;
};

/// Every (any, k) of the trainings is completed or exempted: those named, or those of a 種別.
struct TrainingListCondition {
    std::vector<Id<SchemeTraining>> trainings;
    std::vector<std::string> categories;
    bool due = false;  // of these categories only those meant for the person
    Match match;
    Window window;
    bool exemptions = true;
    std::optional<Quantity> hours;  // instead of how many: their 標準時間 together
};

/// Every (any, k) of the skills has the level, by self-check, or by training or qualification where
/// these give `evidence_level`.
struct SkillLevelCondition {
    struct Needed {
        Id<Skill> skill;
        Quantity level;
    };
    std::vector<Needed> skills;
    std::string set_name;
    Quantity at_least;
    bool as_required = false;  // each skill the level of its requirement
    int evidence_level = 0;
    Match match;
};

struct Tool;

/// Every (any, k) of the tools has the level.
struct ToolLevelCondition {
    std::vector<Id<Tool>> tools;
    Quantity at_least;
    Match match;
};

/// A viewpoint (評価観点) by which a project is judged.
struct Viewpoint {
    std::string name;
    Threshold score;
};

/// A quantity of project records in some roles, up to the as-of date.
struct ExperienceCondition {
    enum class Measure : std::uint8_t {
        Months,                 // distinct calendar months over all projects
        MonthsInOneProject,     // distinct calendar months of the longest project
        Projects,               // distinct projects
        Records,                // rows, with or without a project
        ConsecutiveFiscalYears  // the longest run of fiscal years
    };
    std::vector<ProjectRole> roles;
    Measure measure = Measure::Months;
    Quantity at_least;
    std::vector<Viewpoint> passing;  // only what passes all of them counts
    bool closed = false;             // only what has ended counts
};

/// The best score (点数) of a training.
struct ScoreCondition {
    Id<SchemeTraining> training;
    Threshold score;
};

/// Every (any, k) of the qualifications is passed and not expired.
struct QualificationCondition {
    std::vector<std::string> qualifications;
    Match match;
};

/// Somebody confirmed the statement on a date.
struct AttestationCondition {
    std::string statement;
};

struct Persona;

/// A stage of a persona is reached. It stands above this condition in the scheme, unless a workbook
/// put other stages in its place: then nobody knows.
struct HoldsCondition {
    Id<Persona> persona;
    std::string stage;
};

/// What a person is: each list that is not empty names it.
struct AssignedCondition {
    bool everyone = false;
    std::vector<std::string> personas;
    std::vector<std::string> positions;
    std::vector<std::string> grades;
    std::vector<std::string> segments;
    std::vector<std::string> appointments;
};

struct Condition;

/// One of several conditions is enough.
struct AnyCondition {
    std::vector<Condition> of;
};

/// All of several conditions.
struct AllCondition {
    std::vector<Condition> of;
};

struct Condition {
    std::variant<TrainingsCondition, TrainingListCondition, SkillLevelCondition, ToolLevelCondition,
                 ExperienceCondition, ScoreCondition, QualificationCondition, AttestationCondition,
                 HoldsCondition, AssignedCondition, AnyCondition, AllCondition>
        rule;
    std::vector<std::size_t> options;  // indices of the options by whose reading it is here
};

/// What a stage is in another scheme, for those who meet the conditions.
struct Equivalent {
    std::string scheme;
    std::string stage;
    std::vector<Condition> conditions;
};

/// 育成段階, or a rank.
struct Stage {
    std::string name;
    std::string title;
    std::string source;
    std::vector<Condition> conditions;
    std::vector<Equivalent> equivalents;  // the first that holds
    std::vector<std::size_t> options;     // as of Condition
};

/// More stages than this no ladder has.
inline constexpr std::size_t max_stages = 50;
inline constexpr int highest_level = 20;  // that a scale may have

/// How the stages of a persona build on each other.
enum class Ladder : std::uint8_t {
    Cumulative,  // a stage counts only if all before it are reached
    Highest      // the highest stage whose own conditions are met
};

/// 人材像, or whatever else has stages. Without stages it is only a name.
struct Persona {
    std::string id;
    std::string name;
    std::vector<std::string> aliases;
    std::string source;
    /// Where it is said that levels of tools do not count when posts are given (異動・配置). Empty:
    /// they may.
    std::string placement_without_tools;
    Ladder ladder = Ladder::Cumulative;
    std::vector<Condition> members;         // empty: those whose 人材像 names it
    std::optional<Id<Persona>> base;        // its requirements hold for this persona too
    std::vector<Requirement> requirements;  // those of the base first
    std::vector<Stage> stages;

    /// The place of a stage in the ladder.
    std::optional<std::size_t> find_stage(std::string_view stage) const;
};

/// A training as the scheme describes it. The texts are those of a row of 研修.
struct SchemeTraining {
    std::string name;
    std::vector<std::string> aliases;
    std::string category;               // 種別
    std::vector<std::string> audience;  // 対象
    std::string recurrence;             // 反復
    std::optional<double> hours;
    std::vector<Id<Skill>> skills;
    std::string provider;
    std::string method;
    std::string source;
    bool named_only = false;  // a condition names it, nothing describes it
};

struct ToolCheck {
    int level = 0;
    std::string name;
    std::vector<std::string> aliases;
};

/// What a level of a tool means, in words.
struct LevelText {
    int level = 0;
    std::string text;
};

struct Tool {
    std::string name;
    std::vector<std::string> aliases;
    std::string source;
    std::vector<ToolCheck> checks;
    std::vector<LevelText> levels;
    std::vector<Id<Skill>> serves;
};

/// How the ticked boxes of a tool make its level.
struct ChecklistRule {
    Match boxes;             // of one level
    bool cumulative = true;  // the levels below are needed too
};

struct LevelSymbol {
    std::string text;
    int level = 0;
};

struct LevelScale {
    int highest = 3;
    std::vector<std::string> names;
    std::vector<LevelSymbol> symbols;

    /// Reads 0 to `highest` as a number, a full-width digit, "Lv2", "レベル2", a symbol, the name
    /// of a level, or a choice that begins so ("2：独力で実践"). Nothing for other text.
    std::optional<Level> parse(std::string_view text) const;
};

/// Other spellings of a name: of a qualification, or of a statement that somebody confirms. An
/// alias that ends in … stands for all that begin so.
struct NameAliases {
    std::string name;
    std::vector<std::string> aliases;
};

struct OptionValue {
    std::string id;
    std::string name;
};

/// An open question of the sources, with the readings on offer. The first is the proposed one.
struct Option {
    std::string id;
    std::string name;
    std::string source;
    std::vector<OptionValue> values;
    std::size_t chosen = 0;
};

/// Who is counted: only staff whose field is one of `only`, and none whose field is one of
/// `except`.
struct PopulationRule {
    enum class Field : std::uint8_t { Status, Appointment };
    Field field = Field::Status;
    std::vector<std::string> only;
    std::vector<std::string> except;
};

/// A figure of a department, and of the whole (評価基準).
struct Indicator {
    enum class Kind : std::uint8_t {
        ObligationRate,    // completed / due, over persons and trainings
        SharedCoverage,    // trainings that at least one holder completed / trainings
        AnyOneCoverage,    // trainings that at least one member completed / trainings
        Register,          // a list, counted but never scored
        HeadCount,         // members who meet the conditions
        Share,             // members who meet the conditions / members who meet `of`
        Events,            // completions of trainings
        Projects,          // projects with a record of a viewpoint
        OrganisationLevel  // the stages of a persona that nearly all of its people meet
    };
    std::string id;
    std::string mark;
    std::string name;
    Kind kind = Kind::Register;
    std::vector<std::string> training_categories;
    std::vector<Id<SchemeTraining>> trainings;
    Window window;               // of Events
    bool concurrent = false;     // of AnyOneCoverage: posts held concurrently count too
    bool by_choice = false;      // of ObligationRate: people may do without (推奨)
    std::string holder_segment;  // of SharedCoverage
    std::vector<Condition> conditions;
    std::vector<Condition> of;
    std::string viewpoint;               // of Projects
    std::optional<Id<Persona>> persona;  // of OrganisationLevel
    Quantity share;                      // likewise, percent
    std::string floor;                   // likewise

    /// "①必須研修（階層別）"
    std::string title() const { return mark + name; }
    std::string source;
    std::vector<std::size_t> options;  // as of Condition

    /// Whether the figure is a numerator and a denominator; else it is a number.
    bool is_ratio() const {
        return kind == Kind::ObligationRate || kind == Kind::SharedCoverage ||
               kind == Kind::AnyOneCoverage || kind == Kind::Share;
    }
};

/// What staff who sit an exam are paid (受験料などの支給), or that the organisation pays it itself.
struct Subsidy {
    enum class On : std::uint8_t { Exam, Pass };
    enum class Cost : std::uint8_t { Fee, Text, Travel };  // 受験料, テキスト代, 交通費
    /// What is done where one person sits the same exam again.
    enum class Again : std::uint8_t { Ask, Pay, Refuse };
    std::string id;
    std::string name;
    std::vector<std::string> qualifications;  // by name
    bool any_qualification = false;           // whatever is in the register, instead
    bool unlisted = false;  // the sources mean more exams than they name: others are asked about
    On on = On::Exam;
    std::vector<Cost> costs;
    Quantity share;                  // percent
    std::optional<Quantity> limit;   // yen for one exam
    std::optional<Quantity> budget;  // yen in a fiscal year
    Again again = Again::Ask;
    std::vector<std::string> personas;    // only people of these; empty: everybody
    std::vector<int> fiscal_years;        // of the exam; empty: any
    bool prepaid = false;                 // the organisation pays the examiner: nothing to pay
    bool application = false;             // 支給申請日 is needed
    std::optional<Quantity> within_days;  // after the exam, or the pass: the last day to apply
    std::string source;
    std::vector<std::size_t> options;  // as of Condition
};

/// How the sources recommend to hold a training (研修カタログ): by whom and about what. Judges
/// nothing.
struct CatalogueEntry {
    std::string training;
    std::vector<Id<Skill>> skills;
    std::vector<std::string> main;        // 主な実施主体 (○)
    std::vector<std::string> supplement;  // 学習機会の補完 (△)
    std::vector<std::string> contents;    // 学習項目
    std::string remark;
    std::string source;
};

/// Who has a part in training on the job: people of a position, or of a persona.
struct OjtRole {
    std::string name;
    std::vector<std::string> positions;
    std::vector<std::string> personas;
    std::string source;
};

/// What people of a role do so that training leads to practice (OJTの施策). Judges nothing.
struct OjtMeasure {
    std::size_t role = 0;  // of Scheme::ojt_roles
    std::string section;
    std::string measure;
    std::string action;              // an example
    std::vector<std::string> about;  // whom it develops
    std::string source;
};

/// A target (目標) that the scheme proposes. The texts are those of a row of 目標.
struct SchemeTarget {
    std::string name;    // 指標
    std::string object;  // 対象
    Quantity value;
    std::string unit;
    std::optional<int> due;  // fiscal year
    bool per_department = false;
    std::string source;
};

struct Scheme {
    std::string id;
    std::string name;
    std::string version;
    std::vector<std::string> notes;  // what the user has to know and to supply
    std::map<std::string, std::string> sources;
    LevelScale levels;
    ChecklistRule checklists;
    List<Parameter> parameters;
    List<Persona> personas;
    List<Skill> skills;
    List<SchemeTraining> trainings;  // those described, and those that conditions name
    List<Tool> tools;
    std::vector<std::string> training_categories;  // every 種別 that trainings or rules name
    std::vector<NameAliases> qualifications;  // those of the requirements, and those with aliases
    std::vector<NameAliases> statements;      // likewise of the conditions
    std::vector<Option> options;
    std::vector<PopulationRule> population;
    std::vector<Indicator> indicators;
    std::vector<SchemeTarget> targets;
    std::vector<CatalogueEntry> catalogue;
    std::vector<OjtRole> ojt_roles;
    std::vector<OjtMeasure> ojt;
    std::vector<Subsidy> subsidies;  // the first that fits counts

    /// By name or alias, whatever the width and spaces.
    std::optional<Id<Persona>> find_persona(std::string_view name) const;
    std::optional<Id<Skill>> find_skill(std::string_view name) const;
    std::optional<Id<SchemeTraining>> find_training(std::string_view name) const;
    std::optional<Id<Tool>> find_tool(std::string_view name) const;

    /// The scheme's spelling of a qualification or a statement.
    std::optional<std::string> find_qualification(std::string_view name) const;
    std::optional<std::string> find_statement(std::string_view text) const;

    /// Gives a skill its number, making it where it is new.
    Id<Skill> add_skill(std::string_view name);

    /// Whether people are judged by stages.
    bool has_stages() const;

    /// match_key of names and aliases. Filled by whoever adds an entry.
    std::unordered_map<std::string, Id<Persona>> persona_keys;
    std::unordered_map<std::string, Id<Skill>> skill_keys;
    std::unordered_map<std::string, Id<SchemeTraining>> training_keys;
    std::unordered_map<std::string, Id<Tool>> tool_keys;
};

}  // namespace skillmap
