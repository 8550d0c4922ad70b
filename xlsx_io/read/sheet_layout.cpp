#include "xlsx_io/read/sheet_layout.h"

#include <algorithm>
#include <charconv>

#include "xlsx_io/read/sheet_scanner.h"

namespace skillmap::xlsx {
namespace {

using Step = SheetScanner::Step;

bool opens(const xml::Markup& markup) {
    return markup.kind == xml::Kind::Start || markup.kind == xml::Kind::Empty;
}

bool is_set(std::string_view content, std::string_view attribute) {
    return xml::is_true(xml::attribute_value(content, attribute).value_or("0"));
}

// Whether the attribute is a zero: "0", "0.00".
bool is_zero(std::string_view content, std::string_view attribute) {
    const std::string_view text = xml::attribute_value(content, attribute).value_or("");
    return !text.empty() && text.find_first_not_of("0.") == std::string_view::npos;
}

std::uint32_t number_of(std::string_view content, std::string_view attribute) {
    const std::string_view text = xml::attribute_value(content, attribute).value_or("");
    std::uint32_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

void take_merged(const xml::Markup& markup, std::vector<CellRange>& merged) {
    if (!opens(markup) || markup.name != "mergeCell") return;
    const auto ref = xml::attribute_value(markup.content, "ref");
    if (const auto range = ref ? parse_cell_range(*ref) : std::nullopt) merged.push_back(*range);
}

// Adds rows behind the others.
void append(std::vector<IndexRange>& ranges, IndexRange range) {
    if (range.first > range.last) return;
    if (!ranges.empty() && ranges.back().last + 1 == range.first)
        ranges.back().last = range.last;
    else
        ranges.push_back(range);
}

// Columns come in order, but for a few producers.
void sort_and_join(std::vector<IndexRange>& ranges) {
    std::sort(ranges.begin(), ranges.end(),
              [](const IndexRange& a, const IndexRange& b) { return a.first < b.first; });
    std::vector<IndexRange> joined;
    for (const IndexRange& range : ranges) {
        if (!joined.empty() && range.first <= joined.back().last + 1)
            joined.back().last = std::max(joined.back().last, range.last);
        else
            joined.push_back(range);
    }
    ranges = std::move(joined);
}

class LayoutReading {
  public:
    void take(const SheetScanner& scanner, Step step) {
        if (step == Step::Row) take_row(scanner.row());
        if (step != Step::Markup || !opens(scanner.markup())) return;
        const xml::Markup& markup = scanner.markup();
        take_merged(markup, layout_.merged);
        if (markup.name == "col") take_columns(markup.content);
        if (markup.name == "sheetFormatPr") others_hidden_ = is_set(markup.content, "zeroHeight");
    }

    SheetLayout finish() {
        if (others_hidden_) append(layout_.hidden_rows, {last_row_ + 1, max_rows});
        sort_and_join(layout_.hidden_columns);
        return std::move(layout_);
    }

  private:
    void take_row(const ScannedRow& row) {
        if (others_hidden_) append(layout_.hidden_rows, {last_row_ + 1, row.number - 1});
        last_row_ = row.number;
        const bool flat = is_zero(row.attributes, "ht") && is_set(row.attributes, "customHeight");
        if (flat || is_set(row.attributes, "hidden"))
            append(layout_.hidden_rows, {row.number, row.number});
    }

    void take_columns(std::string_view content) {
        const bool narrow = is_zero(content, "width") && is_set(content, "customWidth");
        if (!narrow && !is_set(content, "hidden")) return;
        const IndexRange range{number_of(content, "min"),
                               std::min(number_of(content, "max"), max_columns)};
        if (range.first > 0 && range.first <= range.last) layout_.hidden_columns.push_back(range);
    }

    SheetLayout layout_;
    bool others_hidden_ = false;
    std::uint32_t last_row_ = 0;
};

}  // namespace

Result<SheetLayout> read_sheet_layout(const Package& package, const std::string& sheet_part) {
    auto stream = package.stream(sheet_part);
    if (!stream) return stream.error();
    SheetScanner scanner(std::move(*stream), package.limits());
    LayoutReading reading;
    while (true) {
        const Step step = scanner.next();
        if (step == Step::End) return reading.finish();
        if (step == Step::Damaged)
            return package.label(sheet_part).refused(scanner.beyond(), scanner.problem());
        reading.take(scanner, step);
    }
}

Result<std::vector<CellRange>> read_merged(const Package& package, const std::string& sheet_part) {
    auto stream = package.stream(sheet_part);
    if (!stream) return stream.error();
    SheetScanner scanner(std::move(*stream), package.limits());
    std::vector<CellRange> merged;
    while (true) {
        const Step step = scanner.next();
        if (step == Step::End) return merged;
        if (step == Step::Damaged)
            return package.label(sheet_part).refused(scanner.beyond(), scanner.problem());
        if (step == Step::DataStart) scanner.skip_data();
        if (step == Step::Markup) take_merged(scanner.markup(), merged);
    }
}

}  // namespace skillmap::xlsx
