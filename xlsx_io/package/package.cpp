#include "xlsx_io/package/package.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "core/messages.h"
#include "xlsx_io/package/unicode.h"
#include "xlsx_io/xml/tree.h"
#include "xlsx_io/zip/inflate.h"

namespace skillmap::xlsx {
namespace {

constexpr std::string_view compound_file_magic = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr std::array<std::string_view, 2> archive_magics{"PK\3\4", "PK\5\6"};  // the latter empty
constexpr std::size_t first_room = std::size_t{1} << 20;

Issue issue(MessageId id, const std::string& file, std::string found = {},
            std::string expected = {}) {
    return {id, Place{file, "", {}, {}}, "", std::move(found), std::move(expected)};
}

bool is_compound_file(std::string_view bytes) {
    return bytes.rfind(compound_file_magic, 0) == 0;
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

}  // namespace

std::string part_key(std::string_view part) {
    std::string key = percent_decoded(part);
    std::replace(key.begin(), key.end(), '\\', '/');
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
    if (key.empty() || key.front() != '/') key.insert(key.begin(), '/');
    return key;
}

std::string relationships_part(std::string_view part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

Issue PartLabel::refused(xml::Limit beyond, std::string_view found) const {
    switch (beyond) {
        case xml::Limit::Depth:
            return issue(MessageId::WorkbookTooLarge, file,
                         fmt::format("{} > {} levels", part, limits.depth),
                         fmt::format("{} levels", limits.depth));
        case xml::Limit::Cells:
            return issue(MessageId::WorkbookTooLarge, file,
                         fmt::format("{} > {} cells", part, limits.cells),
                         fmt::format("{} cells", limits.cells));
        case xml::Limit::None:
            break;
    }
    return issue(MessageId::WorkbookDamaged, file,
                 found.empty() ? part : fmt::format("{} {}", part, found));
}

bool begins_package(std::string_view bytes) {
    return is_compound_file(bytes) ||
           std::any_of(archive_magics.begin(), archive_magics.end(),
                       [bytes](std::string_view magic) { return bytes.rfind(magic, 0) == 0; });
}

Result<Package> Package::open(std::string file, std::string bytes, const PackageLimits& limits) {
    if (is_compound_file(bytes)) return compound_file(file, bytes);
    Package package(std::move(file), std::move(bytes), limits);
    auto directory = zip::read_directory(*package.bytes_, limits.entries);
    if (const auto* failure = std::get_if<zip::Failure>(&directory))
        return package.not_opened(*failure);
    if (auto taken = package.take(std::move(std::get<0>(directory))); !taken) return taken.error();
    return package;
}

Issue Package::not_opened(const zip::Failure& failure) const {
    switch (failure.problem) {
        case zip::Problem::NotZip:
            return issue(MessageId::NotAWorkbook, file_);
        case zip::Problem::CutShort:
            return issue(MessageId::WorkbookCutShort, file_);
        case zip::Problem::Encrypted:
            return issue(MessageId::WorkbookEncrypted, file_);
        case zip::Problem::TooManyEntries:
            return issue(MessageId::WorkbookTooLarge, file_, failure.found + " parts",
                         fmt::format("{}", limits_.entries));
        case zip::Problem::Damaged:
            break;
    }
    return damaged(failure.found);
}

// Checks the entries against the limits and gives the parts their keys.
Result<void> Package::take(std::vector<zip::Entry> entries) {
    entries_ = std::move(entries);
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        const zip::Entry& entry = entries_[i];
        total += entry.size;
        if (entry.size > limits_.ratio_from && entry.size / limits_.ratio > entry.data.size())
            return issue(MessageId::WorkbookTooLarge, file_,
                         fmt::format("{} ×{}", entry.name,
                                     entry.size / std::max<std::size_t>(entry.data.size(), 1)),
                         fmt::format("×{}", limits_.ratio));
        if (!parts_.emplace(part_key(entry.name), i).second)
            return damaged(fmt::format("{} ×2", entry.name));
    }
    if (total > limits_.total_bytes)
        return issue(MessageId::WorkbookTooLarge, file_, fmt::format("{} MiB", total >> 20),
                     fmt::format("{} MiB", limits_.total_bytes >> 20));
    return {};
}

Issue Package::damaged(std::string found) const {
    return issue(MessageId::WorkbookDamaged, file_, std::move(found));
}

const zip::Entry* Package::find(std::string_view part) const {
    const auto it = parts_.find(part_key(part));
    return it == parts_.end() ? nullptr : &entries_[it->second];
}

Result<const zip::Entry*> Package::entry_within(std::string_view part, std::uint64_t most) const {
    const zip::Entry* entry = find(part);
    if (entry == nullptr) return damaged(std::string(part));
    if (entry->size > most)
        return issue(MessageId::WorkbookTooLarge, file_,
                     fmt::format("{} {} MiB", part, entry->size >> 20),
                     fmt::format("{} MiB", most >> 20));
    return entry;
}

Result<std::string> Package::read_within(std::string_view part, std::uint64_t most) const {
    const auto entry = entry_within(part, most);
    if (!entry) return entry.error();
    // The announced size may be a lie: the buffer grows with what really comes.
    std::string bytes;
    const auto source = zip::inflate(**entry);
    for (std::size_t room = first_room;; room *= 2) {
        const std::size_t had = bytes.size();
        bytes.resize(std::min<std::uint64_t>((*entry)->size + 1, had + room));
        std::size_t filled = had;
        while (filled < bytes.size()) {
            const auto got = source->read(std::span(bytes).subspan(filled));
            if (!got) return damaged(std::string(part));
            if (*got == 0) {
                bytes.resize(filled);
                return bytes;
            }
            filled += *got;
        }
    }
}

Result<std::string> Package::read(std::string_view part) const {
    return read_within(part, limits_.part_bytes);
}

Result<std::string> Package::read_markup(std::string_view part) const {
    return read_within(part, std::min(limits_.part_bytes, limits_.markup_bytes));
}

Result<std::unique_ptr<ByteSource>> Package::stream(std::string_view part) const {
    const auto entry = entry_within(part, limits_.part_bytes);
    if (!entry) return entry.error();
    return as_utf8(zip::inflate(**entry));
}

Result<std::vector<Relationship>> Package::relationships(std::string_view part) const {
    const std::string name = relationships_part(part);
    if (!has(name)) return std::vector<Relationship>();
    auto bytes = read_markup(name);
    if (!bytes) return bytes.error();
    auto list = parse_relationships(part, std::move(*bytes));
    if (!list) return damaged(name);
    return std::move(*list);
}

std::optional<std::vector<Relationship>> parse_relationships(std::string_view part,
                                                             std::string text) {
    pugi::xml_document document;
    if (!document.load_buffer_inplace(text.data(), text.size(),
                                      pugi::parse_default | pugi::parse_doctype))
        return std::nullopt;
    for (const pugi::xml_node node : document.children())
        if (node.type() == pugi::node_doctype) return std::nullopt;
    std::vector<Relationship> list;
    for (const pugi::xml_node node : document.document_element().children()) {
        if (local_name(node) != "Relationship") continue;
        const std::string_view type = node.attribute("Type").value();
        const bool external = std::string_view(node.attribute("TargetMode").value()) == "External";
        const std::string target = node.attribute("Target").value();
        list.push_back({node.attribute("Id").value(), std::string(type.substr(type.rfind('/') + 1)),
                        external ? target : resolve_target(part, target), external});
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
