// What a column can be taken for, in the words of the page, as choices of a list.
import { element, option } from "../dom";
import { importWords as words } from "../words/imports";
import { open } from "./mapping";
import type { Choices } from "./results";

interface Group {
  label: string;
  choices: { to: string; text: string }[];
}

export class Meanings {
  private readonly groups: Group[];
  private readonly texts = new Map<string, string>();

  /** `into` is the sheet the rows go to: its columns are on offer. */
  constructor(choices: Choices, into: string) {
    const named = (prefix: string, names: readonly string[]): Group["choices"] =>
      names.map((name) => ({ to: prefix + name, text: name }));
    const plain = (keys: readonly string[]): Group["choices"] =>
      keys.map((key) => ({ to: key, text: words.plain[key] ?? key }));
    const sheet = choices.sheets.find((one) => one.id === into);
    const { groups } = words;
    this.groups = [
      { label: groups.use, choices: [{ to: "ignore", text: words.ignore }] },
      { label: groups.person, choices: Object.entries(words.clues).map(([key, text]) => ({ to: `person.${key}`, text })) },
      { label: groups.field, choices: (sheet?.columns ?? []).map(({ id, name }) => ({ to: `field.${id}`, text: name })) },
      { label: groups.skill, choices: named("skill:", choices.skills) },
      { label: groups.tool, choices: named("tool:", choices.tools) },
      { label: groups.box, choices: named("box:", choices.boxes) },
      { label: groups.training, choices: named("training:", choices.trainings) },
      { label: groups.record, choices: plain(Object.keys(words.plain)) },
    ].filter((group) => group.choices.length > 0);
    for (const group of this.groups) for (const { to, text } of group.choices) this.texts.set(to, text);
  }

  /** In a few words; names of skills and the like with what they are. */
  text(to: string): string {
    if (to === open) return words.open;
    const [kind = "", ...rest] = to.split(":");
    const name = rest.join(":");
    if (kind === "skill") return words.skill(name);
    if (kind === "tool") return words.tool(name);
    if (kind === "box") return words.box(name);
    if (kind === "training") return words.training(name);
    // A row of checks may say as well which trainings somebody has taken.
    return this.texts.get(to) ?? (to === "field.training" ? words.meantTraining_ : to);
  }

  /** Filled when somebody is about to choose: a form may have hundreds of columns. */
  select(label: string, to: string, chosen: (to: string) => void): HTMLSelectElement {
    const list = element("select", { "aria-label": label }, this.first(to));
    let filled = false;
    const fill = (): void => {
      if (filled) return;
      filled = true;
      const { value } = list;
      list.append(...this.groups.map((group) => element("optgroup", { label: group.label },
        ...group.choices.filter((one) => one.to !== value).map((one) => option(one.to, one.text)))));
    };
    for (const event of ["focus", "pointerdown", "keydown"]) list.addEventListener(event, fill);
    list.addEventListener("change", () => chosen(list.value));
    return list;
  }

  private first(to: string): HTMLOptionElement {
    return option(to, to === open ? words.choose_ : this.text(to), true);
  }
}
