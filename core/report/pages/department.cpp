// 所属票: everything about one department on one page, beside the figures of the whole. The reader
// picks the department, or the page is about one alone.
#include <algorithm>
#include <optional>

#include "core/report/pages/department_columns.h"
#include "core/report/pages/indicator_words.h"

namespace skillmap::report {
namespace {

class DepartmentPage {
  public:
    DepartmentPage(const PageContext& context, const DepartmentTables& tables,
                   std::optional<std::size_t> only)
        : context_(context), tables_(tables), only_(only), row_(only ? *only : first_shown()) {}

    Page make() {
        page_ = new_page(context_, department_id, labels::department_page);
        if (only_)
            page_.heading = context_.set.departments[row_].label;
        else
            add_choice();
        if (has_page(departments_id)) add_indicators();
        if (has_page(people_id)) add_people();
        if (has_page(skills_id))
            add_rates(skills_id, tables_.skills, labels::skills_here, labels::skill);
        if (has_page(trainings_id))
            add_rates(trainings_id, tables_.trainings, labels::trainings_here, labels::training);
        return std::move(page_);
    }

  private:
    // The first department that has something to show.
    std::size_t first_shown() const {
        const auto& all = context_.set.departments;
        const auto shown = std::find_if(all.begin(), all.end(), [&](const DepartmentData& one) {
            const Datum& members = context_.set.data[one.members];
            return !members.hidden && members.ratio.numerator > 0;
        });
        return shown == all.end() ? 0 : static_cast<std::size_t>(shown - all.begin());
    }

    bool has_page(std::string_view id) const {
        return std::any_of(context_.pages.begin(), context_.pages.end(),
                           [&](const PageEntry& one) { return one.id == id; });
    }

    void add_choice() {
        page_.interactive = true;
        const bool by_indicators = has_page(departments_id);
        const auto id = std::string(by_indicators ? departments_id : people_id);
        const std::size_t key = by_indicators ? tables_.departments.table.key : tables_.people.key;
        page_.blocks.push_back(Choice{str(labels::choose_department),
                                      str(labels::chosen_name),
                                      str(labels::choices_name),
                                      str(labels::choose_advice),
                                      {id, key},
                                      row_});
    }

    // A cell of the department's row in another page's table.
    Value cell(std::string_view page, const Table& table, std::size_t column) const {
        if (only_) return table.rows[row_][column];
        return Chosen{{std::string(page), column}, row_};
    }
    Value indicator_cell(std::size_t column) const {
        return cell(departments_id, tables_.departments.table, column);
    }

    void add_indicators() {
        constexpr std::size_t code = 0;
        constexpr std::size_t bureau = 1;
        constexpr std::size_t members = 3;
        const auto& indicators = context_.indicators().indicators;
        KeyFigures figures;
        figures.figures.push_back({str(labels::staff), indicator_cell(members),
                                   str(labels::people_unit), value_of(context_.set.staff),
                                   str(labels::whole)});
        Table rates =
            rate_table(rates_are_of_attendance(context_.indicators()) ? labels::indicators_here
                                                                      : labels::rates_here,
                       labels::indicator);
        rates.id = "indicators";
        rates.columns.insert(rates.columns.begin() + 1, {count_column(labels::numerator, 10),
                                                         count_column(labels::denominator, 10)});
        Table basics;
        basics.id = "basics";
        basics.columns = {text_column("", 22), text_column("", 66)};
        basics.rows = {{str(labels::department_code), indicator_cell(code)},
                       {str(labels::bureau), indicator_cell(bureau)}};
        for (std::size_t i = 0; i < indicators.size(); ++i) {
            const IndicatorColumns& at = tables_.departments.indicators[i];
            const Indicator& one = indicators[i];
            figures.figures.push_back({one.title(), indicator_cell(at.value),
                                       one.is_ratio() ? "" : str(count_unit(one.kind)),
                                       value_of(context_.set.totals[i]), str(labels::whole)});
            if (at.numerator)
                rates.rows.push_back({one.title(), indicator_cell(*at.numerator),
                                      indicator_cell(*at.denominator), indicator_cell(at.value),
                                      value_of(context_.set.totals[i])});
            if (at.holder) basics.rows.push_back({one.holder_segment, indicator_cell(*at.holder)});
            if (at.newest)
                basics.rows.push_back({one.mark + str(labels::newest), indicator_cell(*at.newest)});
        }
        page_.blocks.emplace_back(std::move(figures));
        page_.blocks.emplace_back(std::move(basics));
        if (rates.rows.empty()) return;
        page_.blocks.emplace_back(
            Charts{{chart_of(rates, rates.columns.size() - 2, ChartKind::Columns,
                             labels::indicator_chart, labels::indicator_chart_about)}});
        page_.blocks.emplace_back(std::move(rates));
    }

    // "この所属" beside "全庁".
    static Table rate_table(labels::Label title, labels::Label subject) {
        Table table;
        table.title = title;
        table.columns = {text_column(subject, 40), text_column(labels::own, 14),
                         text_column(labels::whole, 14)};
        for (std::size_t i = 1; i < table.columns.size(); ++i) {
            table.columns[i].kind = ColumnKind::Rate;
            table.columns[i].show = Show::Bar;
        }
        return table;
    }

    // Personas are counted, stages are shares.
    void add_people() {
        Table counts = rate_table(labels::personas_here, labels::persona);
        counts.id = "people-here";
        for (std::size_t i = 1; i < counts.columns.size(); ++i) {
            counts.columns[i].kind = ColumnKind::Count;
            counts.columns[i].show = Show::Plain;
        }
        Table stages = rate_table(labels::stages_here, labels::stage_group);
        stages.id = "stages-here";
        for (std::size_t column = 2; column < tables_.people.columns.size(); ++column) {
            Table& table =
                tables_.people.columns[column].kind == ColumnKind::Rate ? stages : counts;
            table.rows.push_back({tables_.people.columns[column].heading,
                                  cell(people_id, tables_.people, column),
                                  tables_.people.summary[column]});
        }
        if (!counts.rows.empty()) page_.blocks.emplace_back(std::move(counts));
        if (!stages.rows.empty()) page_.blocks.emplace_back(std::move(stages));
    }

    void add_rates(std::string_view id, const Table& from, labels::Label title,
                   labels::Label subject) {
        Table table = rate_table(title, subject);
        table.id = str(id) + "-here";
        table.columns.insert(table.columns.begin(), text_column(labels::group, 20));
        for (std::size_t column = 2; column < from.columns.size(); ++column)
            table.rows.push_back({from.columns[column].group, from.columns[column].heading,
                                  cell(id, from, column), from.summary[column]});
        if (!table.rows.empty()) page_.blocks.emplace_back(std::move(table));
    }

    const PageContext& context_;
    const DepartmentTables& tables_;
    std::optional<std::size_t> only_;
    std::size_t row_;
    Page page_;
};

}  // namespace

DepartmentTables::DepartmentTables(const PageContext& context)
    : departments(departments_table(context)),
      people(people_table(context)),
      skills(skills_table(context)),
      trainings(trainings_table(context)) {}

Page department_page(const PageContext& context) {
    const DepartmentTables tables(context);
    return DepartmentPage(context, tables, std::nullopt).make();
}

Page department_page_of(const PageContext& context, const DepartmentTables& tables,
                        std::size_t department) {
    return DepartmentPage(context, tables, department).make();
}

}  // namespace skillmap::report
