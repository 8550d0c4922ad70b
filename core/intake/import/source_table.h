// The rows of an export under their headings: where the headings stand is found, and which source
// it is. Titles and notes above are passed over. Not what the columns mean.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/intake/import/source_profile.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"

namespace skillmap::import {

struct Heading {
    std::uint32_t column = 0;  // 1-based
    std::string text;
    int occurrence = 1;  // of this text
};

class SourceTable {
  public:
    /// Whether a heading tells something to somebody: a field of staff, a skill, a training.
    using Knows = std::function<bool(const std::string&)>;

    /// Finds the headings. With a profile the file is taken for one of its source.
    /// import.no_headings where none are found.
    static Result<SourceTable> open(const SheetSource& source, const SourceProfile* profile,
                                    const Knows& knows);

    const SourceProfile& profile() const { return *profile_; }
    const std::vector<Heading>& headings() const { return headings_; }
    /// What stands behind the title of the file (the name of a meeting), or nothing.
    const std::string& title() const { return title_; }

    Place place(std::uint32_t row, std::uint32_t column) const;
    /// The sheets of the file that are not read.
    std::vector<std::string> other_sheets() const;
    const std::string& file() const { return source_->file_name(); }

    /// Days to add to a plain number in a column of dates.
    double date_offset() const { return source_->dates_from_1904() ? 1462 : 0; }

    /// Calls f for each row below the headings that has any text or number, and for one with
    /// several columns of the same once for each that is filled. Ends early at an error.
    Result<void> each_row(const std::function<void(const Row&)>& f) const;

  private:
    SourceTable() = default;
    Result<void> find_headings(std::size_t sheet, const SourceProfile* wanted, const Knows& knows,
                               std::size_t& most);
    Result<void> find_title();
    void join_repeated();
    void each_of_repeated(const Row& row, const std::function<void(const Row&)>& f) const;
    Result<void> each_first_row(std::size_t sheet, const std::function<bool(const Row&)>& f) const;

    const SheetSource* source_ = nullptr;
    const SourceProfile* profile_ = nullptr;
    std::size_t sheet_ = 0;
    std::uint32_t heading_row_ = 0;
    std::vector<Heading> headings_;
    std::uint32_t first_repeated_ = 0;  // column; 0 for none
    std::uint32_t last_repeated_ = 0;
    std::string title_;
};

}  // namespace skillmap::import
