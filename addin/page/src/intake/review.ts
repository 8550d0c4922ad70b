// Whose answer is it: somebody for each person whom nobody could tell, or nobody, or nothing yet.
// Nothing is decided unless somebody does it.
import type { People } from "../evaluation";
import { element, newId } from "../dom";
import { words as common } from "../words";
import { importWords as words } from "../words/imports";
import type { HeldPerson } from "./results";

/** As the engine takes it (addin/engine/decisions.h). */
export type Decision = Readonly<Record<string, string>>;

const later = "";
const other = "*";
const page = 20;

function clues(person: HeldPerson): string[] {
  return (Object.entries(words.clue) as [keyof typeof words.clue, string][])
    .filter(([key]) => person[key] !== "").map(([key, label]) => `${label}：${person[key]}`);
}

export class Review {
  readonly element = element("section", { class: "review" });
  private readonly chosen: string[];
  private readonly numbers: string[];
  private first = 0;

  constructor(private readonly held: readonly HeldPerson[], private readonly people: People) {
    this.chosen = held.map(() => later);
    this.numbers = held.map(() => "");
    this.draw(false);
  }

  /** Those that are decided. Nothing where a number is wrong: that is shown and gone to. */
  decisions(): Decision[] | undefined {
    const decided: Decision[] = [];
    for (const [i, person] of this.held.entries()) {
      const choice = this.chosen[i] ?? later;
      if (choice === later) continue;
      const decision = choice === other ? this.numbers[i] ?? "" : choice;
      if (choice === other && !this.people.has(decision)) {
        this.refuse(i);
        return undefined;
      }
      const { number, mail, upn, name, kana, department } = person;
      decided.push({ number, mail, upn, name, kana, department, decision });
    }
    return decided;
  }

  private draw(focus: boolean): void {
    const end = Math.min(this.first + page, this.held.length);
    const cards = this.held.slice(this.first, end).map((person, i) => this.card(person, this.first + i));
    this.element.replaceChildren(
      element("h3", { tabindex: "-1" }, words.held), element("p", {}, words.heldHint(this.held.length)), ...cards, this.pager(end));
    if (focus) this.element.querySelector<HTMLElement>("h3")?.focus();
  }

  private pager(end: number): HTMLElement {
    const turn = (by: number): void => {
      this.first = Math.max(0, this.first + by);
      this.draw(true);
    };
    const { held, first } = this;
    return element("div", { class: "pager", hidden: held.length <= page },
      element("button", { type: "button", class: "plain", disabled: first === 0, onclick: () => turn(-page) }, common.previousPage),
      element("span", {}, words.heldPage(first + 1, end, held.length)),
      element("button", { type: "button", class: "plain", disabled: end === held.length, onclick: () => turn(page) }, common.nextPage));
  }

  private card(person: HeldPerson, i: number): HTMLElement {
    const name = newId();
    const number = element("input", { type: "text", inputmode: "numeric", value: this.numbers[i] ?? "",
      "aria-label": words.otherNumber, id: `held-${i}-number` });
    const choice = (value: string, text: string): HTMLElement => {
      const radio = element("input", { type: "radio", name, value, checked: this.chosen[i] === value });
      radio.addEventListener("change", () => {
        this.chosen[i] = value;
      });
      return element("label", { class: "choice" }, radio, element("span", {}, text));
    };
    const others = choice(other, words.other);
    number.addEventListener("input", () => {
      this.numbers[i] = number.value.normalize("NFKC").trim();
      this.chosen[i] = other;
      const radio = others.querySelector("input");
      if (radio !== null) radio.checked = true;
      number.removeAttribute("aria-invalid");
    });
    return element("fieldset", { class: "held", id: `held-${i}` },
      element("legend", {}, clues(person).join(words.gap)),
      element("p", { class: "note" }, `${person.reason}${words.gap}${words.rowsOf(person.rows, words.firstRow(person.file, person.row))}`),
      choice(later, words.later),
      ...person.candidates.map((one) => choice(one, this.people.text(one))),
      element("div", { class: "other" }, others, number, element("span", { class: "wrong", role: "alert" })),
      choice(words.nobodyWord, words.nobody));
  }

  private refuse(i: number): void {
    this.first = Math.floor(i / page) * page;
    this.draw(false);
    const number = this.element.querySelector<HTMLInputElement>(`#held-${i}-number`);
    const told = this.element.querySelector(`#held-${i} .wrong`);
    const text = this.numbers[i] ?? "";
    if (told !== null) told.textContent = text === "" ? words.noNumber : words.noSuch(text);
    number?.setAttribute("aria-invalid", "true");
    number?.focus();
  }
}
