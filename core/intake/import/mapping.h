// What the columns of an export mean in a workbook in WG form, and the words of its answers: a
// small file of TOML that people read and change. Not the rows.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/intake/import/answer_meaning.h"
#include "core/intake/import/source_profile.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/text/date.h"

namespace skillmap::import {

/// What a column says. As text: "ignore", "open", "person.number", "field.date",
/// "skill:データ理解", "tool:Excel", "box:Lv1 並べ替え", "training:情報セキュリティ研修",
/// "attended_on", "subject", "level", "validity", "record.start", "record.number", "minutes",
/// "percent".
struct Target {
    enum class Kind : std::uint8_t {
        Open,  // nobody knows yet
        Ignore,
        Person,    // who the row is about: number, mail, upn, name, family, given, kana, department
        Field,     // a column of the sheet of the form the rows go to
        Skill,     // its level
        Tool,      // its level
        Box,       // a box of a checklist
        Training,  // whether it was completed
        Attended,  // the day of its trainings, where the row has another day
        Subject,   // names the skill or tool that the row is about
        Level,     // its level
        Validity,  // a word for an answer that was withdrawn or not sent
        RecordStart,   // not blank where a record begins; rows without belong to the one above
        RecordNumber,  // the same, or blank, in all rows of a record
        Minutes,       // how long somebody took part
        Percent        // how much of a course is completed
    };
    Kind kind = Kind::Open;
    std::string name;

    /// Its answers are levels.
    bool is_levelled() const { return kind == Kind::Skill || kind == Kind::Tool; }
    /// Somebody answers what they can do.
    bool is_subject() const { return is_levelled() || kind == Kind::Box; }

    friend bool operator==(const Target&, const Target&) = default;
};

// Columns of the sheet of trainings taken that much depends on.
inline const Target training_field{Target::Kind::Field, "training"};
inline const Target date_field{Target::Kind::Field, "date"};
inline const Target status_field{Target::Kind::Field, "status"};

std::string to_string(const Target& target);

/// Nothing for text that is no target.
std::optional<Target> parse_target(std::string_view text);

/// Why a column is taken for what it is.
enum class Why : std::uint8_t {
    Unknown,    // nothing tells what it is
    Given,      // a mapping says so
    Source,     // it is a column of the source's own
    Form,       // its heading is one of the workbook's
    Name,       // it names a skill, a tool, a box or a training
    Resembles,  // it only resembles such a name
    Question,   // it asks for somebody, or for trainings
    Beside,     // it says something beside another column
    Tick,       // it is one choice of a question
    OfAnother,  // it belongs to the question of another column
    Yields,     // another column says the same, and better
    Repeated,   // another column says the same
    Levels,     // its answers are levels
    Values,     // its values do not fit what its heading says
    Dates       // its dates can be read in several ways
};

/// "unknown", "given" …: as in JSON.
std::string_view id_of(Why why);

struct MappedColumn {
    std::string heading;
    int occurrence = 1;  // of this heading in the file
    Target target;
    bool certain = true;  // else somebody has to say so
    bool given = false;   // somebody has said so
    Why why = Why::Unknown;
    DateOrder dates = DateOrder::Unknown;
    std::optional<int> level;  // of the skill or tool, that a tick in a column of ticks means
};

struct Mapping {
    std::string source;  // id of a SourceProfile
    std::string into;  // id of a sheet of the form: skill_checks (tools too), attendances, staff …
    std::vector<MappedColumn> columns;
    AnswerMeanings levels;
    std::map<std::string, std::string> states;  // match_key → id of attendance_status; "": open
    std::map<std::string, std::string> trainings;  // a name in the file → a training
    std::map<std::string, std::string> subjects;   // a name in the file → a skill or tool
    std::string training;                          // of every row, where no column says it
    std::string status;                            // likewise: id of attendance_status
    std::optional<Date> date;                      // likewise
    std::optional<double> minutes;                 // from how many on somebody has attended

    /// Takes what another file of the same columns asks besides. False, and nothing is taken, where
    /// its columns are others.
    bool join(const Mapping& other);

    /// Rows make self-checks.
    bool takes_checks() const;
    /// Rows make self-checks, attendances or both: what somebody says of themselves.
    bool takes_answers() const;
};

/// The mapping as TOML, with a line for each column. Columns in doubt are "open".
std::string mapping_text(const Mapping& mapping);

/// Reads a mapping. import.mapping_wrong with the line of what is wrong.
Result<Mapping> read_mapping(std::string_view toml, const std::string& file);

/// What a later export has that the mapping does not say, or no longer has.
struct MappingDifference {
    std::vector<std::string> missing;  // headings of the mapping that the file has not
    std::vector<std::string> added;    // headings of the file that the mapping has not
    bool none() const { return missing.empty() && added.empty(); }
};

MappingDifference differences(const Mapping& mapping, const std::vector<std::string>& headings);

}  // namespace skillmap::import
