// A browser: files are chosen or dropped, results are downloads. Nothing goes anywhere else.
import { Zip, ZipPassThrough } from "fflate";
import { element } from "../dom";
import type { GivenFile, Host, Reading, Wanted } from "../host";

const accepted: Record<Wanted, string> = {
  book: ".xlsx,.xlsm",
  exports: ".xlsx,.xlsm,.csv,.tsv,.txt,.toml",
  returned: ".xlsx,.xlsm,.zip",
  folder: "",
  schemes: ".toml,.xlsx",
};

// Files of archives are always of one day: the same files make the same archive.
const someDay = new Date(1980, 0, 1);

async function contents(file: File, name = file.name): Promise<GivenFile> {
  return { name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

/** The name below the folder that was chosen, as the command line calls it. */
function belowFolder(file: File): string {
  return file.webkitRelativePath.split("/").slice(1).join("/") || file.name;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {  // at most 100 at a time
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all.sort((a, b) => (a.name < b.name ? -1 : 1));
    all.push(...some);
  }
}

async function filesBelow(entry: FileSystemEntry, above: string): Promise<GivenFile[]> {
  if (entry.isFile) return [await contents(await fileOf(entry as FileSystemFileEntry), above + entry.name)];
  const files: GivenFile[] = [];
  for (const one of await entriesOf(entry as FileSystemDirectoryEntry))
    files.push(...await filesBelow(one, one.isDirectory ? `${above}${one.name}/` : above));
  return files;
}

function readingOf(transfer: DataTransfer): Reading {
  // Asked for at once: the list is gone after the first wait.
  const dropped = [...transfer.items].filter((item) => item.kind === "file")
    .map((item) => ({ entry: item.webkitGetAsEntry(), file: item.getAsFile() }));
  return async () => {
    const files: GivenFile[] = [];
    for (const { entry, file } of dropped) {
      if (entry?.isDirectory) files.push(...await filesBelow(entry, ""));
      else if (file !== null) files.push(await contents(file));
    }
    return files;
  };
}

function download(name: string, parts: BlobPart[]): void {
  const url = URL.createObjectURL(new Blob(parts, { type: "application/octet-stream" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

export class BrowserHost implements Host {
  async open(wanted: Wanted): Promise<Reading | undefined> {
    const chooser = element("input", { type: "file", accept: accepted[wanted], multiple: wanted !== "book" });
    chooser.webkitdirectory = wanted === "folder";
    const chosen = await new Promise<File[]>((resolve) => {
      chooser.addEventListener("change", () => resolve([...(chooser.files ?? [])]));
      chooser.addEventListener("cancel", () => resolve([]));
      chooser.click();
    });
    return chosen.length === 0 ? undefined : () => Promise.all(chosen.map((file) => contents(file, belowFolder(file))));
  }

  async save(file: GivenFile): Promise<"file" | "workbook"> {
    download(file.name, [file.bytes]);
    return "file";
  }

  async saveAll(archive: string, files: readonly GivenFile[]): Promise<void> {
    const parts: Uint8Array[] = [];
    const zip = new Zip((error, part) => {
      if (error) throw error;
      parts.push(part);
    });
    for (const { name, bytes } of files) {
      const one = new ZipPassThrough(name);  // workbooks are compressed already
      one.mtime = someDay;
      zip.add(one);
      one.push(bytes, true);
    }
    zip.end();
    download(archive, parts);
  }

  onBrought(take: (read: Reading) => void): void {
    // Anywhere on the page: a file that misses its field must not be opened by the browser.
    document.addEventListener("dragover", (event) => event.preventDefault());
    document.addEventListener("drop", (event) => {
      event.preventDefault();
      if (event.dataTransfer !== null) take(readingOf(event.dataTransfer));
    });
  }
}
