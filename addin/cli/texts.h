// What the command line says besides messages about data.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/issue.h"

namespace skillmap::cli {

struct Text {
    std::string_view japanese;
    std::string_view english;

    std::string_view in(Language language) const {
        return language == Language::Japanese ? japanese : english;
    }
};

inline std::string str(const Text& text, Language language) {
    return std::string(text.in(language));
}

namespace texts {

inline constexpr Text about{
    "職員のデジタルスキルマップ（WG様式のExcelブック）から、育成段階と所属別ダッシュボードを作りま"
    "す。\n"
    "個人情報はこのPCの外に出ません。",
    "Makes stages of people and a dashboard of departments from a skill map (an Excel workbook in "
    "WG "
    "form).\nNo personnel data leaves this PC."};
inline constexpr Text exit_codes{
    "終了コード：0 正常　1 確認が必要な点あり　2 使い方の誤り　3 入力を読み込めない　4 "
    "出力できない",
    "Exit codes: 0 done, 1 done with findings, 2 wrong use, 3 input unreadable, 4 output not "
    "written"};

inline constexpr Text evaluate{"育成段階と所属別の評価を計算します",
                               "Compute stages of people and figures of departments"};
inline constexpr Text font{"ブックの書体（gothic：游ゴシック、ud：BIZ UDゴシック）",
                           "Font of the workbook (gothic: Yu Gothic, ud: BIZ UDGothic)"};
inline constexpr Text departments{
    "所属ごとのページを加えます（sheets）。files では、--out "
    "のフォルダーに所属ごとのファイルを作ります",
    "Add a page for each department (sheets), or write a file for each into the folder --out "
    "(files)"};
inline constexpr Text output_format{
    "xlsx（ブック）、html（1枚のページ）、csv・json（データのみ）。省略時は --out "
    "の拡張子によります",
    "xlsx (workbook), html (one page), csv or json (data only); by the name of --out unless told"};
inline constexpr Text style{
    "載せるページ（full：すべて、fukui：所属別の評価基準、wg：人材像と育成段階）",
    "Pages (full: all, fukui: criteria by department, wg: personas and stages)"};
inline constexpr Text least_group{
    "この人数に満たない集団の値を伏せます（指定がなければ設定の「最小人数」、なければ3。1ならすべて"
    "示します）。この人数の違うものを併せて公開すると、伏せた値が分かることがあります",
    "Hide figures about fewer people than this (unless told, the setting 最小人数, or 3; 1 hides "
    "none). Dashboards with different numbers, published together, can give away what is hidden"};
inline constexpr Text previous{
    "前回のブック、又は記録した履歴のファイル（基準日より前の最後の記録と比べます）。ページ「前回比"
    "較」"
    "で、前回からの増減を示します",
    "Workbook of the previous time, or a history, of which the last evaluation before the as-of "
    "date is taken; a page shows what has changed since"};
inline constexpr Text previous_as_of{
    "前回の基準日。省略時は前回のブックの設定。履歴ではこの日の記録を使います。--previous "
    "がなければ、同じブックをこの日で計算します",
    "As-of date of the previous time; otherwise that of the previous workbook. Of a history "
    "the day that was recorded. Without --previous the same workbook as of that day"};
inline constexpr Text trend{
    "ページ「今年度の推移」で、年度の初めからの全庁の値を月ごとに折れ線で示します",
    "A page with the figures of the whole at the end of each month of the fiscal year, as lines"};
inline constexpr Text trend_history{
    "履歴のファイル。同じブックの各月末の代わりに、記録したすべての基準日の値を、年度をまたいで示し"
    "ます",
    "History whose recorded days are shown, across fiscal years, instead of the ends of months"};
inline constexpr Text record{
    "計算の結果を、使ったブックとともに履歴に記録します（同じものは二重に記録しません）",
    "Record what was computed, with the workbook, in a history; the same is never there twice"};
inline constexpr Text record_sheet{
    "計算の結果を、ブックのシート「履歴」に記録します（データベースを使わず、ブックだけで続ける場合"
    "）",
    "Record what was computed in sheets of the workbook itself, without a database beside it"};
inline constexpr Text write_out_of_what{"--out は --write か --record-sheet とともに使います",
                                        "--out goes with --write or --record-sheet"};
inline constexpr Text record_into{
    "履歴のファイル。省略時は、ブックと同じ場所の「ブックの名前.skillmap-history」",
    "File of the history; otherwise beside the workbook as NAME.skillmap-history"};
inline constexpr Text recorded{"{} に基準日 {} の結果を記録しました。",
                               "{}: recorded the evaluation as of {}."};
inline constexpr Text recorded_before{"{} には、基準日 {} の同じ結果が記録されています。",
                                      "{}: the same evaluation as of {} is there already."};
inline constexpr Text recorded_again{
    "{} に記録されていた基準日 {} の同じ結果を、この基準日の最新の記録にしました。",
    "{}: the same evaluation was there already; it is now the last one as of {}."};
inline constexpr Text history{
    "記録した結果の一覧と、職員・所属の経過を示します（氏名あり。取扱注意）",
    "What was recorded, and the course of a person or a department; not for publication"};
inline constexpr Text history_of{
    "履歴のファイル、又はその元のブック（シート「履歴」があれば、そのシート）",
    "The history, or the workbook in which it stands or that it lies beside"};
inline constexpr Text history_staff{"この職員の経過", "The course of the person of this number"};
inline constexpr Text history_delete{
    "この基準日（YYYY-MM-"
    "DD）か番号の記録を履歴から削除します。元のファイルの控えも消え、元に戻せません",
    "Delete what was recorded of this as-of date, or under this number; it cannot be undone"};
inline constexpr Text history_delete_before{
    "この日より前の基準日の記録をすべて削除します（保存期間を過ぎた記録など）",
    "Delete everything recorded of as-of dates before this day"};
inline constexpr Text history_deleted{"{} から {}件の記録を削除しました。",
                                      "Deleted {1} from {0}."};
inline constexpr Text history_number{"番号", "No."};
inline constexpr Text history_department{
    "この所属の経過（当時の所属と、最後の記録の所属にまとめたもの）",
    "The course of the department of this code: as it was, and with what has become it since"};
inline constexpr Text history_out{
    "--staff、--department の経過を書き出すブック（取扱注意）",
    "Workbook for the course of --staff or --department; not for publication"};
inline constexpr Text history_out_of_whom{"--out には --staff か --department も指定してください",
                                          "--out needs --staff or --department"};
inline constexpr Text history_as_of{"基準日", "As of"};
inline constexpr Text history_book{"ブック", "Workbook"};
inline constexpr Text history_people{"職員数", "Staff"};
inline constexpr Text history_counted{"集計の対象", "Counted"};
inline constexpr Text history_schemes{"制度", "Schemes"};
inline constexpr Text history_replaced{"（同じ基準日の新しい記録があります）",
                                       "(replaced by a later one of that day)"};
inline constexpr Text history_came{"職員シートに加わりました（所属 {to}）",
                                   "on the list of staff now (department {to})"};
inline constexpr Text history_left{"職員シートになくなりました（前の所属 {from}）",
                                   "no longer on the list of staff (was in department {from})"};
inline constexpr Text history_moved{"異動：{from} → {to}", "moved: {from} -> {to}"};
inline constexpr Text history_reorganised{"所属の再編：{from} → {to}",
                                          "department reorganised: {from} -> {to}"};
inline constexpr Text history_persona_added{"人材像「{persona}」が加わりました（{to}）",
                                            "persona {persona} added ({to})"};
inline constexpr Text history_persona_dropped{"人材像「{persona}」がなくなりました（{from}）",
                                              "persona {persona} dropped ({from})"};
inline constexpr Text history_stage_up{"{persona}の段階が上がりました：{from} → {to}",
                                       "{persona} rose: {from} -> {to}"};
inline constexpr Text history_stage_down{"{persona}の段階が下がりました：{from} → {to}",
                                         "{persona} fell: {from} -> {to}"};
inline constexpr Text history_undecided{"（上の段階は不明）", " (a higher stage is unknown)"};
inline constexpr Text history_rules_changed{
    "制度か読み方・基準値が前の記録と異なります。変化はそのためかもしれません。",
    "other schemes, readings or parameters than before: changes may come from that"};
inline constexpr Text history_became{"最後の記録では {} になっています。",
                                     "By the last day it has become {}."};
inline constexpr Text history_as_was{"当時：", "as it was:"};
inline constexpr Text history_mapped{"最後の記録の所属にまとめると：", "with what has become it:"};
inline constexpr Text no_previous_in_files{
    "--departments files では前回との比較はできません",
    "--departments files cannot be compared with a previous time"};
inline constexpr Text dashboard{"所属別ダッシュボードのブックを作ります",
                                "Write the dashboard workbook"};
inline constexpr Text into{
    "ダッシュボードのページをこのブックの中に置きます（前に置いたページは置き換えます）。--out "
    "を省くと、このブックを書き換えます（元のブックは .bak として残します）",
    "Put the pages of the dashboard into this workbook, in place of those put there before; "
    "without "
    "--out the workbook itself is changed (a .bak is kept)"};
inline constexpr Text list_audience{
    "ダッシュボードの代わりに、未受講者と候補者の名簿（氏名あり。取扱注意）を作ります（hr：人事担当"
    "用、"
    "manager：所属長用）",
    "Lists of people with their names instead of a dashboard, not for publication (hr, manager)"};
inline constexpr Text list_department{"名簿に載せる所属のコード（その下の所属を含みます）",
                                      "Code of the department of the lists, with those below it"};
inline constexpr Text plan{
    "研修計画（誰がどの研修をいつ受けるか）を作ります。定員は、シート「研修日程」によります",
    "Plan who takes which training when, with the seats of the sheet 研修日程"};
inline constexpr Text plan_out{"研修計画のブック（氏名あり。取扱注意）",
                               "Workbook of the plan, with names: not for publication"};
inline constexpr Text plan_from{
    "計画の初日。省略時は、設定の基準日の翌日",
    "First day of the plan; otherwise the day after the as-of date of the workbook"};
inline constexpr Text plan_to{"計画の最終日。省略時は、初日の年度末",
                              "Last day of the plan; otherwise that of the fiscal year"};
inline constexpr Text plan_department{
    "ブックに載せる所属のコード（その下の所属を含みます）。席は全庁で割り当てます",
    "Code of the department in the workbook, with those below it; seats are given to everybody"};
inline constexpr Text plan_personal{"ブックに個人票（職員ごとのページ）を加えます",
                                    "Add a printed page for each person to the workbook"};
inline constexpr Text assign{
    "所属長のための資料（職員の段階、研修と案件、担当の案、OJT点検表）を作ります",
    "Pages for managers: stages of their people, trainings and projects, proposals, checklists"};
inline constexpr Text assign_out{
    "所属ごとのページのブック（氏名あり。取扱注意）。--departments files ではフォルダー",
    "Workbook with a page for each department, with names: not for publication; with "
    "--departments files a folder"};
inline constexpr Text assign_departments{
    "sheets：1つのブックに所属ごとのシート、files：所属ごとのブック",
    "sheets: one workbook with a sheet for each department; files: a workbook for each"};
inline constexpr Text assign_department{"載せる所属のコード（その下の所属を含みます）",
                                        "Code of the department, with those below it"};
inline constexpr Text assign_project{"案件", "Project"};
inline constexpr Text assign_leads{"リード", "Leads"};
inline constexpr Text assign_members{"メンバー", "Members"};
inline constexpr Text assign_proposed{"案", "Proposed"};
inline constexpr Text assign_candidates{"候補", "Candidates"};
inline constexpr Text assign_open{"進行中・予定の案件 {}件、担当の案 {}人",
                                  "Open projects: {}; people proposed: {}"};
inline constexpr Text plan_training{"研修", "Training"};
inline constexpr Text plan_needed{"必要な職員", "Needed by"};
inline constexpr Text plan_given{"割り当て", "Seats given"};
inline constexpr Text plan_kept{"所属のため", "Kept"};
inline constexpr Text plan_waiting{"席がない", "Waiting"};
inline constexpr Text plan_sessions{"回数", "Sessions"};
inline constexpr Text plan_capacity{"定員", "Capacity"};
inline constexpr Text plan_time{"研修計画　{} から {} まで", "Training plan from {} to {}"};
inline constexpr Text plan_reached{
    "研修だけで次の段階に到達できる職員・人材像：{}　この計画で到達：{}（上限 {}）",
    "Stages that trainings alone reach: {}; reached by this plan: {} (at most {})"};
inline constexpr Text plan_unscheduled{
    "シート「研修日程」がないため、日付も定員もない計画です。",
    "There is no sheet 研修日程: the plan has no days and no limits."};
inline constexpr Text plan_other_sessions{
    "シート「研修日程」のうち、計画の期間に入らない{}回は使っていません。",
    "{} sessions of 研修日程 are outside the time of the plan and not used."};
inline constexpr Text book_same{"{} のページに変わりはありませんでした。",
                                "The pages in {} are as they were."};
inline constexpr Text check{"読み取れない値や、つじつまの合わない点を一覧にします",
                            "List what cannot be used, and why"};
inline constexpr Text sample{
    "架空の自治体のブックを作ります（試用・検証用）",
    "Write the workbook of an invented municipality, for trying things out"};

inline constexpr Text init{"制度に合わせた、記入前のブックを作ります",
                           "Write a blank workbook for some schemes"};
inline constexpr Text init_scheme{
    "制度のID（例：wg-tokyo-2025）か、制度のファイル。2つ以上指定できます",
    "Scheme (such as wg-tokyo-2025) or its file; may be given several times"};
inline constexpr Text init_organization{"団体名", "Name of the municipality"};
inline constexpr Text init_as_of{"基準日（例：2026-03-31）", "As-of date (such as 2026-03-31)"};

inline constexpr Text lang{"表示する言語（ja または en）", "Language of messages (ja or en)"};
inline constexpr Text version{"版を表示します", "Show the version"};
inline constexpr Text help{"この説明を表示します", "Show this help"};
inline constexpr Text book{"WG様式のブック", "Workbook in WG form"};
inline constexpr Text as_of{"基準日（例：2026-03-31）。省略時はブックの設定",
                            "As-of date (such as 2026-03-31); otherwise that of the workbook"};
inline constexpr Text format{"出力の形式（text または json）", "Output format (text or json)"};
inline constexpr Text staff{"この職員番号の職員だけを、判定の理由とともに表示します",
                            "Only this staff number, with the reasons"};
inline constexpr Text out{"書き出すファイル", "File to write"};
inline constexpr Text sample_staff{"職員数", "Number of staff"};
inline constexpr Text sample_departments{"所属数", "Number of departments"};
inline constexpr Text sample_seed{"乱数の種。同じ種からは同じブックができます",
                                  "Seed; the same seed gives the same workbook"};

inline constexpr Text evaluate_write{
    "育成段階、次の段階に必要なもの、判定日を、シート「職員」（様式の違う表ではその表）に書き込みま"
    "す",
    "Write the stages, what is missing and the date into the sheet of staff, or the skill map"};
inline constexpr Text write_out{
    "書き出すファイル。省略時はブック自身（元のブックは .bak として残します）",
    "File to write; otherwise the workbook itself (a .bak is kept)"};
inline constexpr Text book_updated{"{} を書き換えました（元のブックは {} に残しました）。",
                                   "{} changed (the workbook as it was is kept as {})."};
inline constexpr Text written_back{"職員{}人のうち{}人の欄を書き換えました。",
                                   "Of {} people, the cells of {} were changed."};

// ---- import
inline constexpr Text import_command{
    "フォームの回答や一覧表（Excel・CSV）を、ブックの記録に取り込みます",
    "Import exports of forms and lists (Excel, CSV) into the records of a workbook"};
inline constexpr Text import_files{"取り込むファイル", "Files to import"};
inline constexpr Text import_into{
    "取り込み先のWG様式のブック。省略時は、職員とスキルの表の読み取り方を決めて保存します",
    "Workbook in WG form to import into; without one, how a skill map is read is settled and "
    "saved"};
inline constexpr Text import_scheme{
    "--book を省略したときの制度（wg-tokyo-2025 など）か、そのファイル。省略時はブックの設定",
    "Without --book: the scheme (such as wg-tokyo-2025) or its file; otherwise that of the "
    "workbook"};
inline constexpr Text book_mapping{
    "WG様式でない表の読み取り方（対応表）。省略時は、ブックと同じ場所の「ブック名.mapping.toml」",
    "How a skill map of another look is read; otherwise NAME.mapping.toml beside NAME.xlsx"};
inline constexpr Text map_table{"{}：シート{}（{}）", "{}: sheets {} ({})"};
inline constexpr Text map_down{"職員は縦", "people down"};
inline constexpr Text map_across{"職員は横", "people across"};
inline constexpr Text map_one{"1シートに職員1人", "a sheet for each person"};
inline constexpr Text map_answers{"回答", "Answers"};
inline constexpr Text map_level{"「{}」はレベル{}とします", "\"{}\" is level {}"};
inline constexpr Text map_blank{"「{}」は回答なしとします", "\"{}\" is no answer"};
inline constexpr Text map_personas{"人材像：{}（職員全員）", "Persona of everybody: {}"};
inline constexpr Text map_scheme{"制度：{}", "Scheme: {}"};
inline constexpr Text map_ask{"この読み取り方を保存しますか？ [y/N] ", "Save this? [y/N] "};
inline constexpr Text map_saved{
    "読み取り方を {} に保存しました。evaluate、dashboard などで、この表をそのまま使えます。",
    "Saved in {}. evaluate, dashboard and others now read the table as it is."};
inline constexpr Text map_draft{
    "読み取り方の案を {} に保存しました。open の箇所を直して、もう一度実行してください。",
    "A draft was saved in {}. Settle what is \"open\" and run again."};
inline constexpr Text map_stopped{"保存していません。間違いがなければ --accept を付けてください。",
                                  "Nothing was saved. If this is right, give --accept."};
inline constexpr Text map_doubtful{
    "「?」の行と「!」の点が決まっていません。--mapping FILE "
    "で案を保存し、確認してください。",
    "The lines marked ? and the points marked ! are not settled. Save a draft by --mapping FILE "
    "and settle them."};
inline constexpr Text map_fits{"対応表 {} のとおりに読み取れます。", "It is read as {} says."};
inline constexpr Text map_one_file{"--book を省略するときは、1つのファイルを指定してください",
                                   "give one file, or a --book"};
inline constexpr Text import_book{"取り込み先のWG様式のブック",
                                  "Workbook in WG form to import into"};
inline constexpr Text import_source{
    "取り込み元（forms・google・logo・kintone・teams・udemy・garoon・map・list）。省略時は見出しか"
    "ら判断し"
    "ます",
    "Source (forms, google, logo, kintone, teams, udemy, garoon, map, list); recognised by its "
    "headings "
    "otherwise"};
inline constexpr Text import_mapping{
    "列の対応表のファイル（TOML）。ない場合は、取り込んだ対応をこのファイルに保存します",
    "File with the meaning of the columns (TOML); where there is none, what was used is saved "
    "there"};
inline constexpr Text import_dry_run{"取り込んだ場合の結果を示すだけで、何も書き換えません",
                                     "Show what would happen and change nothing"};
inline constexpr Text import_accept{"示した対応で、確認せずに取り込みます",
                                    "Import by the meanings proposed without asking"};
inline constexpr Text import_out{
    "書き出すファイル。省略時は取り込み先のブック（元のブックは .bak として残します）",
    "File to write; otherwise the workbook itself (a .bak is kept)"};
inline constexpr Text import_for_training{"すべての行の研修名", "Training of every row"};
inline constexpr Text import_for_status{"すべての行の受講の状態（例：修了）",
                                        "State of attendance of every row (such as 修了)"};
inline constexpr Text import_date{"すべての行の日付（例：2026-03-31）",
                                  "Date of every row (such as 2026-03-31)"};
inline constexpr Text import_least_minutes{"受講とみなす参加時間（分）",
                                           "Minutes from which somebody has attended"};
inline constexpr Text import_file{"{}（{}）→ シート「{}」", "{} ({}) -> sheet \"{}\""};
inline constexpr Text import_not_used{"（使いません）", "(not used)"};
inline constexpr Text import_account{"アカウント", "Account"};
inline constexpr Text import_skill{"スキル：{}", "Skill: {}"};
inline constexpr Text import_tool{"ツール：{}", "Tool: {}"};
inline constexpr Text import_box{"チェック項目：{}", "Box: {}"};
inline constexpr Text import_training{"研修：{}", "Training: {}"};
inline constexpr Text import_status{"状態：{}", "State: {}"};
inline constexpr Text import_day{"日付：{}", "Date: {}"};
inline constexpr Text import_record_start{"（レコードの区切り）", "(where a record begins)"};
inline constexpr Text import_minutes{"参加した時間", "Time taken part"};
inline constexpr Text import_subject{"スキル・ツールの名称", "Name of a skill or tool"};
inline constexpr Text import_level{"そのレベル", "Its level"};
inline constexpr Text import_validity{"回答の有効・無効", "Whether the answer counts"};
inline constexpr Text import_family{"姓", "Family name"};
inline constexpr Text import_given{"名", "Given name"};
inline constexpr Text import_percent{"進み具合", "Share completed"};
inline constexpr Text import_none{"なし", "none"};
inline constexpr Text import_uncertain{"（確認が必要です）", " (to be confirmed)"};
inline constexpr Text import_unknown_level{
    "回答「{}」（{}列、{}件、最初は{}）の意味が分かりません。対応表の [levels] "
    "にレベルか、無回答なら \"blank\" を指定してください。",
    "The answer \"{}\" ({} columns, {} times, first in {}) is not understood. Give its level under "
    "[levels] of the mapping, or \"blank\" where it is no answer."};
inline constexpr Text import_unknown_state{
    "状態「{}」（{}列、{}件、最初は{}）の意味が分かりません。対応表の [states] "
    "に修了・受講中などを指定してください。",
    "The state \"{}\" ({} columns, {} times, first in {}) is not understood. Give its meaning "
    "under [states] of "
    "the mapping."};
inline constexpr Text import_no_person{
    "職員番号、メール、氏名のいずれの列も見つかりません。対応表で指定してください。",
    "There is no column with a staff number, a mail or a name. Give it in the mapping."};
inline constexpr Text import_no_content{
    "取り込む内容の列が足りません（スキル、又は研修と状態など）。対応表か --training、--status、"
    "--minutes で指定してください。",
    "Columns to import are missing (skills, or a training and its state). Give them in the "
    "mapping, or by --training, --status or --minutes."};
inline constexpr Text import_added{"追加", "Added"};
inline constexpr Text import_changed{"更新", "Changed"};
inline constexpr Text import_unchanged{"変更なし", "Unchanged"};
inline constexpr Text import_superseded{"前の回答", "Superseded"};
inline constexpr Text import_held{"保留", "Held"};
inline constexpr Text import_rejected{"不採用", "Not used"};
inline constexpr Text import_held_line{"  保留　{}：{}", "  Held: {}: {}"};
inline constexpr Text import_more{"  ほか{}件（--format json ですべて表示）",
                                  "  and {} more (all with --format json)"};
inline constexpr Text import_ask{"この内容で取り込みますか？ [y/N] ", "Import this? [y/N] "};
inline constexpr Text import_stopped{
    "取り込んでいません。対応に間違いがなければ --accept を付けてください。直す場合は --mapping "
    "で対応表を指定してください。",
    "Nothing was imported. If the meanings are right, give --accept; otherwise a --mapping."};
inline constexpr Text import_doubtful{
    "取り込んでいません。「?」の列と「!」の点を、対応表（--mapping）で確認してください。",
    "Nothing was imported. Settle the columns marked ? and the points marked ! in a --mapping."};
inline constexpr Text import_mappings_differ{
    "「{}」と「{}"
    "」は列が異なるため、対応表を保存していません。対応表を使う場合は、1つずつ取り込んでください。",
    "\"{}\" and \"{}\" have other columns, so no mapping was saved. To use one, import them one by "
    "one."};
inline constexpr Text import_mapping_saved{"対応表を {} に保存しました。",
                                           "The meanings were saved in {}."};
inline constexpr Text import_mapping_draft{
    "対応表の案を {} に保存しました。open の列を直して、もう一度実行してください。",
    "A draft of the mapping was saved in {}. Settle the columns that are \"open\" and run again."};
inline constexpr Text import_updated{"{} に取り込みました（元のブックは {} に残しました）。",
                                     "Imported into {} (the workbook as it was is kept as {})."};
inline constexpr Text import_nothing_new{"ブックに変更はありません。",
                                         "Nothing in the workbook changes."};
inline constexpr Text import_review_hint{
    "どの職員か分からない回答を、シート「取り込み確認」に書き出しました。正しい職員番号を入力して、"
    "もう一度取り込んでください。",
    "Answers of people nobody could tell are on the sheet 取り込み確認. Enter their staff numbers "
    "and import again."};

inline constexpr Text kit{"職員ごと（または所属ごと）の自己点検票を作ります",
                          "Make self-check files for people or departments"};
inline constexpr Text kit_folder{"書き出すフォルダー（なければ作ります）",
                                 "Folder to write to, made where there is none"};
inline constexpr Text kit_by{"person：職員ごと（省略時）、department：所属ごとに1つの表",
                             "person (otherwise), or department: one sheet for each"};
inline constexpr Text kit_staff{"この職員番号の職員だけ", "Only the people of these staff numbers"};
inline constexpr Text force{"同じ名前のファイルを上書きします", "Replace files of the same name"};
inline constexpr Text files_written{"{} に {}ファイルを作りました。", "{}: {} files written."};
inline constexpr Text kit_written{"{} に {}ファイル（職員 {}人）を作りました。",
                                  "{}: {} files written, for {} people."};
inline constexpr Text kit_without{
    "点検項目がないため作っていない職員：{}人（シート「職員」の人材像をご確認ください）",
    "People of whom nothing is asked: {} (see their personas)"};
inline constexpr Text kit_progress{"自己点検票を作っています…", "Writing self-check files…"};

inline constexpr Text collect{
    "提出された自己点検票を読み、ブックの自己点検・ツール点検に取り込みます",
    "Read returned self-check files into a workbook"};
inline constexpr Text collect_files{
    "提出されたファイル、それを集めたフォルダー（下のフォルダーも読みます）またはZIPファイル",
    "Returned files, folders of them (with what is below), or ZIP archives"};
inline constexpr Text collect_date{"点検日が空欄の票に使う日",
                                   "The day of answers that are not dated"};
inline constexpr Text collect_since{"ブックにこの日以降の点検がある職員を、提出済みとします",
                                    "People whom the workbook has a check of since that day have "
                                    "returned theirs"};
inline constexpr Text collect_counts{
    "ファイル {}（うち対象外のファイル {}、読めないもの {}）　提出した職員 {}人／対象 {}人",
    "{} files ({} of no interest, {} unreadable); {} of {} people have returned theirs"};
inline constexpr Text collect_all_returned{"未提出の職員はいません。",
                                           "Everybody has returned theirs."};
inline constexpr Text collect_missing_title{"自己点検票が未提出の方（{}人）",
                                            "Not returned yet ({} people)"};
inline constexpr Text collect_missing_department{"■{}（{}人）", "{} ({})"};
inline constexpr Text collect_to_be_checked{"（提出されたファイルを確認中）",
                                            " (a file is being checked)"};
inline constexpr Text collect_no_department{"所属なし", "no department"};
inline constexpr Text collect_several_kits{
    "別の回に配った票が混ざっています（{}種類）。前回の票でないか、点検日をご確認ください。",
    "There are files of {} different rounds. Check their dates."};
inline constexpr Text collect_progress{"自己点検票を読み込んでいます…",
                                       "Reading self-check files…"};

inline constexpr Text share{
    "都道府県などに提供する、団体全体の集計だけのファイルを作ります（少人数の値は伏せ、氏名・職員番"
    "号"
    "・所属ごとの値は含めません）",
    "Write what a prefecture may have: figures of the whole alone, small groups masked, no names, "
    "no departments"};
inline constexpr Text share_out{"書き出すファイル（.json）", "File to write (.json)"};
inline constexpr Text share_code{
    "全国地方公共団体コード（検査数字を含む6桁）。省略時はシート「設定」の「団体コード」",
    "Code of the municipality: six digits; otherwise that of the sheet of settings"};
inline constexpr Text share_name{"団体名。省略時はシート「設定」の「団体名」",
                                 "Name of the municipality; otherwise that of the settings"};
inline constexpr Text share_least{
    "この人数に満たない集団の値を伏せます（3以上。省略時は「設定」の「最小人数」、なければ3）",
    "Mask figures about fewer people than this (3 or more; otherwise as the settings say, or 3)"};
inline constexpr Text merge{
    "市区町村の提供ファイルを1つのブックにまとめ、比較できるものだけを並べ、合計します",
    "Put share files of municipalities side by side, with totals of what can be compared"};
inline constexpr Text merge_files{
    "提供ファイル（.json）。スキルマップのブックや履歴も指定でき、同じように伏せてからまとめます",
    "Share files (.json); workbooks and histories, too, which are masked in the same way first"};
inline constexpr Text merge_to{
    "ブックや履歴の記録を、PostgreSQLのデータベースに取り込みます（例：postgresql://"
    "利用者@サーバー/"
    "データベース）。氏名は取り込みません",
    "Load the records of workbooks and histories into a PostgreSQL database, without names"};
inline constexpr Text merge_schema{"取り込む先のスキーマ。省略時は skillmap",
                                   "The schema to load into; otherwise skillmap"};
inline constexpr Text merge_sql_only{
    "データベースを使わず、表とビューを作るSQLを表示します（事前の確認用）",
    "Print the SQL of the tables and views for somebody to read; no database is used"};
inline constexpr Text merge_scheme{"「設定」の制度の代わりに使う制度（--to、--sql-only）",
                                   "The scheme instead of that of 設定 (--to, --sql-only)"};
inline constexpr Text warehouse_loaded{"{}団体の記録を取り込みました（スキーマ {}）。",
                                       "Loaded {} municipalities into schema {}."};
inline constexpr Text merge_as_of{
    "比較する基準日（例：2026-03-31）。省略時は、最も多くの市区町村の基準日",
    "The as-of date to be compared, such as 2026-03-31; otherwise that of most municipalities"};
inline constexpr Text merge_apart{
    "比較に含めていない数値のある市区町村が{}"
    "団体あります（「比較できないもの」に理由があります）。",
    "{} municipalities have figures that are not compared (see 比較できないもの)."};

inline constexpr Text find{
    "異動・配置のために、条件を満たす職員を探します（人事担当用。氏名が表示されます）",
    "Look for people who have what a post asks for (for HR; shows names)"};
inline constexpr Text find_persona{"人材像。くり返せます（すべてを満たす職員）",
                                   "Persona; may be repeated: all of them"};
inline constexpr Text find_stage{"この段階か、より上の段階（Step2、または2）",
                                 "This stage or a higher one (Step2, or 2)"};
inline constexpr Text find_skill{
    "スキルと、自己点検のレベル（例：データ理解/活用=2）。レベルを省略すると1以上",
    "Skill and its level in the self-check (such as データ理解/活用=2); 1 unless told"};
inline constexpr Text find_tool{
    "ツールとレベル（例：Excel=2）。制度が異動・配置に考慮しないとする職員には使いません",
    "Tool and level (such as Excel=2); not used for people of whom the scheme says that it does "
    "not count for posts"};
inline constexpr Text find_training{"修了（免除）した研修の名称かコード",
                                    "Name or code of a training completed or exempted from"};
inline constexpr Text find_qualification{"資格の名称", "Name of a qualification"};
inline constexpr Text find_in{
    "この所属（コードか名称）と、その下の所属の職員。兼務を含みます。くり返すと、いずれかの所属",
    "People of this department (code or name) or one below it, concurrent posts included; "
    "repeated: of any of them"};
inline constexpr Text find_not_in{"この所属（と、その下の所属）以外の職員",
                                  "People of no such department"};
inline constexpr Text find_position{"職位。くり返すと、いずれかの職位",
                                    "Position; repeated: any of them"};
inline constexpr Text find_out{"氏名の載った一覧を書き出すブック（.xlsx。取扱注意）",
                               "Workbook to write with names (.xlsx; not for publication)"};
inline constexpr Text find_headline{"{}　基準日 {}　検索した職員 {}人　制度 {}",
                                    "{}, as of {}, {} people considered, scheme {}"};
inline constexpr Text find_conditions{"条件", "Conditions"};
inline constexpr std::array<Text, 8> find_kinds{{{"人材像", "persona"},
                                                 {"段階", "stage"},
                                                 {"スキル", "skill"},
                                                 {"ツール", "tool"},
                                                 {"研修", "training"},
                                                 {"資格", "qualification"},
                                                 {"所属", "department"},
                                                 {"職位", "position"}}};
inline constexpr Text find_or_higher{"{}以上", "{} or higher"};
inline constexpr Text find_other_than{"{}以外", "other than {}"};
inline constexpr Text find_matches{"該当：{}人", "Matches: {}"};
inline constexpr Text find_unknown{
    "未確認：{}"
    "人（満たすかどうか分からない条件があります。該当にも、該当しない職員にも含めません）",
    "Not known: {} (whether a condition holds; neither matches nor no matches)"};
inline constexpr Text find_not_used{"考慮しない条件を除いて該当：{}人",
                                    "Matches but for what does not count for them: {}"};
inline constexpr Text find_is_unknown{"未確認", "not known"};
inline constexpr Text find_is_not_used{"考慮しない", "does not count"};
inline constexpr Text find_without_tools{
    "「{}"
    "」の職員については、ツールのレベルと、それで決まる段階・スキルを、異動・配置に考慮しないため"
    "、条件に使わず、表示もしていません（出典：{}）。",
    "Of people who are {}, levels of tools and what they decide do not count for posts: they are "
    "neither used nor shown (source: {})."};
inline constexpr Text find_no_ranking{"所属の順です。優れた順や、登用の順ではありません。",
                                      "In the order of departments, not of merit."};

inline constexpr Text what_if{
    "異動案を反映したら、各所属の人数・段階・最低数がどうなるかを試算します（人事担当用）",
    "Try proposed transfers: what they do to people, stages and minimums of departments (for HR)"};
inline constexpr Text what_if_transfers{
    "異動案（.xlsx、.csv。見出しは、職員番号と、異動先所属コードか異動先。氏名は確認用）",
    "The transfers (.xlsx, .csv: 職員番号, and 異動先所属コード or 異動先; 氏名 is checked)"};
inline constexpr Text what_if_out{"試算の結果を書き出すブック（.xlsx。取扱注意）",
                                  "Workbook to write (.xlsx; with names, not for publication)"};
inline constexpr Text what_if_headline{"{}　基準日 {}　異動案の試算（反映した異動 {}件）",
                                       "{}, as of {}: {} transfers tried"};
inline constexpr Text what_if_changes{"変わる所属（異動前 → 異動後）",
                                      "What changes (before → after)"};
inline constexpr Text what_if_nothing{"数値は変わりません", "no figure changes"};
inline constexpr Text what_if_minimums{"所属ごとの最低数", "Minimums of departments"};
inline constexpr Text what_if_lost{"1人もいなくなる所属", "Departments left without anybody"};
inline constexpr Text what_if_none{"ありません", "none"};
inline constexpr Text what_if_everybody{"すべての職員", "everybody"};
inline constexpr Text what_if_newly_missed{"新たに届かない", "newly missed"};
inline constexpr Text what_if_newly_reached{"新たに届く", "newly reached"};
inline constexpr Text what_if_missed{"届かないまま", "missed as before"};
inline constexpr Text what_if_reached{"届いている", "reached"};
inline constexpr Text what_if_nobody{"職員がいない", "nobody is there"};
inline constexpr Text what_if_without_tools{
    "「{}」の職員については、ツールのレベルで決まる段階・指標・最低数を載せていません（出典：{}"
    "）。",
    "Of people who are {}, stages, figures and minimums that tools decide are left out (source: "
    "{})."};

inline constexpr Text quals{
    "資格台帳を作ります：期限の近い資格、合格率（所属別・月別・資格別）、受験料などの支給対象",
    "The register of qualifications: expiries, pass rates, and the fees to pay by the scheme"};
inline constexpr Text quals_out{
    "書き出すブック（.xlsx）。--audience "
    "がなければ、氏名のない合格率だけを載せ、少人数の値は伏せます",
    "Workbook to write (.xlsx); without --audience the pass rates alone, small groups hidden"};
inline constexpr Text quals_audience{
    "氏名のある台帳・期限・支給対象も載せます（hr：人事担当用、manager：所属長用。取扱注意）",
    "Add register, expiries and fees with names, not for publication (hr, manager)"};
inline constexpr Text quals_department{"載せる所属のコード（その下の所属を含みます）",
                                       "Code of the department, with those below it"};
inline constexpr Text quals_within{
    "基準日から何か月以内に期限が来る資格を「期限間近」とするか。省略時は6",
    "Months from the as-of date in which an expiry is near (6)"};
inline constexpr Text quals_format{"画面への出力：text、json、csv", "Output: text, json or csv"};
inline constexpr Text quals_exam{"資格・試験", "Exam"};
inline constexpr Text quals_people{"合格した職員", "People passed"};
inline constexpr Text quals_attempts{"合格した受験", "Attempts passed"};
inline constexpr Text quals_no_results{
    "シート「資格」に「合否」の記入がないため、合格率は計算できません。",
    "No 合否 is written in the sheet 資格, so there are no pass rates."};
inline constexpr Text quals_expiry{"有効期限：期限切れ {}件、{}まで {}件、不明 {}件、記載なし {}件",
                                   "Expired: {}; by {}: {}; unknown: {}; not written: {}"};
inline constexpr Text quals_no_rules{"この制度には、受験料などを支給する規則がありません。",
                                     "The scheme has no rule about fees."};
inline constexpr Text quals_payable{"支給できるもの：{}件 {}円（うち一部の費用が不明 {}件）",
                                    "Payable: {}, {} yen (a part unknown: {})"};
inline constexpr Text quals_check{"要確認：{}件 {}円（うち費用が不明 {}件）",
                                  "To be checked: {}, {} yen (a part unknown: {})"};
inline constexpr Text quals_others{"支給しないもの：{}件　支給済み：{}件",
                                   "Not paid by the rule: {}; paid already: {}"};

inline constexpr Text reading{"読み込んでいます…", "Reading…"};
inline constexpr Text evaluating{"計算しています…", "Computing…"};
inline constexpr Text import_progress{"行を読み込んでいます…", "Reading rows…"};
inline constexpr Text writing{"書き出しています…", "Writing…"};

inline constexpr Text findings_hint{"確認が必要な点が{}件あります。一覧：skillmap check {}",
                                    "{} findings. For the list: skillmap check {}"};
inline constexpr Text written{"{} を作りました。", "{} written."};
inline constexpr Text put_scheme_beside{
    "制度のファイル「{}」を、{} と同じフォルダーに置いてください。",
    "Put the scheme's file \"{}\" into the folder of {}."};
inline constexpr Text no_findings{"確認が必要な点はありません。", "No findings."};
inline constexpr Text finding_count{"確認が必要な点：{}件", "Findings: {}"};
inline constexpr Text note_count{"参考：{}件", "Notes: {}"};
inline constexpr Text more_of_kind{"　ほか{}件（--format json ですべて表示）",
                                   "  and {} more (--format json shows all)"};

inline constexpr Text usage_missing{"「{}」を指定してください", "\"{}\" is missing"};
inline constexpr Text usage_apart{"「{}」と「{}」は一緒に指定できません",
                                  "\"{}\" and \"{}\" do not go together"};
inline constexpr Text usage_with{"「{}」には「{}」も指定してください", "\"{}\" needs \"{}\""};
inline constexpr Text usage_value_missing{"「{}」の値を指定してください", "\"{}\" needs a value"};
inline constexpr Text usage_number{"「{}」は数で指定してください", "\"{}\" takes a number"};
inline constexpr Text usage_range{"「{}」は使えません。{}から{}までにしてください",
                                  "not {}, but from {} to {}"};
inline constexpr Text usage_one_of{"「{}」は使えません。{}のいずれかにしてください",
                                   "not {}, but one of {}"};
inline constexpr Text usage_extra{"「{}」は使えません", "\"{}\" is not known"};
inline constexpr Text usage_value{"値が正しくありません（{}）", "a value is wrong ({})"};
inline constexpr Text usage_no_command{"コマンドを指定してください（skillmap --help で一覧）",
                                       "give a command (see skillmap --help)"};

inline constexpr Text headline{"{}　基準日 {}　職員 {}人（うち集計の対象 {}人）",
                               "{}, as of {}, {} staff, of whom {} are counted"};
inline constexpr Text stages_title{"人材像別の育成段階（人）", "Stages by persona (people)"};
inline constexpr Text departments_title{"所属別", "Departments"};
inline constexpr Text targets_title{"目標と実績", "Targets"};
inline constexpr Text target{"指標", "target"};
inline constexpr Text target_value{"目標値", "value"};
inline constexpr Text actual{"実績", "actual"};
inline constexpr Text gap{"不足", "missing"};
inline constexpr Text due{"達成年度", "due"};
inline constexpr Text below_target{"  {}に届かない所属：{}（{}）", "  below {}: {} ({})"};
inline constexpr Text not_set{"未設定", "not set"};
inline constexpr Text whole{"全庁", "whole"};
inline constexpr Text stages{"段階", "stages"};
inline constexpr Text explain{"1人の育成段階の理由を、根拠のセルとともに示します",
                              "Say why a person has their stages, with the cells that prove it"};
inline constexpr Text explain_staff{"職員番号", "Staff number"};
inline constexpr Text use_scheme{"制度の名前。省略時はブックの設定",
                                 "Id of a scheme; otherwise those of the workbook"};
inline constexpr Text explanation_title{"{}　{}　{}　（基準日 {}）", "{} {}, {}, as of {}"};
inline constexpr Text rule{"決まり：{}", "rule: {}"};
inline constexpr Text evidence{"根拠：{}", "evidence: {}"};
inline constexpr Text more_cells{"　ほか{}セル", " and {} more"};
inline constexpr Text decided_by{"読み方：{}＝{}{}", "reading: {} = {}{}"};
inline constexpr Text equivalent{"換算：{} の {}", "equals: {} {}"};
inline constexpr Text members_rule{"対象：{}", "for: {}"};
inline constexpr Text requirement_count{"スキル要件 {}項目", "{} skills required"};
inline constexpr Text training_count{"研修 {}件", "{} trainings"};

inline constexpr Text scheme{"制度（スキル基準・認定制度）を調べ、確かめ、作ります",
                             "Look at schemes, check them, make new ones"};
inline constexpr Text scheme_list{"組み込みの制度を一覧にします", "List the schemes there are"};
inline constexpr Text scheme_show{"制度の内容を示します", "Show what a scheme asks"};
inline constexpr Text scheme_export{"制度をExcelで変更できるブックとして書き出します",
                                    "Write a scheme as a workbook, to change it in Excel"};
inline constexpr Text scheme_check{"制度のファイルに誤りがないかを確かめます",
                                   "Check the file of a scheme"};
inline constexpr Text scheme_new{"組み込みの制度を写して、新しい制度のファイルを作ります",
                                 "Make a new scheme from one there is"};
inline constexpr Text scheme_id{"制度の名前（skillmap scheme list で一覧）またはファイル",
                                "Id of a scheme (see skillmap scheme list) or a file"};
inline constexpr Text scheme_file{"制度のファイル", "File of a scheme"};
inline constexpr Text scheme_from{"もとにする制度", "The scheme to start from"};
inline constexpr Text scheme_new_id{"新しい制度の名前（半角英数字とハイフン）",
                                    "Id of the new scheme"};
inline constexpr Text scheme_is_right{"{}（{}）に誤りはありません。", "{} ({}) is valid."};
inline constexpr Text scheme_options{"読み方（●が採用中）", "Readings (● is chosen)"};
inline constexpr Text scheme_parameters{"基準値", "Parameters"};
inline constexpr Text scheme_indicators{"指標", "Figures"};
inline constexpr Text scheme_sources{"出典", "Sources"};

inline constexpr Text undecided{"うち上の段階が不明", "higher stage unknown:"};
inline constexpr Text persons_title{"職員別", "Staff"};
inline constexpr Text persona{"人材像", "Persona"};
inline constexpr Text people{"人数", "People"};
inline constexpr Text none{"未到達", "None yet"};
inline constexpr Text department{"所属", "Department"};
inline constexpr Text members{"職員数", "Members"};
inline constexpr Text without_stages{"段階なし", "no stages"};
inline constexpr Text unknown_persona{"制度にない人材像", "persona not in the scheme"};
inline constexpr Text no_persona{"人材像なし", "no persona"};
inline constexpr Text not_applicable{"－", "n/a"};

}  // namespace texts

}  // namespace skillmap::cli
