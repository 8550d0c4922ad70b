// Every value of a page, whatever block it stands in. Internal to core/report.
#pragma once

#include "core/report/model.h"

namespace skillmap::report {

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

}  // namespace skillmap::report
