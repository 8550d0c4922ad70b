// Schemes of one's own: their files, and whether they judge whatever the book says.
import { button, element } from "../dom";
import type { GivenFile } from "../host";
import type { Session } from "../session";
import { schemeWords as words } from "../words/options";
import { fileLine, fileList } from "./file_field";

export class SchemeFiles {
  readonly element: HTMLElement;
  private readonly summary = element("summary", {});
  private readonly list: HTMLElement;
  private readonly alone = element("input", { type: "checkbox", id: "schemes-alone", checked: true });
  private readonly whether: HTMLElement;
  private readonly chooser: HTMLElement;

  constructor(private readonly session: Session, private readonly changed: () => void) {
    this.chooser = button(words.choose, () => this.choose(), { id: "choose-schemes" });
    this.list = fileList(words.files, this.chooser);
    this.whether = element("div", {},
      element("label", { class: "check" }, this.alone, element("span", {}, words.only)), element("p", { class: "note" }, words.onlyHint));
    this.element = element("details", { class: "schemes-of-own" }, this.summary, element("p", { class: "note" }, words.hint),
      this.list, this.whether, this.chooser);
    this.alone.addEventListener("change", () => this.use(this.session.schemes));
    this.draw();
  }

  /** One of the same name takes the place of the other. */
  add(files: readonly GivenFile[]): void {
    const names = new Set(files.map((file) => file.name));
    this.use([...this.session.schemes.filter((one) => !names.has(one.name)), ...files]);
  }

  private async choose(): Promise<void> {
    const files = await this.session.choose("schemes");
    if (files.length > 0) this.add(files);
  }

  private use(files: readonly GivenFile[]): void {
    this.session.setSchemes(files, this.alone.checked);
    this.draw();
    this.changed();
  }

  private draw(): void {
    const { schemes } = this.session;
    const names = schemes.map((one) => one.name).join(words.between);
    this.summary.textContent = schemes.length === 0 ? words.ofBook : (this.alone.checked ? words.alone : words.beside)(names);
    this.list.hidden = this.whether.hidden = schemes.length === 0;
    this.list.replaceChildren(...schemes.map((file) => fileLine(file.name, { label: words.remove(file.name), act: () => {
      this.chooser.focus();
      this.use(schemes.filter((one) => one !== file));
    } })));
  }
}
