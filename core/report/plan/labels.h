// The words of the training plan that are not those of the dashboard or the name lists.
#pragma once

#include <string_view>

namespace skillmap::report::training_plan {

using Label = std::string_view;

inline constexpr Label title = "研修計画";
inline constexpr Label until = "から";
inline constexpr Label end = "まで";

// ---- cover
inline constexpr Label use =
    "研修の担当が、誰がどの研修をいつ受けるかを決めるための案です。職員への案内の前に、業務の都合を"
    "所"
    "属に確かめてください。";
inline constexpr Label order_of_seats =
    "席は、①受講の対象となる職員、②受講すると次の段階に到達する職員、③誰も受講していない所属、④推"
    "奨の研修を受けていない職員、⑤次の段階に近づく職員の順に割り当てています。";
inline constexpr Label order_of_goals =
    "②は、残りの席が少ない研修をなるべく使わない職員から割り当てます。同じ条件の職員は、職員の一覧"
    "の順です。";
inline constexpr Label one_seat =
    "同じ研修を同じ職員に2回割り当てることも、1人に同じ日の研修を2つ割り当てることもありません。定"
    "員を超えることもありません。";
inline constexpr Label not_sent =
    "受講中の研修と、受講したかどうかが記録から分からない研修は割り当てず、「要確認」に示しています"
    "。"
    "推奨の研修を見送った職員には、その研修を割り当てません。";
inline constexpr Label unscheduled =
    "シート「研修日程」がないため、日付も定員もない計画です。必要な席の数を知るためにお使いください"
    "。"
    "日程と定員を入力すると、席を割り当てます。";
inline constexpr Label other_sessions_begin = "シート「研修日程」のうち、計画の期間に入らない";
inline constexpr Label other_sessions_end = "回は使っていません。";
inline constexpr Label no_attendances =
    "シート「受講記録」がないため、受講したかどうかが分かりません。席は割り当てていません。";
inline constexpr Label overview = "この計画のまとめ";
inline constexpr Label people_seated = "研修を受ける職員";
inline constexpr Label seats_given = "割り当てた席（延べ）";
inline constexpr Label stages_reached = "この計画で到達する育成段階（人・人材像）";
inline constexpr Label stages_at_most = "この日程と定員で到達できる上限（人・人材像）";
inline constexpr Label stages_possible = "研修だけで次の段階に到達できる職員（人・人材像）";
inline constexpr Label seats_waiting = "席がない受講（延べ）";
inline constexpr Label waiting_duties = "うち受講の対象となる職員の受講（延べ）";
inline constexpr Label seats_kept = "所属のために残した席";
inline constexpr Label at_most_note =
    "上限は、①を割り当てた後の席でどのように割り当てても超えられない数です。実際に割り当てられる最"
    "大"
    "の数は、これより少ないことがあります。";
inline constexpr Label pages_of_plan = "この計画のページ";
inline constexpr Label basics = "この計画について";
inline constexpr Label time_of_plan = "計画の期間";
inline constexpr Label state_of = "職員の状況";
inline constexpr Label state_of_suffix = "現在の記録による";
inline constexpr Label schemes = "制度";

// ---- by training
inline constexpr Label trainings = "研修別";
inline constexpr Label provider = "実施主体";
inline constexpr Label needed = "必要な職員";
inline constexpr Label seats_group = "割り当てた席";
inline constexpr Label given = "計";
inline constexpr Label for_duty = "受講の対象";
inline constexpr Label for_goal = "段階に到達";
inline constexpr Label for_wish = "推奨";
inline constexpr Label towards_goal = "段階に近づく";
inline constexpr Label kept = "所属のため";
inline constexpr Label waiting_group = "席がない";
inline constexpr Label waiting_people = "職員";
inline constexpr Label waiting_due = "うち受講の対象";
inline constexpr Label waiting_departments = "所属";
inline constexpr Label sessions_group = "日程";
inline constexpr Label sessions_count = "回数";
inline constexpr Label seats = "定員";
inline constexpr Label no_limit = "定めなし";
inline constexpr Label sum = "計";
inline constexpr Label trainings_note =
    "「必要な職員」は、割り当てた職員と席がない職員の合計です。次の段階に到達する方法が2つ以上ある"
    "職員"
    "は、研修の数が最も少ない方法で数えています。";

// ---- sessions
inline constexpr Label sessions_name = "日程別";
inline constexpr Label day = "開催日";
inline constexpr Label no_day = "未定";
inline constexpr Label taken = "受講する職員";
inline constexpr Label free_seats = "空き";
inline constexpr Label months = "月別";
inline constexpr Label month_suffix = "月";
inline constexpr Label months_note =
    "受講する職員の数です。所属のために残した席は含みません。日付が決まっていない研修は「未定」に示"
    "し"
    "ています。空欄は、その月に日程がないことを示します。";

// ---- catalogue
inline constexpr Label catalogue = "研修カタログ";
inline constexpr Label catalogue_training = "資料の研修";
inline constexpr Label skills = "スキル要件";
inline constexpr Label main_provider = "主な実施主体";
inline constexpr Label supplement = "補完する実施主体";
inline constexpr Label contents = "主な学習項目";
inline constexpr Label own_trainings = "ブックの研修";
inline constexpr Label remark = "備考";
inline constexpr Label source = "出典";
inline constexpr Label no_own_training = "なし";
inline constexpr Label catalogue_note =
    "制度の資料が示す実施主体と学習項目です。研修を新しく企画するときの参考にしてください。「ブック"
    "の研"
    "修」は、シート「研修」のうち同じスキル要件に対応するものです。";

// ---- departments
inline constexpr Label departments = "所属別";
inline constexpr Label department_seats = "所属のための席";
inline constexpr Label members = "職員";
inline constexpr Label members_seated = "研修を受ける職員";
inline constexpr Label reached = "到達する段階";
inline constexpr Label indicator = "指標";
inline constexpr Label state = "状況";
inline constexpr Label seat_kept = "席を残しています";
inline constexpr Label seat_of_member = "職員に席があります";
inline constexpr Label no_seat = "席がありません";
inline constexpr Label departments_note =
    "「到達する段階」は、この計画の研修をすべて修了した場合に、次の段階に到達する職員・人材像の数で"
    "す。";
inline constexpr Label department_seats_note =
    "所属（又はそのリーダー）の誰かが受講すればよい研修のうち、まだ誰も受講していないものです。誰が"
    "受"
    "講するかは所属で決めてください。";
inline constexpr Label nothing_for_departments =
    "所属の誰かが受講すればよい研修のうち、誰も受講していないものはありません。";

// ---- people
inline constexpr Label seated = "受講対象者";
inline constexpr Label reason = "理由";
inline constexpr Label reason_duty = "受講の対象";
inline constexpr Label reason_wish = "推奨";
inline constexpr Label reaches = "に到達";
inline constexpr Label comes_nearer = "に近づく";
inline constexpr Label nobody_seated = "研修を割り当てた職員はいません。";
inline constexpr Label seated_note =
    "段階への到達は、同じ職員のほかの行の研修も修了した場合のものです。";
inline constexpr Label waiting = "席がない職員";
inline constexpr Label waiting_note =
    "研修が必要で、席を割り当てられなかった職員です。定員や回数を増やすときの参考にしてください。";
inline constexpr Label why_waiting = "席がない理由";
inline constexpr Label not_held = "期間内に日程なし";
inline constexpr Label no_room = "定員に空きなし";
inline constexpr Label same_day = "空きのある日に別の研修あり";
inline constexpr Label nobody_waiting = "席がない職員はいません。";
inline constexpr Label unsure = "要確認";
inline constexpr Label not_known = "対象か、又は受講したかが分からない";
inline constexpr Label under_way = "受講中";
inline constexpr Label unsure_note =
    "受講記録や職員の記入を確かめてください。確かめた後に、計画を作り直せます。";
inline constexpr Label nothing_unsure = "確かめる必要のある受講はありません。";

// ---- 個人票
inline constexpr Label personal = "個人票";
inline constexpr Label section = "区分";
inline constexpr Label item = "項目";
inline constexpr Label content = "内容";
inline constexpr Label evidence = "根拠のセル";
inline constexpr Label section_now = "現在の段階";
inline constexpr Label section_next = "次の段階";
inline constexpr Label section_plan = "受ける研修";
inline constexpr Label section_waiting = "席がない研修";
inline constexpr Label section_unsure = "要確認";
inline constexpr Label no_persona = "人材像の定めがありません";
inline constexpr Label highest = "最も高い段階です";
inline constexpr Label more_begin = "　ほか";
inline constexpr Label more_end = "セル";
inline constexpr Label nobody = "対象となる職員はいません。";
inline constexpr Label personal_note =
    "職員ごとに改ページします。本人と所属長との面談などにお使いください。";

}  // namespace skillmap::report::training_plan
