// Where files come from and where results go: a browser that opens and saves files, or another
// program that the page is shown in. The views know nothing else of it.

export interface GivenFile {
  /** With the folders below the one that was given, where there was one. */
  name: string;
  bytes: Uint8Array;
}

/** Reads what somebody chose or brought, which takes a while where it is far away. */
export type Reading = () => Promise<GivenFile[]>;

/** What somebody is asked for. */
export type Wanted = "book" | "exports" | "returned" | "folder" | "schemes";

/** Nothing is the empty text. Dates are numbers, as the cells have them. */
export type CellContent = string | number | boolean;

/** A cell that is to say something else. */
export interface CellChange {
  sheet: string;
  /** "B12". */
  cell: string;
  before: CellContent;
  after: CellContent;
  /** How a number is to be shown, in the codes of Excel. */
  format?: string;
}

/** A workbook that people have open beside the page. What fails is an Error with words for them. */
export interface OpenWorkbook {
  /** The workbook as it is now, saved or not. */
  take(signal: AbortSignal): Promise<GivenFile>;

  /** Shows a cell of it. */
  select(sheet: string, cell: string): Promise<void>;

  /** The cells that one book says otherwise than the other. */
  changes(before: GivenFile, after: GivenFile): CellChange[];

  /** Writes these cells and no others, none of them where one is not as it was before. */
  write(changes: readonly CellChange[], signal: AbortSignal): Promise<void>;

  /** Adds all sheets of a book behind its own, where that is possible; their names. */
  insert?(book: GivenFile): Promise<string[]>;
}

export interface Host {
  /** What is open beside the page, where that can be read. */
  readonly workbook?: OpenWorkbook;

  /** Workbooks given to `save` open as new ones. */
  readonly opensBooks?: boolean;

  /** What is not possible here, in words. */
  readonly limits?: readonly string[];

  /** Asks for files. Nothing where none were chosen. */
  open(wanted: Wanted): Promise<Reading | undefined>;

  /** Gives the person a file: on the disk, or as a new workbook that they save themselves. */
  save(file: GivenFile): Promise<"file" | "workbook">;

  /** Gives the person several files at once: where that needs one file, as an archive of this name. */
  saveAll(archive: string, files: readonly GivenFile[]): Promise<void>;

  /** Is told files that somebody brings without being asked. */
  onBrought(take: (read: Reading) => void): void;
}
