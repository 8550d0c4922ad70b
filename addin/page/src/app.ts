// The page around the views: the book that is open, its tabs, what is being done and what went wrong.
// Remembers nothing once it is closed.
import { button, element, field, heading, moveTo, notice } from "./dom";
import type { EngineClient } from "./engine_client";
import type { GivenFile, Host, Reading } from "./host";
import { ProgressLine } from "./parts/progress";
import { Tabs } from "./parts/tabs";
import { Session } from "./session";
import { blankView } from "./views/blank";
import { CollectView } from "./views/collect";
import { dashboardView } from "./views/dashboard";
import { fileField } from "./views/file_field";
import { type BookKeeper, ImportsView } from "./views/imports";
import { issuesView } from "./views/issues";
import { kitView } from "./views/kit";
import { peopleView } from "./views/people";
import { SchemeFiles } from "./views/scheme_files";
import { words } from "./words";
import { besideWords } from "./words/beside";
import { comparisonWords, schemeWords } from "./words/options";

export type Tab = keyof typeof words.tabs;
type Choice = readonly [text: string, act: () => Promise<void> | void, id: string];

const mostNames = 10;

export class App implements BookKeeper {
  private readonly session: Session;
  private readonly progress = new ProgressLine(() => this.session.cancel());
  private readonly error = element("div", { class: "errors", role: "alert" });
  private readonly note = element("div", { class: "told", role: "status" });
  private readonly top = element("div", { class: "top" });
  private readonly sorting = element("div", {});
  private readonly views = element("div", { class: "views" });
  private readonly asOf = element("input", { type: "date", id: "as-of" });
  private readonly schemes: SchemeFiles;
  private tabs: Tabs<Tab> | undefined;
  private imports: ImportsView | undefined;
  private collecting: CollectView | undefined;
  /** Exports that were brought before there was a book. */
  private waiting: GivenFile[] = [];
  /** Which tabs show the book as it is now. */
  private readonly current = new Set<Tab>();

  constructor(page: HTMLElement, engine: EngineClient, private readonly host: Host,
              /** The tab that somebody asked for where the page was opened. */
              private readonly wanted?: Tab) {
    this.session = new Session(engine, host, {
      busy: (step, done, all) => this.progress.show(step, done, all),
      idle: (said) => this.progress.end(said),
      error: (message) => this.showError(message),
      note: (message) => this.showNote(message),
    });
    this.schemes = new SchemeFiles(this.session, () => void this.showAgain());
    page.append(
      element("main", { id: "main", tabindex: "-1" },
        this.top, this.progress.element, this.error, this.note, this.sorting, this.views));
    this.asOf.addEventListener("change", () => void this.changeDay());
    host.onBrought((read) => void this.brought(read));
    // What a view did not expect, such as no memory for an archive.
    window.addEventListener("unhandledrejection", ({ reason }) => this.showError(
      reason instanceof RangeError ? words.outOfMemory : `${words.failed} ${reason instanceof Error ? reason.message : String(reason)}`));
    window.addEventListener("beforeunload", (event) => {
      if (this.session.unsaved) event.preventDefault();
    });
    this.showStart();
    if (wanted !== undefined && host.workbook !== undefined) void this.takeOpen();
  }

  showError(message: string | undefined): void {
    this.error.replaceChildren();
    this.note.replaceChildren();
    if (message === undefined) return;
    this.error.append(message === "" ? notice("info", words.cancelled) : notice("error", message));
    this.error.scrollIntoView({ block: "nearest" });
  }

  private showNote(message: string): void {
    this.note.replaceChildren(element("p", {}, message));
  }

  // ---- the book

  private showStart(): void {
    const waiting = this.waiting.length === 0 ? [] : [notice("info", words.waiting(this.waiting.length))];
    const { workbook, limits = [] } = this.host;
    const beside = workbook === undefined ? [] : [element("div", { class: "beside" },
      button(besideWords.take, () => this.takeOpen(), { appearance: "primary", id: "take-open" }),
      element("p", { class: "note" }, besideWords.takeHint))];
    const impossible = limits.length === 0 ? [] : [element("details", { class: "limits", open: workbook === undefined },
      element("summary", {}, besideWords.limits), element("ul", {}, ...limits.map((one) => element("li", {}, one))))];
    this.top.replaceChildren(...waiting, ...beside, ...impossible, fileField(workbook === undefined ? words.drop : besideWords.drop,
      button(words.choose, () => this.choose(), { appearance: workbook === undefined ? "primary" : undefined, id: "choose" }),
      button(words.sample, () => this.trySample(), { id: "sample" }),
      button(words.blank, () => this.makeBlank(), { id: "blank" })),
    element("div", { class: "day" }, field(words.asOf, this.asOf, words.asOfHint)), this.schemes.element);
  }

  private showBook(): void {
    const { book, unsaved } = this.session;
    if (book === undefined) return;
    this.top.replaceChildren(element("section", { class: "book-bar", "aria-label": words.book },
      element("span", { class: "book", tabindex: "-1" }, book.name),
      unsaved ? element("span", { class: "badge warning" }, words.unsaved) : undefined,
      element("div", { class: "buttons" },
        unsaved ? button(words.saveMap, () => this.saveBook(), { id: "save-map" }) : undefined,
        this.host.workbook === undefined ? undefined : button(besideWords.again, () => this.takeOpen(), { id: "take-open" }),
        button(words.another, () => this.choose(), { id: "choose" })),
      field(words.asOf, this.asOf, words.asOfHint)), this.schemes.element);
  }

  private async choose(): Promise<void> {
    const [file] = await this.session.choose("book");
    if (file !== undefined) await this.openInstead(file);
  }

  private async takeOpen(): Promise<void> {
    const book = await this.session.take();
    if (book !== undefined) await this.openInstead(book);
  }

  /** Of changes that are not saved somebody decides first. */
  private async openInstead(file: GivenFile): Promise<void> {
    if (!this.session.unsaved) return this.open(file);
    this.askWhat(words.unsavedTitle, words.unsavedHint, [file], [
      [words.saveFirst, async () => {
        await this.saveBook();
        await this.open(file);
      }, "save-first"],
      [words.openAnyway, () => this.open(file), "open-anyway"],
    ]);
  }

  private async trySample(): Promise<void> {
    const file = (await this.session.ask("sample", {}))?.files[0];
    if (file !== undefined) await this.open(file);
  }

  private async makeBlank(): Promise<void> {
    const view = await blankView(this.session, (book) => this.open(book, true), () => {
      this.views.replaceChildren();
      document.getElementById("blank")?.focus();
    });
    if (view === undefined) return;
    this.views.replaceChildren(view);
    const title = view.querySelector("h2");
    if (title !== null) moveTo(title);
  }

  /** Shows a book in the place of the one that is open. */
  private async open(book: GivenFile, unsaved = false): Promise<void> {
    const { book: before, unsaved: unsavedBefore } = this.session;
    this.sorting.replaceChildren();
    this.views.hidden = true;
    this.session.setBook(book, unsaved);
    this.showBook();
    const evaluated = await this.session.evaluate();
    this.views.hidden = false;
    if (evaluated === undefined) {
      this.session.setBook(before, unsavedBefore);
      if (before === undefined) this.showStart();
      else this.showBook();
      if (!this.session.cancelled) this.offerAsExport(book);
      this.keepFocus("#choose");
      return;
    }
    const asked = this.session.beside === undefined ? undefined : this.tabs?.current ?? this.wanted;
    this.showTabs(asked ?? (evaluated.response.issues.findings > 0 ? "issues" : "people"));
    this.keepFocus("[role=tab][aria-selected=true]");
    if (this.waiting.length > 0) await this.toImports(this.waiting.splice(0));
  }

  /** Where the element that had focus is gone. */
  private keepFocus(otherwise: string): void {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>(otherwise)?.focus();
  }

  /** What is no skill map may be something to be imported. */
  private offerAsExport(file: GivenFile): void {
    this.sorting.replaceChildren(element("div", { class: "buttons" }, button(words.asExports, () => {
      this.sorting.replaceChildren();
      this.showError(undefined);
      return this.asExports([file]);
    }, { id: "as-exports" })));
  }

  private async changeDay(): Promise<void> {
    this.session.setAsOf(this.asOf.value || undefined);
    await this.showAgain();
  }

  /** Something that the tabs depend on has changed. */
  private async showAgain(): Promise<void> {
    if (this.session.book !== undefined && this.tabs !== undefined) await this.refresh();
  }

  taken(book: GivenFile): void {
    this.session.setBook(book, true);
    this.forget();
    this.showBook();
  }

  /** What the tabs show is of an earlier book, or day. */
  private forget(): void {
    for (const tab of this.current) this.tabs?.panel(tab).replaceChildren();
    this.current.clear();
  }

  async saveBook(): Promise<void> {
    const where = await this.session.saveBook();
    this.showBook();
    this.showNote((where === "workbook" ? words.opened : words.saved)(this.session.book?.name ?? ""));
    this.keepFocus(".book");
  }

  showPeople(): void {
    this.tabs?.show("people");
    document.getElementById("people")?.focus();
  }

  // ---- the tabs

  private showTabs(first: Tab): void {
    this.current.clear();
    this.imports = new ImportsView(this.session, this);
    this.collecting = new CollectView(this.session, this);
    this.tabs = new Tabs<Tab>(words.tabsLabel, words.tabs, (name) => void this.fill(name));
    this.tabs.panel("imports").append(this.imports.element);
    this.tabs.panel("collect").append(this.collecting.element);
    this.views.replaceChildren(this.tabs.list, ...this.tabs.panels.values());
    this.tabs.show(first);
  }

  private async refresh(): Promise<void> {
    this.forget();
    const tab = this.tabs?.current;
    if (tab !== undefined) await this.fill(tab);
  }

  /** What a tab shows of the book is made when it is looked at. */
  private async fill(tab: Tab): Promise<void> {
    if (tab === "imports" || tab === "collect" || this.current.has(tab)) return;
    const panel = this.tabs?.panel(tab);
    if (panel === undefined) return;
    if (tab === "dashboard" || tab === "kit") {
      panel.replaceChildren(tab === "dashboard" ? dashboardView(this.session) : kitView(this.session));
      this.current.add(tab);
      return;
    }
    const evaluated = await this.session.evaluate();
    if (evaluated === undefined) {
      panel.replaceChildren(button(words.again, () => this.fill(tab), { id: `again-${tab}` }));
      return;
    }
    const { issues } = evaluated.response;
    const { beside } = this.session;
    const select = beside === undefined ? undefined : async (sheet: string, cell: string): Promise<void> =>
      void await this.session.tried(() => beside.select(sheet, cell));
    panel.replaceChildren(tab === "issues" ? issuesView(issues.issues, issues.findings, select)
      : peopleView(evaluated.evaluation, this.session));
    this.current.add(tab);
  }

  // ---- files that somebody drops

  private async toImports(files: GivenFile[]): Promise<void> {
    this.tabs?.show("imports");
    await this.imports?.add(files);
  }

  private async brought(read: Reading): Promise<void> {
    const files = await this.session.read(read);
    const [file] = files;
    if (file === undefined) return;
    const tab = this.tabs?.current;
    if (tab === "imports") return this.toImports(files);
    if (tab === "collect") return this.collecting?.add(files);
    const workbook = /\.xls[xm]$/i.test(file.name);
    if (tab === undefined && files.length === 1 && workbook) return this.open(file);
    if (files.some((one) => /\.xls[xm]$|\.zip$/i.test(one.name)) || files.every((one) => /\.toml$/i.test(one.name))) return this.ask(files);
    return this.asExports(files);
  }

  private async asExports(files: GivenFile[]): Promise<void> {
    if (this.tabs !== undefined) return this.toImports(files);
    this.waiting.push(...files);
    this.showStart();
  }

  /** Nobody knows what they are for: whoever dropped them says so. */
  private ask(files: GivenFile[]): void {
    const [file] = files;
    const choices: Choice[] = [[words.asExports, () => this.asExports(files), "as-exports"]];
    if (file !== undefined && files.length === 1 && /\.xls[xm]$/i.test(file.name)) {
      choices.unshift([words.asBook, () => this.openInstead(file), "as-book"]);
      if (this.tabs !== undefined) choices.push([comparisonWords.asPrevious, () => this.compareWith(file), "as-previous"]);
    }
    if (files.every((one) => /\.toml$|\.xlsx$/i.test(one.name)))
      choices.push([schemeWords.asScheme, () => this.schemes.add(files), "as-scheme"]);
    if (this.tabs !== undefined) choices.push([words.asReturned, () => {
      this.tabs?.show("collect");
      this.collecting?.add(files);
    }, "as-returned"]);
    this.askWhat(words.sorting, words.sortingHint, files, choices);
  }

  private compareWith(file: GivenFile): void {
    this.session.previous = file;
    this.current.delete("dashboard");
    this.tabs?.show("dashboard");
    document.getElementById("choose-previous")?.focus();
  }

  private askWhat(question: string, hint: string, files: readonly GivenFile[], choices: readonly Choice[]): void {
    const title = heading(2, question);
    const done = (act: () => Promise<void> | void): (() => Promise<void>) => async () => {
      this.sorting.replaceChildren();
      this.keepFocus("#choose");
      await act();
    };
    this.sorting.replaceChildren(element("section", { class: "sorting", "aria-label": question }, title, element("p", {}, hint),
      element("ul", { class: "files" }, ...files.slice(0, mostNames).map((one) => element("li", {}, one.name)),
        files.length > mostNames ? element("li", {}, words.moreFiles(files.length - mostNames)) : undefined),
      element("div", { class: "buttons" }, ...choices.map(([text, act, id]) => button(text, done(act), { id })),
        button(words.close, done(() => {}), { appearance: "subtle" }))));
    moveTo(title);
  }
}
