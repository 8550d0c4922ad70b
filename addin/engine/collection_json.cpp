#include <nlohmann/json.hpp>
#include <optional>

#include "addin/engine/collect.h"
#include "addin/engine/import.h"

namespace skillmap::engine {

std::string collection_json(const Collection& collection, const Records& records,
                            Language language) {
    nlohmann::ordered_json json;
    json["files"] = collection.files;
    json["ignored"] = collection.of_no_interest;
    json["unreadable"] = collection.unreadable;
    json["people"] = collection.asked;
    json["returned"] = collection.returned;
    json["kits"] = collection.kits;
    auto plan = nlohmann::ordered_json::parse(import_json({}, &collection.plan, language));
    for (const char* part : {"counts", "rows", "held"}) json[part] = std::move(plan[part]);
    json["missing"] = nlohmann::ordered_json::array();
    std::optional<std::optional<Id<Department>>> last;
    for (const MissingPerson& one : collection.missing) {
        const StaffMember& member = records.staff[one.staff];
        if (!last || *last != member.department) {
            last = member.department;
            const Department* department =
                member.department ? &records.departments[*member.department] : nullptr;
            json["missing"].push_back({{"department", department ? department->code : ""},
                                       {"name", department ? department->name : ""},
                                       {"people", nlohmann::ordered_json::array()}});
        }
        json["missing"].back()["people"].push_back(
            {{"staff_id", member.id}, {"name", member.name}, {"to_be_checked", one.to_be_checked}});
    }
    return json.dump(1) + "\n";
}

}  // namespace skillmap::engine
