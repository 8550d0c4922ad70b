#include "xlsx_io/zip/directory.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "xlsx_io/zip/fields.h"

namespace skillmap::xlsx::zip {
namespace {

constexpr int most_end_candidates = 64;

bool has_signature(std::string_view bytes, std::uint64_t at, std::uint32_t signature) {
    return at <= bytes.size() && bytes.size() - at >= 4 &&
           field<std::uint32_t>(bytes, at) == signature;
}

struct Directory {
    std::uint64_t base = 0;    // where the archive begins in the file
    std::uint64_t offset = 0;  // of the directory, in the file
    std::uint64_t size = 0;
    std::uint64_t count = 0;
};

// The record that ends a ZIP64 archive, where the locator before the plain one leads to it.
std::optional<std::uint64_t> find_end64(std::string_view bytes, std::uint64_t end) {
    if (end < locator64_size || !has_signature(bytes, end - locator64_size, locator64_signature))
        return std::nullopt;
    const std::uint64_t locator = end - locator64_size;
    const auto offset = field<std::uint64_t>(bytes, locator + 8);
    for (const std::uint64_t at : {offset, locator - std::min<std::uint64_t>(locator, end64_size)})
        if (has_signature(bytes, at, end64_signature) && at + end64_size <= locator) return at;
    return std::nullopt;
}

// The directory that an end record describes, if it can be where it says, or where it stands with
// other bytes in front of the archive.
std::optional<Directory> directory_at(std::string_view bytes, std::uint64_t end) {
    if (bytes.size() - end < end_size) return std::nullopt;
    Directory directory;
    directory.count = field<std::uint16_t>(bytes, end + 10);
    directory.size = field<std::uint32_t>(bytes, end + 12);
    std::uint64_t offset = field<std::uint32_t>(bytes, end + 16);
    std::uint64_t limit = end;
    const auto end64 = find_end64(bytes, end);
    if (end64) {
        limit = *end64;
        directory.count = field<std::uint64_t>(bytes, *end64 + 32);
        directory.size = field<std::uint64_t>(bytes, *end64 + 40);
        offset = field<std::uint64_t>(bytes, *end64 + 48);
    } else if (field<std::uint16_t>(bytes, end + 4) != 0) {
        return std::nullopt;  // one disk of several
    }
    if (directory.size > limit || offset > limit - directory.size) return std::nullopt;
    const std::uint64_t before_end = limit - directory.size;
    const bool as_written = directory.count == 0 || has_signature(bytes, offset, central_signature);
    directory.offset = as_written ? offset : before_end;
    directory.base = directory.offset - offset;
    if (directory.count > 0 && !has_signature(bytes, directory.offset, central_signature))
        return std::nullopt;
    return directory;
}

std::optional<Directory> find_directory(std::string_view bytes) {
    constexpr std::string_view signature("PK\x05\x06", 4);
    std::size_t end = bytes.rfind(signature);
    for (int i = 0; i < most_end_candidates && end != std::string_view::npos; ++i) {
        if (const auto directory = directory_at(bytes, end)) return directory;
        if (end == 0) break;
        end = bytes.rfind(signature, end - 1);
    }
    return std::nullopt;
}

struct Central {
    Entry entry;
    std::uint64_t compressed = 0;
    std::uint64_t local = 0;  // offset of the local header in the archive
};

// Takes the sizes that do not fit 32 bits from the ZIP64 extra field.
bool read_extra64(std::string_view extra, Central& central) {
    while (extra.size() >= 4) {
        const auto id = field<std::uint16_t>(extra, 0);
        const std::size_t size = field<std::uint16_t>(extra, 2);
        if (extra.size() - 4 < size) return false;
        std::string_view values = extra.substr(4, size);
        extra.remove_prefix(4 + size);
        if (id != zip64_extra) continue;
        for (std::uint64_t* value : {&central.entry.size, &central.compressed, &central.local}) {
            if (*value != 0xFFFFFFFF) continue;
            if (values.size() < 8) return false;
            *value = field<std::uint64_t>(values, 0);
            values.remove_prefix(8);
        }
    }
    return true;
}

class DirectoryReader {
  public:
    DirectoryReader(std::string_view bytes, const Directory& directory)
        : bytes_(bytes), directory_(directory) {}

    std::variant<std::vector<Entry>, Failure> read() {
        std::uint64_t at = directory_.offset;
        const std::uint64_t end = directory_.offset + directory_.size;
        for (std::uint64_t i = 0; i < directory_.count; ++i) {
            if (end - at < central_size || !has_signature(bytes_, at, central_signature))
                return damaged(fmt::format("entry {}", i + 1));
            Central central = read_central(at);
            const std::uint64_t name = field<std::uint16_t>(bytes_, at + 28);
            const std::uint64_t extra = field<std::uint16_t>(bytes_, at + 30);
            const std::uint64_t comment = field<std::uint16_t>(bytes_, at + 32);
            at += central_size;
            if (end - at < name + extra + comment) return damaged(fmt::format("entry {}", i + 1));
            central.entry.name = bytes_.substr(at, name);
            if (!read_extra64(bytes_.substr(at + name, extra), central))
                return damaged(central.entry.name);
            at += name + extra + comment;
            if ((central.entry.flags & flag_encrypted) != 0)
                return Failure{Problem::Encrypted, central.entry.name};
            if (!locate(central)) return damaged(central.entry.name);
            entries_.push_back(std::move(central.entry));
        }
        if (const auto overlap = find_overlap()) return damaged(*overlap);
        return std::move(entries_);
    }

  private:
    static Failure damaged(std::string found) { return {Problem::Damaged, std::move(found)}; }

    Central read_central(std::uint64_t at) const {
        Central central;
        central.entry.flags = field<std::uint16_t>(bytes_, at + 8);
        central.entry.method = field<std::uint16_t>(bytes_, at + 10);
        central.entry.time = field<std::uint16_t>(bytes_, at + 12);
        central.entry.date = field<std::uint16_t>(bytes_, at + 14);
        central.entry.crc = field<std::uint32_t>(bytes_, at + 16);
        central.compressed = field<std::uint32_t>(bytes_, at + 20);
        central.entry.size = field<std::uint32_t>(bytes_, at + 24);
        central.entry.attributes = field<std::uint32_t>(bytes_, at + 38);
        central.local = field<std::uint32_t>(bytes_, at + 42);
        return central;
    }

    // Finds the bytes of an entry by its local header, which must bear the same name.
    bool locate(Central& central) {
        const std::uint64_t room = directory_.offset - directory_.base;
        if (room < local_size || central.local > room - local_size) return false;
        const std::uint64_t local = directory_.base + central.local;
        if (!has_signature(bytes_, local, local_signature)) return false;
        const std::uint64_t name = field<std::uint16_t>(bytes_, local + 26);
        const std::uint64_t extra = field<std::uint16_t>(bytes_, local + 28);
        const std::uint64_t data = local + local_size + name + extra;
        if (data > directory_.offset || central.compressed > directory_.offset - data) return false;
        Entry& entry = central.entry;
        if (bytes_.substr(local + local_size, name) != entry.name) return false;
        if (entry.name.find('\0') != std::string::npos) return false;
        if (entry.method != method_deflated &&
            (entry.method != method_stored || entry.size != central.compressed))
            return false;
        entry.data = bytes_.substr(data, central.compressed);
        spans_.emplace_back(local, data + central.compressed);
        return true;
    }

    // The name of an entry whose bytes are another's too.
    std::optional<std::string> find_overlap() const {
        std::vector<std::size_t> order(spans_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::sort(order.begin(), order.end(),
                  [this](std::size_t a, std::size_t b) { return spans_[a] < spans_[b]; });
        for (std::size_t i = 1; i < order.size(); ++i)
            if (spans_[order[i]].first < spans_[order[i - 1]].second)
                return entries_[order[i]].name;
        return std::nullopt;
    }

    std::string_view bytes_;
    Directory directory_;
    std::vector<Entry> entries_;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> spans_;  // by entry, in the file
};

}  // namespace

std::variant<std::vector<Entry>, Failure> read_directory(std::string_view bytes,
                                                         std::uint64_t most_entries) {
    const auto directory = find_directory(bytes);
    if (!directory) {
        const bool begins_well = bytes.substr(0, 2) == "PK";
        return Failure{begins_well ? Problem::CutShort : Problem::NotZip, ""};
    }
    if (directory->count > most_entries)
        return Failure{Problem::TooManyEntries, fmt::format("{}", directory->count)};
    return DirectoryReader(bytes, *directory).read();
}

}  // namespace skillmap::xlsx::zip
