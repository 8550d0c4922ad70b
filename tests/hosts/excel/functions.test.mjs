// Functions in cells, as Excel asks them: what they say is what the program says of the same workbook, and comes again when
// somebody has entered something. excel_test.py makes the workbooks with formulas.
import assert from "node:assert/strict";
import fs from "node:fs";
import { before, describe, it } from "node:test";
import { bytes, file, give, here, idle, json, program, set, texts, write } from "../page/browser.mjs";
import { ask, change, done, folder, pane, refusal, usePane } from "./pane.mjs";

usePane();
const metadata = JSON.parse(fs.readFileSync(`${folder}/functions.json`, "utf8")).functions;
let persons;

before(() => {
  write("town.xlsx", ask("sample", undefined, { staff: 60, departments: 6 }).files[0].bytes);
  ({ persons } = JSON.parse(program("evaluate", file("town.xlsx"), "--format", "json")));
});

const base64 = (book) => bytes(book).toString("base64");
const open = (book, given = {}) => pane(book, given, { functions: true });

/** Asks as many cells; their places. */
const cells = (asked) => here.page.evaluate((all) => all.map((one) => window.ask(...one)), asked);
const results = () => here.page.evaluate(() => window.cells.map(({ results }) => results));

/** What every cell says once all of them say something. */
async function said(times = 1) {
  await here.page.waitForFunction((least) => window.cells.every(({ results }) => results.length >= least), times);
  return (await results()).map((all) => all.at(-1));
}

const enter = (book) => here.page.evaluate((content) => window.enter(content), book === undefined ? undefined : base64(book));
/** Long enough for everything that was put off, and whatever that puts off. */
async function settle() {
  for (let i = 0; i < 4; ++i) {
    await here.page.clock.fastForward(600_000);
    await here.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }
}
const missing = (result, message) => {
  assert.equal(result.code, "#N/A");
  assert.match(result.message, message);
};

/** What the first reason that is not reached says; the last where all are. */
function reasonOf(person, persona) {
  const reasons = person.reasons.filter((one) => one.persona === persona);
  return (reasons.find((one) => !one.reached) ?? reasons.at(-1)).text;
}
function stageOf(person, persona) {
  const first = person.reasons.find((one) => one.persona === persona);
  return person.stages[persona] ?? (first.state === "unknown" ? "不明" : "未到達");
}
const withStages = (person) => Object.keys(person.stages).filter((persona) => person.reasons.some((one) => one.persona === persona));

/** Lines of a CSV file without quotes. */
function linesOf(name) {
  const [head, ...lines] = fs.readFileSync(file(name), "utf8").replace("\ufeff", "").trim().split(/\r?\n/).map((line) => line.split(","));
  return lines.map((line) => Object.fromEntries(head.map((heading, i) => [heading, line[i]])));
}

describe("what Excel is told of functions", () => {
  it("is what is associated, in the form that is documented", async () => {
    await open("town.xlsx");
    assert.deepEqual(await here.page.evaluate(() => Object.keys(window.associated).sort()), metadata.map((one) => one.id).sort());
    assert.deepEqual(metadata.map((one) => one.id).sort(), ["RATE", "REASON", "STAGE"]);
    for (const one of metadata) {
      assert.match(one.id, /^[A-Z][A-Z0-9.]{2,}$/);
      assert.equal(one.name, one.id);
      assert.ok(one.description.length > 0);
      assert.deepEqual(one.options, { stream: true });  // with "cancelable" or "volatile" beside it, Excel takes neither
      assert.equal(one.result.dimensionality, "scalar");
      assert.ok(["string", "number", "any"].includes(one.result.type));
      const optional = one.parameters.map((parameter) => parameter.optional === true);
      assert.deepEqual(optional, [...optional].sort((a, b) => a - b), "what may be left out comes last");
      for (const parameter of one.parameters) {
        assert.deepEqual([parameter.type, parameter.dimensionality], ["any", "scalar"]);
        assert.ok(parameter.name.length > 0 && parameter.description.length > 0);
      }
    }
  });

  it("has a script for runtimes that nothing shares, which says so", async () => {
    await open("town.xlsx");
    const told = await here.page.evaluate((script) => {
      (0, eval)(script);
      return Object.keys(window.associated).map((id) => window.cells[window.ask(id, "1", null)].results);
    }, fs.readFileSync(`${folder}/functions.js`, "utf8"));
    assert.equal(told.length, 3);
    for (const [result] of told) missing(result, /計算できません/);
  });

  it("is nothing where functions were not asked for", async () => {
    await pane("town.xlsx");
    assert.deepEqual(await here.page.evaluate(() => Object.keys(window.associated)), []);
    assert.ok(!(await texts(".limits li")).some((one) => one.includes("関数")));
    assert.equal((await done()).takes, 0);
  });
});

describe("a function", () => {
  it("says of everybody what the program says, from one evaluation", async () => {
    await open("town.xlsx", { late: 300 });
    const asked = persons.flatMap((person) => withStages(person).flatMap((persona) => [
      [["STAGE", person.staff_id, persona], stageOf(person, persona)], [["REASON", person.staff_id, persona], reasonOf(person, persona)],
      ...person.reasons.filter((one) => one.persona === persona).map((one) => [["REASON", person.staff_id, persona, one.stage], one.text]),
    ]));
    assert.ok(asked.length > 200);
    await cells(asked.map(([words]) => words));
    assert.deepEqual(await said(), asked.map(([, answer]) => answer));
    assert.ok(["Step1", "Step2", "未到達"].every((one) => asked.some(([, answer]) => answer === one)));
    assert.equal((await done()).takes, 1);
    assert.ok((await results()).every((all) => all.length === 1));
    const { schemes } = JSON.parse(program("explain", file("town.xlsx"), "--staff", persons[0].staff_id, "--format", "json"));
    for (const { persona, reached } of schemes.flatMap((scheme) => scheme.personas))
      if (reached !== "") assert.equal(stageOf(persons[0], persona), reached);
    assert.deepEqual(here.problems, []);
  });

  it("says every figure of the dashboard's data, and hides what that hides", async () => {
    program("dashboard", file("town.xlsx"), "--out", file("data.csv"));
    const lines = linesOf("data.csv");
    assert.ok(lines.length > 200);
    await open("town.xlsx");
    await cells(lines.map((one) => ["RATE", one["所属コード"] || "全庁", one["指標"]]));
    const answers = await said();
    const [hidden, none] = ["X", "***"];  // as CSV writes them
    lines.forEach((one, i) => {
      const value = one["値"];
      if (value === none) missing(answers[i], /値がありません/);
      else assert.equal(answers[i], value === hidden ? "＊" : Number(value), `${one["所属名"]} ${one["指標"]}`);
    });
    for (const kind of [hidden, none]) assert.ok(lines.some((one) => one["値"] === kind), kind);
    assert.equal((await done()).takes, 1);
  });

  it("takes numbers without their zeros and in any width, departments by name, and personas left out", async () => {
    const person = persons.find((one) => withStages(one).length === 1 && one.staff_id.startsWith("0"));
    const [persona] = withStages(person);
    const { departments } = JSON.parse(program("evaluate", file("town.xlsx"), "--format", "json"));
    const wide = person.staff_id.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    const [stage, reason, staff] = [stageOf(person, persona), reasonOf(person, persona), departments[0].members];
    await open("town.xlsx");
    await cells([["STAGE", Number(person.staff_id), null], ["STAGE", ` ${wide}`, ""], ["STAGE", [[person.staff_id], ["999999"]]],
      ["REASON", person.staff_id, null, null], ["RATE", departments[0].code, "職員数"], ["RATE", departments[0].name, " 職員数"]]);
    const answers = await said();
    assert.deepEqual(answers, [stage, stage, stage, reason, answers[4], answers[4]]);
    assert.equal(typeof answers[4], typeof staff);
  });

  it("says #N/A, and why, of what is not there: never 0", async () => {
    const [person] = persons;
    const [persona] = withStages(person);
    await open("town.xlsx");
    await cells([["STAGE", "999999"], ["STAGE", null], ["STAGE", 0], ["STAGE", person.staff_id, "居ない像"], ["REASON", "999999"],
      ["REASON", person.staff_id, "居ない像"], ["REASON", person.staff_id, persona, "Step99"], ["RATE", "居ない課", "職員数"],
      ["RATE", null, "職員数"], ["RATE", "全庁", "ない指標"], ["RATE", "全庁", null]]);
    const answers = await said();
    const reasons = [/「999999」の職員は/, /職員番号を指定/, /「0」の職員は/, /「居ない像」はありません/, /「999999」の職員は/, /「居ない像」はありません/,
      /段階「Step99」はありません/, /所属「居ない課」/, /所属「」/, /指標「ない指標」/, /指標「」/];
    answers.forEach((one, i) => missing(one, reasons[i]));
  });

  it("asked later is answered from the same evaluation, and a figure has the rest evaluated", async () => {
    await open("town.xlsx");
    await cells([["STAGE", persons[0].staff_id]]);
    await said();
    await cells([["REASON", persons[1].staff_id]]);
    await said();
    assert.equal((await done()).takes, 1);
    await cells([["RATE", "全庁", "職員数"]]);
    assert.equal(typeof (await said()).at(-1), "number");
    await cells([["RATE", "全庁", "職員数"]]);
    await said();
    assert.equal((await done()).takes, 2);
  });

  it("works beside the pane, which takes and leaves the same workbook", async () => {
    await open("town.xlsx", { slice: 8192, slow: 150 });
    await cells([["STAGE", persons[0].staff_id, withStages(persons[0])[0]]]);
    await here.page.click("#take-open");
    await here.page.waitForSelector(".busy:not([hidden])");
    await here.page.click("#cancel");
    assert.deepEqual(await said(), [stageOf(persons[0], withStages(persons[0])[0])]);
    await here.page.click("#take-open");
    await here.page.waitForSelector("[role=tablist]");
    await idle();
    assert.equal((await done()).open, 0);
    assert.deepEqual(here.problems, []);
  });
});

describe("what somebody enters", () => {
  // Who is a 一般行政職員 and has not reached a stage.
  const someone = () => persons.find((one) => one.stages["一般行政職員"] !== undefined);
  const other = () => persons.findLast((one) => one.stages["一般行政職員"] !== undefined && one !== someone());

  before(() => {
    const place = fs.readFileSync(file("place.txt"), "utf8");  // of the persona of the first person
    set("town.xlsx", "changed.xlsx", `職員!${place}=DX推進員`);
  });

  it("has the workbook evaluated again when it has settled, and new results told", async () => {
    const now = JSON.parse(program("evaluate", file("changed.xlsx"), "--format", "json")).persons;
    const moved = json("moved.json");
    const [was, is] = [persons, now].map((all) => all.find((one) => one.staff_id === moved));
    const words = (person) => withStages(person).length === 1 ? stageOf(person, withStages(person)[0])
      : withStages(person).map((persona) => `${persona}：${stageOf(person, persona)}`).join("、");
    await open("town.xlsx");
    await cells([["STAGE", moved], ["STAGE", other().staff_id], ["REASON", moved, "DX推進員"], ["RATE", "全庁", "職員数"]]);
    const before = await said();
    assert.equal(before[0], words(was));
    missing(before[2], /「DX推進員」はありません/);
    for (let i = 0; i < 5; ++i) await enter("changed.xlsx");  // somebody goes on typing
    await here.page.waitForFunction(() => window.cells[2].results.length === 2);
    const all = await results();
    assert.equal(all[0].at(-1), words(is));
    assert.equal(all[2][1], reasonOf(is, "DX推進員"));
    assert.deepEqual([all[1].length, all[3].length], [1, 1]);  // what is as it was is not told again
    assert.equal((await done()).takes, 2);
  });

  it("is not waited for by a cell that was changed itself", async () => {
    await here.page.clock.install();
    await open("town.xlsx");
    const [first, second] = await cells([["STAGE", someone().staff_id], ["STAGE", other().staff_id]]);
    await here.page.evaluate((place) => window.cells[place].end(), first);
    await here.page.waitForFunction((place) => window.cells[place].results.length === 1, second);
    const [ended] = await here.page.evaluate(() => window.cells);
    assert.deepEqual([ended.results, ended.late], [[], []]);
    // Nobody asks any more: nothing is evaluated.
    await here.page.evaluate((place) => window.cells[place].end(), second);
    await enter("changed.xlsx");
    await settle();
    assert.equal((await done()).takes, 1);
    assert.ok((await here.page.evaluate(() => window.cells)).every((cell) => cell.late.length === 0));
    // And whoever asks then hears of the workbook as it is.
    await cells([["STAGE", json("moved.json"), "DX推進員"]]);
    await here.page.waitForFunction(() => window.cells[2].results.length === 1);
    assert.equal(typeof (await results())[2][0], "string");
    assert.equal((await done()).takes, 2);
  });

  // Pairs of workbooks in which the same was entered: with every result a formula makes the person another persona.
  const circle = () => here.page.evaluate((pairs) => {
    const next = new Map(pairs.flatMap(([one, two]) => [[one, two], [two, one]]));
    window.computed = () => window.enter(next.get(window.excel.base64));
  }, ["computed", "spilled", "entered"].map((name) => [base64(`${name}-1.xlsx`), base64(`${name}-2.xlsx`)]));

  for (const kind of ["computed", "spilled"])
    it(`is no result of a function: formulas that go round in a circle come to rest (${kind})`, async () => {
      const moved = json("moved.json");
      const [one, two] = [1, 2].map((i) => JSON.parse(program("evaluate", file(`${kind}-${i}.xlsx`), "--format", "json"))
        .persons.find((person) => person.staff_id === moved));
      assert.notDeepEqual(one.stages, two.stages);
      await here.page.clock.install();
      await open(`${kind}-1.xlsx`);
      await circle();
      await cells([["REASON", moved]]);
      await said();
      await settle();
      assert.deepEqual((await results()).map((all) => all.length), [1]);
      assert.equal((await done()).takes, 2);  // looked at once more: nobody has entered anything
      // Something entered has it evaluated as it is then.
      await enter("entered-2.xlsx");
      await here.page.waitForFunction(() => window.cells[0].results.length === 2);
      await settle();
      assert.equal((await results())[0].length, 2);
    });
});

describe("a workbook that cannot be evaluated", () => {
  it("because Excel does not give it: #N/A with the reason after some tries, and again when it does", async () => {
    await here.page.clock.install();
    await open("town.xlsx", { noFile: true });
    await cells([["STAGE", persons[0].staff_id], ["RATE", "全庁", "職員数"]]);
    await here.page.waitForFunction(() => window.done.takes > 0);
    assert.deepEqual(await results(), [[], []]);
    for (let i = 0; i < 8 && (await results())[0].length === 0; ++i) await settle();
    for (const answer of await said()) missing(answer, /計算できません。開いているブックを読み取れませんでした/);
    const { takes } = await done();
    await settle();
    assert.equal((await done()).takes, takes);
    await change({ noFile: false });
    await enter();
    await settle();
    const [stage, rate] = await said(2);
    assert.deepEqual([typeof stage, typeof rate], ["string", "number"]);
    // While a cell is being edited, what is known stays.
    await change({ noFile: true });
    await enter();
    await here.page.clock.fastForward(10_000_000);
    await here.page.waitForFunction((before) => window.done.takes > before, takes + 1);
    await change({ noFile: false });
    await settle();
    assert.deepEqual((await results()).map((all) => all.length), [2, 2]);
  });

  it("because it breaks off, or is of another kind: in the words of whoever says so", async () => {
    await open("town.xlsx", { slice: 8192, shortSlice: 1 });
    await cells([["STAGE", persons[0].staff_id]]);
    missing((await said())[0], /最後まで読み取れませんでした/);
    fs.writeFileSync(file("torn.xlsx"), bytes("town.xlsx").subarray(0, 5000));
    await open("town.xlsx", { base64: base64("torn.xlsx"), url: "torn.xlsx" });
    await cells([["STAGE", persons[0].staff_id], ["RATE", "全庁", "職員数"]]);
    const told = refusal("evaluate", "torn.xlsx");
    for (const answer of await said()) assert.equal(answer.message, `計算できません。${told}`);
  });

  it("because what is entered cannot be followed: results would grow old unseen", async () => {
    await open("town.xlsx", { noEvents: true });
    await cells([["STAGE", persons[0].staff_id]]);
    missing((await said())[0], /許可していません/);
  });
});

describe("an Excel that cannot", () => {
  for (const [name, given, limits] of [
    ["has no shared runtime", { sets: { ExcelApi: "1.17", CompressedFile: "1.1", CustomFunctionsRuntime: "1.3" } }, 1],
    ["has functions without reasons for #N/A", { sets: { ExcelApi: "1.17", CompressedFile: "1.1", SharedRuntime: "1.1", CustomFunctionsRuntime: "1.2" } }, 1],
    ["is on the web, where no workbook can be taken", { platform: "OfficeOnline" }, 4],
  ])
    it(`${name}: the pane says so beforehand, and cells say #N/A`, async () => {
      await open("town.xlsx", given);
      const told = (await texts(".limits li")).filter((one) => one.includes("関数"));
      assert.equal(told.length, 1);
      assert.match(told[0], /計算できません/);
      await cells([["STAGE", persons[0].staff_id], ["RATE", "全庁", "職員数"]]);
      for (const answer of await said()) assert.deepEqual(answer, { code: "#N/A", message: told[0] });
      assert.equal((await done()).takes, 0);
      assert.ok((await texts(".limits li")).length > limits);
    });

  it("is another: where it can, the pane says what sharing such a workbook means", async () => {
    await open("town.xlsx");
    assert.match((await texts(".limits li"))[0], /このアドインのないExcelでは計算できません/);
    await give("#choose", "town.xlsx");
    await here.page.waitForSelector("[role=tablist]");
  });
});
