// Excel: the only file that touches Office.*, Excel.* and CustomFunctions.*. Takes the workbook that is open, shows and writes its
// cells, adds sheets to it, opens new workbooks, has functions in cells answered. Files otherwise come and go as in any browser.
import type { CellChange, CellContent, GivenFile, Host, OpenWorkbook, Reading, Wanted } from "../../page/src/host";
import { BrowserHost } from "../../page/src/hosts/browser";
import { besideWords } from "../../page/src/words/beside";
import { Missing } from "./answers";
import { type Feature, features, possible } from "./capabilities";
import { changedCells, sheetNames } from "./changed_cells";
import type { Tell, WatchedWorkbook } from "./evaluations";
import { type FunctionName, functionNames } from "./functions";
import { type Run, runsOf } from "./runs";
import { cellWords, words } from "./words";

// Of custom-functions-runtime, as far as it is used here.
interface StreamingInvocation {
  setResult(value: string | number | Error): void;
  onCanceled?: () => void;
}
declare const CustomFunctions: {
  associate(id: string, answer: (...given: unknown[]) => void): void;
  Error: new (code: string, message: string) => Error;
  ErrorCode: { notAvailable: string };
};

const sliceSize = 4 * 1024 * 1024;  // the most that Office gives
const mostAtOnce = 1000;            // cells
const longestStart = 15_000;        // outside of Office, Office.js may never say that it is ready

const explained: Readonly<Record<string, string>> = {
  RequestPayloadSizeLimitExceeded: words.tooLarge,
  ResponsePayloadSizeLimitExceeded: words.tooLarge,
  UnsupportedFeature: words.unsupported,
  UnsupportedOperation: words.unsupported,
  ApiNotFound: words.unsupported,
  AccessDenied: words.denied,
  InvalidOperationInCellEditMode: words.editing,
};

function told(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error));
  const { code } = error as { code?: unknown };
  if (typeof code !== "string") return error;
  if (/extension hardening/i.test(error.message)) return new Error(words.hardened);
  return new Error(explained[code] ?? words.refused(code, error.message));
}

async function inExcel<T>(act: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
  try {
    return await Excel.run(act);
  } catch (error) {
    throw told(error);
  }
}

/** What Office says when it has done something, as a promise. */
function answered<T>(ask: (answer: (result: Office.AsyncResult<T>) => void) => void, failed: string): Promise<T> {
  return new Promise((resolve, reject) => ask((result) => {
    if (result.status === Office.AsyncResultStatus.Succeeded) resolve(result.value);
    else reject(new Error(`${failed}（${result.error.code}：${result.error.message}）`));
  }));
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

function nameOf(address: string): string {
  const last = address.split(/[\\/]/).at(-1) ?? "";
  if (last === "") return words.unnamed;
  if (!/^https?:/.test(address)) return last;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

async function bytesOf(file: Office.File, signal: AbortSignal): Promise<Uint8Array> {
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for (let i = 0; i < file.sliceCount; ++i) {
    signal.throwIfAborted();
    const slice = await answered<Office.Slice>((answer) => file.getSliceAsync(i, answer), words.incomplete);
    const data = slice.data as ArrayLike<number>;
    if (at + data.length > bytes.length) throw new Error(words.incomplete);
    bytes.set(data, at);
    at += data.length;
  }
  if (at !== bytes.length) throw new Error(words.incomplete);
  return bytes;
}

// A text stays a text, whatever it begins with or looks like.
const asInput = (content: CellContent): CellContent => typeof content === "string" && content !== "" ? `'${content}` : content;

class ExcelWorkbook implements OpenWorkbook, WatchedWorkbook {
  declare insert?: (book: GivenFile) => Promise<string[]>;

  constructor(can: ReadonlySet<Feature>) {
    if (can.has("insert")) this.insert = (book) => this.insertSheets(book);
  }

  async take(signal: AbortSignal): Promise<GivenFile> {
    const file = await answered<Office.File>((answer) =>
      Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize }, answer), words.notTaken);
    try {
      return { name: nameOf(Office.context.document.url ?? ""), bytes: await bytesOf(file, signal) };
    } finally {
      await new Promise<void>((resolve) => file.closeAsync(() => resolve()));  // Office keeps two at most
    }
  }

  /** What somebody enters, here or together with others. Excel tells no values that it computes this way. */
  watch(changed: () => void): Promise<void> {
    return inExcel(async (context) => {
      const { worksheets } = context.workbook;
      const tell = (): Promise<void> => Promise.resolve(changed());
      worksheets.onChanged.add(tell);
      worksheets.onAdded.add(tell);
      worksheets.onDeleted.add(tell);
      await context.sync();
    });
  }

  select(sheet: string, cell: string): Promise<void> {
    return inExcel(async (context) => {
      const found = context.workbook.worksheets.getItemOrNullObject(sheet);
      found.load("visibility");
      await context.sync();
      if (found.isNullObject || found.visibility !== Excel.SheetVisibility.visible)
        throw new Error(words.notSelected(`${sheet} ${cell}`));
      found.activate();
      found.getRange(cell).select();
      await context.sync();
    });
  }

  changes(before: GivenFile, after: GivenFile): CellChange[] {
    return changedCells(before.bytes, after.bytes);
  }

  write(changes: readonly CellChange[], signal: AbortSignal): Promise<void> {
    if (Office.context.document.mode === Office.DocumentMode.ReadOnly) return Promise.reject(new Error(words.readOnly));
    const runs = runsOf(changes);
    return inExcel(async (context) => {
      await this.checkSheets(context, new Set(changes.map((one) => one.sheet)));
      await this.compare(context, runs, (change) => change.before, besideWords.moved);
      let waiting = 0;
      try {
        for (const run of runs) {
          signal.throwIfAborted();
          const range = context.workbook.worksheets.getItem(run.sheet).getRange(run.address);
          range.values = run.changes.map((change) => [asInput(change.after)]);
          const format = run.changes[0]?.format;
          if (format !== undefined) range.numberFormat = run.changes.map(() => [format]);
          waiting += run.changes.length;
          if (waiting < mostAtOnce && run !== runs.at(-1)) continue;
          await context.sync();
          waiting = 0;
        }
      } catch (error) {
        // What was asked before the failure is done: Excel takes nothing back.
        const done = await inExcel((again) => this.count(again, runs)).catch(() => undefined);
        throw new Error(`${signal.aborted ? "" : told(error).message}${words.partly(done, changes.length)}`);
      }
      await this.compare(context, runs, (change) => change.after, words.differs);
    });
  }

  private async checkSheets(context: Excel.RequestContext, names: ReadonlySet<string>): Promise<void> {
    const sheets = [...names].map((name) => ({ name, sheet: context.workbook.worksheets.getItemOrNullObject(name) }));
    for (const { sheet } of sheets) sheet.load("name,protection/protected");
    await context.sync();
    for (const { name, sheet } of sheets) {
      if (sheet.isNullObject) throw new Error(words.noSheet(name));
      if (sheet.protection.protected) throw new Error(words.isProtected(name));
    }
  }

  private async compare(context: Excel.RequestContext, runs: readonly Run[], expected: (change: CellChange) => CellContent,
                        otherwise: (place: string) => string): Promise<void> {
    const ranges = this.valuesOf(context, runs);
    await context.sync();
    runs.forEach((run, i) => run.changes.forEach((change, row) => {
      if (ranges[i]?.values[row]?.[0] !== expected(change)) throw new Error(otherwise(`${change.sheet} ${change.cell}`));
    }));
  }

  /** How many cells are as they were to be written. */
  private async count(context: Excel.RequestContext, runs: readonly Run[]): Promise<number> {
    const ranges = this.valuesOf(context, runs);
    await context.sync();
    return runs.flatMap((run, i) => run.changes.filter((change, row) => ranges[i]?.values[row]?.[0] === change.after)).length;
  }

  private valuesOf(context: Excel.RequestContext, runs: readonly Run[]): Excel.Range[] {
    return runs.map((run) => context.workbook.worksheets.getItem(run.sheet).getRange(run.address).load("values"));
  }

  private insertSheets(book: GivenFile): Promise<string[]> {
    const names = sheetNames(book.bytes);
    return inExcel(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name");
      await context.sync();
      const taken = new Set(worksheets.items.map((sheet) => sheet.name.toLowerCase()));
      const both = names.filter((name) => taken.has(name.toLowerCase()));
      if (both.length > 0) throw new Error(words.sameNames(both));
      context.workbook.insertWorksheetsFromBase64(base64(book.bytes), { positionType: Excel.WorksheetPositionType.end });
      await context.sync();
      return names;
    });
  }
}

class ExcelHost implements Host {
  readonly opensBooks: boolean;
  readonly limits: readonly string[];
  declare readonly workbook?: OpenWorkbook;
  private readonly browser = new BrowserHost();

  /** `wanted`: what is offered here. */
  constructor(private readonly can: ReadonlySet<Feature>, wanted: readonly Feature[]) {
    this.opensBooks = can.has("create");
    const missing = wanted.filter((one) => !can.has(one)).map((one) => words.limits[one]);
    const hasFunctions = wanted.includes("functions") && can.has("functions");
    this.limits = [...(hasFunctions ? [words.functions] : []), ...(this.opensBooks ? [words.opens] : []), ...missing];
    if (can.has("take") && can.has("write")) this.workbook = new ExcelWorkbook(can);
  }

  open(wanted: Wanted): Promise<Reading | undefined> {
    return this.browser.open(wanted);
  }

  async save(file: GivenFile): Promise<"file" | "workbook"> {
    if (this.opensBooks && /\.xlsx$/i.test(file.name)) {
      await Excel.createWorkbook(base64(file.bytes)).catch((error: unknown) => Promise.reject(told(error)));
      return "workbook";
    }
    if (!this.can.has("download")) throw new Error(words.notDownloaded(file.name));
    return this.browser.save(file);
  }

  async saveAll(archive: string, files: readonly GivenFile[]): Promise<void> {
    if (!this.can.has("download")) throw new Error(words.notDownloaded(archive));
    return this.browser.saveAll(archive, files);
  }

  onBrought(take: (read: Reading) => void): void {
    this.browser.onBrought(take);
  }
}

function ability(platform: Office.PlatformType): ReadonlySet<Feature> {
  return possible(String(platform), (set, version) => Office.context.requirements.isSetSupported(set, version));
}

/** Undefined where this is not Excel. */
export async function excelHost(withFunctions: boolean): Promise<Host | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), longestStart));
  const info = await Promise.race([Office.onReady(), late]);
  if (info?.host !== Office.HostType.Excel) return undefined;
  return new ExcelHost(ability(info.platform), features.filter((one) => withFunctions || one !== "functions"));
}

/** What functions in cells are about; a text: why they cannot be answered. */
export async function workbookOfCells(): Promise<WatchedWorkbook | string> {
  const { host, platform } = await Office.onReady();  // however late: cells wait
  if (host !== Office.HostType.Excel) return cellWords.notShared;
  const can = ability(platform);
  return can.has("functions") ? new ExcelWorkbook(can) : words.limits.functions;
}

/** Has functions in cells answered, as soon as Office.js is loaded: cells may ask before it has said where it is. What `ask` gives
 *  back ends a question. */
export function answerCells(ask: (name: FunctionName, given: readonly unknown[], tell: Tell) => () => void): void {
  if (typeof CustomFunctions === "undefined") return;  // an Office.js without functions
  for (const name of functionNames)
    CustomFunctions.associate(name, (...all) => {
      const invocation = all.at(-1) as StreamingInvocation;
      invocation.onCanceled = ask(name, all.slice(0, -1), (answer) => invocation.setResult(answer instanceof Missing
        ? new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, answer.why) : answer));
    });
}
