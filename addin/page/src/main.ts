// The page: a book is dropped, and its issues, people and dashboard are shown. Remembers nothing.
import "@fluentui/web-components/badge/define.js";
import "@fluentui/web-components/button/define.js";
import "@fluentui/web-components/checkbox/define.js";
import "@fluentui/web-components/message-bar/define.js";
import "@fluentui/web-components/progress-bar/define.js";
import "@fluentui/web-components/tab/define.js";
import "@fluentui/web-components/tablist/define.js";
import "@fluentui/web-components/text-input/define.js";
import { setTheme } from "@fluentui/web-components";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { element } from "./dom";
import { EngineClient } from "./engine_client";
import { Session } from "./session";
import "./style.css";
import { dashboardView } from "./views/dashboard";
import { issuesView } from "./views/issues";
import { type Evaluation, peopleView } from "./views/people";
import { words } from "./words";

type Tab = keyof typeof words.tabs;

const dark = matchMedia("(prefers-color-scheme: dark)");
const useTheme = (): void => setTheme(dark.matches ? webDarkTheme : webLightTheme);
dark.addEventListener("change", useTheme);
useTheme();

const page = document.getElementById("page");
if (page === null) throw new Error("no page");

const progress = element("fluent-progress-bar", {});
const step = element("span", {});
const cancel = element("fluent-button", { size: "small", id: "cancel" }, words.cancel);
const busy = element("div", { class: "busy", role: "status", hidden: true }, progress, step, cancel);
const error = element("div", { class: "error", role: "alert" });
const views = element("div", { class: "views" });
const bookName = element("span", { class: "book" });
const chooser = element("input", { type: "file", accept: ".xlsx,.xlsm", hidden: true });
const asOf = element("input", { type: "date", id: "as-of", title: words.asOfHint });
const dropZone = element("div", { class: "drop" }, element("p", {}, words.preparing));
page.append(
  element("header", {}, element("h1", {}, words.title), element("p", { class: "note" }, words.stays)),
  dropZone, chooser, busy, error, views);

function showBusy(name: string | undefined, done: number, all: number): void {
  busy.hidden = name === undefined;
  if (name === undefined) return;
  step.textContent = (words.steps[name] ?? "") + (all > 0 ? ` ${done} / ${all}` : "");
  if (all > 0) {
    progress.setAttribute("max", String(all));
    progress.setAttribute("value", String(done));
  } else {
    progress.removeAttribute("value");
  }
}

function showError(message: string | undefined): void {
  error.replaceChildren();
  if (message === undefined) return;
  const intent = message === "" ? "info" : "error";
  error.append(element("fluent-message-bar", { intent, layout: "multiline" }, message || words.cancelled));
}

async function begin(): Promise<void> {
  const packed = document.getElementById("engine")?.textContent ?? "";
  const session = new Session(await EngineClient.create(packed), { busy: showBusy, error: showError });
  cancel.addEventListener("click", () => session.cancel());

  const evaluate = async (): Promise<void> => {
    views.replaceChildren();
    session.asOf = asOf.value || undefined;
    const response = await session.ask("evaluate", {});
    if (response === undefined) return;
    const evaluation = response.result as Evaluation;
    const made: Record<Tab, HTMLElement> = {
      issues: issuesView(response.issues.issues, response.issues.findings),
      people: peopleView(evaluation, session),
      dashboard: dashboardView(session),
    };
    const tabs = element("fluent-tablist", { "aria-label": words.title }) as HTMLElement & { activeid: string };
    const show = (name: Tab): void => {
      for (const [one, view] of Object.entries(made)) view.hidden = one !== name;
    };
    for (const [name, text] of Object.entries(words.tabs)) {
      tabs.append(element("fluent-tab", { id: name }, text));
      made[name as Tab].setAttribute("aria-labelledby", name);
      made[name as Tab].setAttribute("role", "tabpanel");
    }
    const first: Tab = response.issues.findings > 0 ? "issues" : "people";
    tabs.setAttribute("activeid", first);
    tabs.addEventListener("change", () => show(tabs.activeid as Tab));
    show(first);
    views.append(tabs, ...Object.values(made));
  };

  const open = async (name: string, bytes: Uint8Array): Promise<void> => {
    session.book = { name, bytes };
    bookName.textContent = name;
    dropZone.classList.add("has-book");
    await evaluate();
  };
  const take = async (file: File | undefined | null): Promise<void> => {
    if (file) await open(file.name, new Uint8Array(await file.arrayBuffer()));
  };
  const trySample = async (): Promise<void> => {
    session.book = undefined;
    const file = (await session.ask("sample", {}))?.files[0];
    if (file !== undefined) await open(file.name, file.bytes);
  };

  dropZone.replaceChildren(
    element("p", { class: "invitation" }, words.drop), bookName,
    element("div", { class: "buttons" },
      element("fluent-button", { appearance: "primary", id: "choose", onclick: () => chooser.click() }, words.choose),
      element("fluent-button", { id: "sample", onclick: () => void trySample() }, words.sample),
      element("label", { for: "as-of" }, words.asOf), asOf));
  chooser.addEventListener("change", () => {
    const file = chooser.files?.[0];
    chooser.value = "";
    void take(file);
  });
  asOf.addEventListener("change", () => {
    if (session.book !== undefined) void evaluate();
  });
  // Anywhere on the page: a file that misses the field must not be opened by the browser.
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    void take(event.dataTransfer?.files[0]);
  });
  page?.setAttribute("data-ready", "");
}

begin().catch((problem: unknown) => showError(`${words.failed} ${problem instanceof Error ? problem.message : String(problem)}`));
