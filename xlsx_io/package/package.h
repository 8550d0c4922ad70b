// The parts of an OOXML file (ECMA-376 Part 2): named pieces of bytes in a zip archive, with
// limits. Not what the parts mean.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "xlsx_io/xml/scanner.h"
#include "xlsx_io/zip/byte_source.h"
#include "xlsx_io/zip/directory.h"

namespace skillmap::xlsx {

/// What a file may hold before it is refused: a small file can inflate to fill the memory.
struct PackageLimits : xml::ScanLimits {
    std::uint64_t entries = 100'000;
    std::uint64_t part_bytes = std::uint64_t{2} << 30;   // inflated
    std::uint64_t total_bytes = std::uint64_t{8} << 30;  // inflated, by the archive's own account
    /// How many times its own size a part may inflate to, once it is larger than this.
    std::uint64_t ratio = 500;
    std::uint64_t ratio_from = std::uint64_t{32} << 20;
    std::uint64_t markup_bytes = std::uint64_t{8} << 20;  // of a part that is kept as a tree
};

/// A relationship of a part (ECMA-376 Part 2, 9.3) with its target resolved to a part name.
struct Relationship {
    std::string id;
    std::string type;  // the last segment of the type's URI: "worksheet", "styles" …
    std::string target;
    bool external = false;  // the target is no part
};

/// A part by its name, for saying what is wrong with it.
struct PartLabel {
    std::string file;
    std::string part;
    xml::ScanLimits limits;

    /// The part could not be read to its end: file.too_large beyond a limit, else file.damaged with
    /// what was found.
    Issue refused(xml::Limit beyond, std::string_view found = {}) const;
};

/// Whether a file begins as a package: a zip archive, or the compound file of an encrypted workbook
/// or of one of Excel 97-2003.
bool begins_package(std::string_view bytes);

class Package {
  public:
    /// Reads the directory of the archive. `file` is the name shown in messages. Fails with
    /// file.not_a_workbook, file.encrypted, file.old_excel, file.damaged or file.too_large.
    static Result<Package> open(std::string file, std::string bytes,
                                const PackageLimits& limits = {});

    const std::string& file() const { return file_; }

    /// All entries of the archive, in its order, with their names as they are written there
    /// ("xl/workbook.xml").
    const std::vector<zip::Entry>& entries() const { return entries_; }

    /// Part names begin with "/" and are compared without regard to case.
    bool has(std::string_view part) const { return find(part) != nullptr; }

    /// The entry of a part, or null.
    const zip::Entry* find(std::string_view part) const;

    /// The inflated bytes of a part. file.damaged if it is missing or its checksum is wrong,
    /// file.too_large beyond the limits.
    Result<std::string> read(std::string_view part) const;

    /// Likewise of a part of markup, which is parsed as a whole and therefore has a limit of its
    /// own.
    Result<std::string> read_markup(std::string_view part) const;

    /// The inflated bytes of a part in a stream, as UTF-8 whatever Unicode encoding it has.
    Result<std::unique_ptr<ByteSource>> stream(std::string_view part) const;

    /// The relationships of a part, or of the package for "/". None where it has no such part.
    Result<std::vector<Relationship>> relationships(std::string_view part) const;

    const PackageLimits& limits() const { return limits_; }

    PartLabel label(std::string part) const {
        const xml::ScanLimits& limits = limits_;
        return {file_, std::move(part), limits};
    }

    /// A failure of this package: the message with what was found.
    Issue damaged(std::string found) const;

  private:
    Package(std::string file, std::string bytes, const PackageLimits& limits)
        : file_(std::move(file)),
          bytes_(std::make_unique<const std::string>(std::move(bytes))),
          limits_(limits) {}
    Result<void> take(std::vector<zip::Entry> entries);
    Issue not_opened(const zip::Failure& failure) const;
    Result<std::string> read_within(std::string_view part, std::uint64_t most) const;
    Result<const zip::Entry*> entry_within(std::string_view part, std::uint64_t most) const;

    std::string file_;
    std::unique_ptr<const std::string> bytes_;  // what the entries refer to
    PackageLimits limits_;
    std::vector<zip::Entry> entries_;
    std::unordered_map<std::string, std::size_t> parts_;  // key of a part name → entry
};

/// The part name that a relationship's target means, seen from its source part.
std::string resolve_target(std::string_view source_part, std::string_view target);

/// What two names of one part have in common: case, percent-encoding and slashes do not count.
std::string part_key(std::string_view part);

/// "/xl/_rels/workbook.xml.rels" for "/xl/workbook.xml", "/_rels/.rels" for the package "/".
std::string relationships_part(std::string_view part);

/// The relationships of `part`, from the text of its relationships part. Nothing where that is
/// damaged.
std::optional<std::vector<Relationship>> parse_relationships(std::string_view part,
                                                             std::string text);

}  // namespace skillmap::xlsx
