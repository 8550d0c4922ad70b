// What the page and the thread of the engine say to each other.
import type { Command, InputFile, Options, Response } from "skillmap-engine";

export type ToWorker =
  | { kind: "load"; wasm: ArrayBuffer }
  | { kind: "run"; id: number; command: Command; options: Options; files: InputFile[] };

export type FromWorker =
  | { kind: "ready" }
  | { kind: "progress"; step: string; done: number; all: number }
  | { kind: "done"; id: number; response: Response }
  | { kind: "failed"; id: number; message: string };
