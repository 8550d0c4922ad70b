// The words of the workbook of several municipalities that are not those of the dashboard.
#pragma once

#include <string_view>

namespace skillmap::report::merged {

using Label = std::string_view;

inline constexpr Label title = "市区町村別 デジタル人材育成の状況";
inline constexpr Label overview = "全体の状況";
inline constexpr Label overview_about = "比較した市区町村の合計と、人材像ごとの育成段階";
inline constexpr Label municipalities = "市区町村別一覧";
inline constexpr Label municipalities_about =
    "市区町村ごとの職員数と指標（絞り込み・並べ替えができます）";
inline constexpr Label stages = "人材像×段階";
inline constexpr Label stages_about = "人材像ごとに、市区町村別の育成段階の人数と割合";
inline constexpr Label indicators = "指標×市区町村";
inline constexpr Label indicators_about = "指標の分子・分母・割合を市区町村で並べた表";
inline constexpr Label apart = "比較できないもの";
inline constexpr Label apart_about =
    "基準日や制度が異なるため、合計と比較に含めていない市区町村と、その理由";
inline constexpr Label data_about = "すべての数値の元データ（1行に1つの値）";

inline constexpr Label code = "団体コード";
inline constexpr Label name = "市区町村";
inline constexpr Label name_in_data = "団体名";
inline constexpr Label total = "合計";
inline constexpr Label or_more = "以上";
inline constexpr Label or_more_unit_end = "（以上）";
inline constexpr Label municipality_unit = "団体";
inline constexpr Label pages = "このブックのページ";
inline constexpr Label basics = "このブックについて";

// ---- cover
inline constexpr Label collected = "集めた市区町村";
inline constexpr Label compared_stages = "育成段階を比較した市区町村";
inline constexpr Label compared_indicators = "指標を比較した市区町村";
inline constexpr Label stage_scheme = "育成段階の制度";
inline constexpr Label indicator_scheme = "指標の制度";
inline constexpr Label least_group = "伏せる人数";
inline constexpr Label least_group_end = "人未満（市区町村ごとの設定）";
inline constexpr Label version_begin = "（版 ";
inline constexpr Label version_end = "）";
inline constexpr Label means_not_applicable =
    "示す数値がないことを示します（対象者や記録がない、段階の定めがない、比較に含めていない、のいず"
    "れか）。0とは区別します。";
inline constexpr Label means_hidden =
    "人数の少ない集団の値などのため、市区町村が提供する前に伏せた値です。割合の合計は、1団体でも伏"
    "せ"
    "ていれば示していません。";
inline constexpr Label at_least_example = "123以上";
inline constexpr Label at_least_in_data = "123、単位は人（以上）など";
inline constexpr Label means_at_least =
    "伏せた団体や不明の団体があるため、示された値だけを足したものです。実際の合計はこの値以上です"
    "。";
inline constexpr Label read_source =
    "市区町村が伏せたあとの合計だけを集めたものです。氏名、職員番号、所属ごとの値は含みません。";
inline constexpr Label read_alike =
    "同じ基準日、同じ制度（版・読み方・基準値・制度の内容）の市区町村だけを比較し、合計しています"
    "。";
inline constexpr Label read_ranking =
    "研修の数や対象者の範囲は市区町村ごとに異なります。割合の高い順が、取組の優れた順とは限りません"
    "。";
inline constexpr Label read_several =
    "1人が複数の人材像をもつ場合は、それぞれに数えています。人材像の人数を足しても職員数にはなりま"
    "せ"
    "ん。";
inline constexpr Label read_departments =
    "＃の付いた指標は、市区町村が値を示した所属だけの合計です。市区町村の全体とは異なることがありま"
    "す。";
inline constexpr Label departments_mark = "＃";

// ---- overview
inline constexpr Label compared = "比較した市区町村";
inline constexpr Label compared_of_indicators = "指標 ";
inline constexpr Label compared_of_stages = "・育成段階 ";
inline constexpr Label stage_totals = "人材像ごとの育成段階（合計）";
inline constexpr Label stage_chart_about =
    "人材像ごとに、各育成段階の職員が占める割合を横棒で示しています。数値は下の「すべての段階を示し"
    "た市区町村のみ」の表と同じです。";
inline constexpr Label stage_chart =
    "人材像ごとの育成段階（構成比。すべての段階を示した市区町村のみ）";
inline constexpr Label whole_stages = "人材像ごとの育成段階（すべての段階を示した市区町村のみ）";
inline constexpr Label whole_stages_note =
    "「団体」は、その人材像のすべての段階を示した市区町村の数です。割合をみるための表で、全体の人数"
    "で"
    "はありません。";
inline constexpr Label of_whole_stages = "（全段階を示した市区町村のみ）";
inline constexpr Label indicator_totals = "指標の合計";
inline constexpr Label shown_group = "値を示した市区町村だけの合計";
inline constexpr Label of_shown = "（値を示した市区町村のみ）";
inline constexpr Label indicator_totals_note =
    "右側は、値を示した市区町村だけを足したものです。団体数が比較した市区町村より少ないときは、全体"
    "の値としては使えません。";
inline constexpr Label no_total = "段階の名称などで示す指標は、合計していません。";

// ---- tables
inline constexpr Label comparison = "比較";
inline constexpr Label compares_both = "対象";
inline constexpr Label compares_stages = "育成段階のみ";
inline constexpr Label compares_indicators = "指標のみ";
inline constexpr Label compares_nothing = "対象外";
inline constexpr Label municipalities_note =
    "比較の対象外とした市区町村の値は示していません。理由は「比較できないもの」にあります。";
inline constexpr Label stages_note =
    "「うち不明」は、より上の段階に達しているか分からない職員です。人材像の列で絞り込んでお使いくだ"
    "さい。その人材像の職員がいない市区町村は、行がありません。";

// ---- what is not compared
inline constexpr Label not_compared = "含めていない数値";
inline constexpr Label both = "育成段階と指標";
inline constexpr Label only_stages = "育成段階";
inline constexpr Label only_indicators = "指標";
inline constexpr Label difference = "違い";
inline constexpr Label subject = "項目";
inline constexpr Label own = "この市区町村";
inline constexpr Label others = "比較した市区町村";
inline constexpr Label differs_scheme = "制度";
inline constexpr Label differs_version = "制度の版";
inline constexpr Label differs_reading = "読み方";
inline constexpr Label differs_parameter = "基準値";
inline constexpr Label differs_rules = "制度の内容";
inline constexpr Label rules_own = "段階の条件、スキル要件、指標などを変更しています";
inline constexpr Label rules_others = "変更していません（または同じ変更です）";
inline constexpr Label nothing_apart = "比較できないものはありません。";
inline constexpr Label apart_lead =
    "比較するには、基準日や設定をそろえて、提供ファイルを作り直してもらってください。多くの市区町村"
    "に"
    "共通の基準日と制度を、比較の基準にしています。";
inline constexpr Label common = "比較した市区町村に共通の決まり";
inline constexpr Label chosen = "採用した読み方・値";

}  // namespace skillmap::report::merged
