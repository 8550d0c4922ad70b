// What the commands do with a history: evaluations recorded, and earlier ones taken from it.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "addin/cli/command.h"
#include "addin/engine/book.h"
#include "core/report/trend.h"

namespace skillmap::cli {

/// --history, or beside the workbook under its name.
std::filesystem::path history_path(const Arguments& arguments);

/// evaluate --record: adds what the assessment says, and tells what became of it. The exit code.
int record_evaluation(const Arguments& arguments, const Assessment& assessment,
                      const std::vector<history::SourceFile>& taken);

/// evaluate --record-sheet: the same into the sheets of the workbook, which is written: as `book`
/// is, which may have been changed since it was read. The exit code.
int record_in_book(const Arguments& arguments, const engine::InputFile& book, bool changed,
                   const Assessment& assessment, std::vector<history::SourceFile> taken);

/// The evaluation of a day, or the last one before that of `now`, computed anew from the files of
/// the time and judged by the schemes of `now`. history.no_such_day, history.none_before.
Result<engine::EarlierBook> earlier_in_history(const std::filesystem::path& path,
                                               std::optional<Date> day, const AssessmentInput& now);

/// The workbook of the day, or of the last day recorded, as it was and by the schemes of the time.
/// history.no_such_day.
Result<engine::Book> recorded_book(const std::filesystem::path& path, std::optional<Date> day,
                                   IssueList& issues);

/// The figures of every recorded day before that of `now`, likewise. `told` hears how many of them
/// are done, and how many there are.
Result<std::vector<report::DayFigures>> recorded_days(
    const std::filesystem::path& path, const AssessmentInput& now, std::int64_t least,
    const std::function<void(std::size_t, std::size_t)>& told);

}  // namespace skillmap::cli
