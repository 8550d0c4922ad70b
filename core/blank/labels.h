// The words of a new workbook that are not those of the form: what its first sheet says, and the
// explanations in cells.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace skillmap::blank::labels {

using Label = std::string_view;

// ---- warnings of cells
inline constexpr Label advice_date = "日付を 2025/5/1 のように入力してください。";
inline constexpr Label advice_number = "数値を入力してください。";
inline constexpr Label advice_choice = "一覧にない値です。入力した内容をご確認ください。";
inline constexpr Label advice_option = "一覧にある値から選んでください。";
inline constexpr Label advice_level =
    "レベルを選んでください。答えていない場合は空欄にしてください。";

// ---- 設定
inline constexpr Label unit = "単位";
inline constexpr Label about = "説明";
inline constexpr Label about_organization = "団体の名称です。帳票に表示します。";
inline constexpr Label about_municipality =
    "全国地方公共団体コード（検査数字を含む6桁）です。都道府県などに結果を提供するときだけ使います"
    "。";
inline constexpr Label about_schemes = "人材像と育成段階を判定する制度です。";
inline constexpr Label about_indicators = "所属ごとの指標を計算する制度です。";
inline constexpr Label about_as_of =
    "この日までの記録で判定します（例：2026/3/31）。必ず入力してください。";
inline constexpr Label about_option = "資料だけでは決まらない読み方です。選べる値：";
inline constexpr Label about_open_parameter =
    "資料に値が示されていません。入力するまで、この値を使う条件は判定しません。";
inline constexpr Label about_fee_parameter =
    "資料に値が示されていません。入力するまで、支給額を計算しません。";
inline constexpr Label about_unused_parameter =
    "資料に値が示されていません。読み方を変えて、この値を使う場合だけ入力してください。";
inline constexpr Label about_parameter = "判定に使う値です。変更できます。";
inline constexpr Label source = "出典：";
inline constexpr Label scheme = "制度：";

// ---- 自己点検 and ツール点検
inline constexpr Label note_levels = "から選んでください。答えていない場合は空欄にしてください。";
inline constexpr Label note_skill = "このスキルのレベルを";
inline constexpr Label note_tool = "このツールのレベルを";
inline constexpr Label note_box =
    "できる場合は○、できない場合は×を入力してください。○が1つもない職員は、できない項目に×を入力し"
    "てくだ"
    "さい（すべて空欄の場合は、未回答とします）。";
inline constexpr Label level_prefix = "Lv";

// ---- 選択肢
struct ListLabel {
    Label id;
    Label heading;
    Label note;
};
inline constexpr std::array lists{
    ListLabel{"personas", "人材像", "職員に指定する人材像です。制度にあるものだけを使えます。"},
    ListLabel{"all_personas", "人材像（スキル項目）", "スキル要件を定められる人材像です。"},
    ListLabel{"stages", "育成段階", "制度の育成段階の名称です。追加できます。"},
    ListLabel{"tools", "ツール", "制度にあるツールです。追加できます。"},
    ListLabel{"appointments", "任用区分", "任用の区分です。貴団体の区分を追加してください。"},
    ListLabel{"positions", "職位", "職位です。貴団体の職位を追加してください。"},
    ListLabel{"grades", "役職区分", "役職の区分です。貴団体の区分を追加してください。"},
    ListLabel{"segments", "セグメント", "職員に指定する役割などの名称です。"},
    ListLabel{"training_categories", "研修の種別", "研修の種別です。"},
    ListLabel{"audiences", "研修の対象", "研修の対象の書き方です。"},
    ListLabel{"qualifications", "資格名", "資格の名称です。追加できます。"},
    ListLabel{"statements", "確認事項", "判定に使う確認事項です。"},
    ListLabel{"viewpoints", "評価観点", "案件を評価する観点です。"},
    ListLabel{"targets", "目標の対象", "目標で数えられる対象です。"},
};

// ---- はじめに
inline constexpr Label guide_purpose =
    "職員のデジタルスキルを記録し、育成段階と所属ごとの指標を計算するためのブックです。このシートは"
    "説明"
    "だけで、計算には使いません。";
inline constexpr Label steps_title = "入力の順序";
inline constexpr Label step_number = "順";
inline constexpr Label step_text = "すること";
inline constexpr Label step_sheet = "シート";

struct Step {
    Label sheet;  // id; none: the last steps
    Label text;
};
inline constexpr std::array steps{
    Step{"settings",
         "団体名と基準日を入力します。制度の読み方を確認し、値のない項目に値を入力します。"},
    Step{"departments", "所属を入力します。組織図や人事システムの一覧を貼り付けられます。"},
    Step{"staff", "職員を入力し、人材像と、役職区分などの当てはまる欄を記入します。"},
    Step{"requirements", "人材像ごとのスキル要件を確認し、貴団体に合わせて直します。"},
    Step{"trainings", "貴団体で行う研修を追加し、対象と、身に付くスキル要件を記入します。"},
    Step{"", "下の表で「必要」とあるシートに、集めた記録を入力します。"},
    Step{"",
         "ブックを保存し、「skillmap check "
         "ブック名」で、読み取れない値やつじつまの合わない点を確認します。"},
    Step{"", "「skillmap dashboard ブック名 --out 出力名」で、所属別ダッシュボードを作ります。"},
};

inline constexpr Label sheets_title = "シートの一覧";
inline constexpr Label sheet_guide = "入力するもの";
inline constexpr Label sheet_need = "この制度での扱い";
inline constexpr Label need_required = "必要";
inline constexpr Label need_given = "記入済み（変更できます）";
inline constexpr Label need_optional = "空のままで結構です";
inline constexpr Label need_by_choice = "任意";

inline constexpr Label rules_title = "入力のきまり";
inline constexpr std::array rules{
    Label{"見出しの行は変更できないようにしてあります（パスワードはありません）。列を追加したいとき"
          "は、右端の列"
          "の右に追加できます。"},
    Label{"見出しにマウスを重ねると、入力のしかたが表示されます。"},
    Label{"1つの欄に2つ以上の値を入力するときは、「;」で区切ってください。"},
    Label{"日付は 2025/5/1 または 令和7年5月1日 のように入力してください。"},
    Label{"職員番号や所属コードは、先頭の0も入力してください。そのまま残ります。"},
    Label{"一覧から選ぶ欄にないものは、シート「選択肢」に追加すると選べるようになります。"},
    Label{"受講記録・実務経験・資格・確認は、シートにない記録を「なし」とみなします。まだ集めていな"
          "い場合は、"
          "そのシートを削除すると「不明」として扱います。自己点検の空欄は「未回答」です。"},
    Label{"個人情報を含みます。貴団体の規程に従って保管してください。"},
};

inline constexpr Label version = "版：";
inline constexpr Label documents = "もとにした資料：";
inline constexpr Label open_parameters = "資料に値がないため、シート「設定」に入力が必要な項目：";
inline constexpr Label unconfirmed =
    "資料で確認できず、判定に使っていないスキル要件（シート「スキル項目」に追加すると使います）：";
inline constexpr Label personas_left_out =
    "読み方や制度によってスキル要件が変わるため、シート「スキル項目」に入れていない人材像（制度の定"
    "めで判定"
    "します）：";
inline constexpr Label bullet = "・";
inline constexpr Label separator = "、";
inline constexpr Label colon = "：";
inline constexpr Label space = "　";
inline constexpr Label of = "の";
inline constexpr Label from_0_to = "0～";
inline constexpr Label anything = "…";
inline constexpr Label middle_dot = "・";
inline constexpr Label open_bracket = "（";
inline constexpr Label close_bracket = "）";
inline constexpr Label dash = " ／ ";

}  // namespace skillmap::blank::labels

namespace skillmap::blank {

inline std::string str(labels::Label label) {
    return std::string(label);
}

}  // namespace skillmap::blank
