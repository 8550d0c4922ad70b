#include "xlsx_io/edit/package_editor.h"

#include <algorithm>

#include "xlsx_io/xml/markup.h"
#include "xlsx_io/zip/archive_writer.h"
#include "xlsx_io/zip/inflate.h"

namespace skillmap::xlsx {
namespace {

constexpr std::uint16_t first_day = 0x0021;  // 1980-01-01, in a directory without a clock

// How many bytes at the end of UTF-8 text belong to a character that is not whole.
std::size_t cut_bytes(std::string_view text) {
    for (std::size_t back = 1; back <= std::min<std::size_t>(3, text.size()); ++back) {
        const auto byte = static_cast<unsigned char>(text[text.size() - back]);
        if (byte < 0x80) return 0;
        if (byte < 0xC0) continue;
        const std::size_t size = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        return size > back ? back : 0;
    }
    return 0;
}

}  // namespace

void PartWriter::write(std::string_view utf8) {
    if (encoding_ == Encoding::Utf8) {
        deflater_.write(utf8);
        return;
    }
    pending_ += utf8;
    const std::size_t whole = pending_.size() - cut_bytes(pending_);
    std::string bytes = encoded(std::string_view(pending_).substr(0, whole), encoding_);
    constexpr std::size_t mark = 2;  // the byte order mark, at the beginning only
    deflater_.write(std::string_view(bytes).substr(begun_ ? mark : 0));
    begun_ = true;
    pending_.erase(0, whole);
}

zip::Deflated PartWriter::finish() {
    return deflater_.finish();
}

bool PackageEditor::has(std::string_view part) const {
    const std::string key = part_key(part);
    return !removed_.contains(key) && (changes_.contains(key) || package_.has(part));
}

std::vector<std::string> PackageEditor::names() const {
    std::vector<std::string> names;
    for (const zip::Entry& entry : package_.entries())
        if (!removed_.contains(part_key(entry.name))) names.push_back(entry.name);
    for (const std::string& key : added_)
        if (!removed_.contains(key)) names.push_back(changes_.at(key).name);
    return names;
}

Result<zip::Entry> PackageEditor::entry(std::string_view part) const {
    const auto changed = changes_.find(part_key(part));
    if (has(part) && changed != changes_.end()) return changed->second.entry;
    const zip::Entry* entry = has(part) ? package_.find(part) : nullptr;
    if (entry == nullptr) return package_.damaged(std::string(part));
    return *entry;
}

Result<std::unique_ptr<ByteSource>> PackageEditor::stream(std::string_view part) const {
    if (!changes_.contains(part_key(part))) return package_.stream(part);  // within its limits
    const auto found = entry(part);
    if (!found) return found.error();
    return as_utf8(zip::inflate(*found));
}

Result<std::vector<Relationship>> PackageEditor::relationships(std::string_view part) const {
    const std::string name = relationships_part(part);
    if (!has(name)) return std::vector<Relationship>();
    if (!changes_.contains(part_key(name))) return package_.relationships(part);
    const auto text = stream(name);
    if (!text) return text.error();
    auto bytes = read_all(**text);
    auto list = bytes ? parse_relationships(part, std::move(*bytes)) : std::nullopt;
    if (!list) return package_.damaged(name);
    return std::move(*list);
}

Result<Encoding> PackageEditor::encoding(std::string_view part) const {
    const auto found = entry(part);
    if (!found) return found.error();
    std::string first(4, '\0');
    const auto got = zip::inflate(*found)->read(first);
    if (!got) return package_.damaged(std::string(part));
    first.resize(*got);
    return detect_encoding(first);
}

PackageEditor::Change& PackageEditor::change(std::string_view part) {
    const std::string key = part_key(part);
    removed_.erase(key);
    const auto [it, added] = changes_.try_emplace(key);
    Change& change = it->second;
    if (!added) return change;
    const zip::Entry* old = package_.find(part);
    change.name =
        old != nullptr ? old->name : std::string(part.substr(part.starts_with('/') ? 1 : 0));
    if (old != nullptr) change.entry = *old;
    change.entry.name = change.name;
    if (old == nullptr) {
        change.entry.date = first_day;
        added_.push_back(key);
    }
    return change;
}

void PackageEditor::put(std::string_view part, zip::Deflated content) {
    Change& changed = change(part);
    changed.content = std::move(content);
    changed.entry.method = zip::method_deflated;
    changed.entry.crc = changed.content.crc;
    changed.entry.size = changed.content.size;
    changed.entry.data = changed.content.data;
}

void PackageEditor::put(std::string_view part, const zip::Entry& entry) {
    Change& changed = change(part);
    changed.content = {};
    changed.entry.method = entry.method;
    changed.entry.flags = entry.flags;
    changed.entry.crc = entry.crc;
    changed.entry.size = entry.size;
    changed.entry.data = entry.data;
}

void PackageEditor::remove(std::string_view part) {
    removed_.insert(part_key(part));
}

std::string PackageEditor::save() const {
    std::size_t expected = 0;
    for (const zip::Entry& entry : package_.entries())
        expected += entry.data.size() + 2 * entry.name.size() + 100;
    for (const auto& [key, change] : changes_) expected += change.entry.data.size() + 200;
    zip::ArchiveWriter archive(expected);
    const auto copy = [&](const std::string& key, const zip::Entry& entry) {
        if (!removed_.contains(key)) archive.copy(entry);
    };
    for (const zip::Entry& entry : package_.entries()) {
        const std::string key = part_key(entry.name);
        const auto changed = changes_.find(key);
        copy(key, changed == changes_.end() ? entry : changed->second.entry);
    }
    for (const std::string& key : added_) copy(key, changes_.at(key).entry);
    return archive.finish();
}

std::string with_attributes(std::string_view tag, const AttributeValues& values) {
    const xml::Markup markup = xml::parse_markup(tag.data(), tag.data() + tag.size());
    std::string_view content = markup.content;
    std::string result(tag.substr(0, static_cast<std::size_t>(content.data() - tag.data())));
    std::vector<bool> done(values.size());
    std::string_view rest = content;  // with the spaces at its end
    const auto written = [](const auto& value) {
        return value.first + "=\"" + xml::escaped(*value.second) + "\"";
    };
    while (const auto attribute = xml::next_attribute(content)) {
        std::string_view whole = attribute->whole;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].first != attribute->name) continue;
            if (values[i].second)
                result +=
                    std::string(whole.substr(0, whole.find(attribute->name))) + written(values[i]);
            whole = {};
            done[i] = true;
        }
        result += whole;
        rest = content;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!done[i] && values[i].second) result += " " + written(values[i]);
    result += tag.substr(static_cast<std::size_t>(rest.data() - tag.data()));
    return result;
}

}  // namespace skillmap::xlsx
