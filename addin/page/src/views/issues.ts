// 点検: what could not be used or needs a look, with its place.
import type { Issue } from "skillmap-engine";
import { type Child, element, heading, notice } from "../dom";
import { PagedTable } from "../parts/paged_table";
import { words } from "../words";

function place(issue: Issue): string {
  return [issue.sheet, issue.cell].filter((part) => part).join(" ") || issue.file;
}

const aCell = /^[A-Z]{1,3}[0-9]{1,7}$/;

/** `select`: shows a cell of the workbook that is open beside the page. */
export function issuesView(
  issues: readonly Issue[], findings: number, select?: (sheet: string, cell: string) => Promise<void>,
): HTMLElement {
  const placeView = (issue: Issue): Child => {
    if (select === undefined || issue.sheet === "" || !aCell.test(issue.cell)) return place(issue);
    return element("button", { type: "button", class: "link", "aria-label": words.showCell(place(issue)),
      onclick: () => void select(issue.sheet, issue.cell) }, place(issue));
  };
  const told = notice(findings > 0 ? "warning" : "success", findings > 0 ? words.findings(findings) : words.noIssues);
  const title = heading(2, words.issues);
  if (issues.length === 0) return element("div", { class: "task issues" }, title, told);
  const sorted = [...issues].sort((a, b) => Number(b.severity === "finding") - Number(a.severity === "finding"));
  const table = new PagedTable<Issue>(words.issues, [
    { heading: words.kind, cell: (issue) => element("span", { class: `badge ${issue.severity === "finding" ? "warning" : "plain"}` },
      words.severity[issue.severity] ?? issue.severity) },
    { heading: words.place, class: "place", cell: placeView },
    { heading: words.message, class: "message", cell: (issue) => issue.message },
  ], { underHeading: true });
  table.show(sorted);
  return element("div", { class: "task issues" }, title, told, table.element);
}
