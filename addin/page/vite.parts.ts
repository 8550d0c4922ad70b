// What every build of the page puts into its HTML file.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import type { Plugin } from "vite";

// As addin/build puts it: the same from every folder beside it.
export const engine = path.resolve(process.cwd(), "../wasm/engine/dist");

export const engineInside: Plugin = {
  name: "engine-inside",
  transformIndexHtml() {
    const packed = zlib.gzipSync(fs.readFileSync(`${engine}/skillmap.wasm`), { level: 9 });
    return [{ tag: "script", attrs: { type: "text/plain", id: "engine" }, children: packed.toString("base64"),
              injectTo: "head" }];
  },
};

// Comments in the styles of components name addresses; the page holds none.
export const noAddresses: Plugin = {
  name: "no-addresses",
  enforce: "pre",
  transform: (code, id) => id.endsWith(".styles.js") ? code.replace(/\/\*[\s\S]*?\*\//g, "") : undefined,
};
