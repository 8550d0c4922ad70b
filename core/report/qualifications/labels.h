// The words of the register of qualifications that are not those of the dashboard or the name
// lists.
#pragma once

#include <array>
#include <string_view>

namespace skillmap::report::qualification_pages::words {

using Label = std::string_view;

inline constexpr Label title = "資格台帳と受験料の支給";
inline constexpr Label published_title = "資格・試験の合格率";

// ---- cover
inline constexpr Label use =
    "資格と試験の記録を1件ずつ台帳にし、有効期限、合格率、受験料などの支給を確かめるためのブックで"
    "す。";
inline constexpr Label how_to_check =
    "支給額は、台帳に記録した費用と制度の規則から計算した案です。支給の前に、領収書などの書類と照ら"
    "し合"
    "わせてください。";
inline constexpr Label unknown_is_not_zero =
    "空欄の金額と結果は「不明」で、0円や不合格ではありません。不明のものは合計と合格率に含めず、件"
    "数を示"
    "しています。";
inline constexpr Label nobody_named =
    "職員の氏名は載せていません。人数の少ない区分の値は伏せています。";
inline constexpr Label overview = "まとめ";
inline constexpr Label item = "項目";
inline constexpr Label value = "値";
inline constexpr Label rows_of_register = "台帳の行（件）";
inline constexpr Label people_counted = "集計の対象とする職員（人）";
inline constexpr Label people_passed = "試験に合格した職員（人）";
inline constexpr Label expired_count = "期限切れの資格（件）";
inline constexpr Label expire_by = "までに期限が来る資格（件）";
inline constexpr Label expiry_unknown_count = "有効期限が不明の資格（件）";
inline constexpr Label payable_count = "支給できるもの（件）";
inline constexpr Label payable_amount = "支給できる額（円）";
inline constexpr Label payable_open = "うち一部の費用が不明（件）";
inline constexpr Label check_count = "要確認（件）";
inline constexpr Label check_amount = "要確認の額（円、分かる分のみ）";
inline constexpr Label check_open = "うち費用が不明（件）";
inline constexpr Label refused_count = "支給しないもの（件）";
inline constexpr Label paid_count = "支給済み（件）";
inline constexpr Label paid_amount = "支給済みの額（円、規則による）";
inline constexpr Label no_rules =
    "この制度には、受験料などを支給する規則がありません。支給の一覧は作っていません。";
inline constexpr Label no_sheet = "シート「資格」がないため、資格と試験の記録は分かりません。";
inline constexpr Label pages_here = "このブックのページ";
inline constexpr Label basics = "このブックについて";
inline constexpr Label scheme = "制度";
inline constexpr Label least = "伏せる人数";
inline constexpr Label least_end = "人未満";

// ---- register
inline constexpr Label register_name = "資格台帳";
inline constexpr Label status = "在籍状況";
inline constexpr Label qualification = "資格・試験";
inline constexpr Label taken = "受験日";
inline constexpr Label result = "合否";
inline constexpr Label passed_on = "合格日";
inline constexpr Label expires = "有効期限";
inline constexpr Label expiry_state = "期限の状況";
inline constexpr Label fee = "受験料";
inline constexpr Label text_cost = "テキスト代";
inline constexpr Label travel = "交通費";
inline constexpr Label applied = "支給申請日";
inline constexpr Label paid_on = "支給日";
inline constexpr Label place = "元の行";
inline constexpr Label row_of_sheet = "行目";
inline constexpr Label remark = "備考";
inline constexpr Label unreadable = "不明";
inline constexpr Label yen_group = "本人が支払った額（円）";
inline constexpr Label repeated_remark = "行目と同じ内容です（集計に含めていません）";
inline constexpr Label contradicted_remark = "同じ日の同じ試験の行がほかにもあります";
inline constexpr Label register_note =
    "シート「資格」の行を、所属と職員の順に並べています。「不明」は、空欄か、読み取れない値です。合"
    "否が"
    "空欄で合格日のある行は、合格としています。";
inline constexpr Label register_empty = "記録がありません。";

// ---- results and expiry, by Attempt and Expiry
inline constexpr std::array<Label, 6> attempts{"合格",   "不合格",       "欠席",
                                               "未確認", "基準日より後", "重複"};
inline constexpr std::array<Label, 8> expiries{"",     "なし",     "記載なし", "不明",
                                               "有効", "期限間近", "期限切れ", "更新済み"};

// ---- expiry
inline constexpr Label expiring = "期限の近い資格";
inline constexpr Label expiry_counts = "有効期限の状況";
inline constexpr Label days_left = "残り日数";
inline constexpr Label total = "計";
inline constexpr Label expiring_note =
    "期限切れ、期限の近い資格、期限が「不明」の資格を、期限の順に並べています。残り日数は基準日から"
    "の日数"
    "で、期限の日が基準日と同じものは0です。期限後の同じ資格の記録があるものは「更新済み」として除"
    "いて"
    "います。";
inline constexpr Label expiry_counts_note =
    "「なし」は期限がないと記録した資格、「不明」は分からないと記録したか読み取れない資格、「記載な"
    "し」は"
    "空欄の資格です。空欄の資格は、期限がないものとして育成段階を判定します。";
inline constexpr Label no_expiring = "期限切れの資格も、期限の近い資格もありません。";

// ---- rates
inline constexpr Label by_department = "合格率_所属別";
inline constexpr Label by_month = "合格率_月別";
inline constexpr Label by_exam = "合格率_資格別";
inline constexpr Label month = "受験月";
inline constexpr Label no_month = "受験日不明";
inline constexpr Label people_group = "職員（人）";
inline constexpr Label attempts_group = "受験（回）";
inline constexpr Label others_group = "合格率に含めない受験（回）";
inline constexpr Label known = "結果が分かる";
inline constexpr Label passed = "合格";
inline constexpr Label failed = "不合格";
inline constexpr Label rate = "合格率";
inline constexpr Label unknown_results = "未確認";
inline constexpr Label absent = "欠席";
inline constexpr Label whole = "全体";
inline constexpr Label rates_note =
    "合格率は、結果が分かる受験（職員）のうち合格したものの割合です。同じ職員が2回以上受験した場合"
    "、受験"
    "は回数で、職員は1人と数えます。職員の合格は、その区分で1回でも合格したことです。所属は、基準日"
    "の"
    "所属です。";
inline constexpr Label no_results =
    "シート「資格」に「合否」の記入がないため、合格した記録しか分からず、合格率は計算できません。";
inline constexpr Label left_out_begin = "集計の対象でない職員（在籍していない職員など）の";
inline constexpr Label left_out_end = "件は含めていません。";
inline constexpr Label months_chart = "月別の受験と合格";
inline constexpr Label months_chart_about = "受験した月ごとの、合格と不合格の回数です。";

// ---- claims
inline constexpr Label payable = "支給対象一覧";
inline constexpr Label not_payable = "支給できないもの・要確認";
inline constexpr Label already_paid = "支給済み";
inline constexpr Label rule = "規則";
inline constexpr Label amounts_group = "支給額（円）";
inline constexpr Label sum = "計";
inline constexpr Label reasons = "確認する点";
inline constexpr Label decision = "区分";
inline constexpr Label expected_amount = "規則による額（円）";
inline constexpr Label payable_note =
    "規則の条件を満たし、まだ支給していないものです。「不明」の費用は合計に含めていません。";
inline constexpr Label nothing_payable = "支給できるものはありません。";
inline constexpr Label not_payable_note =
    "「要確認」は、確認する点が解決すれば支給できるものです。規則による額は、解決した場合の見込みで"
    "す。";
inline constexpr Label nothing_to_check = "要確認のものも、支給しないものもありません。";
inline constexpr Label paid_note =
    "支給日のあるものです。支給額は台帳にないため、規則による額を示しています。";
inline constexpr Label nothing_paid = "支給日のあるものはありません。";
inline constexpr std::array<Label, 4> claim_states{"支給できる", "要確認", "支給しない",
                                                   "支給済み"};

// ---- by Reason
inline constexpr std::array<Label, 27> reason_words{
    "この試験を支給の対象とする規則がありません。",
    "資料に名称がない試験です。対象の試験か確かめ、対象であれば制度の「受験料の支給」に加えてくださ"
    "い。",
    "上の行と同じ内容です。行を1つにしてください。",
    "同じ職員の同じ日の同じ試験の行が、ほかにもあります。正しい行だけを残してください。",
    "受験日か合格日が基準日より後です。",
    "合格した場合だけ支給する規則です。",
    "受験していません。",
    "結果が分かりません。合否を入力してください。",
    "規則の対象の職員ではありません。",
    "規則の対象の職員か分かりません。人材像などを確かめてください。",
    "制度が数えない職員（在籍していない職員、会計年度任用職員など）です。支給するか確かめてください"
    "。",
    "受験料は、団体が直接支払っています。",
    "どの年度の規則によるか分かりません。受験日を入力してください。",
    "同じ試験の2回目以降です。資料に定めがないため、支給するか決めてください。",
    "同じ試験の2回目以降は支給しない規則です。",
    "申請がありません。支給申請日を入力してください。",
    "申請の期限を過ぎています。",
    "申請の期限が分かりません。受験日か合格日を入力してください。",
    "支給する割合が定まっていません。シート「設定」で割合を入力してください。",
    "支給の上限額が定まっていません。シート「設定」で上限額を入力してください。",
    "受験料が分かりません。領収書などで確かめて入力してください。",
    "テキスト代は不明です（なければ0を入力）。",
    "交通費は不明です（なければ0を入力）。",
    "本人の支払いがありません（0円）。",
    "年度の予算を超えるか、予算又は年度が分かりません。",
    "支給日を読み取れません。支給済みか確かめてください。",
    "支給済みですが、規則の条件を満たすことを確かめられません。"};

// ---- basis
inline constexpr Label basis = "算定根拠";
inline constexpr Label rules_title = "支給の規則";
inline constexpr Label exams = "試験";
inline constexpr Label any_exam = "台帳の試験すべて";
inline constexpr Label others_open = "（ほかの試験は要確認）";
inline constexpr Label on = "支給するとき";
inline constexpr Label on_exam = "受験したとき";
inline constexpr Label on_pass = "合格したとき";
inline constexpr Label costs = "支給する費用";
inline constexpr Label share = "割合";
inline constexpr Label percent = "%";
inline constexpr Label yen = "円";
inline constexpr Label limit = "1回の上限";
inline constexpr Label budget = "年度の予算";
inline constexpr Label again = "同じ試験の2回目";
inline constexpr std::array<Label, 3> agains{"要確認", "支給する", "支給しない"};
inline constexpr Label people = "対象の職員";
inline constexpr Label everybody = "限らない";
inline constexpr Label years = "年度";
inline constexpr Label year_end = "年度";
inline constexpr Label application = "申請";
inline constexpr Label needed = "必要";
inline constexpr Label within_end = "日以内";
inline constexpr Label not_said = "定めなし";
inline constexpr Label not_set = "未設定";
inline constexpr Label prepaid_rule = "団体が直接支払い、職員には支給しない";
inline constexpr Label source = "出典";
inline constexpr Label readings_title = "採用した読み方";
inline constexpr Label reading = "読み方";
inline constexpr Label chosen = "採用";
inline constexpr Label other_readings = "ほかの候補";
inline constexpr Label method_title = "計算の方法";
inline constexpr std::array<Label, 6> method{
    "規則は上から順に調べ、試験・年度・職員に当てはまる最初のものを用います。",
    "支給額は、費用に割合を掛け、1円未満を切り捨て、上限があれば上限までとしています。",
    "同じ職員の同じ試験の2回目は、支給済みのもの、受験日の早いもの、上の行の順に数えています。",
    "予算は、受験した年度ごとに、支給済みのもの、申請日の早いものの順に充てています。",
    "有効期限の日までは有効とし、その翌日から期限切れとしています。",
    "合格率の分母は、合格か不合格かが分かる受験です。未確認・欠席・重複は含めません。"};
inline constexpr Label notes_title = "制度の注意書き";
inline constexpr Label sources_title = "資料";
inline constexpr Label source_code = "記号";
inline constexpr Label source_name = "資料の名称";

// ---- as text
inline constexpr Label people_known = "結果が分かる職員";
inline constexpr Label people_passed_csv = "合格した職員";
inline constexpr Label attempts_known = "結果が分かる受験";
inline constexpr Label attempts_passed = "合格した受験";
inline constexpr Label group_kind = "集計の単位";
inline constexpr Label group_code = "コード";
inline constexpr Label group_name = "名称";

// ---- rows that could not be read
inline constexpr Label issues = "読み取れない行";
inline constexpr Label issue_place = "場所";
inline constexpr Label issue_text = "内容";
inline constexpr Label issues_note =
    "シート「資格」の行のうち、使えないもの、一部を不明としたものです。ブックを直してから、もう一度"
    "作って"
    "ください。";

}  // namespace skillmap::report::qualification_pages::words
