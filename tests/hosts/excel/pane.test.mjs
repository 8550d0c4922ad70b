// The task pane beside a workbook, as people use it: what it shows, writes and adds is what the engine says, and nothing more.
import assert from "node:assert/strict";
import fs from "node:fs";
import { before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { address, bytes, give, here, idle, saved, set, tab, texts, write } from "../page/browser.mjs";
import { ask, cellsOf, change, done, error, pane, usePane } from "./pane.mjs";

usePane();
before(() => {
  write("town.xlsx", ask("sample", undefined, { staff: 60, departments: 6 }).files[0].bytes);
  write("written.xlsx", ask("evaluate", "town.xlsx", { write: true }).files[0].bytes);
  set("town.xlsx", "broken.xlsx", "受講記録!C2=令和7年13月1日", "職員!D3=9999");
});

const take = async () => {
  await here.page.click("#take-open");
  await here.page.waitForSelector("[role=tablist]");
  await idle();
};
const base64 = (book) => Buffer.from(book).toString("base64");
const dashboard = () => base64(ask("dashboard", "town.xlsx", { style: "full", departments: "none", format: "xlsx" }).files[0].bytes);
const shown = (selector) => here.page.locator(selector).isVisible();
const limits = () => texts(".limits li");

describe("the open workbook", () => {
  for (const [name, slice] of [["in slices of 4 MB", 4 * 1024 * 1024], ["in slices of 8 KB", 8192]])
    it(`is taken ${name}, and closed`, async () => {
      await pane("town.xlsx", { slice });
      assert.equal(await here.page.evaluate(() => window.done.slices.length), 0);
      await take();
      assert.equal(await here.page.locator(".book").textContent(), "town.xlsx");
      const { slices, open } = await done();
      assert.equal(slices.reduce((a, b) => a + b), bytes("town.xlsx").length);
      assert.equal(slices.length, Math.ceil(bytes("town.xlsx").length / slice));
      assert.equal(slices.length > 1, slice === 8192);
      assert.equal(open, 0);
      assert.deepEqual(here.problems, []);
    });

  it("of more than 4 MB comes in several slices, and is the same", async () => {
    write("large.xlsx", ask("sample", undefined, { staff: 22000, departments: 40 }).files[0].bytes);
    const size = bytes("large.xlsx").length;
    assert.ok(size > 4 * 1024 * 1024, `${size}`);
    await pane("large.xlsx", { sheets: {} });
    await take();
    const { slices } = await done();
    assert.deepEqual(slices, [4 * 1024 * 1024, ...slices.slice(1)]);
    assert.equal(slices.reduce((a, b) => a + b), size);
    assert.equal(await here.page.locator(".people h2 ~ .note[role=status]").textContent(), "職員 22,000人");
  });

  for (const [name, given, message] of [
    ["cannot be had", { noFile: true }, /読み取れませんでした。セルの編集を終えて/],
    ["breaks off", { slice: 8192, failingSlice: 1 }, /最後まで読み取れませんでした/],
    ["comes with a byte too few", { slice: 8192, shortSlice: 1 }, /最後まで読み取れませんでした/],
  ])
    it(`that ${name} is told, and may be tried again`, async () => {
      await pane("town.xlsx", given);
      await here.page.click("#take-open");
      assert.match(await error(), message);
      assert.equal((await done()).open, 0);
      await change({ noFile: false, failingSlice: -1, shortSlice: -1 });
      await take();
    });

  it("can be left: what is cancelled is not taken", async () => {
    await pane("town.xlsx", { slice: 8192, slow: 100 });
    await here.page.click("#take-open");
    await here.page.waitForSelector(".busy:not([hidden])");
    await here.page.click("#cancel");
    assert.equal(await error(), "中止しました。");
    assert.equal((await done()).open, 0);
    assert.ok(!await shown("[role=tablist]"));
  });

  it("is taken at once where a button of the ribbon was pressed, and its tab shown", async () => {
    for (const [view, name] of [["issues", "点検"], ["people", "評価"], ["dashboard", "ダッシュボード"]]) {
      await pane("town.xlsx", {}, { view });
      await here.page.waitForSelector("[role=tablist]");
      await idle();
      assert.equal(await here.page.locator("[role=tab][aria-selected=true]").textContent(), name);
    }
  });
});

describe("点検", () => {
  it("tells what the engine tells, and a click selects the cell", async () => {
    await pane("broken.xlsx");
    await take();
    const said = ask("check", "broken.xlsx").issues.issues;
    const findings = said.filter((issue) => issue.severity === "finding");
    const messages = await texts(".issues td.message");
    assert.deepEqual(messages.slice(0, findings.length), findings.map((issue) => issue.message));
    assert.ok(findings.some((issue) => issue.sheet === "受講記録" && issue.cell === "C2"));
    await here.page.click(".issues td.place button >> text=受講記録 C2");
    await idle();
    assert.deepEqual((await done()).selected, ["受講記録!C2"]);
    await change({ sheets: { 受講記録: { cells: {}, visibility: "Hidden" } } });
    await here.page.click(".issues td.place button >> text=受講記録 C2");
    assert.match(await error(), /受講記録 C2 を選べませんでした/);
  });

  it("of a file that was chosen selects nothing: it may be another workbook", async () => {
    await pane("broken.xlsx");
    await give("#choose", "broken.xlsx");
    await here.page.waitForSelector("[role=tablist]");
    await idle();
    assert.ok(await here.page.locator(".issues td.place").count() > 0);
    assert.equal(await here.page.locator(".issues td.place button").count(), 0);
  });
});

describe("評価", () => {
  const look = async () => {
    await here.page.click("#write-open");
    await here.page.waitForSelector("#write-now");
    await idle();
  };
  const people = async (given) => {
    await pane("town.xlsx", given);
    await take();
    await tab("people");
  };
  const untouched = async () => {
    const now = await here.page.evaluate(() => window.excel.sheets);
    assert.deepEqual(Object.fromEntries(Object.entries(now).map(([name, { cells }]) => [name, cells])),
      Object.fromEntries(Object.entries(cellsOf("town.xlsx")).map(([name, { cells }]) => [name, cells])));
    assert.deepEqual((await done()).writes, []);
  };

  const changed = () => {
    const [was, is] = [cellsOf("town.xlsx"), cellsOf("written.xlsx")];
    return Object.entries(is).flatMap(([sheet, { cells }]) => Object.entries(cells)
      .filter(([cell, content]) => was[sheet].cells[cell] !== content).map(([cell, content]) => `${sheet} ${cell} ${JSON.stringify(content)}`));
  };

  it("explains whom somebody clicks", async () => {
    await people();
    const [first] = ask("evaluate", "town.xlsx").result.persons;
    await here.page.locator(".people tbody button").first().click();
    await here.page.waitForSelector(".reasons h3");
    const said = ask("explain", "town.xlsx", { staff: first.staff_id }).result;
    assert.deepEqual(await texts(".conditions .text"), said.schemes.flatMap((scheme) =>
      scheme.personas.flatMap((persona) => persona.stages.flatMap((stage) => stage.conditions.map((one) => one.text)))));
  });

  it("writes the cells that the engine changes, once they were seen, and no others", async () => {
    await people();
    await look();
    await untouched();
    const is = cellsOf("written.xlsx");
    const expected = changed();
    assert.ok(expected.length > 100);
    assert.match(await here.page.locator(".write-back .notice").textContent(), new RegExp(`${expected.length.toLocaleString("ja-JP")}セル`));
    await here.page.click("#write-now");
    await here.page.waitForSelector(".write-back .notice.success");
    const { writes } = await done();
    const values = writes.filter(([, , name]) => name === "values");
    assert.deepEqual(values.map(([sheet, cell, , content]) =>
      `${sheet} ${cell} ${JSON.stringify(typeof content === "string" && content ? content.slice(1) : content)}`).sort(), expected.sort());
    const dates = writes.filter(([, , name]) => name === "numberFormat");
    assert.deepEqual(dates.map(([sheet, cell]) => `${sheet} ${cell}`).sort(),
      values.filter(([, , , content]) => typeof content === "number").map(([sheet, cell]) => `${sheet} ${cell}`).sort());
    assert.ok(dates.every(([, , , code]) => /yy/.test(code)), dates[0]?.[3]);
    const now = await here.page.evaluate(() => window.excel.sheets);
    for (const [sheet, { cells }] of Object.entries(is)) assert.deepEqual(now[sheet].cells, cells, sheet);
    // And once more: there is nothing to do.
    await change({ base64: base64(bytes("written.xlsx")) });
    await here.page.click("#write-open");
    await here.page.waitForSelector(".write-back >> text=変わるセルはありません");
    assert.equal((await done()).writes.length, writes.length);
    assert.deepEqual(here.problems, []);
  });

  it("writes nothing where somebody stops", async () => {
    await people();
    await look();
    await here.page.click("#write-stop");
    assert.equal(await here.page.locator(".write-back").textContent(), "書き込んでいません。");
    await untouched();
  });

  it("writes nothing where a cell has changed since", async () => {
    await people();
    await look();
    await here.page.evaluate(() => { window.excel.sheets["職員"].cells.N2 = "手入力"; });
    await here.page.click("#write-now");
    assert.match(await error(), /職員 N2 の内容が、読み取った後に変わっています/);
    assert.deepEqual((await done()).writes, []);
  });

  it("writes nothing where rows have moved since, whose cells are as blank as they were", async () => {
    const { A2, A3 } = cellsOf("town.xlsx")["職員"].cells;
    set("town.xlsx", "sorted.xlsx", `職員!A2=${A3}`, `職員!A3=${A2}`);
    await people();
    await look();
    await change({ base64: base64(bytes("sorted.xlsx")) });
    await here.page.click("#write-now");
    assert.match(await error(), /職員 A2 の内容が、読み取った後に変わっています/);
    await untouched();
  });

  it("writes nothing into what is protected, read-only or gone", async () => {
    await people();
    await look();
    await here.page.evaluate(() => { window.excel.sheets["職員"].isProtected = true; });
    await here.page.click("#write-now");
    assert.match(await error(), /「職員」シートは保護されています/);
    await look();
    await here.page.evaluate(() => { window.excel.sheets = {}; });
    await here.page.click("#write-now");
    assert.match(await error(), /「職員」シートがありません/);
    await people({ mode: "readOnly" });
    await look();
    await here.page.click("#write-now");
    assert.match(await error(), /読み取り専用/);
    await untouched();
  });

  it("tells how far it came where Excel stops, and what is not as it was written", async () => {
    // The heading is a run of its own, as is each column.
    for (const [failAt, told] of [["N1", () => "書き込んでいません。"], ["O1", (all, written) => `${all}セルのうち${written}セルは書き込みました。`]]) {
      await people({ failAt });
      await look();
      await here.page.click("#write-now");
      const said = await error();
      const { writes } = await done();
      const written = writes.filter(([, , name]) => name === "values").length;
      assert.equal(written > 0, failAt !== "N1");
      assert.equal(said, `Excelがこの操作を許可していません。ブックの構成やシートの保護を確かめてください。${told(changed().length, written)}`);
      await idle();
    }
    await people({ ignores: "N2" });
    await look();
    await here.page.click("#write-now");
    assert.match(await error(), /職員 N2 が、書き込んだとおりになっていません/);
  });

  it("of a file that was chosen is not written into the open workbook", async () => {
    await pane("town.xlsx");
    await give("#choose", "town.xlsx");
    await here.page.waitForSelector("[role=tablist]");
    await idle();
    await tab("people");
    await here.page.waitForSelector("#write");
    assert.ok(!await shown("#write-open"));
  });
});

describe("ダッシュボード", () => {
  const begin = async (given, open = take) => {
    await pane("town.xlsx", given);
    await open();
    await tab("dashboard");
  };
  const choose = async () => {
    await give("#choose", "town.xlsx");
    await here.page.waitForSelector("[role=tablist]");
    await idle();
  };

  it("comes into the open workbook, byte by byte what the engine makes", async () => {
    await begin();
    await here.page.click("#insert-book");
    await here.page.waitForSelector(".dashboard .notice.success");
    const { inserted } = await done();
    assert.equal(inserted.length, 1);
    assert.ok(inserted[0].base64 === dashboard());
    assert.deepEqual(inserted[0].options, { positionType: "End" });
    assert.match(await here.page.locator(".dashboard .notice.success").textContent(), /全庁サマリー/);
  });

  it("comes into it compared with an earlier day", async () => {
    await begin();
    await here.page.fill("#previous-as-of", "2025-03-31");
    await here.page.click("#insert-book");
    await here.page.waitForSelector(".dashboard .notice.success");
    const compared = ask("dashboard", "town.xlsx", { previous_as_of: "2025-03-31" }).files[0].bytes;
    assert.ok((await done()).inserted[0].base64 === base64(compared));
    assert.match(await here.page.locator(".dashboard .notice.success").textContent(), /前回比較/);
  });

  it("opens as a new workbook, byte by byte what the engine makes", async () => {
    await begin();
    assert.equal(await here.page.locator("#save-book").textContent(), "新しいブックで開く");
    await here.page.click("#save-book");
    await here.page.waitForFunction(() => window.done.created.length === 1);
    assert.ok((await done()).created[0] === dashboard());
    assert.ok((await saved("#save-page")).bytes.equals(Buffer.from(ask("dashboard", "town.xlsx",
      { style: "full", departments: "none", format: "html" }).files[0].bytes)));
  });

  it("does not come where sheets of its names are, and Excel's refusals are told in words", async () => {
    await begin({ sheets: { ...cellsOf("town.xlsx"), 全庁サマリー: { cells: {} } } });
    await here.page.click("#insert-book");
    assert.match(await error(), /同じ名前のシートがあります（全庁サマリー）/);
    assert.deepEqual((await done()).inserted, []);
    await here.page.evaluate(() => { delete window.excel.sheets["全庁サマリー"]; });
    for (const [code, message, said] of [
      ["GeneralException", "This operation is not allowed due to the extension hardening policy.", /拡張子の検査/],
      ["RequestPayloadSizeLimitExceeded", "too large", /大きさを超えています/], ["UnsupportedFeature", "", /対応していません/],
      ["AccessDenied", "", /許可していません/], ["SomethingNew", "what", /SomethingNew：what/]]) {
      await change({ insertFails: { code, message } });
      await here.page.click("#insert-book");
      assert.match(await error(), said);
      await idle();
    }
    await change({ createFails: { code: "RequestPayloadSizeLimitExceeded", message: "too large" } });
    await here.page.click("#save-book");
    await here.page.waitForSelector(".errors >> text=処理できませんでした");
    assert.match(await error(), /大きさを超えています/);
  });

  it("without worksheet insertion opens as a new workbook, which was told before", async () => {
    await pane("town.xlsx", { sets: { ExcelApi: "1.12", CompressedFile: "1.1" } });
    assert.ok((await limits()).some((one) => one.includes("加えることはできません")));
    await take();
    await tab("dashboard");
    assert.ok(!await shown("#insert-book"));
    await here.page.click("#save-book");
    await here.page.waitForFunction(() => window.done.created.length === 1);
  });

  it("where no workbook can be opened is a file", async () => {
    await pane("town.xlsx", { sets: { ExcelApi: "1.7", CompressedFile: "1.1" } });
    assert.ok((await limits()).some((one) => one.includes("新しいブックとして開くことはできません")));
    await take();
    await tab("dashboard");
    assert.equal(await here.page.locator("#save-book").textContent(), "ブックを保存");
    assert.ok(base64((await saved("#save-book")).bytes) === dashboard());
  });

  it("on the web comes from a file, as a new workbook", async () => {
    await pane("town.xlsx", { platform: "OfficeOnline", url: "https://intranet.example/town.xlsx" });
    assert.ok(!await shown("#take-open"));
    assert.equal((await limits()).length, 4);
    await choose();
    await tab("dashboard");
    assert.ok(!await shown("#insert-book"));
    await here.page.click("#save-book");
    await here.page.waitForFunction(() => window.done.created.length === 1);
    assert.ok((await done()).created[0] === dashboard());
  });

  it("on a Mac is no file: its page is refused in words", async () => {
    await begin({ platform: "Mac" });
    await here.page.click("#save-page");
    assert.match(await error(), /「ダッシュボード.html」を保存できません/);
  });

  it("on an iPad cannot be saved, which was told before", async () => {
    await pane("town.xlsx", { platform: "iOS" });
    assert.equal((await limits()).length, 5);
    await choose();
    await tab("dashboard");
    await here.page.click("#save-book");
    assert.match(await error(), /保存できません/);
  });
});

describe("取り込み", () => {
  it("opens what was taken as a new workbook, and leaves the open one alone", async () => {
    const { 職員: staff, 研修: trainings } = cellsOf("town.xlsx");
    write("trainings.csv", `職員番号,研修名,受講日,状態\n${staff.cells.A2},${trainings.cells.A2},2026/3/1,修了\n`);
    await pane("town.xlsx");
    await take();
    await tab("imports");
    await give("#choose-exports", "trainings.csv");
    await here.page.click("#take");
    await here.page.waitForSelector("#save-taken");
    await idle();
    // The book of the pane is no longer the one that is open.
    await tab("people");
    await here.page.waitForSelector("#write");
    assert.ok(!await shown("#write-open"));
    await tab("imports");
    await here.page.click("#save-taken");
    await here.page.waitForSelector(".told >> text=新しいブックで開きました");
    const { created, writes } = await done();
    write("taken.xlsx", Buffer.from(created[0], "base64"));
    assert.equal(Object.keys(cellsOf("taken.xlsx")["受講記録"].cells).length > Object.keys(cellsOf("town.xlsx")["受講記録"].cells).length, true);
    assert.deepEqual(writes, []);
    assert.deepEqual(here.problems, []);
  });
});

describe("自己点検票", () => {
  it("opens as a new workbook, or is one archive", async () => {
    await pane("town.xlsx");
    await take();
    await tab("kit");
    const [first] = ask("evaluate", "town.xlsx").result.persons;
    await here.page.fill("#kit-staff", first.staff_id);
    await here.page.click("#make-kit");
    await here.page.waitForSelector("#save-kit");
    await idle();
    await here.page.click(".kit tbody button");
    await here.page.waitForFunction(() => window.done.created.length === 1);
    assert.match((await saved("#save-kit")).name, /\.zip$/);
  });
});

describe("elsewhere", () => {
  it("the pane is a page: where Office.js says that this is no Excel, and where it is not there", async () => {
    for (const [given, options, said] of [[{ host: null }, {}, /Excelの外で開いている/], [{}, { office: false }, /Office.js（office\/office.js）を読み込めない/]]) {
      await pane("town.xlsx", given, options);
      assert.match((await limits())[0], said);
      await give("#choose", "town.xlsx");
      await here.page.waitForSelector("[role=tablist]");
      await idle();
      await tab("dashboard");
      assert.ok(base64((await saved("#save-book")).bytes) === dashboard());
    }
  });

  it("in a web view that is too old says so", async () => {
    await pane("town.xlsx");
    assert.ok(!await shown("#too-old"));
    await here.page.addInitScript(() => { delete window.DecompressionStream; });
    await here.page.reload();
    await here.page.waitForSelector("#too-old:not([hidden])");
    assert.match(await here.page.locator("#too-old").textContent(), /動きません/);
  });

  it("opened from a file it asks for nothing", async () => {
    await here.page.goto(pathToFileURL(process.env.SKILLMAP_PANE).href);
    await here.page.waitForSelector("#page[data-ready]");
    assert.match((await limits())[0], /Excelの外で/);
    assert.deepEqual(here.asked.filter((url) => !/^(data|blob):/.test(url)), [pathToFileURL(process.env.SKILLMAP_PANE).href]);
    here.asked = [];
  });

  it("names no address: Office.js comes from the server of the pane", () => {
    const text = fs.readFileSync(process.env.SKILLMAP_PANE, "utf8");
    const addresses = new Set(text.match(/\b(?:https?|wss?|ftp):\/\/[^"'`\s)<>\\]*/g) ?? []);
    assert.deepEqual([...addresses].filter((one) => !one.startsWith("http://www.w3.org/")), []);
    assert.equal(fs.readFileSync(new URL(address), "utf8").includes("office.js"), false, "the offline page");
    assert.ok(text.includes("office/office.js"));
  });
});
