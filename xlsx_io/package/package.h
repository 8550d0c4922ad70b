// The parts of an OOXML file (ECMA-376 Part 2): named pieces of bytes in a zip archive, with
// limits. Not what the parts mean.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"

namespace skillmap::xlsx {

/// What a file may hold before it is refused: a small file can inflate to fill the memory.
struct PackageLimits {
    std::uint64_t entries = 100'000;
    std::uint64_t part_bytes = std::uint64_t{2} << 30;   // inflated
    std::uint64_t total_bytes = std::uint64_t{8} << 30;  // inflated, by the archive's own account
};

/// A relationship of a part (ECMA-376 Part 2, 9.3) with its target resolved to a part name.
struct Relationship {
    std::string id;
    std::string type;  // the last segment of the type's URI: "worksheet", "styles" …
    std::string target;
};

class Package {
  public:
    /// Reads the directory of the archive. `file` is the name shown in messages. Fails with
    /// file.not_a_workbook, file.encrypted, file.old_excel, file.damaged or file.too_large.
    static Result<Package> open(std::string file, std::string bytes,
                                const PackageLimits& limits = {});

    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    const std::string& file() const { return file_; }

    /// The names of all entries of the archive, in its order, as they are written there
    /// ("xl/workbook.xml").
    const std::vector<std::string>& entries() const { return names_; }

    /// Part names begin with "/" and are compared without regard to case.
    bool has(std::string_view part) const;

    /// The inflated bytes of a part. file.damaged if it is missing or its checksum is wrong.
    Result<std::string> read(std::string_view part) const;

    /// The relationships of a part, or of the package for "/". None where it has no such part.
    Result<std::vector<Relationship>> relationships(std::string_view part) const;

    /// A failure of this package: the message with what was found.
    Issue damaged(std::string found) const;

  private:
    struct Archive;
    Package(std::string file, std::unique_ptr<Archive> archive, PackageLimits limits);

    std::string file_;
    std::unique_ptr<Archive> archive_;
    PackageLimits limits_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint64_t> entries_;  // lower-case part name → index
};

/// The part name that a relationship's target means, seen from its source part.
std::string resolve_target(std::string_view source_part, std::string_view target);

}  // namespace skillmap::xlsx
