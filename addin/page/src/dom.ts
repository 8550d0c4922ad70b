// Elements of the page made in one line. Texts are always texts.
type Child = Node | string | undefined;
type Handler = (event: Event) => void;

/** An element with attributes (`on…`: a handler; true: an attribute without a value) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K, attributes?: Record<string, string | boolean | Handler | undefined>, ...children: Child[]
): HTMLElementTagNameMap[K];
export function element(
  name: string, attributes?: Record<string, string | boolean | Handler | undefined>, ...children: Child[]
): HTMLElement;
export function element(
  name: string, attributes: Record<string, string | boolean | Handler | undefined> = {}, ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (typeof value === "string") made.setAttribute(key, value);
  }
  made.append(...children.filter((child): child is Node | string => child !== undefined));
  return made;
}

/** Gives the person a file to save. */
export function save(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
