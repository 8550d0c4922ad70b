#include "addin/engine/returned_files.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "core/kit/page.h"
#include "core/messages.h"
#include "core/text/normalize.h"
#include "xlsx_io/csv/decoder.h"
#include "xlsx_io/read/workbook.h"

namespace skillmap::engine {
namespace {

using kit::Marker;

// A returned file is small. What is not is not one.
xlsx::PackageLimits limits_of_file() {
    xlsx::PackageLimits limits;
    limits.entries = 2000;
    limits.part_bytes = std::uint64_t{64} << 20;
    limits.total_bytes = std::uint64_t{256} << 20;
    return limits;
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string_view last_part(std::string_view path) {
    const std::size_t slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

// The name of an entry: UTF-8, or as Japanese Windows writes it.
std::string shown_name(const std::string& name) {
    for (const auto encoding : {csv::TextEncoding::Utf8, csv::TextEncoding::Cp932})
        if (const auto text = csv::decoded(name, encoding); text && text->taken == name.size())
            return text->text;
    return name;
}

std::optional<Marker> marker_of(const xlsx::Workbook& book) {
    const auto names = book.defined_names();
    if (!names) return std::nullopt;
    for (const xlsx::DefinedName& name : *names) {
        if (name.name != kit::marker_name || name.formula.size() < 2) continue;
        std::string text;
        for (std::size_t i = 1; i + 1 < name.formula.size(); ++i) {
            text += name.formula[i];
            if (name.formula[i] == '"') ++i;  // written twice
        }
        return kit::parse_marker(text);
    }
    return std::nullopt;
}

Issue at_file(MessageId id, const std::string& file) {
    return {id, Place{file, "", {}, {}}, "", "", ""};
}

}  // namespace

bool is_of_no_interest(const std::string& name) {
    const std::string file = case_folded(last_part(name));
    return file.empty() || file.rfind("~$", 0) == 0 || file.rfind(".~lock.", 0) == 0 ||
           file.rfind("._", 0) == 0 || file == "thumbs.db" || file == ".ds_store" ||
           file == "desktop.ini" || name.find("__MACOSX/") != std::string::npos;
}

bool is_archive(std::string_view bytes) {
    if (bytes.rfind("PK", 0) != 0) return false;
    const auto directory = xlsx::zip::read_directory(bytes, xlsx::PackageLimits{}.entries);
    const auto* entries = std::get_if<0>(&directory);
    if (entries == nullptr || entries->empty()) return false;
    return std::none_of(entries->begin(), entries->end(), [](const xlsx::zip::Entry& entry) {
        return entry.name == "[Content_Types].xml" || entry.name == "mimetype";
    });
}

Result<std::vector<ReturnedFile>> files_of_archive(InputFile archive) {
    xlsx::PackageLimits limits;
    limits.part_bytes = limits_of_file().total_bytes;
    const std::string folder = archive.name + "/";
    auto opened = xlsx::Package::open(std::move(archive.name), std::move(archive.bytes), limits);
    if (!opened) return opened.error();
    // Shared, because each of its files keeps it until the last is read.
    const auto package = std::make_shared<const xlsx::Package>(std::move(*opened));
    std::vector<ReturnedFile> files;
    for (const xlsx::zip::Entry& entry : package->entries()) {
        if (ends_with(entry.name, "/") || ends_with(entry.name, "\\")) continue;
        files.push_back({folder + shown_name(entry.name),
                         [package, part = entry.name] { return package->read(part); }});
    }
    return files;
}

FileRead read_returned_file(const ReturnedFile& file, const kit::Questions& questions) {
    FileRead read;
    auto bytes = file.read();
    if (!bytes) {
        read.error = bytes.error();
        read.error->place.file = file.name;
        return read;
    }
    if (bytes->empty()) {
        read.error = at_file(MessageId::KitEmptyFile, file.name);
        return read;
    }
    auto book = xlsx::Workbook::open(file.name, std::move(*bytes), limits_of_file());
    if (!book) {
        read.error = book.error();
        return read;
    }
    read.marker = marker_of(*book);
    auto returns = kit::read_returned(*book, questions);
    if (!returns)
        read.error = returns.error();
    else if (returns->empty())
        read.error = at_file(MessageId::KitNotOne, file.name);
    else
        read.returns = std::move(*returns);
    return read;
}

}  // namespace skillmap::engine
