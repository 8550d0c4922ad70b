// The functions that cells can ask, in one table: Excel is told of them from it (functions.json), and what answers them is
// associated by it. Knows nothing of Excel's interface.

interface Parameter {
  name: string;
  description: string;
  optional?: true;
}

interface CellFunction {
  description: string;
  result: "string" | "any";
  parameters: readonly Parameter[];
}

const staff: Parameter = { name: "職員番号", description: "職員番号。先頭の0はなくてもかまいません。" };
const persona: Parameter = { name: "人材像", description: "人材像の名称。省略すると、その職員のすべての人材像。", optional: true };

export const functions = {
  STAGE: {
    description: "このブックのスキルマップで、職員が到達した育成段階。到達していなければ「未到達」、記録が足りず決まらなければ「不明」。",
    result: "string", parameters: [staff, persona],
  },
  REASON: {
    description: "職員の次の段階（段階を指定すればその段階）の判定と理由。",
    result: "string", parameters: [staff, persona,
      { name: "段階", description: "段階の名称（Step1 など）。省略すると、まだ到達していない最初の段階。", optional: true }],
  },
  RATE: {
    description: "所属または全庁の指標の値（ダッシュボードの「データ」と同じ）。人数が少なく伏せる値は「＊」、値がなければ #N/A。",
    result: "any", parameters: [
      { name: "所属", description: "所属コード、所属名、または「全庁」。" },
      { name: "指標", description: "指標の名称（職員数、DX推進員 Step2以上 など）。" }],
  },
} as const satisfies Record<string, CellFunction>;

export type FunctionName = keyof typeof functions;
export const functionNames = Object.keys(functions) as readonly FunctionName[];

/** What Excel is told of them. They stream: results come later, and again when the workbook has changed. */
export function metadata(): object {
  return {
    functions: Object.entries<CellFunction>(functions).map(([id, { description, result, parameters }]) => ({
      id, name: id, description, result: { type: result, dimensionality: "scalar" },
      parameters: parameters.map((one) => ({ ...one, type: "any", dimensionality: "scalar" })),
      options: { stream: true },
    })),
  };
}
