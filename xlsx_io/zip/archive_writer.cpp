#include "xlsx_io/zip/archive_writer.h"

#include <algorithm>

#include "xlsx_io/zip/fields.h"

namespace skillmap::xlsx::zip {
namespace {

constexpr std::uint16_t version_deflate = 20;
constexpr std::uint16_t version_zip64 = 45;
constexpr std::uint64_t most32 = 0xFFFFFFFF;
constexpr std::uint64_t most16 = 0xFFFF;

std::uint32_t field32(std::uint64_t value) {
    return static_cast<std::uint32_t>(std::min(value, most32));
}

// The ZIP64 extra field with the values that do not fit.
std::string extra64(std::initializer_list<std::uint64_t> values) {
    std::string numbers;
    for (const std::uint64_t value : values)
        if (value >= most32) append_field(numbers, value);
    if (numbers.empty()) return numbers;
    std::string extra;
    append_field(extra, zip64_extra);
    append_field(extra, static_cast<std::uint16_t>(numbers.size()));
    return extra + numbers;
}

}  // namespace

void ArchiveWriter::copy(const Entry& entry) {
    append(entry, entry.data);
}

void ArchiveWriter::add(const Entry& like, const Deflated& content) {
    Entry entry = like;
    entry.method = method_deflated;
    entry.crc = content.crc;
    entry.size = content.size;
    append(entry, content.data);
}

void ArchiveWriter::append(const Entry& entry, std::string_view data) {
    Written written{entry, data.size(), bytes_.size()};
    written.entry.data = {};
    // The sizes stand in the header: no descriptor follows.
    written.entry.flags = static_cast<std::uint16_t>(entry.flags & ~flag_descriptor);
    // In a local header both sizes go to the extra field together (APPNOTE 4.5.3).
    const bool large = entry.size >= most32 || data.size() >= most32;
    std::string extra;
    if (large) {
        append_field(extra, zip64_extra);
        append_field(extra, std::uint16_t{16});
        append_field(extra, entry.size);
        append_field(extra, std::uint64_t{data.size()});
    }
    append_field(bytes_, local_signature);
    append_field(bytes_, large ? version_zip64 : version_deflate);
    append_field(bytes_, written.entry.flags);
    append_field(bytes_, entry.method);
    append_field(bytes_, entry.time);
    append_field(bytes_, entry.date);
    append_field(bytes_, entry.crc);
    append_field(bytes_, large ? field32(most32) : field32(data.size()));
    append_field(bytes_, large ? field32(most32) : field32(entry.size));
    append_field(bytes_, static_cast<std::uint16_t>(entry.name.size()));
    append_field(bytes_, static_cast<std::uint16_t>(extra.size()));
    bytes_ += entry.name;
    bytes_ += extra;
    bytes_ += data;
    written_.push_back(std::move(written));
}

void ArchiveWriter::append_central(const Written& written) {
    const Entry& entry = written.entry;
    const std::string extra = extra64({entry.size, written.compressed, written.offset});
    append_field(bytes_, central_signature);
    append_field(bytes_, extra.empty() ? version_deflate : version_zip64);  // made by
    append_field(bytes_, extra.empty() ? version_deflate : version_zip64);
    append_field(bytes_, entry.flags);
    append_field(bytes_, entry.method);
    append_field(bytes_, entry.time);
    append_field(bytes_, entry.date);
    append_field(bytes_, entry.crc);
    append_field(bytes_, field32(written.compressed));
    append_field(bytes_, field32(entry.size));
    append_field(bytes_, static_cast<std::uint16_t>(entry.name.size()));
    append_field(bytes_, static_cast<std::uint16_t>(extra.size()));
    append_field(bytes_, std::uint16_t{0});  // comment
    append_field(bytes_, std::uint16_t{0});  // disk
    append_field(bytes_, std::uint16_t{0});  // internal attributes
    append_field(bytes_, entry.attributes);
    append_field(bytes_, field32(written.offset));
    bytes_ += entry.name;
    bytes_ += extra;
}

void ArchiveWriter::append_end(std::uint64_t directory) {
    const std::uint64_t end = bytes_.size();
    const std::uint64_t count = written_.size();
    if (directory >= most32 || end - directory >= most32 || count >= most16) {
        append_field(bytes_, end64_signature);
        append_field(bytes_, std::uint64_t{end64_size - 12});
        append_field(bytes_, version_zip64);
        append_field(bytes_, version_zip64);
        append_field(bytes_, std::uint64_t{0});  // disks
        append_field(bytes_, count);
        append_field(bytes_, count);
        append_field(bytes_, end - directory);
        append_field(bytes_, directory);
        append_field(bytes_, locator64_signature);
        append_field(bytes_, std::uint32_t{0});
        append_field(bytes_, end);
        append_field(bytes_, std::uint32_t{1});
    }
    const auto count16 = static_cast<std::uint16_t>(std::min(count, most16));
    append_field(bytes_, end_signature);
    append_field(bytes_, std::uint32_t{0});  // disks
    append_field(bytes_, count16);
    append_field(bytes_, count16);
    append_field(bytes_, field32(end - directory));
    append_field(bytes_, field32(directory));
    append_field(bytes_, std::uint16_t{0});  // comment
}

std::string ArchiveWriter::finish() {
    const std::uint64_t directory = bytes_.size();
    for (const Written& written : written_) append_central(written);
    append_end(directory);
    return std::move(bytes_);
}

}  // namespace skillmap::xlsx::zip
