// Where files are given to a task: a field to drop them on, with buttons.
import { element, newId } from "../dom";

export function fileField(text: string, ...buttons: HTMLElement[]): HTMLElement {
  return element("div", { class: "drop" }, element("p", { class: "invitation" }, text),
    element("div", { class: "buttons" }, ...buttons));
}

/** The files that a button asks for, which are said with it. */
export function fileList(label: string, chooser: HTMLElement): HTMLElement {
  const list = element("ul", { class: "files", id: newId(), "aria-label": label });
  chooser.setAttribute("aria-describedby", list.id);
  return list;
}

/** A file that can be taken out again. */
export function fileLine(name: string, remove: { label: string; act: () => void }): HTMLElement {
  return element("li", {}, element("span", { class: "file" }, name),
    element("button", { type: "button", class: "plain", "aria-label": remove.label, onclick: remove.act }, "×"));
}

