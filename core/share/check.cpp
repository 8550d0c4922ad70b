#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "core/messages.h"
#include "core/share/share.h"

namespace skillmap::sharing {
namespace {

// What is known of a persona.
struct PersonaFigures {
    const SharedFigure* people = nullptr;
    std::int64_t stages = 0;  // people on the stages that are shown
    bool all_shown = true;    // none of them is masked
    std::vector<const SharedFigure*> parts;
    std::map<std::string, const SharedFigure*> reached;
};

class Checking {
  public:
    explicit Checking(const Share& share) : share_(share) {}

    Result<void> check() {
        for (const SharedFigure& one : share_.figures) {
            if (auto right = check_alone(one); !right) return right;
            if (is_of_stages(one.measure)) note(one);
        }
        for (const auto& [name, persona] : personas_)
            if (auto right = check_persona(persona); !right) return right;
        return {};
    }

  private:
    Issue issue(MessageId id, const SharedFigure& figure, std::string found) const {
        std::string subject = figure.indicator;
        if (is_of_stages(figure.measure)) subject = figure.persona;
        if (figure.stage && !figure.stage->empty()) subject += " " + *figure.stage;
        return {id, Place{share_.file, "", {}, {}}, subject, std::move(found), ""};
    }

    static std::string numbers(const Ratio& ratio) {
        return std::to_string(ratio.numerator) + " / " + std::to_string(ratio.denominator);
    }

    bool is_known(const SharedFigure& figure) const {
        if (figure.measure == Measure::Staff) return true;
        if (figure.measure == Measure::Indicator)
            return std::any_of(share_.indicators.indicators.begin(),
                               share_.indicators.indicators.end(), [&](const SharedIndicator& one) {
                                   return one.id == figure.indicator && one.rate == figure.rate;
                               });
        const auto persona =
            std::find_if(share_.stages.personas.begin(), share_.stages.personas.end(),
                         [&](const SharedPersona& one) { return one.name == figure.persona; });
        if (persona == share_.stages.personas.end()) return false;
        if (!figure.stage) return true;
        const bool none = figure.measure == Measure::Stage && figure.stage->empty();
        return none || std::find(persona->stages.begin(), persona->stages.end(), *figure.stage) !=
                           persona->stages.end();
    }

    Result<void> check_alone(const SharedFigure& figure) {
        if (!is_known(figure)) return issue(MessageId::ShareUnknown, figure, "");
        if (!seen_
                 .insert(
                     {figure.measure, figure.persona, figure.stage.value_or(""), figure.indicator})
                 .second)
            return issue(MessageId::ShareFigureTwice, figure, "");
        const Ratio& ratio = figure.ratio;
        const bool right = ratio.numerator >= 0 && ratio.denominator >= 0 &&
                           ratio.numerator <= most_counted && ratio.denominator <= most_counted &&
                           (!figure.rate || ratio.numerator <= ratio.denominator);
        if (!right) return issue(MessageId::ShareContradicts, figure, numbers(ratio));
        return {};
    }

    void note(const SharedFigure& figure) {
        PersonaFigures& persona = personas_[figure.persona];
        if (figure.measure == Measure::People) persona.people = &figure;
        if (figure.measure == Measure::StageOrHigher) persona.reached[*figure.stage] = &figure;
        if (figure.measure == Measure::Undecided) persona.parts.push_back(&figure);
        if (figure.measure != Measure::Stage) return;
        persona.parts.push_back(&figure);
        persona.stages += figure.ratio.numerator;
        persona.all_shown = persona.all_shown && figure.telling == Telling::Shown;
    }

    // The stages add up to the people, as far as they are shown.
    Result<void> check_persona(const PersonaFigures& persona) const {
        if (persona.people == nullptr || persona.people->telling != Telling::Shown) return {};
        const std::int64_t people = persona.people->ratio.numerator;
        for (const SharedFigure* part : persona.parts)
            if (part->ratio.numerator > people)
                return issue(MessageId::ShareContradicts, *part,
                             numbers({part->ratio.numerator, people}));
        for (const auto& [stage, one] : persona.reached)
            if (one->telling == Telling::Shown && one->ratio.denominator != people)
                return issue(MessageId::ShareContradicts, *one,
                             numbers({one->ratio.denominator, people}));
        const bool any =
            std::any_of(persona.parts.begin(), persona.parts.end(),
                        [](const SharedFigure* one) { return one->measure == Measure::Stage; });
        if (persona.stages > people || (any && persona.all_shown && persona.stages != people))
            return issue(MessageId::ShareContradicts, *persona.people,
                         numbers({persona.stages, people}));
        return {};
    }

    const Share& share_;
    std::set<std::tuple<Measure, std::string, std::string, std::string>> seen_;
    std::map<std::string, PersonaFigures> personas_;
};

}  // namespace

Result<void> check(const Share& share) {
    return Checking(share).check();
}

}  // namespace skillmap::sharing
