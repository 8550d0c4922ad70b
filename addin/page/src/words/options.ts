// The words of files that are used beside the book: schemes of one's own, the book of an earlier time.

export const schemeWords = {
  ofBook: "制度：ブックの設定のとおり",
  alone: (names: string): string => `制度：${names}`,
  beside: (names: string): string => `制度：ブックの設定のとおり（使えるファイル：${names}）`,
  hint: "自分の団体の制度のファイル（.toml か .xlsx）で判定できます。ファイルは、このページを閉じるまで使います。",
  choose: "制度のファイルを選ぶ",
  files: "制度のファイル",
  remove: (name: string): string => `${name} を外す`,
  only: "ブックの設定にかかわらず、このファイルの制度で判定する",
  onlyHint: "点検・評価・ダッシュボード・名簿に使います。チェックを外すと、設定シートの「制度」に名前のあるものだけを使います。取り込み・自己点検票・回収は、いつもブックの設定によります。",
  asScheme: "制度のファイルとして使う",
  between: "、",
} as const;

export const comparisonWords = {
  title: "前回との比較",
  hint: "前回のブックか日付を指定すると、ページ「前回比較」を加えます。",
  choose: "前回のブックを選ぶ",
  book: "前回のブック",
  remove: (name: string): string => `前回のブック ${name} を外す`,
  asOf: "前回の基準日",
  asOfHint: "空欄の場合は前回のブックの設定によります。ブックを選ばずに日付だけを入れると、開いているブックをその日で計算して比べます。",
  asPrevious: "前回のブックとして比べる",
} as const;
