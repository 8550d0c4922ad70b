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

Result<Encoding> PackageEditor::encoding(std::string_view part) const {
    const zip::Entry* entry = package_.find(part);
    if (entry == nullptr) return package_.damaged(std::string(part));
    std::string first(4, '\0');
    const auto got = zip::inflate(*entry)->read(first);
    if (!got) return package_.damaged(std::string(part));
    first.resize(*got);
    return detect_encoding(first);
}

void PackageEditor::replace(std::string_view part, zip::Deflated content) {
    if (const zip::Entry* entry = package_.find(part)) replaced_[entry] = std::move(content);
}

void PackageEditor::add(std::string_view part, zip::Deflated content) {
    added_.emplace_back(part.substr(part.starts_with('/') ? 1 : 0), std::move(content));
}

void PackageEditor::remove(std::string_view part) {
    if (const zip::Entry* entry = package_.find(part)) removed_[entry] = true;
}

std::string PackageEditor::save() const {
    std::size_t expected = 0;
    for (const zip::Entry& entry : package_.entries())
        expected += entry.data.size() + 2 * entry.name.size() + 100;
    for (const auto& [entry, content] : replaced_) expected += content.data.size();
    zip::ArchiveWriter archive(expected);
    for (const zip::Entry& entry : package_.entries()) {
        if (removed_.contains(&entry)) continue;
        const auto replaced = replaced_.find(&entry);
        if (replaced == replaced_.end())
            archive.copy(entry);
        else
            archive.add(entry, replaced->second);
    }
    for (const auto& [name, content] : added_) {
        zip::Entry like;
        like.name = name;
        like.date = first_day;
        archive.add(like, content);
    }
    return archive.finish();
}

std::string with_attributes(std::string_view tag,
                            const std::vector<std::pair<std::string, std::string>>& values) {
    const xml::Markup markup = xml::parse_markup(tag.data(), tag.data() + tag.size());
    std::string_view content = markup.content;
    std::string result(tag.substr(0, static_cast<std::size_t>(content.data() - tag.data())));
    std::vector<bool> done(values.size());
    std::string_view rest = content;  // with the spaces at its end
    const auto written = [](const auto& value) {
        return value.first + "=\"" + xml::escaped(value.second) + "\"";
    };
    while (const auto attribute = xml::next_attribute(content)) {
        std::string_view whole = attribute->whole;
        for (std::size_t i = 0; i < values.size(); ++i) {
            if (values[i].first != attribute->name) continue;
            result +=
                std::string(whole.substr(0, whole.find(attribute->name))) + written(values[i]);
            whole = {};
            done[i] = true;
        }
        result += whole;
        rest = content;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!done[i]) result += " " + written(values[i]);
    result += tag.substr(static_cast<std::size_t>(rest.data() - tag.data()));
    return result;
}

}  // namespace skillmap::xlsx
