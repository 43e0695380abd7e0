import axe from "axe-core";
import { assertEquals } from "@std/assert";
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { scrollThrough } from "./scroll.ts";
import { type RunningServer, startServer } from "./command.ts";
import { type SmallData, smallData, type SmallPart } from "./small_snapshot.ts";

/** Where posters come from, which no test asks. */
export const POSTER_HOST = "https://image.tmdb.org";

interface VisitOptions extends BrowserContextOptions {
  /** Answers in the place of TMDB's host; the visit begins before the posters are there. */
  readonly posters?: (route: Route) => Promise<void>;
  /** Takes every script out of the page, as if they were off, but lets axe run. */
  readonly withoutScripts?: boolean;
  /** Another server's address, as in `http://localhost:41234`; that of the site if left out. */
  readonly address?: string;
}

/** The site over the small made-up data, with a browser to look at it. */
export class TestSite implements AsyncDisposable {
  private constructor(
    readonly data: SmallData,
    readonly server: RunningServer,
    readonly browser: Browser,
  ) {}

  /** @param part whether the films have pictures at TMDB, which the site then shows */
  static async open(part: SmallPart = "plain"): Promise<TestSite> {
    const data = await smallData(part);
    const POSTERS = String(part !== "plain");
    const server = await startServer("start", { DATA_DIR: data.dataDir, POSTERS });
    return new TestSite(data, server, await launchBrowser());
  }

  /** A page of the site in a browser of its own settings, watched for what no page may do. */
  async visit(
    path: string,
    { posters, withoutScripts, address = this.server.address, ...options }: VisitOptions = {},
  ): Promise<Visit> {
    const context = await this.browser.newContext({ locale: "en-GB", ...options });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    if (posters) await page.route(`${POSTER_HOST}/**`, posters);
    if (withoutScripts) await page.route(address + path, takeOutScripts);
    const visit = new Visit(page, posters ? [address, POSTER_HOST] : [address]);
    await page.goto(address + path, {
      waitUntil: posters ? "domcontentloaded" : "load",
    });
    return visit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.browser.close();
    await this.server[Symbol.asyncDispose]();
    await this.data[Symbol.asyncDispose]();
  }
}

async function takeOutScripts(route: Route): Promise<void> {
  const response = await route.fetch();
  const html = (await response.text()).replaceAll(/<script\b[^>]*>.*?<\/script>/gs, "")
    .replaceAll(/<(\/?)noscript>/g, "<$1div>");
  await route.fulfill({ response, body: html });
}

/** A visit to a page, which must end without an error and without a request to another host. */
export class Visit implements AsyncDisposable {
  readonly #faults: string[] = [];

  constructor(readonly page: Page, hosts: readonly string[]) {
    page.on("pageerror", (error) => this.#faults.push(String(error)));
    page.on("console", (message) => {
      // A page that answers 404 is a line in the console too, and so is a poster that is gone.
      const { url } = message.location();
      const isAnswer = message.text().startsWith("Failed to load resource") &&
        (url === page.url() || url.startsWith(`${POSTER_HOST}/`));
      if (message.type() === "error" && !isAnswer) this.#faults.push(message.text());
    });
    page.on("request", (request) => {
      const url = request.url();
      const isKnown = url.startsWith("data:") || hosts.some((host) => url.startsWith(`${host}/`));
      if (!isKnown) this.#faults.push(`asked ${url}`);
    });
  }

  /** Looks at the whole page, so that everything is loaded that waits to be near. */
  scrollThrough = (): Promise<void> => scrollThrough(this.page);

  /**
   * What axe finds, as readable lines.
   * @param rules by their names; those of WCAG 2.2 AA and of good practice if left out
   */
  async accessibilityFaults(rules?: readonly string[]): Promise<string[]> {
    if (!await this.page.evaluate("'axe' in globalThis")) await this.page.evaluate(axe.source);
    return await this.page.evaluate(async (rules) => {
      const { violations } = await axe.run(document, {
        runOnly: rules === undefined
          ? ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
          : { type: "rule", values: [...rules] },
        resultTypes: ["violations"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    }, rules);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    assertEquals(this.#faults, [], `faults on ${this.page.url()}`);
    await this.page.context().close();
  }
}
