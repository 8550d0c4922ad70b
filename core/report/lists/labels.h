// The words of the name lists that are not those of the dashboard.
#pragma once

#include <array>
#include <string_view>

namespace skillmap::report::lists {

using Label = std::string_view;

inline constexpr Label title = "未受講者・候補者の名簿";
inline constexpr Label caution = "取扱注意（個人情報）";
inline constexpr Label for_hr = "人事担当用";
inline constexpr Label for_managers = "所属長用";
inline constexpr Label gap = "　";

// ---- cover
inline constexpr Label cover = "取扱注意";
inline constexpr Label warning = "【取扱注意】個人情報が含まれています。公表しないでください。";
inline constexpr Label keep_close =
    "職員の氏名・職員番号と、研修・スキルの状況を載せています。必要な人以外が開ける場所に置かず、用"
    "が済んだら削除してください。";
inline constexpr Label use_hr = "人事担当が、研修の案内や、異動・配置の検討に使うための名簿です。";
inline constexpr Label use_managers =
    "所属長が、所属の職員への研修の案内や、業務の割り振り・育成の相談に使うための名簿です。所属ごと"
    "に改ページします。";
inline constexpr Label no_ranking =
    "職員は所属の順に並べています。優れた順や、登用の順ではありません。";
inline constexpr Label unknown_means =
    "「未確認」は、回答や日付がなく分からないことを示します。できていない、受けていないという意味で"
    "はありません。";
inline constexpr Label contents = "この名簿のページ";
inline constexpr Label rows = "行数";
inline constexpr Label basics = "この名簿について";
inline constexpr Label department_only = "載せた所属";
inline constexpr Label training_scheme = "対象とする職員を決めた制度";

// ---- both lists
inline constexpr Label no_department = "（所属不明）";
inline constexpr Label staff_id = "職員番号";
inline constexpr Label staff_name = "氏名";
inline constexpr Label unknown = "未確認";

// ---- 未受講者
inline constexpr Label overdue = "未受講者";
inline constexpr Label training = "研修";
inline constexpr Label category = "種別";
inline constexpr Label due = "対象";
inline constexpr Label is_due = "対象";
inline constexpr Label state = "状況";
inline constexpr Label not_taken = "未受講";
inline constexpr Label recorded_on = "記録の日付";
inline constexpr Label assigned_on = "配属日";
inline constexpr Label until = "期限";
inline constexpr Label overdue_note =
    "研修の対象となる職員のうち、修了も免除もしていない職員です。期限は、毎年度の研修と年度の決まっ"
    "た研修の年度末です。「未確認」は、対象か、又は修了したかが、記録から分からないことを示します"
    "。";
inline constexpr Label shared_begin = "所属の誰かが受講すればよい研修（種別「";
inline constexpr Label shared_end = "」）は含めていません。";
inline constexpr Label nobody_overdue = "未受講の職員はいません。";

// ---- 候補者
inline constexpr Label candidates = "候補者_";  // and the persona
inline constexpr Label candidates_heading = "候補者　";
inline constexpr Label position = "職位";
inline constexpr Label stage = "現在の段階";
inline constexpr Label next_stage = "次の段階";
inline constexpr Label missing = "次の段階に必要なもの";
inline constexpr Label trained = "修了";
inline constexpr Label no_category = "スキル";
inline constexpr Label tools = "ツール";
inline constexpr Label candidates_note =
    "数字は、自己点検のレベルです。「修了」は、レベルは未確認で、対応する研修の修了又は関連資格があ"
    "ることを示します。";
inline constexpr Label without_tools_begin =
    "ツールのレベルと、それで決まる段階は、異動・配置に考慮しないため載せていません（出典：";
inline constexpr Label without_tools_end = "）。";

// ---- 経過
inline constexpr Label course_title = "記録の経過";
inline constexpr Label course_note =
    "記録した時の制度と所属による値です。少人数の値も伏せていません。";
inline constexpr Label stage_now = "育成段階";
inline constexpr Label changed = "前の記録からの変化";
inline constexpr Label change_came = "職員シートに追加";
inline constexpr Label change_left = "職員シートからなくなった";
inline constexpr Label change_moved = "異動";
inline constexpr Label change_reorganised = "所属の再編";
inline constexpr Label change_persona_added = "人材像を追加";
inline constexpr Label change_persona_dropped = "人材像がなくなった";
inline constexpr Label change_stage_up = "段階が上がった";
inline constexpr Label change_stage_down = "段階が下がった";
inline constexpr Label change_arrow = " → ";
inline constexpr Label rules_changed = "制度か読み方・基準値が前の記録と異なる";
inline constexpr Label rules_changed_note =
    "制度か読み方・基準値が前の記録と異なる基準日があります。変化はそのためかもしれません。";
inline constexpr Label no_stage_yet = "未到達";
inline constexpr Label higher_unknown = "（上の段階は不明）";
inline constexpr Label view = "見方";
inline constexpr Label view_as_was = "当時の所属";
inline constexpr Label view_mapped = "最後の記録の所属";
inline constexpr Label members = "職員数";
inline constexpr Label figure_name = "項目";

// ---- 履歴: a history that stands in the workbook
inline constexpr Label history_name = "履歴";
inline constexpr Label history_what =
    "記録した計算の一覧です。この表と「履歴_段階」は「履歴_"
    "控え」から作っています。書き換えても、計算"
    "には使いません。";
inline constexpr Label history_stages_name = "履歴_段階";
inline constexpr Label history_stages_what =
    "記録した時の制度と所属による、職員ごとの育成段階です。";
inline constexpr Label history_copy_name = "履歴_控え";
inline constexpr Label history_copy_what =
    "計算した時のシートの内容と結果の控えです（取扱注意）。経過や前回との比較は、ここから計算します"
    "。書き換えたり行を削除したりしないでください。並べ替えと絞り込みは差し支えありません。";
inline constexpr Label record_number = "番号";
inline constexpr Label scheme_and_version = "制度と版";
inline constexpr Label readings_chosen = "読み方・基準値";
inline constexpr Label book_read = "ブック";
inline constexpr Label book_digest = "読み取った内容の照合値（SHA-256）";
inline constexpr Label recorded_by = "記録した版";
inline constexpr Label remark = "備考";
inline constexpr Label replaced_same_day = "同じ基準日の新しい記録がある";
inline constexpr Label nothing_recorded = "記録はありません。";
inline constexpr Label copy_kind = "種類";
inline constexpr Label copy_value = "値";
// ---- 検索結果: people who have what a post asks for
inline constexpr Label found_title = "候補者の検索結果";
inline constexpr Label use_found =
    "人事担当が、異動・配置を検討するために、条件を指定して探した職員の一覧です。";
inline constexpr Label all_hold = "すべての条件を満たす職員を「該当」としています。";
inline constexpr Label found_unknown_means =
    "「未確認」は、回答や記録がなく、条件を満たすかどうか分からない職員です。該当にも、該当しない職"
    "員"
    "にも含めていません。";
inline constexpr Label matches = "該当";
inline constexpr Label found_not_used = "考慮外";
inline constexpr Label not_used = "考慮しない";
inline constexpr Label matches_note = "すべての条件を満たす職員です。所属の順に並べています。";
inline constexpr Label unknown_note =
    "満たさない条件はなく、「未確認」の条件がある職員です。本人や所属長に確認してください。";
inline constexpr Label not_used_note =
    "「考慮しない」の条件を除いて、すべての条件を満たす職員です。ツールのレベルと、それで決まる段階"
    "・"
    "スキルは、異動・配置に考慮しません。";
inline constexpr Label nobody_found = "いません。";
inline constexpr Label conditions = "条件";
inline constexpr Label considered = "検索した職員";
inline constexpr Label personas_and_stages = "人材像（段階）";
inline constexpr Label without_tools_rule = "ツールのレベルを考慮しない人材像";
inline constexpr Label source_begin = "（出典：";
inline constexpr Label source_end = "）";
inline constexpr Label holds = "○";
inline constexpr Label people = "人";
inline constexpr Label none_reached = "未到達";

// Of a criterion, in the order of plan::Criterion::rule.
inline constexpr std::array<Label, 8> criterion_kinds{"人材像", "段階", "スキル", "ツール",
                                                      "研修",   "資格", "所属",   "職位"};
inline constexpr Label or_higher = "以上";
inline constexpr Label level_prefix = " Lv";
inline constexpr Label other_than = "以外";

// ---- 異動の試算: what proposed transfers do
inline constexpr Label what_if_title = "異動案の試算";
inline constexpr Label use_what_if =
    "人事担当が、異動案の影響を確かめるための試算です。人事の検討中の情報ですので、取扱いにご注意く"
    "だ"
    "さい。";
inline constexpr Label what_if_means =
    "異動案を反映した場合の、所属ごとの職員数、人材像と段階、指標、最低数を、反映する前と比べていま"
    "す"
    "。元のブックは変わりません。";
inline constexpr Label what_if_figures =
    "段階・指標は、どちらも同じ基準日の記録から計算しています。兼務、人材像、職位は変えていません"
    "。";
inline constexpr Label changes_page = "所属ごとの変化";
inline constexpr Label changes_note =
    "異動で変わる所属と、全庁です。異動の前後とも0のものは載せていません。「上の段階が不明」は、回"
    "答や"
    "記録がなく、より上の段階かどうか分からない職員の数です。";
inline constexpr Label figure_kind = "区分";
inline constexpr Label before_transfers = "異動前";
inline constexpr Label after_transfers = "異動後";
inline constexpr Label has_changed = "変化";
inline constexpr Label in_and_out = "転入・転出";
inline constexpr Label figures = "指標";
inline constexpr Label undecided_begin = "（上の段階が不明 ";
inline constexpr Label undecided_end = "）";
inline constexpr Label minimums_page = "所属ごとの最低数";
inline constexpr Label minimums_note =
    "シート「目標」の「所属ごとの…」の目標について、異動で変わる所属の異動前後を比べています。";
inline constexpr Label minimum_target = "目標";
inline constexpr Label minimum_value = "最低数";
inline constexpr Label minimum_verdict = "結果";
inline constexpr Label minimum_newly_missed = "新たに届かない";
inline constexpr Label minimum_newly_reached = "新たに届く";
inline constexpr Label minimum_missed = "届かないまま";
inline constexpr Label minimum_reached = "届いている";
inline constexpr Label minimum_nobody = "職員がいない";
inline constexpr Label lost_page = "いなくなる所属";
inline constexpr Label lost_note =
    "異動の前はいて、異動の後は1人もいなくなるものです（段階か最低数のある人材像と、研修を分担する"
    "リー"
    "ダー）。";
inline constexpr Label lost_what = "いなくなるもの";
inline constexpr Label everybody_gone = "すべての職員";
inline constexpr Label moves_page = "反映した異動";
inline constexpr Label moved_from = "異動前の所属";
inline constexpr Label moved_to = "異動先";
inline constexpr Label issues_page = "確認が必要な点";
inline constexpr Label issue_place = "場所";
inline constexpr Label issue_text = "内容";
inline constexpr Label left_out_figures = "ツールで決まるため載せていない指標・最低数";

// ---- Step2・Step3の配置, 人材像・リーダーの有無, 指導の組合せ（案）
inline constexpr Label placement_of = "の配置";
inline constexpr Label higher_stages = "上位の段階";
inline constexpr Label most_higher =
    "{}：{}は全庁に{}人です。最も多い所属は{}で、{}人（全庁の{:.1f}%）です。";
inline constexpr Label nobody_higher = "{}：{}の職員はいません。";
inline constexpr Label share_of_all = "割合";
inline constexpr Label placement_note =
    "割合は、数えた段階の職員全体のうち、その所属にいる職員の割合です。";
inline constexpr Label without_tools_middle =
    "の、ツールのレベルで決まる段階は、異動・配置に考慮しないため数えていません（出典：";
inline constexpr Label undecided_note =
    "{}には、回答や記録がなく、より上の段階かどうか分からない職員が{}人います。";
inline constexpr Label roles_page = "人材像・リーダーの有無";
inline constexpr Label missing_page = "人材像・リーダーのいない所属";
inline constexpr Label missing_note =
    "「最低数の目標」の○は、シート「目標」に所属ごとの最低数がある人材像です。すべての所属に必要と"
    "は限り"
    "ません。";
inline constexpr Label role = "人材像・リーダー";
inline constexpr Label minimum_asked = "最低数の目標";
inline constexpr Label nobody_there = "いない";
inline constexpr Label roles_note =
    "段階か最低数の目標がある人材像と、必須研修を分担するリーダー（セグメント）の人数です。兼務は数"
    "えてい"
    "ません。";
inline constexpr Label pairs_page = "指導の組合せ（案）";
inline constexpr Label mentor_group = "指導する職員（案）";
inline constexpr Label mentor_code = "指導者の所属コード";
inline constexpr Label mentor_department = "指導者の所属";
inline constexpr Label mentor_id = "指導者の職員番号";
inline constexpr Label mentor_name = "指導者の氏名";
inline constexpr Label mentor_stage = "段階";
inline constexpr Label mentor_load = "受け持ち";
inline constexpr Label pair_reason = "組み合わせた理由";
inline constexpr Label same_department = "同じ所属の、指導できる職員です。";
inline constexpr Label same_bureau = "同じ部局で、受け持ちの最も少ない、指導できる職員です。";
inline constexpr Label other_bureau =
    "同じ部局に受け持てる職員がいないため、他の部局の、受け持ちの最も少ない職員です。";
inline constexpr Label no_bureau = "部局が分からないため、全庁で受け持ちの最も少ない職員です。";
inline constexpr Label pairs_note =
    "最初の段階か、まだ段階に届いていない職員に、最後の段階の職員を組み合わせた案です。記録から段階"
    "が確"
    "かな職員だけを使い、所属の順に、同じ部局の中で受け持ちの少ない職員、次に全庁で受け持ちの少ない"
    "職員"
    "を選んでいます。相性や業務の状況は考えていませんので、本人と所属長に確かめてください。";
inline constexpr Label pairs_no_stages =
    "{}は、異動・配置に使える段階が2つ以上ないため、案を作っていません。";
inline constexpr Label pairs_no_mentor =
    "{}は、{}の職員がいないため、案を作っていません（組合せのない職員 {}人）。";
inline constexpr Label pairs_load = "{}は、{}の職員{}人が、1人につき{}人まで受け持つ案です。";
inline constexpr Label pairs_undecided =
    "{}には、段階が分からないため含めていない職員が{}人います。";

}  // namespace skillmap::report::lists
