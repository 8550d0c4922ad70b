// The cells in which one workbook differs from another: contents only. Knows nothing of Excel's interface.
import { unzipSync } from "fflate";
import type { CellChange, CellContent } from "../../page/src/host";

type Parts = Record<string, Uint8Array>;

interface Cell {
  content: CellContent;
  style: number;
}

const formats: Readonly<Record<number, string>> = {  // of ECMA-376 part 1, 18.8.30: those that dates may have
  14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy/m/d h:mm",
};

function parsed(part: Uint8Array | undefined): Document | undefined {
  return part === undefined ? undefined : new DOMParser().parseFromString(new TextDecoder().decode(part), "application/xml");
}

/** Whatever their prefix. */
function all(where: Document | Element | undefined, name: string): Element[] {
  return where === undefined ? [] : [...where.getElementsByTagNameNS("*", name)];
}

/** The text of rich runs together, without readings (rPh). */
function textOf(item: Element): string {
  return all(item, "t").filter((text) => text.parentElement?.localName !== "rPh")
    .map((text) => text.textContent ?? "").join("");
}

function sharedTexts(parts: Parts): string[] {
  return all(parsed(parts["xl/sharedStrings.xml"]), "si").map(textOf);
}

function contentOf(cell: Element, texts: readonly string[]): CellContent {
  const kind = cell.getAttribute("t") ?? "n";
  const inside = [...cell.children];
  if (kind === "inlineStr") return inside.filter((one) => one.localName === "is").map(textOf).join("");
  const value = inside.find((one) => one.localName === "v")?.textContent ?? "";
  if (value === "") return "";
  if (kind === "s") return texts[Number(value)] ?? "";
  if (kind === "b") return value === "1";
  return kind === "n" ? Number(value) : value;
}

function cellsOf(sheet: Document | undefined, texts: readonly string[]): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const cell of all(sheet, "c")) {
    const place = cell.getAttribute("r");
    if (place !== null) cells.set(place, { content: contentOf(cell, texts), style: Number(cell.getAttribute("s") ?? 0) });
  }
  return cells;
}

/** Codes of number formats by the numbers that cells have as their style. */
function formatCodes(parts: Parts): (string | undefined)[] {
  const styles = parsed(parts["xl/styles.xml"]);
  const own = new Map(all(styles, "numFmt").map((one) => [one.getAttribute("numFmtId"), one.getAttribute("formatCode") ?? undefined]));
  const [cellFormats] = all(styles, "cellXfs");
  return all(cellFormats, "xf").map((one) => own.get(one.getAttribute("numFmtId")) ?? formats[Number(one.getAttribute("numFmtId"))]);
}

/** Names of sheets and the parts that hold them. */
function sheetParts(parts: Parts): [name: string, part: string][] {
  const targets = new Map(all(parsed(parts["xl/_rels/workbook.xml.rels"]), "Relationship").map((one) => {
    const target = one.getAttribute("Target") ?? "";
    return [one.getAttribute("Id"), target.startsWith("/") ? target.slice(1) : `xl/${target}`];
  }));
  return all(parsed(parts["xl/workbook.xml"]), "sheet").map((sheet) => {
    const id = [...sheet.attributes].find((one) => one.localName === "id" && one.prefix !== null)?.value;
    return [sheet.getAttribute("name") ?? "", targets.get(id ?? "") ?? ""];
  });
}

function same(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one?.length === other?.length && (one?.every((byte, i) => byte === other?.[i]) ?? true);
}

export function sheetNames(book: Uint8Array): string[] {
  return sheetParts(unzipSync(book)).map(([name]) => name);
}

/** In the order of the sheets and cells of the second one, which has the sheets of the first. */
export function changedCells(before: Uint8Array, after: Uint8Array): CellChange[] {
  const [old, fresh] = [unzipSync(before), unzipSync(after)];
  const changed = sheetParts(fresh).filter(([, part]) => !same(old[part], fresh[part]));
  if (changed.length === 0) return [];
  const [oldTexts, freshTexts, codes] = [sharedTexts(old), sharedTexts(fresh), formatCodes(fresh)];
  const changes: CellChange[] = [];
  for (const [sheet, part] of changed) {
    const was = cellsOf(parsed(old[part]), oldTexts);
    const is = cellsOf(parsed(fresh[part]), freshTexts);
    for (const [cell, { content, style }] of is) {
      const earlier = was.get(cell)?.content ?? "";
      if (earlier === content) continue;
      const format = typeof content === "number" ? codes[style] : undefined;
      changes.push({ sheet, cell, before: earlier, after: content, ...(format === undefined ? {} : { format }) });
    }
    for (const [cell, { content }] of was)
      if (content !== "" && !is.has(cell)) changes.push({ sheet, cell, before: content, after: "" });
  }
  return changes;
}
