// The page as a task pane: in Excel with its workbook, anywhere else as in a browser. Where its address asks for functions, as that
// of manifest-functions.xml does, it answers the cells of the workbook too, shown or not.
import { begin, makeEngine } from "../../page/src/begin";
import type { Host } from "../../page/src/host";
import { BrowserHost } from "../../page/src/hosts/browser";
import { Evaluations } from "./evaluations";
import { answerCells, excelHost, workbookOfCells } from "./excel_host";
import { loadOffice } from "./office_loader";
import { words } from "./words";

const asked = new URLSearchParams(window.location.search);
const withFunctions = asked.has("functions");

async function found(): Promise<Host> {
  const said = await loadOffice();
  if (said === undefined && withFunctions) {
    const evaluations = new Evaluations(workbookOfCells(), makeEngine);
    answerCells((name, given, tell) => evaluations.ask(name, given, tell));
  }
  const host = said === undefined ? await excelHost(withFunctions) : undefined;
  if (host !== undefined) return host;
  return Object.assign(new BrowserHost(), { limits: [said ?? words.notInExcel] });
}

// Each button of the ribbon asks for a tab.
begin(found(), asked.get("view") ?? undefined);
