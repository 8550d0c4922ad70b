// What a workbook shares with a prefecture, and what shares become together. Used by every way in.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/assessment.h"
#include "core/report/model.h"
#include "core/result.h"
#include "core/share/join.h"
#include "core/share/share.h"

namespace skillmap::engine {

struct ShareOptions {
    std::string code;  // empty: 団体コード of the workbook
    std::string name;  // empty: its 団体名
    std::optional<std::int64_t> least_group;
};

/// Which municipality a workbook is of. municipality.code_missing, municipality.name_missing,
/// municipality.code, municipality.check_digit.
Result<sharing::Municipality> municipality_of(const AssessmentInput& input,
                                              const ShareOptions& options);

/// As municipality_of().
Result<sharing::Share> share_of(Assessment& assessment, const ShareOptions& options);

/// {"as_of", "schemes": {"stages", "indicators"}, "municipalities": [{"code", "name", "as_of",
/// "stages_compared", "indicators_compared"}], "apart": [{"code", "name", "of": ["stages",
/// "indicators"], "item", "subject", "own", "others"}], "totals": [{"measure", "persona", "stage",
/// "indicator", "numerator", "denominator", "complete", "told", "of"}], "figures": [likewise, with
/// "code" and "masked"]}. Of a total that is not complete a count is so much or more, and a rate
/// null.
std::string joined_json(const sharing::Joined& joined);

}  // namespace skillmap::engine
