// Where an export comes from (Microsoft Forms, kintone …) and what its own columns say: data from
// core/intake/forms/sources.toml. Not what the questions mean: that is a Mapping.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace skillmap::import {

/// The order of day, month and year in dates written as text. Unknown: it has to be told.
enum class DateOrder : std::uint8_t { Unknown, YearMonthDay, MonthDayYear, DayMonthYear };

/// "ymd", "mdy", "dmy". Unknown for other text.
DateOrder date_order_named(std::string_view name);
std::string_view name_of(DateOrder order);

/// What the source's own columns are for.
struct SourceColumn {
    std::string to;  // text of a Target
    std::vector<std::string> names;
    DateOrder dates = DateOrder::Unknown;
};

struct SourceProfile {
    std::string id;
    std::string name;
    std::vector<std::vector<std::string>> signs;  // a file with all headings of one is from here
    std::vector<std::string> rows;                // the section or sheet that has the rows
    std::vector<std::string> title;               // in front of the title, in another section
    std::vector<std::string> anonymous;           // what stands for nobody
    std::vector<SourceColumn> columns;
    std::vector<std::string> repeated;  // names of columns that stand several times: NAME1, …
    std::vector<std::string> without_headings;  // what the columns of files without headings are
    std::string into;  // the sheet of the form that rows of this source go to, where all do
    DateOrder dates = DateOrder::Unknown;  // of columns that say nothing else
    bool ticks = false;                    // "ITEM[CHOICE]" is a column of ticks: 1 or blank
    bool parts = false;                    // "Points - QUESTION" belongs to the question

    /// The column of that heading. Nothing for a heading that is none of the source's own.
    const SourceColumn* column(std::string_view heading) const;

    bool is_anonymous(std::string_view text) const;
};

/// Every source, the plain list last.
const std::vector<SourceProfile>& source_profiles();

/// The source of that id. Nothing if there is none.
const SourceProfile* find_source(std::string_view id);

/// The source whose signs are among the headings; else the plain list.
const SourceProfile& recognise_source(const std::vector<std::string>& headings);

}  // namespace skillmap::import
