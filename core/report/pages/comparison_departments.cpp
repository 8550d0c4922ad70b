// 前回比較, its second half: departments as they are, and as they were.
#include <algorithm>

#include "core/report/pages/comparison_tables.h"

namespace skillmap::report {
namespace {

// So many figures alone have room beside each other.
constexpr std::size_t figures_in_a_table = 5;

class ComparedDepartments {
  public:
    ComparedDepartments(Page& page, const PageContext& context)
        : page_(page), context_(context), comparison_(*context.comparison) {}

    void add() {
        add_departments();
        add_reorganised();
        add_transfers();
    }

  private:
    const std::vector<Indicator>& indicators() const { return context_.indicators().indicators; }

    void add_departments() {
        Series members{str(labels::members), {}};
        for (const ComparedFigures& one : comparison_.departments)
            members.figures.push_back(one.members);
        std::vector<Series> rates;
        std::vector<Series> counts{std::move(members)};
        for (std::size_t i = 0; i < indicators().size(); ++i) {
            Series series{indicators()[i].title(), {}};
            for (const ComparedFigures& one : comparison_.departments)
                series.figures.push_back(one.indicators[i]);
            (indicators()[i].is_ratio() ? rates : counts).push_back(std::move(series));
        }
        Table table;
        table.columns = {text_column(labels::department, 30)};
        for (const DepartmentData& data : context_.set.departments)
            table.rows.push_back({data.label});
        table.id = "department_rates";
        table.title = labels::department_rates;
        table.note = str(labels::mapped_note) +
                     (context_.options.least > 1 ? str(labels::hidden_change_note) : "");
        add_tables(page_, table, rates, true);
        table.id = "department_counts";
        table.title = labels::department_counts;
        if (!rates.empty()) table.note.clear();
        add_tables(page_, table, counts, false);
    }

    // ---- reorganised

    const Department& before(const EarlierDepartment& one) const {
        return comparison_.previous->records().departments[one.department];
    }
    const Department& today(std::size_t row) const {
        return context_.records().departments[context_.set.departments[row].department];
    }

    // How many departments have become that of the row.
    std::size_t sources(std::size_t row) const {
        return static_cast<std::size_t>(
            std::count_if(comparison_.earlier.begin(), comparison_.earlier.end(),
                          [row](const EarlierDepartment& one) { return one.row == row; }));
    }

    // What became of it; nothing where it is what it was.
    labels::Label fate(const EarlierDepartment& one) const {
        switch (one.succession.end) {
            case Succession::End::Unknown:
                return labels::successor_unknown;
            case Succession::End::Circle:
                return labels::successor_circle;
            case Succession::End::Another:
                return labels::merged;
            case Succession::End::Ended:
                if (!one.row) return labels::abolished;
                break;
            case Succession::End::Itself:
                break;
        }
        if (before(one).name != today(*one.row).name) return labels::renamed;
        return sources(*one.row) > 1 ? labels::merged_into : labels::Label();
    }

    std::string became(const EarlierDepartment& one) const {
        if (one.row) return context_.set.departments[*one.row].label;
        const bool named = one.succession.end == Succession::End::Unknown ||
                           one.succession.end == Succession::End::Circle;
        return named ? str(labels::department_code) + " " + one.succession.code
                     : str(labels::not_applicable);
    }

    Table reorganised_table(std::size_t from, std::size_t to) const {
        Table table;
        table.id = "reorganised" + std::to_string(from);
        if (from == 0) table.title = labels::reorganised;
        table.columns = {text_column(labels::department_code, 12),
                         text_column(labels::department_before, 24),
                         text_column(labels::became, 20), text_column(labels::department_now, 24)};
        if (from == 0) table.columns.push_back(count_column(labels::members, 10));
        for (std::size_t i = from; i < to; ++i) {
            Column column = count_column(labels::value, 12);
            column.heading = indicators()[i].title();
            table.columns.push_back(std::move(column));
        }
        for (const EarlierDepartment& one : comparison_.earlier) {
            const labels::Label what = fate(one);
            if (what.empty()) continue;
            std::vector<Value> row{before(one).code, before(one).name, str(what), became(one)};
            if (from == 0) row.emplace_back(value_of(one.members));
            for (std::size_t i = from; i < to; ++i) row.emplace_back(value_of(one.indicators[i]));
            table.rows.push_back(std::move(row));
        }
        add_new_ones(table);
        return table;
    }

    void add_new_ones(Table& table) const {
        for (std::size_t row = 0; row < comparison_.departments.size(); ++row) {
            if (comparison_.departments[row].members.before) continue;
            std::vector<Value> cells{today(row).code, str(labels::not_applicable),
                                     str(labels::created), context_.set.departments[row].label};
            while (cells.size() < table.columns.size())
                cells.emplace_back(str(labels::not_applicable));
            table.rows.push_back(std::move(cells));
        }
    }

    void add_reorganised() {
        std::size_t from = 0;
        do {
            const std::size_t to = std::min(from + figures_in_a_table, indicators().size());
            Table table = reorganised_table(from, to);
            table.note = table.rows.empty() ? labels::none_reorganised : labels::reorganised_note;
            const bool any = !table.rows.empty();
            page_.blocks.push_back(std::move(table));
            if (!any) return;
            from = to;
        } while (from < indicators().size());
    }

    // ---- transfers

    void add_transfers() {
        if (comparison_.same_book) return;
        if (!comparison_.moved) {
            page_.blocks.push_back(Text{Text::Role::Heading, str(labels::transfers)});
            page_.blocks.push_back(Text{Text::Role::Body, str(labels::no_match_note)});
            return;
        }
        Table table;
        table.id = "transfers";
        table.title = labels::transfers;
        table.note = labels::transfers_note;
        if (context_.set.data[*comparison_.moved].hidden) table.note += labels::few_moves_note;
        table.columns = {text_column(labels::department, 60), count_column(labels::came, 20),
                         count_column(labels::left, 20)};
        table.summary = {str(labels::moved_people), value_of(*comparison_.moved),
                         value_of(*comparison_.moved)};
        for (const Transfers& one : comparison_.transfers)
            table.rows.push_back({one.department, value_of(one.in), value_of(one.out)});
        page_.blocks.push_back(std::move(table));
    }

    Page& page_;
    const PageContext& context_;
    const Comparison& comparison_;
};

}  // namespace

void add_compared_departments(Page& page, const PageContext& context) {
    ComparedDepartments(page, context).add();
}

}  // namespace skillmap::report
