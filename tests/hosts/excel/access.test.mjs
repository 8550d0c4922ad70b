// For everybody: the task pane keeps the rules of accessibility that axe-core knows, as narrow as Excel makes it.
import assert from "node:assert/strict";
import fs from "node:fs";
import { before, describe, it } from "node:test";
import { here, idle, set, tab, write } from "../page/browser.mjs";
import { ask, pane, usePane } from "./pane.mjs";

const axe = fs.readFileSync(process.env.SKILLMAP_AXE, "utf8");
usePane();
before(() => {
  write("small.xlsx", ask("sample", undefined, { staff: 60, departments: 6 }).files[0].bytes);
  set("small.xlsx", "findings.xlsx", "受講記録!C2=令和7年13月1日", "職員!D3=9999");
});

// SKILLMAP_PICTURES: a folder for pictures of every view, in more sizes.
async function check(name) {
  const { page } = here;
  if (process.env.SKILLMAP_PICTURES) await page.screenshot({ path: `${process.env.SKILLMAP_PICTURES}/${name.replaceAll(" ", "-")}.png`, fullPage: true });
  await page.addScriptTag({ content: axe });
  const violations = await page.evaluate(async () => (await window.axe.run(document, { iframes: false, preload: false })).violations
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`));
  assert.deepEqual(violations, [], name);
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= room, `${name}: ${wide} in ${room}`);
}

describe("every view keeps the rules", () => {
  const others = process.env.SKILLMAP_PICTURES ? [["light", 320], ["dark", 450]] : [];
  for (const [scheme, width] of [["dark", 320], ["light", 450], ...others])
    it(`${scheme}, ${width} px`, async () => {
      const { page } = here;
      const name = (view) => `${view} ${width} ${scheme}`;
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width, height: 760 });
      await pane("findings.xlsx", { platform: "OfficeOnline" });
      await check(name("web"));
      await pane("findings.xlsx", { sets: { ExcelApi: "1.12", CompressedFile: "1.1" } });
      await check(name("start"));
      await page.click("#take-open");
      await page.waitForSelector("[role=tablist]");
      await idle();
      await check(name("issues"));
      await tab("people");
      await check(name("people"));
      await page.click("#write-open");
      await page.waitForSelector("#write-now");
      await idle();
      assert.equal(await page.evaluate(() => document.activeElement.textContent), "書き込むセル");
      await check(name("cells"));
      await page.click("#write-now");
      await page.waitForSelector(".write-back .success");
      await idle();
      assert.match(await page.evaluate(() => document.activeElement.textContent), /確かめました/);
      await check(name("written"));
      await pane("findings.xlsx", {}, { view: "dashboard" });
      await page.waitForSelector("#insert-book");
      await idle();
      await page.click("#insert-book");
      await page.waitForSelector(".dashboard .notice.success");
      await check(name("dashboard"));
      assert.deepEqual(here.problems, []);
    });

  it("and a rule that is broken is found", async () => {
    await pane("small.xlsx");
    await here.page.evaluate(() => document.querySelector("main").append(document.createElement("select")));
    await assert.rejects(check("broken"), /select-name/);
  });
});
