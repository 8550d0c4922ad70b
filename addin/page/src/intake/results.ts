// What the engine says of an import or of a collection (addin/engine/import.h, collect.h).

export interface ColumnProposal {
  heading: string;
  occurrence: number;
  to: string;
  certain: boolean;
  why: string;
  dates: string;
  level: number | null;
  examples: string[];
}

export interface UnknownAnswer {
  heading: string;
  answer: string;
  count: number;
  level: boolean;
  cell: string;
}

export type LevelMeaning = number | "blank" | "open";

export interface FileProposal {
  file: string;
  source: string;
  into: string;
  certain: boolean;
  training: string;
  status: string;
  date: string;
  minutes: number | null;
  columns: ColumnProposal[];
  levels: Record<string, LevelMeaning>;
  states: Record<string, string>;
  trainings: Record<string, string>;
  subjects: Record<string, string>;
  unknown_answers: UnknownAnswer[];
  has_person: boolean;
  has_content: boolean;
  issues: string[];
  missing: string[];
  added: string[];
  notes: string[];
}

export interface Row {
  file: string;
  row: number | null;
  outcome: string;
  staff_id: string;
  name: string;
  sheets: string[];
  reasons: string[];
}

export interface HeldPerson {
  number: string;
  mail: string;
  upn: string;
  name: string;
  kana: string;
  department: string;
  file: string;
  row: number | null;
  reason: string;
  candidates: string[];
  rows: number;
  listed: boolean;
}

export interface Plan {
  counts: Record<string, number>;
  rows: Row[];
  held: HeldPerson[];
}

/** What a mapping can say. */
export interface Choices {
  sources: { id: string; name: string }[];
  sheets: { id: string; name: string; columns: { id: string; name: string }[] }[];
  skills: string[];
  tools: string[];
  boxes: string[];
  trainings: string[];
  states: string[];
  highest_level: number;
}

export interface ImportResult extends Partial<Plan> {
  choices: Choices;
  files: FileProposal[];
}

export interface Collection extends Plan {
  files: number;
  ignored: number;
  unreadable: number;
  people: number;
  returned: number;
  kits: string[];
  missing: { department: string; name: string; people: { staff_id: string; name: string; to_be_checked: boolean }[] }[];
}

/** Nothing where the files could not be taken yet. */
export function planOf(result: Partial<Plan>): Plan | undefined {
  const { counts, rows, held } = result;
  return counts && rows && held ? { counts, rows, held } : undefined;
}
