// What the engine is doing, how far it is, and a way to end it. Spoken only now and then.
import { element } from "../dom";
import { words } from "../words";

const spokenShares = 4;  // a quarter of the work

export class ProgressLine {
  readonly element: HTMLElement;
  private readonly bar = element("progress", { "aria-label": words.working });
  private readonly text = element("span", { class: "step" });
  private readonly spoken = element("span", { class: "hidden", role: "status" });
  private said = "";
  private before: Element | null = null;

  constructor(cancel: () => void) {
    this.element = element("div", { class: "busy-line" },
      element("div", { class: "busy", hidden: true }, this.bar, this.text,
        element("fluent-button", { size: "small", id: "cancel", onclick: cancel }, words.cancel)),
      this.spoken);
  }

  /** `all` is 0 where nobody knows. */
  show(step: string, done: number, all: number): void {
    const line = this.line;
    if (line.hidden) this.before = document.activeElement;
    line.hidden = false;
    const name = words.steps[step] ?? words.working;
    this.text.textContent = all > 0 ? words.stepOf(name, done, all) : done > 0 ? words.stepSoFar(name, done) : name;
    if (all > 0) {
      this.bar.max = all;
      this.bar.value = done;
    } else {
      this.bar.removeAttribute("value");
    }
    this.speak(name + (all > 0 ? String(Math.floor((done / all) * spokenShares)) : ""));
  }

  /** Focus goes back to where it was, unless it was moved on purpose. */
  end(said: string): void {
    const line = this.line;
    const lost = line.contains(document.activeElement) || document.activeElement === document.body;
    line.hidden = true;
    this.said = "";
    this.spoken.textContent = said;
    if (lost && this.before instanceof HTMLElement && this.before.isConnected) this.before.focus({ preventScroll: true });
  }

  private get line(): HTMLElement {
    return this.element.firstElementChild as HTMLElement;
  }

  private speak(what: string): void {
    if (what === this.said) return;
    this.said = what;
    this.spoken.textContent = this.text.textContent;
  }
}
