#include "core/blank/proposals.h"

#include <algorithm>

#include "core/text/join.h"
#include "core/text/normalize.h"

namespace skillmap::blank {
namespace {

using Schemes = std::vector<Scheme>;

// --------------------------------------------------------------------------------- requirements

std::vector<RequirementRow> rows_of(const Scheme& scheme, const Persona& persona) {
    std::vector<RequirementRow> rows;
    for (const Requirement& one : persona.requirements)
        if (!one.unconfirmed)
            rows.push_back({persona.name, one.category, scheme.skills[one.skill].name,
                            one.trainings, one.qualifications});
    return rows;
}

// The rows of whatever persona a scheme has by that name. Nothing: it has none.
std::optional<std::vector<RequirementRow>> rows_named(const Scheme& scheme,
                                                      const std::string& persona) {
    const auto id = scheme.find_persona(persona);
    if (!id) return std::nullopt;
    std::vector<RequirementRow> rows = rows_of(scheme, scheme.personas[*id]);
    for (RequirementRow& row : rows) row.persona = persona;
    return rows;
}

bool same_everywhere(const Schemes& schemes, const std::string& persona,
                     const std::vector<RequirementRow>& rows) {
    return std::all_of(schemes.begin(), schemes.end(), [&](const Scheme& scheme) {
        const auto own = rows_named(scheme, persona);
        return !own || *own == rows;
    });
}

// ------------------------------------------------------------------------------------ trainings

class TrainingRows {
  public:
    TrainingRows(const Schemes& schemes, const Form& form) : form_(form) {
        for (const Scheme& scheme : schemes) add_named(scheme);
        for (const Scheme& scheme : schemes)
            for (const SchemeTraining& training : scheme.trainings) add(scheme, training);
        const std::string& once = form.vocabulary("recurrence").word("once");
        for (TrainingRow& row : rows) row.cells.try_emplace("recurrence", once);
    }

    std::vector<TrainingRow> rows;

  private:
    // Those that requirements name, with the skills they serve.
    void add_named(const Scheme& scheme) {
        for (const Persona& persona : scheme.personas)
            for (const Requirement& requirement : persona.requirements)
                for (const std::string& name : requirement.trainings)
                    add_skill(name, scheme.skills[requirement.skill].name);
    }

    void add_skill(const std::string& name, const std::string& skill) {
        const auto at = std::find_if(rows.begin(), rows.end(),
                                     [&](const auto& row) { return row.name == name; });
        TrainingRow& row = at == rows.end() ? rows.emplace_back(TrainingRow{name, {}, {}}) : *at;
        std::string& skills = row.cells["skills"];
        const auto known = split_values(skills);
        if (std::find(known.begin(), known.end(), skill) == known.end())
            skills += (skills.empty() ? "" : ";") + skill;
    }

    // One that a scheme describes completes the rows of its name.
    void add(const Scheme& scheme, const SchemeTraining& training) {
        bool found = false;
        for (TrainingRow& row : rows) {
            if (scheme.find_training(row.name) != scheme.trainings.id_of(training)) continue;
            complete(row, scheme, training);
            found = true;
        }
        if (!found)
            complete(rows.emplace_back(TrainingRow{training.name, {}, {}}), scheme, training);
    }

    void complete(TrainingRow& row, const Scheme& scheme, const SchemeTraining& training) const {
        std::vector<std::string> skills;
        for (const Id<Skill> skill : training.skills) skills.push_back(scheme.skills[skill].name);
        const auto set = [&row](const char* column, const std::string& text) {
            if (!text.empty()) row.cells.try_emplace(column, text);
        };
        set("category",
            std::string(form_.vocabulary("training_category").canonical(training.category)));
        set("audience", joined(training.audience, ";"));
        set("recurrence", training.recurrence);
        set("skills", joined(skills, ";"));
        set("provider", training.provider);
        set("method", training.method);
        if (!row.hours) row.hours = training.hours;
    }

    const Form& form_;
};

// Leaves out of `rows` what the others do not say too.
void keep_common(std::vector<TrainingRow>& rows, const std::vector<TrainingRow>& others) {
    std::erase_if(rows, [&](TrainingRow& row) {
        const auto other = std::find_if(others.begin(), others.end(),
                                        [&](const auto& one) { return one.name == row.name; });
        if (other == others.end()) return true;
        std::erase_if(row.cells, [&](const auto& cell) {
            const auto same = other->cells.find(cell.first);
            return same == other->cells.end() || same->second != cell.second;
        });
        if (row.hours != other->hours) row.hours.reset();
        return row.cells.empty();  // a row of nothing but a name would be taken for a caption
    });
}

// -------------------------------------------------------------------------------------- targets

bool same_target(const SchemeTarget& a, const SchemeTarget& b) {
    return a.name == b.name && a.object == b.object && a.value.value == b.value.value &&
           a.unit == b.unit && a.due == b.due && a.per_department == b.per_department;
}

// A target of the workbook takes the place of all the schemes have for the same object.
bool same_object(const SchemeTarget& a, const SchemeTarget& b) {
    return a.per_department == b.per_department && match_key(a.object) == match_key(b.object);
}

std::vector<SchemeTarget> targets_of(const Schemes& schemes) {
    std::vector<SchemeTarget> list;
    for (const Scheme& scheme : schemes)
        list.insert(list.end(), scheme.targets.begin(), scheme.targets.end());
    return list;
}

void leave_out(std::vector<SchemeTarget>& targets,
               const std::function<bool(const SchemeTarget&)>& unfit) {
    std::vector<SchemeTarget> out;
    std::copy_if(targets.begin(), targets.end(), std::back_inserter(out), unfit);
    std::erase_if(targets, [&](const SchemeTarget& target) {
        return std::any_of(out.begin(), out.end(),
                           [&](const SchemeTarget& one) { return same_object(one, target); });
    });
}

// In 目標 a minimum of each department is known by its name: 所属ごと…
std::vector<SchemeTarget> writable_targets(const Schemes& schemes, const Form& form) {
    std::vector<SchemeTarget> targets = targets_of(schemes);
    const Words& each = form.vocabulary("each");
    leave_out(targets, [&](const SchemeTarget& target) {
        return target.value.parameter || !target.value.known() ||
               (!target.per_department && each.find(target.name));
    });
    return targets;
}

// ----------------------------------------------------------------------------------------------

// Calls f with the schemes under each reading that is not the proposed one, one at a time.
void each_other_reading(const Schemes& schemes, const LoadAgain& again,
                        const std::function<void(const Schemes&)>& f) {
    for (std::size_t i = 0; i < schemes.size(); ++i)
        for (const Option& option : schemes[i].options)
            for (std::size_t value = 0; value < option.values.size(); ++value) {
                if (value == option.chosen) continue;
                auto other = again(schemes[i], {{{option.id, option.values[value].id}}, {}});
                if (!other) continue;
                Schemes changed = schemes;
                changed[i] = std::move(*other);
                f(changed);
            }
}

// In the order of the schemes; a persona of several schemes once.
std::vector<std::string> personas_with_requirements(const Schemes& schemes) {
    std::vector<std::string> names;
    for (const Scheme& scheme : schemes)
        for (const Persona& persona : scheme.personas)
            if (!rows_of(scheme, persona).empty() &&
                std::find(names.begin(), names.end(), persona.name) == names.end())
                names.push_back(persona.name);
    return names;
}

}  // namespace

Proposals propose(const Schemes& schemes, const Form& form, const LoadAgain& again) {
    Proposals made;
    made.trainings = TrainingRows(schemes, form).rows;
    made.targets = writable_targets(schemes, form);
    std::map<std::string, std::vector<RequirementRow>> steady;
    const std::vector<std::string> personas = personas_with_requirements(schemes);
    for (const std::string& persona : personas)
        for (const Scheme& scheme : schemes)
            if (const auto rows = rows_named(scheme, persona); rows && !rows->empty())
                steady.try_emplace(persona, *rows);
    const auto keep_steady = [&steady](const Schemes& some) {
        std::erase_if(steady, [&some](const auto& entry) {
            return !same_everywhere(some, entry.first, entry.second);
        });
    };
    keep_steady(schemes);
    each_other_reading(schemes, again, [&](const Schemes& changed) {
        keep_steady(changed);
        keep_common(made.trainings, TrainingRows(changed, form).rows);
        const std::vector<SchemeTarget> others = targets_of(changed);
        leave_out(made.targets, [&](const SchemeTarget& target) {
            return std::none_of(others.begin(), others.end(), [&](const SchemeTarget& other) {
                return same_target(other, target);
            });
        });
    });
    for (const std::string& persona : personas) {
        const auto rows = steady.find(persona);
        if (rows == steady.end())
            made.personas_left_out.push_back(persona);
        else
            made.requirements.insert(made.requirements.end(), rows->second.begin(),
                                     rows->second.end());
    }
    return made;
}

}  // namespace skillmap::blank
