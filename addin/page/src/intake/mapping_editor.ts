// The mapping of files as a form: a line for each column, the answers that nobody understands, and
// what holds for every row. Changes the draft; whoever made the form is told.
import { type Child, element, field, notice, option } from "../dom";
import { PagedTable } from "../parts/paged_table";
import { importWords as words } from "../words/imports";
import { type ColumnDraft, type Mapping, open } from "./mapping";
import { Meanings } from "./meanings";
import type { Choices, LevelMeaning, UnknownAnswer } from "./results";

/** Different answers of a column that the engine tells at once (core/intake/import/answer_inspector.cpp). */
const mostTold = 50;

interface Asked {
  answer: string;
  /** It has to be a level; else a state of an attendance. */
  level: boolean;
  columns: Set<string>;
  count: number;
  cell: string;
}

export class MappingEditor {
  readonly element = element("div", { class: "mapping" });
  private readonly meanings: Meanings;

  constructor(
    private readonly draft: Mapping, private readonly unknown: readonly UnknownAnswer[],
    private readonly choices: Choices, private readonly changed: () => void, folded: boolean,
  ) {
    this.meanings = new Meanings(choices, draft.into);
    this.element.append(...[this.answers(), this.columns(folded), this.told(), this.names(), this.everyRow()]
      .filter((part): part is HTMLElement => part !== undefined));
  }

  /** How many places nobody has decided yet. */
  static openPlaces(draft: Mapping): number {
    const undecided = [...Object.values(draft.levels), ...Object.values(draft.states)].filter((one) => one === open).length;
    return draft.columns.filter((column) => column.to === open).length + undecided;
  }

  // ---- columns

  private columns(folded: boolean): HTMLElement {
    const table: PagedTable<ColumnDraft> = new PagedTable<ColumnDraft>(words.columns, [
      { heading: words.heading, names: true, class: "heading", cell: (column) => this.name(column) },
      { heading: words.examples, class: "examples", cell: (column) =>
        column.examples.map((one) => element("span", { class: "example" }, one)) },
      { heading: words.meaning, class: "meaning", cell: (column) => this.meaning(column, table) },
      { heading: words.why, class: "why", cell: (column) => words.reasons[column.why] ?? "" },
    ], { class: "columns", underHeading: true });
    table.show(this.draft.columns);
    const hints = this.draft.columns.filter((column) => column.to === open && column.hint !== "");
    const all = hints.length < 2 ? undefined : element("button", { type: "button", class: "plain", onclick: () => {
      for (const column of hints) if (column.to === open) this.set(column, column.hint);
      table.again();
    } }, words.takeAllHints);
    return element("details", { open: !folded },
      element("summary", {}, words.columnsCount(this.draft.columns.length)), all, table.element);
  }

  private name(column: ColumnDraft): Child[] {
    return [
      column.to === open ? element("span", { class: "badge warning" }, words.uncertainBadge) : undefined,
      element("span", { class: "text" }, column.heading + (column.occurrence > 1 ? `（${column.occurrence}）` : "")),
    ];
  }

  private set(column: ColumnDraft, to: string): void {
    column.to = to;
    column.why = "given";
    if (!/^(skill|tool):/.test(to)) column.level = null;
    this.changed();
  }

  private meaning(column: ColumnDraft, table: PagedTable<ColumnDraft>): Child[] {
    const label = words.meaningOf(column.heading);
    // Drawn again, so that what belongs to the new meaning is there; focus stays on its list.
    const set = (to: string): void => {
      this.set(column, to);
      table.again();
      this.element.querySelector<HTMLElement>(`[data-column="${this.draft.columns.indexOf(column)}"]`)?.focus();
    };
    const list = this.meanings.select(label, column.to, set);
    list.dataset.column = String(this.draft.columns.indexOf(column));
    const hint = column.to !== open || column.hint === "" ? undefined
      : element("button", { type: "button", class: "plain", onclick: () => set(column.hint) },
          words.takeHint(this.meanings.text(column.hint)));
    return [list, hint, this.tickLevel(column), this.dates(column, set)];
  }

  // Of a column of ticks.
  private tickLevel(column: ColumnDraft): HTMLElement | undefined {
    if (!column.ticks || !/^(skill|tool):/.test(column.to)) return undefined;
    const list = element("select", { "aria-label": words.levelOf(column.heading) }, option("", words.tickLevel),
      ...this.levels().map((level) => option(String(level), words.level(level), level === column.level)));
    list.addEventListener("change", () => {
      column.level = list.value === "" ? null : Number(list.value);
      this.changed();
    });
    return list;
  }

  private dates(column: ColumnDraft, set: (to: string) => void): HTMLElement | undefined {
    if (!column.asksDates) return undefined;
    const list = element("select", { "aria-label": words.datesOf(column.heading) },
      ...Object.entries(words.dates).map(([order, text]) => option(order, text, order === column.dates)));
    list.addEventListener("change", () => {
      column.dates = list.value;
      // Nothing else was asked of a column that is there for its dates.
      if (column.dates !== "" && column.to === open && column.hint !== "") set(column.hint);
      else this.changed();
    });
    return list;
  }

  private levels(): number[] {
    return Array.from({ length: this.choices.highest_level + 1 }, (_, level) => level);
  }

  // ---- answers

  private asked(): Asked[] {
    const all = new Map<string, Asked>();
    for (const one of this.unknown) {
      const key = `${one.level} ${one.answer}`;
      const known = all.get(key) ?? { answer: one.answer, level: one.level, columns: new Set(), count: 0, cell: one.cell };
      known.columns.add(one.heading);
      known.count += one.count;
      all.set(key, known);
    }
    return [...all.values()];
  }

  private answers(): HTMLElement | undefined {
    const asked = this.asked();
    if (asked.length === 0) return undefined;
    const table = new PagedTable<Asked>(words.answers, [
      { heading: words.answer, names: true, cell: (one) => [
        element("span", { class: "badge warning" }, words.uncertainBadge), element("span", { class: "text" }, one.answer)] },
      { heading: words.column, cell: (one) => [...one.columns].join("、") },
      { heading: words.count, class: "number", cell: (one) => String(one.count) },
      { heading: words.meaning, class: "meaning", cell: (one) => (one.level ? this.levelList(one.answer) : this.stateList(one.answer)) },
    ]);
    table.show(asked);
    const perColumn = new Map<string, number>();
    for (const { heading } of this.unknown) perColumn.set(heading, (perColumn.get(heading) ?? 0) + 1);
    const more = Math.max(...perColumn.values()) >= mostTold ? element("p", { class: "note" }, words.moreAnswers(mostTold)) : undefined;
    return element("div", {}, notice("warning", words.answersHint), table.element, more);
  }

  // What is decided already can be changed again.
  private told(): HTMLElement | undefined {
    const asked = new Set(this.unknown.map((one) => one.answer));
    const told = [
      ...Object.keys(this.draft.levels).filter((answer) => !asked.has(answer)).map((answer) => ({ answer, level: true })),
      ...Object.entries(this.draft.states).filter(([answer, state]) => state !== open && !asked.has(answer))
        .map(([answer]) => ({ answer, level: false })),
    ];
    if (told.length === 0) return undefined;
    const table = new PagedTable<{ answer: string; level: boolean }>(words.toldAnswers, [
      { heading: words.answer, names: true, cell: (one) => one.answer },
      { heading: words.meaning, class: "meaning", cell: (one) => (one.level ? this.levelList(one.answer) : this.stateList(one.answer)) },
    ], { underHeading: true });
    table.show(told);
    return element("details", {}, element("summary", {}, words.toldAnswers), table.element);
  }

  private levelList(answer: string): HTMLElement {
    const chosen = this.draft.levels[answer] ?? open;
    const list = element("select", { "aria-label": words.answerMeaning(answer) },
      option(open, words.choose_, chosen === open),
      ...this.levels().map((level) => option(String(level), words.level(level), level === chosen)),
      option("blank", words.blank, chosen === "blank"));
    list.addEventListener("change", () => {
      const { value } = list;
      this.draft.levels[answer] = (value === open || value === "blank" ? value : Number(value)) as LevelMeaning;
      this.changed();
    });
    return list;
  }

  private stateList(answer: string): HTMLElement {
    const chosen = this.draft.states[answer] ?? open;
    const list = element("select", { "aria-label": words.answerMeaning(answer) }, option(open, words.choose_, chosen === open),
      ...this.choices.states.map((state) => option(state, state, state === chosen)));
    list.addEventListener("change", () => {
      this.draft.states[answer] = list.value;
      this.changed();
    });
    return list;
  }

  // ---- names that the file has for trainings and skills

  private names(): HTMLElement {
    const subjects = [...this.choices.skills, ...this.choices.tools];
    return element("details", {}, element("summary", {}, words.names),
      element("p", { class: "note" }, words.namesHint),
      this.nameList(words.meantTraining, this.draft.trainings, this.choices.trainings),
      this.nameList(words.meantSubject, this.draft.subjects, subjects));
  }

  private nameList(label: string, names: Record<string, string>, meant: readonly string[]): HTMLElement {
    const lines = element("div", {});
    const add = (name: string): HTMLInputElement => {
      let own = name;
      const input = element("input", { type: "text", value: name, "aria-label": `${label}：${words.nameInFile}` });
      const list = element("select", { "aria-label": label }, option("", words.choose_),
        ...meant.map((one) => option(one, one, one === names[name])));
      const take = (): void => {
        if (own !== "") delete names[own];
        own = input.value.trim();
        if (own !== "" && list.value !== "") names[own] = list.value;
        this.changed();
      };
      input.addEventListener("change", take);
      list.addEventListener("change", take);
      lines.append(element("div", { class: "name-line" }, input, element("span", { "aria-hidden": "true" }, "→"), list));
      return input;
    };
    for (const name of Object.keys(names)) add(name);
    return element("fieldset", {}, element("legend", {}, label), lines,
      element("button", { type: "button", class: "plain", onclick: () => add("").focus() }, words.addName));
  }

  // ---- every row

  private everyRow(): HTMLElement {
    const { draft, choices } = this;
    const set = <K extends "training" | "status" | "date">(key: K, input: HTMLInputElement | HTMLSelectElement): void =>
      input.addEventListener("change", () => {
        draft[key] = input.value;
        this.changed();
      });
    const sheets = element("select", {}, ...choices.sheets.map(({ id, name }) => option(id, name, id === draft.into)));
    sheets.addEventListener("change", () => {
      draft.into = sheets.value;
      this.changed();
    });
    const list = (values: readonly string[], chosen: string): HTMLSelectElement => element("select", {}, option("", "－"),
      ...[...new Set([...values, ...(chosen === "" ? [] : [chosen])])].map((one) => option(one, one, one === chosen)));
    const training = list(choices.trainings, draft.training);
    const status = list(choices.states, draft.status);
    const date = element("input", { type: "date", value: draft.date });
    const minutes = element("input", { type: "number", min: "0", value: draft.minutes === null ? "" : String(draft.minutes) });
    set("training", training);
    set("status", status);
    set("date", date);
    minutes.addEventListener("change", () => {
      draft.minutes = minutes.value === "" ? null : Number(minutes.value);
      this.changed();
    });
    return element("details", {}, element("summary", {}, words.everyRow),
      element("p", { class: "note" }, words.everyRowHint),
      element("div", { class: "fields" }, field(words.into, sheets), field(words.ofTraining, training),
        field(words.ofState, status), field(words.ofDate, date), field(words.minutes, minutes)));
  }
}

/** The notes and questions of the files, in front of the form. */
export function questionsOf(texts: readonly string[]): HTMLElement | undefined {
  return texts.length === 0 ? undefined : element("ul", { class: "questions" }, ...texts.map((text) => element("li", {}, text)));
}
