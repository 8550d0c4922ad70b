// A scheme as a workbook, for officers who change it in Excel: out of its text, and back. Shared by
// every way in.
#pragma once

#include <string>
#include <string_view>

#include "addin/engine/load.h"
#include "core/issue.h"
#include "core/report/model.h"
#include "core/result.h"
#include "core/scheme/load.h"
#include "core/scheme/scheme_text.h"

namespace skillmap::engine {

/// The workbook of a scheme (write_report makes the file): a page that explains it, and a sheet for
/// each kind of entry. The text is one that load_scheme accepts; else its first error is returned
/// and `issues` takes all of them, with `file` as their place.
Result<report::Report> scheme_report(std::string_view toml, const std::string& file,
                                     IssueList& issues);

/// The text of a scheme from its workbook, which load_scheme has not seen yet. `issues` takes every
/// error found, with its cell; the result is the first of them.
Result<SchemeText> read_scheme_book(InputFile file, IssueList& issues);

/// The scheme of a workbook. What load_scheme finds wrong is told with sheet and cell.
Result<Scheme> load_scheme_book(InputFile file, const SchemeChanges& changes, IssueList& issues);

/// The scheme of a file: a workbook, or TOML.
Result<Scheme> load_scheme_file(InputFile file, const SchemeChanges& changes, IssueList& issues);

/// As load_scheme, for a text that was read from a workbook.
Result<Scheme> load_scheme_text(const SchemeText& text, const std::string& file,
                                const SchemeChanges& changes, IssueList& issues);

}  // namespace skillmap::engine
