// What functions in cells say, from what the engine says of the whole workbook. Unknown is never 0: it is missing, and why.
import { comparable } from "../../page/src/dom";
import type { FunctionName } from "./functions";
import { cellWords as words } from "./words";

/** #N/A, with what is to be said of it. */
export class Missing {
  constructor(readonly why: string) {}
}

export type Answer = string | number | Missing;

interface Reason {
  persona: string;
  stage: string;
  state: string;
  reached: boolean;
  text: string;
}

interface Person {
  staff_id: string;
  stages: Record<string, string | null>;
  reasons: Reason[];
}

/** A line of the dashboard's data. */
export interface Figure {
  department_code: string;
  department: string;
  indicator: string;
  value: number | null;
  hidden: boolean;
}

/** Width and case do not count, nor spaces around. */
function key(value: unknown): string {
  return comparable(String(value)).trim();
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

/** Of a range its first cell. */
function oneValue(value: unknown): unknown {
  return Array.isArray(value) ? oneValue(value[0]) : value;
}

/** Zeros in front may be missing, where only one number is meant. */
function withoutZeros(number: string): string {
  return number.replace(/^0+(?=.)/, "");
}

/** The only one by itself, several with their personas. */
function together(byPersona: readonly (readonly [persona: string, answer: string])[]): string {
  const [first] = byPersona;
  if (first !== undefined && byPersona.length === 1) return first[1];
  return byPersona.map(([persona, answer]) => words.personaStage(persona, answer)).join(words.between);
}

export class Answers {
  private readonly people: ReadonlyMap<string, Person>;
  private readonly numbers = new Map<string, Person | undefined>();
  /** Codes by what departments are called. */
  private readonly departments = new Map<string, Set<string>>();
  private readonly figures = new Map<string, Figure>();

  /** `data` is that of a dashboard, where a figure was asked for. */
  constructor(evaluation: { persons: Person[] }, private readonly data?: readonly Figure[]) {
    this.people = new Map(evaluation.persons.map((one) => [key(one.staff_id), one]));
    for (const [number, person] of this.people) {
      const short = withoutZeros(number);
      this.numbers.set(short, this.numbers.has(short) ? undefined : person);
    }
    for (const one of data ?? []) {
      const code = key(one.department_code);
      this.call(code, code);
      this.call(key(one.department), code);
      const place = JSON.stringify([code, key(one.indicator)]);
      if (!this.figures.has(place)) this.figures.set(place, one);
    }
  }

  knows(name: FunctionName): boolean {
    return name !== "RATE" || this.data !== undefined;
  }

  answer(name: FunctionName, given: readonly unknown[]): Answer {
    const [first, second, third] = given.map(oneValue);
    if (name === "RATE") return this.rate(first, second);
    const person = this.person(first);
    if (person === undefined) return new Missing(isGiven(first) ? words.noPerson(String(first)) : words.noNumber);
    return name === "STAGE" ? this.stage(person, second) : this.reason(person, second, third);
  }

  private call(name: string, code: string): void {
    const codes = this.departments.get(name) ?? new Set();
    this.departments.set(name, codes.add(code));
  }

  private person(number: unknown): Person | undefined {
    return this.people.get(key(number)) ?? this.numbers.get(withoutZeros(key(number)));
  }

  private stage(person: Person, persona: unknown): Answer {
    const stages = Object.entries(person.stages).filter(([name]) => !isGiven(persona) || key(name) === key(persona));
    if (isGiven(persona) && stages.length === 0) return new Missing(words.noPersona(String(persona)));
    const said = stages.flatMap(([name, reached]): [string, string][] => {
      const [first] = person.reasons.filter((one) => one.persona === name);
      if (reached !== null) return [[name, reached]];
      return first === undefined ? [] : [[name, first.state === "unknown" ? words.unknown : words.notReached]];
    });
    return said.length === 0 ? new Missing(words.noStages) : together(said);
  }

  /** Of the stage, or of the first that is not reached; of the last where all are. */
  private reason(person: Person, persona: unknown, stage: unknown): Answer {
    const names = [...new Set(person.reasons.map((one) => one.persona))].filter((name) => !isGiven(persona) || key(name) === key(persona));
    if (names.length === 0) {
      const known = !isGiven(persona) || Object.keys(person.stages).some((name) => key(name) === key(persona));
      return new Missing(known ? words.noStages : words.noPersona(String(persona)));
    }
    const said = names.flatMap((name): [string, string][] => {
      const reasons = person.reasons.filter((one) => one.persona === name && (!isGiven(stage) || key(one.stage) === key(stage)));
      const one = reasons.find((reason) => !reason.reached) ?? reasons.at(-1);
      return one === undefined ? [] : [[name, one.text]];
    });
    return said.length === 0 ? new Missing(words.noStage(String(stage))) : together(said);
  }

  private rate(department: unknown, indicator: unknown): Answer {
    const codes = isGiven(department) ? this.departments.get(key(department)) ?? new Set() : new Set<string>();
    const [code] = codes;
    if (code === undefined) return new Missing(words.noDepartment(String(department ?? "")));
    if (codes.size > 1) return new Missing(words.severalDepartments(String(department)));
    const figure = this.figures.get(JSON.stringify([code, key(indicator ?? "")]));
    if (figure === undefined) return new Missing(words.noIndicator(String(indicator ?? "")));
    if (figure.hidden) return words.hidden;
    return figure.value ?? new Missing(words.noValue);
  }
}
