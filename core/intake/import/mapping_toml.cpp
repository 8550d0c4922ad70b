#include "core/intake/import/mapping_toml.h"

#include <utility>

#include "core/messages.h"
#include "core/scheme/scheme_text.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

constexpr std::string_view blank_word = "blank";

Issue wrong(const std::string& file, const toml::source_region& source, std::string_view subject,
            std::string found) {
    return {MessageId::MappingWrong, Place{file, "", std::nullopt, source.begin.line},
            std::string(subject), std::move(found), ""};
}

}  // namespace

void MappingErrors::fail(const toml::node& node, std::string_view subject, std::string found) {
    if (!first_) first_ = wrong(file_, node.source(), subject, std::move(found));
}

Result<toml::table> parse_mapping_toml(std::string_view toml, const std::string& file) {
    toml::parse_result parsed = toml::parse(toml);
    if (parsed) return std::move(parsed).table();
    const toml::parse_error& error = parsed.error();
    return wrong(file, error.source(), "TOML", std::string(error.description()));
}

AnswerMeanings read_levels(const toml::table& root, MappingErrors& errors) {
    AnswerMeanings meanings;
    const toml::table* levels = root["levels"].as_table();
    if (levels == nullptr) return meanings;
    for (const auto& [word, node] : *levels) {
        AnswerMeaning meaning{std::string(word.str())};
        const auto number = node.value<int>();
        const std::string text = node.value_or(std::string());
        if (number && *number >= 0) {
            meaning.kind = AnswerMeaning::Kind::Level;
            meaning.level = *number;
        } else if (text == blank_word) {
            meaning.kind = AnswerMeaning::Kind::Blank;
        } else if (text != open_word) {
            errors.fail(node, "levels", meaning.answer);
        }
        meanings[match_key(meaning.answer)] = meaning;
    }
    return meanings;
}

std::string levels_text(const AnswerMeanings& meanings) {
    std::string out = meanings.empty() ? "" : "\n[levels]\n";
    for (const auto& [key, meaning] : meanings) {
        out += toml_text(meaning.answer) + " = ";
        switch (meaning.kind) {
            case AnswerMeaning::Kind::Level:
                out += std::to_string(meaning.level);
                break;
            case AnswerMeaning::Kind::Blank:
                out += toml_text(blank_word);
                break;
            case AnswerMeaning::Kind::Open:
                out += toml_text(open_word) + (meaning.hint.empty() ? "" : "  # ? " + meaning.hint);
                break;
        }
        out += "\n";
    }
    return out;
}

}  // namespace skillmap::import
