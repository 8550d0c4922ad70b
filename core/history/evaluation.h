// One evaluation as a history keeps it: what was said of everybody on a day, and by which rules.
// Values only: of an assessment that is over. The files it was made of are kept beside it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/domain/ratio.h"
#include "core/text/date.h"

namespace skillmap::history {

/// A reading of an open question, or the value of a parameter, as it was chosen.
struct Choice {
    std::string id;
    std::string value;  // the id of the reading; the number; empty: none
    friend bool operator==(const Choice&, const Choice&) = default;
};

struct SchemeUsed {
    std::string id;
    std::string name;
    std::string version;
    std::vector<Choice> options;
    std::vector<Choice> parameters;
    friend bool operator==(const SchemeUsed&, const SchemeUsed&) = default;
};

/// One persona of one person.
struct PersonStage {
    std::size_t scheme = 0;  // of Evaluation::schemes
    std::string persona;
    bool staged = false;       // the scheme knows the persona, and has stages for it
    std::int64_t reached = 0;  // number of the highest stage reached; 0: none
    std::string stage;         // its name
    bool undecided = false;    // a higher one may be reached: nobody knows
    bool counted = false;      // in the figures of departments
    friend bool operator==(const PersonStage&, const PersonStage&) = default;
};

struct Person {
    std::string number;
    std::string name;
    std::optional<std::size_t> department;  // of Evaluation::departments
    std::vector<PersonStage> stages;
    friend bool operator==(const Person&, const Person&) = default;
};

/// An indicator, and how its figures are read and added up.
struct IndicatorKind {
    std::size_t scheme = 0;  // of Evaluation::schemes
    std::string id;
    std::string title;
    bool rate = false;    // a numerator and a denominator; else a count
    bool merges = false;  // as merges() of core/indicators
    friend bool operator==(const IndicatorKind&, const IndicatorKind&) = default;
};

struct Figure {
    Ratio ratio;  // of a count: the count and 0
    bool unknown = false;
    bool not_set = false;        // a parameter has no value
    std::int64_t undecided = 0;  // as of IndicatorValue
    std::string level;           // of a level of the organisation, its name
    friend bool operator==(const Figure&, const Figure&) = default;
};

/// What was said of one department. An indicator of the whole alone has no figure.
struct DepartmentFigures {
    std::int64_t members = 0;
    std::vector<std::optional<Figure>> figures;  // by Evaluation::indicators
    friend bool operator==(const DepartmentFigures&, const DepartmentFigures&) = default;
};

struct Evaluation {
    Date as_of{};
    std::string organization;
    std::vector<std::string> asked_schemes;  // instead of those the workbook names
    std::vector<SchemeUsed> schemes;
    std::int64_t counted = 0;  // people in the figures
    std::vector<IndicatorKind> indicators;
    std::vector<Figure> whole;  // by indicators
    List<Department> departments;
    std::vector<std::optional<DepartmentFigures>> listed;  // by departments; nothing: not listed
    std::vector<Person> people;
};

/// A file that an evaluation was made of: the workbook, the layout of a skill map of another look,
/// or a scheme that is none of ours.
struct SourceFile {
    std::string role;   // "book", "mapping", "scheme"
    std::string asked;  // of a scheme: the name by which it was asked for
    std::string name;
    std::string bytes;
};

/// What the assessment says, without the file's bytes. The schemes asked for are the caller's.
Evaluation evaluation_of(const Assessment& assessment, std::vector<std::string> asked_schemes);

}  // namespace skillmap::history
