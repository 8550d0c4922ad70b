// Loads Office.js from where the page says (meta name="office-js"). Never from a file: there it would wait for ever.
import { words } from "./words";

/** Why Office.js is not there; undefined: it is. */
export function loadOffice(): Promise<string | undefined> {
  if (window.location.protocol === "file:") return Promise.resolve(words.notInExcel);
  const address = document.querySelector<HTMLMetaElement>('meta[name="office-js"]')?.content ?? "";
  return new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = address;
    script.addEventListener("load", () => resolve(undefined));
    script.addEventListener("error", () => resolve(words.noOfficeJs(address)));
    document.head.append(script);
  });
}
