// What stands in the cells of more than one page.
#include "core/intake/form.h"
#include "core/report/qualifications/qualification_pages.h"

namespace skillmap::report {
namespace qualification_pages {

std::vector<const qualifications::RegisterRow*> rows_of(
    const QualificationContext& context, const std::vector<Id<StaffMember>>& people) {
    std::vector<std::vector<const qualifications::RegisterRow*>> of(context.records().staff.size());
    for (const qualifications::RegisterRow& row : context.facts.rows.rows)
        of[context.record(row).staff.index()].push_back(&row);
    std::vector<const qualifications::RegisterRow*> rows;
    for (const Id<StaffMember> one : people)
        rows.insert(rows.end(), of[one.index()].begin(), of[one.index()].end());
    return rows;
}

Value date_cell(const DateField& date) {
    if (date.blank()) return {};
    return date.known() ? Value(date.date()) : Value(str(words::unreadable));
}

Value yen_cell(const Yen& amount) {
    return amount ? Value(*amount) : Value(str(words::unreadable));
}

std::string attempt_word(qualifications::Attempt attempt) {
    return str(words::attempts[static_cast<std::size_t>(attempt)]);
}

std::string expiry_word(qualifications::Expiry expiry) {
    return str(words::expiries[static_cast<std::size_t>(expiry)]);
}

std::string cost_word(Subsidy::Cost cost) {
    if (cost == Subsidy::Cost::Fee) return str(words::fee);
    return str(cost == Subsidy::Cost::Text ? words::text_cost : words::travel);
}

std::string place_word(const QualificationContext& context, const Qualification& record) {
    if (!record.source.in_workbook()) return {};
    return context.records().sheets[record.source.sheet] + " " + std::to_string(record.source.row) +
           str(words::row_of_sheet);
}

std::string month_word(const std::optional<std::int32_t>& month) {
    constexpr int months = 12;
    if (!month) return str(words::no_month);
    const std::string number = std::to_string(*month % months + 1);
    return std::to_string(*month / months) + "-" + (number.size() == 1 ? "0" : "") + number;
}

Column grouped_column(Column column, std::string_view group) {
    column.group = group;
    return column;
}

Column date_column(std::string_view heading) {
    constexpr double width = 15;
    Column column = text_column(heading, width, true);
    column.kind = ColumnKind::Date;
    return column;
}

Page qualification_page(const QualificationContext& context, std::string_view id,
                        std::string_view name) {
    Page page = lists::list_page(context.list, id, str(name));
    if (context.options.reader) return page;
    const AssessmentInput& input = context.list.assessment.input();
    page.subheading = input.settings.organization;
    if (!page.subheading.empty()) page.subheading += str(lists::gap);
    page.subheading += str(labels::as_of) + " " + to_japanese(input.as_of);
    page.wide = false;
    return page;
}

}  // namespace qualification_pages

std::string reason_text(qualifications::Reason reason) {
    return str(qualification_pages::words::reason_words[static_cast<std::size_t>(reason)]);
}

}  // namespace skillmap::report
