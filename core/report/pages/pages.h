// The pages of the dashboard, each a function from the computed figures to a page. Internal to
// core/report.
#pragma once

#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/report/dashboard.h"
#include "core/report/dataset.h"
#include "core/report/labels.h"
#include "core/report/model.h"

namespace skillmap::report {

struct PageContext;

/// A page that a dashboard may have.
struct PageEntry {
    std::string_view id;
    labels::Label name;
    labels::Label about;
    Page (*make)(const PageContext&) = nullptr;
};

struct PageContext {
    const Assessment& assessment;
    const Dataset& set;
    const DashboardOptions& options;
    const std::vector<PageEntry>& pages;  // behind the cover

    const Records& records() const { return assessment.records(); }
    const Scheme& stages() const { return assessment.input().stages(); }
    const Scheme& indicators() const { return assessment.input().indicators(); }
};

// Ids of pages, for links.
inline constexpr std::string_view cover_id = "cover";
inline constexpr std::string_view summary_id = "summary";
inline constexpr std::string_view departments_id = "departments";
inline constexpr std::string_view skills_id = "skills";
inline constexpr std::string_view trainings_id = "trainings";
inline constexpr std::string_view personas_id = "personas";
inline constexpr std::string_view practices_id = "practices";
inline constexpr std::string_view targets_id = "targets";
inline constexpr std::string_view basis_id = "basis";
inline constexpr std::string_view data_id = "data";

Page cover_page(const PageContext& context);
Page summary_page(const PageContext& context);
Page departments_page(const PageContext& context);
Page skills_page(const PageContext& context);
Page trainings_page(const PageContext& context);
Page personas_page(const PageContext& context);
Page practices_page(const PageContext& context);
Page targets_page(const PageContext& context);
Page basis_page(const PageContext& context);

/// "みらい市　基準日 2026年3月31日"
std::string page_subheading(const PageContext& context);

/// A page without blocks, headed by its name.
Page new_page(const PageContext& context, std::string_view id, labels::Label name);

inline std::string str(labels::Label label) {
    return std::string(label);
}
inline Figure numerator_of(DatumId id) {
    return {id, Figure::Part::Numerator};
}
inline Figure denominator_of(DatumId id) {
    return {id, Figure::Part::Denominator};
}
inline Figure value_of(DatumId id) {
    return {id, Figure::Part::Value};
}

/// The names of the stages of the persona that has most of them.
std::vector<std::string> stage_names(const PageContext& context);

/// How many people of each persona are on which stage; those with a bar in a chart first.
Table stage_table(const PageContext& context);

/// A persona without stages has no bar, and a bar without a hidden part would be a wrong one.
bool has_bar(const PageContext& context, const PersonaData& data);

/// A column of text of a width, or of a width by what it holds.
Column text_column(labels::Label heading, double width = 0);
Column count_column(labels::Label heading, double width = 0);

}  // namespace skillmap::report
