// What people answered in files of their own, as one table that the importer reads: a row for each
// of them, a column for each question. Not who they are.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/intake/identity.h"
#include "core/intake/import/mapping.h"
#include "core/kit/questions.h"
#include "core/kit/returned.h"
#include "core/table/source.h"

namespace skillmap::engine {

class AnswerTable final : public SheetSource {
  public:
    explicit AnswerTable(const kit::Questions& questions);

    /// What is borrowed from both outlives the table.
    void add(const Clue& clue, const kit::Returned& answers);

    /// What its columns say.
    const import::Mapping& mapping() const { return mapping_; }

    /// The number of what was added, from the number of its row.
    static std::size_t index_of(std::uint32_t row) { return row - first_row; }

    const std::string& file_name() const override { return name_; }
    bool dates_from_1904() const override { return false; }
    std::size_t sheet_count() const override { return 1; }
    const std::string& sheet_name(std::size_t /*sheet*/) const override { return name_; }
    Result<SheetInfo> sheet_info(std::size_t /*sheet*/) const override;
    Result<std::unique_ptr<RowReader>> rows(std::size_t /*sheet*/) const override;

  private:
    class Reader;
    struct Line {
        Clue clue;
        const kit::Returned* answers;
    };
    static constexpr std::uint32_t first_row = 2;  // below the headings

    void add_column(import::Target target);

    std::string name_;
    std::vector<Line> lines_;
    import::Mapping mapping_;
};

}  // namespace skillmap::engine
