// OJT点検表: what people of a role do so that training leads to practice, to be ticked.
#include "core/report/managers/manager_pages.h"
#include "core/report/sheet_name.h"
#include "core/text/join.h"

namespace skillmap::report::managers {
namespace {

Table checklist() {
    Table table;
    table.id = "ojt";
    table.columns = {text_column(section, 18),   text_column(measure, 40),
                     text_column(action, 52),    text_column(about, 20),
                     text_column(done, 8, true), text_column(done_on, 15, true),
                     text_column(memo, 30),      text_column(source, 18, true)};
    Column& tick = table.columns[4];
    tick.entry.choices = {std::string(ticked)};
    Column& day = table.columns[5];
    day.kind = ColumnKind::Date;
    day.entry.of_kind = true;
    table.note = ojt_note;
    return table;
}

}  // namespace

std::vector<Page> ojt_pages(const ManagerContext& context) {
    std::vector<Page> pages;
    std::set<std::string> taken;
    for (const auto& of : context.list.assessment.schemes())
        for (std::size_t number = 0; number < of->scheme.ojt_roles.size(); ++number) {
            Table table = checklist();
            for (const OjtMeasure& one : of->scheme.ojt)
                if (one.role == number)
                    table.rows.push_back({one.section, one.measure, one.action,
                                          joined(one.about, labels::separator), Value{}, Value{},
                                          Value{}, one.source});
            if (table.rows.empty()) continue;
            const std::string name = str(ojt) + of->scheme.ojt_roles[number].name;
            Page page = list_page(context.list, "ojt" + std::to_string(pages.size() + 1),
                                  sheet_name(name, taken));
            page.heading = name;
            page.blocks.emplace_back(std::move(table));
            pages.push_back(std::move(page));
        }
    return pages;
}

}  // namespace skillmap::report::managers
