// The words of a workbook that is open beside the page.
const number = (count: number): string => count.toLocaleString("ja-JP");

export const besideWords = {
  take: "開いているブックを読む",
  takeHint: "いま開いているブックを、保存していない変更も含めて読み取ります。読むだけでは、ブックは変わりません。",
  again: "読み直す",
  drop: "ほかのファイルを使うときは、ここにドロップするか、選んでください。",
  limits: "この環境について",
  write: "育成段階を開いているブックに書き込む",
  writeHint: "書き込む前に、変わるセルをすべて示します。",
  changes: "書き込むセル",
  counted: (cells: number, sheets: readonly string[]): string =>
    `${sheets.map((sheet) => `「${sheet}」`).join("、")}シートの${number(cells)}セルを書き換えます。ほかのセルは変わりません。` +
    "値と日付の表示形式だけを書き込み、罫線や列の幅は変えません。元に戻せるとは限りません。先にブックを保存してください。",
  none: "開いているブックの育成段階は、すでにこの評価のとおりです。変わるセルはありません。",
  place: "セル",
  before: "いまの内容",
  after: "書き込む内容",
  blank: "（空欄）",
  writeNow: "書き込む",
  stop: "やめる",
  stopped: "書き込んでいません。",
  moved: (place: string): string =>
    `${place} の内容が、読み取った後に変わっています。書き込んでいません。もう一度、書き込むセルを確かめてください。`,
  written: (cells: number): string => `${number(cells)}セルを書き込み、書き込んだとおりであることを確かめました。ブックは保存していません。`,
  insert: "開いているブックに加える",
  inserted: (sheets: readonly string[]): string =>
    `開いているブックの末尾に${number(sheets.length)}シートを加えました（${sheets.join("、")}）。数値と図が出ていることを確かめてから、ブックを保存してください。`,
} as const;
