// The pages of a training plan. Internal to core/report/plan.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/report/lists/list_pages.h"
#include "core/report/plan/labels.h"
#include "core/report/plan/plan_report.h"

namespace skillmap::report::training_plan {

using lists::category;
using lists::cover;
using lists::gap;
using lists::training;

struct PlanContext {
    const plan::TrainingPlan& plan;
    const lists::ListContext& list;
    std::vector<Id<StaffMember>> people;        // whom the report is about, by department
    std::vector<const plan::PersonPlan*> rows;  // those of them who lack something

    Assessment& assessment() const { return list.assessment; }
    const Records& records() const { return list.records(); }
    const Training& training_of(const plan::PlannedSeat& seat) const {
        return records().trainings[plan.sessions[seat.session].training];
    }
};

/// 研修別
Page trainings_page(const PlanContext& context);
/// 日程別
Page sessions_page(const PlanContext& context);
/// 月別
Page months_page(const PlanContext& context);
/// 研修カタログ: nothing where no scheme has one.
std::vector<Page> catalogue_pages(const PlanContext& context);
/// 所属別
Page departments_page(const PlanContext& context);
/// 所属のための席
Page kept_page(const PlanContext& context);
/// 受講対象者, 席がない職員 and 要確認: several pages where they have more rows than a sheet.
std::vector<Page> seated_pages(const PlanContext& context);
std::vector<Page> waiting_pages(const PlanContext& context);
std::vector<Page> unsure_pages(const PlanContext& context);
/// 個人票
std::vector<Page> personal_pages(const PlanContext& context);

/// "DX推進員 Step1"
std::string name_of(const plan::StageGoal& goal);

/// The day of a session, or that there is none yet.
Value day_of(const plan::PlannedSession& session);

}  // namespace skillmap::report::training_plan
