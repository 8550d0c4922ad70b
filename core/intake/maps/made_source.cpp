#include "core/intake/maps/made_source.h"

namespace skillmap::maps {
namespace {

class MadeRows final : public RowReader {
  public:
    explicit MadeRows(const MadeSheet& sheet) : sheet_(sheet) {}

    Result<bool> next(Row& row) override {
        if (next_ == sheet_.rows.size()) return false;
        cells_.clear();
        for (const auto& [column, cell] : sheet_.rows[next_])
            cells_.push_back({column, CellValue{cell.kind, 0, false, cell.number, cell.text}});
        row.number = static_cast<std::uint32_t>(++next_);
        row.cells = cells_;
        return true;
    }

  private:
    const MadeSheet& sheet_;
    std::size_t next_ = 0;
    std::vector<Cell> cells_;
};

}  // namespace

const std::string& MadeSource::sheet_name(std::size_t sheet) const {
    if (sheet < made_.size()) return made_[sheet].name;
    const Shown& shown = shown_[sheet - made_.size()];
    return shown.source->sheet_name(shown.sheet);
}

Result<SheetInfo> MadeSource::sheet_info(std::size_t sheet) const {
    if (sheet < made_.size()) return SheetInfo{made_[sheet].name, false, {}};
    const Shown& shown = shown_[sheet - made_.size()];
    return shown.source->sheet_info(shown.sheet);
}

Result<std::unique_ptr<RowReader>> MadeSource::rows(std::size_t sheet) const {
    if (sheet < made_.size())
        return std::unique_ptr<RowReader>(std::make_unique<MadeRows>(made_[sheet]));
    const Shown& shown = shown_[sheet - made_.size()];
    return shown.source->rows(shown.sheet);
}

SheetCell MadeSource::origin(std::size_t sheet, CellRef ref) const {
    if (sheet >= made_.size()) {
        const Shown& shown = shown_[sheet - made_.size()];
        return shown.source->origin(shown.sheet, ref);
    }
    const auto& rows = made_[sheet].rows;
    if (ref.row == 0 || ref.row > rows.size()) return {made_[sheet].name, ref};
    const auto& row = rows[ref.row - 1];
    const auto cell = row.find(ref.column);
    if (cell != row.end()) return cell->second.from;
    return row.empty() ? SheetCell{made_[sheet].name, ref} : row.begin()->second.from;
}

}  // namespace skillmap::maps
