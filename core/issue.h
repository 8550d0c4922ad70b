// Something that is wrong with the input, the way the program is used, or the output: what was
// found where, as data. The words come from the catalogue in core/messages.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/table/cell.h"

namespace skillmap {

enum class MessageId : std::uint16_t;

/// How bad an issue is. The last three stop the work; their exit codes are 2, 3 and 4.
enum class Severity : std::uint8_t {
    Note,     // worth knowing; nothing was left out
    Finding,  // something in the data could not be used or is doubtful
    Usage,    // the program was used wrongly
    Input,    // a file cannot be read
    Output    // a file cannot be written
};

/// Where an issue is. Parts that are not known are left out.
struct Place {
    std::string file;
    std::string sheet;
    std::optional<CellRef> cell;
    std::optional<std::uint32_t> line;  // of a text file

    friend bool operator==(const Place&, const Place&) = default;
};

struct Issue {
    MessageId id;
    Place place;
    std::string subject;   // what it is about: a heading, a name
    std::string found;     // what stands there
    std::string expected;  // what should
};

Severity severity(const Issue& issue);

/// A stable name for machines, such as "date.unreadable".
std::string_view name(MessageId id);

enum class Language : std::uint8_t { Japanese, English };

/// "職員.xlsx、シート「受講記録」C12" or what of it is known.
std::string describe(const Place& place, Language language);

/// One line: the place, what was found, what was expected, what to do.
std::string describe(const Issue& issue, Language language);

/// The issues of one run, in the order found.
class IssueList {
  public:
    void add(Issue issue) { issues_.push_back(std::move(issue)); }
    const std::vector<Issue>& all() const { return issues_; }

    /// How many there are of a severity.
    std::size_t count(Severity severity) const;

  private:
    std::vector<Issue> issues_;
};

}  // namespace skillmap
