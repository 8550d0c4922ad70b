// Lists as CSV that Excel opens: UTF-8 with a mark, and nothing in it that a program would compute.
import type { GivenFile } from "../host";

function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

export function csv(name: string, headings: readonly string[], rows: readonly (readonly string[])[]): GivenFile {
  const text = [headings, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
  return { name, bytes: new TextEncoder().encode(`\ufeff${text}`) };
}
