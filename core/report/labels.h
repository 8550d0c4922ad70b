// The words of the dashboard: every heading and sentence that a reader sees, in one place.
#pragma once

#include <string>
#include <string_view>

namespace skillmap::report::labels {

using Label = std::string_view;

// ---- pages
inline constexpr Label dashboard_title = "デジタル人材育成ダッシュボード";
inline constexpr Label cover = "表紙と読み方";
inline constexpr Label summary = "全庁サマリー";
inline constexpr Label departments = "所属別一覧";
inline constexpr Label skills = "スキル×所属";
inline constexpr Label basis = "算定根拠";
inline constexpr Label data = "データ";
inline constexpr Label to_cover = "表紙へ";

inline constexpr Label summary_about = "全庁の指標、人材像ごとの育成段階、目標との比較";
inline constexpr Label departments_about = "所属ごとの評価基準の値（絞り込み・並べ替えができます）";
inline constexpr Label skills_about = "どの所属に、どのスキルを習得した職員がどれだけいるか";
inline constexpr Label basis_about = "指標と育成段階の決め方、分子・分母、除いた職員、出典";
inline constexpr Label data_about =
    "すべての数値の元データ（1行に1つの値。表示していないページの値も含みます）";

// ---- general
inline constexpr Label whole = "全庁";
inline constexpr Label not_applicable = "－";
inline constexpr Label hidden = "＊";
inline constexpr Label heat_legend = "色の濃さ";
inline constexpr Label as_of = "基準日";
inline constexpr Label fiscal_year_suffix = "年度";
inline constexpr Label people_unit = "人";
inline constexpr Label case_unit = "件";
inline constexpr Label kind_unit = "種目";
inline constexpr Label stage_unit = "段階";
inline constexpr Label obligation_unit = "人・研修";
inline constexpr Label department_unit = "所属";
inline constexpr Label rate_unit = "割合";
inline constexpr Label at_least_unit = "割合（以上）";
inline constexpr Label or_more = "～";
inline constexpr Label any_rate = "目安なし";
inline constexpr Label in_tenths_lead =
    "「70%～」は70％以上であることを示す目安です。人数の少ない所属ほど低めになるため、所属の順位"
    "付けには使えません。「目安なし」は0％という意味ではありません。";
inline constexpr Label in_tenths_whole =
    "全庁の割合も、並べて見られるよう同じ示し方にしています（「データ」には計算した値を示していま"
    "す）。";
inline constexpr Label hidden_note = "＊は、対象の人数が少ないことなどにより伏せた値です。";
inline constexpr Label separator = "、";

// ---- cover
inline constexpr Label contents = "ダッシュボードのページ";
inline constexpr Label page = "ページ";
inline constexpr Label about_page = "内容";
inline constexpr Label how_to_read = "読み方";
inline constexpr Label signs = "記号";
inline constexpr Label sign = "記号";
inline constexpr Label sign_in_data = "「データ」では";
inline constexpr Label sign_meaning = "意味";
inline constexpr Label sign_example = "70%～";
inline constexpr Label sign_in_tenths_data = "0.7、単位は割合（以上）";
inline constexpr Label sign_any_rate_data = "0、単位は割合（以上）";
inline constexpr Label means_not_applicable =
    "示す数値がないことを示します（対象がない、記録がなく計算できない、段階や目標値の定めがない、"
    "のいずれか）。0％とは区別します。";
inline constexpr Label means_hidden_begin = "対象が";
inline constexpr Label means_hidden_end =
    "人に満たない集団の値と、合計などから逆算できる値を伏せています。所属の数の集計には、伏せた所"
    "属を含めていません。研修の対象者の人数は、この人数以上であれば示しています。";
inline constexpr Label means_in_tenths_begin =
    "70％以上であることを示します。所属ごとのスキルや育成段階の割合などは、個人の状況が分からない"
    "よう、10％刻み（人数が少なければ";
inline constexpr Label means_in_tenths_end = "人刻み）に切り捨て、さらに低く示すこともあります。";
inline constexpr Label means_any_rate =
    "切り捨てた結果、目安を示せないことを示します。該当する職員がいないという意味ではありません。";
inline constexpr Label read_rates =
    "割合は、分子を分母で割った値です。分子と分母は「データ」で確かめられます（伏せた値と、切り捨"
    "てて示す割合を除きます）。";
inline constexpr Label read_formulas =
    "割合は元データの分子と分母から計算する数式です。セルを選ぶと、元の値をたどれます。";
inline constexpr Label read_unknown =
    "未回答や日付の分からない記録は「不明」とし、できている人数には数えていません。";
inline constexpr Label read_people =
    "ダッシュボードのページには、個人の氏名や職員番号を載せていません。";
inline constexpr Label read_one_only =
    "最小人数の違うダッシュボードを併せて公開すると、見比べて伏せた値が分かることがあります。公開"
    "するものは1つにしてください。";
inline constexpr Label read_told =
    "は所属についての評価のため、対象者の少ない所属でも示しています（職員数を伏せた所属を除きます）"
    "。全庁の値は、値を示した所属の合計です。";
inline constexpr Label read_shown =
    "人数の少ない所属もそのまま示しています。公開する範囲にご注意ください。";
inline constexpr Label basics = "このダッシュボードについて";
inline constexpr Label organization = "団体名";
inline constexpr Label stage_scheme = "育成段階の制度";
inline constexpr Label indicator_scheme = "所属別の評価基準";
inline constexpr Label counted_staff = "対象とした職員";
inline constexpr Label source_book = "元のブック";
inline constexpr Label absent_sheets = "ブックにないシート";
inline constexpr Label absent_about = "（これで決まる段階や指標は不明としています）";
inline constexpr Label absent_departments =
    "（職員の所属コードごとに集計し、職員のいない所属は示していません）";
inline constexpr Label empty_sheets = "記録のないシート";
inline constexpr Label empty_about = "（記録は0件として計算しています）";
inline constexpr Label findings = "確認が必要な点";
inline constexpr Label findings_none = "なし";
inline constexpr Label findings_some =
    "件（一覧は「点検」で表示できます。コマンドでは skillmap check）";

// ---- summary
inline constexpr Label key_figures = "主な指標";
inline constexpr Label staff = "職員数";
inline constexpr Label without_holder = "のいない所属";
inline constexpr Label attendance_rate = "受講率";
inline constexpr Label stages_by_persona = "人材像ごとの育成段階";
inline constexpr Label persona = "人材像";
inline constexpr Label people = "人数";
inline constexpr Label undecided = "うち不明";
inline constexpr Label undecided_data = "上の段階が不明";
inline constexpr Label none_yet = "未到達";
inline constexpr Label stage_chart = "人材像ごとの育成段階（構成比）";
inline constexpr Label stage_chart_about =
    "人材像ごとに、各育成段階の職員が占める割合を横棒で示しています。数値は下の表と同じです。";
inline constexpr Label spread = "受講率の分布（所属数）";
inline constexpr Label spread_chart_about =
    "指標ごとに、受講率の区分に入る所属の数を縦棒で示しています。数値は下の表と同じです。";
inline constexpr Label rate_spread = "割合の分布（所属数）";
inline constexpr Label rate_spread_about =
    "指標ごとに、割合の区分に入る所属の数を縦棒で示しています。数値は下の表と同じです。";
inline constexpr Label share_band = "割合の区分";
inline constexpr Label rate_band = "受講率の区分";
inline constexpr Label band_full = "100%";
inline constexpr Label band_high = "80〜99%";
inline constexpr Label band_middle = "50〜79%";
inline constexpr Label band_low = "1〜49%";
inline constexpr Label band_zero = "0%";
inline constexpr Label band_none = "対象外";
inline constexpr Label targets = "目標と実績";
inline constexpr Label target_indicator = "指標";
inline constexpr Label target_value = "目標";
inline constexpr Label actual = "実績";
inline constexpr Label due = "達成年度";
inline constexpr Label no_personas = "人材像をもつ職員がいません。";
inline constexpr Label no_skills = "スキルの要件がある職員がいません。";
inline constexpr Label no_trainings = "対象となる職員のいる研修がありません。";
inline constexpr Label no_targets = "目標シートに計算できる目標がありません。";
inline constexpr Label undecided_note =
    "「うち不明」は、記録や回答が足りず、より上の段階に達しているか分からない職員です（確かめられた"
    "段"
    "階に数えています）。";
inline constexpr Label stage_note =
    "「－」は、その段階または育成段階の定めがないことを示します。1人が複数の人材像をもつ場合は、そ"
    "れぞれに数えます。";
inline constexpr Label hidden_bars_note = "値を伏せた人材像は、グラフに載せていません。";
inline constexpr Label hidden_departments_note = "値を伏せた所属は含めていません。";

// ---- departments
inline constexpr Label department_code = "所属コード";
inline constexpr Label bureau = "部局";
inline constexpr Label department = "所属";
inline constexpr Label members = "職員数";
inline constexpr Label completed = "修了";
inline constexpr Label due_count = "対象";
inline constexpr Label taken = "修了種目";
inline constexpr Label offered = "種目数";
inline constexpr Label fulfilling = "該当者";
inline constexpr Label counted_people = "対象者";
inline constexpr Label completions = "修了件数";
inline constexpr Label projects = "案件数";
inline constexpr Label stages_reached = "段階数";
inline constexpr Label rate = "率";
inline constexpr Label count = "件数";
inline constexpr Label newest = "最新の取組";
inline constexpr Label in_place = "配置あり";
inline constexpr Label not_in_place = "配置なし";
inline constexpr Label departments_note = "職員数と率は、基準日に対象となる職員で計算しています。";
inline constexpr Label practices_are_shared =
    "DX実践は件数を競うものではなく、取組を共有するための一覧です。";

// ---- skills
inline constexpr Label skills_note =
    "割合は、その要件が人材像に定められている職員のうち、研修を修了（免除を含む）した、関連資格をも"
    "つ、または自己点検・ツール点検がLv1以上の職員の割合です。対応する研修がなく未回答の職員は、分"
    "母に含めていません。";
inline constexpr Label skill_prefix = "習得：";

// ---- trainings
inline constexpr Label trainings = "研修×所属";
inline constexpr Label trainings_about = "どの所属で、どの研修をどれだけの対象者が修了したか";
inline constexpr Label trainings_note =
    "割合は、その研修の対象（必須・推奨など）となる職員のうち修了した職員の割合です。免除された職員"
    "と、対象か分からない職員は分母に含めていません。「－」は対象者がいないことを示します。";
inline constexpr Label left_out_begin = "次の研修は所属ごとの対象者が少ないため、載せていません（";
inline constexpr Label left_out_middle = "にまとめて示しています）：";
inline constexpr Label training_prefix = "修了：";
inline constexpr Label no_category = "種別なし";

// ---- personas
inline constexpr Label personas = "人材像×段階";
inline constexpr Label personas_about = "人材像ごとの育成段階と、達している割合";
inline constexpr Label or_higher = "以上";
inline constexpr Label reached_share = "達している割合";
inline constexpr Label share_note =
    "「以上」は、その段階かそれより上の段階に達している職員の割合です。";

// ---- people
inline constexpr Label people_by_department = "人材像×所属";
inline constexpr Label people_about = "どの所属に、どの人材像・育成段階の職員が何人いるか";
inline constexpr Label people_group = "人材像（人）";
inline constexpr Label stage_group = "育成段階（割合）";
inline constexpr Label stage_prefix = "育成段階：";
inline constexpr Label people_note =
    "人数は、基準日に対象となる職員です。育成段階の割合は、所属の職員のうち、いずれかの人材像でその"
    "段階かそれより上に達している職員の割合です。値を伏せた人材像の職員がいる所属は、伏せています"
    "。";

// ---- one department
inline constexpr Label department_page = "所属票";
inline constexpr Label department_about =
    "所属を選ぶと、その所属の指標・人材像・スキル・研修を表示します";
inline constexpr Label choose_department = "所属を選んでください";
inline constexpr Label chosen_name = "選んだ所属";
inline constexpr Label choices_name = "所属の一覧";
inline constexpr Label choose_advice = "一覧にある所属から選んでください。";
inline constexpr Label own = "この所属";
inline constexpr Label indicators_here = "受講率";
inline constexpr Label rates_here = "割合";
inline constexpr Label indicator_chart = "全庁との比較";
inline constexpr Label indicator_chart_about =
    "指標ごとに、この所属と全庁の割合を縦棒で並べています。数値は下の表と同じです。";
inline constexpr Label personas_here = "人材像（人）";
inline constexpr Label stages_here = "育成段階（割合）";
inline constexpr Label skill = "スキル";
inline constexpr Label training = "研修";
inline constexpr Label skills_here = "スキルの習得";
inline constexpr Label trainings_here = "研修の修了";

// ---- names of tables in formulas: letters, digits and _ alone
inline constexpr Label departments_table = "所属別一覧";
inline constexpr Label people_table = "人材像別人数";
inline constexpr Label skills_table = "スキル別習得率";
inline constexpr Label trainings_table = "研修別修了率";
inline constexpr Label practices_table = "DX実践一覧";
inline constexpr Label data_table = "データ";

// ---- practices
inline constexpr Label practices = "DX実践一覧";
inline constexpr Label practices_about = "各所属のDXの取組（ほかの所属の参考に）";
inline constexpr Label practice_title = "件名";
inline constexpr Label practice_content = "内容";
inline constexpr Label practice_effect = "効果";
inline constexpr Label practice_date = "実施日";
inline constexpr Label recommended = "推薦";
inline constexpr Label recommended_mark = "★";
inline constexpr Label practices_note =
    "基準日までの取組を、所属の順に新しいものから並べています。★は推薦された取組です。";
inline constexpr Label no_practices = "DX実践シートに、基準日までの取組がありません。";

// ---- targets
inline constexpr Label targets_about = "目標に対する実績と、届いていない所属";
inline constexpr Label target_object = "対象";
inline constexpr Label progress = "達成率";
inline constexpr Label gap = "不足";
inline constexpr Label minimums = "所属ごとの最低基準に届いていない所属";
inline constexpr Label minimum = "最低基準";
inline constexpr Label reached_departments = "達成した所属";
inline constexpr Label none = "なし";
inline constexpr Label none_shown = "示している所属にはなし";
inline constexpr Label all_hidden = "示せる所属がありません（値を伏せています）";
inline constexpr Label below_names = "届いていない所属";
inline constexpr Label targets_note =
    "達成率は、目標に対する実績の割合です。計算できない目標は「－」としています。";
inline constexpr Label over_all_note = "棒の長さは100％までです。";
inline constexpr Label minimums_note =
    "「達成した所属」は、値を示している所属のうちの数です。値を伏せた所属は、届いていない所属の名"
    "前にも含めていません。";

// ---- month by month
inline constexpr Label trend = "今年度の推移";
inline constexpr Label trend_about = "全庁の指標と人材像ごとの育成段階の、月ごとの推移";
inline constexpr Label trend_note =
    "同じブックを各月末の時点で計算しました。職員の所属、在籍、人材像は現在のものです。";
inline constexpr Label trend_recorded = "記録の推移";
inline constexpr Label trend_recorded_about =
    "全庁の指標と人材像ごとの育成段階の、記録した基準日ごとの推移";
inline constexpr Label trend_recorded_note =
    "履歴に記録した各基準日のブックを、その日の職員の所属、在籍、人材像のまま、今回の制度で計算しま"
    "した。";
inline constexpr Label trend_recorded_rates_chart = "全庁の率（記録した基準日ごと）";
inline constexpr Label trend_recorded_stages_chart =
    "最初の育成段階に達した職員の割合（記録した基準日ごと）";
inline constexpr Label trend_recorded_chart_about =
    "記録した基準日ごとの値を折れ線で示すグラフです。横軸の間隔は、日数によりません。値は下の表にあ"
    "ります。";
inline constexpr Label trend_rates = "全庁の率の推移";
inline constexpr Label trend_rates_chart = "全庁の率（月ごと）";
inline constexpr Label trend_counts = "全庁の人数などの推移";
inline constexpr Label trend_stages = "人材像ごとの育成段階の推移";
inline constexpr Label trend_stages_chart = "最初の育成段階に達した職員の割合（月ごと）";
inline constexpr Label trend_chart_about =
    "月ごとの値を折れ線で示すグラフです。値は下の表にあります。";
inline constexpr Label end_of_month = "月末";
inline constexpr Label of_trend = "（推移）";

// ---- comparison with the previous time
inline constexpr Label comparison = "前回比較";
inline constexpr Label comparison_about = "前回からの増減、組織改編、所属の間の異動";
inline constexpr Label previous = "前回";
inline constexpr Label this_time = "今回";
inline constexpr Label change = "増減";
inline constexpr Label difference_points = "ポイント差";
inline constexpr Label since_previous = "前回比";
inline constexpr Label points = "ポイント";
inline constexpr Label compared = "比べる対象";
inline constexpr Label same_book_note =
    "同じブックを2つの基準日で計算しました。職員の所属、在籍、人材像は現在のもののため、異動は分か"
    "りません。";
inline constexpr Label other_book_note =
    "前回のブックも、今回のブックの制度と読み方で計算しました。";
inline constexpr Label same_schemes_note = "制度と読み方は、前回のブックと同じです。";
inline constexpr Label other_schemes_note =
    "前回のブックとは制度や読み方が違います。前回に公表した値とは合わないことがあります。";
inline constexpr Label unknown_schemes_note =
    "前回のブックの制度を読み込めないため、制度の違いは分かりません。";
inline constexpr Label previous_findings_begin = "前回のブックには、確認が必要な点が";
inline constexpr Label previous_findings_end = "件あります。";
inline constexpr Label scheme_differences = "制度と読み方の違い";
inline constexpr Label previous_book = "前回のブック";
inline constexpr Label this_book = "今回のブック（採用）";
inline constexpr Label scheme = "制度";
inline constexpr Label requirements = "スキル要件";
inline constexpr Label whole_rates = "全庁の率";
inline constexpr Label whole_counts = "全庁の数";
inline constexpr Label rates_chart = "全庁の率（前回と今回）";
inline constexpr Label rates_chart_about =
    "指標ごとに、前回と今回の率を縦棒で並べています。数値は下の表と同じです。";
inline constexpr Label stages_then_and_now = "人材像ごとの育成段階（前回と今回）";
inline constexpr Label stages_chart_about =
    "人材像ごとに、前回と今回の各育成段階の職員が占める割合を横棒で示しています。数値は下の表と同じ"
    "です。";
inline constexpr Label stage_changes = "人材像ごとの増減（人）";
inline constexpr Label reached_then_and_now = "達している割合（前回と今回）";
inline constexpr Label department_rates = "所属ごとの率（現在の所属に換算）";
inline constexpr Label department_counts = "所属ごとの数（現在の所属に換算）";
inline constexpr Label mapped_note =
    "前回の値は、後継所属コードをたどって現在の所属にまとめたものです。率は平均せず、分子と分母をそ"
    "れぞれ足しています。前回にない所属と、足し合わせると同じ研修などを重ねて数える値は「－」です。"
    "所属を分けた場合も後継所属コードは1つのため、前回の値は分けられず、後継所属にすべて入れていま"
    "す。";
inline constexpr Label hidden_change_note =
    "＊は伏せた値です。前回か今回を伏せた値は、増減も伏せています。伏せた所属を含む換算後の値も伏せ"
    "ています。";
inline constexpr Label reorganised = "変わった所属（前回のまま）";
inline constexpr Label reorganised_note =
    "前回の所属の区分のままの値です。現在の所属への換算は、上の表のとおりです。";
inline constexpr Label department_before = "前回の所属";
inline constexpr Label became = "変更";
inline constexpr Label department_now = "現在の所属";
inline constexpr Label renamed = "名称変更";
inline constexpr Label merged = "統合・移管";
inline constexpr Label merged_into = "ほかの所属を統合";
inline constexpr Label abolished = "廃止（後継なし）";
inline constexpr Label successor_unknown = "後継が所属シートにない";
inline constexpr Label successor_circle = "後継が循環している";
inline constexpr Label created = "新設";
inline constexpr Label none_reorganised = "変わった所属はありません。";
inline constexpr Label transfers = "所属の間の異動";
inline constexpr Label moved_people = "異動した職員";
inline constexpr Label moved = "異動した職員（前回から）";
inline constexpr Label moved_in = "転入（前回から）";
inline constexpr Label moved_out = "転出（前回から）";
inline constexpr Label came = "転入";
inline constexpr Label left = "転出";
inline constexpr Label transfers_note =
    "前回と今回の両方で対象となる職員を職員番号（番号のない様式では氏名）で照合し、所属が変わった人"
    "数を数えました。組織改編だけによる所属の変更は含めません。異動のない所属は省いています。";
inline constexpr Label few_moves_note = "異動した職員の少ない所属があるため、人数は伏せています。";
inline constexpr Label no_match_note =
    "前回と職員番号が一致する職員がいないため、異動は分かりません。";
inline constexpr Label of_previous = "（前回）";
inline constexpr Label of_mapped = "（現在の所属に換算）";

// ---- basis
inline constexpr Label indicators = "所属別の評価基準";
inline constexpr Label indicator = "指標";
inline constexpr Label numerator = "分子";
inline constexpr Label denominator = "分母";
inline constexpr Label value = "値";
inline constexpr Label unit = "単位";
inline constexpr Label source = "出典";
inline constexpr Label obligation_numerator = "修了した延べ数（職員×研修。同じ研修は1回）";
inline constexpr Label obligation_denominator = "受講すべき延べ数（免除を除く）";
inline constexpr Label shared_numerator = "所属の対象者の誰かが修了した研修の数";
inline constexpr Label shared_denominator = "対象の研修の数（対象者のいない所属は対象外）";
inline constexpr Label any_one_numerator = "所属の誰か1人以上が修了した研修の数";
inline constexpr Label any_one_denominator = "提供した研修の数";
inline constexpr Label head_count_numerator = "条件を満たす職員";
inline constexpr Label share_denominator = "対象となる職員";
inline constexpr Label events_numerator = "研修の修了（同じ職員・研修・年度は1回）";
inline constexpr Label projects_numerator = "記録のある案件（同じ案件は1件）";
inline constexpr Label level_numerator = "下から続けて達している段階の数";
inline constexpr Label level_denominator = "各段階で、条件を満たす職員の割合が基準以上";
inline constexpr Label reached_by = "（達成した所属の割合）";
inline constexpr Label register_numerator = "基準日までの取組の件数";
inline constexpr Label register_denominator = "なし（点数にはしない）";
inline constexpr Label exempted_pairs = "の分母から免除として除いた延べ数：";
inline constexpr Label undecided_pairs = "、区分が空欄のため対象かどうか判定できず、除いた延べ数：";
inline constexpr Label stage_rules = "育成段階の基準";
inline constexpr Label stage = "段階";
inline constexpr Label conditions = "条件";
inline constexpr Label stage_rules_note =
    "上の段階には、下の段階をすべて満たしたうえで到達します。";
inline constexpr Label options = "採用した読み方";
inline constexpr Label option = "項目";
inline constexpr Label not_set = "未設定";
inline constexpr Label chosen = "採用";
inline constexpr Label others = "ほかの読み方";
inline constexpr Label reading = "番号";
inline constexpr Label options_note =
    "資料から一通りに決まらない点は、この読み方で計算しました。設定シートで変えられます。";
inline constexpr Label population = "対象とした職員と除いた職員";
inline constexpr Label group = "区分";
inline constexpr Label all_staff = "職員シートの職員";
inline constexpr Label excluded_status = "除いた職員（在籍状況）";
inline constexpr Label excluded_few = "除いた職員（その他。人数の少ない区分をまとめています）";
inline constexpr Label excluded_appointment = "除いた職員（任用区分）";
inline constexpr Label counted = "対象とした職員";
inline constexpr Label without_department = "うち所属が分からない職員";
inline constexpr Label blank_word = "空欄";
inline constexpr Label sources = "出典";
inline constexpr Label document = "資料";
inline constexpr Label source_code = "記号";
inline constexpr Label source_note =
    "「001:L701」は資料001の701行目、「A-5」は解釈が分かれる点の番号です。";

// ---- data
inline constexpr Label department_name = "所属名";
inline constexpr Label part_unit = "分子・分母の単位";
// The ministry's signs for tables that programs read.
inline constexpr Label no_figure_in_data = "***";
inline constexpr Label hidden_in_data = "X";
inline constexpr Label fiscal_year = "年度";

}  // namespace skillmap::report::labels

namespace skillmap::report {

inline std::string str(labels::Label label) {
    return std::string(label);
}

}  // namespace skillmap::report
