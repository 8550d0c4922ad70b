// What the fuzz targets share: text that comes in pieces, and checks that end the process.
#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "xlsx_io/zip/archive_writer.h"
#include "xlsx_io/zip/byte_source.h"

namespace skillmap::fuzz {

/// Text a few bytes at a time, so that tags are cut at the window's edge.
class Pieces final : public xlsx::ByteSource {
  public:
    Pieces(std::string_view text, std::size_t step) : rest_(text), step_(step) {}
    std::optional<std::size_t> read(std::span<char> out) override {
        const std::size_t size = rest_.copy(out.data(), std::min(out.size(), step_));
        rest_.remove_prefix(size);
        return size;
    }

  private:
    std::string_view rest_;
    std::size_t step_;
};

inline std::unique_ptr<xlsx::ByteSource> pieces(std::string_view text, std::size_t step) {
    return std::make_unique<Pieces>(text, step);
}

/// A package of parts: names and texts.
inline std::string package_of(const std::vector<std::pair<std::string, std::string>>& parts) {
    std::size_t size = 4096;
    for (const auto& [name, text] : parts) size += text.size();
    xlsx::zip::ArchiveWriter archive(size);
    for (const auto& [name, text] : parts) {
        xlsx::zip::Entry like;
        like.name = name;
        archive.add(like, xlsx::zip::deflate(text));
    }
    return archive.finish();
}

inline constexpr const char* root_relationships =
    "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
    "Target=\"w.xml\"/></Relationships>";

/// What must always hold.
inline void require(bool holds) {
    if (!holds) std::abort();
}

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

}  // namespace skillmap::fuzz
