#include "core/report/lists/name_lists.h"

#include <algorithm>

#include "core/report/lists/list_pages.h"
#include "core/text/normalize.h"

namespace skillmap::report {
namespace lists {
namespace {

std::string subheading(const ListContext& context) {
    const AssessmentInput& input = context.assessment.input();
    std::string text = str(caution) + str(gap);
    if (!input.settings.organization.empty()) text += input.settings.organization + str(gap);
    return text + str(as_of) + " " + to_japanese(input.as_of) + str(gap) +
           str(context.for_hr() ? for_hr : for_managers);
}

void add_text(Page& page, Text::Role role, const std::string& text) {
    page.blocks.emplace_back(Text{role, text});
}

std::size_t rows_of(const Page& page) {
    const auto* table = std::get_if<Table>(&page.blocks.front());
    return table == nullptr ? 0 : table->rows.size();
}

Page cover_page(const ListContext& context, const std::vector<Page>& pages) {
    const AssessmentInput& input = context.assessment.input();
    Page page = list_page(context, "cover", str(cover));
    page.heading = title;
    add_text(page, Text::Role::Heading, str(warning));
    for (const Label text :
         {keep_close, context.for_hr() ? use_hr : use_managers, no_ranking, unknown_means})
        add_text(page, Text::Role::Body, "・" + str(text));
    Table list;
    list.id = "contents";
    list.title = contents;
    list.columns = {column(lists::page, 60), column(rows, 20)};
    list.columns.back().kind = ColumnKind::Count;
    for (const Page& one : pages)
        list.rows.push_back({PageLink{one.id, ""}, static_cast<std::int64_t>(rows_of(one))});
    page.blocks.emplace_back(std::move(list));
    Table basics_table;
    basics_table.id = "basics";
    basics_table.title = basics;
    basics_table.columns = {column("", 28), column("", 60)};
    const auto add = [&](Label name, const std::string& text) {
        if (!text.empty()) basics_table.rows.push_back({str(name), text});
    };
    add(organization, input.settings.organization);
    add(as_of, to_japanese(input.as_of));
    if (context.options.department)
        add(department_only, context.records().departments[*context.options.department].name);
    add(stage_scheme, input.stages().name);
    add(training_scheme, input.indicators().name);
    add(source_book, context.records().file);
    page.blocks.emplace_back(std::move(basics_table));
    return page;
}

// Whether a department is another one, or below it.
bool is_within(const Records& records, Id<Department> department, Id<Department> whole) {
    std::optional<Id<Department>> at = department;
    for (std::size_t steps = 0; at && steps < records.departments.size(); ++steps) {
        if (*at == whole) return true;
        const std::string parent = match_key(records.departments[*at].parent_code);
        at.reset();
        for (const Department& one : records.departments)
            if (!parent.empty() && match_key(one.code) == parent)
                at = records.departments.id_of(one);
    }
    return false;
}

}  // namespace

Column column(Label heading, double width, bool centred) {
    Column one;
    one.heading = heading;
    one.width = width;
    one.centred = centred;
    return one;
}

std::vector<Id<StaffMember>> people_in_order(const ListContext& context,
                                             const Population& population) {
    const Records& records = context.records();
    const auto& only = context.options.department;
    std::vector<Id<StaffMember>> people;
    for (const Id<Department> department :
         listed_departments(records, population, context.assessment.input().as_of)) {
        if (only && !is_within(records, department, *only)) continue;
        const auto& members = population.members[department.index()];
        people.insert(people.end(), members.begin(), members.end());
    }
    if (only) return people;
    for (const StaffMember& member : records.staff) {
        const Id<StaffMember> id = records.staff.id_of(member);
        if (population.counts[id.index()] && !member.department) people.push_back(id);
    }
    return people;
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

std::vector<Column> person_columns() {
    return {column(department_code, 13), column(department, 20), column(staff_id, 12),
            column(name, 18)};
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
    Report report;
    const AssessmentInput& input = assessment.input();
    report.organization = input.settings.organization;
    report.title = str(title) + str(gap) + str(caution);
    report.home_link = to_cover;
    report.as_of = input.as_of;
    std::vector<Page> pages = overdue_pages(context);
    for (Page& page : candidate_pages(context)) pages.push_back(std::move(page));
    report.pages.push_back(cover_page(context, pages));
    report.footer = report.pages.front().subheading;
    for (Page& page : pages) report.pages.push_back(std::move(page));
    return report;
}

}  // namespace skillmap::report
