#include "addin/engine/collector.h"

#include <algorithm>
#include <utility>

#include "addin/engine/answer_table.h"
#include "core/intake/import/source_table.h"
#include "core/messages.h"

namespace skillmap::engine {

using import::HeldPerson;
using import::Outcome;
using import::RowResult;
using kit::Marker;
using kit::Returned;

namespace {

constexpr std::string_view between_numbers = "／";

}  // namespace

Collector::Collector(import::Importer& importer, const kit::Questions& questions,
                     const CollectChoices& choices)
    : importer_(importer),
      questions_(questions),
      records_(questions.records()),
      choices_(choices),
      returned_(records_.staff.size()),
      to_be_checked_(records_.staff.size()) {}

void Collector::take(const std::string& name, FileRead file) {
    if (file.error) {
        ++collection_.unreadable;
        RowResult row;
        row.place.file = name;
        row.issues.push_back(std::move(*file.error));
        results_.push_back({std::move(row), {}, {}, {}, {}});
        return;
    }
    if (file.marker) note_kit(file.marker->kit);
    for (Returned& one : file.returns) take(name, file.marker, std::move(one));
}

Result<Collection> Collector::finish() {
    compare_repeats();
    if (auto fed = feed(); !fed) return fed.error();
    collection_.plan.rows.clear();
    for (Candidate& one : results_) {
        note_returned(one);
        one.row.listed = importer_.is_listed(one.row);
        collection_.plan.rows.push_back(std::move(one.row));
    }
    find_missing();
    return std::move(collection_);
}

void Collector::note_kit(const std::string& kit) {
    auto& kits = collection_.kits;
    if (std::find(kits.begin(), kits.end(), kit) == kits.end()) kits.push_back(kit);
}

void Collector::take(const std::string& file, const std::optional<Marker>& marker, Returned one) {
    RowResult row;
    row.place = {file, one.sheet, CellRef{one.row, 1}, {}};
    row.name = one.name;
    Candidate candidate{std::move(row), {}, one.number, one.name, {}};
    if (marker && marker->of == Marker::For::Person && !belongs(*marker, candidate, one)) {
        results_.push_back(std::move(candidate));
        return;
    }
    if (one.answers.empty()) {
        const MessageId why = one.empty() ? MessageId::KitBlank : MessageId::ImportNoAnswer;
        candidate.row.issues = std::move(one.issues);
        candidate.row.issues.push_back({why, candidate.row.place, "", "", ""});
        results_.push_back(std::move(candidate));
        return;
    }
    if (!one.date && one.date_blank) one.date = choices_.date;
    candidate.staff = person(candidate, one);
    candidate.answers = std::move(one);
    results_.push_back(std::move(candidate));
}

// Whether what stands on the sheet speaks for the person the file was made for; else it is held
// until somebody has said whose it is.
bool Collector::belongs(const Marker& marker, Candidate& candidate, const Returned& one) {
    if (one.number.empty() && !one.name.empty()) {
        candidate.number = marker.code;
        return true;
    }
    if (!one.number.empty() &&
        importer_.words().staff_number(one.number) == importer_.words().staff_number(marker.code))
        return true;
    const MessageId reason =
        one.number.empty() ? MessageId::KitSaysNobody : MessageId::KitOtherPerson;
    const std::string both = one.number + std::string(between_numbers) + marker.code;
    const Clue clue{both, {}, {}, one.name, {}, one.department};
    const auto decision = importer_.decision(clue);
    if (decision && !decision->empty()) return decided(*decision, candidate);
    hold(clue, {one.number, marker.code}, reason, candidate.row, decision.has_value());
    return false;
}

bool Collector::decided(const std::string& decision, Candidate& candidate) {
    if (staff_of(decision)) {
        candidate.number = decision;
        candidate.name.clear();
        return true;
    }
    candidate.row.issues.push_back(
        {MessageId::ImportLeftOut, candidate.row.place, "", decision, ""});
    return false;
}

std::optional<Id<StaffMember>> Collector::staff_of(const std::string& number) {
    const auto match = importer_.words().staff.find(number);
    return match ? std::optional(Id<StaffMember>(match->entry)) : std::nullopt;
}

void Collector::hold(const Clue& clue, const std::vector<std::string>& candidates, MessageId reason,
                     RowResult& row, bool listed) {
    row.outcome = Outcome::Held;
    row.issues.push_back({reason, row.place, "", "", ""});
    std::vector<std::string> known;
    for (const std::string& number : candidates)
        if (const auto staff = staff_of(number)) {
            to_be_checked_[staff->index()] = true;
            known.push_back(records_.staff[*staff].id);
        }
    const auto [at, added] = held_at_.try_emplace(
        std::string(clue.number) + "\n" + std::string(clue.name), held_.size());
    if (added) {
        HeldPerson person;
        person.number = clue.number;
        person.name = clue.name;
        person.department = clue.department;
        person.candidates = std::move(known);
        person.reason = {reason, {}, "", "", ""};
        person.place = row.place;
        person.listed = listed;
        held_.push_back(std::move(person));
    }
    ++held_[at->second].rows;
}

// Whom the importer will find, for comparing what one person returned several times.
std::optional<Id<StaffMember>> Collector::person(const Candidate& candidate, const Returned& one) {
    const Clue clue = clue_of(candidate, one);
    if (const auto decision = importer_.decision(clue); decision && !decision->empty())
        return staff_of(*decision);
    const auto identity = importer_.identity().find(clue);
    const auto* match = std::get_if<IdentityIndex::Match>(&identity);
    return match == nullptr ? std::nullopt : std::optional(match->staff);
}

// The department counts only where there is no number: people move.
Clue Collector::clue_of(const Candidate& candidate, const Returned& one) {
    Clue clue;
    clue.number = candidate.number;
    clue.name = candidate.name;
    if (candidate.number.empty()) clue.department = one.department;
    return clue;
}

// -------------------------------------------------------------------------------- repeats

// The same twice is one. Of what differs, the day tells which is the latest; all are kept.
void Collector::compare_repeats() {
    std::map<std::size_t, std::vector<std::size_t>> by_person;
    for (std::size_t i = 0; i < results_.size(); ++i)
        if (results_[i].answers && results_[i].staff)
            by_person[results_[i].staff->index()].push_back(i);
    for (auto& [staff, list] : by_person)
        if (list.size() > 1) compare(list);
}

void Collector::compare(const std::vector<std::size_t>& list) {
    std::vector<std::size_t> different;
    for (const std::size_t i : list) {
        const Returned& one = *results_[i].answers;
        const auto same = std::find_if(different.begin(), different.end(), [&](std::size_t j) {
            const Returned& other = *results_[j].answers;
            return one.date == other.date && one.answers == other.answers;
        });
        if (same == different.end()) {
            different.push_back(i);
            continue;
        }
        RowResult& row = results_[i].row;
        row.outcome = Outcome::Superseded;
        row.issues.push_back(
            {MessageId::KitSameAgain, row.place, "", results_[*same].row.place.file, ""});
        name_person(results_[i]);
        results_[i].answers.reset();
    }
    std::vector<std::size_t> contradictory;
    for (const std::size_t i : different) {
        const auto& date = results_[i].answers->date;
        const auto same_day = std::count_if(different.begin(), different.end(), [&](std::size_t j) {
            return results_[j].answers->date == date;
        });
        if (same_day > 1 || (!date && different.size() > 1)) contradictory.push_back(i);
    }
    for (const std::size_t i : contradictory) hold_repeat(i, different);
    for (const std::size_t i : contradictory) results_[i].answers.reset();
}

void Collector::hold_repeat(std::size_t i, const std::vector<std::size_t>& different) {
    std::string others;
    for (const std::size_t j : different)
        if (j != i) others += (others.empty() ? "" : ", ") + results_[j].row.place.file;
    RowResult& row = results_[i].row;
    row.outcome = Outcome::Held;
    row.issues.push_back({MessageId::KitContradiction, row.place, "", others, ""});
    name_person(results_[i]);
    to_be_checked_[results_[i].staff->index()] = true;
}

void Collector::name_person(Candidate& one) const {
    one.row.staff = records_.staff[*one.staff].id;
    one.row.name = records_.staff[*one.staff].name;
}

// ------------------------------------------------------------------------------- importing

Result<void> Collector::feed() {
    AnswerTable answers(questions_);
    std::vector<std::size_t> fed;
    for (std::size_t i = 0; i < results_.size(); ++i) {
        if (!results_[i].answers) continue;
        answers.add(clue_of(results_[i], *results_[i].answers), *results_[i].answers);
        fed.push_back(i);
    }
    const auto table =
        import::SourceTable::open(answers, &import::source_profiles().back(),
                                  [](const std::string& /*heading*/) { return true; });
    if (!table) return table.error();
    if (auto added = importer_.add(*table, answers.mapping()); !added) return added.error();
    auto plan = importer_.plan();
    if (!plan) return plan.error();
    collection_.plan = std::move(*plan);
    for (HeldPerson& person : collection_.plan.held) {
        person.place = results_[fed[AnswerTable::index_of(person.place.cell->row)]].row.place;
        for (const std::string& number : person.candidates)
            if (const auto staff = staff_of(number)) to_be_checked_[staff->index()] = true;
    }
    for (std::size_t k = 0; k < fed.size(); ++k)
        merge(results_[fed[k]], std::move(collection_.plan.rows[k]));
    for (HeldPerson& person : held_) collection_.plan.held.push_back(std::move(person));
    return {};
}

// What the importer says of it, with what was found while it was read.
void Collector::merge(Candidate& one, RowResult row) {
    const Place place = one.row.place;
    std::vector<Issue> issues = std::move(one.answers->issues);
    if (!one.answers->date && one.answers->date_blank)
        issues.push_back({MessageId::KitNoDate, place, "", "", ""});
    for (Issue& issue : row.issues) {
        if (issue.place == row.place) issue.place = place;
        issues.push_back(std::move(issue));
    }
    one.row = std::move(row);
    one.row.place = place;
    one.row.issues = std::move(issues);
}

// --------------------------------------------------------------------------------- missing

void Collector::note_returned(const Candidate& one) {
    const bool used = one.row.outcome != Outcome::Held && one.row.outcome != Outcome::Rejected;
    if (!used) return;
    if (const auto staff = staff_of(one.row.staff)) returned_[staff->index()] = true;
}

void Collector::note_checks_since(Date since) {
    const auto note = [&](const auto& answers) {
        for (const auto& one : answers)
            if (one.date.known() && one.date.date() >= since) returned_[one.staff.index()] = true;
    };
    note(records_.skill_levels);
    note(records_.tool_levels);
    note(records_.checklist_answers);
}

void Collector::find_missing() {
    if (choices_.since) note_checks_since(*choices_.since);
    for (const Id<StaffMember> staff : questions_.people()) {
        ++collection_.asked;
        if (returned_[staff.index()])
            ++collection_.returned;
        else
            collection_.missing.push_back({staff, to_be_checked_[staff.index()]});
    }
    const auto place = [this](const MissingPerson& one) {
        const auto department = records_.staff[one.staff].department;
        return department ? department->index() : records_.departments.size();
    };
    std::stable_sort(collection_.missing.begin(), collection_.missing.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

}  // namespace skillmap::engine
