// For everybody: no view breaks a rule of accessibility that axe-core knows, in light and dark, wide and narrow; everything can be
// done by keyboard, and focus goes where something new is.
import assert from "node:assert/strict";
import fs from "node:fs";
import { beforeEach, describe, it } from "node:test";
import { drop, file, give, here, idle, json, open, start, tab, useBrowser } from "./browser.mjs";

const axe = fs.readFileSync(process.env.SKILLMAP_AXE, "utf8");
useBrowser();
beforeEach(start);

async function check(name) {
  const { page } = here;
  const found = await page.evaluate(async (source) => {
    if (window.axe === undefined) (0, eval)(source);
    const { violations, passes } = await window.axe.run(document, { iframes: false, preload: false });
    return { passes: passes.length, violations: violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(" ")}`) };
  }, axe);
  assert.deepEqual(found.violations, [], name);
  assert.ok(found.passes > 10, name);
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  assert.ok(wide <= room, `${name}: ${wide} in ${room}`);
  // Rows are cards on a narrow screen: nothing of them has to be scrolled to.
  const cut = await page.locator(".scroll:visible").evaluateAll((all) =>
    all.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.getAttribute("aria-label")));
  if (room < 400) assert.deepEqual(cut, [], name);
}

const focused = () => here.page.evaluate(() => {
  const one = document.activeElement;
  return one.id || one.textContent;
});

async function everyView(each) {
  const { page } = here;
  await each("start");
  await page.click(".schemes-of-own summary");
  await give("#choose-schemes", "わが町.toml");
  await each("scheme");
  await page.click("#blank");
  await page.waitForSelector(".blank");
  await each("new book");
  await open("broken.xlsx");
  await each("issues");
  await drop("header", "damaged.xlsx");
  await page.waitForSelector(".sorting");
  await each("question");
  await page.click("#as-book");
  await page.waitForSelector(".errors .notice");
  await idle();
  await each("error");
  await tab("people");
  await page.locator(".people tbody button").nth(3).click();
  await page.waitForSelector(".reasons h3");
  await each("people");
  await tab("dashboard");
  await give("#choose-previous", "before.xlsx");
  await page.click("#make");
  await page.waitForSelector("iframe");
  await each("dashboard");
  await tab("kit");
  await page.fill("#kit-staff", json("explain.json").staff_id);
  await page.click("#make-kit");
  await page.waitForSelector("#save-kit");
  await each("kit");
  await tab("collect");
  await give("#choose-returned", ...json("returned.json"));
  await page.click("#look");
  await page.waitForSelector("#take-collected");
  await idle();
  await each("collected");
  await page.reload();
  await page.waitForSelector("#page[data-ready]");
  await open("people.xlsx");
  await tab("imports");
  await give("#choose-exports", "answers.xlsx");
  await page.waitForSelector(".columns tbody tr");
  await idle();
  for (const one of await page.locator(".imports details").all()) await one.evaluate((details) => { details.open = true; });
  await each("mapping");
  await give("#choose-exports", "mapping.toml");
  await page.waitForSelector("#take");
  await idle();
  await each("review");
  await page.click("#take");
  await page.waitForSelector("#save-taken");
  await idle();
  await each("taken");
}

describe("every view keeps the rules", () => {
  for (const [scheme, width] of [["light", 1280], ["dark", 320]])
    it(`${scheme}, ${width} px`, async () => {
      await here.page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await here.page.setViewportSize({ width, height: 800 });
      await everyView(check);
      assert.deepEqual(here.problems, []);
    });

  it("and a rule that is broken is found", async () => {
    await here.page.evaluate(() => document.querySelector("main").append(document.createElement("select")));
    await assert.rejects(check("broken"), /select-name/);
  });
});

describe("by keyboard", () => {
  const press = (key) => here.page.keyboard.press(key);

  it("a scheme and an earlier book are reached after what they belong to", async () => {
    await open("now.xlsx");
    await tab("dashboard");
    await here.page.locator("#as-of").focus();
    for (let i = 0; i < 6 && await focused() !== "制度：ブックの設定のとおり"; ++i) await press("Tab");  // through the parts of a date
    await press("Enter");
    await press("Tab");
    assert.equal(await focused(), "choose-schemes");
    await here.page.locator("#departments").focus();
    await press("Tab");
    assert.equal(await focused(), "choose-previous");
    const chooser = here.page.waitForEvent("filechooser");
    await press("Enter");
    await (await chooser).setFiles(file("before.xlsx"));
    await idle();
    const said = await here.page.evaluate(() => document.getElementById(document.activeElement.getAttribute("aria-describedby")).textContent);
    assert.match(said, /before\.xlsx/);
    await press("Shift+Tab");
    assert.equal(await here.page.evaluate(() => document.activeElement.getAttribute("aria-label")), "前回のブック before.xlsx を外す");
  });

  it("arrow keys go through the tabs, and Tab into what they show", async () => {
    await open("town.xlsx");
    await here.page.locator("[role=tab][aria-selected=true]").focus();
    const seen = [];
    for (let i = 0; i < 6; ++i) {
      await press("ArrowRight");
      await idle();
      seen.push(await here.page.locator("[role=tab][aria-selected=true]").textContent());
    }
    assert.deepEqual(seen.sort(), ["ダッシュボード", "取り込み", "回収", "点検", "自己点検票", "評価"].sort());
    await press("Home");
    assert.equal(await focused(), "issues");
    await press("ArrowRight");
    assert.equal(await focused(), "people");
    await press("Tab");
    assert.equal(await focused(), "people-panel");
    await press("Tab");
    assert.equal(await focused(), "search");
  });

  it("somebody is chosen, and focus is on their reasons", async () => {
    await open("town.xlsx");
    await here.page.locator(".people tbody button").nth(2).focus();
    const name = await focused();
    await press("Enter");
    await here.page.waitForSelector(".reasons h3");
    assert.match(await focused(), new RegExp(`^${name}`));
  });

  it("an import is confirmed and taken, with focus on each next step", async () => {
    await open("people.xlsx");
    await tab("imports");
    await give("#choose-exports", "answers.xlsx", "mapping.toml");
    await here.page.waitForSelector("#take");
    await idle();
    assert.equal(await focused(), "列の対応を確かめる");
    await here.page.locator(".held input:checked").first().focus();
    await press("ArrowDown");
    assert.equal(await here.page.locator(".held input:checked").first().inputValue(), "000003");
    await here.page.locator("#take").focus();
    await press("Enter");
    await here.page.waitForSelector("#save-taken");
    await idle();
    assert.equal(await focused(), "取り込みの結果");
  });

  it("what goes on is told, and focus comes back where it was", async () => {
    await here.page.locator("#sample").focus();
    await press("Enter");
    await here.page.waitForSelector("[role=tablist]");
    assert.equal(await here.page.locator("[role=status].hidden").textContent(), "終わりました。");
    assert.equal(await here.page.locator("progress").getAttribute("aria-label"), "処理しています…");
  });
});
