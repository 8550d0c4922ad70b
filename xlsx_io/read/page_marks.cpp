#include "xlsx_io/read/page_marks.h"

#include <fmt/format.h>

#include "core/text/normalize.h"
#include "xlsx_io/formula/lexing.h"
#include "xlsx_io/formula/sheet_names.h"

namespace skillmap::xlsx {

std::string page_mark(const std::string& work, const std::string& page) {
    std::string name = "_skillmap." + work + ".";
    for (const char c : page)
        name += is_letter(c) || is_digit(c) ? std::string(1, c)
                                            : fmt::format("_{:02x}", static_cast<unsigned char>(c));
    return name;
}

std::vector<MarkedPage> marked_pages(const std::vector<DefinedName>& names,
                                     const std::string& work) {
    const std::string beginning = page_mark(work, "");
    std::vector<MarkedPage> pages;
    for (const DefinedName& name : names) {
        if (name.sheet || !case_folded(name.name).starts_with(beginning)) continue;
        const bool gone = name.formula.starts_with('#');  // #REF!$A$1
        pages.push_back({name.name, gone ? std::string() : first_sheet(name.formula)});
    }
    return pages;
}

}  // namespace skillmap::xlsx
