// The book at hand, what is asked of it and what it evaluates to. Knows no views.
import type { Command, InputFile, Options, Response } from "skillmap-engine";
import { Cancelled, type EngineClient } from "./engine_client";
import type { Evaluation } from "./evaluation";
import type { GivenFile, Host, OpenWorkbook, Reading, Wanted } from "./host";
import { words } from "./words";

export interface Shown {
  busy(step: string, done: number, all: number): void;
  /** A request has ended; something short to say of it. */
  idle(said: string): void;
  error(message: string | undefined): void;
  note(message: string): void;
}

export interface Evaluated {
  response: Response;
  evaluation: Evaluation;
}

const withoutBook: readonly Command[] = ["sample", "schemes", "init"];
/** Commands whose as-of date hardly matters: where nothing else says it, it is today. */
const anyDay: readonly Command[] = ["import", "kit", "collect"];
/** Commands that judge by other schemes than those of the book, where that is asked for. */
const judging: readonly Command[] = ["check", "evaluate", "explain", "dashboard", "lists"];

export function today(): string {
  const now = new Date();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export class Session {
  asOf: string | undefined;
  /** The book differs from what was opened or saved last. */
  unsaved = false;
  /** The last request was ended by the person at the page. */
  cancelled = false;
  /** What a dashboard is compared with: the book of an earlier time, its day or another one of the same book ("": none). */
  previous: GivenFile | undefined;
  previousAsOf = "";
  /** Files of schemes besides those that are built in. */
  schemes: readonly GivenFile[] = [];
  private schemesAlone = false;
  private given: GivenFile | undefined;
  /** What was taken last from the workbook beside the page. */
  private takenBook: GivenFile | undefined;
  private evaluated: Evaluated | undefined;
  private running = false;
  private stopping = new AbortController();

  constructor(private readonly engine: EngineClient, readonly host: Host, private readonly shown: Shown) {}

  get book(): GivenFile | undefined {
    return this.given;
  }

  /** The workbook beside the page, where the book is what was taken from it: cells are where they are there. */
  get beside(): OpenWorkbook | undefined {
    return this.given !== undefined && this.given === this.takenBook ? this.host.workbook : undefined;
  }

  setBook(book: GivenFile | undefined, unsaved = false): void {
    if (book?.name !== this.given?.name) {  // nobody meant it to be compared with this one
      this.previous = undefined;
      this.previousAsOf = "";
    }
    this.given = book;
    this.unsaved = unsaved;
    this.evaluated = undefined;
  }

  setAsOf(day: string | undefined): void {
    this.asOf = day;
    this.evaluated = undefined;
  }

  /** `alone`: they judge, whatever the book names. */
  setSchemes(files: readonly GivenFile[], alone: boolean): void {
    this.schemes = files;
    this.schemesAlone = alone;
    this.evaluated = undefined;
  }

  /** Whether `evaluate` has nothing to do. */
  get isEvaluated(): boolean {
    return this.evaluated !== undefined;
  }

  cancel(): void {
    this.stopping.abort();
    this.engine.cancel();
  }

  tellError(message: string): void {
    this.shown.error(message);
  }

  tell(message: string): void {
    this.shown.note(message);
  }

  async saveBook(): Promise<"file" | "workbook" | undefined> {
    if (this.given === undefined) return undefined;
    const where = await this.host.save(this.given);
    this.unsaved = false;
    return where;
  }

  /** Files that somebody chooses. None where none were chosen, or they cannot be read now, which is told. */
  async choose(wanted: Wanted): Promise<GivenFile[]> {
    const read = await this.host.open(wanted);
    return read === undefined ? [] : this.read(read);
  }

  /** Nothing is asked before the files are there: it would be without them. */
  async read(read: Reading): Promise<GivenFile[]> {
    return await this.tried(() => read().catch((error: unknown) => {
      throw new Error(error instanceof RangeError ? words.outOfMemory : words.unreadable);
    })) ?? [];
  }

  /** The workbook beside the page as it is now. */
  async take(): Promise<GivenFile | undefined> {
    const { workbook } = this.host;
    if (workbook === undefined) return undefined;
    const taken = await this.tried((signal) => workbook.take(signal));
    if (taken !== undefined) this.takenBook = taken;
    return taken;
  }

  /** The evaluation of the book, made once. */
  async evaluate(): Promise<Evaluated | undefined> {
    if (this.evaluated !== undefined) return this.evaluated;
    const response = await this.ask("evaluate", {});
    if (response !== undefined) this.evaluated = { response, evaluation: response.result as Evaluation };
    return this.evaluated;
  }

  /** Asks something of the book, or of another. Nothing where it was cancelled or stopped, which is told. */
  async ask(
    command: Command, options: Options, more: InputFile[] = [], book: GivenFile | undefined = this.given,
  ): Promise<Response | undefined> {
    return this.tried(async () => {
      const response = await this.engine.run(
        command, this.allOptions(command, options), this.allFiles(command, more, book),
        (step, done, all) => this.shown.busy(step, done, all));
      if (response.error === undefined) return response;
      throw new Error(response.error);
    });
  }

  /** Does what takes a while, alone. Nothing where it was cancelled or failed, which is told. */
  async tried<T>(act: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> {
    if (this.running) {
      this.shown.note(words.stillRunning);
      return undefined;
    }
    this.running = true;
    this.cancelled = false;
    this.stopping = new AbortController();
    this.shown.error(undefined);
    this.shown.busy("reading", 0, 0);
    let said: string = words.done;
    try {
      return await act(this.stopping.signal);
    } catch (error) {
      said = "";
      this.cancelled = error instanceof Cancelled || (error instanceof DOMException && error.name === "AbortError");
      this.shown.error(this.cancelled ? "" : error instanceof Error ? error.message : String(error));
    } finally {
      this.running = false;
      this.shown.idle(said);
    }
    return undefined;
  }

  private allOptions(command: Command, options: Options): Options {
    if (withoutBook.includes(command)) return options;
    return {
      ...options,
      ...(this.asOf === undefined ? {} : { as_of: this.asOf }),
      ...(this.schemesAlone && this.schemes.length > 0 && judging.includes(command) ? { schemes: this.schemes.map((one) => one.name) } : {}),
      ...(anyDay.includes(command) ? { today: today() } : {}),
    };
  }

  private allFiles(command: Command, more: InputFile[], book: GivenFile | undefined): InputFile[] {
    const schemes = command === "sample" || command === "schemes" ? [] : this.schemes.map((one) => ({ role: "scheme" as const, ...one }));
    const given = book === undefined || withoutBook.includes(command) ? [] : [{ role: "book" as const, ...book }];
    return [...given, ...more, ...schemes];
  }
}
