// 自己点検票: a file for each person, or department, to be handed out.
import { button, element, field, heading, moveTo, notice, option } from "../dom";
import type { GivenFile } from "../host";
import { PagedTable } from "../parts/paged_table";
import type { Session } from "../session";
import { kitWords as words } from "../words/rounds";

interface Made {
  people: number;
  without_questions: number;
}

function staffNumbers(text: string): string[] {
  return text.normalize("NFKC").split(/[\s,、;]+/).filter((number) => number !== "");
}

function madeView(files: readonly GivenFile[], made: Made, session: Session): HTMLElement[] {
  const title = heading(2, words.result);
  const table = new PagedTable<GivenFile>(words.result, [
    { heading: words.file, names: true, class: "file", cell: (file) => file.name },
    { heading: words.size, class: "number", cell: (file) => words.bytes(file.bytes.length) },
    { heading: words.save, cell: (file) => element("button", {
      type: "button", class: "plain", "aria-label": words.saveOne(file.name), onclick: () => void session.host.save(file),
    }, words.save) },
  ], { underHeading: true });
  table.show(files);
  return [title, notice("success", words.made(files.length, made.people)),
    ...(made.without_questions > 0 ? [notice("info", words.without(made.without_questions))] : []),
    element("div", { class: "buttons" }, button(words.saveAll, () => session.host.saveAll(words.archive, files), {
      id: "save-kit", appearance: "primary" })),
    table.element];
}

export function kitView(session: Session): HTMLElement {
  const by = element("select", { id: "kit-by" }, option("person", words.person), option("department", words.department));
  const staff = element("textarea", { id: "kit-staff", rows: "2" });
  const result = element("div", {});
  const make = async (): Promise<void> => {
    result.replaceChildren();
    const numbers = staffNumbers(staff.value);
    const response = await session.ask("kit", { by: by.value, ...(numbers.length > 0 ? { staff: numbers } : {}) });
    if (response === undefined) return;
    const parts = madeView(response.files, response.result as Made, session);
    result.replaceChildren(...parts);
    if (parts[0] !== undefined) moveTo(parts[0]);
  };
  return element("div", { class: "task kit" }, heading(2, words.title), element("p", { class: "note" }, words.intro),
    element("form", { onsubmit: (event) => event.preventDefault() }, field(words.by, by), field(words.staff, staff, words.staffHint),
      element("div", { class: "buttons" }, button(words.make, make, { id: "make-kit", appearance: "primary" }))),
    result);
}
