#include "core/evaluate/wording.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "core/text/number.h"

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

    std::vector<std::string> role_names(const std::vector<ProjectRole>& roles) const {
        static constexpr std::array phrases{Phrase::RoleLead, Phrase::RoleMember,
                                            Phrase::RoleMentor};
        std::vector<std::string> names;
        for (const ProjectRole role : roles)
            names.push_back(say(phrases.at(static_cast<std::size_t>(role))));
        return names;
    }

    // "職位が主任・副主任、セグメントが行革幹事".
    std::string assigned(const AssignedCondition& rule) const {
        if (rule.everyone) return say(Phrase::RuleEveryone);
        std::vector<std::string> parts;
        const auto add = [&](Phrase field, const std::vector<std::string>& names) {
            if (!names.empty()) parts.push_back(say(field, list(names, Phrase::NameSeparator)));
        };
        add(Phrase::RulePersona, rule.personas);
        add(Phrase::RulePosition, rule.positions);
        add(Phrase::RuleGrade, rule.grades);
        add(Phrase::RuleSegment, rule.segments);
        add(Phrase::RuleAppointment, rule.appointments);
        return list(parts, Phrase::ListSeparator);
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
    // A number, or the name of the parameter that lacks one ("報告会評価の基準値（未設定）").
    std::string text(const Quantity& quantity) const {
        if (quantity.value) return number_text(*quantity.value);
        return say(Phrase::RuleNoValue, scheme_.parameters[*quantity.parameter].name);
    }

    std::string text(const Threshold& threshold) const {
        return say(threshold.exceed ? Phrase::RuleAbove : Phrase::RuleReached,
                   text(threshold.limit));
    }

    std::string text(const Match& match) const {
        if (match.kind == Match::Kind::AtLeast) return say(Phrase::RuleAtLeast, text(match.count));
        return say(match.kind == Match::Kind::Any ? Phrase::RuleAny : Phrase::RuleAll);
    }

    // "（今年度）", where the time matters.
    std::string text(const Window& window) const {
        if (window.kind == Window::Kind::FiscalYear) return say(Phrase::RuleThisYear);
        if (window.kind == Window::Kind::Years) return say(Phrase::RuleYears, text(window.years));
        return {};
    }

    std::string text(const TrainingsCondition& rule) const {
        return (rule.set_name.empty()
                    ? say(Phrase::RuleTrainings, text(rule.match))
                    : say(Phrase::RuleTrainingsOf, rule.set_name, text(rule.match))) +
               text(rule.window);
    }

    std::string text(const TrainingListCondition& rule) const {
        std::vector<std::string> names;
        for (const Id<SchemeTraining> id : rule.trainings)
            names.push_back(scheme_.trainings[id].name);
        for (const std::string& category : rule.categories)
            names.push_back(
                say(rule.due ? Phrase::RuleDueCategory : Phrase::RuleCategory, category));
        const std::string set = list(names, Phrase::ListSeparator);
        return (rule.hours ? say(Phrase::RuleHours, set, text(*rule.hours))
                           : say(Phrase::RuleTrainingList, set, text(rule.match))) +
               text(rule.window);
    }

    std::string text(const SkillLevelCondition& rule) const {
        std::vector<std::string> names;
        for (const auto& needed : rule.skills)
            names.push_back(
                rule.as_required
                    ? say(Phrase::LevelNow, scheme_.skills[needed.skill].name, text(needed.level))
                    : scheme_.skills[needed.skill].name);
        const std::string set = list(names, Phrase::ListSeparator);
        if (rule.as_required) return say(Phrase::RuleRequiredLevels, set, text(rule.match));
        if (rule.set_name.empty())
            return say(Phrase::RuleSkillLevels, set, text(rule.match), text(rule.at_least));
        return say(Phrase::RuleSkillLevel, rule.set_name, text(rule.match), set,
                   text(rule.at_least));
    }

    std::string text(const ToolLevelCondition& rule) const {
        if (rule.tools.size() == scheme_.tools.size())
            return say(Phrase::RuleToolLevel, text(rule.match), text(rule.at_least));
        std::vector<std::string> names;
        for (const Id<Tool> id : rule.tools) names.push_back(scheme_.tools[id].name);
        return say(Phrase::RuleToolsLevel, list(names, Phrase::ListSeparator), text(rule.match),
                   text(rule.at_least));
    }

    std::string text(const ExperienceCondition& rule) const {
        static constexpr std::array measures{Phrase::RuleMonths, Phrase::RuleMonthsOneProject,
                                             Phrase::RuleProjects, Phrase::RuleRecords,
                                             Phrase::RuleYearsRunning};
        std::string words =
            say(measures[static_cast<std::size_t>(rule.measure)],
                list(role_names(rule.roles), Phrase::RoleSeparator), text(rule.at_least));
        std::vector<std::string> viewpoints;
        for (const Viewpoint& viewpoint : rule.passing)
            viewpoints.push_back(say(Phrase::RuleViewpoint, viewpoint.name, text(viewpoint.score)));
        if (!viewpoints.empty())
            words += say(Phrase::RulePassing, list(viewpoints, Phrase::ListSeparator));
        if (rule.closed) words += say(Phrase::RuleClosed);
        return words;
    }

    std::string text(const ScoreCondition& rule) const {
        return say(Phrase::RuleScore, scheme_.trainings[rule.training].name, text(rule.score));
    }

    std::string text(const QualificationCondition& rule) const {
        const std::string names = list(rule.qualifications, Phrase::ListSeparator);
        if (rule.qualifications.size() == 1) return say(Phrase::RuleQualification, names);
        return say(Phrase::RuleQualifications, names, text(rule.match));
    }

    std::string text(const AttestationCondition& rule) const {
        return say(Phrase::RuleAttestation, rule.statement);
    }

    std::string text(const HoldsCondition& rule) const {
        const Persona& persona = scheme_.personas[rule.persona];
        return say(Phrase::RuleHolds, persona.name, rule.stage);
    }

    std::string text(const AssignedCondition& rule) const { return assigned(rule); }

    std::string text(const AnyCondition& rule) const { return joined(rule.of, Phrase::RuleOr); }

    std::string text(const AllCondition& rule) const { return joined(rule.of, Phrase::RuleAnd); }

    std::string joined(const std::vector<Condition>& conditions, Phrase separator) const {
        std::vector<std::string> parts;
        for (const Condition& condition : conditions) parts.push_back(text(condition));
        return list(parts, separator);
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
        if (judgement.without_value)
            return words +
                   say(Phrase::NoValue, facts_.scheme().parameters[*judgement.without_value].name);
        return judgement.state == State::Unknown ? words + why_unknown(judgement) : words;
    }

  private:
    std::string text(const TrainingsCondition& rule, const Judgement& judgement) const {
        std::string done =
            rule.set_name.empty()
                ? say(Phrase::TrainingsDone, have(judgement), need(judgement))
                : say(Phrase::TrainingsDoneOf, rule.set_name, have(judgement), need(judgement));
        return done + missing(judgement);
    }

    std::string text(const TrainingListCondition& rule, const Judgement& judgement) const {
        if (rule.hours) {
            const std::string hours = say(Phrase::Hours, have(judgement));
            return judgement.state == State::Met || judgement.without_value
                       ? hours
                       : hours + say(Phrase::HoursShort, short_by(judgement));
        }
        if (judgement.need == 0)
            return say(judgement.state == State::Met ? Phrase::NothingDue : Phrase::NoneRegistered);
        return say(Phrase::TrainingListDone, have(judgement), need(judgement)) + missing(judgement);
    }

    std::string missing(const Judgement& judgement) const {
        if (judgement.state == State::Met) return {};
        std::vector<std::string> names = missing_trainings(judgement, facts_);
        for (const MissingTraining& training : judgement.trainings)
            if (training.by.empty() && training.skill)
                names.push_back(say(Phrase::NoTrainingServes, skill_name(*training.skill)));
        return names.empty() ? std::string()
                             : say(Phrase::Missing, list(names, Phrase::ListSeparator));
    }

    std::string text(const SkillLevelCondition& rule, const Judgement& judgement) const {
        if (rule.as_required)
            return say(Phrase::RequiredLevels, have(judgement), need(judgement)) +
                   missing_levels(judgement);
        const std::string level = number_text(rule.at_least.value.value_or(0));
        return (rule.set_name.empty()
                    ? say(Phrase::SkillLevelsOfAll, level, have(judgement), need(judgement))
                    : say(Phrase::SkillLevels, rule.set_name, level, have(judgement),
                          need(judgement))) +
               missing_levels(judgement);
    }

    std::string text(const ToolLevelCondition& rule, const Judgement& judgement) const {
        const std::string levels =
            say(Phrase::ToolLevels, number_text(rule.at_least.value.value_or(0)), have(judgement),
                need(judgement));
        // Any tool would do: a list of all of them says nothing.
        return rule.match.kind == Match::Kind::All ? levels + missing_levels(judgement) : levels;
    }

    std::string text(const ExperienceCondition& rule, const Judgement& judgement) const {
        using Measure = ExperienceCondition::Measure;
        static constexpr std::array<std::array<Phrase, 3>, 2> projects{{
            {Phrase::ProjectsLead, Phrase::ProjectsMember, Phrase::ProjectsMentor},
            {Phrase::RecordsLead, Phrase::RecordsMember, Phrase::RecordsMentor},
        }};
        const auto role = static_cast<std::size_t>(rule.roles.front());
        const bool several = rule.roles.size() > 1;
        const std::string roles = list(role_names(rule.roles), Phrase::RoleSeparator);
        std::string words;
        Phrase short_of = Phrase::MonthsShort;
        switch (rule.measure) {
            case Measure::Months:
                words = say(Phrase::Months, roles, have(judgement));
                break;
            case Measure::MonthsInOneProject:
                words = say(Phrase::MonthsOneProject, roles, have(judgement));
                break;
            case Measure::Projects:
                words = several ? say(Phrase::ProjectsOf, roles, have(judgement))
                                : say(projects[0][role], have(judgement));
                short_of = Phrase::ProjectsShort;
                break;
            case Measure::Records:
                words = several ? say(Phrase::RecordsOf, roles, have(judgement))
                                : say(projects[1][role], have(judgement));
                short_of = Phrase::RecordsShort;
                break;
            case Measure::ConsecutiveFiscalYears:
                words = say(Phrase::YearsRunning, roles, have(judgement));
                short_of = Phrase::YearsShort;
                break;
        }
        std::vector<std::string> viewpoints;
        for (const Viewpoint& viewpoint : rule.passing) viewpoints.push_back(viewpoint.name);
        if (!viewpoints.empty())
            words += say(Phrase::OnlyPassing, list(viewpoints, Phrase::NameSeparator));
        if (judgement.state == State::Met || judgement.without_value ||
            judgement.need <= judgement.have)
            return words;
        return words + say(short_of, short_by(judgement));
    }

    std::string text(const ScoreCondition& rule, const Judgement& judgement) const {
        const std::string& name = facts_.scheme().trainings[rule.training].name;
        if (judgement.unknown > 0) return say(Phrase::NoScore, name);
        std::string words = say(Phrase::Score, name, have(judgement));
        if (judgement.state == State::Met || judgement.without_value) return words;
        return words + say(rule.score.exceed ? Phrase::ScoreNotAbove : Phrase::ScoreNotReached,
                           need(judgement));
    }

    std::string text(const QualificationCondition& rule, const Judgement& judgement) const {
        if (judgement.state == State::Met) {
            std::vector<std::string> passed;
            for (const std::string& name : rule.qualifications)
                if (std::find(judgement.missing.begin(), judgement.missing.end(), name) ==
                    judgement.missing.end())
                    passed.push_back(name);
            return say(Phrase::Qualified, list(passed, Phrase::NameSeparator));
        }
        return say(Phrase::NotQualified, list(judgement.missing, Phrase::NameSeparator));
    }

    std::string text(const AttestationCondition& rule, const Judgement& judgement) const {
        return say(judgement.state == State::Met ? Phrase::Attested : Phrase::NotAttested,
                   rule.statement);
    }

    std::string text(const HoldsCondition& rule, const Judgement& judgement) const {
        const Persona& persona = facts_.scheme().personas[rule.persona];
        return say(judgement.state == State::Met ? Phrase::Holds : Phrase::HoldsNot, persona.name,
                   rule.stage);
    }

    std::string text(const AssignedCondition& rule, const Judgement& judgement) const {
        return judgement.state == State::Met ? assigned(rule)
                                             : say(Phrase::NotAssigned, assigned(rule));
    }

    // What is met is enough to say; otherwise every way to get there.
    std::string text(const AnyCondition&, const Judgement& judgement) const {
        std::vector<std::string> ways;
        for (const Judgement& part : judgement.parts)
            if (judgement.state != State::Met || part.state == State::Met)
                ways.push_back(text(part));
        return list(ways, Phrase::AlternativeSeparator);
    }

    // What is missing, or everything that is there.
    std::string text(const AllCondition&, const Judgement& judgement) const {
        std::vector<std::string> parts;
        for (const Judgement& part : judgement.parts)
            if (judgement.state == State::Met || part.state != State::Met)
                parts.push_back(text(part));
        return list(parts, Phrase::And);
    }

    static std::string have(const Judgement& judgement) { return number_text(judgement.have); }
    static std::string need(const Judgement& judgement) { return number_text(judgement.need); }
    static std::string short_by(const Judgement& judgement) {
        return number_text(judgement.need - judgement.have);
    }

    // Levels name what was not answered; parts speak for themselves.
    std::string why_unknown(const Judgement& judgement) const {
        const auto& rule = judgement.condition->rule;
        if (std::holds_alternative<AnyCondition>(rule) ||
            std::holds_alternative<AllCondition>(rule) ||
            std::holds_alternative<SkillLevelCondition>(rule))
            return {};
        if (std::holds_alternative<AssignedCondition>(rule)) return say(Phrase::FieldBlank);
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
    for (const MissingTraining& missing : judgement.trainings)
        if (missing.skill || missing.by.empty())
            add(missing.by);
        else
            add({missing.by.front()});  // rows of one training, year by year
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
