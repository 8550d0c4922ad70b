// The engine as the page sees it: one request at a time, which may be cancelled.
import type { Command, InputFile, Options, Progress, Response } from "skillmap-engine";
import type { FromWorker, ToWorker } from "./messages";
import EngineWorker from "./worker?worker&inline";

/** The request was ended by the person at the page. */
export class Cancelled extends Error {}

interface Waiting {
  id: number;
  progress: Progress;
  resolve: (response: Response) => void;
  reject: (error: Error) => void;
}

async function unpacked(base64: string): Promise<ArrayBuffer> {
  const packed = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new globalThis.Response(stream).arrayBuffer();
}

export class EngineClient {
  private worker: Worker;
  private ready: Promise<void>;
  private waiting: Waiting | undefined;
  private last = 0;

  private constructor(private readonly wasm: ArrayBuffer) {
    [this.worker, this.ready] = this.start();
  }

  /** `packed` is the WebAssembly, compressed by gzip, in base64. */
  static async create(packed: string): Promise<EngineClient> {
    const client = new EngineClient(await unpacked(packed));
    await client.ready;
    return client;
  }

  async run(command: Command, options: Options, files: InputFile[], progress: Progress): Promise<Response> {
    await this.ready;
    if (this.waiting !== undefined) throw new Error("a request is running");
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting = { id, progress, resolve, reject };
      this.post({ kind: "run", id, command, options, files });
    });
  }

  /** Ends the request that is running. The next one begins with a new engine. */
  cancel(): void {
    this.fail(new Cancelled());
  }

  private start(): [Worker, Promise<void>] {
    const worker = new EngineWorker();
    const ready = new Promise<void>((resolve, reject) => {
      worker.onerror = (event) => {
        const error = new Error(event.message);
        reject(error);
        if (this.waiting !== undefined) this.fail(error);
      };
      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        const message = event.data;
        if (message.kind === "ready") resolve();
        else if (message.kind === "progress") this.waiting?.progress(message.step, message.done, message.all);
        else if (message.kind === "done") this.finish(message.response);
        else if (message.id === 0) reject(new Error(message.message));
        else this.fail(new Error(message.message));
      };
    });
    worker.postMessage({ kind: "load", wasm: this.wasm } satisfies ToWorker);
    return [worker, ready];
  }

  private post(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private finish(response: Response): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    waiting?.resolve(response);
  }

  // After an error nobody knows what state the engine is in.
  private fail(error: Error): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    this.worker.terminate();
    [this.worker, this.ready] = this.start();
    waiting?.reject(error);
  }
}
