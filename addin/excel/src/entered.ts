// What somebody has entered in a workbook, as a short text to compare: everything that an evaluation may depend on, but for the
// values that Excel has computed. Functions in cells that get new results change nothing of it, so no result asks for another.
import { unzipSync } from "fflate";

const decoder = new TextDecoder();

/** A1 is (1, 1). */
function placeOf(cell: string): readonly [column: number, row: number] | undefined {
  const [, letters, row] = /^([A-Z]+)([0-9]+)$/.exec(cell) ?? [];
  if (letters === undefined) return undefined;
  return [[...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0), Number(row)];
}

/** Whether a cell gets its value from the formula of another: results of arrays have no formula of their own. */
function computedElsewhere(sheet: string): (cell: string) => boolean {
  const ranges = [...sheet.matchAll(/<(?:\w+:)?f\b[^>]*\sref="([A-Z]+[0-9]+):([A-Z]+[0-9]+)"/g)]
    .map(([, from = "", to = ""]) => [placeOf(from), placeOf(to)] as const);
  return (cell) => {
    const place = ranges.length === 0 ? undefined : placeOf(cell);
    return place !== undefined && ranges.some(([from, to]) => from !== undefined && to !== undefined &&
      from[0] <= place[0] && place[0] <= to[0] && from[1] <= place[1] && place[1] <= to[1]);
  };
}

/** The cells of a sheet; those that are computed without what came out. */
function cellsOf(sheet: string): string {
  if (!/<(?:\w+:)?f\b/.test(sheet)) return sheet;
  const isComputed = computedElsewhere(sheet);
  return sheet.replace(/<((?:\w+:)?c)\b([^>]*[^/])>(.*?)<\/\1>/gs, (cell, _name: string, attributes: string, inside: string) => {
    const [formula] = /<((?:\w+:)?f)\b[^>]*?(?:\/>|>.*?<\/\1>)/s.exec(inside) ?? [];
    const place = /\sr="([^"]*)"/.exec(attributes)?.[1] ?? "";
    return formula === undefined && !isComputed(place) ? cell : `<c${attributes.replace(/\st="[^"]*"/, "")}>${formula ?? ""}</c>`;
  });
}

function between(text: string, element: string): string {
  return new RegExp(`<((?:\\w+:)?${element})\\b.*</\\1>`, "s").exec(text)?.[0] ?? "";
}

const counted: readonly (readonly [part: RegExp, text: (part: string) => string])[] = [
  [/^xl\/worksheets\/[^/]+\.xml$/, (part) => cellsOf(between(part, "sheetData"))],
  // Names and order of sheets, and from when dates are counted; not which sheet is looked at.
  [/^xl\/workbook\.xml$/, (part) => between(part, "sheets") + (/<(?:\w+:)?workbookPr\b[^>]*>/.exec(part)?.[0] ?? "")],
  [/^xl\/(?:_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml)$/, (part) => part],
];

export async function entered(book: Uint8Array): Promise<string> {
  const rule = (name: string): (typeof counted)[number] | undefined => counted.find(([part]) => part.test(name));
  const parts = unzipSync(book, { filter: ({ name }) => rule(name) !== undefined });
  const texts = Object.entries(parts).sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, part]) => [name, rule(name)?.[1](decoder.decode(part))]);
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(JSON.stringify(texts)));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
