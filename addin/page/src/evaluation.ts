// What the engine says of everybody in a book (addin/engine/json.h), as far as the page shows it.

export interface Person {
  staff_id: string;
  name: string;
  department: string | null;
  stages: Record<string, string | null>;
}

export interface Evaluation {
  as_of: string;
  persons: Person[];
  departments: { code: string; name: string }[];
}

/** Staff numbers in the words of the book: "000004 例示 三郎（企画課）". */
export class People {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(evaluation: Evaluation) {
    const departments = new Map(evaluation.departments.map((one) => [one.code, one.name]));
    this.texts = new Map(evaluation.persons.map(({ staff_id: number, name, department }) => {
      const where = department === null ? "" : departments.get(department) ?? department;
      return [number, `${number} ${name}${where === "" ? "" : `（${where}）`}`];
    }));
  }

  has(number: string): boolean {
    return this.texts.has(number);
  }

  text(number: string): string {
    return this.texts.get(number) ?? number;
  }
}
