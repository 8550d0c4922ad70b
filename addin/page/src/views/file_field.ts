// Where files are given to a task: a field to drop them on, with buttons.
import { element } from "../dom";

export function fileField(text: string, ...buttons: HTMLElement[]): HTMLElement {
  return element("div", { class: "drop" }, element("p", { class: "invitation" }, text),
    element("div", { class: "buttons" }, ...buttons));
}

/** A file that can be taken out again. */
export function fileLine(name: string, remove: { label: string; act: () => void }): HTMLElement {
  return element("li", {}, element("span", { class: "file" }, name),
    element("button", { type: "button", class: "plain", "aria-label": remove.label, onclick: remove.act }, "×"));
}

