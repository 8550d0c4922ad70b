#include "xlsx_io/package/package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <pugixml.hpp>

#include "core/messages.h"
#include "xlsx_io/package/xml.h"

namespace skillmap::xlsx {
namespace {

constexpr std::string_view compound_file_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::string_view zip_magic = "PK";

Issue issue(MessageId id, const std::string& file, std::string found = {},
            std::string expected = {}) {
    return {id, Place{file, "", {}, {}}, "", std::move(found), std::move(expected)};
}

// A compound file is an encrypted workbook if it has a stream of that name (MS-OFFCRYPTO 2.3.1),
// else most likely a workbook of Excel 97-2003.
Issue compound_file(const std::string& file, const std::string& bytes) {
    std::string name;
    for (const char c : std::string_view("EncryptedPackage")) {
        name.push_back(c);
        name.push_back('\0');
    }
    const bool encrypted = bytes.find(name) != std::string::npos;
    return issue(encrypted ? MessageId::WorkbookEncrypted : MessageId::OldExcelFormat, file);
}

std::string part_key(std::string_view part) {
    std::string key(part);
    std::replace(key.begin(), key.end(), '\\', '/');
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (key.empty() || key.front() != '/') key.insert(key.begin(), '/');
    return key;
}

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = i + 2 < text.size() && text[i] == '%' ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low < 0) {
            decoded.push_back(text[i]);
            continue;
        }
        decoded.push_back(static_cast<char>(high * 16 + low));
        i += 2;
    }
    return decoded;
}

std::string folder_of(std::string_view part) {
    return std::string(part.substr(0, part.rfind('/') + 1));
}

// "/xl/_rels/workbook.xml.rels" for "/xl/workbook.xml", "/_rels/.rels" for the package.
std::string relationships_part(std::string_view part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

}  // namespace

struct Package::Archive {
    explicit Archive(std::string data) : bytes(std::move(data)) {}
    ~Archive() {
        if (zip != nullptr) zip_discard(zip);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    Archive(Archive&&) = delete;
    Archive& operator=(Archive&&) = delete;

    std::string bytes;
    zip_t* zip = nullptr;
};

Package::Package(std::string file, std::unique_ptr<Archive> archive, PackageLimits limits)
    : file_(std::move(file)), archive_(std::move(archive)), limits_(limits) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package> Package::open(std::string file, std::string bytes, const PackageLimits& limits) {
    if (std::string_view(bytes).substr(0, compound_file_magic.size()) == compound_file_magic)
        return compound_file(file, bytes);
    const bool looks_like_zip = std::string_view(bytes).substr(0, 2) == zip_magic;
    auto archive = std::make_unique<Archive>(std::move(bytes));
    if (archive->bytes.empty())
        return issue(MessageId::NotAWorkbook, file);  // an archive to libzip
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* source =
        zip_source_buffer_create(archive->bytes.data(), archive->bytes.size(), 0, &error);
    if (source != nullptr) archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive->zip == nullptr) {
        zip_error_fini(&error);
        if (source != nullptr) zip_source_free(source);
        return looks_like_zip ? issue(MessageId::WorkbookCutShort, file)
                              : issue(MessageId::NotAWorkbook, file);
    }
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive->zip, 0));
    if (count > limits.entries)
        return issue(MessageId::WorkbookTooLarge, file, fmt::format("{} parts", count),
                     fmt::format("{}", limits.entries));
    Package package(std::move(file), std::move(archive), limits);
    std::uint64_t total = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        zip_stat_t stat;
        if (zip_stat_index(package.archive_->zip, i, 0, &stat) != 0 ||
            (stat.valid & ZIP_STAT_NAME) == 0)
            return package.damaged(fmt::format("entry {}", i));
        if (stat.valid & ZIP_STAT_SIZE) total += stat.size;
        package.names_.emplace_back(stat.name);
        if (!package.entries_.emplace(part_key(stat.name), i).second)
            return package.damaged(fmt::format("{} ×2", stat.name));
    }
    if (total > limits.total_bytes)
        return issue(MessageId::WorkbookTooLarge, package.file_, fmt::format("{} MiB", total >> 20),
                     fmt::format("{} MiB", limits.total_bytes >> 20));
    return package;
}

Issue Package::damaged(std::string found) const {
    return issue(MessageId::WorkbookDamaged, file_, std::move(found));
}

bool Package::has(std::string_view part) const {
    return entries_.contains(part_key(part));
}

Result<std::string> Package::read(std::string_view part) const {
    const auto entry = entries_.find(part_key(part));
    if (entry == entries_.end()) return damaged(std::string(part));
    zip_stat_t stat;
    if (zip_stat_index(archive_->zip, entry->second, 0, &stat) != 0 ||
        !(stat.valid & ZIP_STAT_SIZE))
        return damaged(std::string(part));
    if (stat.size > limits_.part_bytes)
        return issue(MessageId::WorkbookTooLarge, file_,
                     fmt::format("{} {} MiB", part, stat.size >> 20),
                     fmt::format("{} MiB", limits_.part_bytes >> 20));
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
        zip_fopen_index(archive_->zip, entry->second, 0), &zip_fclose);
    if (!file) return damaged(std::string(part));
    std::string bytes(stat.size, '\0');
    // One byte more than announced: reading to the end makes libzip check the CRC-32 too.
    std::uint64_t got = 0;
    while (got < bytes.size()) {
        const zip_int64_t n = zip_fread(file.get(), bytes.data() + got, bytes.size() - got);
        if (n <= 0) return damaged(std::string(part));
        got += static_cast<std::uint64_t>(n);
    }
    char beyond = 0;
    if (zip_fread(file.get(), &beyond, 1) != 0) return damaged(std::string(part));
    return bytes;
}

Result<std::vector<Relationship>> Package::relationships(std::string_view part) const {
    std::vector<Relationship> list;
    const std::string name = relationships_part(part);
    if (!has(name)) return list;
    auto bytes = read(name);
    if (!bytes) return bytes.error();
    pugi::xml_document document;
    if (!document.load_buffer_inplace(bytes->data(), bytes->size())) return damaged(name);
    for (const pugi::xml_node node : document.document_element().children()) {
        if (local_name(node) != "Relationship") continue;
        const std::string_view type = node.attribute("Type").value();
        const bool external = std::string_view(node.attribute("TargetMode").value()) == "External";
        const std::string target = node.attribute("Target").value();
        list.push_back({node.attribute("Id").value(), std::string(type.substr(type.rfind('/') + 1)),
                        external ? target : resolve_target(part, target)});
    }
    return list;
}

std::string resolve_target(std::string_view source_part, std::string_view target) {
    std::string path = percent_decoded(target);
    std::replace(path.begin(), path.end(), '\\', '/');
    if (path.empty() || path.front() != '/') path = folder_of(source_part) + path;
    std::vector<std::string> segments;
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        std::string segment = path.substr(start, end - start);
        if (segment == "..") {
            if (!segments.empty()) segments.pop_back();
        } else if (!segment.empty() && segment != ".") {
            segments.push_back(std::move(segment));
        }
        start = end + 1;
    }
    std::string name;
    for (const std::string& segment : segments) name += "/" + segment;
    return name;
}

}  // namespace skillmap::xlsx
