// The page as people use it, in Chromium, opened from a file. page_test.py makes what it is given.
import assert from "node:assert/strict";
import fs from "node:fs";
import http from "node:http";
import { after, before, beforeEach, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { bytes, drop, file, here, html as pageText, json, offer, open, saved, start, tab, texts, unpacked, useBrowser } from "./browser.mjs";

useBrowser();
beforeEach(start);

describe("a book", () => {
  it("has the issues that the program tells", async () => {
    const { page } = here;
    await open("broken.xlsx");
    const said = json("check.json").issues;
    const findings = said.filter((issue) => issue.severity === "finding");
    assert.ok(findings.length > 1);
    assert.equal(await page.locator("[role=tab][aria-selected=true]").textContent(), "点検");
    const shown = await texts(".issues td.message");
    assert.deepEqual(shown.slice(0, findings.length), findings.map((issue) => issue.message));
    assert.equal(shown.length, said.length);
    assert.deepEqual(here.problems, []);
  });

  it("has the stages that the program says, with their reasons", async () => {
    const { page } = here;
    await open("town.xlsx");
    const people = json("evaluate.json").persons;
    const shown = async () => page.locator(".people tbody tr").evaluateAll((all) =>
      all.map((row) => [...row.cells].map((cell) => cell.textContent)));
    const rows = await shown();
    for (let pages = 1; pages < 3; ++pages) {
      await page.click(".people .pager button >> text=次へ");
      rows.push(...await shown());
    }
    assert.equal(await page.locator(".people .pager [role=status]").textContent(), "全240件のうち 201～240件目");
    assert.equal(rows.length, 240);
    rows.forEach(([number, name, , stages], i) => {
      const person = people[i];
      const said = Object.entries(person.stages).map(([persona, stage]) => `${persona}：${stage ?? "未到達"}`);
      assert.deepEqual([number, name, stages], [person.staff_id, person.name, said.join("、")]);
    });
    const explanation = json("explain.json");
    await page.locator("#search").click();
    await page.keyboard.type(explanation.staff_id);
    assert.deepEqual(await texts(".people tbody td.short:first-child"), [explanation.staff_id]);
    await page.locator(".people tbody button").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".reasons h3");
    const conditions = explanation.schemes.flatMap((scheme) =>
      scheme.personas.flatMap((persona) => persona.stages.flatMap((stage) => stage.conditions.map((one) => one.text))));
    assert.ok(conditions.length > 0);
    assert.deepEqual(await texts(".conditions .text"), conditions);
    assert.deepEqual(here.problems, []);
  });

  it("becomes the dashboard that the program makes, byte by byte", async () => {
    const { page } = here;
    await open("town.xlsx");
    await tab("dashboard");
    const book = await saved("#save-book");
    assert.equal(book.name, "ダッシュボード.xlsx");
    assert.ok(book.bytes.equals(bytes("full.xlsx")));
    const html = await saved("#save-page");
    assert.equal(html.name, "ダッシュボード.html");
    assert.ok(html.bytes.equals(bytes("full.html")));
    await page.click("#make");
    const frame = page.frameLocator("iframe");
    assert.match(await frame.locator("h1").first().textContent(), /ダッシュボード/);
    await page.selectOption("#style", "wg");
    await page.fill("#least", "5");
    await page.check("#departments");
    await page.check("#trend");
    assert.ok((await saved("#save-book")).bytes.equals(bytes("wg.xlsx")));
  });

  it("comes back with its stages, and becomes lists of names, as the program writes them", async () => {
    const { page } = here;
    await open("town.xlsx");
    const written = await saved("#write");
    assert.equal(written.name, "town.xlsx");
    assert.ok(written.bytes.equals(bytes("written.xlsx")));
    await tab("dashboard");
    await page.selectOption("#audience", "hr");
    const lists = await saved("#save-lists");
    assert.equal(lists.name, "名簿.xlsx");
    assert.ok(lists.bytes.equals(bytes("lists.xlsx")));
    await page.selectOption("#audience", "manager");
    await page.fill("#lists-department", "０１００");
    assert.ok((await saved("#save-lists")).bytes.equals(bytes("lists-0100.xlsx")));
  });

  it("becomes a file for each department, in one archive", async () => {
    await open("town.xlsx");
    await tab("dashboard");
    const archive = await saved("#save-departments");
    assert.equal(archive.name, "所属別ダッシュボード.zip");
    const made = unpacked(archive.bytes);
    const names = fs.readdirSync(file("by-department")).sort();
    assert.ok(names.length > 5);
    assert.deepEqual(Object.keys(made).sort(), names);
    for (const name of names) assert.ok(made[name].equals(bytes(`by-department/${name}`)), name);
    await here.page.fill("#previous-as-of", "2025-03-31");
    await here.page.click("#save-departments");
    await here.page.waitForSelector(".errors .notice.error");
  });

  it("may be dropped anywhere, and be one that nobody can read", async () => {
    const { page } = here;
    const message = fs.readFileSync(file("damaged.txt"), "utf8");
    await drop("header", "damaged.xlsx");
    await page.waitForSelector(".errors .notice");
    assert.equal(await page.locator(".errors").textContent(), message);
    await open("town.xlsx");
    assert.equal(await page.locator(".errors").textContent(), "");
  });

  it("of 50,000 people leaves the page usable, and can be cancelled", async () => {
    const { page } = here;
    await offer("#choose", "big.xlsx");
    await page.waitForSelector(".busy:not([hidden])");
    assert.equal(await page.evaluate(() => document.querySelectorAll("[role=tablist]").length), 0);
    assert.match(await page.locator(".busy").textContent(), /読み込んで|計算して/);
    await page.click("#cancel");
    await page.waitForSelector(".errors .notice");
    assert.equal(await page.locator(".errors").textContent(), "中止しました。");
    assert.ok(await page.locator(".busy").isHidden());
    await open("town.xlsx");
    await offer("#choose", "big.xlsx");
    await page.waitForSelector(".busy:not([hidden])");
    await page.waitForSelector(".people >> text=50,000人", { timeout: 120_000 });
    assert.deepEqual(here.problems, []);
  });

  it("need not be had: an invented one can be tried", async () => {
    const { page } = here;
    await page.click("#sample");
    await page.waitForSelector("[role=tablist]");
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
    const { page } = here;
    const other = await here.browser.newPage();
    fs.writeFileSync(file("other.html"), "<!doctype html><body></body>");
    await other.goto(pathToFileURL(file("other.html")).href);
    const sent = await tryAll(other);
    await other.close();
    for (const way of ["fetch", "image", "beacon", "socket", "form"]) assert.ok(sent.includes(way), `${way}: ${sent}`);
    assert.deepEqual(await tryAll(page), []);
    here.asked = here.asked.filter((url) => !url.includes("127.0.0.1")); // asked for here, and refused
  });

  it("which names no address but namespaces of XML, and has nowhere to go", () => {
    const text = pageText();
    const addresses = new Set(text.match(/\b(?:https?|wss?|ftp):\/\/[^"'`\s)<>\\]*/g) ?? []);
    assert.deepEqual([...addresses].filter((one) => !one.startsWith("http://www.w3.org/")), []);
    const leaves = /(?<![\w$])location\s*=[^=]|location\.(?:assign|replace|href\s*=[^=])|window\.open\(/;
    assert.equal(text.match(leaves)?.[0], undefined);
    assert.equal(text.match(/localStorage|sessionStorage|document\.cookie/)?.[0], undefined);
  });

  it("which remembers nothing", async () => {
    const { page } = here;
    await open("town.xlsx");
    const kept = await page.evaluate(async () => [(await indexedDB.databases()).length, Object.keys(window.localStorage)]);
    assert.deepEqual(kept, [0, []]);
  });
});
