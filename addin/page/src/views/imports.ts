// 取り込み: files, what their columns mean, whose rows they are, what becomes of them; a step at a time.
import { button, element, heading, moveTo, notice } from "../dom";
import { People } from "../evaluation";
import type { GivenFile } from "../host";
import { ExportGroup } from "../intake/export_group";
import { MappingEditor, questionsOf } from "../intake/mapping_editor";
import { outcomeView, reportFile } from "../intake/outcome";
import type { Plan } from "../intake/results";
import { Review } from "../intake/review";
import type { Session } from "../session";
import { words as common } from "../words";
import { importWords as words } from "../words/imports";
import { fileField, fileLine } from "./file_field";

export interface BookKeeper {
  /** The book is another one now, which is not saved. */
  taken(book: GivenFile): void;
  saveBook(): Promise<void>;
  showPeople(): void;
}

const isMapping = (file: GivenFile): boolean => file.name.toLowerCase().endsWith(".toml");

export class ImportsView {
  readonly element = element("div", { class: "task imports" });
  private files: GivenFile[] = [];
  private mapping: GivenFile | undefined;
  private groups: ExportGroup[] = [];
  private people: People | undefined;
  private readonly list = element("div", {});
  private readonly steps = element("div", { class: "steps" });

  constructor(private readonly session: Session, private readonly keeper: BookKeeper) {
    this.element.append(heading(2, words.title), element("p", { class: "note" }, words.intro), this.list, this.steps);
    this.drawFiles();
  }

  /** Files besides those that are there; a file of the same name takes its place. */
  async add(files: readonly GivenFile[]): Promise<void> {
    if (files.length === 0) return;
    for (const file of files) {
      if (isMapping(file)) this.mapping = file;
      else this.files = [...this.files.filter((one) => one.name !== file.name), file];
    }
    this.drawFiles();
    await this.look();
  }

  private drawFiles(): void {
    const without = async (act: () => void): Promise<void> => {
      act();
      this.drawFiles();
      await this.look();
      this.list.querySelector<HTMLElement>("#choose-exports")?.focus();
    };
    const lines = this.files.map((file) => fileLine(file.name, { label: words.remove(file.name), act: () =>
      void without(() => { this.files = this.files.filter((one) => one !== file); }) }));
    if (this.mapping !== undefined) lines.push(fileLine(`${words.mapping}：${this.mapping.name}`, {
      label: words.remove(this.mapping.name), act: () => void without(() => { this.mapping = undefined; }),
    }));
    this.list.replaceChildren(
      fileField(words.drop, button(words.choose, async () => this.add(await this.session.choose("exports")), {
        id: "choose-exports", ...(this.files.length === 0 && this.steps.childElementCount === 0 ? { appearance: "primary" } : {}),
      })),
      ...(lines.length === 0 ? [] : [element("ul", { class: "files", "aria-label": words.files }, ...lines)]));
  }

  // ---- what the columns mean

  private async look(): Promise<void> {
    this.groups = [];
    this.steps.replaceChildren();
    if (this.files.length === 0) return;
    const all = new ExportGroup(this.files, this.mapping);
    if (!await all.look(this.session)) return;
    const groups = all.split();
    if (groups.length > 1)
      for (const group of groups) if (!await group.look(this.session)) return;
    this.groups = groups;
    await this.draw();
  }

  private async draw(): Promise<void> {
    // Candidates are told by name.
    if (this.groups.some((group) => group.plan?.held.length)) {
      const evaluated = await this.session.evaluate();
      if (evaluated === undefined) {
        this.steps.replaceChildren(button(common.again, () => this.draw()));
        return;
      }
      this.people = new People(evaluated.evaluation);
    }
    const title = heading(2, words.stepMapping);
    const parts = this.groups.map((group) => this.groupView(group));
    const ready = this.groups.every((group) => group.certain);
    this.steps.replaceChildren(title, ...parts, ...(ready ? this.takeStep() : []));
    moveTo(title);
  }

  private groupView(group: ExportGroup): HTMLElement {
    const { draft, choices } = group;
    const [first] = group.proposals;
    if (draft === undefined || choices === undefined || first === undefined) return element("div", {});
    const source = choices.sources.find((one) => one.id === draft.source)?.name ?? draft.source;
    const sheet = choices.sheets.find((one) => one.id === draft.into)?.name ?? draft.into;
    const names = group.files.length > 3
      ? `${group.files.slice(0, 3).map((file) => file.name).join("、")} ${words.more(group.files.length - 3)}`
      : group.files.map((file) => file.name).join("、");
    const changed = element("p", { class: "note", role: "status" });
    const confirm = button(words.confirm, async () => {
      if (await group.look(this.session)) await this.draw();
    }, { class: "confirm", ...(group.certain ? {} : { appearance: "primary" }) });
    const editor = new MappingEditor(draft, group.unknown, choices, () => {
      changed.textContent = words.changed;
      this.steps.querySelector<HTMLElement>(".take-step")?.setAttribute("hidden", "");
    }, group.certain && group.corrected);
    const open = MappingEditor.openPlaces(draft);
    const notes = [...new Set(group.proposals.flatMap((one) => one.notes))];
    return element("section", { class: "group" },
      element("h3", {}, names), element("p", { class: "source" }, words.source(source, sheet)),
      group.certain ? notice("success", words.certain) : notice("warning", words.uncertain(Math.max(open, 1))),
      questionsOf(this.questions(group)),
      first.missing.length > 0 ? button(words.dropMapping, async () => {
        group.forget();
        if (await group.look(this.session)) await this.draw();
      }, { class: "forget" }) : undefined,
      notes.length === 0 ? undefined
        : element("details", { open: notes.length < 4 }, element("summary", {}, words.notes), questionsOf(notes)),
      ...(group.hasLayout ? [element("p", { class: "note" }, words.layout)] : [editor.element, changed]),
      element("div", { class: "buttons" }, group.hasLayout ? undefined : confirm, button(words.saveMapping, async () => {
        const file = group.mappingFile;
        if (file === undefined) return;
        await this.session.host.save(file);
        this.session.tell(common.saved(file.name));
      }, { class: "save-mapping" })));
  }

  private questions(group: ExportGroup): string[] {
    const all = group.proposals.flatMap((one) => [
      ...(one.missing.length > 0 ? [words.missing(one.missing.join("、"))] : []),
      ...(one.added.length > 0 ? [words.added(one.added.join("、"))] : []),
      ...one.issues,
      ...(one.has_person ? [] : [words.noPerson]),
      ...(one.has_content ? [] : [words.noContent]),
    ]);
    return [...new Set(all)];
  }

  // ---- what would be taken, and whose it is

  private takeStep(): HTMLElement[] {
    const reviews = new Map<ExportGroup, Review>();
    const parts = this.groups.map((group) => {
      const plan = group.plan as Plan;
      const review = plan.held.length > 0 && this.people !== undefined ? new Review(plan.held, this.people) : undefined;
      if (review !== undefined) reviews.set(group, review);
      return element("section", { class: "group" },
        this.groups.length > 1 ? element("h3", {}, group.files.map((file) => file.name).join("、")) : undefined,
        outcomeView(plan), review?.element);
    });
    const take = button(words.take, () => this.take(reviews), { appearance: "primary", id: "take" });
    return [element("section", { class: "take-step" }, heading(2, words.stepTake), ...parts,
      element("p", { class: "note" }, words.takeHint_), element("div", { class: "buttons" }, take))];
  }

  private async take(reviews: ReadonlyMap<ExportGroup, Review>): Promise<void> {
    let book = this.session.book;
    if (book === undefined) return;
    const before = book;
    const plans: { group: ExportGroup; plan: Plan }[] = [];
    for (const group of this.groups) {
      const decisions = reviews.get(group)?.decisions();
      if (reviews.has(group) && decisions === undefined) return;
      const taken = await group.into(book, decisions ?? [], this.session);
      if (taken === undefined) return;
      book = taken.book;
      plans.push({ group, plan: taken.plan });
    }
    if (book !== before) this.keeper.taken(book);
    this.drawTaken(plans, book !== before);
  }

  private drawTaken(plans: { group: ExportGroup; plan: Plan }[], changed: boolean): void {
    const title = heading(2, words.stepDone);
    const rows = plans.flatMap(({ plan }) => plan.rows);
    const held = plans.reduce((sum, { plan }) => sum + plan.held.length, 0);
    const { session } = this;
    const mappings = plans.flatMap(({ group }) => (group.mappingFile === undefined ? [] : [group.mappingFile]));
    this.steps.replaceChildren(title,
      notice(changed ? "success" : "info", changed ? words.taken : words.nothing),
      ...(held > 0 ? [notice("warning", words.heldLater(held))] : []),
      element("div", { class: "buttons" },
        changed ? button(common.saveMap, () => this.keeper.saveBook(), { appearance: "primary", id: "save-taken" }) : undefined,
        ...mappings.map((file) => button(mappings.length === 1 ? words.saveMapping : `${words.saveMapping}（${file.name}）`,
          () => session.host.save(file), { class: "save-mapping" })),
        button(words.saveReport, () => session.host.save(reportFile(`${words.report}.csv`, rows)), { id: "save-report" })),
      ...plans.map(({ group, plan }) => element("section", { class: "group" },
        plans.length > 1 ? element("h3", {}, group.files.map((file) => file.name).join("、")) : undefined, outcomeView(plan))),
      element("div", { class: "buttons" }, button(words.see, () => this.keeper.showPeople(), { id: "see" }),
        button(words.again, () => {
          this.files = [];
          this.mapping = undefined;
          this.groups = [];
          this.steps.replaceChildren();
          this.drawFiles();
          this.list.querySelector<HTMLElement>("#choose-exports")?.focus();
        }, { id: "again" })));
    this.files = [];
    this.mapping = undefined;
    this.drawFiles();
    moveTo(title);
  }
}

