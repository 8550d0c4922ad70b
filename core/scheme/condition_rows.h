// The rows of the sheet 条件 put below the entries they belong to. Internal to core/scheme.
#pragma once

#include <list>
#include <string>
#include <string_view>
#include <vector>

#include "core/scheme/book_rows.h"

namespace skillmap {

/// Entries by the names by which rows of other sheets mean them. Borrowed.
class NamedEntries {
  public:
    struct Named {
        SchemeEntry* entry;
        std::string name;
        std::string id;                     // understood as well
        std::vector<std::string> personas;  // of a stage
    };

    void add(Named one) { entries_.push_back(std::move(one)); }

    /// Those that a text means; of several of one name "name#2" means the second.
    std::vector<const Named*> find(std::string_view text) const;

    /// Those of these personas, or of some more; all of them where none are given.
    std::vector<const Named*> find(std::string_view text,
                                   const std::vector<std::string>& personas) const;

    std::string names() const;
    std::string personas() const;

  private:
    std::vector<Named> entries_;
};

/// The entries that have conditions.
struct ConditionOwners {
    NamedEntries personas;
    NamedEntries stages;
    NamedEntries indicators;
};

/// The stage that a row names in the columns @owner and @stage. An error where there is none.
SchemeEntry* stage_of(const BookRow& row, const NamedEntries& stages, BookReader& book);

/// The one entry that a cell names, which is in that column. An error where there is none.
SchemeEntry* entry_of(const BookRow& row, std::string_view column, const NamedEntries& entries,
                      BookReader& book);

/// Puts the conditions below their owners, in the order of the rows.
void place_conditions(const std::vector<BookRow>& rows, const ConditionOwners& owners,
                      BookReader& book);

}  // namespace skillmap
