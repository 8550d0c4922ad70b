// Cells below each other that are written in one go.
import type { CellChange } from "../../page/src/host";

export interface Run {
  sheet: string;
  /** "C2:C41". */
  address: string;
  changes: CellChange[];
}

const most = 1000;

function placeOf(cell: string): [column: string, row: number] {
  const [, column = "", row = ""] = /^([A-Z]+)([0-9]+)$/.exec(cell) ?? [];
  return [column, Number(row)];
}

export function runsOf(changes: readonly CellChange[]): Run[] {
  const columns = new Map<string, { row: number; change: CellChange }[]>();
  for (const change of changes) {
    const [column, row] = placeOf(change.cell);
    const key = JSON.stringify([change.sheet, column, change.format ?? null]);
    const cells = columns.get(key) ?? [];
    if (cells.length === 0) columns.set(key, cells);
    cells.push({ row, change });
  }
  const runs: Run[] = [];
  for (const cells of columns.values()) {
    cells.sort((a, b) => a.row - b.row);
    let last = -1;
    for (const { row, change } of cells) {
      const run = runs.at(-1);
      if (run === undefined || row !== last + 1 || run.changes.length === most || last === -1)
        runs.push({ sheet: change.sheet, address: change.cell, changes: [change] });
      else {
        run.changes.push(change);
        run.address = `${run.changes[0]?.cell}:${change.cell}`;
      }
      last = row;
    }
  }
  return runs;
}
