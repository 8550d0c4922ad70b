#include "core/scheme/fingerprint.h"

#include <string_view>
#include <type_traits>

#include "core/text/hash.h"
#include "core/text/number.h"

namespace skillmap {
namespace {

// Of what is written below: to be raised whenever that changes.
constexpr std::string_view fingerprint_kind = "r1-";

class Rules {
  public:
    explicit Rules(const Scheme& scheme) : scheme_(scheme) {}

    std::string text() {
        add("levels", scheme_.levels.highest);
        for (const LevelSymbol& one : scheme_.levels.symbols) add(one.text, one.level);
        add("checklists", scheme_.checklists.boxes, scheme_.checklists.cumulative);
        for (const PopulationRule& one : scheme_.population)
            add("population", static_cast<int>(one.field), one.only, one.except);
        for (const Persona& one : scheme_.personas) add_persona(one);
        for (const Tool& one : scheme_.tools) add_tool(one);
        for (const SchemeTraining& one : scheme_.trainings)
            add("training", one.name, one.category, one.audience, one.recurrence, one.hours,
                one.skills, one.named_only);
        for (const Indicator& one : scheme_.indicators) add_indicator(one);
        return std::move(text_);
    }

  private:
    template <class... Parts>
    void add(const Parts&... parts) {
        (put(parts), ...);
    }

    // With its length, so that no two lists of texts are written alike.
    void put(std::string_view text) {
        text_ += std::to_string(text.size());
        text_ += ':';
        text_ += text;
    }
    void put(const char* text) { put(std::string_view(text)); }
    void put(const std::string& text) { put(std::string_view(text)); }
    void put(int number) { put(std::to_string(number)); }
    void put(bool flag) { put(flag ? "yes" : "no"); }
    void put(double number) { put(number_text(number)); }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <class T>
    void put(const std::vector<T>& list) {
        put(std::to_string(list.size()));
        for (const T& one : list) put(one);
    }
    void put(Id<Skill> id) { put(scheme_.skills[id].name); }
    void put(Id<SchemeTraining> id) { put(scheme_.trainings[id].name); }
    void put(Id<Tool> id) { put(scheme_.tools[id].name); }
    void put(Id<Persona> id) { put(scheme_.personas[id].name); }
    void put(ProjectRole role) { put(static_cast<int>(role)); }
    void put(const Quantity& quantity) { put(quantity.value); }
    void put(const Threshold& threshold) { add(threshold.limit, threshold.exceed); }
    void put(const Match& match) { add(static_cast<int>(match.kind), match.count); }
    void put(const Window& window) { add(static_cast<int>(window.kind), window.years); }
    void put(const Viewpoint& viewpoint) { add(viewpoint.name, viewpoint.score); }
    void put(const SkillLevelCondition::Needed& needed) { add(needed.skill, needed.level); }
    void put(const Condition& condition) {
        std::visit([this](const auto& rule) { put(rule); }, condition.rule);
    }

    void put(const TrainingsCondition& one) {
        add("trainings", one.skills, one.match, one.window, one.exemptions);
    }
    void put(const TrainingListCondition& one) {
        add("training list", one.trainings, one.categories, one.due, one.match, one.window,
            one.exemptions, one.hours);
    }
    void put(const SkillLevelCondition& one) {
        add("skill level", one.skills, one.at_least, one.as_required, one.evidence_level,
            one.match);
    }
    void put(const ToolLevelCondition& one) {
        add("tool level", one.tools, one.at_least, one.match);
    }
    void put(const ExperienceCondition& one) {
        add("experience", one.roles, static_cast<int>(one.measure), one.at_least, one.passing,
            one.closed);
    }
    void put(const ScoreCondition& one) { add("score", one.training, one.score); }
    void put(const QualificationCondition& one) {
        add("qualification", one.qualifications, one.match);
    }
    void put(const AttestationCondition& one) { add("attestation", one.statement); }
    void put(const HoldsCondition& one) { add("holds", one.persona, one.stage); }
    void put(const AssignedCondition& one) {
        add("assigned", one.everyone, one.personas, one.positions, one.grades, one.segments,
            one.appointments);
    }
    void put(const AnyCondition& one) { add("any", one.of); }
    void put(const AllCondition& one) { add("all", one.of); }

    void add_persona(const Persona& persona) {
        add("persona", persona.name, static_cast<int>(persona.ladder), persona.members,
            persona.base);
        for (const Requirement& one : persona.requirements)
            add("requirement", one.category, one.skill, one.trainings, one.qualifications,
                one.level, one.unconfirmed);
        for (const Stage& one : persona.stages) {
            add("stage", one.name, one.conditions);
            for (const Equivalent& equal : one.equivalents)
                add("equals", equal.scheme, equal.stage, equal.conditions);
        }
    }

    void add_tool(const Tool& tool) {
        add("tool", tool.name, tool.serves);
        for (const ToolCheck& check : tool.checks) add("check", check.level, check.name);
    }

    void add_indicator(const Indicator& one) {
        add("indicator", one.id, one.mark, one.name, static_cast<int>(one.kind),
            one.training_categories, one.trainings, one.window, one.concurrent, one.by_choice,
            one.holder_segment, one.conditions, one.of, one.viewpoint, one.persona, one.share,
            one.floor);
    }

    const Scheme& scheme_;
    std::string text_;
};

}  // namespace

std::string fingerprint(const Scheme& scheme) {
    return std::string(fingerprint_kind) + hash_text(Rules(scheme).text());
}

}  // namespace skillmap
