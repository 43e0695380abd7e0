import { assert, assertEquals } from "@std/assert";
import type { Browser, Request } from "playwright-core";
import { POSTER_HOST } from "./site.ts";
import { scrollThrough } from "./scroll.ts";

/** Bytes of content that a browser received over the wire, compressed by gzip. */
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
 * Loads a page with an empty cache, looks at it to its end and weighs what the browser received. It is
 * told to ask for gzip alone, for budgets are for gzip and Chromium takes the smaller brotli.
 */
export async function weighPage(
  browser: Browser,
  address: string,
  locale = "en-GB",
): Promise<PageWeight> {
  const extraHTTPHeaders = { "Accept-Encoding": "gzip" };
  const context = await browser.newContext({ locale, extraHTTPHeaders });
  try {
    const page = await context.newPage();
    await page.route(`${POSTER_HOST}/**`, (route) => route.abort());
    const fetched: Request[] = [];
    page.on("requestfinished", (request) => {
      if (request.url().startsWith(new URL(address).origin)) fetched.push(request);
    });
    await page.goto(address);
    await scrollThrough(page);
    await page.waitForLoadState("networkidle");
    return await weightOf(fetched);
  } finally {
    await context.close();
  }
}

async function weightOf(fetched: readonly Request[]): Promise<PageWeight> {
  const weight = { html: 0, script: 0, charts: 0, all: 0 };
  for (const request of fetched) {
    const type = request.resourceType();
    const encoding = await (await request.response())?.headerValue("Content-Encoding");
    assert(encoding === null || encoding === "gzip", `${request.url()} came as ${encoding}`);
    const { responseBodySize: bytes } = await request.sizes();
    weight.all += bytes;
    if (type === "document") weight.html += bytes;
    else if (isDrawing(request.url())) weight.charts += bytes;
    else if (type === "script") weight.script += bytes;
  }
  return weight;
}

/** @throws {AssertionError} naming what is over its budget, and where nothing was weighed */
export function assertWithinBudgets(weight: PageWeight, path: string): void {
  assert(weight.html > 0 && weight.script > 0, `nothing was weighed on ${path}`);
  const over = (["html", "script", "charts", "all"] as const)
    .filter((kind) => weight[kind] > BUDGETS[kind])
    .map((kind) => `${kind} ${weight[kind]} of ${BUDGETS[kind]} bytes`);
  assertEquals(over, [], path);
}
