// The words of the task pane; those of its views are the page's.
import type { Feature } from "./capabilities";

const number = (count: number): string => count.toLocaleString("ja-JP");

export const words = {
  notInExcel: "Excelの外で開いているため、開いているブックの読み取りと書き込みはできません。ファイルを選んでください。",
  noOfficeJs: (address: string): string =>
    `Office.js（${address}）を読み込めないため、Excelのブックを扱えません。ファイルを選んで使うことはできます。管理者に連絡してください。`,
  limits: {
    take: "このExcelは、開いているブックを作業ウィンドウに渡せません。ブックのファイルを選んでください。",
    write: "開いているブックのセルを選ぶこと、育成段階を書き込むことはできません。書き込んだブックを別に受け取ってください。",
    insert: "ダッシュボードを開いているブックに加えることはできません（Web版は図を加えられません）。別のブックで受け取ってください。",
    create: "結果を新しいブックとして開くことはできません。ファイルとして保存します。",
    functions: "関数（=SKILLMAP.STAGE など）は計算できません（#N/A になります）。Windows版・Mac版のExcel 2021以降で使えます。",
    download: "ファイルの保存（庁内ページ、CSV、ZIPなど）はできません。ブックだけを新しいブックとして開きます。",
  } satisfies Record<Feature, string>,
  functions: "関数（=SKILLMAP.STAGE など）を使えます。関数を入れたブックは、このアドインのないExcelでは計算できません。ほかの人に渡すブックでは、値だけを貼り付けてください。",
  opens: "「保存」を選んだブックは、新しいブックとして開きます。Excelで名前を付けて保存してください。",
  unnamed: "ブック.xlsx",
  notTaken: "開いているブックを読み取れませんでした。セルの編集を終えて、もう一度お試しください。",
  incomplete: "開いているブックを最後まで読み取れませんでした。もう一度お試しください。",
  notSelected: (place: string): string => `${place} を選べませんでした。シートの名前が変わったか、非表示になっています。`,
  readOnly: "このブックは読み取り専用で開かれています。書き込んでいません。",
  isProtected: (sheet: string): string => `「${sheet}」シートは保護されています。保護を解除してから、もう一度お試しください。書き込んでいません。`,
  noSheet: (sheet: string): string => `開いているブックに「${sheet}」シートがありません。書き込んでいません。`,
  partly: (done: number | undefined, all: number): string => done === undefined ? "どこまで書き込んだかを確かめられません。ブックを確かめてください。"
    : done === 0 ? "書き込んでいません。" : `${number(all)}セルのうち${number(done)}セルは書き込みました。`,
  differs: (place: string): string => `${place} が、書き込んだとおりになっていません。ブックを確かめてください。`,
  sameNames: (sheets: readonly string[]): string =>
    `開いているブックに同じ名前のシートがあります（${sheets.join("、")}）。前に加えたページなら、削除するか名前を変えてから、もう一度お試しください。加えていません。`,
  notDownloaded: (name: string): string => `この環境では「${name}」を保存できません。Windows版のExcelか、ブラウザーのページを使ってください。`,
  hardened: "組織の設定（拡張子の検査）により、Excelがこの操作を許可していません。",
  tooLarge: "Excelが一度に受け取れる大きさを超えています。別のブックで受け取ってください。",
  unsupported: "このExcelはこの操作に対応していません。",
  denied: "Excelがこの操作を許可していません。ブックの構成やシートの保護を確かめてください。",
  editing: "セルの編集中です。編集を終えて、もう一度お試しください。",
  refused: (code: string, message: string): string => `Excelが操作を受け付けませんでした（${code}：${message}）。`,
} as const;

/** What functions in cells say, and why they say nothing. */
export const cellWords = {
  notReached: "未到達",
  unknown: "不明",
  hidden: "＊",
  between: "、",
  personaStage: (persona: string, stage: string): string => `${persona}：${stage}`,
  noNumber: "職員番号を指定してください。",
  noPerson: (number: string): string => `職員番号「${number}」の職員は、このブックにいません。`,
  noPersona: (persona: string): string => `この職員の人材像に「${persona}」はありません。`,
  noStages: "この職員に、段階の定めのある人材像はありません。",
  noStage: (stage: string): string => `この職員の人材像に、段階「${stage}」はありません。`,
  noDepartment: (name: string): string => `所属「${name}」は、このブックのダッシュボードにありません。`,
  severalDepartments: (name: string): string => `「${name}」という所属が複数あります。所属コードで指定してください。`,
  noIndicator: (name: string): string => `指標「${name}」は、この所属にありません。ダッシュボードのシート「データ」の名称で指定してください。`,
  noValue: "この指標には値がありません（対象の職員がいないなど）。",
  cannot: (why: string): string => `計算できません。${why}`,
  notShared: "このExcelでは、スキルマップの関数を計算できません。",
} as const;
