// A mapping that somebody corrects, and its text: the file that the command line reads and writes
// (core/intake/import/mapping.h). What is not decided stays open.
import type { FileProposal, LevelMeaning } from "./results";

export const open = "open";

export interface ColumnDraft {
  heading: string;
  occurrence: number;
  /** What it is taken for; `open` as long as nobody has said so. */
  to: string;
  /** What it may be, where it is open. */
  hint: string;
  dates: string;
  /** The order of its dates has to be told, or was. */
  asksDates: boolean;
  level: number | null;
  /** It is one choice of a question: a tick means a level. */
  ticks: boolean;
  why: string;
  examples: string[];
}

export interface Mapping {
  source: string;
  into: string;
  training: string;
  status: string;
  date: string;
  minutes: number | null;
  columns: ColumnDraft[];
  levels: Record<string, LevelMeaning>;
  states: Record<string, string>;
  trainings: Record<string, string>;
  subjects: Record<string, string>;
}

/** The mapping that is proposed for files of the same columns. */
export function draftOf(files: readonly FileProposal[]): Mapping {
  const [first] = files;
  if (first === undefined) throw new Error("no files");
  const joined = <V>(part: (file: FileProposal) => Record<string, V>): Record<string, V> =>
    Object.assign({}, ...[...files].reverse().map(part)) as Record<string, V>;
  return {
    source: first.source, into: first.into, training: first.training, status: first.status, date: first.date,
    minutes: first.minutes,
    levels: joined((file) => file.levels), states: joined((file) => file.states),
    trainings: joined((file) => file.trainings), subjects: joined((file) => file.subjects),
    columns: first.columns.map((column, i) => {
      const certain = files.every((file) => file.columns[i]?.certain);
      return {
        heading: column.heading, occurrence: column.occurrence, dates: column.dates, level: column.level, why: column.why,
        asksDates: column.why === "dates" || column.dates !== "", ticks: column.why === "tick" || column.level !== null,
        to: !certain ? open : column.to === open ? "ignore" : column.to,
        hint: !certain && column.to !== open ? column.to : "",
        examples: [...new Set(files.flatMap((file) => file.columns[i]?.examples ?? []))].slice(0, 3),
      };
    }),
  };
}

/** Files of the same columns have the same key: one mapping is for all of them. */
export function keyOf(file: FileProposal): string {
  return JSON.stringify([file.source, file.into, file.training,
    ...file.columns.map((column) => [column.heading, column.occurrence, column.to, column.level])]);
}

function isLevelled(to: string): boolean {
  return to.startsWith("skill:") || to.startsWith("tool:");
}

// A basic string of TOML: as in JSON, and no DEL.
function text(value: string): string {
  return JSON.stringify(value).replaceAll("\x7f", "\\u007f");
}

function table(name: string, entries: Record<string, string | number>): string {
  const lines = Object.entries(entries).map(([key, value]) =>
    `${text(key)} = ${typeof value === "number" ? value : text(value)}\n`);
  return lines.length === 0 ? "" : `\n[${name}]\n${lines.join("")}`;
}

function columnLine(column: ColumnDraft): string {
  const parts = [`heading = ${text(column.heading)}`];
  if (column.occurrence > 1) parts.push(`occurrence = ${column.occurrence}`);
  parts.push(`to = ${text(column.to)}`);
  if (column.level !== null && isLevelled(column.to)) parts.push(`level = ${column.level}`);
  if (column.dates !== "") parts.push(`dates = ${text(column.dates)}`);
  return `  { ${parts.join(", ")} },\n`;
}

export function toToml(mapping: Mapping): string {
  const of = (key: string, value: string): string => (value === "" ? "" : `${key} = ${text(value)}\n`);
  return `source = ${text(mapping.source)}\n` + `into = ${text(mapping.into)}\n` +
    of("training", mapping.training) + of("status", mapping.status) + of("date", mapping.date) +
    (mapping.minutes === null ? "" : `minutes = ${mapping.minutes}\n`) +
    `columns = [\n${mapping.columns.map(columnLine).join("")}]\n` +
    table("levels", mapping.levels) + table("states", mapping.states) + table("trainings", mapping.trainings) +
    table("subjects", mapping.subjects);
}
