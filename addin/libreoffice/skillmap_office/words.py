"""The words of the extension, Japanese and English, in one place: what is told, and what menus and the function wizard show."""

from __future__ import annotations

from typing import Dict, Tuple

LANGUAGES = ("ja", "en")
Words = Tuple[str, str]  # as in LANGUAGES

PRODUCT: Words = ("スキルマップ", "Skill map")
DESCRIPTION: Words = (
    "職員のデジタルスキルマップ（WG様式のブック）を点検し、育成段階を判定し、所属別ダッシュボードを作ります。処理はこのパソコンの中だけで"
    "行い、外部には何も送りません。",
    "Checks a municipality's skill map workbook, judges stages and makes the dashboard of its departments. Everything stays on "
    "this computer.")

TOLD: Dict[str, Words] = {
    "title": PRODUCT,
    "reading": ("読み込んでいます…", "Reading…"),
    "evaluating": ("計算しています…", "Evaluating…"),
    "writing": ("書き出しています…", "Writing…"),
    "importing": ("取り込んでいます…", "Importing…"),
    "finding": ("要確認", "Finding"),
    "note": ("参考", "Note"),
    "kind": ("区分", "Kind"),
    "place": ("場所", "Place"),
    "message": ("内容", "Message"),
    "no_issues": ("確認が必要な点はありません。", "There are no findings."),
    "findings": ("確認が必要な点が{count}件あります。行を選ぶと、そのセルを表示します。",
                 "{count} findings. Choose a line to go to its cell."),
    "notes_only": ("確認が必要な点はありません。参考が{count}件あります。", "No findings; {count} notes."),
    "list_to_document": ("一覧を新しい文書に出す", "List as a new document"),
    "close": ("閉じる", "Close"),
    "written": ("{people}人の欄（{sheets}）に、育成段階、次の段階に必要なもの、判定日を書き込みました。"
                "［元に戻す］で書き込む前に戻せます。保存はしていません。",
                "Stages, what is missing and the date were written for {people} people ({sheets}). Undo takes them back. "
                "Nothing was saved."),
    "see_findings": ("\n確認が必要な点が{count}件あります。［点検］で確かめてください。", "\nThere are {count} findings: see Check."),
    "nothing_to_write": ("育成段階は書き込み済みの内容から変わっていません。", "The stages written are as they were."),
    "undo": ("育成段階の書き込み", "Write stages"),
    "read_only": ("文書が読み取り専用のため、育成段階を書き込めません。", "The document is read-only: stages cannot be written."),
    "protected": ("シート「{sheet}」が保護されているため、書き込めません。保護を解除してから、もう一度実行してください。",
                  "Sheet “{sheet}” is protected. Unprotect it and try again."),
    "merged_under": ("シート「{sheet}」のセル {cell} は結合されたセルの中にあるため、書き込めません。",
                     "Cell {cell} of sheet “{sheet}” is inside a merged cell and cannot be written."),
    "sheet_gone": ("シート「{sheet}」が見つかりません。", "There is no sheet “{sheet}”."),
    "sheet_hidden": ("シート「{sheet}」は非表示です。", "Sheet “{sheet}” is hidden."),
    "choose_person": ("職員の行を選んでから実行してください（選んだ行に、ブックにある職員番号が見つかりません）。",
                      "Select the row of a member of staff first: no staff number of this workbook is in the selected row."),
    "reasons_of": ("{name}（{staff}）　{stages}", "{name} ({staff})  {stages}"),
    "met": ("満たす", "Met"),
    "not_met": ("満たさない", "Not met"),
    "unknown": ("不明", "Unknown"),
    "stage": ("段階", "Stage"),
    "state": ("判定", "State"),
    "not_reached": ("未到達", "Not reached"),
    "without_stages": ("この職員に、段階の定めのある人材像はありません。", "This person has no persona with stages."),
    "and_more": ("{first} ほか{count}か所", "{first} and {count} more"),
    "choose_exports": ("取り込むファイルを選んでください（回答の書き出し、一覧表。対応表があれば一緒に選びます）",
                       "Choose files to import (exports, lists; with them a mapping, if there is one)"),
    "exports_filter": ("回答・一覧表・対応表", "Exports, lists, mappings"),
    "import_unclear": ("列の意味が決まらないため、取り込んでいません。［対応表を保存］で保存した対応表を確かめ（「open」は書き直し）、"
                       "取り込むファイルと一緒に選んでください。",
                       "Not imported: the meaning of some columns is open. Save the mapping, look at it (correct “open”), and "
                       "choose it together with the files."),
    "import_planned": ("{counts}。行を選ぶと理由の全文を示します。",
                       "{counts}. Choose a line to see all of its reasons."),
    "import_question": ("{counts}。\n\n取り込んだブックを新しい文書として開きますか。\n（開いている文書は変わりません。）",
                        "{counts}.\n\nOpen the workbook with these rows as a new document?\n(The open document stays as it is.)"),
    "import_nothing": ("{counts}。\n\nブックに加わるものはありません。", "{counts}.\n\nThere is nothing to add to the workbook."),
    "save_mapping": ("対応表を保存…", "Save the mapping…"),
    "mapping_saved": ("対応表を保存しました。", "The mapping was saved."),
    "heading_to": ("「{heading}」→ {to}", "“{heading}” → {to}"),
    "heading_open": ("「{heading}」→ {to}？（確認が必要です）", "“{heading}” → {to}? (to be confirmed)"),
    "answer_open": ("「{heading}」の回答「{answer}」（{count}件）の意味が決まっていません。",
                    "“{heading}”: the meaning of the answer “{answer}” ({count} times) is open."),
    "heading_missing": ("対応表にある見出し「{heading}」がありません。", "The heading “{heading}” of the mapping is missing."),
    "heading_added": ("対応表にない見出し「{heading}」があります。", "The heading “{heading}” is not in the mapping."),
    "row": ("{file} {row}行目", "{file}, row {row}"),
    "added": ("追加 {count}件", "{count} added"),
    "changed": ("更新 {count}件", "{count} updated"),
    "unchanged": ("変更なし {count}件", "{count} unchanged"),
    "superseded": ("前の回答 {count}件", "{count} superseded"),
    "held": ("保留 {count}件", "{count} held"),
    "rejected": ("不採用 {count}件", "{count} rejected"),
    "failed": ("処理できませんでした。\n{problem}", "This did not work.\n{problem}"),
    "no_library": ("スキルマップの計算プログラム（{file}）を読み込めません。このOS用の拡張機能かどうかを確かめてください。\n{problem}",
                   "The engine ({file}) cannot be loaded. Is this extension made for this system?\n{problem}"),
    "document_not_read": ("文書の内容を読み出せません。\n{problem}", "The document's content cannot be read.\n{problem}"),
    "result_not_opened": ("作成した文書を開けません。", "The result cannot be opened."),
    "cannot_evaluate": ("（評価できません）{problem}", "(not evaluated) {problem}"),
    "hidden": ("＊", "*"),
    "persona_stage": ("{persona}：{stage}", "{persona}: {stage}"),
    "between": ("、", ", "),
}

# What columns of a mapping are taken for, as the mapping writes it. What is not here is shown as it is written.
TARGETS: Dict[str, Words] = {
    "open": ("使いません", "not used"),
    "ignore": ("使いません", "not used"),
    "person.number": ("職員番号", "staff number"),
    "person.mail": ("メール", "mail"),
    "person.upn": ("アカウント", "account"),
    "person.name": ("氏名", "name"),
    "person.family": ("姓", "family name"),
    "person.given": ("名", "given name"),
    "person.kana": ("フリガナ", "reading of the name"),
    "person.department": ("所属名", "department"),
    "field.date": ("日付", "date"),
    "field.training": ("研修", "training"),
    "field.status": ("状態", "state"),
}
KINDS_OF_TARGETS: Dict[str, Words] = {
    "skill:": ("スキル：", "skill: "),
    "tool:": ("ツール：", "tool: "),
    "training:": ("研修：", "training: "),
}


class Teller:
    """The words of one language."""

    def __init__(self, language: str):
        self.language = language if language in LANGUAGES else "ja"
        self._index = LANGUAGES.index(self.language)

    def __call__(self, key: str, **values: object) -> str:
        return TOLD[key][self._index].format(**values)

    def one_of(self, words: Words) -> str:
        return words[self._index]

    def target(self, written: str) -> str:
        for start, kind in KINDS_OF_TARGETS.items():
            if written.startswith(start):
                return self.one_of(kind) + written[len(start):]
        return self.one_of(TARGETS[written]) if written in TARGETS else written
