// 取り込み and 回収 as people do them in the page, beside the program with the same mapping and the same decisions.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { bytes, cellOf, drop, file, give, here, idle, json, open, program, saved, set, start, tab, texts, useBrowser, write } from "./browser.mjs";

useBrowser();
beforeEach(start);

const confirm = async () => {
  await here.page.click(".confirm");
  await idle();
};
/** Brings an export to an open book; what is proposed for it is shown then. */
const propose = async (name) => {
  await open("people.xlsx");
  await tab("imports");
  await give("#choose-exports", name);
  await here.page.waitForSelector(".columns tbody tr");
  await idle();
};
const take = async () => {
  await here.page.click("#take");
  await here.page.waitForSelector("#save-taken");
  await idle();
};
const counts = () => here.page.locator(".counts").last().evaluate((list) =>
  Object.fromEntries([...list.querySelectorAll("div")].map((one) => [one.className, Number(one.querySelector("dd").textContent)])));
const meaning = (heading) => here.page.locator(`select[aria-label="「${heading}」の意味"]`);
const choose = async (list, to) => {
  await list.focus(); // then there is something to choose from
  await list.selectOption(to);
};

/** The book after the import of a file by the program, with the mapping that the page gave to save. */
function imported(from, to, mapping, ...exports) {
  program("import", ...exports.map(file), "--book", file(from), "--mapping", file(mapping), "--accept", "--out", file(to), "--force");
  return bytes(to);
}

describe("an export", () => {
  it("is shown, corrected and taken as the program takes it with the same mapping", async () => {
    const { page } = here;
    await propose("answers.xlsx");
    // What the program proposes, with values, a meaning and a reason each.
    const [proposed] = JSON.parse(program("import", file("answers.xlsx"), "--book", file("people.xlsx"), "--format", "json")).files;
    const rows = await page.locator(".columns tbody tr").evaluateAll((all) =>
      all.map((row) => [row.querySelector(".text").textContent, ...[...row.querySelectorAll(".example")].map((one) => one.textContent)]));
    assert.deepEqual(rows, proposed.columns.map((column) => [column.heading, ...column.examples]));
    assert.ok((await texts(".columns .why")).every((why) => why !== ""));
    assert.ok(!(await page.isVisible("#take")), "nothing can be taken while something is open");
    // An answer that nobody understands, a column that only resembles a skill, and one that nobody knows.
    await page.selectOption('select[aria-label="回答「業務で使える」の意味"]', "2");
    assert.equal(await meaning("変革マネージメント").inputValue(), "open");
    await page.click("text=案のとおりにする：スキル：変革マネジメント");
    assert.equal(await meaning("変革マネージメント").inputValue(), "skill:変革マネジメント");
    await choose(meaning("表計算"), "tool:Excel");
    await confirm();
    await page.waitForSelector("#take");
    assert.deepEqual(await counts(), { added: 2, changed: 0, unchanged: 0, superseded: 0, held: 2, rejected: 0 });
    await take();
    assert.match(await page.locator(".book-bar").textContent(), /保存していません/);
    await give("#choose", "town.xlsx");
    await page.click(".sorting >> text=閉じる");
    assert.equal(await page.locator(".book").textContent(), "people.xlsx");
    const mapping = await saved(".save-mapping");
    assert.equal(mapping.name, "answers.mapping.toml");
    write("corrected.toml", mapping.bytes);
    assert.match(mapping.bytes.toString(), /"業務で使える" = 2/);
    assert.match(mapping.bytes.toString(), /heading = "表計算", to = "tool:Excel"/);
    const book = await saved("#save-taken");
    assert.equal(book.name, "people.xlsx");
    assert.ok(book.bytes.equals(imported("people.xlsx", "by-program.xlsx", "corrected.toml", "answers.xlsx")));
    const report = await saved("#save-report");
    assert.equal(report.name, "取り込み結果.csv");
    assert.equal(report.bytes.toString("utf8").trim().split("\r\n").length, 1 + 4);
    // What is not saved is not lost in passing.
    assert.equal(await page.locator(".book-bar .badge").count(), 0);
    // It is the book of the page now: the next time nothing is new, also with the saved mapping.
    await page.click("#again");
    await give("#choose-exports", "answers.xlsx", "corrected.toml");
    await page.waitForSelector("#take");
    await idle();
    assert.deepEqual(await counts(), { added: 0, changed: 0, unchanged: 2, superseded: 0, held: 2, rejected: 0 });
    assert.deepEqual(here.problems, []);
  });

  it("of doubtful people asks whose it is, and guesses nothing", async () => {
    const { page } = here;
    await open("people.xlsx");
    await tab("imports");
    await give("#choose-exports", "answers.xlsx", "mapping.toml");
    await page.waitForSelector("#take");
    await idle();
    const held = page.locator("fieldset.held");
    assert.equal(await held.count(), 2);
    assert.deepEqual(await page.locator(".held input:checked").evaluateAll((all) => all.map((one) => one.value)), ["", ""]);
    assert.match(await held.nth(0).textContent(), /例示 三郎.*同じ氏名.*000003 例示 三郎（総務課）.*000004 例示 三郎（企画課）/);
    // A number that nobody has is refused, with focus on it.
    await held.nth(1).locator("input[type=text]").fill("999999");
    await page.click("#take");
    assert.equal(await held.nth(1).locator(".wrong").textContent(), "職員番号「999999」の職員はいません。");
    assert.ok(await held.nth(1).locator("input[type=text]").evaluate((input) => input === document.activeElement));
    await held.nth(0).getByText("000004 例示 三郎（企画課）").click();
    await held.nth(1).getByText("対象外").click();
    await take();
    assert.deepEqual(await counts(), { added: 3, changed: 0, unchanged: 0, superseded: 0, held: 0, rejected: 1 });
    const book = await saved("#save-taken");
    // The same by hand: an import, the decisions entered in 取り込み確認, the import again.
    imported("people.xlsx", "first.xlsx", "mapping.toml", "answers.xlsx");
    const at = (name) => `取り込み確認!A${cellOf("first.xlsx", "取り込み確認", name).replace(/\D/g, "")}`;
    set("first.xlsx", "decided.xlsx", `${at("例示 三郎")}=000004`, `${at("居ない 者")}=対象外`);
    assert.ok(book.bytes.equals(imported("decided.xlsx", "second.xlsx", "mapping.toml", "answers.xlsx")));
    assert.deepEqual(here.problems, []);
  });

  it("whose dates can be read in several ways asks for their order", async () => {
    const { page } = here;
    await propose("dates.csv");
    assert.match(await page.locator(".questions").first().textContent(), /7\/8\/26/);
    await page.selectOption('select[aria-label="「回答日」の日付の順序"]', "mdy");
    await confirm();
    await take();
    write("dates.toml", (await saved(".save-mapping")).bytes);
    assert.ok((await saved("#save-taken")).bytes.equals(imported("people.xlsx", "dated.xlsx", "dates.toml", "dates.csv")));
  });

  it("that is a skill map, people down and skills across, is taken too", async () => {
    const { page } = here;
    await propose("map.xlsx");
    assert.match(await page.locator(".group").textContent(), /縦に職員2人、横にスキル2件/);
    await page.selectOption('select[aria-label="回答「×」の意味"]', "0");
    await page.selectOption('select[aria-label="回答「◎」の意味"]', "3");
    await confirm();
    await take();
    write("map.toml", (await saved(".save-mapping")).bytes);
    assert.ok((await saved("#save-taken")).bytes.equals(imported("people.xlsx", "mapped.xlsx", "map.toml", "map.xlsx")));
  });

  it("beside one of other columns gets a mapping of its own", async () => {
    const { page } = here;
    await open("people.xlsx");
    await tab("imports");
    await give("#choose-exports", "trainings.csv", "tools.csv");
    await page.waitForSelector("#take");
    await idle();
    assert.deepEqual(await texts(".steps > .group h3"), ["trainings.csv", "tools.csv"]);
    await take();
    const book = await saved("#save-taken");
    for (const [from, to, name] of [["people.xlsx", "people-1.xlsx", "trainings"], ["people-1.xlsx", "people-2.xlsx", "tools"]])
      program("import", file(`${name}.csv`), "--book", file(from), "--accept", "--out", file(to), "--force");
    assert.ok(book.bytes.equals(bytes("people-2.xlsx")));
  });

  it("may come before the book, and be dropped", async () => {
    const { page } = here;
    await drop("header", "trainings.csv");
    await page.waitForSelector("text=取り込むファイルを1件お預かりしています");
    await open("people.xlsx");
    await page.waitForSelector("#take");
    assert.equal(await page.locator("[role=tab][aria-selected=true]").textContent(), "取り込み");
    // On another tab nobody knows what a workbook is for.
    await tab("people");
    await drop("header", "answers.xlsx");
    await page.click("#as-exports");
    await page.waitForSelector(".columns tbody tr");
    assert.match(await page.locator(".imports .files").first().textContent(), /trainings.csv.*answers.xlsx/);
  });

  it("that has no as-of date is no book: it is offered to be imported", async () => {
    await give("#choose", "answers.xlsx");
    await here.page.waitForSelector("#as-exports");
    assert.match(await here.page.locator(".errors").textContent(), /基準日がありません/);
  });
});

describe("returned self-check files", () => {
  it("are collected as the program collects them, with who is missing", async () => {
    const { page } = here;
    await open("town.xlsx");
    await tab("collect");
    const names = json("returned.json");
    await give("#choose-returned", ...names);
    await page.click("#look");
    await page.waitForSelector("#take-collected");
    await idle();
    const said = JSON.parse(program("collect", ...names.map(file), "--book", file("town.xlsx"), "--dry-run", "--format", "json"));
    assert.ok(said.counts.added > 3 && said.counts.held === 1 && said.unreadable === 1, JSON.stringify(said.counts));
    assert.deepEqual(await counts(), said.counts);
    const missing = said.missing.flatMap((one) => one.people.map((person) => person.staff_id));
    assert.match(await page.locator(".collect").textContent(), new RegExp(`提出していない職員が${missing.length}人います`));
    const list = await saved("#save-missing");
    const lines = list.bytes.toString("utf8").replace("\ufeff", "").trim().split("\r\n").slice(1);
    assert.deepEqual(lines.map((line) => line.split(",")[1]), missing);
    await page.click("#take-collected");
    await page.waitForSelector("#save-collected");
    await idle();
    program("collect", ...names.map(file), "--book", file("town.xlsx"), "--out", file("collected.xlsx"), "--force");
    assert.ok((await saved("#save-collected")).bytes.equals(bytes("collected.xlsx")));
    assert.deepEqual(here.problems, []);
  });

  it("may be a folder with folders in it", async () => {
    const { page } = here;
    await open("town.xlsx");
    await tab("collect");
    await give("#choose-folder", "round");
    await page.click("#look");
    await page.waitForSelector("#take-collected");
    await idle();
    assert.deepEqual((await texts(".collect td.file")).sort(), ["c.xlsx", "総務部/b.xlsx", "総務部/総務課/a.xlsx"]);
    await page.click("#take-collected");
    await page.waitForSelector("#save-collected");
    await idle();
    program("collect", file("round"), "--book", file("town.xlsx"), "--out", file("round.xlsx"), "--force");
    assert.ok((await saved("#save-collected")).bytes.equals(bytes("round.xlsx")));
  });

  it("of doubtful people are taken as somebody decides", async () => {
    const { page } = here;
    await open("town.xlsx");
    await tab("collect");
    const names = json("returned.json");
    await give("#choose-returned", ...names);
    await page.click("#look");
    await page.waitForSelector("#take-collected");
    await idle();
    await page.locator("fieldset.held input[type=radio]").nth(1).check();
    const decision = await page.locator("fieldset.held input[type=radio]").nth(1).inputValue();
    await page.click("#take-collected");
    await page.waitForSelector("#save-collected");
    await idle();
    program("collect", ...names.map(file), "--book", file("town.xlsx"), "--out", file("town-1.xlsx"), "--force");
    const row = cellOf("town-1.xlsx", "取り込み確認", "1").replace(/\D/g, "");
    set("town-1.xlsx", "town-2.xlsx", `取り込み確認!A${row}=${decision}`);
    program("collect", ...names.map(file), "--book", file("town-2.xlsx"), "--out", file("town-3.xlsx"), "--force");
    assert.ok((await saved("#save-collected")).bytes.equals(bytes("town-3.xlsx")));
  });
});
