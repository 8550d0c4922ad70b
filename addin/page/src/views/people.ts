// 評価: everybody with their stages, and the reasons of the one who is chosen.
import { element, save } from "../dom";
import type { Session } from "../session";
import { words } from "../words";

interface Person {
  staff_id: string;
  name: string;
  department: string;
  stages: Record<string, string | null>;
}

export interface Evaluation {
  as_of: string;
  persons: Person[];
  departments: { code: string; name: string }[];
}

interface Condition {
  state: string;
  rule: string;
  text: string;
  evidence: { sheet: string; cell: string }[];
  missing_trainings?: string[];
}

interface Explanation {
  staff_id: string;
  name: string;
  schemes: {
    name: string;
    personas: {
      persona: string;
      reached: string | null;
      stages: { stage: string; title: string; state: string; reached: boolean; conditions: Condition[] }[];
    }[];
  }[];
}

const most = 200;
const states: Record<string, string> = { met: words.met, not_met: words.notMet, unknown: words.unknown };
const colours: Record<string, string> = { met: "success", not_met: "danger", unknown: "subtle" };

function stagesOf(person: Person): string {
  return Object.entries(person.stages).map(([persona, stage]) => `${persona}：${stage ?? words.none}`).join("、");
}

// For comparing: width and case do not count.
function key(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

function conditionView(condition: Condition): HTMLElement {
  const cells = condition.evidence.map((one) => `${one.sheet} ${one.cell}`);
  return element("li", {},
    element("fluent-badge", { color: colours[condition.state] ?? "subtle" }, states[condition.state] ?? condition.state),
    element("span", { class: "text" }, condition.text),
    condition.missing_trainings?.length
      ? element("p", { class: "note" }, `${words.missing}：${condition.missing_trainings.join("、")}`) : undefined,
    cells.length ? element("p", { class: "note" }, `${words.evidence}：${cells.slice(0, 6).join("、")}`) : undefined);
}

function explanationView(explanation: Explanation): HTMLElement {
  const parts: HTMLElement[] = [];
  for (const scheme of explanation.schemes) {
    parts.push(element("h3", {}, scheme.name));
    for (const persona of scheme.personas) {
      parts.push(element("h4", {}, `${persona.persona}：${persona.reached || words.none}`));
      if (persona.stages.length === 0) parts.push(element("p", { class: "note" }, words.withoutStages));
      for (const stage of persona.stages)
        parts.push(element("details", stage.reached ? {} : { open: true },
          element("summary", {}, `${stage.stage} ${stage.title}（${stage.reached ? words.reached : words.notReached}）`),
          element("ul", { class: "conditions" }, ...stage.conditions.map(conditionView))));
    }
  }
  return element("div", {}, ...parts);
}

export function peopleView(evaluation: Evaluation, session: Session): HTMLElement {
  const departments = new Map(evaluation.departments.map((one) => [one.code, one.name]));
  const people = evaluation.persons.map((person) => ({
    person, department: departments.get(person.department) ?? person.department, stages: stagesOf(person),
  }));
  const keys = people.map(({ person, department, stages }) =>
    key([person.staff_id, person.name, department, stages].join(" ")));
  const body = element("tbody", {});
  const count = element("p", { class: "note", role: "status" });
  const reasons = element("div", { class: "reasons", "aria-live": "polite" }, element("p", { class: "note" }, words.chooseSomeone));
  const search = element("fluent-text-input", { type: "search", placeholder: words.search, "aria-label": words.search });

  const explain = async (person: Person): Promise<void> => {
    const response = await session.ask("explain", { staff: person.staff_id });
    if (response === undefined) return;
    const explanation = response.result as Explanation;
    reasons.replaceChildren(element("h2", {}, `${explanation.name}（${explanation.staff_id}）`), explanationView(explanation));
    reasons.scrollIntoView({ block: "nearest" });  // below the list where the pane is narrow
  };
  const show = (): void => {
    const wanted = key((search as HTMLInputElement).value ?? "").split(/\s+/).filter((word) => word);
    const found = people.filter((_, i) => wanted.every((word) => keys[i]?.includes(word)));
    body.replaceChildren(...found.slice(0, most).map(({ person, department, stages }) => {
      const choose = (): void => {
        for (const row of body.children) row.removeAttribute("aria-selected");
        row.setAttribute("aria-selected", "true");
        void explain(person);
      };
      const row = element("tr", { onclick: choose },
        element("td", {}, person.staff_id),
        element("td", {}, element("button", { class: "link", type: "button" }, person.name || person.staff_id)),
        element("td", {}, department), element("td", {}, stages));
      return row;
    }));
    count.textContent = words.people(found.length, people.length) + (found.length > most ? ` ${words.first(most)}` : "");
  };
  const write = async (): Promise<void> => {
    const file = (await session.ask("evaluate", { write: true }))?.files[0];
    if (file !== undefined) save(file.name, file.bytes);
  };
  search.addEventListener("input", show);
  show();
  return element("section", { class: "people" },
    element("div", { class: "list" }, search, count,
      element("div", { class: "scroll" }, element("table", {},
        element("thead", {}, element("tr", {},
          ...[words.number, words.name, words.department, words.stages].map((heading) =>
            element("th", { scope: "col" }, heading)))), body)),
      element("p", { class: "note" }, words.writeStagesHint),
      element("fluent-button", { id: "write", onclick: () => void write() }, words.writeStages)),
    reasons);
}
