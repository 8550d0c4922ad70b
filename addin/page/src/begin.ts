// The page begins: its look, the engine that lies packed in it, and the app of both.
import "@fluentui/web-components/button/define.js";
import { setTheme } from "@fluentui/web-components";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { App, type Tab } from "./app";
import { element } from "./dom";
import { EngineClient } from "./engine_client";
import type { Host } from "./host";
import "./style.css";
import { words } from "./words";

const dark = matchMedia("(prefers-color-scheme: dark)");
const useTheme = (): void => setTheme(dark.matches ? webDarkTheme : webLightTheme);

/** An engine in a thread of its own. */
export function makeEngine(): Promise<EngineClient> {
  return EngineClient.create(document.getElementById("engine")?.textContent ?? "");
}

async function start(page: HTMLElement, preparing: HTMLElement, host: Promise<Host>, wanted: Tab | undefined): Promise<void> {
  const [engine, found] = await Promise.all([makeEngine(), host]);
  preparing.remove();
  new App(page, engine, found, wanted);
  page.setAttribute("data-ready", "");
}

export function begin(host: Promise<Host>, wanted?: string): void {
  dark.addEventListener("change", useTheme);
  useTheme();
  const page = document.getElementById("page");
  if (page === null) throw new Error("no page");
  const preparing = element("p", { role: "status" }, words.preparing);
  page.append(
    element("a", { class: "skip", href: "#main" }, words.skip),
    element("header", {}, element("h1", {}, words.title), element("p", { class: "note" }, words.stays)), preparing);
  const tab = Object.keys(words.tabs).find((name) => name === wanted) as Tab | undefined;
  start(page, preparing, host, tab).catch((problem: unknown) => {
    preparing.textContent = `${words.failed} ${problem instanceof Error ? problem.message : String(problem)}`;
  });
}
