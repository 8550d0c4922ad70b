// The words of the pages for managers (育成支援) that are not those of the name lists.
#pragma once

#include <string_view>

namespace skillmap::report::managers {

using Label = std::string_view;

inline constexpr Label title = "所属長のための育成支援シート";

// ---- cover
inline constexpr Label use =
    "所属長が、職員の育成と案件の担当を考えるための資料です。所属ごとに1ページです。";
inline constexpr Label use_ojt =
    "OJT点検表は、役割ごとの点検表です。行った施策に○と日付を入力してお使いください。";
inline constexpr Label about_proposals =
    "担当の案は、案件に必要なスキルと、次の段階に必要な経験から機械的に作ったものです。本人の希望と"
    "業"
    "務の状況を確かめて決めてください。";
inline constexpr Label order_of_proposals =
    "案は、①案件の経験だけで次の段階に到達する職員、②案件の経験で次の段階に近づく職員、③今年度の研"
    "修"
    "で学んだスキルが多い職員、④必要なスキルが多い職員、⑤担当中の案件が少ない職員の順に、1人1件まで"
    "としています。";
inline constexpr Label no_projects =
    "シート「案件」がないため、案件の必要なスキルと人数が分かりません。案は、実務経験に必要なものだ"
    "け"
    "から作っています。";
inline constexpr Label no_experiences =
    "シート「実務経験」がないため、今の担当者が分かりません。担当の案は作っていません。";
inline constexpr Label without_department_begin = "所属が分からない職員";
inline constexpr Label without_department_end = "人のページはありません。";

// ---- page of a department
inline constexpr Label holders = "：";
inline constexpr Label nobody_of_role = "（登録なし）";
inline constexpr Label gap_of_roles = "　　";
inline constexpr Label members = "職員の段階と次に必要なもの";
inline constexpr Label persona = "人材像";
inline constexpr Label no_persona = "（定めなし）";
inline constexpr Label projects_now = "今の案件";
inline constexpr Label as_lead = "（リード）";
inline constexpr Label as_member = "（メンバー）";
inline constexpr Label as_mentor = "（指導）";
inline constexpr Label trainings = "今年度の研修を生かせる案件";
inline constexpr Label project_code = "案件コード";
inline constexpr Label project_name = "案件名";
inline constexpr Label training = "修了した研修";
inline constexpr Label people_count = "修了者（人）";
inline constexpr Label of_them_working = "うち従事中";
inline constexpr Label who = "修了した職員";
inline constexpr Label fitting_skills = "合うスキル";
inline constexpr Label trainings_note =
    "今年度に修了した研修のうち、案件に必要なスキルを学ぶものです。「うち従事中」は、その案件に今従"
    "事し"
    "ている職員の数です。";
inline constexpr Label no_fitting_training =
    "今年度に修了した研修のうち、案件に必要なスキルを学ぶものはありません。";
inline constexpr Label proposals = "担当の案と候補";
inline constexpr Label staff = "職員";
inline constexpr Label role = "役割";
inline constexpr Label proposed = "案";
inline constexpr Label candidate = "候補";
inline constexpr Label proposal = "案・候補";
inline constexpr Label reason = "理由";
inline constexpr Label lead = "リード";
inline constexpr Label member = "メンバー";
inline constexpr Label mentor = "指導";
inline constexpr Label needed_for = "に必要：";
inline constexpr Label led_before = "リードの経験があります";
inline constexpr Label at_the_top = "最も高い段階にいます";
inline constexpr Label has_skills = "必要なスキルがあります";
inline constexpr Label busy_begin = "今の案件";
inline constexpr Label busy_end = "件";
inline constexpr Label this_year = "（今年度の研修）";
inline constexpr Label trained = "（研修）";
inline constexpr Label qualified = "（資格）";
inline constexpr Label answered = "（自己点検）";
inline constexpr Label not_had = "ない・不明：";
inline constexpr Label more_begin = "ほかに候補";
inline constexpr Label more_end = "人";
inline constexpr Label proposals_note =
    "1件の案件につき、案と5人までの候補を示しています。候補は、次の段階との関係と必要なスキルの順で"
    "す。"
    "スキルは、研修、資格、自己点検（1以上）によります。全庁の案件の候補は、全庁で5人までです。";
inline constexpr Label others_begin = "ほかの所属";
inline constexpr Label others_end = "人";
inline constexpr Label no_proposals = "新しく担当できる案件の候補はありません。";
inline constexpr Label projects = "進行中・予定の案件";
inline constexpr Label owner = "担当所属";
inline constexpr Label whole = "全庁";
inline constexpr Label unlisted = "（案件のシートになし）";
inline constexpr Label start = "開始日";
inline constexpr Label end = "終了日";
inline constexpr Label workers = "今の担当者";
inline constexpr Label nobody = "なし";
inline constexpr Label wanted_begin = "（あと";
inline constexpr Label wanted_end = "人）";
inline constexpr Label needed_skills = "必要なスキル要件";
inline constexpr Label projects_note =
    "全庁の案件は、この所属の職員が従事しているものと、案や候補があるものだけを示しています。";
inline constexpr Label no_open_projects = "この所属の進行中・予定の案件はありません。";

// ---- OJT点検表
inline constexpr Label ojt = "OJT点検表 ";
inline constexpr Label section = "区分";
inline constexpr Label measure = "施策";
inline constexpr Label action = "取組の例";
inline constexpr Label about = "育成の対象";
inline constexpr Label done = "実施";
inline constexpr Label ticked = "○";
inline constexpr Label done_on = "実施日";
inline constexpr Label memo = "メモ";
inline constexpr Label source = "出典";
inline constexpr Label ojt_note =
    "行った施策の「実施」に○を、「実施日」に日付を入力してください。この表は判定に用いません。";

}  // namespace skillmap::report::managers
