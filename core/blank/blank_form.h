// A new workbook in WG form for some schemes: every sheet with its headings, what the schemes
// propose, and what may be filled in where. Reading it again and judging by it gives what the
// schemes alone give.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/intake/form.h"
#include "core/intake/read_input.h"
#include "core/report/model.h"
#include "core/scheme/scheme.h"

namespace skillmap::blank {

struct Options {
    std::string organization;   // 団体名
    std::optional<Date> as_of;  // 基準日
    OtherSchemes files = {};    // where schemes that are no presets come from
    /// How 設定 names a scheme, by its id: a file's by the file. The others are named by their id.
    std::map<std::string, std::string, std::less<>> called = {};
};

/// What stands in 設定 for a scheme.
const std::string& name_in_settings(const Scheme& scheme, const Options& options);

/// The pages of the workbook, the first of which explains the others. The schemes are under their
/// proposed readings; at least one.
std::vector<report::Page> blank_form(const std::vector<Scheme>& schemes, const Options& options,
                                     const Form& form);

}  // namespace skillmap::blank
