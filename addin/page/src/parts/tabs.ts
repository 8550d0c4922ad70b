// Tabs: arrow keys, Home and End go from one to the next, Tab into the panel.
import { element } from "../dom";

export class Tabs<Name extends string> {
  readonly list: HTMLElement;
  readonly panels = new Map<Name, HTMLElement>();
  private readonly buttons = new Map<Name, HTMLButtonElement>();
  private shown: Name | undefined;

  constructor(label: string, names: Readonly<Record<Name, string>>, private readonly changed: (name: Name) => void) {
    this.list = element("div", { role: "tablist", "aria-label": label, class: "tabs" });
    this.list.addEventListener("keydown", (event) => this.key(event));
    for (const [key, text] of Object.entries<string>(names)) {
      const name = key as Name;
      const made = element("button", {
        type: "button", role: "tab", id: name, "aria-controls": `${name}-panel`, onclick: () => this.show(name),
      }, text);
      this.buttons.set(name, made);
      this.list.append(made);
      this.panels.set(name, element("section", {
        role: "tabpanel", id: `${name}-panel`, "aria-labelledby": name, tabindex: "0", hidden: true,
      }));
    }
  }

  get current(): Name | undefined {
    return this.shown;
  }

  panel(name: Name): HTMLElement {
    const panel = this.panels.get(name);
    if (panel === undefined) throw new Error(name);
    return panel;
  }

  show(name: Name): void {
    this.shown = name;
    for (const [one, made] of this.buttons) {
      const selected = one === name;
      made.setAttribute("aria-selected", String(selected));
      made.tabIndex = selected ? 0 : -1;
      this.panel(one).hidden = !selected;
    }
    this.changed(name);
  }

  private key(event: KeyboardEvent): void {
    const names = [...this.buttons.keys()];
    const at = names.findIndex((name) => this.buttons.get(name) === document.activeElement);
    if (at < 0) return;
    const to: Record<string, number> = {
      ArrowRight: (at + 1) % names.length, ArrowLeft: (at + names.length - 1) % names.length, Home: 0, End: names.length - 1,
    };
    const name = names[to[event.key] ?? -1];
    if (name === undefined) return;
    event.preventDefault();
    this.show(name);
    this.buttons.get(name)?.focus();
  }
}
