// One HTML file: styles, scripts and the engine in it. The engine is compressed; the page unpacks it.
import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { engine, engineInside, noAddresses } from "./vite.parts";

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
