#include "core/report/dataset.h"

#include <algorithm>
#include <limits>
#include <map>

#include "core/report/audit/audit.h"
#include "core/report/coarse_rates.h"
#include "core/report/labels.h"
#include "core/report/pages/indicator_words.h"
#include "core/report/small_groups.h"
#include "core/text/normalize.h"

namespace skillmap::report {
namespace {

class DatasetMaker {
  public:
    DatasetMaker(Assessment& assessment, std::int64_t least, const HiddenDepartments& already)
        : assessment_(assessment),
          least_(least),
          already_(already),
          records_(assessment.records()),
          groups_(groups_of(records_, assessment.stages())),
          indicators_(assessment.input().indicators().indicators) {}

    Dataset make() {
        const auto& distribution = assessment_.of(assessment_.input().stages()).distribution;
        set_.staff = add_count("", str(labels::staff), assessment_.population().counted,
                               str(labels::people_unit));
        add_totals();
        add_departments();
        add_personas(distribution);
        add_targets();
        add_skills();
        add_trainings();
        add_people_of_personas();
        hide_small_groups(set_, assessment_, least_, already_);
        make_skills_coarse(set_, assessment_.facts(), skills_, least_);
        hide_blanks();
        add_stages();
        hide_small_groups_of_stages(set_, assessment_, least_);
        make_stages_coarse(set_, least_);
        hide_what_tells_of_few(set_, assessment_, {groups_, trainings_, skills_.rates}, least_);
        hide_targets_with_their_figures(set_, assessment_, least_);
        add_without_holder();
        add_spread();
        add_minimums();
        std::stable_sort(
            set_.targets.begin(), set_.targets.end(),
            [](const TargetData& a, const TargetData& b) { return a.result < b.result; });
        return std::move(set_);
    }

  private:
    Datum datum(std::string_view code, std::string indicator, std::string unit) const {
        Datum datum;
        datum.department_code = code;
        datum.department_name = labels::whole;
        datum.fiscal_year = FiscalYear::of(assessment_.input().as_of).year();
        datum.indicator = std::move(indicator);
        datum.unit = std::move(unit);
        datum.as_of = assessment_.input().as_of;
        return datum;
    }

    DatumId add_count(std::string_view code, std::string indicator, std::int64_t count,
                      std::string unit) {
        Datum one = datum(code, std::move(indicator), std::move(unit));
        one.ratio = {count, 0};
        one.is_count = true;
        return set_.data.add(std::move(one));
    }

    DatumId add_rate(std::string_view code, std::string indicator, Ratio ratio,
                     labels::Label part_unit = labels::people_unit) {
        Datum one = datum(code, std::move(indicator), str(labels::rate_unit));
        one.part_unit = part_unit;
        one.ratio = ratio;
        return set_.data.add(std::move(one));
    }

    void name_department(DatumId id, const Department& department) {
        set_.data[id].department_name = department.name;
    }

    // Without its mark: ① is no character for data that programs read.
    std::string indicator_name(const Indicator& indicator) const {
        const bool alone =
            std::count_if(indicators_.begin(), indicators_.end(),
                          [&](const Indicator& one) { return one.name == indicator.name; }) == 1;
        return alone ? indicator.name : indicator.title();
    }

    static labels::Label part_unit_of(const Indicator& indicator) {
        if (indicator.kind == Indicator::Kind::ObligationRate) return labels::obligation_unit;
        return is_coverage(indicator.kind) ? labels::kind_unit : labels::people_unit;
    }

    DatumId add_indicator(std::string_view code, const Indicator& indicator,
                          const IndicatorValue& value) {
        if (indicator.is_ratio())
            return add_rate(code, indicator_name(indicator), value.ratio, part_unit_of(indicator));
        const DatumId id = add_count(code, indicator_name(indicator), value.count,
                                     str(count_unit(indicator.kind)));
        set_.data[id].unknown = value.unknown;
        return id;
    }

    void add_totals() {
        const auto& whole = assessment_.of(assessment_.input().indicators()).whole;
        for (std::size_t i = 0; i < indicators_.size(); ++i) {
            const IndicatorValue& total = whole[i];
            set_.obligations.exempted += total.exempted;
            set_.obligations.undecided += total.undecided;
            set_.totals.push_back(add_indicator("", indicators_[i], total));
        }
    }

    // What is counted over departments is counted over those that are shown: it would give away
    // the others.
    bool is_shown(std::size_t department) const {
        return !set_.data[set_.departments[department].members].hidden;
    }

    void add_without_holder() {
        const auto& departments = assessment_.departments();
        for (std::size_t i = 0; i < indicators_.size(); ++i) {
            set_.without_holder.emplace_back();
            if (indicators_[i].kind != Indicator::Kind::SharedCoverage) continue;
            int without = 0;
            for (std::size_t d = 0; d < departments.size(); ++d)
                without += is_shown(d) && departments[d].members > 0 &&
                                   !departments[d].values[i].has_holder
                               ? 1
                               : 0;
            set_.without_holder.back() =
                add_count("", indicators_[i].holder_segment + str(labels::without_holder), without,
                          str(labels::department_unit));
        }
    }

    // "総務課", or "総務課（0101）" where the name alone says it of several, or of the whole.
    static std::string label_of(const Department& department,
                                const std::map<std::string, int>& same_names) {
        const bool alone = same_names.at(match_key(department.name)) == 1;
        return alone ? department.name : department.name + "（" + department.code + "）";
    }

    // How many are called the same, by match_key.
    std::map<std::string, int> count_names() const {
        std::map<std::string, int> names{{match_key(labels::whole), 1}};
        for (const DepartmentResult& one : assessment_.departments())
            ++names[match_key(records_.departments[one.department].name)];
        return names;
    }

    void add_departments() {
        const std::map<std::string, int> same_names = count_names();
        for (const DepartmentResult& result : assessment_.departments()) {
            const Department& department = records_.departments[result.department];
            DepartmentData data;
            data.department = result.department;
            data.label = label_of(department, same_names);
            data.members = add_count(department.code, str(labels::members), result.members,
                                     str(labels::people_unit));
            name_department(data.members, department);
            for (std::size_t i = 0; i < indicators_.size(); ++i) {
                data.indicators.push_back(
                    add_indicator(department.code, indicators_[i], result.values[i]));
                name_department(data.indicators.back(), department);
            }
            set_.departments.push_back(std::move(data));
        }
    }

    // How many departments have a rate of each band, by indicator.
    void add_spread() {
        for (const Band& band : bands()) {
            std::vector<DatumId> row;
            for (std::size_t i = 0; i < indicators_.size(); ++i) {
                if (!indicators_[i].is_ratio()) continue;
                const bool last = &band == &bands().back();
                const auto inside = [&](const DepartmentData& department) {
                    const Datum& datum = set_.data[department.indicators[i]];
                    const auto rate = datum.value();
                    return rate ? *rate >= band.from && *rate < band.to : last && !datum.hidden;
                };
                const auto& departments = set_.departments;
                row.push_back(
                    add_count("",
                              indicator_name(indicators_[i]) + str(labels::attendance_rate) + " " +
                                  std::string(band.label),
                              std::count_if(departments.begin(), departments.end(), inside),
                              str(labels::department_unit)));
            }
            set_.spread.push_back(std::move(row));
        }
    }

    void add_personas(const std::vector<StageDistribution>& distribution) {
        for (const StageDistribution& one : distribution) {
            if (one.total() == 0) continue;
            const Persona& persona = assessment_.input().stages().personas[one.persona];
            PersonaData data{one.persona, {}, {}, {}, {}};
            data.people = add_count("", persona.name, one.total(), str(labels::people_unit));
            if (!persona.stages.empty())
                data.undecided = add_count("", persona.name + " " + str(labels::undecided_data),
                                           one.undecided, str(labels::people_unit));
            if (!persona.stages.empty())
                for (std::size_t n = 0; n < one.people.size(); ++n)
                    data.stages.push_back(
                        add_count("",
                                  persona.name + " " +
                                      (n == 0 ? str(labels::none_yet) : persona.stages[n - 1].name),
                                  one.people[n], str(labels::people_unit)));
            for (std::size_t n = 1; n < data.stages.size(); ++n)
                data.at_least.push_back(add_rate(
                    "", persona.name + " " + persona.stages[n - 1].name + str(labels::or_higher),
                    one.reached(n)));
            set_.personas.push_back(std::move(data));
        }
    }

    static std::string name_of(const Target& target) {
        return str(labels::targets) + " " + target.indicator;
    }

    void add_targets() {
        for (const TargetResult& result : assessment_.targets()) {
            if (!result.actual || result.target->per_department) continue;
            const bool count = result.target->measure != Target::Measure::Percent;
            const std::string name = name_of(*result.target);
            set_.targets.push_back(
                {&result, result.target,
                 count ? add_count("", name, result.actual->numerator, str(labels::people_unit))
                       : add_rate("", name, *result.actual)});
        }
    }

    // How many of the departments shown reach a minimum.
    void add_minimums() {
        for (const TargetResult& result : assessment_.targets()) {
            if (!result.actual || !result.target->per_department) continue;
            Ratio ratio;
            for (std::size_t d = 0; d < set_.departments.size(); ++d) {
                if (!is_shown(d) || set_.hides(result, set_.departments[d])) continue;
                const Id<Department> department = set_.departments[d].department;
                const bool reached = std::find(result.reached.begin(), result.reached.end(),
                                               department) != result.reached.end();
                const bool below = std::any_of(
                    result.below.begin(), result.below.end(),
                    [&](const BelowTarget& one) { return one.department == department; });
                ratio += {reached ? 1 : 0, reached || below ? 1 : 0};
            }
            set_.targets.push_back({&result, result.target,
                                    add_rate("", name_of(*result.target) + str(labels::reached_by),
                                             ratio, labels::department_unit)});
        }
    }

    void add_skills() {
        const List<Skill>& skills = assessment_.input().stages().skills;
        const auto name = [&](Id<Skill> skill) {
            return str(labels::skill_prefix) + skills[skill].name;
        };
        skills_ = skill_coverage(assessment_.facts(), assessment_.population(), groups_);
        add_coverage(of_departments(skills_.rates), skills_in_order(), name, set_.skills,
                     set_.skill_totals, &DepartmentData::skills);
    }

    void add_trainings() {
        SchemeAssessment& scheme = assessment_.of(assessment_.input().indicators());
        trainings_ = training_coverage(scheme.facts, scheme.population, groups_);
        const auto coverage = of_departments(trainings_);
        std::vector<Id<Training>> listed;
        for (const Training& training : records_.trainings) {
            const Id<Training> id = records_.trainings.id_of(training);
            (is_told_otherwise(id, coverage) ? set_.trainings_left_out : listed).push_back(id);
        }
        const auto name = [&](Id<Training> training) {
            return str(labels::training_prefix) + records_.trainings[training].name;
        };
        add_coverage(coverage, listed, name, set_.trainings, set_.training_totals,
                     &DepartmentData::trainings);
    }

    // Where a department is hidden, it is also what nobody there is asked for.
    void hide_blanks() {
        const auto hide = [this](const DepartmentData& data, std::optional<DatumId>& id,
                                 DatumId total) {
            if (id) return;
            Datum blank = set_.data[total];
            blank.department_code = records_.departments[data.department].code;
            blank.department_name = records_.departments[data.department].name;
            blank.ratio = {};
            blank.hidden = true;
            blank.at_least = false;
            blank.unit = labels::rate_unit;
            id = set_.data.add(std::move(blank));
        };
        for (DepartmentData& data : set_.departments) {
            if (!set_.data[data.members].hidden) continue;
            for (std::size_t s = 0; s < data.skills.size(); ++s)
                hide(data, data.skills[s], set_.skill_totals[s]);
            for (std::size_t t = 0; t < data.trainings.size(); ++t)
                hide(data, data.trainings[t], set_.training_totals[t]);
        }
    }

    // Whether an indicator of the departments says who completed a training that is for a few
    // people of most of them: hiding its own figures would hide nothing.
    bool is_told_otherwise(Id<Training> training,
                           const std::vector<std::vector<Ratio>>& coverage) const {
        const bool counted =
            std::any_of(indicators_.begin(), indicators_.end(), [&](const Indicator& indicator) {
                if (!is_coverage(indicator.kind)) return false;
                const auto own = trainings_of(records_, indicator.training_categories);
                return std::find(own.begin(), own.end(), training) != own.end();
            });
        if (!counted || coverage.empty()) return false;
        int departments = 0;
        int with_few = 0;
        for (const DepartmentData& one : set_.departments) {
            const auto due = coverage[one.department.index()][training.index()].denominator;
            if (due == 0 || set_.data[one.members].ratio.numerator < least_) continue;
            ++departments;
            with_few += due < least_ ? 1 : 0;
        }
        return 2 * with_few > departments;
    }

    // Of each department and the whole: the rates of those subjects that are anybody's.
    template <class Subject, class Name>
    void add_coverage(const std::vector<std::vector<Ratio>>& coverage,
                      const std::vector<Id<Subject>>& subjects, Name name,
                      std::vector<Id<Subject>>& kept, std::vector<DatumId>& totals,
                      std::vector<std::optional<DatumId>> DepartmentData::*rates) {
        for (const Id<Subject> subject : subjects) {
            Ratio total;
            for (const auto& row : coverage) total += row[subject.index()];
            if (!total.applies()) continue;
            kept.push_back(subject);
            totals.push_back(add_rate("", name(subject), total));
        }
        for (DepartmentData& data : set_.departments) {
            const Department& department = records_.departments[data.department];
            for (const Id<Subject> subject : kept) {
                const Ratio ratio = coverage[data.department.index()][subject.index()];
                if (!ratio.applies()) {
                    (data.*rates).emplace_back();
                    continue;
                }
                const DatumId id = add_rate(department.code, name(subject), ratio);
                name_department(id, department);
                (data.*rates).emplace_back(id);
            }
        }
    }

    void add_people_of_personas() {
        const Scheme& scheme = assessment_.input().stages();
        const SchemeAssessment& of = assessment_.of(scheme);
        const auto people = personas_by_department(records_, scheme, of.stages, of.population);
        for (DepartmentData& data : set_.departments) {
            const Department& department = records_.departments[data.department];
            for (const PersonaData& persona : set_.personas) {
                const DatumId id =
                    add_count(department.code, scheme.personas[persona.persona].name,
                              people[data.department.index()][persona.persona.index()],
                              str(labels::people_unit));
                name_department(id, department);
                data.personas.push_back(id);
            }
        }
    }

    // Of the personas of whose stages nothing is hidden: the others would follow from the rest.
    std::vector<Id<Persona>> personas_with_stages() const {
        std::vector<Id<Persona>> personas;
        for (const PersonaData& data : set_.personas)
            if (set_.shows_stages(data)) personas.push_back(data.persona);
        return personas;
    }

    void name_stages() {
        for (const PersonaData& data : set_.personas) {
            const auto& stages = assessment_.input().stages().personas[data.persona].stages;
            if (stages.size() <= set_.stage_names.size()) continue;
            set_.stage_names.clear();
            for (const Stage& stage : stages) set_.stage_names.push_back(stage.name);
        }
    }

    void add_stages() {
        name_stages();
        const auto personas = personas_with_stages();
        if (personas.empty()) return;
        const SchemeAssessment& of = assessment_.of(assessment_.input().stages());
        std::vector<Id<Stage>> all;
        for (std::size_t n = 0; n < set_.stage_names.size(); ++n) all.emplace_back(n);
        const auto name = [&](Id<Stage> stage) {
            return str(labels::stage_prefix) + set_.stage_names[stage.index()] +
                   str(labels::or_higher);
        };
        add_coverage(
            of_departments(stage_coverage(personas, of.stages, of.population, groups_, all.size())),
            all, name, set_.stages, set_.stage_totals, &DepartmentData::stages);
    }

    std::vector<std::vector<Ratio>> of_departments(
        const std::vector<std::vector<Ratio>>& rates) const {
        return by_department(rates, groups_, records_.departments.size());
    }

    // Each skill once, where it first appears among the requirements of the personas.
    std::vector<Id<Skill>> skills_in_order() const {
        std::vector<Id<Skill>> order;
        for (const Persona& persona : assessment_.input().stages().personas)
            for (const Requirement& requirement : persona.requirements)
                if (std::find(order.begin(), order.end(), requirement.skill) == order.end())
                    order.push_back(requirement.skill);
        return order;
    }

    Assessment& assessment_;
    std::int64_t least_;
    const HiddenDepartments& already_;
    const Records& records_;
    Groups groups_;
    const std::vector<Indicator>& indicators_;
    SkillCoverage skills_;
    std::vector<std::vector<Ratio>> trainings_;
    Dataset set_;
};

}  // namespace

const PersonaData* Dataset::find_persona(Id<Persona> persona) const {
    const auto found = std::find_if(personas.begin(), personas.end(),
                                    [&](const PersonaData& one) { return one.persona == persona; });
    return found == personas.end() ? nullptr : &*found;
}

bool Dataset::hides(const TargetResult& target, const DepartmentData& department) const {
    for (std::size_t p = 0; p < personas.size(); ++p)
        if (target.persona && personas[p].persona == target.persona->persona)
            return data[department.personas[p]].hidden;
    return std::any_of(department.indicators.begin(), department.indicators.end(),
                       [&](DatumId id) { return data[id].hidden; });
}

bool Dataset::hides_departments() const {
    return std::any_of(departments.begin(), departments.end(),
                       [this](const DepartmentData& one) { return data[one.members].hidden; });
}

bool Dataset::shows_stages(const PersonaData& persona) const {
    return !persona.stages.empty() && std::none_of(persona.stages.begin(), persona.stages.end(),
                                                   [this](DatumId id) { return data[id].hidden; });
}

const std::vector<Band>& bands() {
    constexpr double beyond = 2;
    static const std::vector<Band> list{{labels::band_full, 1, beyond},
                                        {labels::band_high, 0.8, 1},
                                        {labels::band_middle, 0.5, 0.8},
                                        {labels::band_low, std::numeric_limits<double>::min(), 0.5},
                                        {labels::band_zero, 0, std::numeric_limits<double>::min()},
                                        {labels::band_none, beyond, beyond}};
    return list;
}

std::vector<std::size_t> trainings_behind(const Dataset& set, const Assessment& assessment,
                                          const Indicator& indicator) {
    const Facts& facts = assessment.of(assessment.input().indicators()).facts;
    auto own = trainings_of(assessment.records(), indicator.training_categories);
    for (const Id<SchemeTraining> one : indicator.trainings)
        own.insert(own.end(), facts.meant(one).begin(), facts.meant(one).end());
    std::vector<std::size_t> numbers;
    for (std::size_t t = 0; t < set.trainings.size(); ++t)
        if (std::find(own.begin(), own.end(), set.trainings[t]) != own.end()) numbers.push_back(t);
    return numbers;
}

Dataset make_dataset(Assessment& assessment, std::int64_t least, const HiddenDepartments& already) {
    return DatasetMaker(assessment, least, already).make();
}

}  // namespace skillmap::report
