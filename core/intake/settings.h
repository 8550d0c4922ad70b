// The sheet 設定: which schemes and which as-of date a workbook asks for.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/form.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/scheme/load.h"
#include "core/table/source.h"

namespace skillmap {

/// A scheme that the workbook names, in 制度 or 評価基準.
struct SchemeChoice {
    std::string id;    // as written
    std::string item;  // 項目
    Place place;
};

/// Unless 設定 or the command says another number.
inline constexpr std::int64_t usual_least_group = 3;
inline constexpr std::int64_t most_least_group = 1000;

struct Settings {
    std::string organization;       // 団体名
    std::string municipality_code;  // 団体コード, as written
    std::vector<SchemeChoice> schemes;
    DateField as_of;         // 基準日
    std::string as_of_text;  // as written
    Place as_of_place;
    std::optional<FiscalYear> fiscal_year;  // 年度
    std::int64_t least_group =
        usual_least_group;  // 最小人数: figures about fewer people are hidden
    OptionChoices choices;  // every other 項目 with its 値
};

/// Reads 設定: below the headings 項目 and 値, or, without them, items with their values to the
/// right, or a row of items with the values below. A workbook without that sheet gives empty
/// settings.
Result<Settings> read_settings(const SheetSource& source, const Form& form, IssueList& issues);

/// The as-of date: the one asked for, else 基準日, else the last day of 年度.
/// `as_of.missing` or `as_of.unreadable` where that gives none.
Result<Date> as_of_date(const Settings& settings, std::optional<Date> asked);

}  // namespace skillmap
