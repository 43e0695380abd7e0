/**
 * Measures pages over the data in DATA_DIR with the browser of the tests: bytes over the wire against
 * the budgets, and, on a phone's processor and network, when the largest part stands and how far
 * things shift; and how soon the list follows a click on a star. Ends with 1 where a budget is
 * exceeded.
 *
 *     deno run -A tests/measure_pages.ts
 */
import type { Browser } from "playwright-core";
import { print } from "../lib/command.ts";
import { type GivenRating, MOST_RATINGS, writeRatings } from "../lib/ui/ratings_text.ts";
import { launchBrowser } from "./browser.ts";
import { clickTimes } from "./click_times.ts";
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

/** The address of a visitor who rated as many films as an address holds. */
async function longest(address: string): Promise<string> {
  const ratings: GivenRating[] = [];
  for (let offset = 0; offset < MOST_RATINGS; offset += 100) {
    const films = await fetch(`${address}/api/movies?limit=100&offset=${offset}`);
    const { items } = await films.json();
    items.forEach(({ id }: { id: number }, at: number) =>
      ratings.push({ id, rating: 0.5 + (at * 7) % 10 / 2 })
    );
  }
  return `/recommend?ratings=${writeRatings(ratings)}`;
}

/** The steps from a click to the new list, each by its median and its largest. */
async function clickLine(browser: Browser, address: string): Promise<string> {
  const times = await clickTimes(browser, address);
  return (["asked", "answered", "listed", "painted"] as const).map((step) => {
    const sorted = times.map((one) => one[step]).sort((a, b) => a - b);
    const [median, most] = [sorted[sorted.length >> 1], sorted[sorted.length - 1]];
    return `${step} ${median.toFixed(0)} … ${most.toFixed(0)}`;
  }).join(", ");
}

const nameOf = (path: string): string =>
  path.length < 40 ? path : `/recommend with ${MOST_RATINGS} ratings`;
const kib = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;

let isExceeded = false;
await using server = await startServer("serve", Deno.env.toObject());
await using browser = await launchBrowser();
const long = await longest(server.address);
for (const path of [...PATHS, long]) {
  const weight = await weighPage(browser, server.address + path, "fr-FR");
  const { lcpMs, cls } = await vitalsOf(browser, server.address + path);
  isExceeded ||= Object.entries(BUDGETS).some(([kind, most]) =>
    weight[kind as keyof typeof BUDGETS] > most
  ) || lcpMs > BUDGET_LCP_MS || cls > BUDGET_CLS;
  const { html, script, charts, all } = weight;
  await print(
    Deno.stdout,
    `${nameOf(path)}: HTML ${kib(html)}, script ${kib(script)}, charts ${kib(charts)}, all ${
      kib(all)
    }; ` +
      `LCP ${(lcpMs / 1000).toFixed(2)} s, CLS ${cls.toFixed(3)}\n`,
  );
}
for (const path of ["/recommend", long]) {
  const line = await clickLine(browser, server.address + path);
  await print(Deno.stdout, `a star's click on ${nameOf(path)}, ms, median … most: ${line}\n`);
}
await server.stop("SIGTERM");
if (isExceeded) Deno.exitCode = 1;
