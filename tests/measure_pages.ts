/**
 * Measures pages over the data in DATA_DIR with the browser of the tests: bytes over the wire against
 * the budgets, and, on a phone's processor and network, when the largest part stands and how far
 * things shift; and how soon the list follows a click on a star. Ends with 1 where a budget is
 * exceeded.
 *
 *     deno run -A tests/measure_pages.ts
 */
import type { Browser, Page } from "playwright-core";
import { print } from "../lib/command.ts";
import { launchBrowser } from "./browser.ts";
import { startServer } from "./command.ts";
import { BUDGETS, weighPage } from "./page_weight.ts";

const PATHS = [
  "/",
  "/films",
  "/films/603",
  "/recommend",
  "/recommend?user=1",
  "/users/1",
  "/model",
];
/** Lighthouse's phone: four times slower, 1.6 Mbit/s, 150 ms away. */
const PHONE = { slowdown: 4, bytesPerSecond: 1.6e6 / 8, latencyMs: 150 };
const BUDGET_LCP_MS = 2500;
const BUDGET_CLS = 0.1;
const CLICKS = 20;

interface Vitals {
  readonly lcpMs: number;
  readonly cls: number;
}

/** When the largest part stands and how far things shift while somebody reads to the end. */
async function vitalsOf(browser: Browser, address: string): Promise<Vitals> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    await wire.send("Emulation.setCPUThrottlingRate", { rate: PHONE.slowdown });
    await wire.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: PHONE.latencyMs,
      downloadThroughput: PHONE.bytesPerSecond,
      uploadThroughput: PHONE.bytesPerSecond,
    });
    await page.addInitScript(() => {
      const found = { lcpMs: 0, cls: 0 };
      Reflect.set(globalThis, "vitals", found);
      new PerformanceObserver((list) =>
        list.getEntries().forEach(({ startTime }) => found.lcpMs = startTime)
      ).observe({ type: "largest-contentful-paint", buffered: true });
      new PerformanceObserver((list) =>
        list.getEntries().forEach((entry) => found.cls += Number(Reflect.get(entry, "value")))
      ).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(address, { waitUntil: "networkidle" });
    await page.waitForFunction(() => Reflect.get(globalThis, "vitals").lcpMs > 0);
    return await page.evaluate(() => Reflect.get(globalThis, "vitals"));
  } finally {
    await context.close();
  }
}

/** Milliseconds from a click on a star until the new list stands, its median and its largest. */
async function clickTimes(browser: Browser, address: string): Promise<[number, number]> {
  const page: Page = await browser.newPage();
  await page.goto(`${address}/recommend`, { waitUntil: "networkidle" });
  const times: number[] = await page.evaluate(async (clicks) => {
    const times: number[] = [];
    const stars = [...document.querySelectorAll<HTMLInputElement>(".rate-row input[value]")]
      .filter(({ value }) => value === "4.5" || value === "2");
    for (const star of stars.slice(0, clicks)) {
      const begun = performance.now();
      const settled = new Promise<number>((resume) => {
        let isBusy = false;
        const list = document.querySelector("#picks [aria-busy]");
        new MutationObserver((_, observer) => {
          const busy = list?.getAttribute("aria-busy") === "true";
          if (isBusy && !busy) {
            observer.disconnect();
            requestAnimationFrame(() => resume(performance.now() - begun));
          }
          isBusy = busy;
        }).observe(document.body, { subtree: true, attributes: true, childList: true });
      });
      star.click();
      times.push(await settled);
    }
    return times;
  }, CLICKS);
  await page.close();
  times.sort((a, b) => a - b);
  return [times[times.length >> 1], times[times.length - 1]];
}

const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;

let isExceeded = false;
await using server = await startServer("serve", Deno.env.toObject());
await using browser = await launchBrowser();
for (const path of PATHS) {
  const weight = await weighPage(browser, server.address + path, "fr-FR");
  const { lcpMs, cls } = await vitalsOf(browser, server.address + path);
  isExceeded ||= Object.entries(BUDGETS).some(([kind, most]) =>
    weight[kind as keyof typeof BUDGETS] > most
  ) || lcpMs > BUDGET_LCP_MS || cls > BUDGET_CLS;
  const { html, script, charts, all } = weight;
  await print(
    Deno.stdout,
    `${path}: HTML ${kib(html)}, script ${kib(script)}, charts ${kib(charts)}, all ${kib(all)}; ` +
      `LCP ${(lcpMs / 1000).toFixed(2)} s, CLS ${cls.toFixed(3)}\n`,
  );
}
const [median, most] = await clickTimes(browser, server.address);
await print(
  Deno.stdout,
  `a star's click to the new list: median ${median.toFixed(0)} ms, most ${most.toFixed(0)} ms\n`,
);
await server.stop("SIGTERM");
if (isExceeded) Deno.exitCode = 1;
