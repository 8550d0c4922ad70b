#include "core/intake/import/person_finder.h"

#include <utility>

#include "core/messages.h"
#include "core/text/normalize.h"

namespace skillmap::import {
namespace {

std::string key_of(const Clue& clue) {
    std::string key;
    for (const std::string_view part :
         {clue.number, clue.mail, clue.upn, clue.name, clue.kana, clue.department})
        key += match_key(part) + "\x1f";
    return key;
}

}  // namespace

std::string* OwnClue::part(std::string_view which) {
    if (which == "number") return &number;
    if (which == "mail") return &mail;
    if (which == "upn") return &upn;
    if (which == "name") return &name;
    if (which == "kana") return &kana;
    if (which == "family") return &family;
    if (which == "given") return &given;
    return which == "department" ? &department : nullptr;
}

void OwnClue::join_name() {
    if (name.empty()) name = family + (family.empty() || given.empty() ? "" : " ") + given;
}

PersonFinder::PersonFinder(const Records& records, BookWords& words)
    : records_(records), words_(words), identity_(records) {}

void PersonFinder::read_decisions(const BookSheet& review) {
    for (const auto& [key, row] : review.rows) {
        const auto text = [&review, &row = row](const char* column) {
            return std::string(review.text(row, column));
        };
        const OwnClue clue{text("number"), text("mail"), text("upn"),
                           text("name"),   text("kana"), text("given_department")};
        std::string& decision = decisions_[key_of(clue.view())];
        if (decision.empty()) decision = text("decision");
    }
}

std::optional<Id<StaffMember>> PersonFinder::find(const OwnClue& clue, RowResult& result) {
    result.name = clue.name;
    if (clue.empty()) {
        result.issues.push_back({MessageId::PersonNoClue, result.place, "", "", ""});
        return std::nullopt;
    }
    const std::string key = key_of(clue.view());
    if (const auto at = decisions_.find(key); at != decisions_.end() && !at->second.empty())
        return decided(key, at->second, clue, result);
    const auto identity = identity_.find(clue.view());
    if (const auto* match = std::get_if<IdentityIndex::Match>(&identity)) {
        if (match->retired)
            result.issues.push_back({MessageId::ImportRetired, result.place, "", "", ""});
        return match->staff;
    }
    std::vector<std::string> candidates;
    Issue reason{MessageId::PersonUnknown, {}, "", "", ""};
    if (const auto* doubtful = std::get_if<IdentityIndex::Doubtful>(&identity)) {
        reason.id = doubtful->reason;
        for (const Id<StaffMember> one : doubtful->candidates)
            candidates.push_back(records_.staff[one].id);
    } else {
        reason.id = std::get<IdentityIndex::None>(identity).reason;
    }
    hold(key, clue, std::move(candidates), std::move(reason), result);
    return std::nullopt;
}

std::optional<std::string> PersonFinder::decision(const Clue& clue) const {
    const auto listed = decisions_.find(key_of(clue));
    return listed == decisions_.end() ? std::nullopt : std::optional(listed->second);
}

// A number of the staff, or the word for nobody. Anything else is asked again.
std::optional<Id<StaffMember>> PersonFinder::decided(const std::string& key,
                                                     const std::string& decision,
                                                     const OwnClue& clue, RowResult& result) {
    if (const auto match = words_.staff.find(decision)) return Id<StaffMember>(match->entry);
    if (words_.form.vocabulary("review_decision").find(decision)) {
        result.issues.push_back({MessageId::ImportLeftOut, result.place, "", decision, ""});
        return std::nullopt;
    }
    hold(key, clue, {}, {MessageId::ImportDecisionUnknown, {}, "", decision, ""}, result);
    return std::nullopt;
}

void PersonFinder::hold(const std::string& key, const OwnClue& clue,
                        std::vector<std::string> candidates, Issue reason, RowResult& result) {
    result.outcome = Outcome::Held;
    result.issues.push_back(reason);
    result.issues.back().place = result.place;
    const auto [at, added] = held_at_.try_emplace(key, held_.size());
    if (added) {
        HeldPerson person{clue.number,
                          clue.mail,
                          clue.upn,
                          clue.name,
                          clue.kana,
                          clue.department,
                          std::move(candidates),
                          std::move(reason),
                          result.place,
                          0,
                          decisions_.count(key) > 0};
        held_.push_back(std::move(person));
    }
    ++held_[at->second].rows;
}

}  // namespace skillmap::import
