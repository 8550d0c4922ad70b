// 評価: everybody with their stages, and the reasons of the one who is chosen.
import { button, comparable, element, heading, moveTo } from "../dom";
import type { Evaluation, Person } from "../evaluation";
import { PagedTable } from "../parts/paged_table";
import type { Session } from "../session";
import { writeBackView } from "./write_back";
import { words } from "../words";

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

const mostCells = 6;
const states: Record<string, string> = { met: words.met, not_met: words.notMet, unknown: words.unknown };

function stagesOf(person: Person): string {
  return Object.entries(person.stages).map(([persona, stage]) => `${persona}：${stage ?? words.none}`).join("、");
}

function conditionView(condition: Condition): HTMLElement {
  const cells = condition.evidence.map((one) => `${one.sheet} ${one.cell}`);
  return element("li", {},
    element("span", { class: `badge ${condition.state}` }, states[condition.state] ?? condition.state),
    element("span", { class: "text" }, condition.text),
    condition.missing_trainings?.length
      ? element("p", { class: "note" }, `${words.missing}：${condition.missing_trainings.join("、")}`) : undefined,
    cells.length ? element("p", { class: "note" }, `${words.evidence}：${cells.slice(0, mostCells).join("、")}` +
      (cells.length > mostCells ? `　${words.moreEvidence(cells.length - mostCells)}` : "")) : undefined);
}

function explanationView(explanation: Explanation): HTMLElement {
  const parts: HTMLElement[] = [];
  for (const scheme of explanation.schemes) {
    parts.push(element("h4", {}, scheme.name));
    for (const persona of scheme.personas) {
      parts.push(element("h5", {}, `${persona.persona}：${persona.reached || words.none}`));
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
    person, department: departments.get(person.department ?? "") ?? person.department ?? "", stages: stagesOf(person),
  }));
  const keys = people.map(({ person, department, stages }) =>
    comparable([person.staff_id, person.name, department, stages].join(" ")));
  const count = element("p", { class: "note", role: "status" });
  const reasons = element("section", { class: "reasons", "aria-label": words.reasons, tabindex: "0" },
    element("p", { class: "note" }, words.chooseSomeone));
  const search = element("input", { type: "search", id: "search", class: "search", placeholder: words.search, "aria-label": words.search });

  const explain = async (person: Person): Promise<void> => {
    const response = await session.ask("explain", { staff: person.staff_id });
    if (response === undefined) return;
    const explanation = response.result as Explanation;
    const title = heading(3, `${explanation.name}（${explanation.staff_id}）`);
    reasons.replaceChildren(title, explanationView(explanation));
    reasons.scrollTop = 0;
    moveTo(title);
  };
  const table = new PagedTable<(typeof people)[number]>(words.peopleCaption, [
    { heading: words.number, class: "short", cell: ({ person }) => person.staff_id },
    { heading: words.name, names: true, class: "short", cell: ({ person }) =>
      element("button", { class: "link", type: "button" }, person.name || person.staff_id) },
    { heading: words.department, class: "short", cell: ({ department }) => department },
    { heading: words.stages, cell: ({ stages }) => stages },
  ], { choose: ({ person }) => void explain(person), class: "choosing", underHeading: true });
  const show = (): void => {
    const wanted = comparable(search.value).split(/\s+/).filter((word) => word);
    const found = people.filter((_, i) => wanted.every((word) => keys[i]?.includes(word)));
    table.show(found);
    count.textContent = words.people(found.length, people.length);
  };
  const write = async (): Promise<void> => {
    const file = (await session.ask("evaluate", { write: true }))?.files[0];
    if (file !== undefined) await session.host.save(file);
  };
  search.addEventListener("input", show);
  show();
  return element("div", { class: "task people" },
    element("div", { class: "list" }, heading(2, words.peopleCaption), search, count, table.element,
      session.beside === undefined ? undefined : writeBackView(session, session.beside),
      element("p", { class: "note" }, words.writeStagesHint),
      button(session.host.opensBooks ? words.openStages : words.writeStages, write, { id: "write" })),
    reasons);
}
