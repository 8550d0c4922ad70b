#include "core/indicators/population.h"

#include <algorithm>
#include <optional>

#include "core/text/normalize.h"

namespace skillmap {
namespace {

// A rule with its words as keys.
struct Rule {
    PopulationRule::Field field;
    std::vector<std::string> only;
    std::vector<std::string> except;
};

std::vector<std::string> keys(const std::vector<std::string>& words) {
    std::vector<std::string> list;
    for (const std::string& word : words) list.push_back(match_key(word));
    return list;
}

bool contains(const std::vector<std::string>& list, const std::string& key) {
    return std::find(list.begin(), list.end(), key) != list.end();
}

// The word by which a rule leaves a person out, if it does. A sheet without a column for the status
// says nothing about anybody's, so the rule does not apply.
std::optional<Symbol> excluded(const Records& records, const StaffMember& member,
                               const Rule& rule) {
    const bool by_status = rule.field == PopulationRule::Field::Status;
    if (by_status && !records.present.status_column) return std::nullopt;
    const Symbol word = by_status ? member.status : member.appointment;
    const std::string& key = records.words.key(word);
    const bool left_out =
        (!rule.only.empty() && !contains(rule.only, key)) || contains(rule.except, key);
    return left_out ? std::optional(word) : std::nullopt;
}

void note_exclusion(std::vector<Exclusion>& list, PopulationRule::Field field, Symbol word) {
    const auto known = std::find_if(list.begin(), list.end(), [&](const Exclusion& e) {
        return e.field == field && e.word == word;
    });
    if (known == list.end())
        list.push_back({field, word, 1});
    else
        ++known->count;
}

}  // namespace

Population count_population(const Records& records, const std::vector<PopulationRule>& rules) {
    std::vector<Rule> keyed;
    for (const PopulationRule& rule : rules)
        keyed.push_back({rule.field, keys(rule.only), keys(rule.except)});
    Population population;
    population.members.resize(records.departments.size());
    population.concurrent.resize(records.departments.size());
    population.counts.resize(records.staff.size());
    for (const StaffMember& member : records.staff) {
        const Id<StaffMember> id = records.staff.id_of(member);
        bool counts = true;
        for (const Rule& rule : keyed) {
            const auto word = excluded(records, member, rule);
            if (!word) continue;
            note_exclusion(population.exclusions, rule.field, *word);
            counts = false;
            break;
        }
        population.counts[id.index()] = counts;
        if (!counts) continue;
        ++population.counted;
        if (member.department)
            population.members[member.department->index()].push_back(id);
        else
            ++population.without_department;
        for (const Id<Department> post : member.concurrent_departments)
            if (post != member.department) population.concurrent[post.index()].push_back(id);
    }
    return population;
}

}  // namespace skillmap
