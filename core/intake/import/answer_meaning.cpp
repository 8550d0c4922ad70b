#include "core/intake/import/answer_meaning.h"

#include "core/intake/form.h"
#include "core/text/normalize.h"

namespace skillmap::import {

void ask(AnswerMeanings& meanings, const std::string& answer) {
    meanings.try_emplace(match_key(answer), AnswerMeaning{answer});
}

ReadAnswer read_answer(std::string_view answer, const LevelScale& scale,
                       const AnswerMeanings& meanings) {
    using Kind = ReadAnswer::Kind;
    std::string_view text = trim(answer);
    while (!text.empty() && text.back() == ';') text = trim(text.substr(0, text.size() - 1));
    if (const auto given = meanings.find(match_key(text)); given != meanings.end()) {
        const AnswerMeaning& meaning = given->second;
        if (meaning.kind == AnswerMeaning::Kind::Blank) return {Kind::Blank};
        const bool level =
            meaning.kind == AnswerMeaning::Kind::Level && meaning.level <= scale.highest;
        return level ? ReadAnswer{Kind::Level, meaning.level} : ReadAnswer{};
    }
    if (const auto level = scale.parse(text)) return {Kind::Level, level->value()};
    return wg_form().vocabulary("no_answer").find(text) ? ReadAnswer{Kind::Blank} : ReadAnswer{};
}

}  // namespace skillmap::import
