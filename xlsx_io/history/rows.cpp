#include "xlsx_io/history/rows.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "xlsx_io/history/digest.h"

namespace skillmap::history {
namespace {

// By insertions.
enum Insertion : std::uint8_t {
    InSource,
    InAskedScheme,
    InScheme,
    InChoice,
    InIndicator,
    InDepartment,
    InFigure,
    InPerson,
    InPersonStage
};

Value number(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

Value flag(bool is_set) {
    return std::int64_t{is_set ? 1 : 0};
}

Value number_or_nothing(const std::optional<std::size_t>& count) {
    return count ? number(*count) : Value();
}

Value day_or_nothing(const DateField& day) {
    return day.known() ? Value(to_string(day.date())) : Value();
}

class RowMaker {
  public:
    explicit RowMaker(const Evaluation& evaluation) : evaluation_(evaluation) {}

    std::vector<Row> make(const std::vector<SourceFile>& sources,
                          const std::vector<std::string>& digests) {
        for (std::size_t i = 0; i < sources.size(); ++i)
            add(InSource,
                {number(i), sources[i].role, sources[i].asked, sources[i].name, digests[i]});
        for (std::size_t i = 0; i < evaluation_.asked_schemes.size(); ++i)
            add(InAskedScheme, {number(i), evaluation_.asked_schemes[i]});
        for (std::size_t i = 0; i < evaluation_.schemes.size(); ++i) add_scheme(i);
        for (std::size_t i = 0; i < evaluation_.indicators.size(); ++i) {
            const IndicatorKind& one = evaluation_.indicators[i];
            add(InIndicator, {number(i), number(one.scheme), one.id, one.title, flag(one.rate),
                              flag(one.merges)});
        }
        for (std::size_t i = 0; i < evaluation_.departments.size(); ++i) add_department(i);
        for (std::size_t i = 0; i < evaluation_.indicators.size(); ++i) add_figures(i);
        for (std::size_t i = 0; i < evaluation_.people.size(); ++i) add_person(i);
        return std::move(rows_);
    }

  private:
    void add(Insertion insertion, std::vector<Value> values) {
        values.insert(values.begin(), Value());
        rows_.push_back({insertion, std::move(values)});
    }

    void add_scheme(std::size_t i) {
        const SchemeUsed& one = evaluation_.schemes[i];
        add(InScheme, {number(i), one.id, one.name, one.version});
        std::size_t position = 0;
        for (const auto* choices : {&one.options, &one.parameters})
            for (const Choice& choice : *choices)
                add(InChoice, {number(i), number(position++), flag(choices == &one.parameters),
                               choice.id, choice.value});
    }

    void add_department(std::size_t i) {
        const Department& one = evaluation_.departments[Id<Department>(i)];
        const auto& listed = evaluation_.listed[i];
        add(InDepartment,
            {number(i), one.code, one.bureau, one.name, one.parent_code, one.successor_code,
             day_or_nothing(one.valid_from), day_or_nothing(one.valid_to),
             listed ? Value(listed->members) : Value()});
    }

    void add_figure(std::size_t indicator, Value department, const Figure& figure) {
        add(InFigure, {number(indicator), std::move(department), figure.ratio.numerator,
                       figure.ratio.denominator, flag(figure.unknown), flag(figure.not_set),
                       figure.undecided, figure.level});
    }

    void add_figures(std::size_t indicator) {
        add_figure(indicator, {}, evaluation_.whole[indicator]);
        for (std::size_t i = 0; i < evaluation_.listed.size(); ++i)
            if (const auto& listed = evaluation_.listed[i])
                if (const auto& figure = listed->figures[indicator])
                    add_figure(indicator, number(i), *figure);
    }

    void add_person(std::size_t i) {
        const Person& one = evaluation_.people[i];
        add(InPerson, {number(i), one.number, one.name, number_or_nothing(one.department)});
        for (std::size_t s = 0; s < one.stages.size(); ++s) {
            const PersonStage& stage = one.stages[s];
            add(InPersonStage,
                {number(i), number(s), number(stage.scheme), stage.persona, flag(stage.staged),
                 stage.reached, stage.stage, flag(stage.undecided), flag(stage.counted)});
        }
    }

    const Evaluation& evaluation_;
    std::vector<Row> rows_;
};

// No two lists of values give the same text: the length of each stands before it.
void add_to(std::string& text, const Value& value) {
    const auto add = [&text](char kind, const std::string& content) {
        text += kind + std::to_string(content.size()) + ":" + content;
    };
    if (const auto* count = std::get_if<std::int64_t>(&value))
        add('n', std::to_string(*count));
    else if (const auto* words = std::get_if<std::string>(&value))
        add('t', *words);
    else
        add('-', "");
}

}  // namespace

std::vector<Row> rows_of(const Evaluation& evaluation, const std::vector<SourceFile>& sources,
                         const std::vector<std::string>& digests) {
    return RowMaker(evaluation).make(sources, digests);
}

std::string digest_of(const Evaluation& evaluation, const std::vector<Row>& rows) {
    std::string text;
    add_to(text, to_string(evaluation.as_of));
    add_to(text, evaluation.organization);
    add_to(text, evaluation.counted);
    for (const Row& row : rows) {
        text += '\n' + std::to_string(row.insertion);
        for (const Value& value : row.values) add_to(text, value);
    }
    return sha256(text);
}

}  // namespace skillmap::history
