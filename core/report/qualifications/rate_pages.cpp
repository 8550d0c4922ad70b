// 合格率, by department, by month and by exam.
#include <algorithm>

#include "core/report/qualifications/qualification_pages.h"

namespace skillmap::report {
namespace qualification_pages {
namespace {

using qualifications::Passes;
using qualifications::PassRates;

template <class Key>
std::vector<Passes> values_of(const std::vector<std::pair<Key, Passes>>& groups) {
    std::vector<Passes> list;
    for (const auto& one : groups) list.push_back(one.second);
    return list;
}

// What is shown of people and of attempts is hidden together, until neither gives the other away.
Hidden hide(const std::vector<Passes>& groups, std::int64_t least, Groups kind) {
    const auto parts = [&](const Ratio Passes::*ratio) {
        std::vector<Part> list;
        for (const Passes& one : groups)
            list.push_back(
                {one.people.denominator, (one.*ratio).numerator, (one.*ratio).denominator});
        return list;
    };
    Hidden hidden{std::vector<bool>(groups.size()), false};
    while (true) {
        Hidden next = hide_small(parts(&Passes::people), least, hidden.parts, kind);
        const bool total = next.total;
        next = hide_small(parts(&Passes::attempts), least, next.parts, kind);
        next.total = next.total || total || hidden.total;
        const bool settled = next.parts == hidden.parts;
        hidden = std::move(next);
        if (settled) return hidden;
    }
}

std::vector<Value> rate_cells(const Ratio& ratio) {
    const auto rate = ratio.value();
    return {ratio.denominator, ratio.numerator, ratio.denominator - ratio.numerator,
            rate ? Value(*rate) : Value(str(labels::not_applicable))};
}

class RateTable {
  public:
    RateTable(const QualificationContext& context, std::string_view id, std::vector<Column> first)
        : context_(context), heads_(first.size()) {
        table_.id = id;
        table_.columns = std::move(first);
        table_.fixed_columns = heads_;
        const auto add = [this](std::string_view heading, std::string_view group) {
            table_.columns.push_back(grouped_column(count_column(heading, 10), group));
        };
        for (const words::Label group : {words::people_group, words::attempts_group}) {
            for (const words::Label one : {words::known, words::passed, words::failed})
                add(one, group);
            add(words::rate, group);
            table_.columns.back().kind = ColumnKind::Rate;
            table_.columns.back().show = Show::Bar;
        }
        if (named())
            for (const words::Label one : {words::unknown_results, words::absent})
                add(one, words::others_group);
        for (std::size_t i = heads_; i < table_.columns.size(); ++i)
            table_.columns[i].narrow = true;
    }

    void add(std::vector<Value> heads, const Passes& passes, bool hidden) {
        table_.rows.push_back(cells(std::move(heads), passes, hidden));
        any_hidden_ = any_hidden_ || hidden;
    }

    Page page(std::string_view name, bool total_hidden, bool with_chart) {
        std::vector<Value> heads{str(words::whole)};
        heads.resize(heads_, std::string());
        table_.summary = cells(std::move(heads), context_.facts.rates.whole, total_hidden);
        any_hidden_ = any_hidden_ || total_hidden;
        table_.note = words::rates_note;
        if (context_.facts.rates.left_out > 0 && named())
            table_.note += str(words::left_out_begin) +
                           std::to_string(context_.facts.rates.left_out) + str(words::left_out_end);
        if (any_hidden_) table_.note += str(labels::hidden_note);
        Page page = qualification_page(context_, table_.id, name);
        page.wide = false;
        const bool drawn = with_chart && !any_hidden_ && !table_.rows.empty();
        page.blocks.emplace_back(std::move(table_));
        if (drawn) add_chart(page);
        return page;
    }

  private:
    bool named() const { return context_.options.reader.has_value(); }

    std::vector<Value> cells(std::vector<Value> row, const Passes& passes, bool hidden) const {
        constexpr std::size_t shown = 8;  // of people and of attempts
        if (hidden) {
            row.resize(row.size() + shown, str(labels::hidden));
            return row;
        }
        for (const Ratio& ratio : {passes.people, passes.attempts})
            for (Value& cell : rate_cells(ratio)) row.push_back(std::move(cell));
        if (!named()) return row;
        row.emplace_back(passes.unknown);
        row.emplace_back(passes.absent);
        return row;
    }

    void add_chart(Page& page) const {
        Chart chart;
        chart.kind = ChartKind::Columns;
        chart.title = words::months_chart;
        chart.description = words::months_chart_about;
        chart.table = "by_month";
        const std::size_t attempts = heads_ + 4;  // behind those of people
        chart.series = {attempts + 1, attempts + 2};
        page.blocks.emplace_back(Charts{{std::move(chart)}});
    }

    const QualificationContext& context_;
    std::size_t heads_;
    Table table_;
    bool any_hidden_ = false;
};

Page department_page(const QualificationContext& context, const HiddenRates& hidden) {
    RateTable table(
        context, "by_department",
        {text_column(labels::department_code, 13), text_column(labels::department, 24)});
    const auto& groups = context.facts.rates.departments;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::vector<Value> heads{std::string(), str(lists::no_department)};
        if (groups[i].first) {
            const Department& one = context.records().departments[*groups[i].first];
            heads = {one.code, one.name};
        }
        table.add(std::move(heads), groups[i].second, hidden.departments.parts[i]);
    }
    return table.page(words::by_department, hidden.total(), false);
}

Page month_page(const QualificationContext& context, const HiddenRates& hidden) {
    RateTable table(context, "by_month", {text_column(words::month, 14, true)});
    const auto& groups = context.facts.rates.months;
    for (std::size_t i = 0; i < groups.size(); ++i)
        table.add({month_word(groups[i].first)}, groups[i].second, hidden.months.parts[i]);
    return table.page(words::by_month, hidden.total(), true);
}

Page exam_page(const QualificationContext& context, const HiddenRates& hidden) {
    RateTable table(context, "by_exam", {text_column(words::qualification, 36)});
    const auto& groups = context.facts.rates.exams;
    for (std::size_t i = 0; i < groups.size(); ++i)
        table.add({context.records().words.text(groups[i].first)}, groups[i].second,
                  hidden.exams.parts[i]);
    return table.page(words::by_exam, hidden.total(), false);
}

}  // namespace

std::vector<Page> rate_pages(const QualificationContext& context) {
    if (!context.facts.rates.written) return {};
    const HiddenRates hidden = hidden_rates(context.facts.rates, context.options);
    return {department_page(context, hidden), month_page(context, hidden),
            exam_page(context, hidden)};
}

}  // namespace qualification_pages

HiddenRates hidden_rates(const qualifications::PassRates& rates,
                         const QualificationOptions& options) {
    using namespace qualification_pages;
    HiddenRates hidden;
    hidden.departments.parts.resize(rates.departments.size());
    hidden.months.parts.resize(rates.months.size());
    hidden.exams.parts.resize(rates.exams.size());
    if (options.reader) return hidden;
    hidden.departments = hide(values_of(rates.departments), options.least, Groups::Apart);
    hidden.months = hide(values_of(rates.months), options.least, Groups::Overlapping);
    hidden.exams = hide(values_of(rates.exams), options.least, Groups::Overlapping);
    return hidden;
}

}  // namespace skillmap::report
