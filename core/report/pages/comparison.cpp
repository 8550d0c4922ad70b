// 前回比較: every figure beside that of an earlier time, departments as they were and as they are.
#include <algorithm>

#include "core/report/pages/comparison_tables.h"

namespace skillmap::report {
namespace {

class ComparisonPage {
  public:
    explicit ComparisonPage(const PageContext& context)
        : context_(context), comparison_(*context.comparison) {}

    Page make() {
        page_ = new_page(context_, comparison_id, labels::comparison);
        add_basics();
        add_whole();
        add_personas();
        add_compared_departments(page_, context_);
        return std::move(page_);
    }

  private:
    const std::vector<Indicator>& indicators() const { return context_.indicators().indicators; }
    void note(const std::string& text) {
        page_.blocks.push_back(Text{Text::Role::Body, "・" + text});
    }

    void add_basics() {
        const AssessmentInput& now = context_.assessment.input();
        const AssessmentInput& before = comparison_.previous->input();
        Table table;
        table.id = "compared";
        table.title = labels::compared;
        table.columns = {text_column("", 24), text_column(labels::previous, 48),
                         text_column(labels::this_time, 48)};
        table.rows = {
            {str(labels::as_of), to_japanese(before.as_of), to_japanese(now.as_of)},
            {str(labels::source_book), before.records.file, now.records.file},
        };
        note(str(comparison_.same_book ? labels::same_book_note : labels::other_book_note));
        if (!comparison_.same_book)
            note(str(!comparison_.schemes_known        ? labels::unknown_schemes_note
                     : comparison_.differences.empty() ? labels::same_schemes_note
                                                       : labels::other_schemes_note));
        if (comparison_.findings > 0)
            note(str(labels::previous_findings_begin) + std::to_string(comparison_.findings) +
                 str(labels::previous_findings_end));
        page_.blocks.push_back(std::move(table));
        if (!comparison_.differences.empty()) add_differences();
    }

    void add_differences() {
        Table table;
        table.id = "differences";
        table.title = labels::scheme_differences;
        table.columns = {text_column(labels::option, 34), text_column(labels::previous_book, 42),
                         text_column(labels::this_book, 42)};
        for (const SchemeDifference& one : comparison_.differences)
            table.rows.push_back({one.subject, one.before, one.now});
        page_.blocks.push_back(std::move(table));
    }

    // ---- the whole

    Table whole_table(labels::Label title, bool rates) const {
        Table table;
        table.id = rates ? "whole_rates" : "whole_counts";
        table.title = title;
        table.columns = {text_column(labels::indicator, 44)};
        add_pair_columns(table, "", rates, 18);
        return table;
    }

    bool has_column(const Compared& one) const {
        const auto shown = [this](const std::optional<DatumId>& id) {
            return id && context_.set.data[*id].value().has_value();
        };
        return shown(one.before) && shown(one.now);
    }

    void add_whole() {
        Table rates = whole_table(labels::whole_rates, true);
        Table counts = whole_table(labels::whole_counts, false);
        std::size_t columns = 0;
        const auto add = [](Table& table, std::size_t at, const std::string& name,
                            const Compared& one) {
            std::vector<Value> row{name};
            add_pair(row, one);
            table.rows.insert(table.rows.begin() + static_cast<std::ptrdiff_t>(at), std::move(row));
        };
        add(counts, 0, str(labels::staff), comparison_.whole.members);
        for (std::size_t i = 0; i < indicators().size(); ++i) {
            const Compared& one = comparison_.whole.indicators[i];
            if (!indicators()[i].is_ratio())
                add(counts, counts.rows.size(), indicators()[i].title(), one);
            else if (has_column(one))
                add(rates, columns++, indicators()[i].title(), one);
            else
                add(rates, rates.rows.size(), indicators()[i].title(), one);
        }
        if (columns > 0) {
            Chart chart = chart_of(rates, 1, ChartKind::Columns, labels::rates_chart,
                                   labels::rates_chart_about);
            chart.series.resize(2);  // without the difference
            chart.rows = columns;
            page_.blocks.push_back(Charts{{std::move(chart)}});
        }
        if (!rates.rows.empty()) page_.blocks.push_back(std::move(rates));
        page_.blocks.push_back(std::move(counts));
    }

    // ---- personas

    std::string persona_name(const ComparedPersona& one) const {
        return context_.stages().personas[one.persona].name;
    }

    // Two bars of stages, nothing of them hidden.
    bool has_bars(const ComparedPersona& one) const {
        return !one.stages.empty() &&
               std::all_of(one.stages.begin(), one.stages.end(),
                           [this](const Compared& stage) { return has_column(stage); });
    }

    void add_personas() {
        if (comparison_.personas.empty()) return;
        std::vector<ComparedPersona> personas = comparison_.personas;
        std::stable_partition(personas.begin(), personas.end(),
                              [this](const ComparedPersona& one) { return has_bars(one); });
        const std::vector<std::string> names = context_.set.stage_names;
        add_stage_tables(personas, names);
        std::vector<Series> reached;
        for (std::size_t n = 0; n < names.size(); ++n) {
            Series series{names[n] + str(labels::or_higher), {}};
            for (const ComparedPersona& one : personas)
                if (!one.stages.empty())
                    series.figures.push_back(n < one.at_least.size() ? one.at_least[n]
                                                                     : Compared());
            reached.push_back(std::move(series));
        }
        Table table;
        table.id = "reached_compared";
        table.title = labels::reached_then_and_now;
        table.note = labels::share_note;
        table.columns = {text_column(labels::persona, 30)};
        for (const ComparedPersona& one : personas)
            if (!one.stages.empty()) table.rows.push_back({persona_name(one)});
        if (!table.rows.empty()) add_tables(page_, table, reached, true);
    }

    Table persona_table(labels::Label title, const std::vector<std::string>& stages) const {
        Table table;
        table.title = title;
        table.columns = {text_column(labels::persona, 40), count_column(labels::people, 10),
                         count_column(labels::none_yet, 10)};
        for (const std::string& name : stages) table.columns.push_back(count_column(name, 10));
        return table;
    }

    void add_stage_tables(const std::vector<ComparedPersona>& personas,
                          const std::vector<std::string>& names) {
        Table stages = persona_table(labels::stages_then_and_now, names);
        stages.id = "stages_compared";
        stages.note = labels::stage_note;
        Table changes = persona_table(labels::stage_changes, names);
        changes.id = "stage_changes";
        std::size_t bars = 0;
        for (const ComparedPersona& one : personas) {
            if (has_bars(one)) bars += 2;
            for (const bool now : {false, true}) {
                std::vector<Value> row{persona_name(one) + "　" +
                                       str(now ? labels::this_time : labels::previous)};
                row.push_back(value_or_sign(now ? one.people.now : one.people.before));
                for (std::size_t n = 0; n <= names.size(); ++n) {
                    const Compared stage = n < one.stages.size() ? one.stages[n] : Compared();
                    row.push_back(value_or_sign(now ? stage.now : stage.before));
                }
                stages.rows.push_back(std::move(row));
            }
            std::vector<Value> row{persona_name(one), change_of(one.people)};
            for (std::size_t n = 0; n <= names.size(); ++n)
                row.push_back(n < one.stages.size() ? change_of(one.stages[n])
                                                    : Value(str(labels::not_applicable)));
            changes.rows.push_back(std::move(row));
        }
        if (bars > 0) {
            Chart chart = chart_of(stages, 2, ChartKind::StackedBars100,
                                   labels::stages_then_and_now, labels::stages_chart_about);
            chart.rows = bars;
            page_.blocks.push_back(Charts{{std::move(chart)}});
        }
        page_.blocks.push_back(std::move(stages));
        page_.blocks.push_back(std::move(changes));
    }

    const PageContext& context_;
    const Comparison& comparison_;
    Page page_;
};

}  // namespace

Page comparison_page(const PageContext& context) {
    return ComparisonPage(context).make();
}

}  // namespace skillmap::report
