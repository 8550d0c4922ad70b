// Stages into the workbook that is open beside the page: which cells change is shown before they do.
import { button, element, heading, moveTo, notice } from "../dom";
import type { CellChange, CellContent, GivenFile, OpenWorkbook } from "../host";
import { PagedTable } from "../parts/paged_table";
import type { Session } from "../session";
import { besideWords as words } from "../words/beside";

const firstDay = Date.UTC(1899, 11, 30);
const dayLength = 86_400_000;

function shown(content: CellContent, format?: string): string {
  if (content === "") return words.blank;
  if (typeof content !== "number" || format === undefined) return String(content);
  return new Date(firstDay + content * dayLength).toISOString().slice(0, 10);
}

function changesView(changes: readonly CellChange[], write: () => Promise<void>, stop: () => void): HTMLElement[] {
  const title = heading(3, words.changes);
  const table = new PagedTable<CellChange>(words.changes, [
    { heading: words.place, names: true, class: "short", cell: ({ sheet, cell }) => `${sheet} ${cell}` },
    { heading: words.before, cell: ({ before, format }) => shown(before, format) },
    { heading: words.after, cell: ({ after, format }) => shown(after, format) },
  ], { underHeading: true, page: 20 });
  table.show(changes);
  const sheets = [...new Set(changes.map((one) => one.sheet))];
  return [title, notice("warning", words.counted(changes.length, sheets)), table.element,
    element("div", { class: "buttons" }, button(words.writeNow, write, { id: "write-now", appearance: "primary" }),
      button(words.stop, stop, { id: "write-stop" }))];
}

export function writeBackView(session: Session, beside: OpenWorkbook): HTMLElement {
  const result = element("div", { class: "write-back" });
  const told = (intent: string, text: string): void => {
    const line = element("div", { tabindex: "-1" }, notice(intent, text));
    result.replaceChildren(line);
    moveTo(line);
  };
  // Rows may have moved while somebody looked at the list, though the cells to be written are as blank as before.
  const write = async (changes: readonly CellChange[], seen: GivenFile): Promise<void> => {
    const sheets = new Set(changes.map((one) => one.sheet));
    const done = await session.tried(async (signal) => {
      const moved = beside.changes(seen, await beside.take(signal)).find((one) => sheets.has(one.sheet));
      if (moved !== undefined) throw new Error(words.moved(`${moved.sheet} ${moved.cell}`));
      await beside.write(changes, signal);
      return true;
    });
    if (done === undefined) result.replaceChildren();
    else told("success", words.written(changes.length));
  };
  // Of the workbook as it is now: rows may have moved since it was read.
  const look = async (): Promise<void> => {
    result.replaceChildren();
    const now = await session.tried((signal) => beside.take(signal));
    if (now === undefined) return;
    const written = (await session.ask("evaluate", { write: true }, [], now))?.files[0];
    if (written === undefined) return;
    const changes = beside.changes(now, written);
    if (changes.length === 0) return told("success", words.none);
    const [title, ...parts] = changesView(changes, () => write(changes, now), () => told("info", words.stopped));
    if (title === undefined) return;
    result.replaceChildren(title, ...parts);
    moveTo(title);
  };
  return element("div", {}, element("p", { class: "note" }, words.writeHint),
    button(words.write, look, { id: "write-open", appearance: "primary" }), result);
}
