// Records written out as the sheets of a form: the reverse of core/intake/read_records. Reading the
// pages again gives the same records.
#pragma once

#include <vector>

#include "core/domain/records.h"
#include "core/intake/form.h"
#include "core/intake/settings.h"
#include "core/report/model.h"

namespace skillmap {

/// One page for each sheet of the form that has records, and the settings. Records of self-checks
/// become one sheet for each persona whose people answered.
std::vector<report::Page> form_pages(const Records& records, const Settings& settings,
                                     const Form& form);

}  // namespace skillmap
