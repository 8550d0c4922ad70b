#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "addin/engine/import.h"
#include "core/intake/form.h"
#include "core/messages.h"

namespace skillmap::engine {
namespace {

using import::ImportPlan;
using import::Mapping;
using nlohmann::ordered_json;

constexpr const char* open_word = "open";

ordered_json described(const std::vector<Issue>& issues, Language language) {
    ordered_json list = ordered_json::array();
    for (const Issue& issue : issues) list.push_back(describe(issue, language));
    return list;
}

ordered_json row_of(const Place& place) {
    return place.cell ? ordered_json(place.cell->row) : ordered_json();
}

ordered_json columns_json(const import::Proposal& proposal) {
    ordered_json list = ordered_json::array();
    for (std::size_t i = 0; i < proposal.mapping.columns.size(); ++i) {
        const import::MappedColumn& column = proposal.mapping.columns[i];
        list.push_back({{"heading", column.heading},
                        {"occurrence", column.occurrence},
                        {"to", import::to_string(column.target)},
                        {"certain", column.certain},
                        {"why", import::id_of(column.why)},
                        {"dates", import::name_of(column.dates)},
                        {"level", column.level ? ordered_json(*column.level) : ordered_json()},
                        {"examples", proposal.examples.at(i)}});
    }
    return list;
}

ordered_json levels_json(const import::AnswerMeanings& levels) {
    using Kind = import::AnswerMeaning::Kind;
    ordered_json json = ordered_json::object();
    for (const auto& [key, one] : levels)
        json[one.answer] = one.kind == Kind::Level   ? ordered_json(one.level)
                           : one.kind == Kind::Blank ? ordered_json("blank")
                                                     : ordered_json(open_word);
    return json;
}

// The words that the mapping has for what its files say.
void add_words(const Mapping& mapping, ordered_json& json) {
    const Words& states = wg_form().vocabulary("attendance_status");
    json["training"] = mapping.training;
    json["status"] = mapping.status.empty() ? "" : states.word(mapping.status);
    json["date"] = mapping.date ? to_string(*mapping.date) : "";
    json["minutes"] = mapping.minutes ? ordered_json(*mapping.minutes) : ordered_json();
    json["levels"] = levels_json(mapping.levels);
    json["states"] = ordered_json::object();
    for (const auto& [answer, state] : mapping.states)
        json["states"][answer] = state.empty() ? open_word : states.word(state);
    json["trainings"] = mapping.trainings;
    json["subjects"] = mapping.subjects;
}

ordered_json file_json(const FileProposal& file, Language language) {
    ordered_json json;
    json["file"] = file.file;
    json["source"] = file.proposal.mapping.source;
    json["into"] = file.proposal.mapping.into;
    json["certain"] = file.certain();
    json["columns"] = columns_json(file.proposal);
    add_words(file.proposal.mapping, json);
    json["unknown_answers"] = ordered_json::array();
    for (const import::UnknownAnswer& one : file.proposal.unknown_answers)
        json["unknown_answers"].push_back(
            {{"heading", one.heading},
             {"answer", one.answer},
             {"count", one.count},
             {"level", one.level},
             {"cell", one.place.cell ? to_string(*one.place.cell) : ""}});
    json["has_person"] = file.proposal.has_person();
    json["has_content"] = file.proposal.has_content();
    json["issues"] = described(file.proposal.issues, language);
    json["missing"] = file.difference.missing;
    json["added"] = file.difference.added;
    json["notes"] = described(file.notes.all(), language);
    return json;
}

void add_plan(const ImportPlan& plan, Language language, ordered_json& json) {
    for (const import::Outcome outcome : import::outcomes)
        json["counts"][std::string(import::id_of(outcome))] = plan.count(outcome);
    json["rows"] = ordered_json::array();
    for (const import::RowResult& row : plan.rows)
        json["rows"].push_back({{"file", row.place.file},
                                {"row", row_of(row.place)},
                                {"outcome", import::id_of(row.outcome)},
                                {"staff_id", row.staff},
                                {"name", row.name},
                                {"sheets", row.sheets},
                                {"reasons", described(row.issues, language)}});
    json["held"] = ordered_json::array();
    for (const import::HeldPerson& person : plan.held)
        json["held"].push_back({{"number", person.number},
                                {"mail", person.mail},
                                {"upn", person.upn},
                                {"name", person.name},
                                {"kana", person.kana},
                                {"department", person.department},
                                {"file", person.place.file},
                                {"row", row_of(person.place)},
                                {"reason", describe(person.reason, language)},
                                {"candidates", person.candidates},
                                {"rows", person.rows},
                                {"listed", person.listed}});
}

// Names in the order in which they are told first.
class Names {
  public:
    void add(const std::string& name) {
        if (!name.empty() && known_.insert(name).second) list_.push_back(name);
    }
    const ordered_json& list() const { return list_; }

  private:
    std::set<std::string> known_;
    ordered_json list_ = ordered_json::array();
};

// The sheets of records, without what only the program writes.
ordered_json sheets_json() {
    ordered_json list = ordered_json::array();
    for (const FormSheet& sheet : wg_form().sheets) {
        if (sheet.key.empty() || sheet.id == "import_review") continue;
        ordered_json columns = ordered_json::array();
        for (const FormColumn& column : sheet.columns)
            if (!column.computed)
                columns.push_back({{"id", column.id}, {"name", column.names.front()}});
        list.push_back({{"id", sheet.id}, {"name", sheet.name()}, {"columns", std::move(columns)}});
    }
    return list;
}

}  // namespace

std::string import_json(const std::vector<FileProposal>& files, const ImportPlan* plan,
                        Language language) {
    ordered_json json;
    json["files"] = ordered_json::array();
    for (const FileProposal& file : files) json["files"].push_back(file_json(file, language));
    if (plan != nullptr) add_plan(*plan, language, json);
    return json.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

Result<std::string> mapping_choices_json(const ImportJob& job) {
    ordered_json json;
    json["sources"] = ordered_json::array();
    for (const import::SourceProfile& source : import::source_profiles())
        json["sources"].push_back({{"id", source.id}, {"name", source.name}});
    json["sheets"] = sheets_json();
    Names skills;
    Names tools;
    Names boxes;
    Names trainings;
    int highest = 0;
    for (const Scheme& scheme : job.input().schemes) {
        for (const Skill& skill : scheme.skills) skills.add(skill.name);
        for (const Tool& tool : scheme.tools) tools.add(tool.name);
        highest = std::max(highest, scheme.levels.highest);
    }
    const auto checks = job.importer().checks();
    if (!checks) return checks.error();
    for (const import::BookSheet& sheet : *checks)
        for (const auto& [id, heading] : sheet.boxes) boxes.add(heading);
    for (const Training& training : job.input().records.trainings) trainings.add(training.name);
    json["skills"] = skills.list();
    json["tools"] = tools.list();
    json["boxes"] = boxes.list();
    json["trainings"] = trainings.list();
    json["states"] = wg_form().vocabulary("attendance_status").written();
    json["highest_level"] = highest;
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace skillmap::engine
