#include "core/indicators/succession.h"

#include <set>

#include "core/text/normalize.h"

namespace skillmap {

Successors::Successors(const List<Department>& earlier, const List<Department>& later, Date day)
    : earlier_(earlier), later_(later), day_(day) {
    for (const Department& one : earlier) earlier_codes_.add(one.code);
    for (const Department& one : later) later_codes_.add(one.code);
}

const std::string& Successors::next(const std::optional<CodeIndex::Match>& later,
                                    const std::string& code) {
    static const std::string nobody;
    if (later) {
        const std::string& own = later_[Id<Department>(later->entry)].successor_code;
        if (!own.empty()) return own;
    }
    const auto earlier = earlier_codes_.find(code);
    return earlier ? earlier_[Id<Department>(earlier->entry)].successor_code : nobody;
}

Succession Successors::of(Id<Department> earlier) {
    std::string code = earlier_[earlier].code;
    std::set<std::string> passed;
    for (;;) {
        if (!passed.insert(match_key(code)).second)
            return {Succession::End::Circle, std::nullopt, code};
        const auto later = later_codes_.find(code);
        const auto here =
            later ? std::optional(Id<Department>(later->entry)) : std::optional<Id<Department>>();
        if (here && later_[*here].valid_on(day_))
            return {passed.size() == 1 ? Succession::End::Itself : Succession::End::Another, here,
                    code};
        if (!here && !earlier_codes_.find(code))
            return {Succession::End::Unknown, std::nullopt, code};
        const std::string& successor = next(later, code);
        if (successor.empty()) return {Succession::End::Ended, here, code};
        code = successor;
    }
}

}  // namespace skillmap
