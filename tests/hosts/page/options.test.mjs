// What is used beside the book: the book of an earlier time, schemes of one's own. page_test.py makes them and asks the program.
import assert from "node:assert/strict";
import fs from "node:fs";
import { beforeEach, describe, it } from "node:test";
import { bytes, drop, file, give, here, idle, json, offer, open, saved, start, tab, texts, unpacked, useBrowser } from "./browser.mjs";

useBrowser();
beforeEach(start);

const text = (name) => fs.readFileSync(file(name), "utf8");
const error = async () => {
  await here.page.waitForSelector(".errors .notice.error");
  return here.page.locator(".errors").textContent();
};
const focused = () => here.page.evaluate(() => document.activeElement.id || document.activeElement.textContent);
const previous = () => texts(".options .file");

describe("前回との比較", () => {
  const begin = async () => {
    await open("now.xlsx");
    await tab("dashboard");
  };

  it("makes the dashboard that the program makes, byte by byte", async () => {
    await begin();
    await give("#choose-previous", "before.xlsx");
    assert.deepEqual(await previous(), ["before.xlsx"]);
    const book = await saved("#save-book");
    assert.equal(book.name, "ダッシュボード.xlsx");
    assert.ok(book.bytes.equals(bytes("compared.xlsx")));
    await here.page.click("#make");
    await here.page.frameLocator("iframe").locator("h2 >> text=前回比較").first().waitFor();
    await here.page.fill("#previous-as-of", "2024-03-31");
    await here.page.selectOption("#font", "ud");
    assert.ok((await saved("#save-page")).bytes.equals(bytes("compared.html")));
    assert.deepEqual(here.problems, []);
  });

  it("of the same book with another day is the program's, and without one it is none", async () => {
    await begin();
    await here.page.fill("#previous-as-of", "2025-03-31");
    const data = await saved("#save-data");
    assert.equal(data.name, "ダッシュボード.csv");
    assert.ok(data.bytes.equals(bytes("day.csv")));
    await here.page.fill("#previous-as-of", "");
    await here.page.check("#departments");
    assert.ok((await saved("#save-data")).bytes.equals(bytes("alone.csv")));
    assert.ok(!bytes("alone.csv").equals(bytes("day.csv")));
  });

  it("with a book that nobody can read is told in the program's words, and may be taken back", async () => {
    await begin();
    await give("#choose-previous", "damaged.xlsx");
    await here.page.click("#save-book");
    assert.equal(await error(), text("previous.txt"));
    await here.page.locator(".options .files button").focus();
    await here.page.keyboard.press("Enter");
    assert.equal(await focused(), "choose-previous");
    assert.deepEqual(await previous(), []);
    await idle();
    const data = await saved("#save-data");
    assert.equal(data.name, "ダッシュボード.csv");
    assert.equal(data.bytes.toString(), text("alone.csv"));
    await give("#choose-previous", "before.xlsx");
    assert.ok((await saved("#save-book")).bytes.equals(bytes("compared.xlsx")));
  });

  it("waits for a book that is far away, and says where it cannot be read", async () => {
    await begin();
    await here.page.evaluate(() => {
      const read = File.prototype.arrayBuffer;
      File.prototype.arrayBuffer = function () {
        return new Promise((resolve) => { globalThis.arrive = () => resolve(read.call(this)); });
      };
    });
    await offer("#choose-previous", "before.xlsx");
    await here.page.click("#save-book");
    await here.page.waitForSelector(".told >> text=前の処理が終わるまでお待ちください。");
    await here.page.evaluate(() => globalThis.arrive());
    await idle();
    assert.ok((await saved("#save-book")).bytes.equals(bytes("compared.xlsx")));
    await here.page.evaluate(() => {
      File.prototype.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
    });
    await give("#choose-previous", "now.xlsx");
    assert.match(await error(), /^ファイルを読めません。/);
    assert.deepEqual(await previous(), ["before.xlsx"]);
  });

  it("takes a book that is dropped, once somebody has said what it is", async () => {
    await open("now.xlsx");
    await drop("header", "before.xlsx");
    await here.page.click("#as-previous");
    assert.equal(await here.page.locator("[role=tab][aria-selected=true]").textContent(), "ダッシュボード");
    assert.equal(await focused(), "choose-previous");
    assert.deepEqual(await previous(), ["before.xlsx"]);
    assert.ok((await saved("#save-book")).bytes.equals(bytes("compared.xlsx")));
    // Another day leaves it there; another book was not meant.
    await here.page.fill("#as-of", "2026-03-30");
    await here.page.locator("#as-of").blur();
    await idle();
    assert.deepEqual(await previous(), ["before.xlsx"]);
    await open("town.xlsx");
    await tab("dashboard");
    assert.deepEqual(await previous(), []);
  });
});

describe("a scheme of one's own", () => {
  const summary = () => here.page.locator(".schemes-of-own summary").textContent();
  const use = async (...names) => {
    await here.page.locator(".schemes-of-own").evaluate((details) => { details.open = true; });
    await give("#choose-schemes", ...names);
    await idle();
  };
  /** As the table shows them, on its first page. */
  const stages = async () => {
    await here.page.waitForSelector(".people tbody tr");
    return here.page.locator(".people tbody tr").evaluateAll((all) => all.map((row) => row.cells[3].textContent));
  };
  const saidIn = (name) => json(name).persons.slice(0, 100).map((one) =>
    Object.entries(one.stages).map(([persona, stage]) => `${persona}：${stage ?? "未到達"}`).join("、"));

  it("judges as the program does with it, before a book is open and after", async () => {
    assert.equal(await summary(), "制度：ブックの設定のとおり");
    await use("わが町.toml");
    assert.equal(await summary(), "制度：わが町.toml");
    await open("now.xlsx");
    await tab("people");
    assert.notDeepEqual(saidIn("own.json"), saidIn("usual.json"));
    assert.deepEqual(await stages(), saidIn("own.json"));
    await here.page.locator(".schemes-of-own .files button").click();
    await idle();
    assert.deepEqual(await stages(), saidIn("usual.json"));
    await use("わが町.toml");
    assert.deepEqual(await stages(), saidIn("own.json"));
    assert.deepEqual(here.problems, []);
  });

  for (const name of ["わが町.toml", "わが町.xlsx"])
    it(`makes the program's files, byte by byte (${name})`, async () => {
      await use(name);
      await open("now.xlsx");
      await tab("issues");
      assert.deepEqual(await texts(".issues td.message"), json("own-check.json").issues.map((issue) => issue.message));
      await tab("people");
      if (name.endsWith("toml")) assert.ok((await saved("#write")).bytes.equals(bytes("own-written.xlsx")));
      await tab("dashboard");
      assert.ok((await saved("#save-book")).bytes.equals(bytes(`own-${name.slice(-4)}.xlsx`)));
      await here.page.selectOption("#audience", "hr");
      if (name.endsWith("toml")) assert.ok((await saved("#save-lists")).bytes.equals(bytes("own-lists.xlsx")));
      await give("#choose-previous", "before.xlsx");
      if (name.endsWith("toml")) assert.ok((await saved("#save-book")).bytes.equals(bytes("own-compared.xlsx")));
    });

  it("that the book names is needed to open it, and judges beside the others that it names", async () => {
    await give("#choose", "naming.xlsx");
    assert.match(await error(), /わが町/);
    await use("わが町.toml");
    await here.page.uncheck("#schemes-alone");
    assert.match(await summary(), /ブックの設定のとおり（使えるファイル：わが町.toml）/);
    await open("naming.xlsx");
    await tab("people");
    assert.deepEqual(await stages(), saidIn("naming.json"));
    await tab("kit");
    await here.page.selectOption("#kit-by", "department");
    await here.page.click("#make-kit");
    await here.page.waitForSelector("#save-kit");
    await idle();
    const made = unpacked((await saved("#save-kit")).bytes);
    for (const name of fs.readdirSync(file("kit-own"))) assert.ok(made[name].equals(bytes(`kit-own/${name}`)), name);
  });

  it("with a fault is told in the program's words, and the page goes on without it", async () => {
    await open("now.xlsx");
    await tab("people");
    await use("wrong.toml");
    assert.equal(await error(), text("scheme.txt"));
    await here.page.locator(".schemes-of-own .files button").focus();
    await here.page.keyboard.press("Enter");
    await idle();
    assert.equal(await focused(), "choose-schemes");
    assert.deepEqual(await stages(), saidIn("usual.json"));
    assert.equal(await here.page.locator(".errors").textContent(), "");
  });

  it("may be dropped, and be what a new book is made for", async () => {
    await drop("header", "わが町.toml");
    await here.page.click("#as-scheme");
    assert.equal(await summary(), "制度：わが町.toml");
    await here.page.click("#blank");
    await here.page.waitForSelector(".blank");
    await here.page.uncheck('.blank input[value="wg-tokyo-2025"]');
    await here.page.check('.blank input[value="わが町.toml"]');
    await here.page.fill("#organization", "みほん市");
    await here.page.fill("#blank-as-of", "2026-03-31");
    await here.page.click("#make-blank");
    await here.page.waitForSelector("#save-blank");
    assert.ok((await saved("#save-blank")).bytes.equals(bytes("own-blank.xlsx")));
  });
});
