// What is built beside the pane: its two manifests, and what Excel is told of the functions in cells.
import fs from "node:fs";
import type { Plugin } from "vite";
import { functionNames, metadata } from "./src/functions";
import { cellWords } from "./src/words";

/** The lines of the template that are for a manifest with functions, or without. */
export function manifest(template: string, kind: "with" | "without"): string {
  let within: string | undefined;
  const kept = template.split("\n").filter((line) => {
    const [, mark] = /^<\?(with|without|end|source)\b.*\?>$/.exec(line) ?? [];
    if (mark === "with" || mark === "without") within = mark;
    else if (mark === "end") within = undefined;
    return mark === undefined && (within === undefined || within === kind);
  });
  return kept.join("\n");
}

/** The manifest has to name a script. It runs only where nothing shares a runtime with the pane, and says that it cannot answer. */
function script(): string {
  const told = JSON.stringify(cellWords.notShared);
  return `${JSON.stringify(functionNames)}.forEach(function (name) {
  CustomFunctions.associate(name, function () {
    arguments[arguments.length - 1].setResult(new CustomFunctions.Error(CustomFunctions.ErrorCode.notAvailable, ${told}));
  });
});
`;
}

export const besideThePane: Plugin = {
  name: "beside-the-pane",
  generateBundle() {
    const template = fs.readFileSync("manifest.template.xml", "utf8");
    const emit = (fileName: string, source: string): void => void this.emitFile({ type: "asset", fileName, source });
    emit("manifest.xml", manifest(template, "without"));
    emit("manifest-functions.xml", manifest(template, "with"));
    emit("functions.json", `${JSON.stringify(metadata(), null, 2)}\n`);
    emit("functions.js", script());
  },
};
