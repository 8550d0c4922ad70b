// 点検: what could not be used or needs a look, with its place.
import type { Issue } from "skillmap-engine";
import { element } from "../dom";
import { words } from "../words";

const most = 500;

function place(issue: Issue): string {
  return [issue.sheet, issue.cell].filter((part) => part).join(" ") || issue.file;
}

function row(issue: Issue): HTMLElement {
  const finding = issue.severity === "finding";
  return element("tr", {},
    element("td", {}, element("fluent-badge", {
      appearance: finding ? "filled" : "outline", color: finding ? "warning" : "informative",
    }, words.severity[issue.severity] ?? issue.severity)),
    element("td", { class: "place" }, place(issue)),
    element("td", {}, issue.message));
}

export function issuesView(issues: readonly Issue[], findings: number): HTMLElement {
  const told = element("fluent-message-bar", { intent: findings > 0 ? "warning" : "success", layout: "multiline" },
    findings > 0 ? words.findings(findings) : words.noIssues);
  if (issues.length === 0) return element("section", {}, told);
  const sorted = [...issues].sort((a, b) => Number(b.severity === "finding") - Number(a.severity === "finding"));
  const table = element("table", {},
    element("thead", {}, element("tr", {},
      ...[words.kind, words.place, words.message].map((heading) => element("th", { scope: "col" }, heading)))),
    element("tbody", {}, ...sorted.slice(0, most).map(row)));
  return element("section", {}, told, element("div", { class: "scroll" }, table),
    sorted.length > most ? element("p", { class: "note" }, words.firstIssues(most, sorted.length)) : undefined);
}
