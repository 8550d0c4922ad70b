// The figures of the dashboard beside those of an earlier time: as they were, and added up into the
// departments of today. Rates are never averaged: their numerators and denominators are added.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/indicators/succession.h"
#include "core/report/dashboard.h"
#include "core/report/dataset.h"
#include "core/report/scheme_differences.h"

namespace skillmap::report {

/// A figure then and now. Nothing where there is none.
struct Compared {
    std::optional<DatumId> before;
    std::optional<DatumId> now;
};

/// Figures of one department, or of the whole.
struct ComparedFigures {
    Compared members;
    std::vector<Compared> indicators;  // by Scheme::indicators
};

/// A department as it was.
struct EarlierDepartment {
    Id<Department> department;  // of the earlier records
    Succession succession;
    std::optional<std::size_t> row;  // of Dataset::departments: what it has become
    DatumId members;
    std::vector<DatumId> indicators;  // by Scheme::indicators
};

struct ComparedPersona {
    Id<Persona> persona;
    Compared people;
    std::vector<Compared> stages;    // [0]: none yet
    std::vector<Compared> at_least;  // [0]: stage 1 or a higher one
};

/// People who were in another department, a reorganisation being none.
struct Transfers {
    std::string department;
    DatumId in;
    DatumId out;
};

struct Comparison {
    const Assessment* previous = nullptr;
    bool same_book = false;
    std::size_t findings = 0;
    ComparedFigures whole;
    std::vector<ComparedPersona> personas;
    std::vector<EarlierDepartment> earlier;
    std::vector<ComparedFigures> departments;  // by Dataset::departments
    std::optional<DatumId> moved;  // all who were; nothing where people cannot be matched
    std::vector<Transfers> transfers;
    bool schemes_known = false;
    std::vector<SchemeDifference> differences;
};

/// Adds the earlier figures to the set. Each of them is hidden by the rules of its own time, and
/// where that of today is; a sum over departments is hidden with any of them, so that it tells
/// nothing that they do not.
Comparison compare(Dataset& set, const Assessment& now, const Previous& previous,
                   std::int64_t least);

}  // namespace skillmap::report
