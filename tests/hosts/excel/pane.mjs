// The task pane in Chromium, from a server on this machine, beside a workbook that a stub of Office.js holds.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import http from "node:http";
import { createRequire } from "node:module";
import path from "node:path";
import { after, before } from "node:test";
import { pathToFileURL } from "node:url";
import { bytes, file, here, useBrowser } from "../page/browser.mjs";

const { SKILLMAP_PANE, SKILLMAP_WASM, SKILLMAP_XLSX } = process.env;
export const folder = path.dirname(SKILLMAP_PANE);

const { Engine } = await import(pathToFileURL(`${SKILLMAP_WASM}/engine.js`).href);
const engine = await Engine.create(createRequire(import.meta.url)(`${SKILLMAP_WASM}/skillmap.cjs`), fs.readFileSync(`${SKILLMAP_WASM}/skillmap.wasm`));

const run = (command, book, options) =>
  engine.run(command, options, book === undefined ? [] : [{ role: "book", name: book, bytes: bytes(book) }]);

/** What the engine itself says. */
export function ask(command, book, options = {}) {
  const response = run(command, book, options);
  if (response.error !== undefined) throw new Error(response.error);
  return response;
}

/** Why it says nothing of a book. */
export const refusal = (command, book) => run(command, book, {}).error;

/** Cells of a book by sheets: {職員: {A1: "職員番号"}}, dates as numbers. */
export function cellsOf(book) {
  const sheets = {};
  const unescaped = (text) => text.replace(/\\(.)/g, (_, one) => ({ t: "\t", n: "\n", r: "\r" })[one] ?? one);
  for (const line of execFileSync(SKILLMAP_XLSX, ["cells", file(book)], { encoding: "utf8", maxBuffer: 1 << 28 }).split("\n")) {
    const [sheet, cell, kind, text = ""] = line.split("\t").map(unescaped);
    if (cell === undefined) continue;
    (sheets[sheet] ??= { cells: {} }).cells[cell] = kind === "text" ? text : kind === "bool" ? text === "true" : Number(text);
  }
  return sheets;
}

let server;
let files;

export function usePane() {
  before(async () => {
    server = http.createServer((request, response) => {
      const name = new URL(request.url, "http://pane").pathname.slice(1);
      const from = files[name];
      if (from === undefined) return void response.writeHead(404).end();
      response.writeHead(200, { "Content-Type": name.endsWith(".js") ? "text/javascript" : "text/html" }).end(fs.readFileSync(from));
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => server.close());
  useBrowser({ mayAsk: (url) => url.startsWith(`http://127.0.0.1:${server.address().port}/`) });
}

/** The pane beside a book. `given`: what Excel this is (office_stub.js). */
export async function pane(book, given = {}, { view, functions = false, office = true } = {}) {
  files = { "taskpane.html": SKILLMAP_PANE, ...(office ? { "office/office.js": new URL("office_stub.js", import.meta.url).pathname } : {}) };
  const said = { url: `C:\\共有\\${book}`, base64: bytes(book).toString("base64"), sheets: cellsOf(book), ...given };
  await here.page.addInitScript((all) => { window.given = all; }, said);
  const wanted = functions ? "?functions" : view ? `?view=${view}` : "";
  await here.page.goto(`http://127.0.0.1:${server.address().port}/taskpane.html${wanted}`);
  await here.page.waitForSelector("#page[data-ready]");
}

export const done = () => here.page.evaluate(() => window.done);
export const change = (what) => here.page.evaluate((all) => Object.assign(window.excel, all), what);
export const error = async () => {
  await here.page.waitForSelector(".errors .notice");
  return here.page.locator(".errors").textContent();
};
