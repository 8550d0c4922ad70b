#include "core/report/lists/name_lists.h"

#include <algorithm>

#include "core/plan/departments.h"
#include "core/report/lists/list_pages.h"

namespace skillmap::report {
namespace lists {
namespace {

std::string subheading(const ListContext& context) {
    const AssessmentInput& input = context.assessment.input();
    std::string text = str(caution) + str(gap);
    if (!input.settings.organization.empty()) text += input.settings.organization + str(gap);
    return text + str(labels::as_of) + " " + to_japanese(input.as_of) + str(gap) +
           str(context.for_hr() ? for_hr : for_managers);
}

void add_text(Page& page, Text::Role role, const std::string& text) {
    page.blocks.emplace_back(Text{role, text});
}

std::size_t rows_of(const Page& page) {
    for (const Block& block : page.blocks)
        if (const auto* table = std::get_if<Table>(&block)) return table->rows.size();
    return 0;
}

Page cover_page(const ListContext& context, const Cover& front, const std::vector<Page>& pages) {
    const AssessmentInput& input = context.assessment.input();
    Page page = list_page(context, "cover", str(cover));
    page.heading = front.title;
    page.wide = false;
    add_text(page, Text::Role::Heading, str(warning));
    for (const std::string& text : front.texts) add_text(page, Text::Role::Body, "・" + text);
    Table list;
    list.id = "contents";
    list.title = contents;
    list.columns = {text_column(labels::page, 60), text_column(rows, 20)};
    list.columns.back().kind = ColumnKind::Count;
    for (const Page& one : pages)
        list.rows.push_back({PageLink{one.id, ""}, static_cast<std::int64_t>(rows_of(one))});
    page.blocks.emplace_back(std::move(list));
    Table basics_table;
    basics_table.id = "basics";
    basics_table.title = basics;
    basics_table.columns = {text_column("", 28), text_column("", 60)};
    const auto add = [&](Label name, const std::string& text) {
        if (!text.empty()) basics_table.rows.push_back({str(name), text});
    };
    for (const auto& [name, text] : front.basics) add(name, text);
    add(labels::organization, input.settings.organization);
    add(labels::as_of, to_japanese(input.as_of));
    if (context.options.department)
        add(department_only, context.records().departments[*context.options.department].name);
    add(labels::stage_scheme, input.stages().name);
    add(training_scheme, input.indicators().name);
    add(labels::source_book, context.records().file);
    page.blocks.emplace_back(std::move(basics_table));
    return page;
}

}  // namespace

std::vector<Id<StaffMember>> people_in_order(const ListContext& context,
                                             const Population& population) {
    const Records& records = context.records();
    const auto& only = context.options.department;
    return plan::people_in_order(
        records, population, context.assessment.input().as_of,
        only ? std::optional(plan::departments_within(records, *only)) : std::nullopt);
}

Report list_report(const ListContext& context, const Cover& front, std::vector<Page> pages) {
    Report report;
    const AssessmentInput& input = context.assessment.input();
    report.organization = input.settings.organization;
    report.title = front.title + str(gap) + str(caution);
    report.home_link = labels::to_cover;
    report.as_of = input.as_of;
    report.pages.push_back(cover_page(context, front, pages));
    report.footer = report.pages.front().subheading;
    for (Page& page : pages) report.pages.push_back(std::move(page));
    return report;
}

Page list_page(const ListContext& context, std::string_view id, const std::string& name) {
    Page page;
    page.id = id;
    page.name = name;
    page.heading = name;
    page.subheading = subheading(context);
    page.wide = true;
    return page;
}

std::vector<Page> table_pages(const ListContext& context, std::string_view id,
                              std::string_view name, Table table, std::string_view when_empty) {
    constexpr std::ptrdiff_t most_breaks = 1000;  // of a sheet; Excel takes 1,026
    std::vector<Page> pages;
    const std::vector<std::vector<Value>> all = std::move(table.rows);
    const std::vector<std::size_t> breaks = std::move(table.page_breaks);
    if (table.id.empty()) table.id = id;
    table.filter = true;
    if (all.empty()) table.note = when_empty;
    std::size_t first = 0;
    do {
        std::size_t last = std::min(all.size(), first + most_rows);
        const auto next = std::upper_bound(breaks.begin(), breaks.end(), first);
        if (breaks.end() - next > most_breaks) last = std::min(last, *(next + most_breaks));
        const std::string number = first == 0 ? "" : std::to_string(pages.size() + 1);
        Table part = table;
        part.rows.assign(all.begin() + static_cast<std::ptrdiff_t>(first),
                         all.begin() + static_cast<std::ptrdiff_t>(last));
        part.page_breaks.clear();
        for (const std::size_t one : breaks)
            if (first < one && one < last) part.page_breaks.push_back(one - first);
        Page page = list_page(context, std::string(id) + number, str(name) + number);
        page.blocks.emplace_back(std::move(part));
        pages.push_back(std::move(page));
        first = last;
    } while (first < all.size());
    return pages;
}

std::vector<Column> person_columns() {
    return {text_column(labels::department_code, 13), text_column(labels::department, 20),
            text_column(staff_id, 12), text_column(staff_name, 18)};
}

std::vector<Value> person_cells(const ListContext& context, Id<StaffMember> staff) {
    const StaffMember& member = context.records().staff[staff];
    if (!member.department) return {std::string(), str(no_department), member.id, member.name};
    const Department& department = context.records().departments[*member.department];
    return {department.code, department.name, member.id, member.name};
}

void add_row(const ListContext& context, std::vector<Value> row, Table& table) {
    const auto code = [](const std::vector<Value>& cells) {
        return std::get<std::string>(cells.front());
    };
    if (!context.for_hr() && !table.rows.empty() && code(table.rows.back()) != code(row))
        table.page_breaks.push_back(table.rows.size());
    table.rows.push_back(std::move(row));
}

}  // namespace lists

std::optional<Reader> reader_named(std::string_view name) {
    if (name == "hr") return Reader::HumanResources;
    return name == "manager" ? std::optional(Reader::Manager) : std::nullopt;
}

Report make_name_lists(Assessment& assessment, const NameListOptions& options) {
    using namespace lists;
    const ListContext context{assessment, options};
    std::vector<Page> pages = overdue_pages(context);
    for (Page& page : candidate_pages(context)) pages.push_back(std::move(page));
    if (context.for_hr() && !options.department)
        for (Page& page : placement_pages(context)) pages.push_back(std::move(page));
    const Cover front{str(title),
                      {str(keep_close), str(context.for_hr() ? use_hr : use_managers),
                       str(no_ranking), str(unknown_means)},
                      {}};
    return list_report(context, front, std::move(pages));
}

}  // namespace skillmap::report
