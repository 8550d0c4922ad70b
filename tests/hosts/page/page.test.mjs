// The page as people use it, in Chromium, opened from a file. page_test.py makes what it is given.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { after, before, beforeEach, afterEach, describe, it } from "node:test";
import { pathToFileURL } from "node:url";

const { SKILLMAP_PAGE, SKILLMAP_PLAYWRIGHT, SKILLMAP_CHROMIUM, SKILLMAP_FOLDER } = process.env;
const { chromium } = await import(pathToFileURL(SKILLMAP_PLAYWRIGHT).href);
const file = (name) => path.join(SKILLMAP_FOLDER, name);
const json = (name) => JSON.parse(fs.readFileSync(file(name), "utf8"));
const address = pathToFileURL(SKILLMAP_PAGE).href;

let browser;
let page;
let asked; // addresses of every request
let problems; // what the page itself complained of

before(async () => {
  browser = await chromium.launch({ executablePath: SKILLMAP_CHROMIUM, args: ["--no-sandbox"] });
});
after(() => browser.close());
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  asked = [];
  problems = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
  await page.goto(address);
  await page.waitForSelector("#page[data-ready]");
});
afterEach(async () => {
  const elsewhere = asked.filter((url) => !/^(data|blob):/.test(url) && url !== address);
  await page.close();
  assert.deepEqual(elsewhere, []);
});

async function open(name) {
  await page.setInputFiles("input[type=file]", file(name));
  await page.waitForSelector("fluent-tablist");
}

async function saved(button) {
  const download = page.waitForEvent("download");
  await page.click(button);
  const taken = await download;
  return { name: taken.suggestedFilename(), bytes: fs.readFileSync(await taken.path()) };
}

const texts = (selector) => page.locator(selector).allTextContents();

describe("a book", () => {
  it("has the issues that the program tells", async () => {
    await open("broken.xlsx");
    const said = json("check.json").issues;
    const findings = said.filter((issue) => issue.severity === "finding");
    assert.ok(findings.length > 1);
    assert.equal(await page.locator("fluent-tab[aria-selected=true]").textContent(), "点検");
    const shown = await texts("section:not([hidden]) tbody td:nth-child(3)");
    assert.deepEqual(shown.slice(0, findings.length), findings.map((issue) => issue.message));
    assert.equal(shown.length, said.length);
    assert.deepEqual(problems, []);
  });

  it("has the stages that the program says, with their reasons", async () => {
    await open("town.xlsx");
    const people = json("evaluate.json").persons;
    const rows = await page.locator("section.people tbody tr").evaluateAll((all) =>
      all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    assert.equal(rows.length, 200);
    rows.forEach(([number, name, , stages], i) => {
      const person = people[i];
      const said = Object.entries(person.stages).map(([persona, stage]) => `${persona}：${stage ?? "未到達"}`);
      assert.deepEqual([number, name, stages], [person.staff_id, person.name, said.join("、")]);
    });
    const explanation = json("explain.json");
    await page.locator("fluent-text-input").click();
    await page.keyboard.type(explanation.staff_id);
    assert.deepEqual(await texts("section.people tbody td:nth-child(1)"), [explanation.staff_id]);
    await page.locator("section.people tbody button").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".reasons h2");
    const conditions = explanation.schemes.flatMap((scheme) =>
      scheme.personas.flatMap((persona) => persona.stages.flatMap((stage) => stage.conditions.map((one) => one.text))));
    assert.ok(conditions.length > 0);
    assert.deepEqual(await texts(".conditions .text"), conditions);
    assert.deepEqual(problems, []);
  });

  it("becomes the dashboard that the program makes, byte by byte", async () => {
    await open("town.xlsx");
    await page.click("fluent-tab#dashboard");
    const book = await saved("#save-book");
    assert.equal(book.name, "ダッシュボード.xlsx");
    assert.ok(book.bytes.equals(fs.readFileSync(file("full.xlsx"))));
    const html = await saved("#save-page");
    assert.equal(html.name, "ダッシュボード.html");
    assert.ok(html.bytes.equals(fs.readFileSync(file("full.html"))));
    await page.click("#make");
    const frame = page.frameLocator("iframe");
    assert.match(await frame.locator("h1").first().textContent(), /ダッシュボード/);
    await page.selectOption("#style", "wg");
    await page.fill("#least", "5");
    await page.click("fluent-checkbox");
    assert.ok((await saved("#save-book")).bytes.equals(fs.readFileSync(file("wg.xlsx"))));
  });

  it("comes back with its stages, and becomes lists of names, as the program writes them", async () => {
    await open("town.xlsx");
    const written = await saved("#write");
    assert.equal(written.name, "town.xlsx");
    assert.ok(written.bytes.equals(fs.readFileSync(file("written.xlsx"))));
    await page.click("fluent-tab#dashboard");
    await page.selectOption("#audience", "hr");
    const lists = await saved("#save-lists");
    assert.equal(lists.name, "名簿.xlsx");
    assert.ok(lists.bytes.equals(fs.readFileSync(file("lists.xlsx"))));
  });

  it("may be dropped anywhere, and be one that nobody can read", async () => {
    const message = fs.readFileSync(file("damaged.txt"), "utf8");
    const bytes = fs.readFileSync(file("damaged.xlsx")).toString("base64");
    const data = await page.evaluateHandle((base64) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([content], "damaged.xlsx"));
      return transfer;
    }, bytes);
    await page.dispatchEvent("header", "drop", { dataTransfer: data });
    await page.waitForSelector(".error fluent-message-bar");
    assert.equal(await page.locator(".error").textContent(), message);
    await open("town.xlsx");
    assert.equal(await page.locator(".error").textContent(), "");
  });

  it("of 50,000 people leaves the page usable, and can be cancelled", async () => {
    await page.setInputFiles("input[type=file]", file("big.xlsx"));
    await page.waitForSelector(".busy:not([hidden])");
    assert.equal(await page.evaluate(() => document.querySelectorAll("fluent-tablist").length), 0);
    assert.match(await page.locator(".busy").textContent(), /読み込んで|計算して/);
    await page.click("#cancel");
    await page.waitForSelector(".error fluent-message-bar");
    assert.equal(await page.locator(".error").textContent(), "中止しました。");
    assert.ok(await page.locator(".busy").isHidden());
    await open("town.xlsx");
    await page.setInputFiles("input[type=file]", file("big.xlsx"));
    await page.waitForSelector(".busy:not([hidden])");
    await page.waitForSelector("section.people >> text=50000人", { timeout: 120_000 });
    assert.deepEqual(problems, []);
  });

  it("need not be had: an invented one can be tried", async () => {
    await page.click("#sample");
    await page.waitForSelector("fluent-tablist");
    assert.equal(await page.locator(".book").textContent(), "見本.xlsx");
  });
});

describe("nothing leaves the page", () => {
  let server;
  let seen;
  before(async () => {
    server = http.createServer((request, response) => {
      seen.push(request.url);
      response.end();
    });
    server.on("upgrade", (request, socket) => {
      seen.push(request.url);
      socket.destroy();
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  after(() => server.close());

  // Every way that a script has, short of leaving the page.
  const tryAll = async (where) => {
    seen = [];
    const port = server.address().port;
    await where.evaluate(async (to) => {
      const wait = (time) => new Promise((resolve) => setTimeout(resolve, time));
      await fetch(`http://${to}/fetch`, { mode: "no-cors" }).catch(() => {});
      new Image().src = `http://${to}/image`;
      navigator.sendBeacon(`http://${to}/beacon`, "x");
      try { new WebSocket(`ws://${to}/socket`); } catch { /* refused at once */ }
      const form = Object.assign(document.createElement("form"), { action: `http://${to}/form`, target: "sink" });
      const sink = Object.assign(document.createElement("iframe"), { name: "sink" });
      document.body.append(sink, form);
      form.submit();
      const link = Object.assign(document.createElement("link"), { rel: "prefetch", href: `http://${to}/prefetch` });
      document.head.append(link);
      await wait(600);
    }, `127.0.0.1:${port}`);
    return seen.map((url) => url.split("?")[0].slice(1));
  };

  it("where another page could send all of it", async () => {
    const other = await browser.newPage();
    fs.writeFileSync(file("other.html"), "<!doctype html><body></body>");
    await other.goto(pathToFileURL(file("other.html")).href);
    const sent = await tryAll(other);
    await other.close();
    for (const way of ["fetch", "image", "beacon", "socket", "form"]) assert.ok(sent.includes(way), `${way}: ${sent}`);
    assert.deepEqual(await tryAll(page), []);
    asked = asked.filter((url) => !url.includes("127.0.0.1")); // asked for here, and refused
  });

  it("which names no address but namespaces of XML, and has nowhere to go", () => {
    const text = fs.readFileSync(SKILLMAP_PAGE, "utf8");
    const addresses = new Set(text.match(/\b(?:https?|wss?|ftp):\/\/[^"'`\s)<>\\]*/g) ?? []);
    assert.deepEqual([...addresses].filter((one) => !one.startsWith("http://www.w3.org/")), []);
    const leaves = /(?<![\w$])location\s*=[^=]|location\.(?:assign|replace|href\s*=[^=])|window\.open\(/;
    assert.equal(text.match(leaves)?.[0], undefined);
    assert.equal(text.match(/localStorage|sessionStorage|document\.cookie/)?.[0], undefined);
  });

  it("which remembers nothing", async () => {
    await open("town.xlsx");
    const kept = await page.evaluate(async () => [(await indexedDB.databases()).length, Object.keys(window.localStorage)]);
    assert.deepEqual(kept, [0, []]);
  });
});
