// One HTML file: styles, scripts and the engine in it. The engine is compressed; the page unpacks it.
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

// As addin/build puts it.
const engine = path.resolve(import.meta.dirname, "../wasm/engine/dist");

const engineInside: Plugin = {
  name: "engine-inside",
  transformIndexHtml() {
    const packed = zlib.gzipSync(fs.readFileSync(`${engine}/skillmap.wasm`), { level: 9 });
    return [{ tag: "script", attrs: { type: "text/plain", id: "engine" }, children: packed.toString("base64"),
              injectTo: "head" }];
  },
};

// Comments in the styles of components name addresses; the page holds none.
const noAddresses: Plugin = {
  name: "no-addresses",
  enforce: "pre",
  transform: (code, id) => id.endsWith(".styles.js") ? code.replace(/\/\*[\s\S]*?\*\//g, "") : undefined,
};

export default defineConfig({
  plugins: [engineInside, noAddresses, viteSingleFile({ removeViteModuleLoader: true })],
  resolve: {
    alias: {
      "skillmap-glue": `${engine}/skillmap.cjs`,
      "skillmap-engine": `${engine}/engine.js`,
    },
  },
  worker: { format: "iife" },
  build: { target: "es2022", modulePreload: false, commonjsOptions: { include: [/skillmap\.cjs/, /node_modules/] } },
});
