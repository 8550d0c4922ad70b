#include "core/report/used_data.h"

#include <map>

namespace skillmap::report {
namespace {

template <class F>
void for_each_value(Page& page, F visit) {
    for (Block& block : page.blocks) {
        if (auto* figures = std::get_if<KeyFigures>(&block))
            for (KeyFigure& one : figures->figures) {
                visit(one.figure);
                visit(one.detail);
                visit(one.change);
            }
        auto* table = std::get_if<Table>(&block);
        if (table == nullptr) continue;
        for (Value& value : table->summary) visit(value);
        for (auto& row : table->rows)
            for (Value& value : row) visit(value);
    }
}

}  // namespace

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
