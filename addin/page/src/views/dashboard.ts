// ダッシュボード: what it is to show, a look at it, and the files to save.
import type { Options, OutputFile } from "skillmap-engine";
import { button, element, field, heading, notice, option } from "../dom";
import type { Session } from "../session";
import { words } from "../words";
import { besideWords } from "../words/beside";
import { Comparison } from "./comparison";

function choices(id: string, texts: Readonly<Record<string, string>>): HTMLSelectElement {
  return element("select", { id }, ...Object.entries(texts).map(([value, text]) => option(value, text)));
}

export function dashboardView(session: Session): HTMLElement {
  const style = choices("style", words.styles);
  const least = element("input", { id: "least", type: "number", min: "1", max: "1000" });
  const departments = element("input", { type: "checkbox", id: "departments" });
  const trend = element("input", { type: "checkbox", id: "trend" });
  const font = choices("font", words.fonts);
  const comparison = new Comparison(session);
  const preview = element("div", { class: "preview" });
  const options = (): Options => ({
    style: style.value,
    font: font.value,
    ...(least.value ? { min_group: Number(least.value) } : {}),
    ...comparison.options,
  });
  // Data have no pages.
  const made = async (format: string): Promise<OutputFile | undefined> => {
    const pages = departments.checked && format !== "csv" ? "sheets" : "none";
    return (await session.ask("dashboard", { ...options(), departments: pages, trend: trend.checked, format }, comparison.files))?.files[0];
  };
  const write = async (format: string): Promise<void> => {
    const file = await made(format);
    if (file !== undefined) await session.host.save(file);
  };
  // Comparing them is not possible, which the engine says.
  const writeDepartments = async (): Promise<void> => {
    const files = (await session.ask("dashboard", { ...options(), departments: "files", format: "xlsx" }, comparison.files))?.files;
    if (files !== undefined) await session.host.saveAll(words.departmentFiles, files);
  };
  // Into any workbook that is open, also where the book came from a file.
  const insertInto = session.host.workbook?.insert?.bind(session.host.workbook);
  const inserted = element("div", {});
  const insert = async (): Promise<void> => {
    inserted.replaceChildren();
    const file = await made("xlsx");
    if (file === undefined) return;
    const sheets = await session.tried(() => insertInto?.(file) ?? Promise.resolve([]));
    if (sheets !== undefined) inserted.replaceChildren(notice("success", besideWords.inserted(sheets)));
  };
  const audience = choices("audience", words.audiences);
  const department = element("input", { type: "text", id: "lists-department" });
  const writeLists = async (): Promise<void> => {
    const only = department.value.normalize("NFKC").trim();
    const file = (await session.ask("lists", { audience: audience.value, ...(only === "" ? {} : { department: only }) }))?.files[0];
    if (file !== undefined) await session.host.save(file);
  };
  const look = async (): Promise<void> => {
    const file = await made("html");
    if (file === undefined) return;
    // Its own styles; no script runs in it, and it cannot reach this page.
    const frame = element("iframe", { title: words.preview, sandbox: true, tabindex: "0" });
    frame.srcdoc = new TextDecoder().decode(file.bytes);
    preview.replaceChildren(frame);
    frame.focus();
  };
  const form = (...parts: HTMLElement[]): HTMLElement =>
    element("form", { onsubmit: (event) => event.preventDefault() }, ...parts);
  return element("div", { class: "task dashboard" },
    heading(2, words.dashboard),
    form(
      element("div", { class: "options" },
        element("div", {}, field(words.style, style), field(words.least, least, words.leastHint), field(words.font, font),
          element("label", { class: "check" }, trend, element("span", {}, words.trend)),
          element("label", { class: "check" }, departments, element("span", {}, words.departments))),
        comparison.element),
      element("div", { class: "buttons" },
        button(words.make, look, { appearance: "primary", id: "make" }),
        insertInto === undefined ? undefined : button(besideWords.insert, insert, { id: "insert-book" }),
        button(session.host.opensBooks ? words.openBook : words.saveBook, () => write("xlsx"), { id: "save-book" }),
        button(words.savePage, () => write("html"), { id: "save-page" }),
        button(words.saveDepartments, writeDepartments, { id: "save-departments" }),
        button(words.saveData, () => write("csv"), { id: "save-data" }))),
    inserted,
    preview,
    heading(2, words.lists),
    form(field(words.audience, audience, words.listsHint), field(words.listsDepartment, department, words.listsDepartmentHint),
      element("div", { class: "buttons" }, button(words.saveLists, writeLists, { id: "save-lists" }))));
}
