// What a municipality shares with its prefecture: the figures of its whole, of which nothing about
// small groups is left. Values only; no persons, no departments. As JSON:
// core/docs/share-format.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/ratio.h"
#include "core/result.h"
#include "core/share/municipality.h"
#include "core/text/date.h"

namespace skillmap::sharing {

/// A reading of an open question, or a parameter, by which the figures were made.
struct RuleChoice {
    std::string id;
    std::string name;
    std::string value;       // the id of the reading; the number; empty: none
    std::string value_name;  // as people read it
    friend bool operator==(const RuleChoice&, const RuleChoice&) = default;
};

struct SharedPersona {
    std::string name;
    std::vector<std::string> stages;
    friend bool operator==(const SharedPersona&, const SharedPersona&) = default;
};

struct SharedIndicator {
    std::string id;
    std::string mark;  // "①"; may be empty
    std::string name;
    std::string unit;       // of the figure
    std::string part_unit;  // of numerator and denominator
    bool rate = false;
    bool adds_up = true;  // over municipalities
    friend bool operator==(const SharedIndicator&, const SharedIndicator&) = default;
};

/// The scheme behind figures. Those made by equal rules can be compared.
struct Rules {
    std::string id;
    std::string name;
    std::string version;
    std::string fingerprint;
    std::vector<RuleChoice> options;
    std::vector<RuleChoice> parameters;       // those that rules use
    std::vector<SharedPersona> personas;      // of the scheme of the stages
    std::vector<SharedIndicator> indicators;  // of the scheme of the indicators
    friend bool operator==(const Rules&, const Rules&) = default;
};

enum class Measure : std::uint8_t {
    Staff,          // people counted
    People,         // of a persona
    Undecided,      // of them, who may have reached a higher stage
    Stage,          // of them, whose highest stage it is
    StageOrHigher,  // share of those who reached it or a higher one
    Indicator
};

/// Of which scheme a figure is.
constexpr bool is_of_stages(Measure measure) {
    return measure != Measure::Staff && measure != Measure::Indicator;
}
constexpr bool is_rate_of_stages(Measure measure) {
    return measure == Measure::StageOrHigher;
}

enum class Telling : std::uint8_t {
    Shown,
    Masked,        // about too few people, or it would give these away
    Unknown,       // there are no records of it
    NotApplicable  // a rate of nobody
};

struct SharedFigure {
    Measure measure = Measure::Staff;
    std::string persona;
    std::optional<std::string> stage;  // of Stage: empty text for those who reached none
    std::string indicator;             // its id
    bool rate = false;
    Telling telling = Telling::Shown;
    Ratio ratio;                          // of a count: the count and 0
    bool shown_departments_only = false;  // counted over the departments that show theirs
    std::string unit;
    std::string part_unit;
};

struct Share {
    std::string file;  // for messages
    Municipality municipality;
    Date as_of{};
    std::int64_t least_group = 0;
    Rules stages;
    Rules indicators;
    std::vector<SharedFigure> figures;
};

/// More people or events than this no figure counts.
inline constexpr std::int64_t most_counted = 1'000'000'000;

/// Whether the figures go together: each of them once, of what the rules know, parts no more than
/// their whole. share.twice, share.unknown, share.contradicts.
Result<void> check(const Share& share);

}  // namespace skillmap::sharing
