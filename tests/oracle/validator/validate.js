// Reads names of workbooks, one to a line; writes what the validator finds in each as a line of JSON.
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const library = process.argv[2] + "/node_modules/@ooxml-tools/validate/dist/npm/index.js";
const { default: validate } = await import(pathToFileURL(library));

async function findings(file) {
  try {
    const found = await validate(await readFile(file), "xlsx", "Microsoft365");
    return found.map((one) => ({ part: one.path.partUri, place: one.path.xpath, text: `${one.id}: ${one.description}` }));
  } catch (error) {
    return [{ part: "package", place: "", text: `cannot be opened: ${error.message ?? error}` }];
  }
}

for await (const file of createInterface({ input: process.stdin }))
  process.stdout.write(JSON.stringify({ file, findings: await findings(file) }) + "\n");
// The runtime that the library brings would keep the process alive.
process.stdout.write("", () => process.exit(0));
