// The engine in its own thread: the page stays usable, and ends what takes too long by ending this.
import createModule from "skillmap-glue";
import { Engine, OutOfMemory } from "skillmap-engine";
import type { FromWorker, ToWorker } from "./messages";
import { words } from "./words";

let engine: Promise<Engine> | undefined;

function answer(message: FromWorker, given: Transferable[] = []): void {
  self.postMessage(message, { transfer: given });
}

async function handle(message: ToWorker): Promise<void> {
  if (message.kind === "load") {
    engine = Engine.create(createModule, new Uint8Array(message.wasm));
    await engine;
    answer({ kind: "ready" });
    return;
  }
  const loaded = await engine;
  if (loaded === undefined) throw new Error("the engine is not loaded");
  const response = loaded.run(message.command, message.options, message.files, (step, done, all) =>
    answer({ kind: "progress", step, done, all }));
  answer({ kind: "done", id: message.id, response }, response.files.map((file) => file.bytes.buffer));
}

function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whoever notices it first: the engine, the glue around it, or the browser where an array is made. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof OutOfMemory || error instanceof RangeError || /out of memory|\bOOM\b|enlarge memory/i.test(told(error));
}

self.onmessage = (event: MessageEvent<ToWorker>) => {
  handle(event.data).catch((error: unknown) => {
    const id = event.data.kind === "run" ? event.data.id : 0;
    answer({ kind: "failed", id, message: isOutOfMemory(error) ? words.outOfMemory : told(error) });
  });
};
