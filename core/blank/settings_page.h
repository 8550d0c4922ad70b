// 設定 of a new workbook: a row for each option and parameter of the schemes. Internal to
// core/blank.
#pragma once

#include "core/blank/blank_form.h"

namespace skillmap::blank {

/// A list that a cell is filled in from, too long for the cell itself.
struct LongList {
    std::string heading;
    std::vector<std::string> words;
};

/// Fills the table, which has the columns 項目 and 値, and adds columns that explain them. The
/// lists it gives back are expected in columns of 選択肢, from `first_list` on.
std::vector<LongList> fill_settings(report::Table& table, const std::vector<Scheme>& schemes,
                                    const Options& options, const Form& form,
                                    report::PageColumn first_list);

}  // namespace skillmap::blank
