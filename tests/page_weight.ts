import { get } from "node:http";
import { assert, assertEquals } from "@std/assert";
import type { Browser } from "playwright-core";
import { scrollThrough } from "./scroll.ts";

/** Bytes of content that came over the wire, compressed by gzip. */
export interface PageWeight {
  readonly html: number;
  /** Scripts but the drawing library's. */
  readonly script: number;
  readonly charts: number;
  readonly all: number;
}

/** What a page may weigh, as {@link PageWeight} counts. */
export const BUDGETS: PageWeight = {
  html: 30 * 1024,
  script: 25 * 1024,
  charts: 65 * 1024,
  all: 300 * 1024,
};

/** The file of the drawing library, fetched when a chart comes near the window. */
const isDrawing = (url: string): boolean => /\/draw[-.]/.test(url);

/**
 * Loads a page with an empty cache, looks at it to its end and weighs all that was fetched. Each file
 * is asked for once more by itself, for Chromium takes the smaller brotli and budgets are for gzip.
 */
export async function weighPage(
  browser: Browser,
  address: string,
  locale = "en-GB",
): Promise<PageWeight> {
  const context = await browser.newContext({ locale });
  const fetched: { type: string; url: string }[] = [];
  try {
    const page = await context.newPage();
    page.on("response", (response) => {
      const url = response.url();
      if (/^http/.test(url)) fetched.push({ type: response.request().resourceType(), url });
    });
    await page.goto(address);
    await scrollThrough(page);
    await page.waitForLoadState("networkidle");
  } finally {
    await context.close();
  }
  const weight = { html: 0, script: 0, charts: 0, all: 0 };
  for (const { type, url } of fetched) {
    const bytes = await bytesOf(url, locale);
    weight.all += bytes;
    if (type === "document") weight.html += bytes;
    else if (isDrawing(url)) weight.charts += bytes;
    else if (type === "script") weight.script += bytes;
  }
  return weight;
}

/** How many bytes an answer's content has on its way. */
function bytesOf(url: string, locale: string): Promise<number> {
  const headers = { "Accept-Encoding": "gzip", "Accept-Language": locale };
  return new Promise((resolve, reject) => {
    get(url, { headers }, async (response) => {
      let bytes = 0;
      for await (const chunk of response) bytes += chunk.length;
      resolve(bytes);
    }).on("error", reject);
  });
}

/** @throws {AssertionError} naming what is over its budget, and where nothing was weighed */
export function assertWithinBudgets(weight: PageWeight, path: string): void {
  assert(weight.html > 0 && weight.script > 0, `nothing was weighed on ${path}`);
  const over = (["html", "script", "charts", "all"] as const)
    .filter((kind) => weight[kind] > BUDGETS[kind])
    .map((kind) => `${kind} ${weight[kind]} of ${BUDGETS[kind]} bytes`);
  assertEquals(over, [], path);
}
