// The book of an earlier time, or a day, that a dashboard is compared with.
import type { InputFile, Options } from "skillmap-engine";
import { button, element, field } from "../dom";
import type { Session } from "../session";
import { comparisonWords as words } from "../words/options";
import { fileLine, fileList } from "./file_field";

export class Comparison {
  readonly element: HTMLElement;
  private readonly list: HTMLElement;
  private readonly asOf: HTMLInputElement;
  private readonly chooser: HTMLElement;

  constructor(private readonly session: Session) {
    this.chooser = button(words.choose, () => this.choose(), { id: "choose-previous" });
    this.list = fileList(words.book, this.chooser);
    this.asOf = element("input", { type: "date", id: "previous-as-of", value: session.previousAsOf });
    this.asOf.addEventListener("change", () => { session.previousAsOf = this.asOf.value; });
    this.element = element("fieldset", {}, element("legend", {}, words.title), element("p", { class: "note" }, words.hint),
      this.list, this.chooser, field(words.asOf, this.asOf, words.asOfHint));
    this.draw();
  }

  get options(): Options {
    return this.asOf.value === "" ? {} : { previous_as_of: this.asOf.value };
  }

  get files(): InputFile[] {
    const { previous } = this.session;
    return previous === undefined ? [] : [{ role: "previous", ...previous }];
  }

  private async choose(): Promise<void> {
    const [file] = await this.session.choose("book");
    if (file === undefined) return;
    this.session.previous = file;
    this.draw();
  }

  private draw(): void {
    const { previous } = this.session;
    this.list.hidden = previous === undefined;
    this.list.replaceChildren(...(previous === undefined ? [] : [fileLine(previous.name, { label: words.remove(previous.name), act: () => {
      this.session.previous = undefined;
      this.draw();
      this.chooser.focus();
    } })]));
  }
}
