// Elements of the page made in one line. Texts are always texts.
export type Child = Node | string | undefined;
type Handler = (event: Event) => void;
export type Attributes = Record<string, string | boolean | Handler | undefined>;

/** An element with attributes (`on…`: a handler; true: an attribute without a value) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes?: Attributes, ...children: Child[]): HTMLElementTagNameMap[K];
export function element(name: string, attributes?: Attributes, ...children: Child[]): HTMLElement;
export function element(name: string, attributes: Attributes = {}, ...children: Child[]): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (typeof value === "string") made.setAttribute(key, value);
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined));
  return made;
}

let last = 0;
/** An id that no other element has. */
export function newId(): string {
  return `id-${++last}`;
}

/** A button that starts something. */
export function button(text: string, act: () => unknown, attributes: Attributes = {}): HTMLElement {
  return element("fluent-button", { ...attributes, onclick: () => void act() }, text);
}

/** A field with its label in front and, where there is one, a hint behind. */
export function field(label: string, input: HTMLElement, hint?: string): HTMLElement {
  input.id ||= newId();
  if (hint === undefined)
    return element("div", { class: "field" }, element("label", { for: input.id }, label), input);
  const hintId = `${input.id}-hint`;
  input.setAttribute("aria-describedby", hintId);
  return element("div", { class: "field" }, element("label", { for: input.id }, label), input,
    element("p", { class: "note", id: hintId }, hint));
}

/** A heading that focus can be moved to. */
export function heading(level: 2 | 3 | 4, text: string): HTMLHeadingElement {
  return element(`h${level}`, { tabindex: "-1" }, text);
}

export function option(value: string, text: string, selected = false): HTMLOptionElement {
  return element("option", { value, selected }, text);
}

/** A line in a box: "info", "success", "warning", "error". */
export function notice(intent: string, text: string): HTMLElement {
  return element("div", { class: `notice ${intent}` }, text);
}

/** Moves focus there, and shows the place. */
export function moveTo(place: HTMLElement): void {
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}

/** For comparing: width and case do not count. */
export function comparable(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
