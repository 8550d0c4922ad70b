// Where files come from and where results go: a browser that opens and saves files, or another
// program that the page is shown in. The views know nothing else of it.

export interface GivenFile {
  /** With the folders below the one that was given, where there was one. */
  name: string;
  bytes: Uint8Array;
}

/** What somebody is asked for. */
export type Wanted = "book" | "exports" | "returned" | "folder";

export interface Host {
  /** Asks for files. None: nothing was chosen. */
  open(wanted: Wanted): Promise<GivenFile[]>;

  /** Gives the person a file. */
  save(file: GivenFile): Promise<void>;

  /** Gives the person several files at once: where that needs one file, as an archive of this name. */
  saveAll(archive: string, files: readonly GivenFile[]): Promise<void>;

  /** Is told files that somebody brings without being asked. */
  onBrought(take: (files: GivenFile[]) => void, failed: (error: unknown) => void): void;
}
