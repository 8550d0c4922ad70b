// What becomes of the rows of files: how many of each kind, and every row with its reasons.
import { element, option } from "../dom";
import type { GivenFile } from "../host";
import { PagedTable } from "../parts/paged_table";
import { importWords as words } from "../words/imports";
import { csv } from "./csv";
import type { Plan, Row } from "./results";

const order = ["held", "rejected", "added", "changed", "superseded", "unchanged"];
const { rowColumns } = words;

function countsList(counts: Record<string, number>): HTMLElement {
  return element("dl", { class: "counts", "aria-label": words.counts },
    ...Object.entries(words.outcomes).map(([outcome, text]) => element("div", { class: outcome },
      element("dt", {}, text), element("dd", {}, (counts[outcome] ?? 0).toLocaleString("ja-JP")))));
}

function countsOf(rows: readonly Row[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[row.outcome] = (counts[row.outcome] ?? 0) + 1;
  return counts;
}

export function outcomeView(plan: Plan): HTMLElement {
  const several = new Set(plan.rows.map((row) => row.file)).size > 1;
  const table = new PagedTable<Row>(words.rows, [
    { heading: rowColumns.outcome, cell: (row) =>
      element("span", { class: `badge ${row.outcome}` }, words.outcomes[row.outcome] ?? row.outcome) },
    ...(several ? [{ heading: rowColumns.file, class: "file", cell: (row: Row) => row.file }] : []),
    { heading: rowColumns.row, class: "number", cell: (row) => (row.row === null ? "" : String(row.row)) },
    { heading: rowColumns.staff, class: "short", cell: (row) => row.staff_id },
    { heading: rowColumns.name, class: "short", cell: (row) => row.name },
    { heading: rowColumns.sheets, class: "sheets", cell: (row) => row.sheets.join("、") },
    { heading: rowColumns.reasons, class: "reason", cell: (row) => row.reasons.map((one) => element("p", {}, one)) },
  ], { class: "rows" });
  // Those that need a look first; otherwise in the order of the files.
  const sorted = [...plan.rows].sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome));
  const filter = element("select", { "aria-label": words.showOutcome }, option("", words.allRows(plan.rows.length)),
    ...Object.entries(words.outcomes).filter(([outcome]) => (plan.counts[outcome] ?? 0) > 0)
      .map(([outcome, text]) => option(outcome, words.outcomeRows(text, plan.counts[outcome] ?? 0))));
  filter.addEventListener("change", () =>
    table.show(filter.value === "" ? sorted : sorted.filter((row) => row.outcome === filter.value)));
  table.show(sorted);
  const people = new Set(plan.rows.map((row) => row.staff_id).filter((staff) => staff !== "")).size;
  return element("div", { class: "outcome" }, countsList(plan.counts),
    element("p", { class: "note" }, words.peopleCount(people)),
    plan.rows.length === 0 ? undefined : element("div", {}, filter, table.element));
}

/**
 * What became of the rows in two runs: of those that were held at first, what the second says.
 * Where there are several files, each row is known by its file and number; files without rows by name.
 */
export function joinedPlans(first: Plan, second: Plan | undefined): Plan {
  if (second === undefined) return first;
  const key = (row: Row): string => `${row.file}\u001f${row.row ?? ""}\u001f${row.name}`;
  const later = new Map<string, Row[]>();
  for (const row of second.rows) later.set(key(row), [...later.get(key(row)) ?? [], row]);
  const rows = first.rows.map((row) => (row.outcome === "held" ? later.get(key(row))?.shift() ?? row : row));
  return { rows, counts: countsOf(rows), held: second.held };
}

export function reportFile(name: string, rows: readonly Row[]): GivenFile {
  return csv(name, Object.values(rowColumns), rows.map((row) => [
    words.outcomes[row.outcome] ?? row.outcome, row.file, row.row === null ? "" : String(row.row), row.staff_id, row.name,
    row.sheets.join("、"), row.reasons.join(" / "),
  ]));
}
