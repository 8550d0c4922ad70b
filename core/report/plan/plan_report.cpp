#include "core/report/plan/plan_report.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

#include "core/report/plan/plan_pages.h"
#include "core/text/join.h"

namespace skillmap::report {
namespace training_plan {
namespace {

// Everybody whom a scheme counts, by department.
std::vector<Id<StaffMember>> people_of(const lists::ListContext& context) {
    std::vector<Id<StaffMember>> people;
    std::set<Id<StaffMember>> known;
    for (const auto& scheme : context.assessment.schemes())
        for (const Id<StaffMember> one : people_in_order(context, scheme->population))
            if (known.insert(one).second) people.push_back(one);
    if (context.assessment.schemes().size() < 2) return people;
    // Those whom a later scheme alone counts stand with their department.
    std::map<std::optional<Id<Department>>, std::size_t> places;
    const auto department = [&](Id<StaffMember> one) {
        return context.records().staff[one].department;
    };
    for (const Id<StaffMember> one : people) places.emplace(department(one), places.size());
    std::stable_sort(people.begin(), people.end(), [&](Id<StaffMember> a, Id<StaffMember> b) {
        return places.at(department(a)) < places.at(department(b));
    });
    return people;
}

struct Sums {
    std::int64_t seated = 0;
    std::int64_t seats = 0;
    std::int64_t goals = 0;
    std::int64_t reached = 0;
    std::int64_t waiting = 0;
    std::int64_t waiting_duties = 0;
};

Sums sums_of(const PlanContext& context) {
    Sums sums;
    for (const plan::PersonPlan* one : context.rows) {
        sums.seated += one->seats.empty() ? 0 : 1;
        sums.seats += static_cast<std::int64_t>(one->seats.size());
        for (const plan::StageGoal& goal : one->needs.goals) sums.goals += goal.ways.enough ? 1 : 0;
        sums.reached += std::count(one->reached.begin(), one->reached.end(), true);
        sums.waiting += static_cast<std::int64_t>(one->waiting.size());
        plan::TrainingSet duties;
        std::set_intersection(one->waiting.begin(), one->waiting.end(), one->needs.duties.begin(),
                              one->needs.duties.end(), std::back_inserter(duties));
        sums.waiting_duties += static_cast<std::int64_t>(duties.size());
    }
    return sums;
}

Table overview_table(const PlanContext& context) {
    const Sums sums = sums_of(context);
    Table table;
    table.id = "overview";
    table.title = overview;
    table.columns = {text_column("", 52), count_column("", 14)};
    const auto add = [&](Label name, std::int64_t count) {
        table.rows.push_back({str(name), count});
    };
    add(people_seated, sums.seated);
    add(seats_given, sums.seats);
    add(stages_possible, sums.goals);
    // The bound is one of the whole.
    const bool whole = !context.list.options.department;
    if (whole) add(stages_at_most, context.plan.at_most);
    add(stages_reached, sums.reached);
    add(seats_waiting, sums.waiting);
    add(waiting_duties, sums.waiting_duties);
    if (whole) {
        const auto kept =
            std::count_if(context.plan.departments.begin(), context.plan.departments.end(),
                          [](const plan::DepartmentPlan& one) { return one.session.has_value(); });
        add(seats_kept, kept);
        table.note = at_most_note;
    }
    return table;
}

Table contents_table(const std::vector<Page>& pages) {
    Table table;
    table.id = "contents";
    table.title = pages_of_plan;
    table.columns = {text_column(labels::page, 52), count_column(lists::rows, 14)};
    for (const Page& one : pages) {
        const auto* rows = std::get_if<Table>(&one.blocks.front());
        table.rows.push_back({PageLink{one.id, ""}, static_cast<std::int64_t>(rows->rows.size())});
    }
    return table;
}

Table basics_table(const PlanContext& context) {
    const AssessmentInput& input = context.assessment().input();
    Table table;
    table.id = "basics";
    table.title = basics;
    table.columns = {text_column("", 28), text_column("", 60)};
    const auto add = [&](Label name, const std::string& text) {
        if (!text.empty()) table.rows.push_back({str(name), text});
    };
    add(labels::organization, input.settings.organization);
    add(time_of_plan,
        to_japanese(context.plan.from) + str(until) + to_japanese(context.plan.to) + str(end));
    add(state_of, to_japanese(context.plan.from) + str(state_of_suffix));
    if (const auto& only = context.list.options.department)
        add(lists::department_only, context.records().departments[*only].name);
    std::vector<std::string> names;
    for (const Scheme& one : input.schemes) names.push_back(one.name);
    add(schemes, joined(names, labels::separator));
    add(labels::source_book, context.records().file);
    return table;
}

Page cover_page(const PlanContext& context, const std::vector<Page>& pages) {
    Page page = list_page(context.list, "cover", str(cover));
    page.heading = title;
    page.wide = false;
    const auto add = [&page](Text::Role role, const std::string& text) {
        page.blocks.emplace_back(Text{role, text});
    };
    add(Text::Role::Heading, str(lists::warning));
    if (!context.plan.scheduled) add(Text::Role::Body, str(unscheduled));
    if (!context.records().present.attendances) add(Text::Role::Body, str(no_attendances));
    if (context.plan.other_sessions > 0)
        add(Text::Role::Body, str(other_sessions_begin) +
                                  std::to_string(context.plan.other_sessions) +
                                  str(other_sessions_end));
    page.blocks.emplace_back(overview_table(context));
    for (const Label text : {use, order_of_seats, order_of_goals, one_seat, not_sent})
        add(Text::Role::Body, "・" + str(text));
    page.blocks.emplace_back(contents_table(pages));
    page.blocks.emplace_back(basics_table(context));
    return page;
}

}  // namespace

std::string name_of(const plan::StageGoal& goal) {
    const Persona& persona = goal.of->scheme.personas[goal.persona];
    return persona.name + " " + persona.stages[goal.stage].name;
}

Value day_of(const plan::PlannedSession& session) {
    return session.date ? Value(*session.date) : Value(str(no_day));
}

}  // namespace training_plan

Report make_plan_report(Assessment& assessment, const plan::TrainingPlan& plan,
                        const PlanReportOptions& options) {
    using namespace training_plan;
    const NameListOptions audience{options.department ? Reader::Manager : Reader::HumanResources,
                                   options.department};
    const lists::ListContext list{assessment, audience};
    PlanContext context{plan, list, people_of(list), {}};
    std::map<Id<StaffMember>, const plan::PersonPlan*> needs;
    for (const plan::PersonPlan& one : plan.people) needs.emplace(one.needs.staff, &one);
    for (const Id<StaffMember> one : context.people)
        if (const auto found = needs.find(one); found != needs.end())
            context.rows.push_back(found->second);
    std::vector<Page> pages;
    if (!options.department) {
        pages.push_back(trainings_page(context));
        pages.push_back(sessions_page(context));
        pages.push_back(months_page(context));
    }
    pages.push_back(departments_page(context));
    pages.push_back(kept_page(context));
    for (const auto make : {seated_pages, waiting_pages, unsure_pages})
        for (Page& page : make(context)) pages.push_back(std::move(page));
    if (!options.department)
        for (Page& page : catalogue_pages(context)) pages.push_back(std::move(page));
    if (options.personal)
        for (Page& page : personal_pages(context)) pages.push_back(std::move(page));
    Report report;
    report.organization = assessment.input().settings.organization;
    report.title = str(title) + str(gap) + str(lists::caution);
    report.home_link = labels::to_cover;
    report.as_of = plan.from;
    report.pages.push_back(cover_page(context, pages));
    report.footer = report.pages.front().subheading;
    for (Page& page : pages) report.pages.push_back(std::move(page));
    return report;
}

}  // namespace skillmap::report
