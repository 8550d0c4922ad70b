#include "core/intake/form_sheets.h"

#include "core/messages.h"

namespace skillmap {

std::vector<std::size_t> sheets_for(const SheetSource& source, const Form& form,
                                    const FormSheet& layout, IssueList& issues) {
    std::vector<std::size_t> found;
    bool named = false;
    for (std::size_t i = 0; i < source.sheet_count(); ++i) {
        if (form.match(source.sheet_name(i)) != &layout) continue;
        if (layout.prefixes.empty() && named) {
            issues.add({MessageId::SheetTwice,
                        Place{source.file_name(), source.sheet_name(i), {}, {}}, layout.name(),
                        source.sheet_name(found.front()), ""});
            continue;
        }
        named = true;
        found.push_back(i);
    }
    return found;
}

}  // namespace skillmap
