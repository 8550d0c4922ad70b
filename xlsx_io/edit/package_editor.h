// A package with some parts replaced, added or removed. All other entries keep their bytes, the
// compressed ones included.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/result.h"
#include "xlsx_io/package/package.h"
#include "xlsx_io/package/unicode.h"
#include "xlsx_io/xml/markup_scanner.h"
#include "xlsx_io/zip/deflate.h"

namespace skillmap::xlsx {

/// Takes the text of a part piece by piece and deflates it in the encoding the part has.
class PartWriter {
  public:
    explicit PartWriter(Encoding encoding) : encoding_(encoding) {}

    void write(std::string_view utf8);
    zip::Deflated finish();

  private:
    Encoding encoding_;
    bool begun_ = false;
    std::string pending_;  // of UTF-16: text whose last character may be cut
    zip::Deflater deflater_;
};

class PackageEditor {
  public:
    /// The package outlives the editor.
    explicit PackageEditor(const Package& package) : package_(package) {}

    /// As it was before the changes.
    const Package& package() const { return package_; }

    // What follows is with the changes so far.

    bool has(std::string_view part) const;

    /// The names of all entries.
    std::vector<std::string> names() const;

    /// The text of a part, as UTF-8. Valid until the part is changed again.
    Result<std::unique_ptr<ByteSource>> stream(std::string_view part) const;

    Result<std::vector<Relationship>> relationships(std::string_view part) const;

    Result<Encoding> encoding(std::string_view part) const;

    /// Replaces a part, or adds one behind the others.
    void put(std::string_view part, zip::Deflated content);

    /// Adds an entry of another package as it is, compressed bytes included. The other package
    /// outlives the editor.
    void put(std::string_view part, const zip::Entry& entry);

    void remove(std::string_view part);

    /// Rewrites a part: `step(scanner, writer)` is called for each piece and writes what takes its
    /// place; the end of the part is copied. False from `step` leaves the part as it is.
    template <class Step>
    Result<void> rewrite(std::string_view part, Step step) {
        const auto encoding_of_part = encoding(part);
        if (!encoding_of_part) return encoding_of_part.error();
        auto text = stream(part);
        if (!text) return text.error();
        xml::MarkupScanner scanner(std::move(*text), package_.limits());
        PartWriter writer(*encoding_of_part);
        while (scanner.next())
            if (!step(scanner, writer)) return {};
        if (scanner.damaged()) return package_.label(std::string(part)).refused(scanner.beyond());
        writer.write(scanner.raw());
        put(part, writer.finish());
        return {};
    }

    std::string save() const;

  private:
    // What a part became. `entry` refers to `content`, or to another package.
    struct Change {
        std::string name;
        zip::Deflated content;
        zip::Entry entry;
    };
    Result<zip::Entry> entry(std::string_view part) const;
    Change& change(std::string_view part);

    const Package& package_;
    std::unordered_map<std::string, Change> changes_;  // by part_key
    std::vector<std::string> added_;                   // keys, in their order
    std::set<std::string> removed_;                    // keys
};

/// Attributes by name, not yet escaped. Without a value an attribute goes.
using AttributeValues = std::vector<std::pair<std::string, std::optional<std::string>>>;

/// The tag of a piece with attributes set, in their place or at its end. Everything else in the tag
/// stays.
std::string with_attributes(std::string_view tag, const AttributeValues& values);

}  // namespace skillmap::xlsx
