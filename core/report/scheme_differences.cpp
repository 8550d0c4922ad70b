#include "core/report/scheme_differences.h"

#include <algorithm>
#include <utility>

#include "core/evaluate/wording.h"
#include "core/report/labels.h"
#include "core/text/join.h"
#include "core/text/number.h"

namespace skillmap::report {
namespace {

using Texts = std::vector<std::string>;

std::string listed(const Texts& texts) {
    return texts.empty() ? str(labels::none) : joined(texts, labels::separator);
}

// What the one has and the other has not.
Texts without(const Texts& all, const Texts& other) {
    Texts rest;
    for (const std::string& one : all)
        if (std::find(other.begin(), other.end(), one) == other.end()) rest.push_back(one);
    return rest;
}

Texts names_of(const std::vector<Scheme>& schemes) {
    Texts names;
    for (const Scheme& scheme : schemes) {
        const bool versioned = !scheme.version.empty();
        names.push_back(scheme.name + (versioned ? " (" + scheme.version + ")" : ""));
    }
    return names;
}

template <class T>
const T* of_id(const std::vector<T>& list, const std::string& id) {
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

std::string value_of(const Parameter& parameter) {
    return parameter.value ? number_text(*parameter.value) + parameter.unit : str(labels::not_set);
}

class Comparing {
  public:
    Comparing(const Scheme& before, const Scheme& now) : before_(before), now_(now) {}

    std::vector<SchemeDifference> compare() {
        compare_readings();
        for (const Persona& persona : now_.personas) compare_persona(persona);
        compare_tools();
        note(now_.name + " " + str(labels::indicators), indicators_of(before_),
             indicators_of(now_));
        return std::move(differences_);
    }

  private:
    void note(std::string subject, std::string before, std::string now) {
        if (before != now)
            differences_.push_back({std::move(subject), std::move(before), std::move(now)});
    }

    // Only what the other does not have is told.
    void note_lists(const std::string& subject, const Texts& before, const Texts& now) {
        if (before != now)
            differences_.push_back(
                {subject, listed(without(before, now)), listed(without(now, before))});
    }

    void compare_readings() {
        for (const Option& option : now_.options)
            if (const Option* old = of_id(before_.options, option.id))
                note(option.name, old->values[old->chosen].name, option.values[option.chosen].name);
        for (const Parameter& parameter : now_.parameters)
            for (const Parameter& old : before_.parameters)
                if (old.id == parameter.id)
                    note(parameter.name, value_of(old), value_of(parameter));
    }

    void compare_persona(const Persona& persona) {
        const auto known = before_.find_persona(persona.name);
        if (!known) {
            note(str(labels::persona), str(labels::none), persona.name);
            return;
        }
        const Persona& old = before_.personas[*known];
        for (std::size_t n = 0; n < std::max(persona.stages.size(), old.stages.size()); ++n) {
            const Stage& any = n < persona.stages.size() ? persona.stages[n] : old.stages[n];
            note_lists(persona.name + " " + any.name, conditions_of(before_, old, n),
                       conditions_of(now_, persona, n));
        }
        note_lists(persona.name + " " + str(labels::requirements), requirements_of(before_, old),
                   requirements_of(now_, persona));
    }

    static Texts conditions_of(const Scheme& scheme, const Persona& persona, std::size_t stage) {
        Texts texts;
        if (stage >= persona.stages.size()) return texts;
        for (const Condition& condition : persona.stages[stage].conditions)
            texts.push_back(describe(condition, scheme, Language::Japanese));
        return texts;
    }

    static Texts requirements_of(const Scheme& scheme, const Persona& persona) {
        Texts texts;
        for (const Requirement& one : persona.requirements) {
            std::string text = scheme.skills[one.skill].name;
            Texts means = one.trainings;
            means.insert(means.end(), one.qualifications.begin(), one.qualifications.end());
            if (!means.empty()) text += "（" + listed(means) + "）";
            texts.push_back(std::move(text));
        }
        return texts;
    }

    void compare_tools() {
        for (const Tool& tool : now_.tools) {
            const auto known = before_.find_tool(tool.name);
            note_lists(tool.name, known ? checks_of(before_.tools[*known]) : Texts(),
                       checks_of(tool));
        }
    }

    static Texts checks_of(const Tool& tool) {
        Texts texts;
        for (const ToolCheck& check : tool.checks)
            texts.push_back("Lv" + std::to_string(check.level) + " " + check.name);
        return texts;
    }

    static std::string indicators_of(const Scheme& scheme) {
        Texts texts;
        for (const Indicator& indicator : scheme.indicators) texts.push_back(indicator.title());
        return listed(texts);
    }

    const Scheme& before_;
    const Scheme& now_;
    std::vector<SchemeDifference> differences_;
};

}  // namespace

std::vector<SchemeDifference> scheme_differences(const std::vector<Scheme>& before,
                                                 const std::vector<Scheme>& now) {
    std::vector<SchemeDifference> all;
    if (names_of(before) != names_of(now))
        all.push_back({str(labels::scheme), listed(names_of(before)), listed(names_of(now))});
    for (const Scheme& scheme : now)
        if (const Scheme* old = of_id(before, scheme.id))
            for (SchemeDifference& one : Comparing(*old, scheme).compare())
                all.push_back(std::move(one));
    return all;
}

}  // namespace skillmap::report
