// Puts an archive together: entries of another archive as they are, compressed bytes included, and
// new ones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "xlsx_io/zip/deflate.h"
#include "xlsx_io/zip/directory.h"

namespace skillmap::xlsx::zip {

class ArchiveWriter {
  public:
    /// `expected` is about how many bytes the archive will have.
    explicit ArchiveWriter(std::size_t expected) { bytes_.reserve(expected); }

    void copy(const Entry& entry);

    /// Adds an entry, with name, time and attributes of `like`.
    void add(const Entry& like, const Deflated& content);

    std::string finish();

  private:
    struct Written {
        Entry entry;  // without its data
        std::uint64_t compressed = 0;
        std::uint64_t offset = 0;
    };
    void append(const Entry& entry, std::string_view data);
    void append_central(const Written& written);
    void append_end(std::uint64_t directory);

    std::string bytes_;
    std::vector<Written> written_;
};

}  // namespace skillmap::xlsx::zip
