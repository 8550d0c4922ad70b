#include "tests/support/memory_source.h"

#include "core/text/date.h"

namespace skillmap::test {
namespace {

CellValue value_of(const TestCell& cell) {
    CellValue value;
    if (const auto* text = std::get_if<std::string>(&cell)) {
        value.kind = CellKind::Text;
        value.text = *text;
    } else if (const auto* number = std::get_if<double>(&cell)) {
        value.kind = CellKind::Number;
        value.number = *number;
    } else if (const auto* flag = std::get_if<bool>(&cell)) {
        value.kind = CellKind::Boolean;
        value.number = *flag ? 1 : 0;
    } else if (const auto* date = std::get_if<DateCell>(&cell)) {
        value.kind = CellKind::Date;
        value.number = serial_of_date(*parse_iso_date(date->iso));
    } else if (const auto* padded = std::get_if<PaddedNumber>(&cell)) {
        value.kind = CellKind::Number;
        value.number = padded->number;
        value.shown_digits = static_cast<std::uint8_t>(padded->digits);
    } else if (const auto* error = std::get_if<ErrorCell>(&cell)) {
        value.kind = CellKind::Error;
        value.text = error->text;
    }
    return value;
}

class MemoryRows final : public RowReader {
  public:
    explicit MemoryRows(const TestSheet& sheet) : sheet_(sheet) {}

    Result<bool> next(Row& row) override {
        while (next_ < sheet_.rows.size() && sheet_.rows[next_].empty()) ++next_;
        if (next_ == sheet_.rows.size()) return false;
        cells_.clear();
        for (std::size_t i = 0; i < sheet_.rows[next_].size(); ++i)
            if (const CellValue value = value_of(sheet_.rows[next_][i]); !value.blank())
                cells_.push_back({static_cast<std::uint32_t>(i + 1), value});
        row = Row{static_cast<std::uint32_t>(++next_), cells_};
        return true;
    }

  private:
    const TestSheet& sheet_;
    std::size_t next_ = 0;
    std::vector<Cell> cells_;
};

}  // namespace

TestCell cell_of(const report::Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* count = std::get_if<std::int64_t>(&value)) return static_cast<double>(*count);
    if (const auto* date = std::get_if<Date>(&value)) return DateCell{to_string(*date)};
    return std::monostate{};
}

Result<SheetInfo> MemorySource::sheet_info(std::size_t sheet) const {
    SheetInfo info{sheets_[sheet].name, false, {}};
    for (const std::string& range : sheets_[sheet].merged)
        info.merged.push_back(*parse_cell_range(range));
    return info;
}

Result<std::unique_ptr<RowReader>> MemorySource::rows(std::size_t sheet) const {
    return std::unique_ptr<RowReader>(std::make_unique<MemoryRows>(sheets_[sheet]));
}

}  // namespace skillmap::test
