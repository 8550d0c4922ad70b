// The shares of several municipalities together: which of them can be compared, and their totals.
// Knows nothing but the shares, so that nothing can be told that they do not.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/result.h"
#include "core/share/share.h"

namespace skillmap::sharing {

/// By what a municipality differs from those that are compared.
struct Apart {
    enum class Item : std::uint8_t { AsOf, Scheme, Version, Reading, Parameter, Rules };
    std::size_t municipality = 0;  // of Joined::shares
    bool stages = false;           // so its stages are not compared
    bool indicators = false;       // nor its indicators
    Item item = Item::AsOf;
    std::string name;  // of a reading or a parameter
    std::string own;
    std::string others;
};

/// The figures of the stages, or those of the indicators, that are made alike.
struct Comparable {
    Rules rules;
    std::vector<bool> holds;  // by Joined::shares
    std::size_t count = 0;
};

struct Joined {
    std::vector<Share> shares;  // by code
    Date as_of{};
    Comparable stages;
    Comparable indicators;
    std::vector<Apart> apart;
};

/// The rules and the day are those of most municipalities; of as many, the later day, and the rules
/// that stand first by their names. `as_of` asks for another day. Of two municipalities or more,
/// two at least have to be comparable. merge.code_twice, merge.no_such_day, merge.nothing_alike.
Result<Joined> join(std::vector<Share> shares, std::optional<Date> as_of = std::nullopt);

/// Over municipalities. What is masked or unknown in one of them is no 0: then a total is so much
/// or more, and a rate of all is not known.
struct Total {
    Ratio shown;           // sum of what is shown
    std::size_t told = 0;  // municipalities that show it, or have nobody to show
    std::size_t of = 0;    // municipalities compared
    bool only_shown_departments = false;
    bool complete() const { return told == of; }
};

/// By which a figure is told from the others of its municipality: the measure, the persona or the
/// indicator, and the stage.
using FigureKey = std::tuple<Measure, std::string, std::string>;
FigureKey key_of(const SharedFigure& figure);

/// The figures by their keys.
class FigureIndex {
  public:
    explicit FigureIndex(const Joined& joined);

    /// Nothing where the municipality does not tell it, or is not compared in it.
    const SharedFigure* find(std::size_t municipality, const FigureKey& key) const;
    /// Over those that are compared. A persona that a municipality does not tell of is nobody's.
    Total total(const FigureKey& key) const;

  private:
    const Comparable& of(const FigureKey& key) const;

    const Joined& joined_;
    std::vector<std::map<FigureKey, const SharedFigure*>> figures_;
};

}  // namespace skillmap::sharing
