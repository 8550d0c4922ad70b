// Whom a row is about: the staff member that a number, a mail or a name means, or why nobody can
// tell. Decides only what is certain; the rest is for a person to look at.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/domain/records.h"
#include "core/intake/code_index.h"
#include "core/intake/similar_names.h"
#include "core/messages.h"

namespace skillmap {

/// What a row says of its person, as written. What it does not say is empty.
struct Clue {
    std::string_view number = {};
    std::string_view mail = {};
    std::string_view upn = {};  // the account: often another address than the mail, or a login
    std::string_view name = {};
    std::string_view kana = {};
    std::string_view department = {};  // code or name
};

/// The rules, in this order; a later one is tried where the earlier have nothing to go by:
/// 1. The employee number, with its leading zeros restored.
/// 2. The mail or the account. An account that is no address is a staff number, or the name in
///    front of the @ of the only mail that begins so.
/// 3. The name, in the department given (posts held concurrently count).
/// 4. The name alone, where only one person has it.
/// What the row says besides must not speak for somebody else: then it is doubtful. A name with
/// 外字 identifies nobody, and a name that is only similar gives candidates.
class IdentityIndex {
  public:
    /// `records` outlives the index.
    explicit IdentityIndex(const Records& records);

    enum class By : std::uint8_t { Number, Mail, NameInDepartment, Name };

    struct Match {
        Id<StaffMember> staff;
        By by = By::Number;
        bool retired = false;
    };

    /// The most likely come first. The reason is one of the messages "person.…", whose words need
    /// nothing but a place.
    struct Doubtful {
        std::vector<Id<StaffMember>> candidates;
        MessageId reason;
    };
    static constexpr std::size_t most_candidates = 5;

    /// Nobody comes into question.
    struct None {
        MessageId reason;
    };

    using Identity = std::variant<Match, Doubtful, None>;

    /// Not for several threads at once: codes that were looked up are remembered.
    Identity find(const Clue& clue);

  private:
    using People = std::vector<Id<StaffMember>>;
    struct Evidence;
    struct Keys {
        std::string name;
        std::string kana;
    };

    Evidence evidence(const Clue& clue);
    People of_account(std::string_view account);
    std::vector<Id<Department>> departments(std::string_view text);
    Identity by_number(const Clue& clue, const Evidence& evidence) const;
    Identity by_mail(const Clue& clue, const Evidence& evidence) const;
    Identity by_name(const Clue& clue, const Evidence& evidence) const;
    Identity unproven(const Clue& clue, const Evidence& evidence, MessageId with_candidates,
                      MessageId without) const;
    Match match(Id<StaffMember> staff, By by) const;
    bool agrees(Id<StaffMember> staff, const Clue& clue, const Evidence& evidence) const;
    bool name_agrees(Id<StaffMember> staff, std::string_view name, const People& named) const;
    People similar(const Clue& clue, const Evidence& evidence) const;

    const Records& records_;
    Symbol retired_;
    CodeIndex numbers_;
    CodeIndex department_codes_;
    std::unordered_map<std::string, std::vector<Id<Department>>> department_names_;
    std::unordered_map<std::string, People> mails_;   // by match_key
    std::unordered_map<std::string, People> logins_;  // by match_key of what stands before the @
    std::unordered_map<std::string, People> names_;   // by name_key
    std::vector<Keys> keys_;                          // of each staff member
    SimilarNames similar_names_;
};

}  // namespace skillmap
