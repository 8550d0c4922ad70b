#include "xlsx_io/edit/merge_list.h"

#include <algorithm>

#include "core/table/cell.h"

namespace skillmap::xlsx {

bool MergeList::take(const SheetScanner& scanner, PartWriter& writer) {
    const xml::Markup& markup = scanner.markup();
    if (depth_ == 0) {
        if (markup.kind != xml::Kind::Start || markup.name != "mergeCells") return false;
        *this = MergeList(end_row_);
        depth_ = 1;
        lead_ = scanner.lead();
        tag_ = scanner.element();
        return true;
    }
    if (markup.kind == xml::Kind::End && --depth_ == 0) {
        write(scanner, writer);
        return true;
    }
    take_inside(scanner);
    if (markup.kind == xml::Kind::Start) ++depth_;
    return true;
}

void MergeList::take_inside(const SheetScanner& scanner) {
    const xml::Markup& markup = scanner.markup();
    if (dropping_ != 0) {
        if (markup.kind == xml::Kind::End && depth_ == dropping_) dropping_ = 0;
        return;
    }
    const bool opens = markup.kind == xml::Kind::Start || markup.kind == xml::Kind::Empty;
    if (opens && markup.name == "mergeCell") return take_range(scanner);
    ranges_ += scanner.raw();
}

void MergeList::take_range(const SheetScanner& scanner) {
    const xml::Markup& markup = scanner.markup();
    const auto written = xml::attribute_value(markup.content, "ref");
    const auto range = written ? parse_cell_range(xml::decoded(*written)) : std::nullopt;
    const bool reaches = range && range->last.row >= end_row_;
    changed_ = changed_ || reaches;
    CellRange cut = range.value_or(CellRange());
    cut.last.row = end_row_ - 1;
    if (reaches && (cut.first.row >= end_row_ || cut.first == cut.last)) {
        if (markup.kind == xml::Kind::Start) dropping_ = depth_;
        return;
    }
    ++count_;
    ranges_ += scanner.lead();
    ranges_ += reaches ? with_attributes(scanner.element(), {{"ref", to_string(cut)}})
                       : std::string(scanner.element());
}

void MergeList::write(const SheetScanner& scanner, PartWriter& writer) const {
    if (changed_ && count_ == 0) return;
    const xml::Markup tag = xml::parse_markup(tag_.data(), tag_.data() + tag_.size());
    const bool counted = changed_ && xml::attribute_value(tag.content, "count");
    writer.write(lead_);
    writer.write(counted ? with_attributes(tag_, {{"count", std::to_string(count_)}}) : tag_);
    writer.write(ranges_);
    writer.write(scanner.raw());
}

}  // namespace skillmap::xlsx
