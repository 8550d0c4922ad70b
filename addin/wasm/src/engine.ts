// The engine of skillmap in WebAssembly: requests with files in, results and files out. What commands
// there are, what they take and say, is in addin/c/requests.md. Runs to the end once begun, so in a
// page it belongs into a Worker, which can be ended.

export type Command =
  | "check" | "evaluate" | "explain" | "dashboard" | "lists" | "plan" | "assign" | "share" | "find" | "what_if" | "qualifications" | "import" | "map"
  | "init" | "kit" | "collect" | "schemes" | "sample";

export type Role = "book" | "previous" | "into" | "scheme" | "mapping" | "export" | "returned" | "transfers";

export interface InputFile {
  role: Role;
  name: string;
  bytes: Uint8Array;
}

export interface OutputFile {
  name: string;
  bytes: Uint8Array;
}

export type OptionValue =
  | string | number | boolean | readonly string[] | readonly Readonly<Record<string, string>>[] | null;
export type Options = Readonly<Record<string, OptionValue>>;

export interface Issue {
  code: string;
  severity: "note" | "finding" | "usage" | "input" | "output";
  file: string;
  sheet: string;
  cell: string;
  subject: string;
  found: string;
  expected: string;
  message: string;
}

/** 0 done, 1 done with findings, 2 wrong use, 3 input unreadable, 4 output not written. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;

export interface Response {
  command: string;
  code: ExitCode;
  result: unknown;
  issues: { findings: number; issues: Issue[] };
  /** What stopped the command, for people. */
  error?: string;
  files: OutputFile[];
}

/** `all` is 0 where nobody knows how much there is. */
export type Progress = (step: string, done: number, all: number) => void;

/** What emscripten makes of addin/c/skillmap.h, as far as it is used here. */
interface Module {
  HEAPU8: Uint8Array;
  HEAPU32: Uint32Array;
  addFunction(call: (...values: number[]) => void, signature: string): number;
  removeFunction(index: number): void;
  UTF8ToString(text: number): string;
  _malloc(size: number): number;
  _free(memory: number): void;
  _skillmap_version(): number;
  _skillmap_request_new(command: number, length: number): number;
  _skillmap_request_free(request: number): void;
  _skillmap_request_set_options(request: number, json: number, length: number): number;
  _skillmap_request_add_file(
    request: number, role: number, roleLength: number, name: number, nameLength: number, bytes: number,
    size: number): number;
  _skillmap_request_set_progress(request: number, call: number, context: number): void;
  _skillmap_run(request: number): number;
  _skillmap_response_free(response: number): void;
  _skillmap_response_json(response: number, size: number): number;
  _skillmap_response_file_count(response: number): number;
  _skillmap_response_file_name(response: number, index: number, size: number): number;
  _skillmap_response_file_bytes(response: number, index: number, size: number): number;
}

/** The function that emscripten writes into skillmap.js. */
export type CreateModule = (options: { wasmBinary: Uint8Array }) => Promise<unknown>;

export class OutOfMemory extends Error {
  constructor() {
    super("not enough memory");
    this.name = "OutOfMemory";
  }
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Engine {
  private constructor(private readonly module: Module) {}

  static async create(createModule: CreateModule, wasm: Uint8Array): Promise<Engine> {
    return new Engine((await createModule({ wasmBinary: wasm })) as Module);
  }

  get version(): string {
    return this.module.UTF8ToString(this.module._skillmap_version());
  }

  run(command: Command, options: Options, files: readonly InputFile[], progress?: Progress): Response {
    const { module } = this;
    const request = this.request(command, options);
    const call = progress === undefined ? 0 : module.addFunction(
      (_context, step, done, all) => progress(module.UTF8ToString(step ?? 0), done ?? 0, all ?? 0), "viiii");
    try {
      for (const file of files) this.addFile(request, file);
      module._skillmap_request_set_progress(request, call, 0);
      return this.taken(notNull(module._skillmap_run(request)));
    } finally {
      module._skillmap_request_free(request);
      if (call !== 0) module.removeFunction(call);
    }
  }

  private request(command: Command, options: Options): number {
    const { module } = this;
    const request = this.withBytes([encoder.encode(command)], ([name], [length]) =>
      notNull(module._skillmap_request_new(name, length)));
    this.withBytes([encoder.encode(JSON.stringify(options))], ([json], [length]) =>
      notNull(module._skillmap_request_set_options(request, json, length)));
    return request;
  }

  private addFile(request: number, file: InputFile): void {
    const parts = [encoder.encode(file.role), encoder.encode(file.name), file.bytes];
    this.withBytes(parts, ([role, name, bytes], [roleLength, nameLength, size]) =>
      notNull(this.module._skillmap_request_add_file(request, role, roleLength, name, nameLength, bytes, size)));
  }

  /** Copies of the bytes in the memory of the module, for the time of a call. */
  private withBytes<T>(
    parts: readonly Uint8Array[], call: (places: [number, number, number], sizes: [number, number, number]) => T): T {
    const places: [number, number, number] = [0, 0, 0];
    const sizes: [number, number, number] = [0, 0, 0];
    try {
      parts.forEach((part, i) => {
        places[i] = notNull(this.module._malloc(part.length + 1));
        sizes[i] = part.length;
        this.module.HEAPU8.set(part, places[i]);
      });
      return call(places, sizes);
    } finally {
      for (const place of places) this.module._free(place);
    }
  }

  private taken(response: number): Response {
    const { module } = this;
    const size = notNull(module._malloc(4));
    // The memory may have grown, and moved, with any call.
    const bytes = (start: number): Uint8Array =>
      module.HEAPU8.slice(start, start + (module.HEAPU32[size >>> 2] ?? 0));
    try {
      const json = decoder.decode(bytes(module._skillmap_response_json(response, size)));
      const said = JSON.parse(json) as Omit<Response, "files">;
      const files: OutputFile[] = [];
      for (let i = 0; i < module._skillmap_response_file_count(response); ++i) {
        const name = decoder.decode(bytes(module._skillmap_response_file_name(response, i, size)));
        files.push({ name, bytes: bytes(module._skillmap_response_file_bytes(response, i, size)) });
      }
      return { ...said, files };
    } finally {
      module._free(size);
      module._skillmap_response_free(response);
    }
  }
}

function notNull(value: number): number {
  if (value === 0) throw new OutOfMemory();
  return value >>> 0;
}
