#include "xlsx_io/edit/graft_mark.h"

#include <fmt/format.h>

#include <algorithm>

#include "xlsx_io/xml/markup.h"

namespace skillmap::xlsx {

std::string text_of(const Mark& mark) {
    std::string text = fmt::format("{}{} for", opening_mark, mark.number);
    for (const std::string& sheet : mark.sheets) text += " " + sheet;
    text += " in";
    for (const GraftedSection& section : mark.sections)
        text += fmt::format(" {} {}{} {} {}", section.name, section.count, section.empty ? "/" : "",
                            section.before, section.added);
    return text;
}

std::optional<Mark> parse_mark(std::string_view text) {
    if (!text.starts_with(opening_mark)) return std::nullopt;
    std::vector<std::string> words;
    for (std::size_t at = opening_mark.size(); at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    const auto in = std::find(words.begin(), words.end(), "in");
    constexpr std::ptrdiff_t words_of_section = 4;
    if (words.size() < 3 || words[1] != "for" || in == words.end() ||
        (words.end() - in - 1) % words_of_section != 0)
        return std::nullopt;
    Mark mark{words[0], {words.begin() + 2, in}, {}};
    for (auto word = in + 1; word != words.end(); word += words_of_section) {
        GraftedSection section{word[0], word[1], word[1].ends_with('/'), xml::number_of(word[2]),
                               xml::number_of(word[3])};
        if (section.empty) section.count.pop_back();
        mark.sections.push_back(std::move(section));
    }
    return mark;
}

}  // namespace skillmap::xlsx
