#include <algorithm>
#include <set>

#include "core/report/share/merged_pages.h"
#include "core/text/normalize.h"

namespace skillmap::report::merged {

MergedData::MergedData(const sharing::Joined& joined) : joined_(joined), index_(joined) {
    name_municipalities();
    name_stages();
    add_totals();
    for (std::size_t i = 0; i < joined_.shares.size(); ++i) add_municipality(i);
}

void MergedData::name_municipalities() {
    std::map<std::string, int> names;
    for (const sharing::Share& one : joined_.shares) ++names[match_key(one.municipality.name)];
    for (const sharing::Share& one : joined_.shares) {
        const sharing::Municipality& town = one.municipality;
        const bool alone = names.at(match_key(town.name)) == 1;
        labels_.push_back(alone ? town.name : town.name + "（" + town.code + "）");
    }
}

void MergedData::name_stages() {
    for (const sharing::SharedPersona& persona : personas())
        if (has_people(persona) && persona.stages.size() > stage_names_.size())
            stage_names_ = persona.stages;
}

std::string MergedData::title(const sharing::SharedIndicator& indicator) const {
    const auto partly = totals_.find(indicator_key(indicator));
    const bool marked = partly != totals_.end() && partly->second.total.only_shown_departments;
    return indicator.mark + indicator.name + (marked ? str(departments_mark) : std::string());
}

bool MergedData::has_people(const sharing::SharedPersona& persona) const {
    for (std::size_t i = 0; i < size(); ++i)
        if (index_.find(i, people_key(persona)) != nullptr) return true;
    return false;
}

std::string MergedData::name_of(const sharing::SharedFigure& figure) const {
    switch (figure.measure) {
        case Measure::Staff:
            return str(labels::staff);
        case Measure::People:
            return figure.persona;
        case Measure::Undecided:
            return figure.persona + " " + str(labels::undecided_data);
        case Measure::Stage:
            return figure.persona + " " +
                   (figure.stage->empty() ? str(labels::none_yet) : *figure.stage);
        case Measure::StageOrHigher:
            return figure.persona + " " + *figure.stage + str(labels::or_higher);
        case Measure::Indicator:
            break;
    }
    for (const sharing::SharedIndicator& one : indicators())
        if (one.id == figure.indicator) return one.name;
    return figure.indicator;
}

Datum MergedData::datum_of(const sharing::SharedFigure& figure) const {
    Datum datum;
    datum.department_name = merged::total;
    datum.fiscal_year = FiscalYear::of(joined_.as_of).year();
    datum.indicator = name_of(figure);
    datum.is_count = !figure.rate;
    datum.unit = figure.unit;
    datum.part_unit = figure.part_unit;
    datum.as_of = joined_.as_of;
    return datum;
}

void MergedData::add_municipality(std::size_t i) {
    auto& ids = ids_.emplace_back();
    for (const sharing::SharedFigure& figure : joined_.shares[i].figures) {
        if (index_.find(i, key_of(figure)) == nullptr) continue;
        Datum datum = datum_of(figure);
        datum.department_code = joined_.shares[i].municipality.code;
        datum.department_name = joined_.shares[i].municipality.name;
        datum.ratio = figure.ratio;
        datum.hidden = figure.telling == sharing::Telling::Masked;
        datum.unknown = figure.telling == sharing::Telling::Unknown;
        // A rate of which nothing is known does not apply.
        if (figure.rate && datum.unknown) datum.unknown = false;
        ids.emplace(key_of(figure), data_.add(std::move(datum)));
    }
}

void MergedData::add_totals() {
    Datum compared = datum_of({});
    compared.indicator = merged::compared;
    compared.is_count = true;
    compared.unit = municipality_unit;
    compared.ratio = {
        static_cast<std::int64_t>(std::max(joined_.stages.count, joined_.indicators.count)), 0};
    compared_ = data_.add(std::move(compared));
    std::set<FigureKey> known;
    for (std::size_t i = 0; i < joined_.shares.size(); ++i)
        for (const sharing::SharedFigure& one : joined_.shares[i].figures)
            if (index_.find(i, key_of(one)) != nullptr && known.insert(key_of(one)).second)
                add_total(one);
    for (const sharing::SharedPersona& one : personas())
        if (!one.stages.empty()) add_whole_stages(one);
}

void MergedData::add_whole_stages(const sharing::SharedPersona& persona) {
    std::vector<FigureKey> keys{people_key(persona)};
    for (std::size_t n = 0; n <= persona.stages.size(); ++n) keys.push_back(stage_key(persona, n));
    std::vector<std::int64_t> sums(keys.size());
    WholeStages made;
    for (std::size_t i = 0; i < size(); ++i) {
        std::vector<std::int64_t> counts;
        for (const FigureKey& key : keys) {
            const sharing::SharedFigure* one = index_.find(i, key);
            if (one == nullptr || one->telling != sharing::Telling::Shown) break;
            counts.push_back(one->ratio.numerator);
        }
        if (counts.size() < keys.size()) continue;
        ++made.municipalities;
        for (std::size_t k = 0; k < counts.size(); ++k) sums[k] += counts[k];
    }
    if (made.municipalities == 0) return;
    const auto add = [&](std::size_t k) {
        Datum datum = datum_of({});
        datum.indicator = persona.name;
        if (k > 0)
            datum.indicator += " " + (k == 1 ? str(labels::none_yet) : persona.stages[k - 2]);
        datum.indicator += of_whole_stages;
        datum.is_count = true;
        datum.unit = labels::people_unit;
        datum.ratio = {sums[k], 0};
        return data_.add(std::move(datum));
    };
    made.people = add(0);
    for (std::size_t k = 1; k < keys.size(); ++k) made.stages.push_back(add(k));
    whole_stages_.emplace(persona.name, std::move(made));
}

std::optional<WholeStages> MergedData::whole_stages(const sharing::SharedPersona& persona) const {
    const auto found = whole_stages_.find(persona.name);
    return found == whole_stages_.end() ? std::nullopt : std::optional(found->second);
}

// What one municipality hides is no 0: a count is then so much or more, and a rate is not told.
void MergedData::add_total(const sharing::SharedFigure& like) {
    const FigureKey key = key_of(like);
    for (const sharing::SharedIndicator& one : indicators())
        if (indicator_key(one) == key && !one.adds_up) return;
    TotalData made;
    made.total = index_.total(key);
    Datum all = datum_of(like);
    Datum shown = all;
    shown.indicator += of_shown;
    shown.ratio = made.total.shown;
    if (made.total.complete()) {
        all.ratio = made.total.shown;
    } else if (all.is_count && made.total.shown.numerator > 0) {
        all.ratio = made.total.shown;
        all.at_least = true;
        all.unit += or_more_unit_end;
    } else {
        all.hidden = true;
    }
    made.all = data_.add(std::move(all));
    if (like.measure == Measure::Indicator && !made.total.complete())
        made.shown = data_.add(std::move(shown));
    totals_.emplace(key, made);
}

std::optional<Id<Datum>> MergedData::find(std::size_t municipality, const FigureKey& key) const {
    const auto found = ids_[municipality].find(key);
    return found == ids_[municipality].end() ? std::nullopt : std::optional(found->second);
}

std::optional<TotalData> MergedData::total(const FigureKey& key) const {
    const auto found = totals_.find(key);
    return found == totals_.end() ? std::nullopt : std::optional(found->second);
}

Value MergedData::value(std::size_t municipality, const FigureKey& key, Figure::Part part) const {
    const auto id = find(municipality, key);
    return id ? Value(Figure{*id, part}) : Value(str(labels::not_applicable));
}

Value MergedData::total_value(const FigureKey& key, Figure::Part part) const {
    const auto found = total(key);
    return found ? Value(Figure{found->all, part}) : Value(str(labels::not_applicable));
}

}  // namespace skillmap::report::merged
