// 新しく作る: a blank workbook for schemes.
import { button, element, field, heading, moveTo, notice } from "../dom";
import type { GivenFile } from "../host";
import { type Session, today } from "../session";
import { words as common } from "../words";
import { blankWords as words } from "../words/rounds";

interface Scheme {
  id: string;
  name: string;
  version: string;
  personas: number;
  indicators: number;
}

const usual = "wg-tokyo-2025";

/** `open`: goes on with the book in the page. */
export async function blankView(session: Session, open: (book: GivenFile) => Promise<void>, back: () => void): Promise<HTMLElement | undefined> {
  const response = await session.ask("schemes", {});
  if (response === undefined) return undefined;
  const { schemes } = response.result as { schemes: Scheme[] };
  // Those that somebody brought, the usual one, the others as the engine lists them.
  const own = session.schemes.map(({ name }): Scheme => ({ id: name, name, version: "", personas: 0, indicators: 0 }));
  const builtIn = [...schemes].sort((a, b) => Number(b.id === usual) - Number(a.id === usual));
  const boxes = [...own, ...builtIn].map((scheme) => ({
    scheme, box: element("input", { type: "checkbox", value: scheme.id, checked: scheme.id === usual }),
  }));
  const organization = element("input", { type: "text", id: "organization" });
  const asOf = element("input", { type: "date", id: "blank-as-of", value: today() });
  const result = element("div", {});
  const make = async (): Promise<void> => {
    const chosen = boxes.filter(({ box }) => box.checked).map(({ scheme }) => scheme.id);
    result.replaceChildren();
    if (chosen.length === 0) {
      session.tellError(words.none);
      return;
    }
    const file = (await session.ask("init", {
      schemes: chosen,
      ...(organization.value.trim() === "" ? {} : { organization: organization.value.trim() }),
      ...(asOf.value === "" ? {} : { as_of: asOf.value }),
    }))?.files[0];
    if (file === undefined) return;
    const buttons = element("div", { class: "buttons" },
      button(words.save, () => session.host.save(file), { id: "save-blank", appearance: "primary" }),
      button(words.open, () => open(file), { id: "open-blank" }));
    const told = element("div", { tabindex: "-1" }, notice("success", words.made(file.name)), buttons);
    result.replaceChildren(told);
    moveTo(told);
  };
  return element("div", { class: "task blank" }, heading(2, words.title), element("p", { class: "note" }, words.intro),
    element("form", { onsubmit: (event) => event.preventDefault() },
      element("fieldset", { class: "schemes" }, element("legend", {}, words.schemes),
        ...boxes.map(({ scheme, box }) => element("label", { class: "choice" }, box, element("span", {}, scheme.name,
          element("span", { class: "note" }, [
            scheme.personas > 0 ? words.personas(scheme.personas) : "", scheme.indicators > 0 ? words.indicators(scheme.indicators) : "",
          ].filter((text) => text !== "").join("、")))))),
      field(words.organization, organization), field(words.asOf, asOf),
      element("div", { class: "buttons" }, button(words.make, make, { id: "make-blank", appearance: "primary" }),
        button(common.back, back, { id: "back" }))),
    result);
}
