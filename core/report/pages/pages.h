// The pages of the dashboard, each a function from the computed figures to a page. Internal to
// core/report.
#pragma once

#include <string>
#include <vector>

#include "core/assessment.h"
#include "core/report/columns.h"
#include "core/report/comparison.h"
#include "core/report/dashboard.h"
#include "core/report/dataset.h"
#include "core/report/labels.h"
#include "core/report/model.h"
#include "core/report/trend.h"

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
    const std::vector<PageEntry>& pages;           // behind the cover
    const Comparison* comparison = nullptr;        // nothing: there is no earlier time
    const std::vector<TrendDay>* trend = nullptr;  // nothing: nobody asked for it

    const Records& records() const { return assessment.records(); }
    const Scheme& stages() const { return assessment.input().stages(); }
    const Scheme& indicators() const { return assessment.input().indicators(); }
};

// Ids of pages, for links.
inline constexpr std::string_view cover_id = "cover";
inline constexpr std::string_view summary_id = "summary";
inline constexpr std::string_view departments_id = "departments";
inline constexpr std::string_view department_id = "department";
inline constexpr std::string_view people_id = "people";
inline constexpr std::string_view skills_id = "skills";
inline constexpr std::string_view trainings_id = "trainings";
inline constexpr std::string_view personas_id = "personas";
inline constexpr std::string_view practices_id = "practices";
inline constexpr std::string_view targets_id = "targets";
inline constexpr std::string_view trend_id = "trend";
inline constexpr std::string_view comparison_id = "comparison";
inline constexpr std::string_view basis_id = "basis";
inline constexpr std::string_view data_id = "data";

Page cover_page(const PageContext& context);
Page summary_page(const PageContext& context);
Page departments_page(const PageContext& context);
Page department_page(const PageContext& context);
Page people_page(const PageContext& context);
Page skills_page(const PageContext& context);
Page trainings_page(const PageContext& context);
Page personas_page(const PageContext& context);
Page practices_page(const PageContext& context);
Page targets_page(const PageContext& context);
Page trend_page(const PageContext& context);
Page comparison_page(const PageContext& context);
Page basis_page(const PageContext& context);

/// "みらい市　基準日 2026年3月31日"
std::string page_subheading(const PageContext& context);

/// A page without blocks, headed by its name.
Page new_page(const PageContext& context, std::string_view id, labels::Label name);

inline Figure numerator_of(DatumId id) {
    return {id, Figure::Part::Numerator};
}
inline Figure denominator_of(DatumId id) {
    return {id, Figure::Part::Denominator};
}
inline Figure value_of(DatumId id) {
    return {id, Figure::Part::Value};
}

/// How many people of each persona are on which stage; those with a bar in a chart first. The
/// stages begin at `first_stage`.
inline constexpr std::size_t first_stage = 3;
Table stage_table(const PageContext& context);

/// How far the targets of the whole are reached, and which departments reach a minimum. Those with
/// anything in them.
std::vector<Table> target_tables(const PageContext& context);

// Tables that other pages look things up in.
Table people_table(const PageContext& context);
Table skills_table(const PageContext& context);
Table trainings_table(const PageContext& context);

/// The indicators that tell of the trainings left out, "②必須研修（DXリーダー）". Empty where none
/// is left out.
std::string indicators_of_left_out(const PageContext& context);

/// Whether skills and stages of departments are told in tenths, rounded down.
bool tells_tenths(const PageContext& context);

/// Rates of the whole as they stand beside those of departments: told in the same way.
std::vector<Value> beside_departments(const PageContext& context,
                                      const std::vector<DatumId>& totals);

/// Of a column of departments: as their names need, within bounds.
double name_width(const PageContext& context);

/// A row for each department with its label and members, and one for the whole, to be continued.
Table department_table(const PageContext& context);

/// A page that is nothing but a table.
Page single_table_page(const PageContext& context, std::string_view id, labels::Label name,
                       Table table);

/// The figure, or the sign where there is none.
Value value_or_sign(const std::optional<DatumId>& id);

}  // namespace skillmap::report
