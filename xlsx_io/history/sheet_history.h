// A history that stands in a sheet of a workbook, for those who keep everything in Excel. It is the
// same as the file, table by table: a row of the sheet for each row of the tables, and the files as
// lines of text, each line once. See xlsx_io/docs/0006-history.md.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/history/evaluation.h"
#include "core/issue.h"
#include "core/result.h"
#include "core/table/source.h"
#include "xlsx_io/history/store.h"

namespace skillmap::history {

class Connection;

/// A row of the sheet: what it tells of, then the values. Texts fit into a cell.
using SheetLine = std::vector<std::variant<std::monostate, std::int64_t, std::string>>;

/// Cells of the longest rows.
inline constexpr std::size_t sheet_columns = 11;

class SheetHistory {
  public:
    /// One in which nothing is recorded. The place is for messages.
    static Result<SheetHistory> make(const Place& place);

    /// What a sheet holds, in whatever order its rows are. Rows that begin with other words than
    /// ours are headings. history.newer, history.damaged.
    static Result<SheetHistory> read(const SheetSource& book, std::size_t sheet);

    /// As record() and remove() of files. Sources are texts: of a workbook, what is kept of it.
    Result<Recorded> record(const Evaluation& evaluation, const std::vector<SourceFile>& sources,
                            std::string_view program);
    Result<std::vector<Head>> remove(const std::function<bool(const Head&)>& is_meant);

    /// For reading, while nothing is recorded or removed.
    Result<Store> store() const;

    /// The rows of the sheet; the same history gives the same. history.sheet_full where a line of a
    /// file does not fit into the cells of a row.
    Result<std::vector<SheetLine>> lines() const;

  private:
    explicit SheetHistory(std::shared_ptr<Connection> connection)
        : connection_(std::move(connection)) {}

    std::shared_ptr<Connection> connection_;
};

}  // namespace skillmap::history
