// node page_ready.mjs PLAYWRIGHT PAGE TIMES: the seconds from opening the page to its being ready, a line each.
import { pathToFileURL } from "node:url";

const [playwright, page, times] = process.argv.slice(2);
const { chromium } = await import(pathToFileURL(playwright).href);
const executablePath = process.env.SKILLMAP_CHROMIUM ?? "/usr/bin/chromium";
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--lang=ja"] });
for (let run = 0; run < Number(times); ++run) {
  const one = await browser.newPage();
  const start = performance.now();
  await one.goto(page);
  await one.waitForSelector("#page[data-ready]");
  console.log(((performance.now() - start) / 1000).toFixed(3));
  await one.close();
}
await browser.close();
