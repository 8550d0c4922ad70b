// ダッシュボード: what it is to show, a look at it, and the files to save.
import { button, element, field, heading, notice, option } from "../dom";
import type { Session } from "../session";
import { words } from "../words";
import { besideWords } from "../words/beside";

function choices(id: string, texts: Readonly<Record<string, string>>): HTMLSelectElement {
  return element("select", { id }, ...Object.entries(texts).map(([value, text]) => option(value, text)));
}

export function dashboardView(session: Session): HTMLElement {
  const style = choices("style", words.styles);
  const least = element("input", { id: "least", type: "number", min: "1", max: "1000" });
  const departments = element("input", { type: "checkbox", id: "departments" });
  const preview = element("div", { class: "preview" });
  const options = (): Record<string, string | number> => ({
    style: style.value,
    departments: departments.checked ? "sheets" : "none",
    ...(least.value ? { min_group: Number(least.value) } : {}),
  });
  const write = async (format: string): Promise<void> => {
    const file = (await session.ask("dashboard", { ...options(), format }))?.files[0];
    if (file !== undefined) await session.host.save(file);
  };
  // Into any workbook that is open, also where the book came from a file.
  const insertInto = session.host.workbook?.insert?.bind(session.host.workbook);
  const inserted = element("div", {});
  const insert = async (): Promise<void> => {
    inserted.replaceChildren();
    const file = (await session.ask("dashboard", { ...options(), format: "xlsx" }))?.files[0];
    if (file === undefined) return;
    const sheets = await session.tried(() => insertInto?.(file) ?? Promise.resolve([]));
    if (sheets !== undefined) inserted.replaceChildren(notice("success", besideWords.inserted(sheets)));
  };
  const audience = choices("audience", words.audiences);
  const writeLists = async (): Promise<void> => {
    const file = (await session.ask("lists", { audience: audience.value }))?.files[0];
    if (file !== undefined) await session.host.save(file);
  };
  const look = async (): Promise<void> => {
    const file = (await session.ask("dashboard", { ...options(), format: "html" }))?.files[0];
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
    form(field(words.style, style), field(words.least, least, words.leastHint),
      element("label", { class: "check" }, departments, element("span", {}, words.departments)),
      element("div", { class: "buttons" },
        button(words.make, look, { appearance: "primary", id: "make" }),
        insertInto === undefined ? undefined : button(besideWords.insert, insert, { id: "insert-book" }),
        button(session.host.opensBooks ? words.openBook : words.saveBook, () => write("xlsx"), { id: "save-book" }),
        button(words.savePage, () => write("html"), { id: "save-page" }))),
    inserted,
    preview,
    heading(2, words.lists),
    form(field(words.audience, audience, words.listsHint),
      element("div", { class: "buttons" }, button(words.saveLists, writeLists, { id: "save-lists" }))));
}
