// Where the work of an earlier department is done on a later day, by the chain of 後継所属コード
// . Knows no figures.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/domain/records.h"
#include "core/intake/code_index.h"

namespace skillmap {

/// How the chain of an earlier department ends.
struct Succession {
    enum class End : std::uint8_t {
        Itself,   // it is still there
        Another,  // it has become part of another one
        Ended,    // abolished, and nobody is named
        Unknown,  // `code` is that of no department
        Circle    // `code` comes a second time
    };
    End end = End::Ended;
    std::optional<Id<Department>> later;  // where it ends; not of Unknown and Circle
    std::string code;
};

class Successors {
  public:
    /// The departments as they were listed earlier and as they are later, which may be the same
    /// list; `day` is the later one. Both live longer than this.
    Successors(const List<Department>& earlier, const List<Department>& later, Date day);

    /// What a later list says of a department goes before what the earlier one said.
    Succession of(Id<Department> earlier);

  private:
    const std::string& next(const std::optional<CodeIndex::Match>& later, const std::string& code);

    const List<Department>& earlier_;
    const List<Department>& later_;
    Date day_;
    CodeIndex earlier_codes_;
    CodeIndex later_codes_;
};

}  // namespace skillmap
