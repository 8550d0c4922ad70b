// ダッシュボード: what it is to show, a look at it, and the files to save.
import { element, save } from "../dom";
import type { Session } from "../session";
import { words } from "../words";

function option(value: string, text: string): HTMLElement {
  return element("option", { value }, text);
}

export function dashboardView(session: Session): HTMLElement {
  const style = element("select", { id: "style" },
    ...Object.entries(words.styles).map(([value, text]) => option(value, text)));
  const least = element("input", { id: "least", type: "number", min: "1", max: "1000", "aria-describedby": "least-hint" });
  const departments = element("fluent-checkbox", { id: "departments" }) as HTMLElement & { checked: boolean };
  const preview = element("div", { class: "preview" });
  const options = (): Record<string, string | number> => ({
    style: style.value,
    departments: departments.checked ? "sheets" : "none",
    ...(least.value ? { min_group: Number(least.value) } : {}),
  });
  const write = async (format: string): Promise<void> => {
    const response = await session.ask("dashboard", { ...options(), format });
    const file = response?.files[0];
    if (file !== undefined) save(file.name, file.bytes);
  };
  const audience = element("select", { id: "audience" },
    ...Object.entries(words.audiences).map(([value, text]) => option(value, text)));
  const writeLists = async (): Promise<void> => {
    const file = (await session.ask("lists", { audience: audience.value }))?.files[0];
    if (file !== undefined) save(file.name, file.bytes);
  };
  const look = async (): Promise<void> => {
    const response = await session.ask("dashboard", { ...options(), format: "html" });
    const file = response?.files[0];
    if (file === undefined) return;
    // Its own styles; no script runs in it, and it cannot reach this page.
    const frame = element("iframe", { title: words.preview, sandbox: true });
    frame.srcdoc = new TextDecoder().decode(file.bytes);
    preview.replaceChildren(frame);
  };
  return element("section", { class: "dashboard" },
    element("form", { onsubmit: (event) => event.preventDefault() },
      element("label", { for: "style" }, words.style), style,
      element("label", { for: "least" }, words.least), least,
      element("p", { class: "note", id: "least-hint" }, words.leastHint),
      element("label", { class: "check" }, departments, words.departments),
      element("div", { class: "buttons" },
        element("fluent-button", { appearance: "primary", id: "make", onclick: () => void look() }, words.make),
        element("fluent-button", { id: "save-book", onclick: () => void write("xlsx") }, words.saveBook),
        element("fluent-button", { id: "save-page", onclick: () => void write("html") }, words.savePage))),
    preview,
    element("form", { onsubmit: (event) => event.preventDefault() },
      element("label", { for: "audience" }, words.lists), audience,
      element("p", { class: "note" }, words.listsHint),
      element("div", { class: "buttons" },
        element("fluent-button", { id: "save-lists", onclick: () => void writeLists() }, words.saveLists))));
}
