#include "xlsx_io/write/free_names.h"

#include "core/report/sheet_name.h"
#include "core/text/normalize.h"

namespace skillmap::xlsx {

void FreeNames::take_sheet(std::string_view name) {
    sheets_.insert(match_key(name));
}

void FreeNames::take_name(std::string_view name) {
    names_.insert(case_folded(name));
}

std::string FreeNames::sheet(const std::string& wanted) {
    return report::sheet_name(wanted, sheets_);
}

std::string FreeNames::name(const std::string& wanted) {
    std::string name = wanted;
    for (int n = 2; !names_.insert(case_folded(name)).second; ++n)
        name = wanted + "_" + std::to_string(n);
    return name;
}

}  // namespace skillmap::xlsx
