// 未受講者: who is meant to take which training and has neither completed it nor been exempted.
#include <algorithm>
#include <set>

#include "core/evaluate/conditions.h"
#include "core/evaluate/last_record.h"
#include "core/intake/form.h"
#include "core/report/lists/list_pages.h"

namespace skillmap::report::lists {
namespace {

std::string word_for(const Attendance* record) {
    if (record == nullptr) return str(not_taken);
    const Words& words = wg_form().vocabulary("attendance_status");
    switch (record->status) {
        case AttendanceStatus::InProgress:
            return words.word("in_progress");
        case AttendanceStatus::Absent:
            return words.word("absent");
        case AttendanceStatus::Declined:
            return words.word("declined");
        case AttendanceStatus::Completed:
        case AttendanceStatus::Exempted:
        case AttendanceStatus::Unknown:
            break;
    }
    return str(unknown);
}

Value last_day(const Training& training, Date as_of) {
    if (training.recurrence == Recurrence::EveryFiscalYear) return FiscalYear::of(as_of).last();
    if (training.fiscal_year) return training.fiscal_year->last();
    return {};
}

Value date_or_nothing(const DateField& date) {
    return date.known() ? Value(date.date()) : Value();
}

class Overdue {
  public:
    explicit Overdue(const ListContext& context)
        : context_(context),
          scheme_(context.assessment.of(context.assessment.input().indicators())) {
        for (const Indicator& indicator : scheme_.scheme.indicators)
            if (indicator.kind == Indicator::Kind::AnyOneCoverage)
                shared_.insert(indicator.training_categories.begin(),
                               indicator.training_categories.end());
        for (const Indicator& indicator : scheme_.scheme.indicators)
            if (indicator.kind == Indicator::Kind::ObligationRate)
                for (const std::string& category : indicator.training_categories)
                    shared_.erase(category);
    }

    std::vector<Page> make() {
        for (const Id<StaffMember> id : people_in_order(context_, scheme_.population)) {
            scheme_.facts.move_to(id);
            for (const Training& training : context_.records().trainings)
                if (!is_shared(training)) add(id, training);
        }
        if (pages_.empty()) add_page();
        if (table().rows.empty()) table().note = nobody_overdue;
        return std::move(pages_);
    }

  private:
    // One of a department is enough: nobody is behind with it.
    bool is_shared(const Training& training) const {
        return std::any_of(shared_.begin(), shared_.end(), [&](const std::string& category) {
            const Symbol word = scheme_.facts.word(category);
            return word != Symbol{} && word == training.category;
        });
    }

    void add(Id<StaffMember> staff, const Training& training) {
        const Records& records = context_.records();
        const Id<Training> id = records.trainings.id_of(training);
        const State due_for = is_for(records, training, records.staff[staff], {});
        const State taken = scheme_.facts.training(id);
        if (due_for == State::NotMet || taken == State::Met) return;
        const Attendance* record = last_record(scheme_.facts, id);
        std::vector<Value> row = person_cells(context_, staff);
        row.emplace_back(training.name);
        row.emplace_back(records.words.text(training.category));
        row.emplace_back(str(due_for == State::Met ? is_due : unknown));
        row.emplace_back(taken == State::Unknown ? str(unknown) : word_for(record));
        row.push_back(record == nullptr ? Value() : date_or_nothing(record->date));
        row.push_back(last_day(training, context_.assessment.input().as_of));
        row.push_back(date_or_nothing(records.staff[staff].assigned_on));
        if (pages_.empty() || table().rows.size() == most_rows) add_page();
        add_row(context_, std::move(row), table());
    }

    void add_page() {
        const std::string number = pages_.empty() ? "" : std::to_string(pages_.size() + 1);
        Page page = list_page(context_, "overdue" + number, str(overdue) + number);
        Table list;
        list.id = "overdue";
        list.filter = true;
        list.columns = person_columns();
        list.fixed_columns = list.columns.size();
        list.columns.push_back(text_column(training, 36));
        list.columns.push_back(text_column(category, 14));
        list.columns.push_back(text_column(due, 9, true));
        list.columns.push_back(text_column(state, 10, true));
        for (const Label heading : {recorded_on, until, assigned_on}) {
            list.columns.push_back(text_column(heading, 13, true));
            list.columns.back().kind = ColumnKind::Date;
        }
        list.note = overdue_note;
        std::string left_out;
        for (const std::string& category : shared_)
            left_out += (left_out.empty() ? "" : str(labels::separator)) + category;
        if (!left_out.empty()) list.note += str(shared_begin) + left_out + str(shared_end);
        page.blocks.emplace_back(std::move(list));
        pages_.push_back(std::move(page));
    }

    // That of the last page.
    Table& table() { return std::get<Table>(pages_.back().blocks.front()); }

    const ListContext& context_;
    SchemeAssessment& scheme_;
    std::set<std::string> shared_;  // 種別
    std::vector<Page> pages_;
};

}  // namespace

std::vector<Page> overdue_pages(const ListContext& context) {
    return Overdue(context).make();
}

}  // namespace skillmap::report::lists
