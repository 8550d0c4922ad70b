// A table of any length: a page of it at a time, with how many rows there are. On narrow screens each
// row becomes a card, so roles are given and not taken from how it is drawn.
import { type Child, element } from "../dom";
import { words } from "../words";

export interface Column<T> {
  heading: string;
  cell: (row: T) => Child | Child[];
  class?: string;
  /** The cell names its row. */
  names?: boolean;
}

export interface TableOptions<T> {
  page?: number;
  class?: string;
  /** A heading above says what the caption does. */
  underHeading?: boolean;
  choose?: (row: T, line: HTMLTableRowElement) => void;
}

const usual = 100;

export class PagedTable<T> {
  readonly element: HTMLElement;
  private readonly body = element("tbody", { role: "rowgroup" });
  private readonly pager = element("div", { class: "pager" });
  private readonly region: HTMLElement;
  private rows: readonly T[] = [];
  private first = 0;
  private readonly page: number;

  constructor(caption: string, private readonly columns: readonly Column<T>[], private readonly options: TableOptions<T> = {}) {
    this.page = options.page ?? usual;
    const table = element("table", { role: "table" },
      element("caption", { class: options.underHeading ? "hidden" : undefined }, caption),
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" },
        ...columns.map((column) => element("th", {
          scope: "col", role: "columnheader", class: column.class === "number" ? "number" : undefined }, column.heading)))),
      this.body);
    this.region = element("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" }, table);
    this.element = element("div", { class: `paged ${options.class ?? ""}` }, this.region, this.pager);
  }

  show(rows: readonly T[]): void {
    this.rows = rows;
    this.first = 0;
    this.draw();
  }

  /** The same rows again, on the page that is shown: something in them has changed. */
  again(): void {
    this.draw();
  }

  private draw(): void {
    const shown = this.rows.slice(this.first, this.first + this.page);
    this.body.replaceChildren(...shown.map((row) => this.line(row)));
    this.pager.replaceChildren(...this.controls(this.first + shown.length));
    this.pager.hidden = this.rows.length <= this.page;
  }

  private line(row: T): HTMLTableRowElement {
    const cells = this.columns.map((column) => {
      const given = column.cell(row);
      const children = Array.isArray(given) ? given : [given];
      return column.names
        ? element("th", { scope: "row", role: "rowheader", class: column.class, "data-label": column.heading }, ...children)
        : element("td", { role: "cell", class: column.class, "data-label": column.heading }, ...children);
    });
    const line = element("tr", { role: "row" }, ...cells);
    if (this.options.choose !== undefined) {
      const choose = this.options.choose;
      line.addEventListener("click", () => {
        for (const one of this.body.children) one.classList.toggle("chosen", one === line);
        choose(row, line);
      });
    }
    return line;
  }

  private controls(end: number): HTMLElement[] {
    const move = (by: number): void => {
      this.first = Math.max(0, this.first + by);
      this.draw();
      this.region.scrollTop = 0;
      this.region.focus();
    };
    const turn = (text: string, by: number, possible: boolean): HTMLElement =>
      element("button", { type: "button", class: "plain", disabled: !possible, onclick: () => move(by) }, text);
    return [
      turn(words.previousPage, -this.page, this.first > 0),
      element("span", { role: "status" }, words.rowsShown(this.first + 1, end, this.rows.length)),
      turn(words.nextPage, this.page, end < this.rows.length),
    ];
  }
}
