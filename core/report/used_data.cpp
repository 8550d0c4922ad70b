#include "core/report/used_data.h"

#include <map>

#include "core/report/values.h"

namespace skillmap::report {

void take_used_data(Report& report, const List<Datum>& all) {
    std::map<Id<Datum>, Id<Datum>> own;
    const auto visit = [&](auto change) {
        for (Page& page : report.pages)
            for_each_value(page, [&](Value& value) {
                if (auto* figure = std::get_if<Figure>(&value)) change(figure->datum);
                if (auto* difference = std::get_if<Change>(&value)) {
                    change(difference->now);
                    change(difference->before);
                }
            });
    };
    visit([&](Id<Datum> id) { own.emplace(id, id); });
    report.data = {};
    for (auto& [old_id, id] : own) id = report.data.add(all[old_id]);
    visit([&](Id<Datum>& id) { id = own.at(id); });
}

}  // namespace skillmap::report
