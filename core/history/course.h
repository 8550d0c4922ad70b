// The course of a person, or of a department, over recorded evaluations: as it was at the time, and
// added up into the departments of the last one. Knows no files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/history/evaluation.h"

namespace skillmap::history {

/// A department by its code and its name of the time.
struct DepartmentName {
    std::string code;
    std::string name;
    friend bool operator==(const DepartmentName&, const DepartmentName&) = default;
};

/// What is another than on the day before, of a person.
struct Change {
    enum class Kind : std::uint8_t {
        Came,         // is on the list of staff, and was not
        Left,         // the other way round
        Moved,        // to another department
        Reorganised,  // the department became another one
        PersonaAdded,
        PersonaDropped,
        StageUp,
        StageDown
    };
    Kind kind = Kind::Moved;
    std::string persona;  // of the last four
    std::string from;     // codes of departments, names of stages; empty: none
    std::string to;
};

struct PersonDay {
    Date as_of{};
    bool present = false;        // on the list of staff
    bool rules_changed = false;  // other schemes or readings than the day before
    std::string number;
    std::string name;
    std::optional<DepartmentName> department;
    std::vector<SchemeUsed> schemes;  // to which the stages refer
    std::vector<PersonStage> stages;
    std::vector<Change> changes;
};

/// People of one persona, by the stage they have reached.
struct PersonaPeople {
    std::size_t scheme = 0;  // of DepartmentDay::schemes
    std::string persona;
    struct AtStage {
        std::int64_t reached = 0;
        std::string stage;  // empty: none yet
        std::int64_t people = 0;
    };
    std::vector<AtStage> stages;  // those that somebody has reached, from the first
    std::int64_t undecided = 0;   // of all of them
};

/// Of one department, or of several that became one.
struct DepartmentState {
    std::vector<DepartmentName> parts;
    std::int64_t members = 0;
    std::vector<std::optional<Figure>> figures;  // nothing: cannot be added up, or is none
    std::vector<PersonaPeople> personas;
};

struct DepartmentDay {
    Date as_of{};
    bool rules_changed = false;
    std::vector<SchemeUsed> schemes;
    std::vector<IndicatorKind> indicators;
    std::optional<DepartmentState> as_was;  // that of the code at the time
    std::optional<DepartmentState> mapped;  // all that has become it by the last day
};

struct DepartmentCourse {
    DepartmentName department;             // as it was called last
    std::optional<DepartmentName> became;  // where it is another one on the last day
    std::vector<DepartmentDay> days;
};

/// One for each evaluation, from the first day on which the person is there. Nothing where no
/// evaluation has somebody of that number. The evaluations stand in the order of their days.
std::optional<std::vector<PersonDay>> person_course(const std::vector<Evaluation>& evaluations,
                                                    std::string_view number);

/// Likewise of the department of a code, in every evaluation.
std::optional<DepartmentCourse> department_course(const std::vector<Evaluation>& evaluations,
                                                  std::string_view code);

}  // namespace skillmap::history
