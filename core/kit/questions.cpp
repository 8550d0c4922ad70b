#include "core/kit/questions.h"

#include <algorithm>
#include <limits>
#include <set>

#include "core/intake/needs.h"
#include "core/kit/labels.h"
#include "core/text/normalize.h"

namespace skillmap::kit {
namespace {

using Kind = Question::Kind;

std::string key_of(Kind kind, std::string_view tool, std::string_view words) {
    const char mark = kind == Kind::Skill ? 's' : kind == Kind::Tool ? 't' : 'b';
    return mark + match_key(tool) + "\x1f" + match_key(words);
}

// What the levels mean, where the scheme says more than their numbers.
std::string meaning_of(const LevelScale& scale, const std::vector<LevelText>& texts) {
    std::string meaning;
    for (const LevelText& one : texts) {
        if (!meaning.empty()) meaning += "\n";
        meaning += std::to_string(one.level) + std::string(labels::colon);
        const auto index = static_cast<std::size_t>(one.level);
        const std::string plain = std::string(labels::level_prefix) + std::to_string(one.level);
        if (index < scale.names.size() && scale.names[index] != plain)
            meaning += scale.names[index] + std::string(labels::level_gap);
        meaning += one.text;
    }
    return meaning;
}

std::string text_of(Kind kind, std::string_view tool, std::string_view words) {
    std::string text(1, static_cast<char>('0' + static_cast<int>(kind)));
    return text.append(tool).append("\x1f").append(words);
}

std::uint64_t place_of(Id<StaffMember> staff, QuestionId question) {
    return (std::uint64_t{staff.index()} << 32U) | question.index();
}

bool ends_with(const std::string& text, const std::string& end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

}  // namespace

Questions::Questions(const Assessment& assessment, const Form& form)
    : assessment_(assessment),
      records_(assessment.records()),
      form_(form),
      vocabulary_(assessment.input().schemes),
      retired_(records_.words.find(form.vocabulary("status").word("retired"))),
      attendances_(records_.staff.size()) {
    for (const Attendance& one : records_.attendances)
        attendances_[one.staff.index()].push_back(&one);
    for (const Scheme& scheme : assessment.input().schemes)
        for (const Persona& persona : scheme.personas) add_persona(scheme, persona);
    for (const labels::Label label : labels::on_sheets) know(label);
    take_answers();
}

void Questions::know(std::string_view text) {
    keys_.emplace(text, match_key(text));
}

std::string Questions::key(const std::string& text) const {
    const auto known = keys_.find(text);
    return known == keys_.end() ? match_key(text) : known->second;
}

void Questions::add_persona(const Scheme& scheme, const Persona& persona) {
    std::vector<QuestionId>& asked = of_persona_[&persona];
    for (const AskedSkill& skill : asked_skills(scheme, persona)) {
        const std::string name = vocabulary_.skill(skill.name).value_or(skill.name);
        asked.push_back(add(
            {Kind::Skill, skill.category, name, name, 0, vocabulary_.levels_of(name).highest, ""}));
    }
    for (const std::string& tool : asked_tools(scheme, persona)) add_tool(scheme, tool, asked);
}

// A tool with a checklist is asked by its boxes: those that the workbook has, else the scheme's.
void Questions::add_tool(const Scheme& scheme, const std::string& name,
                         std::vector<QuestionId>& asked) {
    const std::string tool = vocabulary_.tool(name).value_or(name);
    const std::vector<ToolCheck> checks = vocabulary_.checklist(tool);
    std::vector<QuestionId> boxes;
    for (const Checklist& list : records_.checklists) {
        if (match_key(records_.words.text(list.tool)) != match_key(tool)) continue;
        for (const ChecklistItem& item : list.items) {
            const auto known =
                std::find_if(checks.begin(), checks.end(), [&](const ToolCheck& check) {
                    return check.level == item.level &&
                           ends_with(match_key(item.name), match_key(check.name));
                });
            const std::string& shown = known == checks.end() ? item.name : known->name;
            boxes.push_back(add({Kind::Box, tool, shown, item.name, item.level, 0, ""}));
        }
    }
    if (boxes.empty())
        for (const ToolCheck& check : checks)
            boxes.push_back(add({Kind::Box, tool, check.name,
                                 tool + " " + std::string(labels::level_prefix) +
                                     std::to_string(check.level) + " " + check.name,
                                 check.level, 0, ""}));
    if (!boxes.empty()) {
        asked.insert(asked.end(), boxes.begin(), boxes.end());
        return;
    }
    const LevelScale& scale = vocabulary_.levels_of(tool);
    const Tool& described = scheme.tools[*scheme.find_tool(name)];
    asked.push_back(
        add({Kind::Tool, "", tool, tool, 0, scale.highest, meaning_of(scale, described.levels)}));
}

QuestionId Questions::add(Question question) {
    const std::string tool = question.kind == Kind::Box ? question.group : "";
    const auto known = by_key_.find(key_of(question.kind, tool, question.name));
    if (known != by_key_.end()) {
        Question& same = questions_[known->second];
        if (same.description.empty()) same.description = std::move(question.description);
        return known->second;
    }
    const std::string by_name = key_of(question.kind, tool, question.name);
    const std::string by_heading = key_of(question.kind, "", question.heading);
    const std::string by_both = key_of(question.kind, tool, question.heading);
    const std::string with_level =
        key_of(question.kind, tool,
               std::string(labels::level_prefix) + std::to_string(question.level) + question.name);
    const std::string by_text = text_of(question.kind, tool, question.name);
    know(question.group);
    know(question.name);
    const QuestionId id = questions_.add(std::move(question));
    by_text_.emplace(by_text, id);
    by_key_.emplace(by_name, id);
    by_key_.emplace(with_level, id);
    by_key_.emplace(by_both, id);
    by_key_.emplace(by_heading, id);
    return id;
}

std::optional<QuestionId> Questions::find(Kind kind, std::string_view tool,
                                          std::string_view words) const {
    const auto exact =
        by_text_.find(text_of(kind, kind == Kind::Box ? tool : std::string_view(), words));
    if (exact != by_text_.end()) return exact->second;
    std::string text(words);
    if (kind == Kind::Skill) text = vocabulary_.skill(words).value_or(text);
    if (kind == Kind::Tool) text = vocabulary_.tool(words).value_or(text);
    if (kind == Kind::Box && !tool.empty()) {
        const std::string known = vocabulary_.tool(tool).value_or(std::string(tool));
        if (const auto at = by_key_.find(key_of(kind, known, text)); at != by_key_.end())
            return at->second;
    }
    const auto at = by_key_.find(key_of(kind, "", text));
    return at == by_key_.end() ? std::nullopt : std::optional(at->second);
}

std::vector<QuestionId> Questions::of(Id<StaffMember> staff) const {
    std::vector<QuestionId> asked;
    if (has_left(staff)) return asked;
    std::set<std::size_t> seen;
    for (const auto& scheme : assessment_.schemes())
        for (const PersonaStage& stage : scheme->stages.of(staff)) {
            if (!stage.scheme_persona) continue;
            for (const QuestionId id :
                 of_persona_.at(&scheme->scheme.personas[*stage.scheme_persona]))
                if (seen.insert(id.index()).second) asked.push_back(id);
        }
    group(asked);
    return asked;
}

void Questions::group(std::vector<QuestionId>& questions) const {
    std::unordered_map<std::string, std::size_t> groups;  // in the order they appear
    for (const QuestionId id : questions) groups.try_emplace(questions_[id].group, groups.size());
    std::stable_sort(questions.begin(), questions.end(), [&](QuestionId a, QuestionId b) {
        const Question& one = questions_[a];
        const Question& other = questions_[b];
        return std::pair(one.kind, groups.at(one.group)) <
               std::pair(other.kind, groups.at(other.group));
    });
}

std::vector<Id<StaffMember>> Questions::people() const {
    std::vector<Id<StaffMember>> all;
    for (const StaffMember& member : records_.staff)
        if (const auto id = records_.staff.id_of(member); !of(id).empty()) all.push_back(id);
    return all;
}

std::string Questions::personas(Id<StaffMember> staff) const {
    std::string text;
    for (const Symbol persona : records_.staff[staff].personas)
        text += (text.empty() ? "" : std::string(labels::separator)) + records_.words.text(persona);
    if (!text.empty()) return text;
    for (const auto& scheme : assessment_.schemes())
        for (const PersonaStage& stage : scheme->stages.of(staff)) {
            if (!stage.scheme_persona) continue;
            text += (text.empty() ? "" : std::string(labels::separator)) +
                    persona_name(records_, scheme->scheme, stage);
        }
    return text;
}

// ----------------------------------------------------------------------------------- last time

void Questions::take_answers() {
    std::unordered_map<std::size_t, std::optional<QuestionId>> subjects;
    const auto take = [&](const std::vector<LevelAnswer>& answers, Kind kind) {
        subjects.clear();
        for (const LevelAnswer& answer : answers) {
            const auto [at, added] =
                subjects.try_emplace(answer.subject.index(), std::optional<QuestionId>());
            if (added) at->second = find(kind, "", records_.words.text(answer.subject));
            if (at->second && answer.level.known())
                remember(answer.staff, *at->second, answer.date,
                         std::to_string(answer.level.value()));
        }
    };
    take(records_.skill_levels, Kind::Skill);
    take(records_.tool_levels, Kind::Tool);
    const Words& marks = form_.vocabulary("check");
    for (const ChecklistAnswer& answer : records_.checklist_answers) {
        const Checklist& list = records_.checklists[answer.checklist];
        for (std::size_t i = 0; i < list.items.size(); ++i)
            if (const auto question =
                    find(Kind::Box, records_.words.text(list.tool), list.items[i].name))
                remember(answer.staff, *question, answer.date,
                         marks.word((answer.ticked >> i & 1U) != 0 ? "ticked" : "unticked"));
    }
}

// The latest counts; of one day, the one that stands further down.
void Questions::remember(Id<StaffMember> staff, QuestionId question, const DateField& date,
                         std::string answer) {
    const std::int64_t day = date.known() ? date.date().time_since_epoch().count()
                                          : std::numeric_limits<std::int64_t>::min();
    Answer& last =
        previous_.try_emplace(place_of(staff, question), Answer{day, answer}).first->second;
    if (day >= last.day) last = {day, std::move(answer)};
}

std::string Questions::previous(Id<StaffMember> staff, QuestionId question) const {
    const auto at = previous_.find(place_of(staff, question));
    return at == previous_.end() ? std::string() : at->second.text;
}

}  // namespace skillmap::kit
