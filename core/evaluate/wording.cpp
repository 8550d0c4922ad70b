#include "core/evaluate/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace skillmap {
namespace {

enum class Phrase : std::size_t {
#define PHRASE(id, japanese, english) id,
#include "core/evaluate/phrases.def"
#undef PHRASE
};

struct PhraseText {
    std::string_view japanese;
    std::string_view english;
};

constexpr std::array phrases{
#define PHRASE(id, japanese, english) PhraseText{japanese, english},
#include "core/evaluate/phrases.def"
#undef PHRASE
};

// Phrases of one language put together.
class Speech {
  public:
    explicit Speech(Language language) : language_(language) {}

    template <class... Args>
    std::string say(Phrase phrase, const Args&... args) const {
        const PhraseText& text = phrases[static_cast<std::size_t>(phrase)];
        return fmt::format(
            fmt::runtime(language_ == Language::Japanese ? text.japanese : text.english), args...);
    }

    std::string list(const std::vector<std::string>& items, Phrase separator) const {
        return fmt::format("{}", fmt::join(items, say(separator)));
    }

  private:
    Language language_;
};

// What conditions ask.
class Rules : public Speech {
  public:
    Rules(const Scheme& scheme, Language language) : Speech(language), scheme_(scheme) {}

    std::string text(const Condition& condition) const {
        return std::visit([&](const auto& rule) { return text(rule); }, condition.rule);
    }

  private:
    std::string text(const Match& match) const {
        if (match.kind == Match::Kind::AtLeast) return say(Phrase::RuleAtLeast, match.count);
        return say(match.kind == Match::Kind::Any ? Phrase::RuleAny : Phrase::RuleAll);
    }

    std::string text(const TrainingsCondition& rule) const {
        return rule.set_name.empty()
                   ? say(Phrase::RuleTrainings, text(rule.match))
                   : say(Phrase::RuleTrainingsOf, rule.set_name, text(rule.match));
    }

    std::string text(const SkillLevelCondition& rule) const {
        std::vector<std::string> names;
        for (const Id<Skill> skill : rule.skills) names.push_back(scheme_.skills[skill].name);
        return say(Phrase::RuleSkillLevel, rule.set_name, text(rule.match),
                   list(names, Phrase::ListSeparator), rule.at_least);
    }

    std::string text(const ToolLevelCondition& rule) const {
        return say(Phrase::RuleToolLevel, text(rule.match), rule.at_least);
    }

    std::string text(const ExperienceCondition& rule) const {
        static constexpr std::array roles{Phrase::RoleLead, Phrase::RoleMember, Phrase::RoleMentor};
        static constexpr std::array measures{Phrase::RuleMonths, Phrase::RuleMonthsOneProject,
                                             Phrase::RuleProjects, Phrase::RuleRecords};
        return say(measures[static_cast<std::size_t>(rule.measure)],
                   say(roles[std::min(static_cast<std::size_t>(rule.role), roles.size() - 1)]),
                   rule.at_least);
    }

    std::string text(const AttestationCondition& rule) const {
        return say(Phrase::RuleAttestation, rule.statement);
    }

    std::string text(const AnyCondition& rule) const {
        std::vector<std::string> ways;
        for (const Condition& alternative : rule.of) ways.push_back(text(alternative));
        return list(ways, Phrase::AlternativeSeparator);
    }

    const Scheme& scheme_;
};

// How conditions were judged.
class Wording : public Speech {
  public:
    Wording(const Facts& facts, Language language) : Speech(language), facts_(facts) {}

    std::string text(const Judgement& judgement) const {
        const std::string words = std::visit(
            [&](const auto& rule) { return text(rule, judgement); }, judgement.condition->rule);
        return judgement.state == State::Unknown ? words + why_unknown(judgement) : words;
    }

  private:
    std::string text(const TrainingsCondition& rule, const Judgement& judgement) const {
        std::string done =
            rule.set_name.empty()
                ? say(Phrase::TrainingsDone, judgement.have, judgement.need)
                : say(Phrase::TrainingsDoneOf, rule.set_name, judgement.have, judgement.need);
        if (judgement.state == State::Met) return done;
        std::vector<std::string> missing = missing_trainings(judgement, facts_);
        for (const MissingTraining& training : judgement.trainings)
            if (training.by.empty())
                missing.push_back(say(Phrase::NoTrainingServes, skill_name(training.skill)));
        return done + say(Phrase::Missing, list(missing, Phrase::ListSeparator));
    }

    std::string text(const SkillLevelCondition& rule, const Judgement& judgement) const {
        return say(Phrase::SkillLevels, rule.set_name, rule.at_least, judgement.have,
                   judgement.need) +
               missing_levels(judgement);
    }

    std::string text(const ToolLevelCondition& rule, const Judgement& judgement) const {
        const std::string levels =
            say(Phrase::ToolLevels, rule.at_least, judgement.have, judgement.need);
        // Any tool would do: a list of all of them says nothing.
        return rule.match.kind == Match::Kind::All ? levels + missing_levels(judgement) : levels;
    }

    std::string text(const ExperienceCondition& rule, const Judgement& judgement) const {
        using Measure = ExperienceCondition::Measure;
        static constexpr std::array<std::array<Phrase, 3>, 4> have{{
            {Phrase::MonthsLead, Phrase::MonthsMember, Phrase::MonthsMentor},
            {Phrase::MonthsOneProjectLead, Phrase::MonthsOneProjectMember,
             Phrase::MonthsOneProjectMentor},
            {Phrase::ProjectsLead, Phrase::ProjectsMember, Phrase::ProjectsMentor},
            {Phrase::RecordsLead, Phrase::RecordsMember, Phrase::RecordsMentor},
        }};
        const auto role = std::min(static_cast<std::size_t>(rule.role), std::size_t{2});
        std::string words = say(have[static_cast<std::size_t>(rule.measure)][role], judgement.have);
        if (judgement.state == State::Met) return words;
        const Phrase short_of = rule.measure == Measure::Projects  ? Phrase::ProjectsShort
                                : rule.measure == Measure::Records ? Phrase::RecordsShort
                                                                   : Phrase::MonthsShort;
        return words + say(short_of, judgement.need - judgement.have);
    }

    std::string text(const AttestationCondition& rule, const Judgement& judgement) const {
        return say(judgement.state == State::Met ? Phrase::Attested : Phrase::NotAttested,
                   rule.statement);
    }

    // What is met is enough to say; otherwise every way to get there.
    std::string text(const AnyCondition&, const Judgement& judgement) const {
        std::vector<std::string> ways;
        for (const Judgement& alternative : judgement.alternatives)
            if (judgement.state != State::Met || alternative.state == State::Met)
                ways.push_back(text(alternative));
        return list(ways, Phrase::AlternativeSeparator);
    }

    // Levels name what was not answered; alternatives speak for themselves.
    std::string why_unknown(const Judgement& judgement) const {
        const auto& rule = judgement.condition->rule;
        if (std::holds_alternative<AnyCondition>(rule) ||
            std::holds_alternative<SkillLevelCondition>(rule))
            return {};
        return say(std::holds_alternative<ToolLevelCondition>(rule) ? Phrase::NotAnswered
                                                                    : Phrase::Unclear);
    }

    std::string missing_levels(const Judgement& judgement) const {
        if (judgement.state == State::Met || judgement.levels.empty()) return {};
        std::vector<std::string> missing;
        for (const MissingLevel& level : judgement.levels) {
            const std::string name =
                std::visit([&](auto id) { return subject(id); }, level.subject);
            std::string words = level.level.known()
                                    ? say(Phrase::LevelNow, name, level.level.value())
                                    : say(Phrase::LevelUnknown, name);
            std::vector<std::string> trainings;
            for (const Id<Training> id : level.by)
                trainings.push_back(facts_.records().trainings[id].name);
            if (!trainings.empty())
                words += say(Phrase::LevelByTraining, list(trainings, Phrase::OrTraining));
            if (level.evidence_unknown && level.level.known())
                words += say(Phrase::EvidenceUnknown);
            missing.push_back(std::move(words));
        }
        return say(Phrase::Missing, list(missing, Phrase::ListSeparator));
    }

    std::string subject(Id<Skill> id) const { return skill_name(id); }
    std::string subject(Id<Tool> id) const { return facts_.scheme().tools[id].name; }
    const std::string& skill_name(Id<Skill> id) const { return facts_.scheme().skills[id].name; }

    const Facts& facts_;
};

}  // namespace

std::vector<std::string> missing_trainings(const Judgement& judgement, const Facts& facts) {
    std::vector<std::string> names;
    const auto add = [&](const std::vector<Id<Training>>& list) {
        for (const Id<Training> id : list) {
            const std::string& name = facts.records().trainings[id].name;
            if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
        }
    };
    for (const MissingTraining& missing : judgement.trainings) add(missing.by);
    for (const MissingLevel& missing : judgement.levels) add(missing.by);
    return names;
}

std::string describe(State state, Language language) {
    const Phrase phrase = state == State::Met       ? Phrase::Met
                          : state == State::Unknown ? Phrase::Unknown
                                                    : Phrase::NotMet;
    const PhraseText& text = phrases[static_cast<std::size_t>(phrase)];
    return std::string(language == Language::Japanese ? text.japanese : text.english);
}

std::string describe(const Judgement& judgement, const Facts& facts, Language language) {
    return Wording(facts, language).text(judgement);
}

std::string describe(const Condition& condition, const Scheme& scheme, Language language) {
    return Rules(scheme, language).text(condition);
}

std::string describe(const StageExplanation& stage, const Facts& facts, Language language) {
    const Wording wording(facts, language);
    std::vector<std::string> conditions;
    for (const Judgement& judgement : stage.conditions)
        conditions.push_back(wording.text(judgement));
    return wording.say(Phrase::StageState, stage.stage->name, describe(stage.state, language),
                       wording.list(conditions, Phrase::ListSeparator));
}

}  // namespace skillmap
