// ふりがな: the phonetic text of shared strings (ECMA-376 Part 1, 18.4.6 rPh), kept apart from the
// values of cells, and read only when it is asked for.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/result.h"
#include "core/table/cell.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/read/sheet_scanner.h"
#include "xlsx_io/read/text_arena.h"

namespace skillmap::xlsx {

/// By the number of the shared string.
class Phonetics {
  public:
    /// The phonetic texts of a part of shared strings; those without one take no memory.
    static Result<Phonetics> read(const Package& package, const std::string& part);

    bool empty() const { return texts_.empty(); }

    /// The texts of all phonetic runs of a string, joined in their order. Empty without any.
    std::string_view of(std::uint32_t string) const {
        const auto found = texts_.find(string);
        return found == texts_.end() ? std::string_view() : found->second;
    }

  private:
    TextArena arena_;
    std::unordered_map<std::uint32_t, std::string_view> texts_;
};

struct PhoneticCell {
    CellRef ref;
    std::string_view text;
};

/// The cells of a sheet that have phonetic text, read forward.
class PhoneticReader {
  public:
    /// `phonetics` outlives the reader.
    PhoneticReader(std::unique_ptr<ByteSource> xml, PartLabel part, const Phonetics& phonetics);

    /// Fills `cell` and returns true, or returns false behind the last one.
    Result<bool> next(PhoneticCell& cell);

  private:
    PartLabel part_;
    SheetScanner scanner_;
    const Phonetics* phonetics_;
};

}  // namespace skillmap::xlsx
