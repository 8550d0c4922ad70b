// Sheets made of cells that stand elsewhere in a file, shown in front of sheets of the file that
// are read as they are. Every made cell knows where it comes from.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::maps {

struct MadeCell {
    CellKind kind = CellKind::Text;
    double number = 0;
    std::string text;
    SheetCell from;
};

struct MadeSheet {
    std::string name;
    std::vector<std::map<std::uint32_t, MadeCell>> rows;  // by column
};

class MadeSource final : public SheetSource {
  public:
    MadeSource(std::string file, std::vector<MadeSheet> made)
        : file_(std::move(file)), made_(std::move(made)) {}

    /// Shows a sheet of the file too. The source outlives this one.
    void show(const SheetSource& source, std::size_t sheet) { shown_.push_back({&source, sheet}); }

    const std::string& file_name() const override { return file_; }
    bool dates_from_1904() const override {
        return !shown_.empty() && shown_.front().source->dates_from_1904();
    }
    std::size_t sheet_count() const override { return made_.size() + shown_.size(); }
    const std::string& sheet_name(std::size_t sheet) const override;
    Result<SheetInfo> sheet_info(std::size_t sheet) const override;
    Result<std::unique_ptr<RowReader>> rows(std::size_t sheet) const override;
    bool rearranged() const override { return true; }

    /// Of a cell that is blank: where its row begins.
    SheetCell origin(std::size_t sheet, CellRef ref) const override;

  private:
    struct Shown {
        const SheetSource* source;
        std::size_t sheet;
    };
    std::string file_;
    std::vector<MadeSheet> made_;
    std::vector<Shown> shown_;
};

}  // namespace skillmap::maps
