// The figures of several municipalities as data of a report, and the pages over them. Internal to
// core/report/share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/report/columns.h"
#include "core/report/labels.h"
#include "core/report/model.h"
#include "core/report/share/labels.h"
#include "core/share/join.h"

namespace skillmap::report::merged {

using sharing::FigureKey;
using sharing::Measure;

// Ids of pages, for links.
inline constexpr std::string_view cover_id = "cover";
inline constexpr std::string_view overview_id = "overview";
inline constexpr std::string_view municipalities_id = "municipalities";
inline constexpr std::string_view stages_id = "stages";
inline constexpr std::string_view indicators_id = "indicators";
inline constexpr std::string_view apart_id = "apart";
inline constexpr std::string_view data_id = "data";

/// A total, and what is known of those that show theirs.
struct TotalData {
    Id<Datum> all;
    std::optional<Id<Datum>> shown;  // of an indicator alone
    sharing::Total total;
};

/// Of a persona: sums over the municipalities that show its people and every stage of it.
struct WholeStages {
    std::size_t municipalities = 0;
    Id<Datum> people;
    std::vector<Id<Datum>> stages;  // [0]: none yet
};

/// Everything that pages show, as data.
class MergedData {
  public:
    explicit MergedData(const sharing::Joined& joined);

    const sharing::Joined& joined() const { return joined_; }
    const sharing::Share& share(std::size_t i) const { return joined_.shares[i]; }
    std::size_t size() const { return joined_.shares.size(); }
    /// Its name, with its code where another one is called the same.
    const std::string& label(std::size_t municipality) const { return labels_[municipality]; }

    /// Nothing where the municipality does not tell it.
    std::optional<Id<Datum>> find(std::size_t municipality, const FigureKey& key) const;
    /// Nothing of what does not add up.
    std::optional<TotalData> total(const FigureKey& key) const;
    /// Nothing where no municipality shows them all.
    std::optional<WholeStages> whole_stages(const sharing::SharedPersona& persona) const;
    Id<Datum> compared() const { return compared_; }
    const Datum& operator[](Id<Datum> id) const { return data_[id]; }

    /// The figure or a part of it, or the sign where there is none.
    Value value(std::size_t municipality, const FigureKey& key,
                Figure::Part part = Figure::Part::Value) const;
    Value total_value(const FigureKey& key, Figure::Part part = Figure::Part::Value) const;

    const std::vector<sharing::SharedPersona>& personas() const {
        return joined_.stages.rules.personas;
    }
    const std::vector<sharing::SharedIndicator>& indicators() const {
        return joined_.indicators.rules.indicators;
    }
    /// Whether a municipality tells of anybody with the persona.
    bool has_people(const sharing::SharedPersona& persona) const;
    /// Of the persona that has most of them.
    const std::vector<std::string>& stage_names() const { return stage_names_; }
    std::string title(const sharing::SharedIndicator& indicator) const;

    List<Datum> take() { return std::move(data_); }

  private:
    void name_municipalities();
    void name_stages();
    std::string name_of(const sharing::SharedFigure& figure) const;
    Datum datum_of(const sharing::SharedFigure& figure) const;
    void add_municipality(std::size_t i);
    void add_totals();
    void add_total(const sharing::SharedFigure& like);
    void add_whole_stages(const sharing::SharedPersona& persona);

    const sharing::Joined& joined_;
    sharing::FigureIndex index_;
    std::vector<std::string> labels_;
    std::vector<std::string> stage_names_;
    std::vector<std::map<FigureKey, Id<Datum>>> ids_;
    std::map<FigureKey, TotalData> totals_;
    std::map<std::string, WholeStages> whole_stages_;  // by persona
    Id<Datum> compared_;
    List<Datum> data_;
};

Page overview_page(const MergedData& data);
Page municipalities_page(const MergedData& data);
Page stages_page(const MergedData& data);
Page indicators_page(const MergedData& data);
Page apart_page(const MergedData& data);
Page cover_page(const MergedData& data);

/// "基準日 2026年3月31日　8団体"
std::string subheading_of(const MergedData& data);
Page page_of(const MergedData& data, std::string_view id, Label name);

inline FigureKey staff_key() {
    return {Measure::Staff, "", ""};
}
inline FigureKey people_key(const sharing::SharedPersona& persona) {
    return {Measure::People, persona.name, ""};
}
inline FigureKey undecided_key(const sharing::SharedPersona& persona) {
    return {Measure::Undecided, persona.name, ""};
}
/// Of stage n; 0: of those who reached none.
inline FigureKey stage_key(const sharing::SharedPersona& persona, std::size_t n) {
    return {Measure::Stage, persona.name, n == 0 ? std::string() : persona.stages[n - 1]};
}
inline FigureKey reached_key(const sharing::SharedPersona& persona, std::size_t n) {
    return {Measure::StageOrHigher, persona.name, persona.stages[n]};
}
inline FigureKey indicator_key(const sharing::SharedIndicator& indicator) {
    return {Measure::Indicator, indicator.id, ""};
}

}  // namespace skillmap::report::merged
