// What answers mean: levels, no answer at all, or what nobody has told yet. For mappings of exports
// and layouts of skill maps alike; in their files it is the table [levels].
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/scheme/scheme.h"

namespace skillmap::import {

struct AnswerMeaning {
    enum class Kind : std::uint8_t { Level, Blank, Open };
    std::string answer;  // as written
    Kind kind = Kind::Open;
    int level = 0;
    std::string hint = {};  // why it is open
};
using AnswerMeanings = std::map<std::string, AnswerMeaning>;  // by match_key

/// Adds an answer whose meaning has to be told, unless it has one.
void ask(AnswerMeanings& meanings, const std::string& answer);

struct ReadAnswer {
    enum class Kind : std::uint8_t { Blank, Level, Unknown };
    Kind kind = Kind::Unknown;
    int level = 0;
};

/// The level of an answer, also with the ; that Forms puts behind a choice: by the meanings given,
/// else by the scale, else by the words for no answer (未回答). A level above the scale is none.
ReadAnswer read_answer(std::string_view answer, const LevelScale& scale,
                       const AnswerMeanings& meanings);

}  // namespace skillmap::import
