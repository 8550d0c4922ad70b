// Whose row it is: by what it says of its person, or by what somebody decided in 取り込み確認.
// Keeps those whom nobody can tell. Not the rules of identity: those are in core/intake/identity.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/identity.h"
#include "core/intake/import/book_sheets.h"
#include "core/intake/import/import_plan.h"

namespace skillmap::import {

/// What a row says of its person, kept while the row is worked on.
struct OwnClue {
    std::string number, mail, upn, name, kana, department;
    std::string family = {}, given = {};  // where the name stands in two columns

    /// The name, from its two parts where it is not given as one.
    void join_name();
    Clue view() const { return {number, mail, upn, name, kana, department}; }
    bool empty() const {
        return number.empty() && mail.empty() && upn.empty() && name.empty() && kana.empty();
    }
    /// By the name that a Target gives it. Nothing for another word.
    std::string* part(std::string_view which);
};

class PersonFinder {
  public:
    /// Both outlive the finder.
    PersonFinder(const Records& records, BookWords& words);

    /// Takes 取り込み確認, as somebody filled it in.
    void read_decisions(const BookSheet& review);

    /// The person. Where there is none, the result says why, and the person is held unless the row
    /// names nobody at all or was decided to be left out.
    std::optional<Id<StaffMember>> find(const OwnClue& clue, RowResult& result);

    /// What 取り込み確認 says of somebody; empty where nothing is filled in, nothing where it does
    /// not list them.
    std::optional<std::string> decision(const Clue& clue) const;

    /// The rules of identity, for this workbook.
    IdentityIndex& identity() { return identity_; }

    /// Everybody held so far.
    std::vector<HeldPerson> take_held() { return std::move(held_); }

  private:
    std::optional<Id<StaffMember>> decided(const std::string& key, const std::string& decision,
                                           const OwnClue& clue, RowResult& result);
    void hold(const std::string& key, const OwnClue& clue, std::vector<std::string> candidates,
              Issue reason, RowResult& result);

    const Records& records_;
    BookWords& words_;
    IdentityIndex identity_;
    std::map<std::string, std::string> decisions_;  // clues → what was entered, or nothing
    std::map<std::string, std::size_t> held_at_;    // clues → index
    std::vector<HeldPerson> held_;
};

}  // namespace skillmap::import
