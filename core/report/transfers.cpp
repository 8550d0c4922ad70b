#include "core/report/transfers.h"

#include "core/intake/code_index.h"

namespace skillmap::report {

std::vector<Moves> count_moves(const Assessment& now,
                               const std::map<Id<Department>, std::size_t>& homes_now,
                               const Assessment& before,
                               const std::map<Id<Department>, std::size_t>& homes_before,
                               std::size_t homes) {
    CodeIndex numbers;
    for (const StaffMember& member : before.records().staff) numbers.add(member.id);
    const List<StaffMember>& earlier = before.records().staff;
    std::vector<Moves> moves(homes);
    bool anybody = false;
    for (const StaffMember& member : now.records().staff) {
        const auto match = numbers.find(member.id);
        if (!match) continue;
        const StaffMember& was = earlier[Id<StaffMember>(match->entry)];
        const bool counts = now.population().counts[now.records().staff.id_of(member).index()] &&
                            before.population().counts[match->entry];
        if (!counts || !member.department || !was.department) continue;
        anybody = true;
        const std::size_t here = homes_now.at(*member.department);
        const std::size_t there = homes_before.at(*was.department);
        if (here == there) continue;
        ++moves[here].in;
        ++moves[there].out;
    }
    return anybody ? moves : std::vector<Moves>();
}

bool are_too_few(const std::vector<Home>& homes, const std::vector<Moves>& moves,
                 std::int64_t least) {
    for (std::size_t i = 0; i < homes.size(); ++i)
        for (const std::int64_t count : {moves[i].in, moves[i].out})
            if (count > 0 && (homes[i].hidden || count < least)) return true;
    return false;
}

}  // namespace skillmap::report
