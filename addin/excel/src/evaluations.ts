// The open workbook evaluated for the functions in its cells: once for all of them, and again when it was changed and has been
// left alone for a while. Knows nothing of Excel's interface.
import type { EngineClient } from "../../page/src/engine_client";
import type { GivenFile } from "../../page/src/host";
import { Answers, type Answer, type Figure, Missing } from "./answers";
import { entered } from "./entered";
import type { FunctionName } from "./functions";
import { cellWords as words } from "./words";

/** The workbook that the cells are in. */
export interface WatchedWorkbook {
  take(signal: AbortSignal): Promise<GivenFile>;

  /** Says when something was entered in it, from then on. */
  watch(changed: () => void): Promise<void>;
}

/** Tells a cell its result, as often as there is a new one. */
export type Tell = (answer: Answer) => void;

interface Question {
  name: FunctionName;
  given: readonly unknown[];
  tell: Tell;
  told?: string | number;
}

const soon = 200;       // milliseconds after a question that has no answer yet: many cells ask in a row;
const quiet = 1000;     // without a change before an evaluation,
const patience = 4;     // or that many times what the last one took, so that somebody who types is not held up
const mostTries = 3;    // to take the workbook, which Excel may refuse while a cell is being edited

export class Evaluations {
  private readonly questions = new Set<Question>();
  private answers: Answers | Missing | undefined;
  /** What was entered in the workbook that the answers are of. */
  private entered: string | undefined;
  private changed = false;
  private running = false;
  private tries = 0;
  private took = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watching: Promise<void> | undefined;
  private engine: Promise<EngineClient> | undefined;

  /** `workbook` comes when Excel has said what it can; a text: why there is none. `makeEngine`: one of its own, so that what
   *  somebody cancels in the pane is not ended for the cells. */
  constructor(private readonly workbook: Promise<WatchedWorkbook | string>, private readonly makeEngine: () => Promise<EngineClient>) {}

  /** What is given back ends the question. */
  ask(name: FunctionName, given: readonly unknown[], tell: Tell): () => void {
    const question: Question = { name, given, tell };
    this.questions.add(question);
    if (!this.changed && this.knows(name)) this.answer(question);
    else this.later(soon);
    return () => void this.questions.delete(question);
  }

  private knows(name: FunctionName): boolean {
    return this.answers instanceof Missing || (this.answers?.knows(name) ?? false);
  }

  private knowsAll(): boolean {
    return [...this.questions].every(({ name }) => this.knows(name));
  }

  /** The same result is not told twice. */
  private answer(question: Question): void {
    if (this.answers === undefined) return;
    const answer = this.answers instanceof Missing ? this.answers : this.answers.answer(question.name, question.given);
    const told = answer instanceof Missing ? `#${answer.why}` : typeof answer === "string" ? `=${answer}` : answer;
    if (told === question.told) return;
    question.told = told;
    question.tell(answer);
  }

  private change(): void {
    this.changed = true;
    if (this.questions.size > 0) this.later(Math.max(quiet, patience * this.took));
  }

  /** Asking once more puts it off. */
  private later(time: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.evaluate(), time);
  }

  private async evaluate(): Promise<void> {
    if (this.running) return this.later(quiet);
    if (this.questions.size === 0) return;
    this.running = true;
    const workbook = await this.workbook;
    this.changed = false;
    const begun = performance.now();
    await this.refresh(workbook);
    this.took = performance.now() - begun;
    this.running = false;
    for (const question of this.questions) if (this.knows(question.name)) this.answer(question);
    if (!this.changed && !this.knowsAll()) this.later(soon);  // asked in the meantime
  }

  private async refresh(workbook: WatchedWorkbook | string): Promise<void> {
    if (typeof workbook === "string") {
      this.answers = new Missing(workbook);
      return;
    }
    try {
      const book = await this.taken(workbook);
      const now = await entered(book.bytes).catch(() => undefined);  // what is no workbook the engine says better
      if (now !== undefined && now === this.entered && this.answers !== undefined && this.knowsAll()) return;
      this.answers = await this.evaluated(book);
      this.entered = now;
    } catch (error) {
      this.entered = undefined;
      this.fail(error instanceof Error ? error.message : String(error));
    }
  }

  private async taken(workbook: WatchedWorkbook): Promise<GivenFile> {
    this.watching ??= workbook.watch(() => this.change());
    try {
      await this.watching;
    } catch (error) {
      this.watching = undefined;
      throw error;
    }
    const book = await workbook.take(new AbortController().signal);
    this.tries = 0;
    return book;
  }

  /** Somebody may be editing a cell: results stay as they are until it was tried some times. */
  private fail(why: string): void {
    this.changed = true;  // whoever asks or changes something next has it tried again
    if (++this.tries < mostTries) {
      this.later(quiet * 2 ** this.tries);
      return;
    }
    this.tries = 0;
    this.answers = new Missing(words.cannot(why));
  }

  private async startedEngine(): Promise<EngineClient> {
    try {
      return await (this.engine ??= this.makeEngine());
    } catch (error) {
      this.engine = undefined;  // there may be memory for it later
      throw error;
    }
  }

  private async evaluated(book: GivenFile): Promise<Answers | Missing> {
    const engine = await this.startedEngine();
    const files = [{ role: "book" as const, ...book }];
    const progress = (): void => {};
    const response = await engine.run("evaluate", {}, files, progress);
    if (response.error !== undefined) return new Missing(words.cannot(response.error));
    const evaluation = response.result as ConstructorParameters<typeof Answers>[0];
    // Only where a cell asks for one: it takes as long again.
    if (![...this.questions].some(({ name }) => name === "RATE")) return new Answers(evaluation);
    const dashboard = await engine.run("dashboard", { format: "json" }, files, progress);
    const [file] = dashboard.files;
    if (dashboard.error !== undefined || file === undefined) return new Missing(words.cannot(dashboard.error ?? ""));
    const { data } = JSON.parse(new TextDecoder().decode(file.bytes)) as { data: Figure[] };
    return new Answers(evaluation, data);
  }
}
