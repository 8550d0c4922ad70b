// Runs requests with the engine in WebAssembly, for tests: node run.mjs DIST FOLDER. The folder has
// request.json ({command, options, files: [{role, name, path}]} and how often), and takes response.json.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [dist, folder] = process.argv.slice(2);
const { Engine } = await import(pathToFileURL(path.join(dist, "engine.js")).href);
const createModule = createRequire(import.meta.url)(path.join(dist, "skillmap.cjs"));
const engine = await Engine.create(createModule, fs.readFileSync(path.join(dist, "skillmap.wasm")));
const request = JSON.parse(fs.readFileSync(path.join(folder, "request.json"), "utf8"));
const files = request.files.map((file) => ({ ...file, bytes: fs.readFileSync(file.path) }));
const told = [];
const times = [];
let response;
for (let i = 0; i < (request.times ?? 1); ++i) {
  const begin = process.hrtime.bigint();
  response = engine.run(request.command, request.options, files, (...step) => told.push(step));
  times.push(Number(process.hrtime.bigint() - begin) / 1e9);
}
response.files.forEach((file, i) => fs.writeFileSync(path.join(folder, `${i}.out`), file.bytes));
const { files: names, ...said } = response;
fs.writeFileSync(path.join(folder, "response.json"),
  JSON.stringify({ said: { ...said, files: names.map((file) => file.name) }, told, times, version: engine.version }));
