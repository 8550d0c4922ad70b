// Books and files that the page makes, beside those of the program; and what it does where the memory is too small.
import assert from "node:assert/strict";
import fs from "node:fs";
import { beforeEach, describe, it } from "node:test";
import { bytes, file, give, here, idle, open, saved, start, tab, texts, unpacked, useBrowser } from "./browser.mjs";

useBrowser();

describe("made in the page", () => {
  beforeEach(start);

  it("self-check files are those of the program, in one archive", async () => {
    const { page } = here;
    await open("town.xlsx");
    await tab("kit");
    for (const by of ["department", "person"]) {
      await page.selectOption("#kit-by", by);
      await page.click("#make-kit");
      await page.waitForSelector("#save-kit");
      await idle();
      const archive = await saved("#save-kit");
      assert.equal(archive.name, "自己点検票.zip");
      const made = unpacked(archive.bytes);
      const names = fs.readdirSync(file(`kit-${by}`)).sort();
      assert.deepEqual(Object.keys(made).sort(), names);
      for (const name of names) assert.ok(made[name].equals(bytes(`kit-${by}/${name}`)), name);
    }
    assert.match(await page.locator(".kit .notice").first().textContent(), /240ファイル（職員240人分）/);
    const [first] = await texts(".kit tbody th");
    const one = await saved(".kit tbody button");
    assert.ok(one.bytes.equals(bytes(`kit-person/${first}`)));
    await page.fill("#kit-staff", `${first.split("_")[0]}　`);
    await page.click("#make-kit");
    await page.waitForSelector("text=1ファイル（職員1人分）");
    await page.fill("#kit-staff", "999999");
    await page.click("#make-kit");
    await page.waitForSelector(".errors .notice");
    assert.match(await page.locator(".errors").textContent(), /999999/);
    assert.deepEqual(here.problems, []);
  });

  it("a blank book is the program's, and can be gone on with", async () => {
    const { page } = here;
    await page.click("#blank");
    await page.waitForSelector(".blank");
    assert.equal(await page.locator(".schemes input:checked").inputValue(), "wg-tokyo-2025");
    await page.check(".schemes input[value=fukui]");
    await page.fill("#organization", "みほん市");
    await page.fill("#blank-as-of", "2026-03-31");
    await page.click("#make-blank");
    await page.waitForSelector("#save-blank");
    const book = await saved("#save-blank");
    assert.equal(book.name, "スキルマップ.xlsx");
    assert.ok(book.bytes.equals(bytes("blank.xlsx")));
    await page.click("#open-blank");
    await page.waitForSelector("[role=tablist]");
    assert.match(await page.locator(".book-bar").textContent(), /保存していません/);
    assert.deepEqual(here.problems, []);
  });
});

describe("too little memory", () => {
  // The first engine gets no more memory than it begins with; later ones get all they want.
  beforeEach(async () => {
    await here.page.addInitScript(() => {
      let engines = 0;
      const small = "WebAssembly.Memory.prototype.grow = () => { throw new RangeError(); };\n";
      window.Blob = class extends Blob {
        constructor(parts, options) {
          const engine = options?.type?.startsWith("text/javascript") && engines++ === 0;
          super(engine ? [small, ...parts] : parts, options);
        }
      };
    });
    await start();
  });

  it("is told, and the next request is done by a new engine", async () => {
    const { page } = here;
    await give("#choose", "big.xlsx");
    await page.waitForSelector(".errors .notice", { timeout: 30_000 });
    assert.match(await page.locator(".errors").textContent(), /メモリが足りません/);
    await open("town.xlsx");
    assert.equal(await page.locator(".errors").textContent(), "");
    assert.equal(await page.locator(".people tbody tr").count(), 100);
  });
});
