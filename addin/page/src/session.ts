// The book at hand and what is asked of it: requests to the engine, with progress shown and errors
// told. Knows no views.
import type { Command, InputFile, Options, Response } from "skillmap-engine";
import { Cancelled, type EngineClient } from "./engine_client";

export interface Shown {
  /** While a request runs: what it does. Nothing: it has ended. */
  busy(step: string | undefined, done: number, all: number): void;
  error(message: string | undefined): void;
}

export class Session {
  book: { name: string; bytes: Uint8Array } | undefined;
  asOf: string | undefined;

  constructor(private readonly engine: EngineClient, private readonly shown: Shown) {}

  cancel(): void {
    this.engine.cancel();
  }

  /** Asks something of the book. Nothing where it was cancelled or stopped, which is told. */
  async ask(command: Command, options: Options, more: InputFile[] = []): Promise<Response | undefined> {
    const files: InputFile[] = [...more];
    if (this.book !== undefined) files.unshift({ role: "book", ...this.book });
    const all = this.asOf === undefined || command === "sample" ? options : { ...options, as_of: this.asOf };
    this.shown.error(undefined);
    this.shown.busy("reading", 0, 0);
    try {
      const response = await this.engine.run(command, all, files, (step, done, of) => this.shown.busy(step, done, of));
      if (response.error === undefined) return response;
      this.shown.error(response.error);
    } catch (error) {
      this.shown.error(error instanceof Cancelled ? "" : error instanceof Error ? error.message : String(error));
    } finally {
      this.shown.busy(undefined, 0, 0);
    }
    return undefined;
  }
}
