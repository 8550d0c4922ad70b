#include "core/plan/departments.h"

#include <map>

#include "core/plan/nearest.h"
#include "core/text/name_key.h"
#include "core/text/normalize.h"

namespace skillmap::plan {

DepartmentNames::DepartmentNames(const Records& records) : records_(records) {
    for (const Department& one : records.departments) codes_.add(one.code);
}

std::vector<Id<Department>> DepartmentNames::find(std::string_view text) {
    if (const auto match = codes_.find(text)) return {Id<Department>(match->entry)};
    std::vector<Id<Department>> named;
    const std::string key = name_key(text);
    for (const Department& one : records_.departments)
        if (!key.empty() && name_key(one.name) == key)
            named.push_back(records_.departments.id_of(one));
    return named;
}

std::string DepartmentNames::label(Id<Department> department) const {
    const Department& one = records_.departments[department];
    return one.code.empty() || one.code == one.name ? one.name : one.code + " " + one.name;
}

std::string DepartmentNames::labels(const std::vector<Id<Department>>& departments) const {
    std::string all;
    for (const Id<Department> one : departments) all += (all.empty() ? "" : "、") + label(one);
    return all;
}

std::string DepartmentNames::nearest(std::string_view text) const {
    std::vector<Name> names;
    for (const Department& one : records_.departments)
        names.push_back({label(records_.departments.id_of(one)), {one.code, one.name}});
    return nearest_names(text, names);
}

std::vector<bool> departments_within(const Records& records, Id<Department> whole) {
    std::map<std::string, Id<Department>> codes;
    for (const Department& one : records.departments)
        if (!one.code.empty())
            codes.insert_or_assign(match_key(one.code), records.departments.id_of(one));
    std::vector<bool> within(records.departments.size());
    for (std::size_t i = 0; i < within.size(); ++i) {
        std::optional<Id<Department>> at = Id<Department>(i);
        for (std::size_t steps = 0; at && !within[i] && steps < within.size(); ++steps) {
            within[i] = *at == whole;
            const auto above = codes.find(match_key(records.departments[*at].parent_code));
            at = above == codes.end() ? std::nullopt : std::optional(above->second);
        }
    }
    return within;
}

std::vector<Id<StaffMember>> people_in_order(const Records& records, const Population& population,
                                             Date as_of,
                                             const std::optional<std::vector<bool>>& within) {
    std::vector<Id<StaffMember>> people;
    for (const Id<Department> department : listed_departments(records, population, as_of)) {
        if (within && !(*within)[department.index()]) continue;
        const auto& members = population.members[department.index()];
        people.insert(people.end(), members.begin(), members.end());
    }
    if (within) return people;
    for (const StaffMember& member : records.staff) {
        const Id<StaffMember> id = records.staff.id_of(member);
        if (population.counts[id.index()] && !member.department) people.push_back(id);
    }
    return people;
}

}  // namespace skillmap::plan
