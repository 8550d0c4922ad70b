// A package with some parts replaced, added or removed. All other entries keep their bytes, the
// compressed ones included.
#pragma once

#include <map>
#include <string>
#include <string_view>
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

    const Package& package() const { return package_; }

    /// The encoding of a part of the package.
    Result<Encoding> encoding(std::string_view part) const;

    void replace(std::string_view part, zip::Deflated content);
    void add(std::string_view part, zip::Deflated content);
    void remove(std::string_view part);

    /// Rewrites a part: `step(scanner, writer)` is called for each piece and writes what takes its
    /// place; the end of the part is copied. False from `step` leaves the part as it is.
    template <class Step>
    Result<void> rewrite(std::string_view part, Step step) {
        const auto encoding_of_part = encoding(part);
        if (!encoding_of_part) return encoding_of_part.error();
        auto stream = package_.stream(part);
        if (!stream) return stream.error();
        xml::MarkupScanner scanner(std::move(*stream), package_.limits());
        PartWriter writer(*encoding_of_part);
        while (scanner.next())
            if (!step(scanner, writer)) return {};
        if (scanner.damaged()) return package_.label(std::string(part)).refused(scanner.beyond());
        writer.write(scanner.raw());
        replace(part, writer.finish());
        return {};
    }

    std::string save() const;

  private:
    const Package& package_;
    std::map<const zip::Entry*, zip::Deflated> replaced_;
    std::map<const zip::Entry*, bool> removed_;
    std::vector<std::pair<std::string, zip::Deflated>> added_;  // by entry name
};

/// The tag of a piece with attributes set, in their place or at its end. Everything else in the tag
/// stays.
std::string with_attributes(std::string_view tag,
                            const std::vector<std::pair<std::string, std::string>>& values);

}  // namespace skillmap::xlsx
