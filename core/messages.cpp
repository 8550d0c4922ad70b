#include "core/messages.h"

#include <algorithm>
#include <array>

namespace skillmap {
namespace {

// Not deduced: Clang folds at most 256 types.
constexpr auto catalogue = std::to_array<Message>({
#define MESSAGE(id, severity, name, japanese, english) \
    {MessageId::id, Severity::severity, name, japanese, english},
#include "core/messages.def"
#undef MESSAGE
});

struct Expectation {
    std::string_view english;
    std::string_view japanese;
};
constexpr auto expectations = std::to_array<Expectation>({
#define EXPECTATION(english, japanese) {english, japanese},
#include "core/expectations.def"
#undef EXPECTATION
});

// What was expected, in Japanese where the code says it in words of its own.
std::string expected_in_japanese(const std::string& expected) {
    const std::size_t colon = expected.find(": ");
    const std::size_t words = colon == std::string::npos ? expected.size() : colon + 2;
    const auto known =
        std::find_if(expectations.begin(), expectations.end(), [&](const Expectation& one) {
            return one.english == std::string_view(expected).substr(0, words);
        });
    if (known == expectations.end()) return expected;
    return std::string(known->japanese) + expected.substr(words);
}

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
    if (place.cell)
        text += (!japanese                              ? " "
                 : place.sheet.empty() && !text.empty() ? "　"
                                                        : "") +
                to_string(*place.cell);
    if (place.line)
        text += japanese ? " " + std::to_string(*place.line) + "行目"
                         : " line " + std::to_string(*place.line);
    return text;
}

std::string describe(const Issue& issue, Language language) {
    const Message& entry = message(issue.id);
    Issue told = issue;
    if (language == Language::Japanese) told.expected = expected_in_japanese(issue.expected);
    std::string text =
        filled(language == Language::Japanese ? entry.japanese : entry.english, told);
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
