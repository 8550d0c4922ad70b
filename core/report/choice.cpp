#include "core/report/choice.h"

#include "core/report/figures.h"
#include "core/report/values.h"

namespace skillmap::report {

Choice* choice_of(Page& page) {
    for (Block& block : page.blocks)
        if (auto* choice = std::get_if<Choice>(&block)) return choice;
    return nullptr;
}

void choose(const Report& report, Page& page, std::string_view name) {
    Choice* choice = choice_of(page);
    if (choice == nullptr) return;
    const Page* from = report.find_page(choice->from.page);
    const Table* table = from == nullptr ? nullptr : single_table(*from);
    if (table == nullptr) return;
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
        if (shown(report, table->rows[row][choice->from.column], ColumnKind::Text) != name)
            continue;
        choice->row = row;
        for_each_value(page, [row](Value& value) {
            if (auto* chosen = std::get_if<Chosen>(&value)) chosen->row = row;
        });
        return;
    }
}

}  // namespace skillmap::report
