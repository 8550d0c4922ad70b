// The page in Chromium, opened from a file, for tests: what it asks for is watched, files are given to it and taken from it.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { after, afterEach, before, beforeEach } from "node:test";
import { pathToFileURL } from "node:url";

const { SKILLMAP_PAGE, SKILLMAP_PLAYWRIGHT, SKILLMAP_CHROMIUM, SKILLMAP_FOLDER, SKILLMAP_PROGRAM, SKILLMAP_XLSX } = process.env;
const { chromium } = await import(pathToFileURL(SKILLMAP_PLAYWRIGHT).href);

export const address = pathToFileURL(SKILLMAP_PAGE).href;
export const html = () => fs.readFileSync(SKILLMAP_PAGE, "utf8");
export const file = (name) => path.join(SKILLMAP_FOLDER, name);
export const bytes = (name) => fs.readFileSync(file(name));
export const json = (name) => JSON.parse(fs.readFileSync(file(name), "utf8"));
export const write = (name, content) => fs.writeFileSync(file(name), content);

/** What the program says, which may have findings. */
export function program(...words) {
  const done = spawnSync(SKILLMAP_PROGRAM, words, { env: { ...process.env, LC_ALL: "C.UTF-8" }, encoding: "utf8" });
  assert.ok(done.status === 0 || done.status === 1, done.stderr);
  return done.stdout;
}

/** A copy of a book with cells set as somebody would in Excel. */
export const set = (from, to, ...cells) => execFileSync(SKILLMAP_XLSX, ["set", file(from), file(to), ...cells]);

/** The cells of a sheet that have a text: "B2". */
export function cellOf(book, sheet, text) {
  const lines = execFileSync(SKILLMAP_XLSX, ["cells", file(book)], { encoding: "utf8" }).split("\n").map((line) => line.split("\t"));
  const found = lines.find((one) => one[0] === sheet && one[3] === text);
  assert.ok(found, `${sheet}: ${text}`);
  return found[1];
}

/** A page for each test, as `here.page`; `here.problems` is what it complained of itself. */
export const here = { page: undefined, problems: [], asked: [], browser: undefined };

/** `mayAsk`: addresses that are the page's own. */
export function useBrowser({ mayAsk = (url) => url === address, ...options } = {}) {
  before(async () => {
    here.browser = await chromium.launch({ executablePath: SKILLMAP_CHROMIUM, args: ["--no-sandbox", "--lang=ja"] });
  });
  after(() => here.browser.close());
  beforeEach(async () => {
    here.page = await here.browser.newPage({ viewport: { width: 1280, height: 900 }, locale: "ja-JP", ...options });
    here.asked = [];
    here.problems = [];
    here.page.on("request", (request) => here.asked.push(request.url()));
    here.page.on("filechooser", () => {});  // taken from now on: a key may ask for files before a later wish to is heard
    here.page.on("pageerror", (error) => here.problems.push(error.message));
    here.page.on("console", (message) => message.type() === "error" && here.problems.push(message.text()));
  });
  // Whatever was done: nothing was asked of anybody but the page itself.
  afterEach(async () => {
    const elsewhere = here.asked.filter((url) => !/^(data|blob):/.test(url) && !mayAsk(url));
    await here.page.close();
    assert.deepEqual(elsewhere, []);
  });
}

export async function start() {
  await here.page.goto(address);
  await here.page.waitForSelector("#page[data-ready]");
}

export const idle = () => here.page.waitForSelector(".busy", { state: "hidden" });
export const texts = (selector) => here.page.locator(selector).allTextContents();

/** Chooses files where a button asks for them. */
export async function offer(button, ...names) {
  const chooser = here.page.waitForEvent("filechooser");
  await here.page.click(button);
  await (await chooser).setFiles(names.map(file));
}

/** Chooses files, and waits until they are read. */
export async function give(button, ...names) {
  await offer(button, ...names);
  await idle();
}

export async function open(name) {
  await give("#choose", name);
  await here.page.waitForSelector("[role=tablist]");
  await idle();
}

export async function saved(button) {
  const download = here.page.waitForEvent("download");
  await here.page.click(button);
  const taken = await download;
  return { name: taken.suggestedFilename(), bytes: fs.readFileSync(await taken.path()) };
}

export const tab = (name) => here.page.click(`[role=tab]#${name}`);

/** Drops files anywhere. */
export async function drop(selector, ...names) {
  const given = names.map((name) => [path.basename(name), bytes(name).toString("base64")]);
  const data = await here.page.evaluateHandle((files) => {
    const transfer = new DataTransfer();
    for (const [name, base64] of files)
      transfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name));
    return transfer;
  }, given);
  await here.page.dispatchEvent(selector, "drop", { dataTransfer: data });
}

/** The files of an archive whose entries are not compressed. */
export function unpacked(archive) {
  const files = {};
  let at = archive.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  const count = archive.readUInt16LE(at + 10);
  at = archive.readUInt32LE(at + 16);
  for (let i = 0; i < count; ++i) {
    const [size, name, extra, comment] = [archive.readUInt32LE(at + 24), archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32)];
    const local = archive.readUInt32LE(at + 42);
    assert.equal(archive.readUInt16LE(at + 10), 0);
    const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files[archive.toString("utf8", at + 46, at + 46 + name)] = archive.subarray(begin, begin + size);
    at += 46 + name + extra + comment;
  }
  return files;
}
