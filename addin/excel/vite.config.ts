// The task pane: the page (addin/page) with another host, in one HTML file beside its manifests and icons.
import path from "node:path";
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
// As addin/build puts it.
import { engine, engineInside, noAddresses } from "../page/vite.parts";
import { besideThePane } from "./vite.parts";

export default defineConfig({
  plugins: [engineInside, noAddresses, besideThePane, viteSingleFile({ removeViteModuleLoader: true })],
  publicDir: "assets",
  resolve: { alias: { "skillmap-glue": `${engine}/skillmap.cjs`, "skillmap-engine": `${engine}/engine.js` } },
  worker: { format: "iife" },
  build: {
    target: "es2022", modulePreload: false, commonjsOptions: { include: [/skillmap\.cjs/, /node_modules/] },
    rollupOptions: { input: path.resolve(import.meta.dirname, "taskpane.html") },
  },
});
