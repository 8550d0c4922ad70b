// The page as a task pane: in Excel with its workbook, anywhere else as in a browser.
import { begin } from "../../page/src/begin";
import type { Host } from "../../page/src/host";
import { BrowserHost } from "../../page/src/hosts/browser";
import { excelHost } from "./excel_host";
import { loadOffice } from "./office_loader";
import { words } from "./words";

async function found(): Promise<Host> {
  const said = await loadOffice();
  const host = said === undefined ? await excelHost() : undefined;
  if (host !== undefined) return host;
  return Object.assign(new BrowserHost(), { limits: [said ?? words.notInExcel] });
}

// Each button of the ribbon asks for a tab.
begin(found(), new URLSearchParams(window.location.search).get("view") ?? undefined);
