// はじめに: the first sheet of a new workbook, which tells what to do. Internal to core/blank.
#pragma once

#include <optional>
#include <string>

#include "core/blank/blank_form.h"
#include "core/blank/proposals.h"
#include "core/intake/needs.h"

namespace skillmap::blank {

/// A sheet of the workbook as the guide tells of it.
struct GuideSheet {
    std::string id;                             // of the form
    std::string page;                           // Page::id, which is its name
    bool given = false;                         // it has rows of the schemes
    std::optional<bool> needed = std::nullopt;  // otherwise as Needs says of the form's sheet
};

report::Page guide_page(const std::vector<Scheme>& schemes, const std::vector<GuideSheet>& sheets,
                        const Needs& needs, const Proposals& proposals, const Form& form);

}  // namespace skillmap::blank
