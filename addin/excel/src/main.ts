// The page as a task pane: in Excel with its workbook, anywhere else as in a browser. Where its address asks for functions, as that
// of manifest-functions.xml does, it answers the cells of the workbook too, shown or not.
import { begin, makeEngine } from "../../page/src/begin";
import type { Host } from "../../page/src/host";
import { BrowserHost } from "../../page/src/hosts/browser";
import { Evaluations } from "./evaluations";
import { answerCells, type InExcel, inThisExcel } from "./excel_host";
import { loadOffice } from "./office_loader";
import { cellWords, words } from "./words";

const asked = new URLSearchParams(window.location.search);
const withFunctions = asked.has("functions");

const loaded = loadOffice();
const excel = loaded.then((said): Promise<InExcel | undefined> => {
  if (said !== undefined) return Promise.resolve(undefined);
  if (withFunctions) {
    const evaluations = new Evaluations(cells, makeEngine);
    answerCells((name, given, tell) => evaluations.ask(name, given, tell));
  }
  return inThisExcel(withFunctions);
});
const cells = excel.then((found) => found?.cells ?? cellWords.notShared);

async function host(): Promise<Host> {
  const [said, found] = [await loaded, await excel];
  return found?.host ?? Object.assign(new BrowserHost(), { limits: [said ?? words.notInExcel] });
}

// Each button of the ribbon asks for a tab.
begin(host(), asked.get("view") ?? undefined);
