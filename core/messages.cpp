#include "core/messages.h"

#include <algorithm>
#include <array>

namespace skillmap {
namespace {

constexpr std::array catalogue{
#define MESSAGE(id, severity, name, japanese, english) \
    Message{MessageId::id, Severity::severity, name, japanese, english},
#include "core/messages.def"
#undef MESSAGE
};

// Puts the parts of an issue into a text, in one pass: what they say is not looked at again.
std::string filled(std::string_view text, const Issue& issue) {
    const std::array<std::pair<std::string_view, const std::string*>, 3> parts{
        {{"{subject}", &issue.subject},
         {"{found}", &issue.found},
         {"{expected}", &issue.expected}}};
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto part = std::find_if(parts.begin(), parts.end(), [&](const auto& one) {
            return text.compare(i, one.first.size(), one.first) == 0;
        });
        if (part == parts.end()) {
            out.push_back(text[i++]);
        } else {
            out += *part->second;
            i += part->first.size();
        }
    }
    return out;
}

}  // namespace

std::span<const Message> messages() {
    return catalogue;
}

const Message& message(MessageId id) {
    return catalogue[static_cast<std::size_t>(id)];
}

Severity severity(const Issue& issue) {
    return message(issue.id).severity;
}

std::string_view name(MessageId id) {
    return message(id).name;
}

std::string describe(const Place& place, Language language) {
    const bool japanese = language == Language::Japanese;
    std::string text = place.file;
    if (!place.sheet.empty()) {
        if (!text.empty()) text += japanese ? "　" : ", ";
        text += japanese ? "「" + place.sheet + "」" : "sheet \"" + place.sheet + "\"";
    }
    if (place.cell) text += (japanese ? "" : " ") + to_string(*place.cell);
    if (place.line)
        text += japanese ? " " + std::to_string(*place.line) + "行目"
                         : " line " + std::to_string(*place.line);
    return text;
}

std::string describe(const Issue& issue, Language language) {
    const Message& entry = message(issue.id);
    std::string text =
        filled(language == Language::Japanese ? entry.japanese : entry.english, issue);
    const std::string place = describe(issue.place, language);
    if (place.empty()) return text;
    return place + (language == Language::Japanese ? "：" : ": ") + text;
}

std::size_t IssueList::count(Severity wanted) const {
    return static_cast<std::size_t>(
        std::count_if(issues_.begin(), issues_.end(),
                      [wanted](const Issue& issue) { return severity(issue) == wanted; }));
}

}  // namespace skillmap
