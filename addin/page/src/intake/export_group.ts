// Files of the same columns, with the one mapping for them, and what they would do to a book.
import type { InputFile } from "skillmap-engine";
import type { GivenFile } from "../host";
import type { Session } from "../session";
import { draftOf, keyOf, type Mapping, toToml } from "./mapping";
import { joinedPlans } from "./outcome";
import { type Choices, type FileProposal, type ImportResult, type Plan, planOf, type UnknownAnswer } from "./results";
import type { Decision } from "./review";

export const mappingExtension = ".mapping.toml";
const mappingName = "mapping.toml";

export interface Taken {
  book: GivenFile;
  plan: Plan;
}

export class ExportGroup {
  choices: Choices | undefined;
  proposals: FileProposal[] = [];
  /** What somebody corrects; what the engine was told last stands in `text`. */
  draft: Mapping | undefined;
  plan: Plan | undefined;
  /** Somebody has looked at the mapping, and confirmed it. */
  corrected = false;
  private text: Uint8Array | undefined;

  constructor(readonly files: readonly GivenFile[], private given: GivenFile | undefined) {}

  /** "回答.mapping.toml": beside the file it is of. */
  get mappingFile(): GivenFile | undefined {
    const name = this.files[0]?.name.split("/").pop()?.replace(/\.[^.]*$/, "") ?? "";
    if (this.hasLayout) return this.given;
    return this.text === undefined ? undefined : { name: this.given?.name ?? name + mappingExtension, bytes: this.text };
  }

  /** The layout of a skill map of another look: read as it says, and corrected in the file itself. */
  get hasLayout(): boolean {
    return this.given !== undefined && new TextDecoder().decode(this.given.bytes).includes("[[table]]");
  }

  get certain(): boolean {
    return this.plan !== undefined;
  }

  get unknown(): UnknownAnswer[] {
    return this.proposals.flatMap((one) => one.unknown_answers);
  }

  /** Looks at the files by the mapping at hand. False where that was stopped, which is told. */
  async look(session: Session): Promise<boolean> {
    const confirmed = this.draft !== undefined;
    const response = await session.ask("import", { choices: true }, this.request(this.mappingGiven()));
    if (response === undefined) return false;
    this.corrected = confirmed;
    this.take(response.result as ImportResult, response.files);
    return true;
  }

  /** Files whose columns differ, each kind with those of its own. */
  split(): ExportGroup[] {
    const groups = new Map<string, { files: GivenFile[] }>();
    this.proposals.forEach((proposal, i) => {
      const file = this.files[i];
      if (file === undefined) return;
      const group = groups.get(keyOf(proposal)) ?? { files: [] };
      group.files.push(file);
      groups.set(keyOf(proposal), group);
    });
    if (groups.size < 2) return [this];
    return [...groups.values()].map(({ files }) => new ExportGroup(files, this.given));
  }

  /** Goes on without the mapping that was given: everything is found out again. */
  forget(): void {
    this.given = undefined;
    this.draft = undefined;
  }

  /** Puts the files into a book, then once more with what was decided about people. */
  async into(book: GivenFile, decisions: readonly Decision[], session: Session): Promise<Taken | undefined> {
    const files = this.request(this.mappingFile);
    const first = await this.accept(book, {}, files, session);
    if (first === undefined || decisions.length === 0) return first;
    const second = await this.accept(first.book, { decisions: [...decisions] }, files, session);
    return second && { book: second.book, plan: joinedPlans(first.plan, second.plan) };
  }

  private async accept(
    book: GivenFile, options: Record<string, Decision[]>, files: InputFile[], session: Session,
  ): Promise<Taken | undefined> {
    const response = await session.ask("import", { ...options, accept: true }, files, book);
    if (response === undefined) return undefined;
    const plan = planOf(response.result as ImportResult);
    return plan && { plan, book: response.files.find((file) => file.name === book.name) ?? book };
  }

  private mappingGiven(): GivenFile | undefined {
    if (this.draft === undefined || this.hasLayout) return this.given;
    return { name: this.mappingFile?.name ?? mappingName, bytes: new TextEncoder().encode(toToml(this.draft)) };
  }

  private request(mapping: GivenFile | undefined): InputFile[] {
    const exports: InputFile[] = this.files.map((file) => ({ role: "export", ...file }));
    return mapping === undefined ? exports : [...exports, { role: "mapping", ...mapping }];
  }

  private take(result: ImportResult, files: readonly GivenFile[]): void {
    const before = new Map(this.draft?.columns.map((column) => [`${column.heading} ${column.occurrence}`, column]));
    this.choices = result.choices;
    this.proposals = result.files;
    this.plan = planOf(result);
    this.text = files.find((file) => file.name === mappingName)?.bytes;
    this.draft = draftOf(result.files);
    // By our own mapping everything is given: why it was proposed, and what an open column may be, is known from before.
    for (const column of this.draft.columns) {
      const known = before.get(`${column.heading} ${column.occurrence}`);
      column.hint ||= known?.hint ?? "";
      if (column.why === "given") column.why = known?.why ?? "given";
      column.asksDates ||= known?.asksDates ?? false;
      column.ticks ||= known?.ticks ?? false;
    }
  }
}
