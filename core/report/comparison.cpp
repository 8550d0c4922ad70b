#include "core/report/comparison.h"

#include <algorithm>
#include <map>

#include "core/indicators/indicators.h"
#include "core/report/labels.h"
#include "core/report/transfers.h"

namespace skillmap::report {
namespace {

class ComparisonMaker {
  public:
    ComparisonMaker(Dataset& set, const Assessment& now, const Previous& previous,
                    std::int64_t least)
        : set_(set),
          now_(now),
          previous_(previous),
          least_(least),
          successions_(successions()),
          before_(make_dataset(*previous.assessment, least, hidden_now())),
          same_day_(now.input().as_of == previous.assessment->input().as_of) {}

    Comparison make() {
        Comparison result;
        result.previous = previous_.assessment;
        result.same_book = previous_.same_book;
        result.findings = previous_.findings;
        result.schemes_known = previous_.schemes.has_value();
        result.whole.members = {take(before_.staff), set_.staff};
        for (std::size_t i = 0; i < set_.totals.size(); ++i)
            result.whole.indicators.push_back({take(before_.totals[i]), set_.totals[i]});
        compare_personas(result.personas);
        add_earlier(result.earlier);
        for (std::size_t row = 0; row < set_.departments.size(); ++row)
            result.departments.push_back(mapped(result.earlier, row));
        if (!previous_.same_book) add_transfers(result);
        if (previous_.schemes)
            result.differences = scheme_differences(*previous_.schemes, now_.input().schemes);
        return result;
    }

  private:
    std::vector<Succession> successions() const {
        Successors successors(previous_.assessment->records().departments,
                              now_.records().departments, now_.input().as_of);
        std::vector<Succession> list;
        for (const DepartmentResult& result : previous_.assessment->departments())
            list.push_back(successors.of(result.department));
        return list;
    }

    // One that was abolished is still in the set where it has members.
    std::optional<std::size_t> row_of(const Succession& succession) const {
        for (std::size_t row = 0; succession.later && row < set_.departments.size(); ++row)
            if (set_.departments[row].department == *succession.later) return row;
        return std::nullopt;
    }

    // Somebody who knows who came and who left could work out a hidden figure from the earlier one,
    // so this is hidden too.
    HiddenDepartments hidden_now() const {
        HiddenDepartments hidden;
        hidden.indicators.resize(set_.totals.size());
        for (const Succession& succession : successions_) {
            const auto row = row_of(succession);
            const auto is_hidden = [&](DatumId id) { return set_.data[id].hidden; };
            hidden.members.push_back(row && is_hidden(set_.departments[*row].members));
            for (std::size_t i = 0; i < hidden.indicators.size(); ++i)
                hidden.indicators[i].push_back(row &&
                                               is_hidden(set_.departments[*row].indicators[i]));
        }
        return hidden;
    }

    // The figure of the earlier set, in this one. Figures of one day need another name to tell them
    // apart.
    DatumId take(DatumId earlier) {
        const auto [known, is_new] = taken_.try_emplace(earlier);
        if (!is_new) return known->second;
        Datum datum = before_.data[earlier];
        if (same_day_) datum.indicator += str(labels::of_previous);
        return known->second = set_.data.add(std::move(datum));
    }

    void compare_personas(std::vector<ComparedPersona>& personas) {
        for (const Persona& persona : now_.input().stages().personas) {
            const Id<Persona> id = now_.input().stages().personas.id_of(persona);
            const PersonaData* now = set_.find_persona(id);
            const PersonaData* before = before_.find_persona(id);
            if (now == nullptr && before == nullptr) continue;
            ComparedPersona one{id, {}, {}, {}};
            if (now != nullptr) one.people.now = now->people;
            if (before != nullptr) one.people.before = take(before->people);
            pair_up(one.stages, before, now, &PersonaData::stages);
            pair_up(one.at_least, before, now, &PersonaData::at_least);
            personas.push_back(std::move(one));
        }
    }

    void pair_up(std::vector<Compared>& pairs, const PersonaData* before, const PersonaData* now,
                 std::vector<DatumId> PersonaData::*figures) {
        const std::size_t count =
            now != nullptr ? (now->*figures).size() : (before->*figures).size();
        for (std::size_t n = 0; n < count; ++n) {
            Compared pair;
            if (before != nullptr) pair.before = take((before->*figures)[n]);
            if (now != nullptr) pair.now = (now->*figures)[n];
            pairs.push_back(pair);
        }
    }

    void add_earlier(std::vector<EarlierDepartment>& earlier) {
        for (std::size_t d = 0; d < before_.departments.size(); ++d) {
            const DepartmentData& data = before_.departments[d];
            EarlierDepartment one{
                data.department, successions_[d], row_of(successions_[d]), take(data.members), {}};
            for (const DatumId id : data.indicators) one.indicators.push_back(take(id));
            earlier.push_back(std::move(one));
        }
    }

    // What has become one department of today.
    ComparedFigures mapped(const std::vector<EarlierDepartment>& earlier, std::size_t row) {
        const DepartmentData& today = set_.departments[row];
        std::vector<DatumId> members;
        std::vector<std::vector<DatumId>> indicators(today.indicators.size());
        for (const EarlierDepartment& one : earlier) {
            if (one.row != row) continue;
            members.push_back(one.members);
            for (std::size_t i = 0; i < indicators.size(); ++i)
                indicators[i].push_back(one.indicators[i]);
        }
        ComparedFigures figures;
        figures.members = {sum(members, true, today.department), today.members};
        for (std::size_t i = 0; i < indicators.size(); ++i)
            figures.indicators.push_back(
                {sum(indicators[i], merges(now_.input().indicators().indicators[i].kind),
                     today.department),
                 today.indicators[i]});
        return figures;
    }

    bool counts_for_something(DatumId id) const {
        const Datum& datum = set_.data[id];
        return datum.hidden || datum.ratio.denominator > 0 ||
               (datum.is_count && datum.ratio.numerator > 0);
    }

    std::optional<DatumId> sum(const std::vector<DatumId>& parts, bool merges,
                               Id<Department> department) {
        if (parts.empty()) return std::nullopt;
        if (parts.size() == 1) return parts.front();
        const auto counting = std::count_if(
            parts.begin(), parts.end(), [this](DatumId id) { return counts_for_something(id); });
        if (!merges && counting > 1) return std::nullopt;
        Datum total = set_.data[parts.front()];
        total.department_code = now_.records().departments[department].code;
        total.department_name = now_.records().departments[department].name;
        total.indicator += str(labels::of_mapped);
        total.ratio = {};
        for (const DatumId id : parts) {
            total.ratio += set_.data[id].ratio;
            total.hidden = total.hidden || set_.data[id].hidden;
            total.unknown = total.unknown || set_.data[id].unknown;
        }
        if (total.hidden || total.unknown) total.ratio = {};
        return set_.data.add(std::move(total));
    }

    void add_transfers(Comparison& result) {
        std::vector<Home> homes;
        std::map<Id<Department>, std::size_t> rows;  // today
        std::map<Id<Department>, std::size_t> earlier;
        for (std::size_t row = 0; row < set_.departments.size(); ++row) {
            const auto& before = result.departments[row].members.before;
            const DatumId now = set_.departments[row].members;
            rows[set_.departments[row].department] = homes.size();
            homes.push_back({set_.data[now].department_code, set_.data[now].department_name,
                             set_.departments[row].label,
                             set_.data[now].hidden || (before && set_.data[*before].hidden)});
        }
        for (const EarlierDepartment& one : result.earlier) {
            const Datum& members = set_.data[one.members];
            earlier[one.department] = one.row.value_or(homes.size());
            if (!one.row)
                homes.push_back({members.department_code, members.department_name,
                                 members.department_name, members.hidden});
        }
        const std::vector<Moves> moves =
            count_moves(now_, rows, *previous_.assessment, earlier, homes.size());
        if (!moves.empty()) add_moves(result, homes, moves);
    }

    DatumId add_count(const Home& home, labels::Label indicator, std::int64_t count,
                      bool hidden = false) {
        Datum datum = set_.data[set_.staff];
        datum.department_code = home.code;
        datum.department_name = home.name;
        datum.indicator = str(indicator);
        datum.ratio = {hidden ? 0 : count, 0};
        datum.hidden = hidden;
        return set_.data.add(std::move(datum));
    }

    void add_moves(Comparison& result, const std::vector<Home>& homes,
                   const std::vector<Moves>& moves) {
        const bool hidden = are_too_few(homes, moves, least_);
        std::int64_t all = 0;
        for (const Moves& one : moves) all += one.in;
        result.moved = add_count({"", str(labels::whole), "", false}, labels::moved, all, hidden);
        if (hidden) return;
        for (std::size_t i = 0; i < homes.size(); ++i) {
            if (moves[i].in == 0 && moves[i].out == 0) continue;
            result.transfers.push_back({homes[i].label,
                                        add_count(homes[i], labels::moved_in, moves[i].in),
                                        add_count(homes[i], labels::moved_out, moves[i].out)});
        }
    }

    Dataset& set_;
    const Assessment& now_;
    const Previous& previous_;
    std::int64_t least_;
    std::vector<Succession> successions_;  // of the earlier departments
    Dataset before_;
    bool same_day_;
    std::map<DatumId, DatumId> taken_;
};

}  // namespace

Comparison compare(Dataset& set, const Assessment& now, const Previous& previous,
                   std::int64_t least) {
    return ComparisonMaker(set, now, previous, least).make();
}

}  // namespace skillmap::report
