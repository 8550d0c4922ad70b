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

void replace(std::string& text, std::string_view placeholder, const std::string& value) {
    for (std::size_t at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + value.size()))
        text.replace(at, placeholder.size(), value);
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
    std::string text(language == Language::Japanese ? entry.japanese : entry.english);
    replace(text, "{subject}", issue.subject);
    replace(text, "{found}", issue.found);
    replace(text, "{expected}", issue.expected);
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
