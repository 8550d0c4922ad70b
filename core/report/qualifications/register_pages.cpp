// 資格台帳, 期限の近い資格 and 読み取れない行.
#include <algorithm>
#include <map>
#include <tuple>

#include "core/intake/form.h"
#include "core/report/qualifications/qualification_pages.h"

namespace skillmap::report::qualification_pages {
namespace {

using qualifications::Attempt;
using qualifications::Expiry;
using qualifications::RegisterRow;

std::string remark_of(const RegisterRow& row, const Qualification& record) {
    if (row.attempt == Attempt::Repeated)
        return std::to_string(record.repeats) + str(words::repeated_remark);
    return row.contradicted ? str(words::contradicted_remark) : std::string();
}

std::vector<Value> register_cells(const QualificationContext& context, const RegisterRow& row) {
    const Qualification& one = context.record(row);
    const Records& records = context.records();
    std::vector<Value> cells = lists::person_cells(context.list, one.staff);
    cells.emplace_back(records.words.text(records.staff[one.staff].status));
    cells.emplace_back(records.words.text(one.name));
    cells.push_back(date_cell(one.taken));
    cells.emplace_back(attempt_word(row.attempt));
    cells.push_back(date_cell(one.passed));
    cells.push_back(date_cell(one.expires));
    cells.emplace_back(expiry_word(row.expiry));
    for (const Yen& amount : {one.fee, one.text, one.travel}) cells.push_back(yen_cell(amount));
    cells.push_back(date_cell(one.applied));
    cells.push_back(date_cell(one.paid));
    cells.emplace_back(place_word(context, one));
    cells.emplace_back(remark_of(row, one));
    return cells;
}

// What ended first stands first; what nobody knows, last.
std::tuple<bool, Date> end_of(const Qualification& one) {
    return {!one.expires.known(), one.expires.known() ? one.expires.date() : Date{}};
}

bool is_listed(Expiry expiry) {
    return expiry == Expiry::Expired || expiry == Expiry::Soon || expiry == Expiry::Unknown;
}

Table counts_table(const QualificationContext& context,
                   const std::vector<const RegisterRow*>& rows) {
    constexpr std::array shown{Expiry::Expired, Expiry::Soon,    Expiry::Later,
                               Expiry::Never,   Expiry::Unknown, Expiry::NotWritten};
    Table table;
    table.id = "expiry_counts";
    table.title = words::expiry_counts;
    table.columns = {text_column(words::qualification, 36)};
    for (const Expiry one : shown) table.columns.push_back(count_column(expiry_word(one), 11));
    table.columns.push_back(count_column(words::total, 9));
    std::vector<std::pair<Symbol, std::array<std::int64_t, shown.size()>>> exams;
    std::array<std::int64_t, shown.size()> whole{};
    for (const RegisterRow* row : rows) {
        const auto* at = std::find(shown.begin(), shown.end(), row->expiry);
        if (at == shown.end()) continue;
        const Symbol name = context.record(*row).name;
        auto exam = std::find_if(exams.begin(), exams.end(),
                                 [&](const auto& one) { return one.first == name; });
        if (exam == exams.end()) exam = exams.insert(exams.end(), {name, {}});
        ++exam->second[static_cast<std::size_t>(at - shown.begin())];
        ++whole[static_cast<std::size_t>(at - shown.begin())];
    }
    const auto cells = [](const std::string& name, const auto& counts) {
        std::vector<Value> row{name};
        std::int64_t all = 0;
        for (const std::int64_t count : counts) {
            row.emplace_back(count);
            all += count;
        }
        row.emplace_back(all);
        return row;
    };
    for (const auto& [name, counts] : exams)
        table.rows.push_back(cells(context.records().words.text(name), counts));
    if (!exams.empty()) table.summary = cells(str(words::total), whole);
    table.note = words::expiry_counts_note;
    return table;
}

}  // namespace

std::vector<Page> register_pages(const QualificationContext& context) {
    Table table;
    table.id = "register";
    table.columns = lists::person_columns();
    table.fixed_columns = table.columns.size();
    table.columns.push_back(text_column(words::status, 11));
    table.columns.push_back(text_column(words::qualification, 30));
    table.columns.push_back(date_column(words::taken));
    table.columns.push_back(text_column(words::result, 13, true));
    table.columns.push_back(date_column(words::passed_on));
    table.columns.push_back(date_column(words::expires));
    table.columns.push_back(text_column(words::expiry_state, 13, true));
    for (const words::Label one : {words::fee, words::text_cost, words::travel})
        table.columns.push_back(grouped_column(count_column(one, 12), words::yen_group));
    table.columns.push_back(date_column(words::applied));
    table.columns.push_back(date_column(words::paid_on));
    table.columns.push_back(text_column(words::place, 16));
    table.columns.push_back(text_column(words::remark, 32));
    for (const RegisterRow* row : rows_of(context, context.facts.everybody))
        lists::add_row(context.list, register_cells(context, *row), table);
    table.note = words::register_note;
    return lists::table_pages(context.list, "register", words::register_name, std::move(table),
                              words::register_empty);
}

std::vector<Page> expiry_pages(const QualificationContext& context) {
    std::vector<const RegisterRow*> rows = rows_of(context, context.facts.counted);
    Page counts = qualification_page(context, "expiry_counts", words::expiry_counts);
    counts.blocks.emplace_back(counts_table(context, rows));
    rows.erase(std::remove_if(rows.begin(), rows.end(),
                              [](const RegisterRow* row) { return !is_listed(row->expiry); }),
               rows.end());
    std::stable_sort(rows.begin(), rows.end(), [&](const RegisterRow* a, const RegisterRow* b) {
        return end_of(context.record(*a)) < end_of(context.record(*b));
    });
    Table table;
    table.id = "expiring";
    table.columns = {text_column(words::expiry_state, 13, true), date_column(words::expires),
                     count_column(words::days_left, 11)};
    for (Column& column : lists::person_columns()) table.columns.push_back(std::move(column));
    table.columns.push_back(text_column(words::qualification, 34));
    table.columns.push_back(date_column(words::passed_on));
    table.columns.push_back(text_column(words::place, 16));
    for (const RegisterRow* row : rows) {
        const Qualification& one = context.record(*row);
        std::vector<Value> cells{expiry_word(row->expiry), date_cell(one.expires), Value()};
        if (one.expires.known())
            cells.back() =
                static_cast<std::int64_t>((one.expires.date() - context.facts.rows.as_of).count());
        for (Value& cell : lists::person_cells(context.list, one.staff))
            cells.push_back(std::move(cell));
        cells.emplace_back(context.records().words.text(one.name));
        cells.push_back(date_cell(one.passed));
        cells.emplace_back(place_word(context, one));
        table.rows.push_back(std::move(cells));
    }
    table.note = words::expiring_note;
    std::vector<Page> pages = lists::table_pages(context.list, "expiring", words::expiring,
                                                 std::move(table), words::no_expiring);
    pages.push_back(std::move(counts));
    return pages;
}

std::vector<Page> issue_pages(const QualificationContext& context) {
    Table table;
    table.id = "issues";
    table.columns = {text_column(words::issue_place, 34), text_column(words::issue_text, 110)};
    for (const Issue& one : context.read.all()) {
        const FormSheet* sheet = wg_form().match(one.place.sheet);
        if (sheet == nullptr || sheet->id != "qualifications") continue;
        Place place = one.place;
        place.file.clear();
        Issue without_place = one;
        without_place.place = {};
        table.rows.push_back(
            {describe(place, Language::Japanese), describe(without_place, Language::Japanese)});
    }
    if (table.rows.empty()) return {};
    table.note = words::issues_note;
    return lists::table_pages(context.list, "issues", words::issues, std::move(table), "");
}

}  // namespace skillmap::report::qualification_pages
