// 回収: returned self-check files, what becomes of each, whose they are, and who is missing.
import type { InputFile } from "skillmap-engine";
import { button, element, field, heading, moveTo, notice } from "../dom";
import { People } from "../evaluation";
import type { GivenFile } from "../host";
import { csv } from "../intake/csv";
import { joinedPlans, outcomeView, reportFile } from "../intake/outcome";
import type { Collection } from "../intake/results";
import { type Decision, Review } from "../intake/review";
import { PagedTable } from "../parts/paged_table";
import type { Session } from "../session";
import { words as common } from "../words";
import { importWords } from "../words/imports";
import { collectWords as words } from "../words/rounds";
import { fileField } from "./file_field";
import type { BookKeeper } from "./imports";

interface Missing {
  department: string;
  number: string;
  name: string;
  note: string;
}

interface Collected {
  collection: Collection;
  book: GivenFile;
}

function missingOf(collection: Collection): Missing[] {
  return collection.missing.flatMap((department) => department.people.map((person) => ({
    department: department.name || words.noDepartment, number: person.staff_id, name: person.name,
    note: person.to_be_checked ? words.toBeChecked : "",
  })));
}

function missingView(missing: readonly Missing[]): HTMLElement {
  const title = element("h3", {}, words.missing);
  if (missing.length === 0) return element("section", {}, title, notice("success", words.noneMissing));
  const { missingColumns: columns } = words;
  const table = new PagedTable<Missing>(words.missing, [
    { heading: columns.department, cell: (one) => one.department },
    { heading: columns.number, cell: (one) => one.number },
    { heading: columns.name, names: true, cell: (one) => one.name },
    { heading: columns.note, cell: (one) => one.note },
  ], { class: "missing", underHeading: true });
  table.show(missing);
  return element("section", {}, title, element("p", {}, words.missingCount(missing.length)), table.element);
}

export class CollectView {
  readonly element = element("div", { class: "task collect" });
  private files: GivenFile[] = [];
  private readonly list = element("div", {});
  private readonly steps = element("div", { class: "steps" });
  private readonly date = element("input", { type: "date", id: "collect-date" });
  private readonly since = element("input", { type: "date", id: "collect-since" });

  constructor(private readonly session: Session, private readonly keeper: BookKeeper) {
    this.element.append(heading(2, words.title), element("p", { class: "note" }, words.intro), this.list, this.steps);
    this.drawFiles();
  }

  add(files: readonly GivenFile[]): void {
    if (files.length === 0) return;
    const names = new Set(files.map((file) => file.name));
    this.files = [...this.files.filter((one) => !names.has(one.name)), ...files];
    this.drawFiles();
    this.list.querySelector<HTMLElement>("#look")?.focus();
  }

  private drawFiles(): void {
    const chosen = this.files.length > 0;
    const field_ = fileField(words.drop,
      button(words.choose, async () => this.add(await this.session.choose("returned")), { id: "choose-returned",
        ...(chosen || this.steps.childElementCount > 0 ? {} : { appearance: "primary" }) }),
      button(words.chooseFolder, async () => this.add(await this.session.choose("folder")), { id: "choose-folder" }));
    const form = element("form", { onsubmit: (event) => event.preventDefault() },
      element("p", { role: "status" }, words.files(this.files.length)),
      field(words.date, this.date), field(words.since, this.since),
      element("div", { class: "buttons" }, button(words.look, () => this.look(), { id: "look", appearance: "primary" }),
        button(words.clear, () => this.clear(), { id: "clear" })));
    this.list.replaceChildren(field_, ...(chosen ? [form] : []));
  }

  private clear(): void {
    this.files = [];
    this.steps.replaceChildren();
    this.drawFiles();
    this.list.querySelector<HTMLElement>("#choose-returned")?.focus();
  }

  private async ask(book: GivenFile, options: Record<string, boolean | Decision[]>): Promise<Collected | undefined> {
    const returned: InputFile[] = this.files.map((file) => ({ role: "returned", ...file }));
    const response = await this.session.ask("collect", {
      ...options,
      ...(this.date.value === "" ? {} : { date: this.date.value }),
      ...(this.since.value === "" ? {} : { since: this.since.value }),
    }, returned, book);
    return response && {
      collection: response.result as Collection,
      book: response.files.find((file) => file.name === book.name) ?? book,
    };
  }

  private async look(): Promise<void> {
    this.steps.replaceChildren();
    const { book } = this.session;
    if (book === undefined) return;
    const asked = await this.ask(book, {});
    if (asked === undefined) return;
    const review = await this.reviewOf(asked.collection);
    const title = heading(2, words.result);
    this.steps.replaceChildren(title, ...this.resultViews(asked.collection),
      ...(review === undefined ? [] : [review.element]),
      element("p", { class: "note" }, importWords.takeHint_),
      element("div", { class: "buttons" },
        button(words.take, () => this.take(review), { id: "take-collected", appearance: "primary" }),
        ...this.savers(asked.collection)));
    moveTo(title);
  }

  private async reviewOf(collection: Collection): Promise<Review | undefined> {
    if (collection.held.length === 0) return undefined;
    const evaluated = await this.session.evaluate();
    return evaluated && new Review(collection.held, new People(evaluated.evaluation));
  }

  private resultViews(collection: Collection): HTMLElement[] {
    const { files, returned, people, ignored, unreadable, kits } = collection;
    return [
      notice("info", words.summary(files, returned, people)),
      ...(ignored > 0 ? [element("p", {}, words.ignored(ignored))] : []),
      ...(unreadable > 0 ? [notice("warning", words.unreadable(unreadable))] : []),
      ...(kits.length > 1 ? [notice("warning", words.kits(kits.length))] : []),
      outcomeView(collection), missingView(missingOf(collection)),
    ];
  }

  private savers(collection: Collection): HTMLElement[] {
    const { host } = this.session;
    const { missingColumns: columns } = words;
    return [
      button(importWords.saveReport, () => host.save(reportFile(words.resultFile, collection.rows)), { id: "save-collect-report" }),
      button(words.saveMissing, () => host.save(csv(words.missingFile, Object.values(columns), missingOf(collection)
        .map((one) => [one.department, one.number, one.name, one.note]))), { id: "save-missing" }),
    ];
  }

  private async take(review: Review | undefined): Promise<void> {
    const { book } = this.session;
    const decisions = review?.decisions() ?? [];
    if (book === undefined || (review !== undefined && review.decisions() === undefined)) return;
    const first = await this.ask(book, { accept: true });
    if (first === undefined) return;
    const second = decisions.length === 0 ? undefined : await this.ask(first.book, { accept: true, decisions });
    if (decisions.length > 0 && second === undefined) return;
    const last = second ?? first;
    const changed = last.book !== book;
    if (changed) this.keeper.taken(last.book);
    this.drawTaken({ ...last.collection, ...joinedPlans(first.collection, second?.collection) }, changed);
  }

  private drawTaken(collection: Collection, changed: boolean): void {
    const title = heading(2, words.result);
    const left = collection.held.length;
    this.steps.replaceChildren(title,
      notice(changed ? "success" : "info", changed ? words.taken : importWords.nothing),
      ...(left > 0 ? [notice("warning", importWords.heldLater(left))] : []),
      element("div", { class: "buttons" },
        changed ? button(common.saveMap, () => this.keeper.saveBook(), { id: "save-collected", appearance: "primary" }) : undefined,
        ...this.savers(collection)),
      ...this.resultViews(collection),
      element("div", { class: "buttons" }, button(importWords.see, () => this.keeper.showPeople()),
        button(words.again, () => this.clear())));
    this.files = [];
    this.drawFiles();
    moveTo(title);
  }
}
