// The page in a browser: its look, the engine that lies packed in it, and the app of both.
import "@fluentui/web-components/button/define.js";
import { setTheme } from "@fluentui/web-components";
import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import { App } from "./app";
import { element } from "./dom";
import { EngineClient } from "./engine_client";
import { BrowserHost } from "./hosts/browser";
import "./style.css";
import { words } from "./words";

const dark = matchMedia("(prefers-color-scheme: dark)");
const useTheme = (): void => setTheme(dark.matches ? webDarkTheme : webLightTheme);
dark.addEventListener("change", useTheme);
useTheme();

const page = document.getElementById("page");
if (page === null) throw new Error("no page");
const preparing = element("p", { role: "status" }, words.preparing);
page.append(
  element("a", { class: "skip", href: "#main" }, words.skip),
  element("header", {}, element("h1", {}, words.title), element("p", { class: "note" }, words.stays)), preparing);

async function begin(where: HTMLElement): Promise<void> {
  const engine = await EngineClient.create(document.getElementById("engine")?.textContent ?? "");
  preparing.remove();
  new App(where, engine, new BrowserHost());
  where.setAttribute("data-ready", "");
}

begin(page).catch((problem: unknown) => {
  preparing.textContent = `${words.failed} ${problem instanceof Error ? problem.message : String(problem)}`;
});
