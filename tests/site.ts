import axe from "axe-core";
import { assertEquals } from "@std/assert";
import type { Browser, BrowserContextOptions, Page, Route } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { scrollThrough } from "./scroll.ts";
import { type RunningServer, startServer } from "./command.ts";
import { type SmallData, smallData } from "./small_snapshot.ts";

/** Where posters come from, which no test asks. */
export const POSTER_HOST = "https://image.tmdb.org";

interface VisitOptions extends BrowserContextOptions {
  /** Answers in the place of TMDB's host; the visit begins before the posters are there. */
  readonly posters?: (route: Route) => Promise<void>;
}

/** The site over the small made-up data, with a browser to look at it. */
export class TestSite implements AsyncDisposable {
  private constructor(
    readonly data: SmallData,
    readonly server: RunningServer,
    readonly browser: Browser,
  ) {}

  /** @param part whether the films have pictures at TMDB, and the site shows them */
  static async open(part: "plain" | "posters" = "plain"): Promise<TestSite> {
    const data = await smallData(part);
    const POSTERS = String(part === "posters");
    const server = await startServer("start", { DATA_DIR: data.dataDir, POSTERS });
    return new TestSite(data, server, await launchBrowser());
  }

  /** A page of the site in a browser of its own settings, watched for what no page may do. */
  async visit(path: string, { posters, ...options }: VisitOptions = {}): Promise<Visit> {
    const context = await this.browser.newContext({ locale: "en-GB", ...options });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    if (posters) await page.route(`${POSTER_HOST}/**`, posters);
    const hosts = posters ? [this.server.address, POSTER_HOST] : [this.server.address];
    const visit = new Visit(page, hosts);
    await page.goto(this.server.address + path, {
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

/** A visit to a page, which must end without an error and without a request to another host. */
export class Visit implements AsyncDisposable {
  readonly #faults: string[] = [];

  constructor(readonly page: Page, hosts: readonly string[]) {
    page.on("pageerror", (error) => this.#faults.push(String(error)));
    page.on("console", (message) => {
      // A page that answers 404 is a line in the console too.
      const isAnswer = message.text().startsWith("Failed to load resource") &&
        message.location().url === page.url();
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

  /** What axe finds against WCAG 2.2 AA and good practice, as readable lines. */
  async accessibilityFaults(): Promise<string[]> {
    await this.page.evaluate(axe.source);
    return await this.page.evaluate(async () => {
      const { violations } = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    assertEquals(this.#faults, [], `faults on ${this.page.url()}`);
    await this.page.context().close();
  }
}
