// The words of a self-check sheet (自己点検票) that are not those of the form of the workbook. What
// a reader of returned sheets looks for stands here too.
#pragma once

#include <array>
#include <string_view>

namespace skillmap::kit::labels {

using Label = std::string_view;

inline constexpr Label sheet = "自己点検票";
inline constexpr Label title = "デジタルスキル 自己点検票";
inline constexpr Label of_department = "（所属用）";

// ---- headings, by which a returned sheet is recognised
inline constexpr Label category = "区分";
inline constexpr Label skill = "スキル要件";
inline constexpr Label tool = "ツール";
inline constexpr Label box = "できること";
inline constexpr Label level = "レベル";
inline constexpr Label before = "前回";
inline constexpr Label now = "今回";
inline constexpr Label staff_number = "職員番号";
inline constexpr Label name = "氏名";
inline constexpr Label department = "所属";
inline constexpr Label persona = "人材像";
inline constexpr Label date = "点検日";
inline constexpr Label training = "研修名";
inline constexpr Label training_category = "種別";
inline constexpr Label training_date = "受講日";
inline constexpr Label training_state = "状態";

inline constexpr Label not_recorded = "記録なし";
inline constexpr std::array on_sheets{
    title,         category,       skill,       tool,     box,
    level,         before,         now,         name,     staff_number,
    department,    persona,        date,        training, training_category,
    training_date, training_state, not_recorded};

// ---- sections
inline constexpr Label skills_title = "　スキル";
inline constexpr Label tools_title = "　ツールの活用";
inline constexpr Label boxes_title = "　ツールでできること";
inline constexpr Label trainings_title = "　研修の受講記録（記入は不要です）";
inline constexpr std::array<Label, 4> numbers{"１", "２", "３", "４"};

// ---- instructions
inline constexpr std::array instructions{
    Label{"・色の付いた欄にご記入ください。ほかの欄は変更できないようにしてあります。"},
    Label{"・「点検日」に、記入した日を入力してください（例：2026/3/31）。"},
    Label{"・「今回」の欄は、右に表示される▼から選んでください。分からない項目は空欄で結構です。"},
    Label{"・職員番号、氏名または所属に誤りがある場合は、変更せずに担当課へご連絡ください。"},
};
inline constexpr std::array department_instructions{
    Label{"・色の付いた欄に、職員ごとにご記入ください。「－」の欄は、その職員の点検項目ではありませ"
          "ん。"},
    Label{"・「点検日」に、記入した日を入力してください（例：2026/3/31）。"},
    Label{"・「今回」の欄は、右に表示される▼から選んでください。分からない項目は空欄で結構です。"},
    Label{"・職員番号または氏名に誤りがある場合は、変更せずに担当課へご連絡ください。"},
};
inline constexpr Label level_instruction = "・レベルは 0～";
inline constexpr Label level_instruction_end =
    " の数字でお答えください（数字が大きいほど高いレベルです）。";
inline constexpr Label level_names = "　レベルの目安　";
inline constexpr Label box_instruction =
    "・「できること」は、できる場合は○を、できない場合は×を選んでください。";
inline constexpr Label level_gap = "　";
inline constexpr Label colon = "：";
inline constexpr Label separator = "、";
inline constexpr Label level_prefix = "Lv";
inline constexpr Label advice_level =
    "レベルを一覧から選んでください。お答えになれない場合は、空欄にしてください。";
inline constexpr Label advice_box = "○または×を選んでください。";
inline constexpr Label advice_date = "日付を 2026/3/31 のように入力してください。";
inline constexpr Label not_asked = "－";
inline constexpr Label no_file_name = "名称未設定";

// ---- who has not returned one
inline constexpr Label no_department = "所属なし";

}  // namespace skillmap::kit::labels
